/* Language detector: adds up what the words of a stretch tell, and weighs it. All evidence is in
 * half bits: one more is worth odds of 1.4 to 1. */
#include "language_detector.h"

#include "characters.h"
#include "language.h"
#include "language_cues.h"
#include "language_library.h"
#include "memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A lead that leaves no doubt, one that makes it needless to ask cld2, one that will do, one that
 * will do where few words are common in the language, and one where there are names only. */
enum { CERTAIN_LEAD = 32, CLEAR_LEAD = 24, LIKELY_LEAD = 0, UNKNOWN_LEAD = 10, NAMES_LEAD = 24 };

/* Words: for certainty, at a glance at most, for a language that is none of ours. */
enum { FEWEST_WORDS = 8, GLANCE_WORDS = 40, FEWEST_FOREIGN_WORDS = 16 };

/* What a word is worth, on average, where the language is known well enough to be told by a narrow
 * lead; where so many words may be in a language that is none of ours; where any may. */
enum { KNOWN_WORD_WORTH = 9, FOREIGN_TEXT_WORTH = 14, FOREIGN_WORD_WORTH = 2 };

/* Names to a small word, at most, in running text. */
enum { MOST_NAMES = 5 };

/* What the language round about is worth: few paragraphs of a story are in another. */
enum { EXPECTED_WORTH = 12 };

/* What cld2's word is worth; little where it takes refuge: English is what it calls names, and
 * Norwegian what it calls Danish. */
enum { LIBRARY_WORTH = 8, REFUGE_WORTH = 1 };

/* No more can be added up in 16 bits; the longest word that is looked at. */
enum { LONGEST_READ = 1 << 11, LONGEST_WORD = 64 };

struct language_detector {
    struct report *report;
    struct language_cues *cues;
    int16_t priors[MOST_LANGUAGES]; /* what a reading begins with */
};

struct language_detector *detector_open(struct report *report)
{
    struct language_detector *detector = memory_allocate(1, sizeof *detector);
    *detector = (struct language_detector){.report = report, .cues = cues_open(report)};
    for (size_t i = 0; i < cues_language_count(detector->cues); i++)
        detector->priors[i] = (int16_t)-cues_seldom(detector->cues, i);
    return detector;
}

void detector_close(struct language_detector *detector)
{
    if (detector)
        cues_close(detector->cues);
    free(detector);
}

bool detector_same_language(const struct language_detector *detector, const char *a, const char *b)
{
    return language_is(a, b) || language_is(b, a) || cues_same_language(detector->cues, a, b);
}

/* Reading. */

struct reading {
    const struct language_cues *cues;
    int16_t scores[MOST_LANGUAGES];
    size_t words, capitalised, small; /* "The", "the" */
    bool is_glance;                   /* at the words that a language has: letters do not count */
};

/* A word in small letters, with "_" at its ends. */
struct word {
    char bytes[LONGEST_WORD + 8];
    uint8_t starts[LONGEST_WORD + 8]; /* of its characters */
    size_t length, characters;
    bool is_ideographic, has_upper, has_lower; /* as it stands in the copy */
};

static bool joins(uint32_t character)
{
    return character == '\'' || character == 0x2019;
}

static void add_character(struct word *word, uint32_t character)
{
    if (word->length >= LONGEST_WORD)
        return;
    word->starts[word->characters++] = (uint8_t)word->length;
    if (character < 0x80)
        word->bytes[word->length++] = (char)character;
    else
        word->length += character_write(character, word->bytes + word->length);
}

/* The word whose first letter is at `at`; an apostrophe inside ends it and is its last: "d'" of
 * "d'une". Returns where it ends. */
