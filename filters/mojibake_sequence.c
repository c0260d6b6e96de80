/* Mojibake: finds sequences of UTF-8 that were read as a single-byte charset. */
#include "mojibake_sequence.h"

#include "characters.h"
#include "mojibake_characters.h"

#include <string.h>

enum { REPLACEMENT = 0xFFFD, NO_BREAK_SPACE = 0xA0 };

bool has_no_break_space(enum charset charset)
{
    return charset_meanings[charset][NO_BREAK_SPACE - 0x80] == NO_BREAK_SPACE;
}

/* The next byte of a sequence: a character of the charset, or what stands for a lost one. */
static bool next_byte(const char *bytes, size_t length, enum charset charset, size_t *at,
                      struct sequence *sequence, unsigned char *byte)
{
    size_t size;
    uint32_t c = character_at(bytes, length, *at, &size);
    const struct charset_character *known = charset_character(c);
    if (c == NO_CHARACTER)
        return false;
    *at += size;
    if (known->continues & 1 << charset) {
        *byte = known->bytes[charset];
    } else if (c == ' ' && has_no_break_space(charset)) {
        *byte = 0xA0;
        sequence->took_space = true;
    } else if (c == REPLACEMENT) {
        *byte = 0;
        sequence->is_lossy = true;
    } else {
        return false;
    }
    return true;
}

static size_t bytes_after(unsigned char lead)
{
    return lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
}

/* Two surrogates, each written as if it were a character (CESU-8). */
static uint32_t joined_surrogates(const char *bytes, size_t length, enum charset charset, size_t at,
                                  uint32_t high, struct sequence *sequence)
{
    size_t size;
    unsigned char next[2];
    const struct charset_character *lead =
        charset_character(character_at(bytes, length, at, &size));
    at += size;
    if (lead->bytes[charset] != 0xED || !next_byte(bytes, length, charset, &at, sequence, next) ||
        !next_byte(bytes, length, charset, &at, sequence, next + 1) || sequence->is_lossy ||
        next[0] < 0xB0)
        return 0;
    sequence->to = at;
    uint32_t low = 0xD000u | (next[0] & 0x3Fu) << 6 | (next[1] & 0x3Fu);
    return 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
}

/* "â€?": the third byte of a mark of punctuation became a question mark. */
static bool is_lost_mark(const char *bytes, size_t length, size_t at, const unsigned char *made,
                         size_t have)
{
    return have == 2 && made[0] == 0xE2 && made[1] == 0x80 && at < length && bytes[at] == '?';
}

bool is_behind_mark(const char *bytes, size_t length, size_t at)
{
    return at >= length || strchr(" \n,.;:!)]", bytes[at]);
}

/* "â€" where a word or a quotation ends: the third byte, of a mark that closes more likely than a
 * dagger that stands alone, was dropped. */
static bool lacks_third(const char *bytes, size_t length, size_t at, size_t have)
{
    size_t size = strlen("â€");
    return have == 2 && at >= size && memcmp(bytes + at - size, "â€", size) == 0 &&
           is_behind_mark(bytes, length, at);
}

/* A no-break space that became a space was the last byte of a letter or a digit, or stood in a mark
 * of punctuation or a character of Asia. */
static bool may_take_space(unsigned char lead, uint32_t c)
{
    if (lead < 0xE0)
        return c == NO_BREAK_SPACE || character_is(c) & (IS_LETTER | IS_DIGIT);
    return lead <= 0xE3 || lead >= 0xF0;
}

bool sequence_at(const char *bytes, size_t length, size_t at, enum charset charset,
                 struct sequence *sequence)
{
    size_t size;
    const struct charset_character *lead =
        charset_character(character_at(bytes, length, at, &size));
    if (!(lead->leads & 1 << charset))
        return false;
    *sequence = (struct sequence){.from = at};
    unsigned char made[4] = {lead->bytes[charset]};
    size_t more = bytes_after(made[0]), end = at + size;
    uint32_t c = made[0] & (0x3Fu >> more);
    for (size_t i = 1; i <= more; i++) {
        if (lacks_third(bytes, length, end, i)) {
            sequence->is_lossy = sequence->lacks_byte = true;
        } else if (is_lost_mark(bytes, length, end, made, i)) {
            sequence->is_lossy = true;
            end++;
        } else if (!next_byte(bytes, length, charset, &end, sequence, &made[i])) {
            return false;
        }
        c = c << 6 | (made[i] & 0x3Fu);
    }
    sequence->to = end;
    sequence->character = sequence->is_lossy ? REPLACEMENT : c;
    if (sequence->is_lossy)
        return true;
    if (c >= 0xD800 && c < 0xDC00)
        sequence->character = joined_surrogates(bytes, length, charset, end, c, sequence);
    else if ((more == 2 && c < 0x800) || (more == 3 && c < 0x10000) || c > 0x10FFFF)
        return false;
    if (sequence->took_space && !may_take_space(made[0], sequence->character))
        return false;
    return plausibility(sequence->character) > 0 ||
           !(character_is(sequence->character) & IS_CONTROL);
}
