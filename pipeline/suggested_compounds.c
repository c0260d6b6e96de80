/* Suggested compounds: a word misspelt in one of the two words that it is written together of:
 * "Weltmeistertschaft". */
#include "characters.h"
#include "suggestions.h"

#include <string.h>

enum { SHORTEST_PART = 3, SHORTEST_COMPOUND = 8, MOST_CUTS = 2, MOST_OF_A_PART = 3 };

/* Writes a part with its first letter small, or as a capital. */
static size_t write_first(const char *part, size_t length, bool as_capital, char *written)
{
    size_t size;
    uint32_t first = character_at(part, length, 0, &size);
    size_t to =
        character_write(as_capital ? character_upper(first) : character_lower(first), written);
    memcpy(written + to, part + size, length - size);
    return to + length - size;
}

/* Whether it is a word, or a noun that stands small inside a compound. */
static bool is_part(const struct word_table *table, const char *part, size_t length)
{
    char noun[TABLE_LONGEST_WORD + 4];
    return word_table_knows(table, part, length) ||
           word_table_knows(table, noun, write_first(part, length, true, noun));
}

/* The first part may have an s behind it: "Bevölkerungs-". */
static bool is_first_part(const struct word_table *table, const char *part, size_t length)
{
    return is_part(table, part, length) ||
           (length > SHORTEST_PART && part[length - 1] == 's' && is_part(table, part, length - 1));
}

/* Adds the compounds of the part that is right and what the other one may be. */
static void mend_part(const struct word_table *table, const struct confusions *confusions,
                      const char *word, size_t length, size_t cut, bool is_first,
                      struct suggestions *all)
{
    struct suggestions parts = {.count = 0};
    suggest_from_table(table, confusions, is_first ? word : word + cut,
                       is_first ? cut : length - cut, &parts);
    for (size_t i = 0; i < parts.count && i < MOST_OF_A_PART; i++) {
        struct suggestion compound = {.cost = parts.items[i].cost};
        const char *part = parts.items[i].word;
        size_t part_length = strlen(part), kept = is_first ? length - cut : cut;
        if (part_length + 4 + kept >= sizeof compound.word || strchr(part, ' '))
            continue;
        size_t to = is_first ? 0 : cut;
        memcpy(compound.word, word, to);
        if (is_first)
            memcpy(compound.word, part, to = part_length);
        else
            to += write_first(part, part_length, false, compound.word + to);
        if (is_first)
            memcpy(compound.word + to, word + cut, kept);
        suggestions_add(all, &compound);
    }
}

void suggest_compounds(const struct word_table *table, const struct confusions *confusions,
                       const char *word, size_t length, struct suggestions *all)
{
    unsigned first_cuts = 0, last_cuts = 0;
    if (length < SHORTEST_COMPOUND || length > TABLE_LONGEST_WORD)
        return;
    for (size_t cut = SHORTEST_PART; cut + SHORTEST_PART <= length && last_cuts < MOST_CUTS; cut++)
        if (((unsigned char)word[cut] & 0xC0) != 0x80 && is_part(table, word + cut, length - cut)) {
            mend_part(table, confusions, word, length, cut, true, all);
            last_cuts++;
        }
    for (size_t cut = length - SHORTEST_PART; cut >= SHORTEST_PART && first_cuts < MOST_CUTS; cut--)
        if (((unsigned char)word[cut] & 0xC0) != 0x80 && is_first_part(table, word, cut)) {
            mend_part(table, confusions, word, length, cut, false, all);
            first_cuts++;
        }
}
