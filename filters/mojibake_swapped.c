/* Mojibake: Cyrillic and Greek in a single-byte charset that was read in another one, "Ïðèâåò" or
 * "оПХБЕР": the paragraph's words are wholly of letters that no word of that script has so. */
#include "mojibake_swapped.h"

#include "alphabets.h"
#include "characters.h"
#include "charset_guess.h"
#include "charsets.h"

#include <string.h>

enum { LEAST_LETTERS = 12, LEAST_WORDS = 2, LETTERS_OF_WORD = 3 };

/* What it was read as, and what it was. */
static const struct swap {
    enum charset shown;
    const char *meant, *rule, *reason;
} swaps[] = {
    {WINDOWS_1252, "windows-1251", "mojibake/windows-1251",
     "windows-1251 that was read as windows-1252"},
    {WINDOWS_1252, "KOI8-U", "mojibake/koi8-u", "KOI8-U that was read as windows-1252"},
    {WINDOWS_1252, "ISO-8859-5", "mojibake/iso-8859-5", "ISO-8859-5 that was read as windows-1252"},
    {WINDOWS_1252, "windows-1253", "mojibake/windows-1253",
     "windows-1253 that was read as windows-1252"},
    {WINDOWS_1252, "ISO-8859-7", "mojibake/iso-8859-7", "ISO-8859-7 that was read as windows-1252"},
    {WINDOWS_1251, "KOI8-U", "mojibake/koi8-u", "KOI8-U that was read as windows-1251"},
    {KOI8_R, "windows-1251", "mojibake/windows-1251", "windows-1251 that was read as KOI8-R"},
};

/* The bytes of the paragraph in the charset that it was read in; false where a character is of
 * another. */
static bool write_as_read(const char *bytes, size_t length, enum charset shown, struct text *made)
{
    for (size_t at = 0, size; at < length; at += size) {
        size = ascii_prefix(bytes + at, length - at);
        text_append(made, bytes + at, size);
        if (size)
            continue;
        uint32_t c = character_at(bytes, length, at, &size);
        unsigned char byte = charset_character(c)->bytes[shown];
        if (!byte)
            return false;
        text_append_byte(made, (char)byte);
    }
    return true;
}

/* Whether its words are of ASCII or without it, and enough of them without. */
static bool has_foreign_words(const char *bytes, size_t length)
{
    size_t letters = 0, words = 0, ascii = 0, others = 0;
    for (size_t at = 0, size = 1; at <= length; at += size) {
        uint32_t c = at < length ? character_at(bytes, length, at, &size) : ' ';
        if (is_letter(c)) {
            ascii += c < 0x80;
            others += c >= 0x80;
            continue;
        }
        if (ascii && others)
            return false;
        words += others >= LETTERS_OF_WORD;
        letters += others;
        ascii = others = 0;
    }
    return words >= LEAST_WORDS && letters >= LEAST_LETTERS;
}

static size_t guess_index(const char *charset)
{
    size_t index = 0;
    while (index < GUESSES && strcmp(guess_names[index], charset) != 0)
        index++;
    return index;
}

/* Capitals count as small letters: who typed with the shift lock on wrote the right letters. */
static void lower(const uint16_t *meanings, uint16_t *lowered)
{
    for (size_t i = 0; i < 128; i++)
        lowered[i] = (uint16_t)character_lower(meanings[i]);
}

/* How much better the letters keep to an alphabet as `meant` than as `shown`: tenths a letter. */
static long gain_of(const struct text *read, const uint16_t *shown, const uint16_t *meant,
                    struct report *report)
{
    const struct alphabets *alphabets = alphabets_open(report);
    size_t times[128] = {0}, letters = 1;
    uint16_t small_shown[128], small_meant[128];
    lower(shown, small_shown);
    lower(meant, small_meant);
    for (size_t i = 0; i < read->length; i++) {
        unsigned char byte = (unsigned char)read->bytes[i];
        if (byte >= 0x80) {
            times[byte - 0x80]++;
            letters += is_letter(meant[byte - 0x80]);
        }
    }
    return (alphabets_fit(alphabets, small_meant, times, 128) -
            alphabets_fit(alphabets, small_shown, times, 128)) *
           10 / (long)letters;
}

