/* ellipses: three dots, spaced dots and four dots become the house's ellipsis. */
#include "dictionary.h"
#include "house.h"
#include "memory.h"
#include "prose.h"
#include "scan.h"

#include <stdio.h>
#include <stdlib.h>

enum {
    DOTS = 1 << 0,   /* .. */
    SPACED = 1 << 1, /* a stop and a space */
    MARK = 1 << 2    /* U+2026 */
};

struct ellipses {
    const struct settings *settings;
    struct scan scan;
    char language[24]; /* of the style below */
    char mark[16];
    bool is_spaced; /* the house sets it apart like a word */
};

static void *open_ellipses(const struct settings *settings, struct report *report)
{
    (void)report;
    struct ellipses *self = memory_allocate(1, sizeof *self);
    self->settings = settings;
    scan_add(self->scan.left, DOTS, ".", 0);
    scan_add(self->scan.right, DOTS, ".", 0);
    scan_add(self->scan.left, SPACED, ".", 0);
    scan_add(self->scan.right, SPACED, " \xC2", 0);
    scan_add(self->scan.left, MARK, "\xE2", 0);
    scan_add(self->scan.right, MARK, "\x80", 0);
    scan_prepare(&self->scan);
    return self;
}

static void learn_style(struct ellipses *self, const struct prose *prose, size_t at)
{
    const char *language = language_at(self->settings, prose->story, prose->part, at);
    if (strcmp(self->language, language) == 0)
        return;
    const char *value = house_value(self->settings->house, language, "ellipsis", "…");
    self->is_spaced = value[0] == ' ';
    value += self->is_spaced;
    snprintf(self->language, sizeof self->language, "%s", language);
    snprintf(self->mark, sizeof self->mark, "%.*s", (int)strcspn(value, " "), value);
}

/* Dots that stand together, or each behind one space; an ellipsis counts as three. */
struct dots {
    size_t from, to, count;
    bool has_mark; /* there is a U+2026 among them */
};

static size_t space_size(const char *bytes, size_t at)
{
    return bytes[at] == ' ' ? 1 : strncmp(bytes + at, "\xC2\xA0", 2) == 0 ? 2 : 0;
}

static struct dots joined_dots(const char *bytes, size_t at)
{
    struct dots dots = {at, at, 0, false};
    for (;;) {
        if (bytes[dots.to] == '.') {
            dots.to++;
            dots.count++;
        } else if (strncmp(bytes + dots.to, "…", 3) == 0) {
            dots.to += 3;
            dots.count += 3;
            dots.has_mark = true;
        } else {
            return dots;
        }
    }
}

static bool ends_line(uint32_t character)
{
    return character == '\n' || character == '\r' || character == NO_CHARACTER;
}

/* Runs of dots, each behind one space: what may be an ellipsis among them, and where all end. A run
 * counts as dots that stand alone, or as a stop and an ellipsis; of any other row of runs nobody
 * can say what it is, and whatever became of one would change how the next is read. */
static struct dots find_dots(const struct prose *prose, size_t at, size_t *end)
{
    const char *bytes = prose->bytes;
    struct dots first = joined_dots(bytes, at), last = first;
    size_t runs = first.count > 0, dots = first.count;
    *end = first.to;
    for (size_t size; runs && (size = space_size(bytes, *end)); runs++) {
        struct dots run = joined_dots(bytes, *end + size);
        if (!run.count)
            break;
        last = run;
        dots += run.count;
        *end = run.to;
    }
    uint32_t before = prose_before(prose, at, NULL);
    if (runs == dots) /* each a dot alone */
        return (struct dots){at, *end, dots, false};
    if (runs == 2 && first.count == 1 && !is_space(before) && !ends_line(before))
        return last;
    return runs == 1 ? first : (struct dots){at, *end, 0, false};
}

static bool is_slash(uint32_t character)
{
    return character == '/' || character == '\\';
}

