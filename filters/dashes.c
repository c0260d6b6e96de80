/* dashes: two hyphens, a hyphen between spaces, a dash with one space: what is meant as a dash
 * becomes the house's. */
#include "dashes.h"

#include "language.h"
#include "memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    HYPHENS = 1 << 0, /* -- */
    SPACED = 1 << 1,  /* a space and a hyphen or an underscore */
    JOINED = 1 << 2,  /* a hyphen and a small letter */
    DASH = 1 << 3,    /* U+2010 to U+2015 */
    TRAILING = 1 << 4 /* a hyphen and a space or comma */
};

static void *open_dashes(const struct settings *settings, struct report *report)
{
    struct dashes *self = memory_allocate(1, sizeof *self);
    struct scan *scan = &self->scan;
    self->settings = settings;
    self->dictionary = dictionary_open("dashes", report);
    scan_add(scan->left, HYPHENS, "-", 0);
    scan_add(scan->right, HYPHENS, "-", 0);
    scan_add(scan->left, SPACED, " ", 0);
    scan_add(scan->right, SPACED, "-_", 0);
    scan_add(scan->left, JOINED, "-", 0);
    scan_add(scan->right, JOINED, SCAN_LOWER, 1);
    scan_add(scan->left, TRAILING, "-", 0);
    scan_add(scan->right, TRAILING, " ,;", 0);
    scan_add(scan->left, DASH, "\xE2", 0);
    scan_add(scan->right, DASH, "\x80", 0);
    scan_prepare(scan);
    return self;
}

static void close_dashes(void *state)
{
    struct dashes *self = state;
    dictionary_close(self->dictionary);
    free(self);
}

/* How the house writes dashes in the language at that place. */
static const struct dash_style *style_at(struct dashes *self, const struct prose *prose, size_t at)
{
    struct dash_style *style = &self->style;
    const char *language = language_at(self->settings, prose->story, prose->part, at);
    if (strcmp(style->language, language) == 0)
        return style;
    const struct house *house = self->settings->house;
    int base = (int)strcspn(language, "-_");
    const char *dash = house_value(house, language, "dash", " – ");
    *style = (struct dash_style){
        .range = house_value(house, language, "range", "–"),
        .renders_sound =
            strcmp(house_value(house, language, "sound-dashes", "as-is"), "house") == 0,
        .keeps_one_sided = strcmp(house_value(house, language, "one-sided-dash", ""), "as-is") == 0,
        .is_spaced = dash[0] == ' ',
    };
    snprintf(style->language, sizeof style->language, "%s", language);
    snprintf(style->base, sizeof style->base, "%.*s", base < 8 ? base : 8, language);
    snprintf(style->glyph, sizeof style->glyph, "%.*s", (int)strcspn(dash + style->is_spaced, " "),
             dash + style->is_spaced);
    return style;
}

/* A dash in copy: its bytes, the spaces round it, and its neighbours. */
struct found {
    size_t from, to;             /* the mark */
    size_t white_from, white_to; /* with the spaces on its sides */
    uint32_t before, after;      /* the neighbours behind the spaces */
};

/* Spaces round a dash are looked at so far. */
enum { WIDEST = 64 };

static bool ends_line(uint32_t character)
{
    return character == '\n' || character == '\r' || character == NO_CHARACTER;
}

static struct found find_sides(const struct prose *prose, size_t from, size_t to)
{
    struct found found = {from, to, from, to, 0, 0};
    size_t size;
    while (from - found.white_from < WIDEST &&
           ((found.before = prose_before(prose, found.white_from, &size)) == ' ' ||
            found.before == 0xA0))
        found.white_from -= size;
    while (found.white_to - to < WIDEST &&
           ((found.after = prose_at(prose, found.white_to, &size)) == ' ' || found.after == 0xA0))
        found.white_to += size;
    return found;
}

static bool is_word(uint32_t character)
{
    return character_is(character) & (IS_LETTER | IS_DIGIT);
}

static bool is_closing(uint32_t character)
{
    return character == '"' || character == '\'' || character == ')' || character == ']' ||
           character == 0x201D || character == 0x2019 || character == 0xBB || character == 0x201C;
}

static bool is_stop(uint32_t character)
{
    return character < 0x80 && strchr(".,;:!?", (int)character);
}

