/* Scan: to the next pair of bytes that a rule cares about; 32 bytes at once where the machine can.
 */
#include "scan.h"

enum { LANES = 16 };

void scan_add(uint16_t side[256], uint16_t bit, const char *bytes, int others)
{
    for (; *bytes; bytes++)
        side[(unsigned char)*bytes] |= bit;
    for (size_t byte = 0x80; others && byte < 256; byte++)
        side[byte] |= bit;
}

void scan_add_all(uint16_t side[256], uint16_t bit)
{
    for (size_t byte = 0; byte < 256; byte++)
        side[byte] |= bit;
}

size_t scan_next_bytewise(const struct scan *scan, const char *bytes, size_t at, size_t length)
{
    while (at < length && !scan_pair(scan, bytes, at))
        at++;
    return at;
}

#ifdef __x86_64__
#include <immintrin.h>
#define WITH_AVX2 __attribute__((target("avx2")))

/* Eight lanes, by the halves of a first and of a second byte, for either half of a register. */
struct lanes {
    __m256i left_low, left_high, right_low, right_high;
};

WITH_AVX2 static inline __m256i in_both_halves(const uint8_t table[16])
{
    return _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)table));
}

WITH_AVX2 static inline struct lanes lanes_of(const uint8_t halves[2][2][16])
{
    return (struct lanes){in_both_halves(halves[0][0]), in_both_halves(halves[0][1]),
                          in_both_halves(halves[1][0]), in_both_halves(halves[1][1])};
}

/* 32 pairs: the halves of their bytes. */
struct pairs {
    __m256i left_low, left_high, right_low, right_high;
};

WITH_AVX2 static inline struct pairs pairs_at(const char *bytes)
{
    const __m256i half = _mm256_set1_epi8(15);
    __m256i left = _mm256_loadu_si256((const __m256i *)bytes);
    __m256i right = _mm256_loadu_si256((const __m256i *)(bytes + 1));
    return (struct pairs){
        _mm256_and_si256(left, half), _mm256_and_si256(_mm256_srli_epi16(left, 4), half),
        _mm256_and_si256(right, half), _mm256_and_si256(_mm256_srli_epi16(right, 4), half)};
}

/* The lanes of each pair: all four halves must be of the lane. A pair may pass by halves of others
 * that are: what is found is looked up again. */
WITH_AVX2 static inline __m256i lanes_with(const struct lanes *lanes, const struct pairs *pairs)
{
    __m256i left = _mm256_and_si256(_mm256_shuffle_epi8(lanes->left_low, pairs->left_low),
                                    _mm256_shuffle_epi8(lanes->left_high, pairs->left_high));
    __m256i right = _mm256_and_si256(_mm256_shuffle_epi8(lanes->right_low, pairs->right_low),
                                     _mm256_shuffle_epi8(lanes->right_high, pairs->right_high));
    return _mm256_and_si256(left, right);
}

WITH_AVX2 static size_t scan_next_avx2(const struct scan *scan, const char *bytes, size_t at,
                                       size_t length)
{
    if (length < 32)
        return scan_next_bytewise(scan, bytes, at, length);
    const struct lanes lanes = lanes_of(scan->halves[0]), more = lanes_of(scan->halves[1]);
    for (; at < length; at += 32) {
        /* The last block ends with the text, and begins in what was seen. */
        size_t from = at + 32 <= length ? at : length - 32;
        struct pairs pairs = pairs_at(bytes + from);
        __m256i kinds = lanes_with(&lanes, &pairs);
        if (scan->has_many)
            kinds = _mm256_or_si256(kinds, lanes_with(&more, &pairs));
        __m256i is_none = _mm256_cmpeq_epi8(kinds, _mm256_setzero_si256());
        unsigned found = ~(unsigned)_mm256_movemask_epi8(is_none) & ~0u << (at - from);
        for (; found; found &= found - 1) {
            size_t place = from + (size_t)__builtin_ctz(found);
            if (scan_pair(scan, bytes, place))
                return place;
        }
    }
    return length;
}
#endif

/* The low halves of a kind's bytes, by their high half. */
struct rows {
    uint16_t of[16];
};

static void read_rows(const uint16_t side[256], struct rows rows[LANES])
{
    for (size_t byte = 0; byte < 256; byte++)
        for (unsigned kinds = side[byte]; kinds; kinds &= kinds - 1)
            rows[__builtin_ctz(kinds)].of[byte >> 4] |= (uint16_t)(1u << (byte & 15));
}

/* Adds the rows of the high halves in `which` to one side of a lane. */
static void add_rows(struct scan *scan, size_t lane, size_t side, const struct rows *rows,
                     unsigned which)
{
    uint8_t bit = (uint8_t)(1u << lane % 8), (*halves)[16] = scan->halves[lane / 8][side];
    unsigned lows = 0;
    for (unsigned high = 0; high < 16; high++)
        if (which >> high & 1 && rows->of[high]) {
            lows |= rows->of[high];
            halves[1][high] |= bit;
        }
    for (unsigned low = 0; low < 16; low++)
        halves[0][low] |= (uint8_t)(lows >> low & 1 ? bit : 0);
}

/* Those of the high halves in `which` that have the same low halves as the first of them. */
static unsigned like_first(const struct rows *rows, unsigned which)
{
    unsigned first = (unsigned)__builtin_ctz(which), like = 0;
    for (unsigned high = first; high < 16; high++)
        if (which >> high & 1 && rows->of[high] == rows->of[first])
            like |= 1u << high;
    return like;
}

/* A kind has a lane at least; while there are lanes to spare, one for each different row of its
 * first bytes, so that nothing passes that is not meant. */
static void fill_lanes(struct scan *scan, unsigned kinds)
{
    struct rows left[LANES] = {{{0}}}, right[LANES] = {{{0}}};
    size_t lane = 0;
    read_rows(scan->left, left);
    read_rows(scan->right, right);
    for (unsigned kind = 0; kind < kinds; kind++) {
        unsigned rest = 0;
        for (unsigned high = 0; high < 16; high++)
            rest |= (unsigned)(left[kind].of[high] != 0) << high;
        for (unsigned taken; rest; rest &= ~taken) {
            bool can_split = lane + kinds - kind < LANES;
            taken = can_split ? like_first(&left[kind], rest) : rest;
            add_rows(scan, lane, 0, &left[kind], taken);
            add_rows(scan, lane, 1, &right[kind], 0xFFFF);
            lane++;
        }
    }
    scan->has_many = lane > 8;
}

void scan_prepare(struct scan *scan)
{
    unsigned all = 0;
    for (size_t byte = 0; byte < 256; byte++)
        all |= scan->left[byte];
    fill_lanes(scan, all ? 32 - (unsigned)__builtin_clz(all) : 0);
    scan->next = scan_next_bytewise;
#ifdef __x86_64__
    if (__builtin_cpu_supports("avx2"))
        scan->next = scan_next_avx2;
#endif
}
