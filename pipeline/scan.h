/* Scan: runs over bytes that no rule cares about, at some gigabytes a second, to the next pair of
 * neighbours that one does. */
#ifndef WIRECOPY_SCAN_H
#define WIRECOPY_SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Each bit is a kind of pair: its first byte has the bit in `left`, its second in `right`. The NUL
 * behind a text is a second byte too. */
struct scan {
    uint16_t left[256], right[256];
    /* The rest is set by scan_prepare(). The same by the halves of a byte, for 32 bytes at once: a
     * bit is a lane, which has a kind or a part of one. Eight lanes and eight more, of either side,
     * by the low and by the high half. */
    uint8_t halves[2][2][2][16];
    bool has_many; /* more than eight lanes */
    size_t (*next)(const struct scan *, const char *bytes, size_t at, size_t length);
};

/* Gives `bit` to every byte of `bytes` (a string), and to what is not ASCII where `others`. */
void scan_add(uint16_t side[256], uint16_t bit, const char *bytes, int others);

/* Gives `bit` to every byte. */
void scan_add_all(uint16_t side[256], uint16_t bit);

/* Makes the scan ready, once all kinds are added. */
void scan_prepare(struct scan *);

/* The kinds of the pair at `at`. */
static inline unsigned scan_pair(const struct scan *scan, const char *bytes, size_t at)
{
    return scan->left[(unsigned char)bytes[at]] & scan->right[(unsigned char)bytes[at + 1]];
}

/* The place of the next pair at or after `at`; `length` when there is none. */
static inline size_t scan_next(const struct scan *scan, const char *bytes, size_t at, size_t length)
{
    return scan->next(scan, bytes, at, length);
}

/* The same a byte at a time, on every machine. */
size_t scan_next_bytewise(const struct scan *, const char *bytes, size_t at, size_t length);

#define SCAN_DIGITS "0123456789"
#define SCAN_UPPER "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
#define SCAN_LOWER "abcdefghijklmnopqrstuvwxyz"
#define SCAN_LETTERS SCAN_UPPER SCAN_LOWER

#endif
