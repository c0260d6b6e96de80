/* Facts: what an edit may do to words, digits, names and negations. */
#include "facts.h"

#include "characters.h"
#include "language.h"

#include <string.h>

enum {
    WORDS = 1,  /* may change words outside quotations */
    QUOTED = 2, /* ... and inside: it repairs how they are encoded */
    DIGITS = 4, /* may change digits */
    MOVES = 8   /* takes whole lines to where they belong, or away */
};

/* Who is declared to touch words and facts, and why. Nobody else may. */
static const struct {
    const char *filter; /* or a rule */
    unsigned may;
} declared[] = {
    {"controls/escape", WORDS | QUOTED | DIGITS}, /* ESC [1m: what a terminal would have obeyed */
    {"controls/overstrike", WORDS | QUOTED | DIGITS}, /* B, backspace, B: one B in bold */
    {"mojibake",
     WORDS | QUOTED | DIGITS},   /* reads anew what was read in a wrong charset: &#8217; */
    {"apostrophes/accent", WORDS | QUOTED}, /* citta': the letter as ASCII has no accents */
    {"unicode", WORDS | QUOTED}, /* one letter for a ligature, a homoglyph, a sequence */
    {"house", WORDS},            /* (l) is (left) in some houses */
    {"spelling", WORDS},         /* certain misspellings, outside quotations */
    {"furniture", MOVES},
    {"structure", MOVES},
};

static unsigned declaration(const struct filter *filter, const char *rule)
{
    for (size_t i = 0; i < sizeof declared / sizeof *declared; i++)
        if (strcmp(declared[i].filter, filter->name) == 0 || strcmp(declared[i].filter, rule) == 0)
            return declared[i].may;
    return 0;
}

/* The next letter, mark or digit; digits of full width count as the plain ones. */
static uint32_t next_of(const char *string, size_t *at, unsigned kinds)
{
    size_t length = strlen(string), size;
    for (uint32_t character; *at < length;) {
        character = character_at(string, length, *at, &size);
        *at += size;
        if (character_is(character) & kinds)
            return character >= 0xFF10 && character <= 0xFF19 ? character - 0xFF10 + '0'
                                                              : character;
    }
    return NO_CHARACTER;
}

static bool same_but_for_others(const char *left, const char *right, unsigned kinds)
{
    size_t i = 0, j = 0;
    uint32_t a, b;
    do {
        a = next_of(left, &i, kinds);
        b = next_of(right, &j, kinds);
    } while (a == b && a != NO_CHARACTER);
    return a == b;
}

static bool is_double_mark(uint32_t character)
{
    return character == '"' || (character >= 0x201C && character <= 0x201F) || character == 0xAB ||
           character == 0xBB;
}

/* Whether a place is between a quotation mark and another, counted from the paragraph's beginning.
 */
static bool is_quoted(const struct text *text, size_t place)
{
    const char *bytes = text_string(text);
    size_t at = 0, size, before = 0, behind = 0;
    struct span paragraph;
    while (paragraph_next(bytes, text->length, &at, &paragraph) && paragraph.to < place)
        ;
    for (size_t i = paragraph.from; i < paragraph.to; i += size)
        if (is_double_mark(character_at(bytes, paragraph.to, i, &size)))
            ++*(i < place ? &before : &behind);
    return before % 2 == 1 && behind > 0;
}

/* Words that turn a sentence round, in the languages of the samples. */
static size_t negations(const char *string)
{
    static const char *const words[] = {
        "not",   "no",     "never",  "none", "nor",     "cannot", "without", "nicht", "kein",
        "keine", "keinen", "keiner", "nie",  "niemals", "ohne",   "ne",      "pas",   "jamais",
        "sans",  "nunca",  "sin",    "non",  "mai",     "senza",  "niet",    "geen",  "nooit"};
    size_t count = 0, at = 0, length = strlen(string);
    struct span word;
    while (word_next(string, length, &at, true, &word)) {
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            count +=
                same_but_case(string + word.from, word.to - word.from, words[i], strlen(words[i]));
        count += word.to - word.from > 3 && (memcmp(string + word.to - 3, "n't", 3) == 0);
    }
    return count;
}

static bool is_all_capitals(const char *word)
{
    for (size_t at = 0, size, length = strlen(word); at < length; at += size)
        if (is_lower(character_at(word, length, at, &size)))
            return false;
    return true;
}

/* A capital inside a sentence: a name, as far as a test can tell. A line in capitals tells nothing,
 * nor does German, which has a capital for every noun. */
static bool is_name(const char *language, const struct text *text, const struct edit *edit)
{
    if (is_all_capitals(edit->before) || language_is(language, "de"))
        return false;
    const char *bytes = text_string(text);
    size_t at = edit->at, size;
    uint32_t first = character_at(edit->before, strlen(edit->before), 0, NULL), before;
    if (!is_upper(first))
        return false;
    do {
        before = character_before(bytes, at, &size);
        at -= size;
    } while (before != '\n' && is_space(before));
    return is_letter(before) || before == ',';
}

static bool is_inside_character(const struct text *text, size_t at)
{
    return at < text->length && ((unsigned char)text->bytes[at] & 0xC0) == 0x80;
}

const char *edit_breaks(const struct filter *filter, const struct story *story,
                        const char *language, const struct edit *edit, const char **why)
{
    size_t index = story_find(story, edit->part, edit->ordinal);
    const char *strings[] = {edit->before, edit->after, edit->rule, edit->reason,
                             edit->suggestions};
    for (size_t i = 0; i < sizeof strings / sizeof *strings; i++)
        if (strings[i] && utf8_valid_prefix(strings[i], strlen(strings[i])) != strlen(strings[i])) {
            *why = "a string of the edit is not UTF-8";
            return "utf-8";
        }
    if (edit->query || !edit->before || !edit->after || index == story->part_count)
        return NULL;
    const struct text *text = &story->parts[index].text;
    if (is_inside_character(text, edit->at) ||
        is_inside_character(text, edit->at + strlen(edit->before))) {
        *why = "a character is cut";
        return "utf-8";
    }
    unsigned may = declaration(filter, edit->rule);
    if (may & MOVES)
        return NULL;
    bool words_change = !same_but_for_others(edit->before, edit->after, IS_LETTER | IS_DIGIT);
    if (words_change && !(may & QUOTED) && is_quoted(text, edit->at)) {
        *why = "words change inside a quotation";
        return "quote-safe";
    }
    *why = NULL;
    if (words_change && !(may & WORDS))
        *why = "words change";
    else if (!(may & DIGITS) && !same_but_for_others(edit->before, edit->after, IS_DIGIT))
        *why = "digits change";
    else if (negations(edit->before) != negations(edit->after))
        *why = "a negation comes or goes";
    else if (words_change && !(may & QUOTED) && is_name(language, text, edit))
        *why = "a name changes";
    return *why ? "facts" : NULL;
}
