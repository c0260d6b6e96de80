/* Mojibake: HTML entities in text that is no HTML become the characters they stand for. */
#include "mojibake_entities.h"

#include "characters.h"
#include "charsets.h"
#include "dictionary.h"
#include "memory.h"
#include "mojibake_remains.h"

#include <stdlib.h>
#include <string.h>

enum { LONGEST_NAME = 12 };

struct entities {
    struct report *report;
    struct dictionary *dictionary; /* NULL until an entity is met */
    bool is_markup;                /* the text that was begun last is HTML or XML */
};

struct entities *entities_open(struct report *report)
{
    struct entities *entities = memory_allocate(1, sizeof *entities);
    entities->report = report;
    return entities;
}

void entities_close(struct entities *entities)
{
    if (entities->dictionary)
        dictionary_close(entities->dictionary);
    free(entities);
}

/* "<" that would begin a tag before what follows it. */
static bool begins_tag(const char *bytes, size_t length, size_t at)
{
    return at < length &&
           (is_ascii_letter(bytes[at]) || bytes[at] == '/' || bytes[at] == '!' || bytes[at] == '?');
}

static bool is_markup(const char *bytes, size_t length)
{
    for (size_t at = 0; at < length; at++) {
        const char *found = memchr(bytes + at, '<', length - at);
        if (!found)
            return false;
        at = (size_t)(found - bytes);
        if (begins_tag(bytes, length, at + 1))
            return true;
    }
    return false;
}

size_t entities_next(struct entities *entities, const char *bytes, size_t at, size_t length)
{
    for (; !entities->is_markup && at < length; at++) {
        const char *found = memchr(bytes + at, '&', length - at);
        if (!found)
            return length;
        at = (size_t)(found - bytes);
        if (at + 1 >= length || !(is_ascii_letter(bytes[at + 1]) || bytes[at + 1] == '#'))
            continue;
        if (!memchr(bytes + at, ';', length - at < LONGEST_NAME ? length - at : LONGEST_NAME))
            continue;
        if (!entities->dictionary)
            entities->dictionary = dictionary_open("entities", entities->report);
        return at;
    }
    return length;
}

size_t entities_begin(struct entities *entities, const char *bytes, size_t length)
{
    entities->is_markup = false;
    if (!length || !memchr(bytes, '&', length))
        return length;
    entities->is_markup = is_markup(bytes, length);
    return entities_next(entities, bytes, 0, length);
}

/* "#8217" or "#x2019"; what browsers make of 128 to 159 is windows-1252. */
static uint32_t number_value(const char *name, size_t length)
{
    bool is_hexadecimal = length > 2 && (name[1] | 32) == 'x';
    uint32_t value = 0;
    for (size_t i = is_hexadecimal ? 2 : 1; i < length; i++) {
        uint32_t digit = is_ascii_digit(name[i]) ? (uint32_t)(name[i] - '0')
                         : is_hexadecimal && is_ascii_letter(name[i])
                             ? (uint32_t)((name[i] | 32) - 'a') + 10
                             : 99;
        if (digit >= (is_hexadecimal ? 16u : 10u) || value > 0x10FFFF)
            return NO_CHARACTER;
        value = value * (is_hexadecimal ? 16 : 10) + digit;
    }
    if (value >= 0x80 && value < 0xA0)
        value = charset_meanings[WINDOWS_1252][value - 0x80];
    bool is_none = value < 0x20 || value == 0x7F || value > 0x10FFFF ||
                   character_is(value) & IS_CONTROL;
    return is_none ? NO_CHARACTER : value;
}

/* An address keeps its entities: it works with them. */
static bool is_in_address(const char *bytes, size_t at)
{
    size_t from = at;
    while (from > 0 && at - from < 2000 && (unsigned char)bytes[from - 1] > ' ')
        from--;
    return memmem(bytes + from, at - from, "://", 3) || memmem(bytes + from, at - from, "www.", 4);
}

/* The character of the entity at `at` as UTF-8 in `made`, and its bytes; 0 where there is none. */
static size_t resolve(const struct entities *entities, const char *bytes, size_t length, size_t at,
                      char *made, size_t *size)
{
    const char *name = bytes + at + 1;
    size_t room = length - at - 1 < LONGEST_NAME ? length - at - 1 : LONGEST_NAME;
    const char *end = memchr(name, ';', room);
    size_t name_length = end ? (size_t)(end - name) : 0;
    if (name_length < 2)
        return 0;
    if (name[0] == '#') {
        uint32_t value = number_value(name, name_length);
        *size = value == NO_CHARACTER ? 0 : character_write(value, made);
    } else {
        const struct entry *entry = dictionary_find(entities->dictionary, "", name, name_length);
        *size = entry ? strlen(entry->value) : 0;
        if (*size > 4)
            *size = 0;
        if (*size)
            memcpy(made, entry->value, *size);
    }
    size_t behind = at + name_length + 2;
    if (*size == 2 && memcmp(made, "¿", 2) == 0 && is_inside_word(bytes, at, behind, length) &&
        !mark_for_apostrophe(bytes, at, behind, length))
        return 0;
    if (!*size || (*made == '<' && begins_tag(bytes, length, behind)) || is_in_address(bytes, at))
        return 0;
    return name_length + 2;
}

bool entities_find(const struct entities *entities, const char *bytes, size_t length,
                   struct changes *changes)
{
    if (entities->is_markup || !entities->dictionary)
        return false;
    bool in_tag = false; /* &lt;b&gt; stays whole */
    for (size_t at = 0; at < length; at++) {
        const char *found = memchr(bytes + at, '&', length - at);
        if (!found)
            break;
        at = (size_t)(found - bytes);
        char made[4];
        size_t size = 0, taken = resolve(entities, bytes, length, at, made, &size);
        bool is_tag = size == 1 && (*made == '<' ? !taken : *made == '>' && in_tag);
        if (is_tag)
            in_tag = *made == '<';
        if (!taken || is_tag)
            continue;
        changes_add(changes, (struct span){at, at + taken}, made, size, "mojibake/entity",
                    "an HTML entity in text that is no HTML");
        at += taken - 1;
    }
    return changes->count > 0;
}
