/* Charset guess: reads the bytes in every charset and looks at the words that come of it: a symbol
 * inside a word, a capital behind a small letter, letters of two scripts side by side speak
 * against. */
#include "charset_guess.h"

#include "alphabets.h"
#include "characters.h"

#include <stdbool.h>
#include <string.h>

enum {
    SAMPLE = 1 << 16,
    MARGIN = 2,     /* what another charset must have more than the Western one */
    HINT = 4,       /* what the word of a detector is worth */
    THAI_LETTER = 5 /* less than this for each is no Thai, but may be Chinese or Japanese */
};

static uint32_t meaning(const uint16_t *meanings, unsigned char byte)
{
    return byte < 0x80 ? byte : meanings[byte - 0x80];
}

static bool is_common_mark(uint32_t c)
{
    static const uint16_t marks[] = {0xA0,   0xA7,   0xA9,   0xAB,   0xAE,   0xB0,   0xB7,
                                     0xBB,   0xA1,   0xBF,   0xA3,   0x2013, 0x2014, 0x2018,
                                     0x2019, 0x201A, 0x201C, 0x201D, 0x201E, 0x2022, 0x2026,
                                     0x2039, 0x203A, 0x20AC, 0x2116, 0x2122, 0};
    return character_among(c, marks);
}

/* Apostrophes and dashes stand between letters too. */
static int score_of_mark(uint32_t before, uint32_t c, uint32_t after)
{
    bool is_inside = is_letter(before) && is_letter(after);
    if (c == 0x2019 && is_letter(before))
        return 3;
    if (c == 0x2013 || c == 0x2014 || c == 0x2026 || c == 0x2019 || c == 0xAD)
        return 2;
    if (is_inside)
        return -6;
    if ((c == 0x201A || c == 0x201E || c == 0xA1 || c == 0xBF) && is_letter(before))
        return -4; /* these open */
    return is_common_mark(c) ? 2 : -3;
}

static int score_of_letter(uint32_t before_that, uint32_t before, uint32_t c, uint32_t after,
                           uint32_t after_that)
{
    enum script script = character_script(c);
    int score = 2;
    if ((c == 0xAA || c == 0xBA) && is_digit(before))
        return 3; /* the 4º */
    if (is_letter(before) && is_upper(c) && (is_lower(before) || is_lower(after)))
        score -= 8;
    if (is_upper(after) && (is_lower(c) || (!is_letter(before) && is_lower(after_that))))
        score -= 6;
    if (!is_letter(before) && !is_letter(after) && c != 0xE0)
        score -= 5; /* alone, like a mark of another charset */
    if (script == SCRIPT_LATIN) {
        if (c == 0xF0 || c == 0xFE || c == 0xFF || c == 0x192 || c == 0x131 || c == 0xAA ||
            c == 0xBA)
            score -= 2;
        if (before >= 0x80 && before_that >= 0x80 && is_letter(before) && is_letter(before_that))
            score -= 5; /* Latin words have not so many letters with marks */
        return score;
    }
    bool is_joined = is_letter(before) ? character_script(before) == script
                                       : is_letter(after) && character_script(after) == script;
    bool is_mixed = (is_letter(before) && character_script(before) != script) ||
                    (is_letter(after) && character_script(after) != script);
    score += is_joined ? 1 : 0;
    score += is_upper(c) ? 0 : 1;
    return is_mixed ? -6 : score;
}

/* A mark goes with the letter before it. */
static int score_of_combining(uint32_t before)
{
    return character_is(before) & (IS_LETTER | IS_MARK) && before >= 0x80 ? 2 : -8;
}

/* The meaning of byte `at`; a space behind the end. */
static uint32_t meaning_at(const uint16_t *meanings, const char *bytes, size_t length, size_t at)
{
    return at < length ? meaning(meanings, (unsigned char)bytes[at]) : ' ';
}

static long read_as(const uint16_t *meanings, const char *bytes, size_t length)
{
    long score = 0;
    uint32_t before_that = ' ', before = ' ';
    for (size_t at = 0; at < length; at++) {
        uint32_t c = meaning(meanings, (unsigned char)bytes[at]);
        if ((unsigned char)bytes[at] >= 0x80) {
            uint32_t after = meaning_at(meanings, bytes, length, at + 1);
            if (c == 0 || character_is(c) & IS_CONTROL)
                score -= 10;
            else if (is_letter(c))
                score += score_of_letter(before_that, before, c, after,
                                         meaning_at(meanings, bytes, length, at + 2));
            else if (character_is(c) & IS_MARK)
                score += score_of_combining(before);
            else
                score += score_of_mark(before, c, after);
        }
        before_that = before;
        before = c;
    }
    return score;
}

