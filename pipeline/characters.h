/* Characters: what Unicode says of a code point, in tables that are made from ICU when Wirecopy is
 * built, so that no program loads ICU to know a letter from a digit. */
#ifndef WIRECOPY_CHARACTERS_H
#define WIRECOPY_CHARACTERS_H

#include <stdbool.h>
#include <stdint.h>

enum {
    IS_LETTER = 1 << 0,
    IS_UPPER = 1 << 1, /* title case too */
    IS_LOWER = 1 << 2,
    IS_DIGIT = 1 << 3,  /* decimal digits of any script */
    IS_MARK = 1 << 4,   /* combining */
    IS_SPACE = 1 << 5,  /* White_Space, no-break spaces and line ends included */
    IS_HIDDEN = 1 << 6, /* format characters: zero-width, bidi, soft hyphen, joiners */
    IS_PUNCTUATION = 1 << 7,
    IS_SYMBOL = 1 << 8,
    IS_CONTROL = 1 << 9,   /* C0 and C1, and unassigned, private use and surrogate code points */
    MAY_COMPOSE = 1 << 10, /* a text without such a character is in NFC (NFC_Quick_Check, ccc) */
    SCRIPT_SHIFT = 11      /* the five bits above are the script */
};

enum script {
    SCRIPT_NONE, /* common and inherited */
    SCRIPT_LATIN,
    SCRIPT_GREEK,
    SCRIPT_CYRILLIC,
    SCRIPT_ARMENIAN,
    SCRIPT_HEBREW,
    SCRIPT_ARABIC,
    SCRIPT_INDIC, /* Devanagari and its neighbours, South-East Asia included */
    SCRIPT_HAN,
    SCRIPT_KANA,
    SCRIPT_HANGUL,
    SCRIPT_OTHER
};

extern const uint8_t character_blocks[];
extern const uint16_t character_properties[];

/* The bits above; 0 for NO_CHARACTER. */
static inline unsigned character_is(uint32_t character)
{
    if (character > 0x10FFFF)
        return 0;
    return character_properties[character_blocks[character >> 8] * 256u + (character & 0xFF)];
}

static inline enum script character_script(uint32_t character)
{
    return (enum script)(character_is(character) >> SCRIPT_SHIFT);
}

static inline bool is_ascii_letter(char byte)
{
    return (unsigned char)((byte | 32) - 'a') < 26;
}

static inline bool is_ascii_digit(char byte)
{
    return (unsigned char)(byte - '0') < 10;
}

static inline bool is_letter(uint32_t character)
{
    return character_is(character) & IS_LETTER;
}

static inline bool is_upper(uint32_t character)
{
    return character_is(character) & IS_UPPER;
}

static inline bool is_lower(uint32_t character)
{
    return character_is(character) & IS_LOWER;
}

static inline bool is_digit(uint32_t character)
{
    return character_is(character) & IS_DIGIT;
}

static inline bool is_space(uint32_t character)
{
    return character_is(character) & IS_SPACE;
}

/* Whether the list, which a 0 ends, has the character. */
bool character_among(uint32_t character, const uint16_t *list);

/* Simple case mapping: one character for one. */
uint32_t character_lower(uint32_t character);
uint32_t character_upper(uint32_t character);

/* Quotation marks as CLDR has them. */
struct locale_marks {
    char locale[24];        /* "de-CH" */
    char open[8], close[8]; /* UTF-8 */
    char inner_open[8], inner_close[8];
};

/* For a language tag, by its longest prefix that CLDR knows; NULL for an unknown language. */
const struct locale_marks *locale_marks(const char *language);

#endif
