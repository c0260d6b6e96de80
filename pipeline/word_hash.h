/* Word hash: one number for a word, eight bytes a step. The same in tables on disk and in memory.
 */
#ifndef WIRECOPY_WORD_HASH_H
#define WIRECOPY_WORD_HASH_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

static inline uint64_t word_hash(const char *word, size_t length)
{
    uint64_t hash = length * 0x9E3779B97F4A7C15u, chunk;
    for (; length >= 8; word += 8, length -= 8) {
        memcpy(&chunk, word, 8);
        hash = (hash ^ chunk) * 0xD6E8FEB86659FD93u;
        hash ^= hash >> 32;
    }
    chunk = 0;
    memcpy(&chunk, word, length);
    hash = (hash ^ chunk) * 0xD6E8FEB86659FD93u;
    hash ^= hash >> 32;
    hash *= 0xD6E8FEB86659FD93u;
    return hash ^ hash >> 32;
}

#endif
