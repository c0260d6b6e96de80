/* Charsets: what the bytes 80 to FF mean in the single-byte charsets that UTF-8 is most often
 * misread in; tables that are made from ICU when Wirecopy is built, so that no filter loads ICU for
 * them. */
#ifndef WIRECOPY_CHARSETS_H
#define WIRECOPY_CHARSETS_H

#include <stdint.h>

/* Those that are misread most often come first. */
enum charset {
    WINDOWS_1252, /* and ISO-8859-1, whose bytes 80 to 9F are C1 controls */
    WINDOWS_1250,
    ISO_8859_2,
    WINDOWS_1251,
    MAC_ROMAN,
    CODEPAGE_850,
    CODEPAGE_437,
    WINDOWS_1253,
    WINDOWS_1257,
    ISO_8859_15,
    CODEPAGE_866,
    KOI8_R,
    WINDOWS_1254,
    WINDOWS_1255,
    WINDOWS_1256,
    CHARSETS
};

/* One character of such a charset. A bit of the masks is 1 << charset. */
struct charset_character {
    uint8_t bytes[CHARSETS]; /* the byte that means it, or 0 */
    uint16_t leads;          /* where that byte may begin a sequence of UTF-8 (C2 to F4) */
    uint16_t continues;      /* where it may continue one (80 to BF) */
};

extern const char *const charset_names[CHARSETS];      /* as IANA writes them */
extern const uint16_t charset_meanings[CHARSETS][128]; /* of the bytes 80 to FF; 0: none */
extern const uint8_t charset_blocks[1024];             /* of 64 characters */
extern const uint16_t charset_places[];                /* in charset_characters */
extern const struct charset_character charset_characters[];

/* The masks of the characters below 800 (hexadecimal) again, for a quick look at text that is mostly
 * sound: without what sound words have side by side. */
extern const uint16_t charset_leads[0x800], charset_continues[0x800];

/* Never NULL: a character that is in none of them has no bytes. A byte without a meaning stands for
 * the C1 control of its number, as browsers have it. */
static inline const struct charset_character *charset_character(uint32_t character)
{
    unsigned block = character < 0x10000 ? charset_blocks[character >> 6] : 0;
    return &charset_characters[charset_places[block * 64 + (character & 63)]];
}

#endif
