/* Charset guess: which charset bytes are in that are not UTF-8, where nobody says. */
#ifndef WIRECOPY_CHARSET_GUESS_H
#define WIRECOPY_CHARSET_GUESS_H

#include "report.h"

#include <stddef.h>
#include <stdint.h>

/* The single-byte charsets that are told apart by what they would make of words. */
enum { GUESSES = 19, GUESS_WESTERN = 0 };

extern const char *const guess_names[GUESSES];      /* "windows-1252" is the first */
extern const uint16_t guess_meanings[GUESSES][128]; /* of the bytes 80 to FF; 0: none */

/* Thai is in all bytes that Chinese and Japanese are in: it is guessed where it is sure only. */
#define GUESS_THAI "windows-874"

/* The single-byte charset that the bytes are likeliest in; windows-1252 where there is no telling.
 * `hint` is what a detector says ("" for nothing). Reads the first 64 KB. */
const char *charset_guess(const char *bytes, size_t length, const char *hint, struct report *);

/* "UTF-16LE" or "UTF-16BE" for text in it that has no byte order mark; else NULL. */
const char *charset_guess_wide(const char *bytes, size_t length);

/* The charset of the byte order mark that the bytes begin with, and in `size` the mark's bytes;
 * else NULL. */
const char *byte_order_mark(const char *bytes, size_t length, size_t *size);

/* "ISO-2022-JP" for ASCII with its escape sequences; else NULL. */
const char *charset_guess_escaped(const char *bytes, size_t length);

#endif
