/* Nearest words: how frequent the commonest word of a table is that is one letter away from
 * another. Two such words have something in common: one of them, or both without a letter. So the
 * table has a filter of its frequent forms, whole, and without each of their letters together with
 * its place; what a word and its own rests have in common with it, if anything, is then looked for.
 */
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

/* What stands in the filter for a rest whose character of that place, from 0, was left out. */
static inline uint64_t rest_hash(uint64_t hash, size_t place)
{
    return hash ^ (place + 1) * 0x9E3779B97F4A7C15u;
}

#endif
