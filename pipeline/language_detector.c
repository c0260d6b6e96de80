/* Language detector: which language a stretch of copy is in. */
#include "language_detector.h"

#include "characters.h"
#include "dictionary.h"
#include "door.h"
#include "memory.h"

#include <stdlib.h>
#include <string.h>

/* What a hit is worth, measured on seven-word lines of news in thirteen languages. */
enum { WORD_HIT = 4, ENDING_HIT = 2, LETTER_HIT = 3, CLD2_LIKELY = 3, CLD2_RELIABLE = 6 };
enum { LANGUAGES = 32, LONGEST_WORD = 24, LONGEST_ENDING = 7, LONGEST_READ = 1 << 14 };

enum kind { WORD, ENDING, LETTER };

struct cue {
    char text[LONGEST_WORD];
    uint8_t length, kind;
    uint32_t languages; /* a bit each */
};

struct language_detector {
    struct report *report;
    char names[LANGUAGES][12];
    size_t language_count;
    struct cue *cues; /* open addressing; length 0: free */
    size_t cue_count, cue_room;
};

/* cld2 has no C interface, but a C calling convention: these are its functions by their C++ names.
 */

struct cld2_hints {
    const char *content_language, *top_level_domain;
    int encoding, language;
};

enum { CLD2_UNKNOWN_ENCODING = 23, CLD2_UNKNOWN_LANGUAGE = 26, CLD2_BEST_EFFORT = 0x4000 };

static struct door cld2_door = {.soname = "libcld2.so.0"};
static int (*cld2_detect)(const char *, int, bool, const struct cld2_hints *, int, int *, int *,
                          double *, void *, int *, bool *);
static const char *(*cld2_code)(int);

static bool cld2_open(struct report *report)
{
    static const struct behind_door functions[] = {
        {"_ZN4CLD224ExtDetectLanguageSummaryEPKcibPKNS_8CLDHintsEiPNS_8LanguageEPiPd"
         "PSt6vectorINS_11ResultChunkESaISA_EES7_Pb",
         &cld2_detect},
        {"_ZN4CLD212LanguageCodeENS_8LanguageE", &cld2_code}};
    bool first = !cld2_door.tried;
    if (door_open(&cld2_door, functions, sizeof functions / sizeof *functions))
        return true;
    if (first)
        report_at(
            report, EX_UNAVAILABLE, NULL, 0,
            "libcld2.so.0 is not there (Debian: apt-get install libcld2-0); languages are told "
            "by their commonest words only");
    return false;
}

/* The tag of what cld2 takes the text for; "" where it does not know. */
static const char *cld2_language(const char *bytes, size_t length, bool *reliable)
{
    static const struct cld2_hints hints = {NULL, NULL, CLD2_UNKNOWN_ENCODING,
                                            CLD2_UNKNOWN_LANGUAGE};
    int languages[3], percents[3], text_bytes;
    double scores[3];
    int language = cld2_detect(bytes, (int)length, true, &hints, CLD2_BEST_EFFORT, languages,
                               percents, scores, NULL, &text_bytes, reliable);
    const char *code = cld2_code(language);
    if (strcmp(code, "un") == 0)
        return "";
    return strcmp(code, "no") == 0 ? "nb" : strcmp(code, "iw") == 0 ? "he" : code;
}

/* The cues. */

static size_t cue_place(const struct language_detector *detector, enum kind kind, const char *text,
                        size_t length)
{
    uint32_t hash = 2166136261u + (uint32_t)kind;
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)text[i]) * 16777619u;
    size_t place = (hash ^ hash >> 15) & (detector->cue_room - 1);
    for (;; place = (place + 1) & (detector->cue_room - 1)) {
        const struct cue *cue = &detector->cues[place];
        if (!cue->length ||
            (cue->length == length && cue->kind == kind && memcmp(cue->text, text, length) == 0))
            return place;
    }
}

