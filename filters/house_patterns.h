/* Patterns: words and patterns of words from a dictionary, found in running text by the first
 * letters of a word. A key is words with a space between:
 *
 *     towards                       a word; at the beginning of a sentence with a capital, too
 *     It should|would be about      one of several words
 *     ~an|ish|ese Leader|Boss Aa    a capitalised word that ends so; any capitalised word
 *     appealed ?again , *4 must     a word that may be missing; a comma; up to four small words
 *     # per cent                    a figure, which the pattern begins with */
#ifndef WIRECOPY_HOUSE_PATTERNS_H
#define WIRECOPY_HOUSE_PATTERNS_H

#include "dictionary.h"
#include "prose.h"

struct patterns;

/* A place where a pattern stands: its bytes, a figure before it not included. */
struct pattern_found {
    const struct entry *entry;
    size_t from, to;
};

/* The patterns of a section; the dictionary must outlive them. NULL where the section is empty. */
struct patterns *patterns_open(const struct dictionary *, const char *section);
void patterns_close(struct patterns *);

/* Patterns are filed under the first three letters of their first fixed word. */
enum { PATTERN_SLOTS = 4096 };

static inline unsigned pattern_letter(char byte)
{
    return (unsigned char)((byte | 32) - 'a') < 26 ? byte & 31u : 0;
}

static inline size_t pattern_slot(const char *bytes)
{
    unsigned second = pattern_letter(bytes[1]);
    unsigned letters =
        (unsigned char)bytes[0] % 32u << 10 | second << 5 | (second ? pattern_letter(bytes[2]) : 0);
    return letters * 40503u >> 4 & (PATTERN_SLOTS - 1);
}

/* Gives `bit` to the slots under which there is a pattern. */
void patterns_mark(const struct patterns *, uint8_t slots[PATTERN_SLOTS], uint8_t bit);

/* The pattern whose first fixed word is at byte `at`, where a word begins. */
bool patterns_find(const struct patterns *, const struct prose *, size_t at,
                   struct pattern_found *);

#endif
