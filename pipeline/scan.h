/* Scan: runs over bytes that no rule cares about, at a gigabyte a second, to the next pair of
 * neighbours that one does. */
#ifndef WIRECOPY_SCAN_H
#define WIRECOPY_SCAN_H

#include <stddef.h>
#include <stdint.h>

/* Each bit is a kind of pair: its first byte has the bit in `left`, its second in `right`. The NUL
 * behind a text is a second byte too. */
struct scan {
    uint16_t left[256], right[256];
};

/* Gives `bit` to every byte of `bytes` (a string), and to what is not ASCII where `others`. */
void scan_add(uint16_t side[256], uint16_t bit, const char *bytes, int others);

/* The kinds of the pair at `at`. */
static inline unsigned scan_pair(const struct scan *scan, const char *bytes, size_t at)
{
    return scan->left[(unsigned char)bytes[at]] & scan->right[(unsigned char)bytes[at + 1]];
}

/* The place of the next pair at or after `at`; `length` when there is none. */
static inline size_t scan_next(const struct scan *scan, const char *bytes, size_t at, size_t length)
{
    for (; at + 4 <= length; at += 4)
        if (scan_pair(scan, bytes, at) | scan_pair(scan, bytes, at + 1) |
            scan_pair(scan, bytes, at + 2) | scan_pair(scan, bytes, at + 3))
            break;
    while (at < length && !scan_pair(scan, bytes, at))
        at++;
    return at;
}

#define SCAN_DIGITS "0123456789"
#define SCAN_UPPER "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
#define SCAN_LOWER "abcdefghijklmnopqrstuvwxyz"
#define SCAN_LETTERS SCAN_UPPER SCAN_LOWER

#endif