static void add_cue(struct language_detector *detector, enum kind kind, const char *text,
                    size_t length, uint32_t language)
{
    if (length == 0 || length >= LONGEST_WORD || detector->cue_count * 2 >= detector->cue_room)
        return;
    struct cue *cue = &detector->cues[cue_place(detector, kind, text, length)];
    detector->cue_count += !cue->length;
    memcpy(cue->text, text, length);
    cue->length = (uint8_t)length;
    cue->kind = (uint8_t)kind;
    cue->languages |= language;
}

static uint32_t languages_of(const struct language_detector *detector, enum kind kind,
                             const char *text, size_t length)
{
    if (length == 0 || length >= LONGEST_WORD)
        return 0;
    return detector->cues[cue_place(detector, kind, text, length)].languages;
}

static size_t language_number(struct language_detector *detector, const char *name)
{
    for (size_t i = 0; i < detector->language_count; i++)
        if (strcmp(detector->names[i], name) == 0)
            return i;
    if (detector->language_count == LANGUAGES || strlen(name) >= sizeof *detector->names)
        return LANGUAGES;
    strcpy(detector->names[detector->language_count], name);
    return detector->language_count++;
}

struct language_detector *detector_open(struct report *report)
{
    struct language_detector *detector = memory_allocate(1, sizeof *detector);
    struct dictionary *dictionary = dictionary_open("languages", report);
    detector->report = report;
    detector->cue_room = 1 << 13;
    detector->cues = memory_allocate(detector->cue_room, sizeof *detector->cues);
    for (size_t i = 0; i < dictionary->count; i++) {
        const struct entry *entry = &dictionary->entries[i];
        size_t number = language_number(detector, entry->section);
        enum kind kind = entry->key[0] == 'w' ? WORD : entry->key[0] == 'e' ? ENDING : LETTER;
        for (const char *at = entry->value; number < LANGUAGES && *at;) {
            size_t length = strcspn(at, " ");
            add_cue(detector, kind, at, length, 1u << number);
            at += length + strspn(at + length, " ");
        }
    }
    dictionary_close(dictionary);
    return detector;
}

void detector_close(struct language_detector *detector)
{
    if (detector)
        free(detector->cues);
    free(detector);
}

/* Reading. */

struct reading {
    int scores[LANGUAGES];
    size_t words;
};

static void score(struct reading *reading, uint32_t languages, int worth)
{
    for (; languages; languages &= languages - 1)
        reading->scores[__builtin_ctz(languages)] += worth;
}

/* The languages whose endings the word has; an ending of one letter wants three before it. */
static uint32_t ending_languages(const struct language_detector *detector, const char *word,
                                 size_t length)
{
    uint32_t languages = 0;
    size_t at = length, size;
    for (unsigned count = 1; count <= LONGEST_ENDING && at > 0; count++) {
        character_before(word, at, &size);
        at -= size;
        if (at >= (count == 1 ? 3 : 2))
            languages |= languages_of(detector, ENDING, word + at, length - at);
    }
    return languages;
}

static void score_word(const struct language_detector *detector, struct reading *reading,
                       const char *word, size_t length)
{
    uint32_t languages = languages_of(detector, WORD, word, length), letters = 0;
    const char *apostrophe = memchr(word, '\'', length);
    if (!languages && apostrophe) {
        size_t article = (size_t)(apostrophe - word) + 1;
        languages = languages_of(detector, WORD, word, article) |
                    languages_of(detector, WORD, word + article, length - article);
    }
    if (languages)
        score(reading, languages, WORD_HIT);
    else
        score(reading, ending_languages(detector, word, length), ENDING_HIT);
    for (size_t at = 0, size; at < length; at += size) {
        character_at(word, length, at, &size);
        if (size > 1)
            letters |= languages_of(detector, LETTER, word + at, size);
    }
    score(reading, letters, LETTER_HIT);
    reading->words++;
}

