/* Text: growable bytes of valid UTF-8 without NUL, and the steps from one character to the next.
 *
 * Lengths and offsets are bytes everywhere in Wirecopy; a "character" is a code point. */
#ifndef WIRECOPY_TEXT_H
#define WIRECOPY_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct text {
    char *bytes; /* owned; ended by a NUL that `length` does not count; NULL while empty */
    size_t length, capacity;
};

/* A stretch of a text: bytes `from` up to, not including, `to`. */
struct span {
    size_t from, to;
};

void text_append(struct text *, const char *bytes, size_t length);
void text_append_string(struct text *, const char *string);
void text_append_byte(struct text *, char byte);
void text_append_character(struct text *, uint32_t character);
void text_format(struct text *, const char *format, ...) __attribute__((format(printf, 2, 3)));
void text_clear(struct text *); /* keeps the memory */
void text_free(struct text *);

/* The bytes as a string, "" when empty; valid until the next change. */
const char *text_string(const struct text *);

#define NO_CHARACTER 0xFFFFFFFFu /* before the first, or after the last, of a text */

uint32_t character_beyond_ascii(const char *bytes, size_t length, size_t at, size_t *size);
uint32_t character_before_beyond_ascii(const char *bytes, size_t at, size_t *size);

/* The character at byte `at`, and in `*size` (may be NULL) its bytes; NO_CHARACTER at the end.
 * The text must be valid UTF-8; a stray byte is given as U+FFFD, one byte wide. */
static inline uint32_t character_at(const char *bytes, size_t length, size_t at, size_t *size)
{
    if (at >= length || (unsigned char)bytes[at] >= 0x80)
        return character_beyond_ascii(bytes, length, at, size);
    if (size)
        *size = 1;
    return (unsigned char)bytes[at];
}

/* The character that ends at byte `at`, and its bytes; NO_CHARACTER at the beginning. */
static inline uint32_t character_before(const char *bytes, size_t at, size_t *size)
{
    if (at == 0 || (unsigned char)bytes[at - 1] >= 0x80)
        return character_before_beyond_ascii(bytes, at, size);
    if (size)
        *size = 1;
    return (unsigned char)bytes[at - 1];
}

/* Writes a character as UTF-8 into `bytes` (room for 4); returns how many bytes it took. */
size_t character_write(uint32_t character, char *bytes);

/* The bytes of the longest prefix that is valid UTF-8 (no surrogates, nothing over-long, no NUL).
 */
size_t utf8_valid_prefix(const char *bytes, size_t length);

/* The bytes of the longest prefix that is ASCII. */
size_t ascii_prefix(const char *bytes, size_t length);

#endif