/* A quotation mark or bracket behind a dash that closes: no word follows it. */
static bool closes_behind(const struct prose *prose, const struct found *found)
{
    size_t size;
    prose_at(prose, found->white_to, &size);
    return is_closing(found->after) && !is_word(prose_at(prose, found->white_to + size, NULL));
}

/* One that opens: a word follows it at once. */
static bool opens_behind(const struct prose *prose, const struct found *found)
{
    size_t size;
    prose_at(prose, found->white_to, &size);
    bool is_mark = found->after == '"' || found->after == '\'' ||
                   (found->after >= 0x2018 && found->after <= 0x201E) || found->after == 0xAB ||
                   found->after == 0xBB;
    return is_mark && is_letter(prose_at(prose, found->white_to + size, NULL));
}

/* A quotation mark or bracket before a dash that opens: no word stands before it. */
static bool opens_before(const struct prose *prose, const struct found *found)
{
    size_t size;
    uint32_t mark = prose_before(prose, found->from, &size);
    uint32_t before = prose_before(prose, found->from - size, NULL);
    bool is_mark = is_closing(mark) || mark == '(' || mark == '[' || mark == 0x201E ||
                   mark == 0x201A || mark == 0x2018 || mark == 0xAB;
    return is_mark &&
           (before == NO_CHARACTER || is_space(before) || before == '(' || before == '[');
}

/* Writes the dash as the house does: no space at a line's end, before a stop or closing mark that
 * followed at once, or behind an opening one. */
static void write_dash(struct prose *prose, const struct dash_style *style,
                       const struct found *found, const char *rule, const char *reason)
{
    char after[32];
    bool is_last =
        ends_line(found->after) ||
        (found->white_to == found->to && (closes_behind(prose, found) || is_stop(found->after)));
    bool is_first = found->white_from == found->from && opens_before(prose, found);
    snprintf(after, sizeof after, "%s%s%s", style->is_spaced && !is_first ? " " : "", style->glyph,
             style->is_spaced && !is_last ? " " : "");
    size_t to = ends_line(found->after) ? found->to : found->white_to;
    prose_change_inside(prose, (struct span){found->from, found->to}, found->white_from, to, after,
                        rule, reason);
}

static bool is_drawn(uint32_t character)
{
    return character < 0x80 && character && strchr("-_<>=|+*~/\\#", (int)character);
}

/* Whether a dash can stand there at all: inside a line, between words or what encloses them. */
static bool can_be_dash(const struct found *found)
{
    return !ends_line(found->before) && found->before != '\t' && found->after != '\t' &&
           !is_drawn(found->before) && !is_drawn(found->after);
}

/* 20,-- or 14.-- or 10,-: no cents. */
static bool is_price(const struct prose *prose, const struct found *found)
{
    return (found->before == ',' || found->before == '.') &&
           is_digit(prose_before(prose, found->white_from - 1, NULL));
}

/* Hyphens with a space on one side, where they stand for a dash. */
static void judge_one_sided(const struct dashes *self, struct prose *prose,
                            const struct dash_style *style, const struct found *found)
{
    bool is_single = found->to == found->from + 1;
    if ((is_single && (judge_suspended(self, prose, style, found->from) ||
                       judge_parted(self, prose, style, found->from))) ||
        !is_one_sided_dash(self, prose, style, found->from, found->to))
        return;
    if (style->keeps_one_sided)
        prose_change_inside(prose, (struct span){found->from, found->to}, found->from, found->to,
                            style->glyph, "dashes/one-sided-hyphen", "hyphens round an aside");
    else
        write_dash(prose, style, found, "dashes/one-sided-hyphen",
                   "a hyphen that stands for a dash has a space on one side");
}

