/* Word filter: a set of words by their hashes, in some bits a word: it says that a word may be in
 * it, or that it is not. */
#ifndef WIRECOPY_WORD_FILTER_H
#define WIRECOPY_WORD_FILTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Each word has three bits in each of two cells. Of five words a cell one in two hundred others
 * seems to be there; of two, one in ten thousand. */
struct word_filter {
    uint64_t *cells;
    uint32_t cell_count; /* at least 1 */
};

static inline uint64_t *word_filter_cell(const struct word_filter *filter, uint64_t hash)
{
    return &filter->cells[(hash >> 32) * filter->cell_count >> 32];
}

static inline uint64_t word_filter_bits(uint64_t hash)
{
    return (uint64_t)1 << (hash & 63) | (uint64_t)1 << (hash >> 6 & 63) |
           (uint64_t)1 << (hash >> 12 & 63);
}

/* For the second cell. */
static inline uint64_t word_filter_rehash(uint64_t hash)
{
    hash = (hash << 32 | hash >> 32) * 0x9E3779B97F4A7C15u;
    return hash ^ hash >> 29;
}

static inline void word_filter_add(struct word_filter *filter, uint64_t hash)
{
    uint64_t again = word_filter_rehash(hash);
    *word_filter_cell(filter, hash) |= word_filter_bits(hash);
    *word_filter_cell(filter, again) |= word_filter_bits(again);
}

static inline bool word_filter_may_have(const struct word_filter *filter, uint64_t hash)
{
    if (~*word_filter_cell(filter, hash) & word_filter_bits(hash))
        return false;
    uint64_t again = word_filter_rehash(hash);
    return (~*word_filter_cell(filter, again) & word_filter_bits(again)) == 0;
}

#endif
