/* Likeness: what it takes to make one word of another that it was perhaps mistaken for. */
#ifndef WIRECOPY_LIKENESS_H
#define WIRECOPY_LIKENESS_H

#include "dictionary.h"

enum { EDIT = 100, NO_WAY = 10000 }; /* a letter too many, too few, or another one; too far */

enum { MOST_CHARACTERS = 31, LONGEST_SPELLING = 6 };

/* Letters that sound alike: "f", "ph". */
struct confusion {
    uint32_t wrong[LONGEST_SPELLING], right[LONGEST_SPELLING];
    uint8_t wrong_count, right_count;
};

/* The confusions of a language, from sounds.dict. */
struct confusions {
    struct confusion *items;
    size_t count, capacity;
};

void confusions_open(struct confusions *, const char *language, struct report *);
void confusions_close(struct confusions *);

/* Adds those of the lines REP of a dictionary's .aff file, in UTF-8. */
void confusions_add_replacements(struct confusions *, const struct text *aff);

struct misspelt {
    uint32_t characters[MOST_CHARACTERS]; /* in small letters, with straight apostrophes */
    size_t count;
    bool is_capitalised, is_capitals;
    int extras[MOST_CHARACTERS];          /* what each costs if it is too many */
    uint8_t changes[MOST_CHARACTERS][26]; /* what each costs if it should be another letter */
    /* The confusions whose wrong letters end before character i: from[i] to from[i + 1]. */
    const struct confusion *confusions[8 * MOST_CHARACTERS];
    uint16_t from[MOST_CHARACTERS + 2];
};

/* False for a word that is too long, or has one letter only. */
bool read_misspelt(const char *word, size_t length, const struct confusions *, struct misspelt *);

/* The cost of the cheapest way from the misspelt word to the other one, which is in small letters;
 * NO_WAY where it is above `limit`. Letters doubled, mixed up, left out in a row or written as they
 * sound cost less than EDIT each. */
int likeness_cost(const struct misspelt *, const uint32_t *word, size_t count, int limit);

#endif