static size_t read_word(const char *bytes, size_t length, size_t at, struct word *word)
{
    size_t size;
    *word->bytes = '_';
    *word->starts = 0;
    word->length = word->characters = 1;
    word->is_ideographic = word->has_upper = word->has_lower = false;
    for (; at < length; at += size) {
        uint32_t character = character_at(bytes, length, at, &size);
        if ((character | 32) - 'a' < 26) {
            *(character & 32 ? &word->has_lower : &word->has_upper) = true;
            add_character(word, character | 32);
            continue;
        }
        unsigned is = character_is(character);
        if (!(is & (IS_LETTER | IS_MARK))) {
            if (!joins(character) || !is_letter(character_at(bytes, length, at + size, NULL)))
                break;
            add_character(word, '\'');
            return at + size;
        }
        word->has_lower |= (is & IS_LOWER) != 0;
        if (is & IS_UPPER) {
            word->has_upper = true;
            character = character_lower(character);
        }
        enum script script = character_script(character);
        word->is_ideographic |= script == SCRIPT_HAN || script == SCRIPT_KANA;
        add_character(word, character);
    }
    return at;
}

static void score(struct reading *reading, const uint8_t *worth)
{
    for (size_t i = 0; i < MOST_LANGUAGES; i++)
        reading->scores[i] = (int16_t)(reading->scores[i] + worth[i]);
}

/* A word that no language has: by its letters, in threes. */
static void score_letters(struct reading *reading, struct word *word)
{
    add_character(word, '_');
    word->starts[word->characters] = (uint8_t)word->length;
    for (size_t i = 0; i + 3 <= word->characters; i++) {
        size_t from = word->starts[i], to = word->starts[i + 3];
        const uint8_t *worth = cues_find(reading->cues, CUE_LETTERS, word->bytes + from, to - from);
        if (worth)
            score(reading, worth);
    }
}

static void score_word(struct reading *reading, struct word *word)
{
    const uint8_t *worth = cues_find(reading->cues, CUE_WORD, word->bytes + 1, word->length - 1);
    if (worth)
        score(reading, worth);
    else if (!reading->is_glance && word->bytes[word->length - 1] != '\'')
        score_letters(reading, word);
    /* Scripts without spaces: two ideographs are as good as a word. */
    reading->capitalised += word->has_upper && word->has_lower;
    reading->small += !word->has_upper;
    reading->words += word->is_ideographic ? word->characters / 2 : 1;
}

static int best(const struct reading *reading)
{
    int first = 0;
    for (int i = 1; i < MOST_LANGUAGES; i++)
        if (reading->scores[i] > reading->scores[first])
            first = i;
    return first;
}

/* By how much a language is ahead of all others. */
static int lead(const struct reading *reading, int language)
{
    int16_t second = 0;
    for (int i = 0; i < language; i++)
        second = reading->scores[i] > second ? reading->scores[i] : second;
    for (int i = language + 1; i < MOST_LANGUAGES; i++)
        second = reading->scores[i] > second ? reading->scores[i] : second;
    return reading->scores[language] - second;
}

static void begin(struct reading *reading, const struct language_detector *detector, int expected)
{
    *reading = (struct reading){.cues = detector->cues};
    memcpy(reading->scores, detector->priors, sizeof reading->scores);
    if (expected >= 0)
        reading->scores[expected] = (int16_t)(reading->scores[expected] + EXPECTED_WORTH);
}

/* The next word at or after `*at`, moved behind it. False at the end. */
static bool next_word(const char *bytes, size_t length, size_t *at, struct word *word)
{
    for (size_t size; *at < length; *at += size)
        if (is_letter(character_at(bytes, length, *at, &size))) {
            *at = read_word(bytes, length, *at, word);
            return true;
        }
    return false;
}

static void read_words(struct reading *reading, const char *bytes, size_t length)
{
    struct word word;
    for (size_t at = 0; next_word(bytes, length, &at, &word);)
        score_word(reading, &word);
}

/* Whether the first words are clearly in the language. */
static bool glance(struct reading *reading, const char *bytes, size_t length, int language)
{
    struct word word;
    reading->is_glance = true;
    for (size_t at = 0; reading->words < GLANCE_WORDS && next_word(bytes, length, &at, &word);) {
        score_word(reading, &word);
        if (reading->words >= FEWEST_WORDS && reading->words % 2 == 0 &&
            lead(reading, language) >= CERTAIN_LEAD)
            return true;
    }
    return false;
}