/* Scores the words of `bytes` and gives them back in small letters for cld2. */
static void read_words(const struct language_detector *detector, const char *bytes, size_t length,
                       struct reading *reading, struct text *small)
{
    size_t word = 0, size;
    bool in_word = false;
    for (size_t at = 0; at <= length; at += size) {
        uint32_t character = at < length ? character_at(bytes, length, at, &size) : ' ';
        if (at == length)
            size = 1;
        bool is_apostrophe = character == '\'' || character == 0x2019;
        bool is_of_word = (character_is(character) & (IS_LETTER | IS_MARK)) ||
                          (in_word && is_apostrophe && at + size < length &&
                           is_letter(character_at(bytes, length, at + size, NULL)));
        if (is_of_word && !in_word)
            word = small->length;
        else if (!is_of_word && in_word)
            score_word(detector, reading, text_string(small) + word, small->length - word);
        in_word = is_of_word;
        text_append_character(small, is_apostrophe ? '\'' : character_lower(character));
        if (character == 0xBF || character == 0xA1)
            score(reading, languages_of(detector, LETTER, bytes + at, size), LETTER_HIT);
    }
}

static int best(const struct language_detector *detector, const int *scores, int *second)
{
    int first = 0;
    *second = 0;
    for (size_t i = 1; i < detector->language_count; i++)
        if (scores[i] > scores[first])
            first = (int)i;
    for (size_t i = 0; i < detector->language_count; i++)
        if ((int)i != first && scores[i] > *second)
            *second = scores[i];
    return first;
}

static void answer(struct detected *detected, const char *language, enum certainty certainty)
{
    snprintf(detected->language, sizeof detected->language, "%s", language);
    detected->certainty = certainty;
}

/* What the words leave open. A language that is none of ours must be what cld2 is sure of. */
static void ask_cld2(struct language_detector *detector, struct reading *reading,
                     const struct text *small, struct detected *detected)
{
    bool reliable = false;
    int second, words = (int)reading->words;
    const char *other = "";
    if (cld2_open(detector->report)) {
        other = cld2_language(text_string(small), small->length, &reliable);
        for (size_t i = 0; i < detector->language_count; i++)
            if (strcmp(detector->names[i], other) == 0) {
                /* English and Bokmål are what it calls names and Danish. */
                bool is_refuge = strcmp(other, "en") == 0 || strcmp(other, "nb") == 0;
                reading->scores[i] +=
                    (reliable ? CLD2_RELIABLE : CLD2_LIKELY) / (is_refuge ? 3 : 1);
                other = "";
            }
    }
    int first = best(detector, reading->scores, &second), score = reading->scores[first];
    if (*other && (score < WORD_HIT || (reliable && words >= 8 && score < 2 * words)))
        answer(detected, other, reliable && words >= 8 ? CERTAIN : DOUBTFUL);
    else if (score > 0)
        answer(detected, detector->names[first],
               score - second >= 3 * WORD_HIT && words >= 8 ? CERTAIN
               : score - second >= WORD_HIT                 ? LIKELY
                                                            : DOUBTFUL);
}

struct detected detector_read(struct language_detector *detector, const char *bytes, size_t length)
{
    struct detected detected = {0};
    struct reading reading = {0};
    struct text small = {0};
    int second;
    if (length > LONGEST_READ)
        length = utf8_valid_prefix(bytes, LONGEST_READ);
    read_words(detector, bytes, length, &reading, &small);
    detected.words = reading.words;
    int first = best(detector, reading.scores, &second), score = reading.scores[first];
    /* One word in three is among the commonest, and no other language comes near: cld2 need not be
     * asked. */
    if (score - second >= 6 * WORD_HIT && score * 2 >= second * 3 &&
        score * 3 >= (int)reading.words * WORD_HIT)
        answer(&detected, detector->names[first], CERTAIN);
    else if (reading.words)
        ask_cld2(detector, &reading, &small, &detected);
    text_free(&small);
    return detected;
}
