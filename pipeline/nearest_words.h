/* Nearest words: how frequent the commonest word of a table is that is one letter away from
 * another. */
#ifndef WIRECOPY_NEAREST_WORDS_H
#define WIRECOPY_NEAREST_WORDS_H

#include "word_table.h"

/* The frequency of the commonest form that is one letter away (one more, one less, another, or two
 * swapped), in the word's case or with its first letter small; 0 where none of them is frequent. */
int nearest_in_table(const struct word_table *, const char *word, size_t length);

#endif