/* Detectors know the older charsets, which Windows has more of. */
static bool is_hinted(const char *name, const char *hint)
{
    static const char *const same[][2] = {{"ISO-8859-1", "windows-1252"},
                                          {"ISO-8859-7", "windows-1253"},
                                          {"ISO-8859-9", "windows-1254"},
                                          {"ISO-8859-8-I", "ISO-8859-8"},
                                          {"KOI8-R", "KOI8-U"}};
    for (size_t i = 0; i < sizeof same / sizeof *same; i++)
        if (strcmp(hint, same[i][0]) == 0)
            hint = same[i][1];
    return strcmp(name, hint) == 0;
}

const char *charset_guess(const char *bytes, size_t length, const char *hint, struct report *report)
{
    size_t best = GUESS_WESTERN, times[128] = {0}, high = 0;
    long best_score = 0;
    const struct alphabets *alphabets = alphabets_open(report);
    length = length > SAMPLE ? SAMPLE : length;
    for (size_t i = 0; i < length; i++)
        if ((unsigned char)bytes[i] >= 0x80) {
            times[(unsigned char)bytes[i] - 0x80]++;
            high++;
        }
    for (size_t i = 0; i < GUESSES; i++) {
        long score = read_as(guess_meanings[i], bytes, length) +
                     alphabets_fit(alphabets, guess_meanings[i], times, 128) +
                     (is_hinted(guess_names[i], hint) ? HINT : 0);
        bool is_thai = strcmp(guess_names[i], GUESS_THAI) == 0;
        if (is_thai && score < (long)high * THAI_LETTER)
            continue;
        if (i == GUESS_WESTERN || score >= best_score + MARGIN) {
            best = i;
            best_score = score;
        }
    }
    return guess_names[best];
}

const char *byte_order_mark(const char *bytes, size_t length, size_t *size)
{
    static const struct {
        const char *mark, *charset;
        size_t size;
    } marks[] = {{"\xEF\xBB\xBF", "UTF-8", 3},
                 {"\xFF\xFE\0\0", "UTF-32LE", 4},
                 {"\xFF\xFE", "UTF-16LE", 2},
                 {"\xFE\xFF", "UTF-16BE", 2}};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (length >= marks[i].size && memcmp(bytes, marks[i].mark, marks[i].size) == 0) {
            *size = marks[i].size;
            return marks[i].charset;
        }
    return NULL;
}

/* The escape sequences that switch to Japanese. */
const char *charset_guess_escaped(const char *bytes, size_t length)
{
    if (!length || !memchr(bytes, '\x1B', length))
        return NULL;
    bool is_japanese = memmem(bytes, length, "\x1B$B", 3) || memmem(bytes, length, "\x1B$@", 3);
    return is_japanese ? "ISO-2022-JP" : NULL;
}

/* UTF-16 without a mark: every other byte of Western text is NUL. */
static const char *utf16_order(const char *bytes, size_t length)
{
    size_t seen = length > 4096 ? 4096 : length & ~(size_t)1, even = 0, odd = 0;
    for (size_t i = 0; i < seen; i += 2) {
        even += bytes[i] == 0;
        odd += bytes[i + 1] == 0;
    }
    if (seen < 8 || length % 2)
        return NULL;
    return odd > seen / 3 && even < seen / 64 + 1   ? "UTF-16LE"
           : even > seen / 3 && odd < seen / 64 + 1 ? "UTF-16BE"
                                                    : NULL;
}

/* ASCII, and the stops of China and Japan: every text has some. */
static bool is_frequent(uint32_t c)
{
    return (c >= ' ' && c < 0x7F) || c == '\n' || c == '\r' || c == 0x3000 || c == 0x3001 ||
           c == 0x3002 || c == 0xFF0C;
}

struct wide_tally {
    size_t units, bad, frequent;
};

static struct wide_tally read_wide(const char *bytes, size_t length, size_t low)
{
    struct wide_tally tally = {0};
    bool after_high = false;
    for (size_t at = 0; at + 1 < length; at += 2) {
        uint32_t c = (uint32_t)(unsigned char)bytes[at + low] |
                     (uint32_t)(unsigned char)bytes[at + 1 - low] << 8;
        bool is_low = c >= 0xDC00 && c < 0xE000, is_high = c >= 0xD800 && c < 0xDC00;
        bool is_text = c == '\n' || c == '\r' || c == '\t' || is_high || is_low ||
                       !(character_is(c) & IS_CONTROL);
        tally.units++;
        tally.bad += !is_text || is_low != after_high;
        tally.frequent += is_frequent(c);
        after_high = is_high;
    }
    return tally;
}

const char *charset_guess_wide(const char *bytes, size_t length)
{
    if (length < 8 || length % 2)
        return NULL;
    const char *western = memchr(bytes, '\0', length) ? utf16_order(bytes, length) : NULL;
    if (western)
        return western;
    length = length > SAMPLE ? SAMPLE : length;
    struct wide_tally little = read_wide(bytes, length, 0), big = read_wide(bytes, length, 1);
    bool is_little = little.frequent > big.frequent;
    struct wide_tally best = is_little ? little : big;
    if (best.bad * 50 > best.units || best.frequent * 50 < best.units)
        return NULL;
    return is_little ? "UTF-16LE" : "UTF-16BE";
}
