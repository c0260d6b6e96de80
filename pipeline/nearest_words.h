/* Nearest words: how frequent the commonest word of a table is that is one letter away from
 * another. Two such words have something in common: one of them, or both without a letter. So the
 * table has a filter of its frequent forms, whole and without each of their letters; what a word
 * and its own rests have in common with it, if anything, is then looked for. */
#ifndef WIRECOPY_NEAREST_WORDS_H
#define WIRECOPY_NEAREST_WORDS_H

#include "word_table.h"

/* The frequency of the commonest form that is one letter away (one more, one less, another, or two
 * swapped), in the word's case or with its first letter small; 0 where none of them is frequent. */
int nearest_in_table(const struct word_table *, const char *word, size_t length);

/* The hashes of a word, first, and of what is left of it without each of its characters; how many
 * they are: 0 where it has too many. */
enum { MOST_REDUCED = 32 };
size_t reduced_hashes(const char *word, size_t length, uint64_t hashes[static MOST_REDUCED]);

#endif
