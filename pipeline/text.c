/* Text: growable bytes of valid UTF-8 without NUL. */
#include "text.h"

#include "memory.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void text_reserve(struct text *text, size_t more)
{
    text->bytes = memory_grow(text->bytes, &text->capacity, text->length + more + 1, 1);
}

void text_append(struct text *text, const char *bytes, size_t length)
{
    text_reserve(text, length);
    if (length)
        memcpy(text->bytes + text->length, bytes, length);
    text->length += length;
    text->bytes[text->length] = '\0';
}

void text_append_string(struct text *text, const char *string)
{
    text_append(text, string, strlen(string));
}

void text_append_byte(struct text *text, char byte)
{
    text_append(text, &byte, 1);
}

void text_append_character(struct text *text, uint32_t character)
{
    char bytes[4];
    text_append(text, bytes, character_write(character, bytes));
}

void text_format(struct text *text, const char *format, ...)
{
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int needed = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (needed > 0) {
        text_reserve(text, (size_t)needed);
        vsnprintf(text->bytes + text->length, (size_t)needed + 1, format, again);
        text->length += (size_t)needed;
    }
    va_end(again);
}

void text_clear(struct text *text)
{
    text->length = 0;
    if (text->bytes)
        text->bytes[0] = '\0';
}

void text_free(struct text *text)
{
    free(text->bytes);
    *text = (struct text){0};
}

const char *text_string(const struct text *text)
{
    return text->bytes ? text->bytes : "";
}

/* The bytes of the valid UTF-8 sequence at `at`, or 0. */
static size_t sequence_size(const unsigned char *at, size_t room)
{
    unsigned char lead = at[0];
    if (lead < 0x80)
        return lead ? 1 : 0;
    if (lead < 0xC2 || lead > 0xF4 || room < 2)
        return 0;
    unsigned char low = 0x80, high = 0xBF;
    size_t size = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (lead == 0xE0)
        low = 0xA0; /* over-long */
    else if (lead == 0xED)
        high = 0x9F; /* surrogates */
    else if (lead == 0xF0)
        low = 0x90; /* over-long */
    else if (lead == 0xF4)
        high = 0x8F; /* beyond U+10FFFF */
    if (at[1] < low || at[1] > high || room < size)
        return 0;
    for (size_t i = 2; i < size; i++)
        if ((at[i] & 0xC0) != 0x80)
            return 0;
    return size;
}

uint32_t character_beyond_ascii(const char *bytes, size_t length, size_t at, size_t *size)
{
    size_t ignored;
    size = size ? size : &ignored;
    if (at >= length) {
        *size = 0;
        return NO_CHARACTER;
    }
    const unsigned char *lead = (const unsigned char *)bytes + at;
    *size = 1;
    if (lead[0] < 0x80)
        return lead[0];
    size_t whole = sequence_size(lead, length - at);
    if (!whole)
        return 0xFFFD;
    *size = whole;
    uint32_t character = lead[0] & (0xFFu >> (whole + 1));
    for (size_t i = 1; i < whole; i++)
        character = character << 6 | (lead[i] & 0x3Fu);
    return character;
}

uint32_t character_before_beyond_ascii(const char *bytes, size_t at, size_t *size)
{
    size_t ignored;
    size = size ? size : &ignored;
    *size = 0;
    if (at == 0)
        return NO_CHARACTER;
    size_t start = at - 1;
    while (start > 0 && at - start < 4 && ((unsigned char)bytes[start] & 0xC0) == 0x80)
        start--;
    uint32_t character = character_at(bytes, at, start, size);
    if (start + *size != at) { /* a stray byte: step over it alone */
        *size = 1;
        return 0xFFFD;
    }
    return character;
}

size_t character_write(uint32_t c, char *bytes)
{
    if (c < 0x80) {
        bytes[0] = (char)c;
        return 1;
    }
    size_t size = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    for (size_t i = size - 1; i > 0; i--, c >>= 6)
        bytes[i] = (char)(0x80 | (c & 0x3F));
    bytes[0] = (char)((0xF00 >> size & 0xFF) | c);
    return size;
}

/* Eight bytes in a word: 1 in each, and the top bit of each. */
#define ONES 0x0101010101010101u
#define TOPS 0x8080808080808080u

size_t ascii_prefix(const char *bytes, size_t length)
{
    size_t at = 0;
    for (; at + 32 <= length; at += 32) {
        uint64_t words[4];
        memcpy(words, bytes + at, sizeof words);
        if ((words[0] | words[1] | words[2] | words[3]) & TOPS)
            break;
    }
    for (; at + 8 <= length; at += 8) {
        uint64_t word;
        memcpy(&word, bytes + at, sizeof word);
        if (word & TOPS)
            break;
    }
    while (at < length && (unsigned char)bytes[at] < 0x80)
        at++;
    return at;
}

/* Behind the ASCII from `at` on, as far as there is no NUL. */
static size_t skip_ascii(const char *bytes, size_t at, size_t length)
{
    for (; at + 16 <= length; at += 16) {
        uint64_t words[2];
        memcpy(words, bytes + at, sizeof words);
        /* NUL gets the top bit by the subtraction; what is not ASCII has it. */
        if ((((words[0] - ONES) | words[0]) | ((words[1] - ONES) | words[1])) & TOPS)
            break;
    }
    while (at < length && (signed char)bytes[at] > 0)
        at++;
    return at;
}

size_t utf8_valid_prefix(const char *bytes, size_t length)
{
    size_t at = 0;
    while ((at = skip_ascii(bytes, at, length)) < length) {
        size_t size = sequence_size((const unsigned char *)bytes + at, length - at);
        if (!size)
            return at;
        at += size;
    }
    return at;
}
