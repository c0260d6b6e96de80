/* Suggestions: the words of a table that are nearest to a misspelt one. */
#ifndef WIRECOPY_SUGGESTIONS_H
#define WIRECOPY_SUGGESTIONS_H

#include "likeness.h"
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

/* Puts it in its place; the worst goes where there are too many. */
void suggestions_add(struct suggestions *, const struct suggestion *);

/* Adds the words that are nearest to `word`, in its case, and two words that it may be run together
 * of. The work is bounded by the size of the table: below a millisecond for English. */
void suggest_from_table(const struct word_table *, const struct confusions *, const char *word,
                        size_t length, struct suggestions *);

/* Adds the nearest of the frequent words alone, for no more than `most_cost`: some hundredths of a
 * millisecond. */
void suggest_frequent(const struct word_table *, const struct confusions *, const char *word,
                      size_t length, int most_cost, struct suggestions *);

/* Adds compounds of two words of which the misspelt one has one, and something like the other.
 * Whether the dictionary accepts them is yet to be asked. */
void suggest_compounds(const struct word_table *, const struct confusions *, const char *word,
                       size_t length, struct suggestions *);

#endif
