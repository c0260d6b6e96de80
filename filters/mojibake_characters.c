/* Mojibake: what the characters of misread text tell. */
#include "mojibake_characters.h"

#include "characters.h"
#include "charsets.h"

/* Whether a character may follow a word in sound copy: "É”" and "Å…" are no evidence. */
bool may_follow_word(uint32_t c)
{
    static const uint16_t marks[] = {' ',    0xA0,   0xAE,   0xB4,   0xB7,   0xBB,   0x2013, 0x2014,
                                     0x2018, 0x2019, 0x201C, 0x201D, 0x2026, 0x203A, 0x2122, 0};
    return character_among(c, marks);
}

/* A C1 control is judged as the character of windows-1252 that it mostly stands for. */
uint32_t shown_as(uint32_t c)
{
    return c >= 0x80 && c < 0xA0 ? charset_meanings[WINDOWS_1252][c - 0x80] : c;
}

bool is_freak(uint32_t c)
{
    static const uint16_t freaks[] = {0xA2,   0xA4,   0xA6,   0xAC,   0xAF,  0xB6,  0xB8,
                                      0xBC,   0xBD,   0xBE,   0x192,  0x2C6, 0x2DC, 0x201A,
                                      0x201E, 0x2020, 0x2021, 0x2030, 0};
    return character_among(c, freaks) || (c >= 0x80 && c < 0xA0);
}

/* Letters by Unicode that no word of copy has inside. */
bool is_letter_of_words(uint32_t c)
{
    return is_letter(c) && c != 0xAA && c != 0xBA && c != 0xB5 && c != 0x192 && c != 0x3C0 &&
           !(c >= 0x2B0 && c <= 0x2FF);
}

/* How likely a character is to be meant: 3 letters of Western Europe and the marks of every text, 2
 * other Latin letters and common signs, 1 what comes in other scripts, 0 hardly ever. */
int plausibility(uint32_t c)
{
    static const uint16_t marks[] = {0x2013, 0x2014, 0x2018, 0x2019, 0x201A, 0x201C, 0x201D,
                                     0x201E, 0x2022, 0x2026, 0x2039, 0x203A, 0x20AC, 0x2122,
                                     0xA1,   0xAB,   0xBB,   0xBF,   0};
    if (character_among(c, marks))
        return 3;
    if (c >= 0xC0 && c <= 0xFF)
        return c == 0xD7 || c == 0xF7 ? 1 : 3;
    if ((c >= 0x100 && c < 0x17F) || (c >= 0x1EA0 && c <= 0x1EF9) || (c >= 0x218 && c <= 0x21B) ||
        c == 0x1A0 || c == 0x1A1 || c == 0x1AF || c == 0x1B0 || c == 0xFB01 || c == 0xFB02 ||
        c == 0xFEFF || c == 0xFFFD)
        return 2;
    if (c >= 0xA0 && c < 0xC0)
        return c == 0xA4 || c == 0xA6 || c == 0xA8 || c == 0xAC || c == 0xAF || c == 0xB8 ? 1 : 2;
    if ((c >= 0x80 && c < 0xA0) || (c >= 0x2C6 && c <= 0x2DD) || c == 0x192)
        return 1; /* to be read once more */
    unsigned is = character_is(c);
    if (is & IS_CONTROL)
        return 0;
    switch (character_script(c)) {
    case SCRIPT_GREEK:
        return c <= 0x3CE || c >= 0x1F00;
    case SCRIPT_CYRILLIC:
        return c <= 0x45F || c == 0x490 || c == 0x491;
    case SCRIPT_HEBREW:
        return c >= 0x5D0 && c <= 0x5EA;
    case SCRIPT_ARABIC:
        return (c >= 0x620 && c <= 0x64A) || (c >= 0x660 && c <= 0x669) ||
               (c >= 0x671 && c <= 0x6D5) || c >= 0xFB50;
    case SCRIPT_HAN:
        return (c >= 0x4E00 && c <= 0x9FFF) || c >= 0xF900;
    case SCRIPT_NONE:
        return (c >= 0x300 && c <= 0x36F) || (c >= 0x660 && c <= 0x669) || c == 0x60C ||
               c == 0x61F || (c >= 0x2000 && c <= 0x303F) || c >= 0xF000;
    case SCRIPT_LATIN:
    case SCRIPT_ARMENIAN:
        return c >= 0xFF00;
    case SCRIPT_OTHER:
        return c >= 0x2000 || (is & IS_MARK && c < 0x600 ? 0 : c >= 0xE00 && c < 0x1200);
    default:
        return 1;
    }
}
