/* Scan: to the next pair of bytes that a rule cares about; 32 bytes at once where the machine can. */
#include "scan.h"

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

/* The kinds of one side, by halves, in both lanes. */
struct lanes {
    __m256i low, high;
};

WITH_AVX2 static inline struct lanes lanes_of(const uint8_t halves[2][16])
{
    return (struct lanes){
        _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)halves[0])),
        _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)halves[1]))};
}

/* Both halves of a byte must have a kind. Bytes that do not have it may pass by the halves of two
 * others that do: what is found is looked up again. */
WITH_AVX2 static inline __m256i kinds_of(__m256i low, __m256i high, const struct lanes *lanes)
{
    return _mm256_and_si256(_mm256_shuffle_epi8(lanes->low, low),
                            _mm256_shuffle_epi8(lanes->high, high));
}

WITH_AVX2 static size_t scan_next_avx2(const struct scan *scan, const char *bytes, size_t at,
                                       size_t length)
{
    const __m256i half = _mm256_set1_epi8(15), none = _mm256_setzero_si256();
    const struct lanes left = lanes_of(scan->halves[0][0]), right = lanes_of(scan->halves[0][1]);
    const struct lanes more_left = lanes_of(scan->halves[1][0]),
                       more_right = lanes_of(scan->halves[1][1]);
    for (; at + 32 <= length; at += 32) {
        __m256i first = _mm256_loadu_si256((const __m256i *)(bytes + at));
        __m256i second = _mm256_loadu_si256((const __m256i *)(bytes + at + 1));
        __m256i first_low = _mm256_and_si256(first, half);
        __m256i first_high = _mm256_and_si256(_mm256_srli_epi16(first, 4), half);
        __m256i second_low = _mm256_and_si256(second, half);
        __m256i second_high = _mm256_and_si256(_mm256_srli_epi16(second, 4), half);
        __m256i kinds = _mm256_and_si256(kinds_of(first_low, first_high, &left),
                                         kinds_of(second_low, second_high, &right));
        if (scan->has_many)
            kinds = _mm256_or_si256(
                kinds, _mm256_and_si256(kinds_of(first_low, first_high, &more_left),
                                        kinds_of(second_low, second_high, &more_right)));
        unsigned found = ~(unsigned)_mm256_movemask_epi8(_mm256_cmpeq_epi8(kinds, none));
        for (; found; found &= found - 1) {
            size_t place = at + (size_t)__builtin_ctz(found);
            if (scan_pair(scan, bytes, place))
                return place;
        }
    }
    return scan_next_bytewise(scan, bytes, at, length);
}
#endif

static void add_halves(uint8_t halves[2][16], size_t byte, unsigned kinds)
{
    halves[0][byte & 15] |= (uint8_t)kinds;
    halves[1][byte >> 4] |= (uint8_t)kinds;
}

void scan_prepare(struct scan *scan)
{
    for (size_t byte = 0; byte < 256; byte++) {
        add_halves(scan->halves[0][0], byte, scan->left[byte]);
        add_halves(scan->halves[0][1], byte, scan->right[byte]);
        add_halves(scan->halves[1][0], byte, scan->left[byte] >> 8);
        add_halves(scan->halves[1][1], byte, scan->right[byte] >> 8);
        scan->has_many |= scan->left[byte] >> 8 != 0;
    }
    scan->next = scan_next_bytewise;
#ifdef __x86_64__
    if (__builtin_cpu_supports("avx2"))
        scan->next = scan_next_avx2;
#endif
}
