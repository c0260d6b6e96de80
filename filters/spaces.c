/* spaces: one space between words, none before a stop or inside brackets; no-break spaces where the
 * language has them. */
#include "spaces.h"

#include "language.h"
#include "memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    WIDE = 1 << 0, /* white space that is no single space */
    TAB = 1 << 1,
    BEFORE_MARK = 1 << 2, /* a space before a stop, a closing bracket, % */
    AFTER_OPEN = 1 << 3,  /* a space after an opening bracket */
    LINE_END = 1 << 4,
    NO_BREAK = 1 << 5,
    GLUED_STOP = 1 << 6,  /* a stop and a capital */
    GLUED_COMMA = 1 << 7, /* a comma and a letter */
    GLUED_OPEN = 1 << 8,  /* a letter and an opening bracket */
    GLUED_CLOSE = 1 << 9, /* a closing bracket and a letter */
    GLUED_HIGH = 1 << 10, /* a word and a mark that French spaces */
    PERCENT = 1 << 11,
    LINE_START = 1 << 12
};

static void make_scan(struct scan *scan)
{
    scan_add(scan->left, WIDE, " ", 0);
    scan_add(scan->right, WIDE, " \t\xC2\xE2", 0);
    scan_add(scan->left, TAB, "\t", 0);
    scan_add_all(scan->right, TAB | LINE_START);
    scan_add(scan->left, BEFORE_MARK, " ", 0);
    scan_add(scan->right, BEFORE_MARK, ".,;:!?)]%", 0);
    scan_add(scan->left, AFTER_OPEN, "([", 0);
    scan_add(scan->right, AFTER_OPEN, " \t", 0);
    scan_add(scan->left, LINE_END, " ", 0);
    scan_add(scan->right, LINE_END, "\r\n", 0);
    scan->right[0] |= LINE_END;
    scan_add(scan->left, NO_BREAK, "\xC2\xE2", 0);
    scan_add(scan->right, NO_BREAK, "\xA0\x80", 0);
    scan_add(scan->left, GLUED_STOP, ".!?", 0);
    scan_add(scan->right, GLUED_STOP, SCAN_UPPER "\xC3\xC4\xC5\xCE\xD0", 0);
    scan_add(scan->left, GLUED_COMMA, ",;", 0);
    scan_add(scan->right, GLUED_COMMA, SCAN_LETTERS "\xC3\xC4\xC5", 0);
    scan_add(scan->left, GLUED_OPEN, SCAN_LETTERS, 1);
    scan_add(scan->right, GLUED_OPEN, "(", 0);
    scan_add(scan->left, GLUED_CLOSE, ")", 0);
    scan_add(scan->right, GLUED_CLOSE, SCAN_LETTERS "\xC3\xC4\xC5", 0);
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
    };
    int base = (int)strcspn(language, "-_");
    snprintf(spacing.language, sizeof spacing.language, "%s", language);
    snprintf(spacing.abbreviations, sizeof spacing.abbreviations, "%.*s abbreviations",
             base < 8 ? base : 8, language);
    snprintf(spacing.openers, sizeof spacing.openers, "%.*s openers", base < 8 ? base : 8,
             language);
    spacing.knows_openers = dictionary_next(self->dictionary, spacing.openers, NULL) != NULL;
    return spacing;
}