/* An ellipsis of running text: not in a path, between figures, or as a leader of dots. */
static bool is_ellipsis(const struct prose *prose, const struct dots *dots)
{
    uint32_t before = prose_before(prose, dots->from, NULL);
    uint32_t after = prose_at(prose, dots->to, NULL);
    bool is_path = is_slash(before) || is_slash(after);
    bool is_numbers = is_digit(before) && is_digit(after);
    bool is_line = ends_line(before) && ends_line(after);
    bool is_index = before == ']' && is_letter(after);
    bool follows_stop = before == '.'; /* as three dots it would be four */
    return !is_index && !follows_stop && (dots->count == 3 || dots->count == 4) && !is_path &&
           !is_numbers && !is_line;
}

static bool opens(uint32_t character)
{
    return character == '(' || character == '[' || character == 0x201C || character == 0x2018 ||
           character == 0x201E || character == 0xAB || character == '"' || character == '\'';
}

static bool closes(uint32_t character)
{
    return (character < 0x80 && character && strchr(".,;:!?)]\"'", (int)character)) ||
           character == 0x201D || character == 0x2019 || character == 0xBB;
}

static void write_ellipsis(const struct ellipses *self, struct prose *prose,
                           const struct dots *dots)
{
    struct text after = {0};
    uint32_t left = prose_before(prose, dots->from, NULL), right = prose_at(prose, dots->to, NULL);
    bool keeps_stop = self->is_spaced && dots->count == 4;
    if (keeps_stop)
        text_append(&after, ".", 1);
    if (self->is_spaced && (keeps_stop || !(is_space(left) || ends_line(left) || opens(left))))
        text_append(&after, " ", 1);
    text_append_string(&after, self->mark);
    bool begins_sentence = is_letter(left) && is_upper(right);
    if ((self->is_spaced && !is_space(right) && !ends_line(right) && !closes(right)) ||
        begins_sentence)
        text_append(&after, " ", 1);
    bool is_sound = dots->has_mark && dots->count == 3;
    const char *rule = !is_sound         ? "ellipses/dots"
                       : begins_sentence ? "ellipses/space"
                                         : "ellipses/house";
    const char *reason = !is_sound         ? "dots for an ellipsis"
                         : begins_sentence ? "a sentence begins behind the ellipsis"
                                           : "the house's ellipsis";
    bool is_changed = prose_change(prose, dots->from, dots->to, text_string(&after), rule, reason);
    if (is_changed && dots->count == 4)
        prose_query(prose, dots->to, dots->to, "ellipses/four-dots",
                    "four dots stood here: an ellipsis alone, or a full stop too?", NULL);
    text_free(&after);
}

/* Two stops end nothing: one too many, or one too few. */
static void query_two(struct prose *prose, const struct dots *dots)
{
    uint32_t left = prose_before(prose, dots->from, NULL), right = prose_at(prose, dots->to, NULL);
    bool ends = is_space(right) || ends_line(right) || (is_lower(left) && is_upper(right));
    if (dots->count == 2 && dots->to == dots->from + 2 && is_letter(left) && ends)
        prose_query(prose, dots->from, dots->to, "ellipses/two-dots",
                    "two stops: one too many, or an ellipsis?", ".\n…");
}

static void propose(void *state, const struct story *story, struct edits *edits)
{
    struct ellipses *self = state;
    struct prose prose = {.story = story, .edits = edits, .part = NO_PART};
    while (prose_next(&prose)) {
        size_t at = 0;
        while ((at = scan_next(&self->scan, prose.bytes, at, prose.length)) < prose.length) {
            size_t end;
            struct dots dots = find_dots(&prose, at, &end);
            if (is_ellipsis(&prose, &dots)) {
                learn_style(self, &prose, at);
                write_ellipsis(self, &prose, &dots);
            } else {
                query_two(&prose, &dots);
            }
            at = end > at ? end : at + 1;
        }
    }
}

static void close_ellipses(void *state)
{
    free(state);
}

const struct filter filter_ellipses = {
    .name = "ellipses",
    .purpose = "Makes an ellipsis of three dots, and writes it as the house does.",
    .scope = PARAGRAPH,
    .open = open_ellipses,
    .propose = propose,
    .close = close_ellipses,
};
