/* Spelling compounds: words that are written together of others. */
#include "spelling_compounds.h"

#include "characters.h"

#include <string.h>

enum { SHORTEST_FIRST = 3, SHORTEST_SECOND = 4, SHORTEST_NOUN = 7, MOST_PARTS = 3 };

/* Whether it is a word, or a noun that stands small inside a compound. */
static bool is_part(struct speller *speller, const char *part, size_t length)
{
    char noun[128];
    size_t size;
    if (speller_table_knows(speller, part, length))
        return true;
    size_t to = character_write(character_upper(character_at(part, length, 0, &size)), noun);
    if (length > sizeof noun - 4)
        return false;
    memcpy(noun + to, part + size, length - size);
    return speller_table_knows(speller, noun, to + length - size);
}

bool is_first_part(struct speller *speller, const char *part, size_t length)
{
    static const char *const links[] = {"", "s", "es", "zu", "-"};
    for (size_t i = 0; i < sizeof links / sizeof *links; i++) {
        size_t link = strlen(links[i]);
        if (length >= SHORTEST_FIRST + link && memcmp(part + length - link, links[i], link) == 0 &&
            is_part(speller, part, length - link))
            return true;
    }
    return false;
}

/* A last part is written small in a word that is no noun. */
static bool is_last_part(struct speller *speller, bool is_noun, const char *part, size_t length)
{
    return length >= SHORTEST_SECOND &&
           (is_noun ? is_part(speller, part, length) : speller_table_knows(speller, part, length));
}

static bool is_made_of_parts(struct speller *speller, bool is_noun, const char *word, size_t length,
                             unsigned most_parts)
{
    for (size_t at = SHORTEST_FIRST; at + SHORTEST_SECOND <= length; at++)
        if (((unsigned char)word[at] & 0xC0) != 0x80 && is_first_part(speller, word, at) &&
            (is_last_part(speller, is_noun, word + at, length - at) ||
             (most_parts > 2 &&
              is_made_of_parts(speller, is_noun, word + at, length - at, most_parts - 1))))
            return true;
    return false;
}

bool is_compound(struct speller *speller, bool is_noun, const char *word, size_t length)
{
    return is_made_of_parts(speller, is_noun, word, length, MOST_PARTS);
}

bool begins_with_noun(struct speller *speller, const char *word, size_t length)
{
    for (size_t at = SHORTEST_NOUN; at + SHORTEST_SECOND <= length; at++)
        if (speller_frequency(speller, word, at) > 0)
            return true;
    return false;
}