/* The spacing of a language, worked out once. */
static const struct spacing *spacing_at(struct spaces *self, const struct place *place, size_t at)
{
    const char *language = language_at(self->settings, place->story, place->part, at);
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

bool space_is_protected(struct place *place, size_t from, size_t to)
{
    if (!place->spans)
        place->spans = protected_spans(place->story, place->part);
    return spans_touch(place->spans, from, to);
}

void space_change(struct place *place, size_t from, size_t to, const char *after, const char *rule,
                  const char *reason)
{
    bool is_there =
        strlen(after) == to - from && memcmp(after, place->bytes + from, to - from) == 0;
    if (is_there || from < place->done || space_is_protected(place, from, to))
        return;
    propose_change(place->edits, place->story, place->part, from, to - from, after, rule, reason);
    place->done = to;
}

/* Runs of white space. */

/* The bytes of a space, a tab or a no-break space at `at`, or 0. */
static size_t white_size(const char *bytes, size_t at)
{
    if (bytes[at] == ' ' || bytes[at] == '\t')
        return 1;
    if ((unsigned char)bytes[at] == 0xC2)
        return strncmp(bytes + at, NO_BREAK_SPACE, 2) == 0 ? 2 : 0;
    if ((unsigned char)bytes[at] == 0xE2)
        return strncmp(bytes + at, NARROW_NO_BREAK_SPACE, 3) == 0 ? 3 : 0;
    return 0;
}

static bool is_no_break(const char *bytes, size_t from, size_t to)
{
    return to - from > 1 && white_size(bytes, from) == to - from;
}

static bool ends_word(char byte)
{
    return byte == '\0' || strchr(" \t\r\n)]\"'", byte) || (unsigned char)byte >= 0x80;
}

/* Whether the mark at `at`, with white space before it, is a stop of running text, and not of a
 * name (.NET), a number (.5), an ellipsis or a face made of marks. */
static bool is_stop(const struct place *place, size_t from, size_t at)
{
    const char *bytes = place->bytes;
    char mark = bytes[at], next = bytes[at + 1];
    if (mark == '.')
        return next != '.' && ends_word(next) && !(next == ' ' && bytes[at + 2] == '.') &&
               bytes[from - 1] != '.';
    if (mark == ',')
        return next != ',' && !is_ascii_digit_byte(next);
    if (mark == ':' || mark == ';')
        return (next == ' ' || next == '\t' || next == '\n' || next == '\0' ||
                (unsigned char)next >= 0x80 || next == '"') &&
               !is_ascii_digit_byte(bytes[from - 1]);
    return ends_word(next) || next == '!' || next == '?' || next == '.' || next == ',';
}

static void before_stop(struct place *place, size_t from, size_t to)
{
    const char *bytes = place->bytes;
    char mark = bytes[to];
    const char *wanted = mark == ':'           ? place->spacing->before_colon
                         : strchr(";!?", mark) ? place->spacing->before_high
                                               : "";
    if (!is_stop(place, from, to) || strcmp(wanted, "as-is") == 0)
        return;
    if (*wanted && is_no_break(bytes, from, to) && (unsigned char)*wanted >= 0x80)
        return; /* another no-break space than the house's is no mistake */
    space_change(place, from, to, wanted, *wanted ? "spaces/before-mark" : "spaces/before-stop",
                 *wanted ? "the language spaces this mark" : "no space before a stop");
    if (mark == ',' && is_letter(character_at(bytes, place->length, to + 1, NULL)))
        space_change(place, to + 1, to + 1, " ", "spaces/after-comma", "a space after the comma");
}

static void before_percent(struct place *place, size_t from, size_t to)
{
    const char *bytes = place->bytes, *wanted = place->spacing->before_percent;
    if (!from || !is_ascii_digit_byte(bytes[from - 1]) || strcmp(wanted, "as-is") == 0 ||
        is_letter(character_at(bytes, place->length, to + 1, NULL)) ||
        (bytes[to + 1] && strchr("0123456789-", bytes[to + 1])) ||
        (is_no_break(bytes, from, to) && (unsigned char)*wanted >= 0x80))
        return;
    space_change(place, from, to, wanted, "spaces/percent", "how the house spaces %");
}

/* A no-break space between ordinary words, where no rule of a language puts one: those stand by
 * figures, abbreviations, initials, words of one letter (Polish, Czech, Russian) and marks. */
static bool is_residue(const struct place *place, size_t from, size_t to)
{
    const char *bytes = place->bytes;
    size_t size, start = from, letters = 0;
    uint32_t before = character_before(bytes, from, &size);
    uint32_t after = character_at(bytes, place->length, to, NULL);
    bool is_after_mark = before == ',' || before == ')' || before == 0x201D || before == ';';
    if (!is_letter(after) || !(is_letter(before) || is_after_mark))
        return false;
    while (start > 0 && letters < 2 && is_letter(character_before(bytes, start, &size))) {
        start -= size;
        letters++;
    }
    return is_after_mark || letters > 1 || language_is(place->spacing->language, "en");
}

static void between_words(struct place *place, size_t from, size_t to)
{
    const char *bytes = place->bytes;
    if (to - from == 1 && bytes[from] == ' ')
        return;
    if (is_no_break(bytes, from, to)) {
        if (is_residue(place, from, to))
            space_change(place, from, to, " ", "spaces/no-break",
                         "a no-break space between ordinary words");
        return;
    }
    /* Of a run with a no-break space that a rule wants, that one stays. */
    for (size_t at = from; at < to; at += white_size(bytes, at)) {
        size_t size = white_size(bytes, at);
        if (size < 2 || is_residue(place, from, to))
            continue;
        const char *kept = size == 2 ? NO_BREAK_SPACE : NARROW_NO_BREAK_SPACE;
        bool is_by_figure = is_ascii_digit_byte(bytes[from - 1]) || is_ascii_digit_byte(bytes[to]);
        if (is_by_figure || strncmp(bytes + to, "»", 2) == 0 ||
            (from > 1 && strncmp(bytes + from - 2, "«", 2) == 0)) {
            space_change(place, from, to, kept, "spaces/run", "one no-break space is enough");
            return;
        }
    }
    space_change(
        place, from, to, " ", memchr(bytes + from, '\t', to - from) ? "spaces/tab" : "spaces/run",
        memchr(bytes + from, '\t', to - from) ? "a tab between words" : "more than one space");
}

/* Whether the comma at `at`, with white space before it, may be the opening mark of a language that
 * has ‚ for one: close to a word. Which it is, the desk says. */
static bool is_low_mark(struct place *place, size_t at)
{
    const struct quotation_marks marks =
        house_marks(place->self->settings->house, place->spacing->language);
    bool has_low = strcmp(marks.inner_open, "‚") == 0 || strcmp(marks.open, "‚") == 0;
    if (!has_low || !is_letter(character_at(place->bytes, place->length, at + 1, NULL)))
        return false;
    if (at >= place->done && !space_is_protected(place, at, at + 1))
        propose_query(place->edits, place->story, place->part, at, 1, "spaces/before-stop",
                      "a comma, or a mark that opens a quotation?", "‚");
    return true;
}

/* Decides the white space that begins at `at`; returns its end. */
static size_t judge_run(struct place *place, size_t at, bool is_indented)
{
    const char *bytes = place->bytes;
    size_t from = at, to = at;
    for (size_t size; (size = white_size(bytes, to));)
        to += size;
    char before = from ? bytes[from - 1] : '\n', after = bytes[to];
    if (before == '\n' || before == '\r')
        return to;
    if (after == '\0' || after == '\n' || (after == '\r' && bytes[to + 1] == '\n')) {
        bool is_signature = from > 1 && to == from + 1 && memcmp(bytes + from - 2, "--", 2) == 0 &&
                            (from == 2 || bytes[from - 3] == '\n');
        if (!is_signature)
            space_change(place, from, to, "", "spaces/line-end",
                         "white space at the end of a line");
    } else if (is_indented) {
        return to;
    } else if (after == '%') {
        before_percent(place, from, to);
        between_words(place, from, to);
    } else if (before == '(' || before == '[') {
        if (after != ')' && after != ']' && !(before == '[' && bytes[to + 1] == ']'))
            space_change(place, from, to, "", "spaces/inside-bracket", "no space inside a bracket");
    } else if (after == ')' || after == ']') {
        if (!strchr(":;-", before))
            space_change(place, from, to, "", "spaces/inside-bracket", "no space inside a bracket");
    } else if (after == ',' && is_low_mark(place, to)) {
        return to;
    } else if (strchr(".,;:!?", after)) {
        size_t edits = place->edits->count;
        before_stop(place, from, to);
        if (place->edits->count == edits && !is_stop(place, from, to))
            between_words(place, from, to);
    } else {
        between_words(place, from, to);
    }
    return to;
}

/* Yahoo!, Jeopardy! */
static bool is_name(const struct place *place, size_t at)
{
    size_t from = at;
    while (from > 0 && at - from < 16 && is_letter((unsigned char)place->bytes[from - 1]))
        from--;
    return dictionary_find(place->self->dictionary, "fr names", place->bytes + from, at + 1 - from);
}

/* A mark that French spaces, with no space before it. */
static void before_high(struct place *place, size_t at)
{
    const char *bytes = place->bytes;
    const char *wanted =
        bytes[at] == ':' ? place->spacing->before_colon : place->spacing->before_high;
    uint32_t before = character_before(bytes, at, NULL);
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
    if (space_is_protected(place, at, at + 1) || is_name(place, at))
        return;
    space_change(place, at, at, wanted, "spaces/before-mark", "the language spaces this mark");
}

static bool is_indented_line(const char *bytes, size_t line)
{
    return bytes[line] == '\t' || strncmp(bytes + line, "    ", 4) == 0;
}

static void propose_in_part(struct spaces *self, struct place *place)
{
    const char *bytes = place->bytes;
    bool is_indented = is_indented_line(bytes, 0);
    size_t at = 0;
    while ((at = scan_next(&self->scan, bytes, at, place->length)) < place->length) {
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
            at = judge_run(place, at, is_indented);
            continue;
        }
        if (!is_indented) {
            if (kinds & GLUED_STOP)
                space_after_stop(place, at);
            if (kinds & GLUED_COMMA)
                space_after_comma(place, at);
            if (kinds & GLUED_OPEN)
                space_before_bracket(place, at + 1);
            if (kinds & GLUED_CLOSE)
                space_after_bracket(place, at);
            if (kinds & GLUED_HIGH)
                before_high(place, at + 1);
            if (kinds & PERCENT && strcmp(place->spacing->before_percent, "as-is") != 0)
                before_percent(place, at + 1, at + 1);
        }
        if (kinds & AFTER_OPEN)
            judge_run(place, at + 1, is_indented);
        at++;
    }
}

static void propose(void *state, const struct story *story, struct edits *edits)
{
    struct spaces *self = state;
    for (size_t part = 0; part < story->part_count; part++) {
        const struct text *text = &story->parts[part].text;
        if (part_kind(story->parts[part].name) != PROSE || !text->length)
            continue;
        struct place place = {.self = self,
                              .story = story,
                              .part = part,
                              .bytes = text_string(text),
                              .length = text->length,
                              .edits = edits};
        propose_in_part(self, &place);
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
