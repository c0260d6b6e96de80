/* Word sound: a key that words share which sound alike. */
#include "word_sound.h"

#include "word_hash.h"

#include <string.h>

enum { MOST_SOUNDS = 32 };

uint32_t plain_letter(uint32_t character)
{
    static const char latin[] = "aaaaaaaceeeeiiiidnooooo*ouuuuyts"  /* U+00E0 */
                                "aaaaaaccccccccddddeeeeeeeeeegggg"  /* U+0100 */
                                "gggghhhhiiiiiiiiiiiijjkkkllllllll" /* U+0120 */
                                "llnnnnnnnnnoooooooorrrrrrssssss"
                                "ssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
    if (character >= 0xE0 && character <= 0xFF)
        return (unsigned char)latin[character - 0xE0];
    if (character >= 0x100 && character - 0x100 + 32 < sizeof latin - 1)
        return (unsigned char)latin[character - 0x100 + 32];
    return character;
}

/* What letters sound like, the longer spellings first; a capital stands for a sound that takes two
 * letters, "" for silence. */
static const struct spelling {
    const char *letters, *sounds;
    enum { ANYWHERE, AT_THE_BEGINNING, BEFORE_A_FRONT_VOWEL, BEFORE_A_VOWEL } where;
} spellings[] = {
    {"psych", "sk", ANYWHERE},
    {"ough", "", ANYWHERE},
    {"augh", "", ANYWHERE},
    {"tch", "S", ANYWHERE},
    {"sch", "S", ANYWHERE},
    {"chr", "kr", ANYWHERE},
    {"chl", "kl", ANYWHERE},
    {"kn", "n", AT_THE_BEGINNING},
    {"gn", "n", AT_THE_BEGINNING},
    {"mn", "n", AT_THE_BEGINNING},
    {"pn", "n", AT_THE_BEGINNING},
    {"ps", "s", AT_THE_BEGINNING},
    {"wr", "r", AT_THE_BEGINNING},
    {"rh", "r", ANYWHERE},
    {"gh", "", ANYWHERE},
    {"ch", "S", ANYWHERE},
    {"sh", "S", ANYWHERE},
    {"ph", "f", ANYWHERE},
    {"th", "t", ANYWHERE},
    {"ck", "k", ANYWHERE},
    {"qu", "k", ANYWHERE},
    {"sc", "s", BEFORE_A_FRONT_VOWEL},
    {"dg", "j", BEFORE_A_FRONT_VOWEL},
    {"ti", "S", BEFORE_A_VOWEL},
    {"ci", "S", BEFORE_A_VOWEL},
    {"si", "S", BEFORE_A_VOWEL},
    {"c", "s", BEFORE_A_FRONT_VOWEL},
    {"c", "k", ANYWHERE},
    {"q", "k", ANYWHERE},
    {"g", "j", BEFORE_A_FRONT_VOWEL},
    {"z", "s", ANYWHERE},
    {"x", "ks", ANYWHERE},
    {"v", "f", ANYWHERE},
    {"d", "t", ANYWHERE},
    {"b", "p", ANYWHERE},
    {"*", "", ANYWHERE},
    {"h", "", ANYWHERE},
    {"w", "", ANYWHERE},
    {"'", "", ANYWHERE},
    {"-", "", ANYWHERE},
};

static int is_one_of(char letter, const char *letters)
{
    return letter && strchr(letters, letter) != NULL;
}

static const struct spelling *spelling_at(const char *letters, size_t at)
{
    for (size_t i = 0; i < sizeof spellings / sizeof *spellings; i++) {
        const struct spelling *spelling = &spellings[i];
        size_t length = strlen(spelling->letters);
        if (*spelling->letters != letters[at] ||
            strncmp(letters + at, spelling->letters, length) != 0)
            continue;
        char next = letters[at + length];
        if (spelling->where == ANYWHERE || (spelling->where == AT_THE_BEGINNING && at == 0) ||
            (spelling->where == BEFORE_A_FRONT_VOWEL && is_one_of(next, "eiy")) ||
            (spelling->where == BEFORE_A_VOWEL && is_one_of(next, "aou")))
            return spelling;
    }
    return NULL;
}

uint32_t word_sound(const uint32_t *characters, size_t count)
{
    char letters[MOST_SOUNDS + 1], sounds[2 * MOST_SOUNDS];
    size_t length = 0, sound_count = 0;
    for (; length < count && length < MOST_SOUNDS; length++) {
        uint32_t plain = plain_letter(characters[length]);
        letters[length] = plain == 0x2019 ? '\'' : (char)(plain & 0x7F);
    }
    letters[length] = '\0';
    for (size_t at = 0; at < length;) {
        const struct spelling *spelling = spelling_at(letters, at);
        char itself[2] = {is_one_of(letters[at], "aeiouy") ? '\0' : letters[at]};
        if (at == 0 && !*itself)
            *itself = 'a'; /* a word that begins with a vowel */
        for (const char *sound = spelling ? spelling->sounds : itself; *sound; sound++)
            if (!sound_count || sounds[sound_count - 1] != *sound)
                sounds[sound_count++] = *sound;
        at += spelling ? strlen(spelling->letters) : 1;
    }
    return (uint32_t)word_hash(sounds, sound_count);
}

uint64_t word_bits(const uint32_t *characters, size_t count)
{
    uint32_t letters = 0, pairs = 0, before = 0;
    for (size_t i = 0; i <= count; i++) {
        uint32_t letter = i < count ? plain_letter(characters[i]) & 31 : 0;
        letters |= i < count ? 1u << letter : 0;
        pairs |= 1u << ((before * 7 + letter * 13) & 31);
        before = letter;
    }
    return (uint64_t)pairs << 32 | letters;
}