/* Two or three hyphens. Returns their end. */
static size_t judge_hyphens(const struct dashes *self, struct prose *prose,
                            const struct dash_style *style, size_t at)
{
    size_t from = at, to = at + strspn(prose->bytes + at, "-");
    struct found found = find_sides(prose, from, to);
    bool has_left = found.white_from<from, has_right = found.white_to> to;
    if (to - from > 3 || !can_be_dash(&found) || (from && prose->bytes[from - 1] == '-'))
        return to;
    if (is_price(prose, &found))
        return to;
    if (style->keeps_one_sided && has_left != has_right && !ends_line(found.after))
        prose_change(prose, from, to, style->glyph, "dashes/hyphens", "hyphens for a dash");
    else if (is_digit(found.before) && is_digit(found.after) && !has_left && !has_right)
        prose_change(prose, from, to, style->range, "dashes/range", "hyphens between figures");
    else if (has_left && !has_right && is_stop(found.after)) /* an aside ends before a comma */
        prose_change(prose, from, to, style->glyph, "dashes/hyphens", "hyphens for a dash");
    else if (has_left && !has_right && !ends_line(found.after))
        judge_one_sided(self, prose, style, &found); /* --option is none */
    else if (is_word(found.before) || is_closing(found.before) || is_stop(found.before))
        write_dash(prose, style, &found, "dashes/hyphens", "hyphens for a dash");
    return to;
}

/* The letters or digits on a side are one alone: x - y. */
static bool is_single(const struct prose *prose, size_t at, bool is_behind)
{
    size_t size;
    uint32_t other;
    if (is_behind) {
        prose_at(prose, at, &size);
        other = prose_at(prose, at + size, NULL);
    } else {
        prose_before(prose, at, &size);
        other = prose_before(prose, at - size, NULL);
    }
    return !is_word(other) && other != '.' && other != ',';
}

static unsigned long figures(const char *bytes, size_t at)
{
    return strspn(bytes + at, SCAN_DIGITS) == 4 ? strtoul(bytes + at, NULL, 10) : 0;
}

/* 1964 - 2009: two years, the later behind. */
static bool is_years(const struct prose *prose, const struct found *found)
{
    const char *bytes = prose->bytes;
    size_t from = found->white_from;
    if (from < 4 || (from > 4 && is_digit((unsigned char)bytes[from - 5])))
        return false;
    unsigned long first = figures(bytes, from - 4), last = figures(bytes, found->white_to);
    return first >= 1000 && last > first && last <= 2100;
}

/* A hyphen (or, on old wires, an underscore) between spaces. */
static void judge_spaced(const struct dashes *self, struct prose *prose,
                         const struct dash_style *style, size_t at)
{
    struct found found = find_sides(prose, at, at + 1);
    bool is_underscore = prose->bytes[at] == '_', at_end = ends_line(found.after);
    bool is_broken_off = found.white_to == at + 1 && closes_behind(prose, &found) &&
                         !is_underscore && found.after != '\'' && found.after != ')';
    if (found.white_from == at || !can_be_dash(&found) ||
        (found.before == ',' && is_price(prose, &found)))
        return;
    bool ends_aside = found.white_to == at + 1 && (found.after == ',' || found.after == ';');
    if (found.white_to == at + 1 && !at_end && !is_broken_off && !ends_aside) {
        if (!is_underscore)
            judge_one_sided(self, prose, style, &found);
        return;
    }
    if (at_end && (is_underscore || !is_letter(found.before) || found.after == NO_CHARACTER ||
                   !is_lower(prose_at(prose, found.white_to + 1, NULL))))
        return;
    bool is_sum = is_digit(found.before) && is_digit(found.after) && !is_years(prose, &found);
    bool is_minus = is_digit(found.after) && is_letter(found.before) &&
                    is_single(prose, found.white_from, false);
    bool is_term = is_word(found.before) && is_word(found.after) &&
                   is_single(prose, found.white_from, false) &&
                   is_single(prose, found.white_to, true);
    if (is_sum || is_minus || (is_term && !at_end) ||
        (is_underscore && !is_word(found.after) && found.after != '"' && found.after != 0x201C))
        return;
    if (!is_word(found.before) && !is_closing(found.before) && !is_stop(found.before) &&
        found.before != '%' && found.before != 0x2026 && found.before < 0x80)
        return;
    write_dash(prose, style, &found, is_underscore ? "dashes/underscore" : "dashes/spaced-hyphen",
               is_underscore ? "an underscore for a dash" : "a hyphen between spaces is a dash");
}