/* What cld2 takes the text for. */
struct opinion {
    const char *language; /* "" where it does not know, or was not asked */
    int number;           /* among ours; -1 for none */
    bool is_sure, is_refuge;
};

static struct opinion ask_library(struct language_detector *detector, const char *bytes,
                                  size_t length)
{
    struct opinion opinion = {0};
    struct text small = {0};
    for (size_t at = 0, size; at < length; at += size)
        text_append_character(&small, character_lower(character_at(bytes, length, at, &size)));
    opinion.language =
        library_language(text_string(&small), small.length, &opinion.is_sure, detector->report);
    opinion.number = cues_language_number(detector->cues, opinion.language);
    opinion.is_refuge = strcmp(opinion.language, "en") == 0 || strcmp(opinion.language, "no") == 0;
    text_free(&small);
    return opinion;
}

static void answer(struct detected *detected, const char *language, enum certainty certainty)
{
    snprintf(detected->language, sizeof detected->language, "%s", language);
    detected->certainty = certainty;
}

/* Names one after the other, of people, places or clubs: they are of no language for certain. */
static bool is_list_of_names(const struct reading *reading)
{
    return reading->capitalised > MOST_NAMES * reading->small;
}

/* How sure it is that the text is in the language that is ahead. Where few words are common in it,
 * it is because of letters that many languages have, or names. */
static enum certainty certainty_of(const struct reading *reading, int first, bool is_known,
                                   const struct opinion *opinion)
{
    int ahead = lead(reading, first);
    bool is_seconded = opinion->number == first && !opinion->is_refuge;
    int wanted = is_list_of_names(reading) ? NAMES_LEAD
                 : is_known || is_seconded ? LIKELY_LEAD
                                           : UNKNOWN_LEAD;
    bool are_enough = reading->words >= FEWEST_WORDS && !is_list_of_names(reading);
    if (is_known && ahead >= CERTAIN_LEAD && are_enough)
        return CERTAIN;
    return ahead >= wanted ? LIKELY : DOUBTFUL;
}

struct detected detector_read(struct language_detector *detector, const char *bytes, size_t length,
                              const char *expected)
{
    struct reading reading;
    struct detected detected = {0};
    struct opinion opinion = {.language = "", .number = -1};
    int number = expected ? cues_language_number(detector->cues, expected) : -1;
    begin(&reading, detector, number);
    if (number >= 0 && glance(&reading, bytes, length, number)) {
        detected.words = reading.words;
        answer(&detected, cues_language(detector->cues, (size_t)number), CERTAIN);
        return detected;
    }
    begin(&reading, detector, number);
    if (length > LONGEST_READ)
        length = utf8_valid_prefix(bytes, LONGEST_READ);
    read_words(&reading, bytes, length);
    detected.words = reading.words;
    if (reading.words == 0)
        return detected;
    int first = best(&reading), words = (int)reading.words;
    bool is_known = reading.scores[first] >= words * KNOWN_WORD_WORTH;
    bool is_foreign =
        reading.scores[first] < words * FOREIGN_WORD_WORTH ||
        (reading.scores[first] < words * FOREIGN_TEXT_WORTH && words >= FEWEST_FOREIGN_WORDS);
    if (lead(&reading, first) < CLEAR_LEAD || !is_known || is_foreign) {
        opinion = ask_library(detector, bytes, length);
        if (opinion.number >= 0) {
            int16_t *score = &reading.scores[opinion.number];
            *score = (int16_t)(*score + (opinion.is_refuge ? REFUGE_WORTH : LIBRARY_WORTH));
        }
        first = best(&reading);
    }
    if (*opinion.language && opinion.number < 0 && opinion.is_sure && is_foreign && first != number)
        answer(&detected, opinion.language,
               words >= FEWEST_WORDS && !is_list_of_names(&reading) ? CERTAIN : LIKELY);
    else if (reading.scores[first] > 0)
        answer(&detected, cues_language(detector->cues, (size_t)first),
               certainty_of(&reading, first, is_known, &opinion));
    return detected;
}
