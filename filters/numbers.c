/* numbers: ranges on a cue, thousands that a space split; a score, a phone number, a date stay. */
#include "numbers_words.h"

#include "memory.h"

#include <stdio.h>
#include <stdlib.h>

enum {
    RANGE = 1 << 0, /* a figure, letter or stop, and a hyphen or dash */
    GROUP = 1 << 1, /* a figure and a comma, stop, or space */
    GLUED_WORD = 1 << 2,
    GLUED_FIGURE = 1 << 3 /* a letter or stop, and a figure */
};

static void *open_numbers(const struct settings *settings, struct report *report)
{
    struct numbers *self = memory_allocate(1, sizeof *self);
    self->settings = settings;
    self->dictionary = dictionary_open("numbers", report);
    scan_add(self->scan.left, RANGE, SCAN_DIGITS SCAN_LETTERS ".", 1);
    scan_add(self->scan.right, RANGE, "-\xE2", 0);
    scan_add(self->scan.left, GROUP, SCAN_DIGITS, 0);
    scan_add(self->scan.right, GROUP, " ,.\xE2", 0);
    scan_add(self->scan.left, GLUED_WORD, SCAN_DIGITS, 0);
    scan_add(self->scan.right, GLUED_WORD, SCAN_LETTERS "\xC3\xC5\xD0\xD1", 0);
    scan_add(self->scan.left, GLUED_FIGURE, SCAN_LETTERS ".", 1);
    scan_add(self->scan.right, GLUED_FIGURE, SCAN_DIGITS, 0);
    scan_prepare(&self->scan);
    return self;
}

static void close_numbers(void *state)
{
    struct numbers *self = state;
    dictionary_close(self->dictionary);
    free(self);
}

static void learn_language(struct numbers *self, const struct prose *prose, size_t at)
{
    const char *language = language_at(self->settings, prose->story, prose->part, at);
    if (strcmp(self->language, language) == 0)
        return;
    const struct house *house = self->settings->house;
    int base = (int)strcspn(language, "-_");
    snprintf(self->language, sizeof self->language, "%s", language);
    snprintf(self->base, sizeof self->base, "%.*s", base < 8 ? base : 8, language);
    self->range = house_value(house, language, "range", "–");
    self->thousands = house_value(house, language, "thousands", "as-is");
    const struct entry *mark =
        dictionary_find_language(self->dictionary, language, "group-mark", strlen("group-mark"));
    self->group_mark = mark ? mark->value : "";
}

/* How many figures begin at `at`. */
static size_t figures(const char *bytes, size_t at)
{
    return strspn(bytes + at, SCAN_DIGITS);
}

/* The first of the figures that end before `at`. */
static size_t figures_from(const char *bytes, size_t at)
{
    size_t from = at;
    while (from > 0 && at - from < 20 && is_ascii_digit(bytes[from - 1]))
        from--;
    return from;
}

/* 272, 000 and 272 ,000: no number is called 000, so the space is wrong. `at` is behind 272. */
static void judge_split(const struct numbers *self, struct prose *prose, size_t at)
{
    const char *bytes = prose->bytes, mark = self->group_mark[0];
    size_t from = figures_from(bytes, at);
    bool is_before = bytes[at] == ' ' && bytes[at + 1] == mark;
    bool is_behind = bytes[at] == mark && bytes[at + 1] == ' ';
    if (mark && (is_before || is_behind) && strncmp(bytes + at + 2, "000", 3) == 0 &&
        !is_ascii_digit(bytes[at + 5]) && at - from <= 3 && bytes[from] != '0')
        prose_change(prose, at + is_behind, at + is_behind + 1, "", "numbers/split-thousands",
                     "a space inside a number");
}

/* The bytes of the space between two groups of figures, or 0. A no-break space of another width
 * than the house's is no mistake. */
static size_t group_space(const struct numbers *self, const char *bytes, size_t at)
{
    if (bytes[at] == ' ')
        return 1;
    bool is_plain = strcmp(self->thousands, " ") == 0;
    return is_plain && strncmp(bytes + at, "\xE2\x80\xAF", 3) == 0 ? 3 : 0;
}

/* 12 345: groups of three figures, in a language that parts them with a space. `at` is the first
 * space. Returns the end of the number. */
static size_t judge_groups(const struct numbers *self, struct prose *prose, size_t at)
{
    const char *bytes = prose->bytes;
    size_t from = figures_from(bytes, at), end = at, size;
    bool is_inside =
        from > 1 && (is_ascii_digit(bytes[from - 2]) || strchr("+/.,:-", bytes[from - 1]));
    while ((size = group_space(self, bytes, end)) && figures(bytes, end + size) == 3)
        end += size + 3;
    bool goes_on = (bytes[end] == ' ' && is_ascii_digit(bytes[end + 1])) ||
                   (bytes[end] && strchr("-/:.", bytes[end]) && is_ascii_digit(bytes[end + 1]));
    if (end == at || is_inside || goes_on || at - from > 3 || bytes[from] == '0')
        return end > at ? end : at + 1;
    for (size_t place = at; place < end; place += size + 3) {
        size = group_space(self, bytes, place);
        prose_change(prose, place, place + size, self->thousands, "numbers/thousands",
                     "how the house parts thousands");
    }
    return end;
}

/* 3 : 2 may be a score, and may be two columns. */
static void query_ratio(struct prose *prose, size_t at)
{
    const char *bytes = prose->bytes;
    if (strncmp(bytes + at, " : ", 3) != 0 || !is_ascii_digit(bytes[at + 3]))
        return;
    size_t from = figures_from(bytes, at), to = at + 3 + figures(bytes, at + 3);
    struct text suggestion = {0};
    text_append(&suggestion, bytes + from, at - from);
    text_append(&suggestion, ":", 1);
    text_append(&suggestion, bytes + at + 3, to - at - 3);
    prose_query(prose, from, to, "numbers/ratio", "a score or ratio with spaces?",
                text_string(&suggestion));
    text_free(&suggestion);
}

static void propose(void *state, const struct story *story, struct edits *edits)
{
    struct numbers *self = state;
    struct prose prose = {.story = story, .edits = edits, .part = NO_PART};
    while (prose_next(&prose)) {
        size_t at = 0;
        while ((at = scan_next(&self->scan, prose.bytes, at, prose.length)) < prose.length) {
            size_t mark = at + 1, size = range_mark_size(prose.bytes, mark);
            unsigned kinds = scan_pair(&self->scan, prose.bytes, at);
            learn_language(self, &prose, at);
            at = mark;
            if (kinds & GLUED_WORD) {
                judge_glued_word(self, &prose, mark);
            } else if (kinds & GLUED_FIGURE) {
                judge_glued_figure(self, &prose, mark);
            } else if (size) {
                judge_range(self, &prose, mark, mark + size);
                judge_parted_range(self, &prose, mark);
            } else if (is_ascii_digit(prose.bytes[mark - 1])) {
                judge_split(self, &prose, mark);
                judge_date(self, &prose, mark);
                judge_parted_range(self, &prose, mark);
                query_ratio(&prose, mark);
                if (strcmp(self->thousands, "as-is") != 0)
                    at = judge_groups(self, &prose, mark);
            }
        }
    }
}

const struct filter filter_numbers = {
    .name = "numbers",
    .purpose = "Puts a dash into ranges that a cue proves, and split thousands together.",
    .scope = PARAGRAPH,
    .open = open_numbers,
    .propose = propose,
    .close = close_numbers,
};
