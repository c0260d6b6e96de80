/* spaces: one space between words, none before a stop or inside brackets; no-break spaces where the
 * language has them. */
#include "spaces_place.h"

#include "language.h"
#include "memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    WIDE = 1 << 0, /* white space that is no single space */
    TAB = 1 << 1,
    BEFORE_MARK = 1 << 2, /* a space before a stop, a closing bracket, % */
    AFTER_OPEN = 1 << 3,  /* a space after an opening bracket, or a currency */
    LINE_END = 1 << 4,
    NO_BREAK = 1 << 5,
    GLUED_STOP = 1 << 6,  /* a stop and a capital */
    GLUED_COMMA = 1 << 7, /* a comma and a letter */
    GLUED_OPEN = 1 << 8,  /* a letter and an opening bracket */
    GLUED_CLOSE = 1 << 9, /* a closing bracket and a letter */
    GLUED_HIGH = 1 << 10, /* a word and a mark that French spaces */
    PERCENT = 1 << 11,
    LINE_START = 1 << 12,
    GLUED_COLON = 1 << 13,   /* a colon and a letter */
    GLUED_PERCENT = 1 << 14, /* a per cent sign and a small letter */
    DOUBLED = 1 << 15        /* two commas, semicolons, colons */
};

static void make_scan(struct scan *scan)
{
    scan_add(scan->left, WIDE, " ", 0);
    scan_add(scan->right, WIDE, " \t\xC2\xE2", 0);
    scan_add(scan->left, TAB, "\t", 0);
    scan_add_all(scan->right, TAB | LINE_START);
    scan_add(scan->left, BEFORE_MARK, " ", 0);
    scan_add(scan->right, BEFORE_MARK, ".,;:!?)]%", 0);
    scan_add(scan->left, AFTER_OPEN, "([$\xA1\xBF\xA3\xA5\xAC", 0);
    scan_add(scan->right, AFTER_OPEN, " \t", 0);
    scan_add(scan->left, LINE_END, " ", 0);
    scan_add(scan->right, LINE_END, "\r\n", 0);
    scan->right[0] |= LINE_END;
    scan_add(scan->left, NO_BREAK, "\xC2\xE2", 0);
    scan_add(scan->right, NO_BREAK, "\xA0\x80", 0);
    scan_add(scan->left, GLUED_STOP, ".!?", 0);
    scan_add(scan->right, GLUED_STOP, SCAN_LETTERS "\xC3\xC4\xC5\xCE\xD0\xD1", 0);
    scan_add(scan->left, GLUED_COMMA, ",;", 0);
    scan_add(scan->right, GLUED_COMMA, SCAN_LETTERS "\xC3\xC4\xC5\xCE\xCF\xD0\xD1\xD2", 0);
    scan_add(scan->left, GLUED_COLON, ":", 0);
    scan_add(scan->right, GLUED_COLON, SCAN_LETTERS "\xC3\xC4\xC5\xD0\xD1", 0);
    scan_add(scan->left, DOUBLED, ",;:", 0);
    scan_add(scan->right, DOUBLED, ",;:", 0);
    scan_add(scan->left, GLUED_PERCENT, "%", 0);
    scan_add(scan->right, GLUED_PERCENT, SCAN_LOWER "\xC3\xD0\xD1", 0);
    scan_add(scan->left, GLUED_OPEN, SCAN_LETTERS, 1);
    scan_add(scan->right, GLUED_OPEN, "(", 0);
    scan_add(scan->left, GLUED_CLOSE, ")", 0);
    scan_add(scan->right, GLUED_CLOSE, SCAN_LETTERS "\xC3\xC4\xC5\xD0\xD1", 0);
    scan_add(scan->left, GLUED_HIGH, SCAN_LETTERS SCAN_DIGITS ")]%\"'", 1);
    scan_add(scan->right, GLUED_HIGH, ";:!?", 0);
    scan_add(scan->left, PERCENT, SCAN_DIGITS, 0);
    scan_add(scan->right, PERCENT, "%", 0);
    scan_add(scan->left, LINE_START, "\n", 0);
    scan_prepare(scan);
}

static void *open_spaces(const struct settings *settings, struct report *report)
{
    struct spaces *self = memory_allocate(1, sizeof *self);
    self->settings = settings;
    self->dictionary = dictionary_open("spacing", report);
    make_scan(&self->scan);
    return self;
}

static void close_spaces(void *state)
{
    struct spaces *self = state;
    dictionary_close(self->dictionary);
    free(self->spacings);
    free(self);
}

static struct spacing spacing_of(const struct spaces *self, const char *language)
{
    const struct house *house = self->settings->house;
    struct spacing spacing = {
        .before_colon = house_value(house, language, "before-colon", ""),
        .before_high = house_value(house, language, "before-high-punctuation", ""),
        .before_percent = house_value(house, language, "before-percent", "as-is"),
        .after_currency = house_value(house, language, "after-currency", "as-is"),
    };
    int base = (int)strcspn(language, "-_");
    snprintf(spacing.language, sizeof spacing.language, "%s", language);
    snprintf(spacing.abbreviations, sizeof spacing.abbreviations, "%.*s abbreviations",
             base < 8 ? base : 8, language);
    snprintf(spacing.openers, sizeof spacing.openers, "%.*s openers", base < 8 ? base : 8,
             language);
    snprintf(spacing.small, sizeof spacing.small, "%.*s small", base < 8 ? base : 8, language);
    snprintf(spacing.endings, sizeof spacing.endings, "%.*s endings", base < 8 ? base : 8,
             language);
    spacing.knows_openers = dictionary_next(self->dictionary, spacing.openers, NULL) != NULL;
    return spacing;
}

