/* Suggestions: the words of a table that are nearest to a misspelt one. */
#ifndef WIRECOPY_SUGGESTIONS_H
#define WIRECOPY_SUGGESTIONS_H

#include "word_table.h"

enum { MOST_SUGGESTED = 8 };

struct suggestion {
    char word[2 * TABLE_LONGEST_WORD + 2];
    int cost; /* what it takes to get there, less what the word's frequency is worth: 100 an edit */
};

struct suggestions {
    struct suggestion items[MOST_SUGGESTED]; /* best first; of equal ones, by their bytes */
    size_t count;
};

/* Adds the words within two edits of `word`, in its case, and two words that it may be run together
 * of. The work is bounded by the size of the table: below a millisecond for English. */
void suggest_from_table(const struct word_table *, const char *word, size_t length,
                        struct suggestions *);

/* The frequency of the commonest form that is one letter away (one more, one less, another, or two
 * swapped), in the word's case or with its first letter small; -1 where there is none. */
int nearest_in_table(const struct word_table *, const char *word, size_t length);

#endif