/* A hyphen at the end of a word, or close behind a mark. */
static void judge_trailing(const struct dashes *self, struct prose *prose,
                           const struct dash_style *style, size_t at)
{
    struct found found = find_sides(prose, at, at + 1);
    if (prose->bytes[at + 1] == ' ' && judge_glued_conjunction(self, prose, style, at))
        return;
    if (found.white_from == at && can_be_dash(&found) && !ends_line(found.after))
        judge_one_sided(self, prose, style, &found);
}

static bool is_conjunction(const struct dashes *self, const struct prose *prose,
                           const struct dash_style *style, size_t at)
{
    return dash_word(self, prose, style, "suspended", prose_word_after(prose, at, 16));
}

/* A real dash: one that has a space on one side only, and any where the house writes its own. */
static size_t judge_dash(struct dashes *self, struct prose *prose, const struct dash_style *style,
                         size_t at)
{
    size_t size;
    uint32_t mark = prose_at(prose, at, &size);
    bool is_en = mark == 0x2013, is_em = mark == 0x2014 || mark == 0x2015;
    if (!is_en && !is_em)
        return at + size;
    struct found found = find_sides(prose, at, at + size);
    bool has_left = found.white_from<at, has_right = found.white_to> at + size;
    bool goes_on = ends_line(found.after) && found.after != NO_CHARACTER && has_left &&
                   is_lower(prose_at(prose, found.white_to + 1, NULL));
    if (goes_on && style->renders_sound && can_be_dash(&found))
        write_dash(prose, style, &found, "dashes/house", "the house's dash");
    if (!can_be_dash(&found) || ends_line(found.after) || mark == found.before ||
        mark == found.after)
        return at + size;
    bool is_between = (is_word(found.before) || is_closing(found.before) ||
                       (is_stop(found.before) && found.before != ':')) &&
                      (is_letter(found.after) || opens_behind(prose, &found));
    bool is_broken_off =
        has_left && !has_right && closes_behind(prose, &found) && found.after != ')';
    if (is_broken_off && style->renders_sound) {
        write_dash(prose, style, &found, "dashes/house", "the house's dash");
    } else if (has_left != has_right) {
        bool is_suspended = has_right && is_conjunction(self, prose, style, found.white_to);
        struct dash_style own = *style;
        if (!style->renders_sound) /* the other dash of an aside may have both spaces */
            snprintf(own.glyph, sizeof own.glyph, "%.*s", (int)size, prose->bytes + at);
        if (is_between && !style->keeps_one_sided && !is_suspended)
            write_dash(prose, &own, &found, "dashes/one-sided", "a dash with a space on one side");
    } else if (style->renders_sound && ((has_left && has_right) || (is_em && is_between))) {
        bool is_range = is_digit(found.before) && is_digit(found.after);
        if (!is_range)
            write_dash(prose, style, &found, "dashes/house", "the house's dash");
    }
    return at + size;
}

static void propose(void *state, const struct story *story, struct edits *edits)
{
    struct dashes *self = state;
    struct prose prose = {.story = story, .edits = edits, .part = NO_PART};
    while (prose_next(&prose)) {
        size_t at = 0;
        if (strcmp(story->parts[prose.part].name, "Dateline") == 0)
            continue; /* its dashes are the agency's own way */
        while ((at = scan_next(&self->scan, prose.bytes, at, prose.length)) < prose.length) {
            unsigned kinds = scan_pair(&self->scan, prose.bytes, at);
            const struct dash_style *style = style_at(self, &prose, at);
            if (kinds & HYPHENS) {
                at = judge_hyphens(self, &prose, style, at);
                continue;
            }
            if (kinds & DASH) {
                at = judge_dash(self, &prose, style, at);
                continue;
            }
            if (kinds & SPACED && prose.bytes[at + 2] != prose.bytes[at + 1])
                judge_spaced(self, &prose, style, at + 1);
            if (kinds & TRAILING)
                judge_trailing(self, &prose, style, at);
            if (kinds & JOINED && !judge_suspended(self, &prose, style, at))
                judge_joined(self, &prose, style, at);
            at++;
        }
    }
}

const struct filter filter_dashes = {
    .name = "dashes",
    .purpose = "Makes a dash of what is meant as one, and writes it as the house does.",
    .scope = PARAGRAPH,
    .open = open_dashes,
    .propose = propose,
    .close = close_dashes,
};