/* The spacing of a language, worked out once. */
static const struct spacing *spacing_at(struct spaces *self, const struct place *place, size_t at)
{
    const char *language = language_at(self->settings, place->prose.story, place->prose.part, at);
    if (place->spacing && strcmp(place->spacing->language, language) == 0)
        return place->spacing;
    for (size_t i = 0; i < self->spacing_count; i++)
        if (strcmp(self->spacings[i].language, language) == 0)
            return &self->spacings[i];
    self->spacings = memory_grow(self->spacings, &self->spacing_capacity, self->spacing_count + 1,
                                 sizeof *self->spacings);
    self->spacings[self->spacing_count] = spacing_of(self, language);
    return &self->spacings[self->spacing_count++];
}

/* Yahoo!, Jeopardy! */
static bool is_name(const struct place *place, size_t at)
{
    size_t from = at;
    while (from > 0 && at - from < 16 && is_letter((unsigned char)place->prose.bytes[from - 1]))
        from--;
    return dictionary_find(place->self->dictionary, "fr names", place->prose.bytes + from,
                           at + 1 - from);
}

/* A mark that French spaces, with no space before it. */
static void before_high(struct place *place, size_t at)
{
    const char *bytes = place->prose.bytes;
    const char *wanted =
        bytes[at] == ':' ? place->spacing->before_colon : place->spacing->before_high;
    uint32_t before = prose_before(&place->prose, at, NULL);
    if (!*wanted || strcmp(wanted, "as-is") == 0 || is_space(before) ||
        (!(character_is(before) & (IS_LETTER | IS_DIGIT)) &&
         !(before < 0x80
               ? strchr(")]%\"'", (int)before) != NULL
               : before == 0xBB || before == 0x201D || before == 0x2019 || before == 0x2026)))
        return;
    size_t end = at;
    while (bytes[end] && strchr(";:!?.", bytes[end]))
        end++;
    if (!ends_word(bytes[end]) || (bytes[at] == ':' && end > at + 1))
        return;
    if (bytes[at] == ';' && memchr(bytes + (at > 8 ? at - 8 : 0), '&', at > 8 ? 8 : at))
        return; /* an entity */
    if (!prose_is_free(&place->prose, at, at + 1) || is_name(place, at))
        return;
    prose_change(&place->prose, at, at, wanted, "spaces/before-mark",
                 "the language spaces this mark");
}

static bool is_indented_line(const char *bytes, size_t line)
{
    return bytes[line] == '\t' || strncmp(bytes + line, "    ", 4) == 0;
}

static void propose_in_part(struct spaces *self, struct place *place)
{
    const char *bytes = place->prose.bytes;
    bool is_indented = is_indented_line(bytes, 0);
    size_t at = 0;
    while ((at = scan_next(&self->scan, bytes, at, place->prose.length)) < place->prose.length) {
        unsigned kinds = scan_pair(&self->scan, bytes, at);
        if (kinds & LINE_START) {
            is_indented = is_indented_line(bytes, at + 1);
            at++;
            continue;
        }
        if (kinds & NO_BREAK && !white_size(bytes, at))
            kinds &= ~(unsigned)NO_BREAK;
        if (kinds & WIDE && !white_size(bytes, at + 1))
            kinds &= ~(unsigned)WIDE;
        if (!kinds) {
            at++;
            continue;
        }
        place->spacing = spacing_at(self, place, at);
        if (kinds & (WIDE | TAB | BEFORE_MARK | LINE_END | NO_BREAK)) {
            at = space_run(place, at, is_indented);
            continue;
        }
        if (!is_indented) {
            if (kinds & GLUED_STOP)
                space_after_stop(place, at);
            if (kinds & GLUED_COMMA)
                space_after_comma(place, at);
            if (kinds & GLUED_COLON)
                space_after_colon(place, at);
            if (kinds & DOUBLED && bytes[at] == bytes[at + 1])
                drop_doubled_mark(place, at);
            if (kinds & GLUED_PERCENT)
                space_after_percent(place, at);
            if (kinds & GLUED_OPEN)
                space_before_bracket(place, at + 1);
            if (kinds & GLUED_CLOSE)
                space_after_bracket(place, at);
            if (kinds & GLUED_HIGH)
                before_high(place, at + 1);
            if (kinds & PERCENT && strcmp(place->spacing->before_percent, "as-is") != 0)
                space_before_percent(place, at + 1, at + 1);
        }
        if (kinds & AFTER_OPEN)
            space_run(place, at + 1, is_indented);
        at++;
    }
}

static void propose(void *state, const struct story *story, struct edits *edits)
{
    struct place place = {.self = state,
                          .prose = {.story = story, .edits = edits, .part = NO_PART}};
    while (prose_next(&place.prose)) {
        place.spacing = NULL;
        propose_in_part(state, &place);
    }
}

const struct filter filter_spaces = {
    .name = "spaces",
    .purpose = "Puts one space between words and sentences, and none where none belongs.",
    .scope = PARAGRAPH,
    .open = open_spaces,
    .propose = propose,
    .close = close_spaces,
};
