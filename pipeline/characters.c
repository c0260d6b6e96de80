/* Characters: look-ups in the tables that generate/character_tables.c writes. */
#include "characters.h"

#include <stddef.h>
#include <string.h>
#include <strings.h>

struct case_pair {
    uint32_t from, to;
};

extern const struct case_pair character_lowers[], character_uppers[];
extern const size_t character_lower_count, character_upper_count;
extern const struct locale_marks locale_mark_table[];
extern const size_t locale_mark_count;

bool character_among(uint32_t character, const uint16_t *list)
{
    while (*list && *list != character)
        list++;
    return *list != 0;
}

static uint32_t mapped(const struct case_pair *pairs, size_t count, uint32_t character)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (pairs[middle].from < character)
            low = middle + 1;
        else
            high = middle;
    }
    return low < count && pairs[low].from == character ? pairs[low].to : character;
}

uint32_t character_lower(uint32_t character)
{
    if (character < 0x80)
        return character - 'A' < 26 ? character + 32 : character;
    return mapped(character_lowers, character_lower_count, character);
}

uint32_t character_upper(uint32_t character)
{
    if (character < 0x80)
        return character - 'a' < 26 ? character - 32 : character;
    return mapped(character_uppers, character_upper_count, character);
}

const struct locale_marks *locale_marks(const char *language)
{
    size_t length = strlen(language);
    while (length) {
        for (size_t i = 0; i < locale_mark_count; i++) {
            const char *locale = locale_mark_table[i].locale;
            if (strlen(locale) == length && strncasecmp(locale, language, length) == 0)
                return &locale_mark_table[i];
        }
        while (length && language[length - 1] != '-' && language[length - 1] != '_')
            length--;
        length -= length > 0;
    }
    return NULL;
}
