/* Word filter: a set of words by their hashes, in some bits a word: it says that a word may be in
 * it, or that it is not. */
#ifndef WIRECOPY_WORD_FILTER_H
#define WIRECOPY_WORD_FILTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The bits of a word are in one of the cells. Of five words a cell one in a hundred others seems to
 * be there; of two, one in some thousands. */
struct word_filter {
    uint64_t *cells;
    uint32_t cell_count; /* at least 1 */
};

static inline uint64_t word_filter_bits(uint64_t hash)
{
    return (uint64_t)1 << (hash & 63) | (uint64_t)1 << (hash >> 6 & 63) |
           (uint64_t)1 << (hash >> 12 & 63) | (uint64_t)1 << (hash >> 18 & 63) |
           (uint64_t)1 << (hash >> 24 & 63);
}

static inline uint64_t *word_filter_cell(const struct word_filter *filter, uint64_t hash)
{
    return &filter->cells[(hash >> 32) * filter->cell_count >> 32];
}

static inline void word_filter_add(struct word_filter *filter, uint64_t hash)
{
    *word_filter_cell(filter, hash) |= word_filter_bits(hash);
}

static inline bool word_filter_may_have(const struct word_filter *filter, uint64_t hash)
{
    return (~*word_filter_cell(filter, hash) & word_filter_bits(hash)) == 0;
}

#endif