/* Whether the bytes are UTF-8, for the most part: then not this was the charset. */
static bool is_mostly_utf8(const struct text *read)
{
    size_t high = 0, sequences = 0;
    for (size_t at = 0; at < read->length; at++) {
        size_t valid = utf8_valid_prefix(read->bytes + at, read->length - at);
        for (size_t end = at + valid; at < end; at++)
            sequences += (unsigned char)read->bytes[at] >= 0x80;
        high += at < read->length;
    }
    return sequences > high;
}

/* Words use some letters again and again; "ÆØÅ, ÄÖÜ" are letters that are listed. */
static bool repeats_letters(const struct text *read)
{
    enum { LEAST_DISTINCT = 7 };
    size_t times[256] = {0}, total = 0, distinct = 0;
    for (size_t i = 0; i < read->length; i++) {
        unsigned char byte = (unsigned char)read->bytes[i];
        total += byte >= 0x80;
        distinct += byte >= 0x80 && times[byte]++ == 0;
    }
    return distinct >= LEAST_DISTINCT && distinct * 4 <= total * 3;
}

/* The swap of that charset that the bytes speak for, and in `gain` how much; NULL where none. */
static const struct swap *find_swap(const struct text *read, enum charset shown,
                                    struct report *report, long *gain)
{
    enum { LEAST_GAIN = 4 };
    if (is_mostly_utf8(read) || !repeats_letters(read))
        return NULL;
    const char *meant = charset_guess(read->bytes, read->length, "", report);
    for (size_t i = 0; i < sizeof swaps / sizeof *swaps; i++) {
        if (swaps[i].shown != shown || strcmp(swaps[i].meant, meant) != 0)
            continue;
        const uint16_t *meanings = guess_meanings[guess_index(meant)];
        *gain = gain_of(read, charset_meanings[shown], meanings, report);
        return *gain >= LEAST_GAIN ? &swaps[i] : NULL;
    }
    return NULL;
}

static void change_runs(const char *bytes, size_t length, const struct text *read,
                        const struct swap *swap, struct changes *changes)
{
    const uint16_t *meanings = guess_meanings[guess_index(swap->meant)];
    struct text made = {0};
    size_t from = 0, size;
    for (size_t at = 0, i = 0; i < read->length; at += size, i++) {
        character_at(bytes, length, at, &size);
        unsigned char byte = (unsigned char)read->bytes[i];
        if (byte >= 0x80) {
            from = made.length ? from : at;
            text_append_character(&made, meanings[byte - 0x80]);
        }
        if (made.length && (byte < 0x80 || i + 1 == read->length)) {
            size_t to = byte < 0x80 ? at : at + size;
            changes_add(changes, (struct span){from, to}, made.bytes, made.length, swap->rule,
                        swap->reason);
            text_clear(&made);
        }
    }
    text_free(&made);
}

bool swapped_read(const char *bytes, size_t length, struct report *report, struct changes *changes)
{
    static const enum charset shown[] = {WINDOWS_1252, WINDOWS_1251, KOI8_R};
    const struct swap *best = NULL;
    struct text read = {0}, best_read = {0};
    long gain = 0, best_gain = 0;
    if (!has_foreign_words(bytes, length))
        return false;
    for (size_t i = 0; i < sizeof shown / sizeof *shown; i++) {
        text_clear(&read);
        const struct swap *swap = write_as_read(bytes, length, shown[i], &read)
                                      ? find_swap(&read, shown[i], report, &gain)
                                      : NULL;
        if (swap && gain > best_gain) {
            best = swap;
            best_gain = gain;
            text_clear(&best_read);
            text_append(&best_read, read.bytes, read.length);
        }
    }
    if (best)
        change_runs(bytes, length, &best_read, best, changes);
    text_free(&read);
    text_free(&best_read);
    return best != NULL;
}
