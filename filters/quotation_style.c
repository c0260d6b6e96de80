/* Quotation style: glyphs by house and language, and which glyphs may stay. */
#include "quotation_style.h"

#include <stdio.h>
#include <string.h>

/* Reading a house. */

/* The marks that a house may name, by kind and shape; MARK_SHAPES for what is no mark. */
static enum mark_shape shape_of(const char *glyph, enum mark_kind *kind)
{
    static const struct {
        const char *glyph;
        enum mark_kind kind;
        enum mark_shape shape;
    } known[] = {{"\"", DOUBLE_MARK, STRAIGHT},   {"'", SINGLE_MARK, STRAIGHT},
                 {"“", DOUBLE_MARK, HIGH_LEFT},   {"”", DOUBLE_MARK, HIGH_RIGHT},
                 {"„", DOUBLE_MARK, LOW},         {"‘", SINGLE_MARK, HIGH_LEFT},
                 {"’", SINGLE_MARK, HIGH_RIGHT},  {"‚", SINGLE_MARK, LOW},
                 {"«", DOUBLE_MARK, POINTS_LEFT}, {"»", DOUBLE_MARK, POINTS_RIGHT},
                 {"‹", SINGLE_MARK, POINTS_LEFT}, {"›", SINGLE_MARK, POINTS_RIGHT}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strcmp(known[i].glyph, glyph) == 0) {
            *kind = known[i].kind;
            return known[i].shape;
        }
    return MARK_SHAPES;
}

/* One mark out of a list with spaces between, as a string that lives as long as the program. */
static const char *cut_mark(const char **list)
{
    static const char *const marks[] = {"“", "”", "„", "‘", "’",  "‚",
                                        "«", "»", "‹", "›", "\"", "'"};
    *list += strspn(*list, " ");
    size_t length = strcspn(*list, " ");
    for (size_t i = 0; length && i < sizeof marks / sizeof *marks; i++)
        if (strlen(marks[i]) == length && memcmp(marks[i], *list, length) == 0) {
            *list += length;
            return marks[i];
        }
    return NULL;
}

static void add_pair(struct quotation_style *style, const char *open, const char *close)
{
    if (open && close && style->pair_count < STYLE_PAIRS)
        style->pairs[style->pair_count++] = (struct mark_pair){open, close};
}

/* How little a glyph says of what a mark is: marks are typed in all ways, so it is a hint only. */
static void weigh_shapes(struct quotation_style *style)
{
    for (int kind = DOUBLE_MARK; kind <= SINGLE_MARK; kind++) {
        for (int shape = 0; shape < MARK_SHAPES; shape++) {
            uint8_t *cost = style->glyph_cost[kind][shape];
            bool is_opener =
                shape == HIGH_LEFT || shape == LOW || shape == GRAVE || shape == POINTS_LEFT;
            bool is_closer = shape == HIGH_RIGHT || shape == POINTS_RIGHT;
            uint8_t wrong = kind == SINGLE_MARK ? 12 : 8;
            cost[OPENS] = is_closer ? wrong : shape == ACUTE ? 10 : 0;
            if (kind == SINGLE_MARK && shape == HIGH_RIGHT) /* nearly always an apostrophe */
                cost[OPENS] = 30;
            cost[CLOSES] = shape == LOW || shape == GRAVE ? 28 : is_opener ? wrong : 0;
            cost[APOSTROPHE] = shape == HIGH_LEFT ? 8 : shape == GRAVE ? 5 : shape == LOW ? 40 : 0;
            if (shape == POINTS_LEFT || shape == POINTS_RIGHT)
                cost[APOSTROPHE] = 80;
            cost[PRIME] = shape == STRAIGHT || shape == ACUTE ? 0 : shape == HIGH_RIGHT ? 10 : 80;
        }
    }
}

/* What a pair of marks that the language has says: most, where the house has it first. */
static void weigh_pair(struct quotation_style *style, const char *open_glyph,
                       const char *close_glyph, bool is_main)
{
    enum mark_kind kind = DOUBLE_MARK;
    enum mark_shape open = shape_of(open_glyph, &kind);
    uint8_t *opener = open < MARK_SHAPES ? style->glyph_cost[kind][open] : NULL;
    enum mark_shape close = shape_of(close_glyph, &kind);
    uint8_t *closer = close < MARK_SHAPES ? style->glyph_cost[kind][close] : NULL;
    if (!opener || !closer)
        return;
    if (is_main && opener != closer) {
        opener[CLOSES] = opener[CLOSES] < 6 ? 6 : opener[CLOSES];
        closer[OPENS] = closer[OPENS] < 6 ? 6 : closer[OPENS];
    }
    opener[OPENS] = is_main ? 0 : opener[OPENS] < 2 ? opener[OPENS] : 2;
    closer[CLOSES] = is_main ? 0 : closer[CLOSES] < 2 ? closer[CLOSES] : 2;
}

/* A house with ASCII marks reads copy as its language writes it. */
static void weigh_glyphs(struct quotation_style *style, const char *language)
{
    const struct locale_marks *locale = style->is_plain ? locale_marks(language) : NULL;
    weigh_shapes(style);
    for (size_t i = style->pair_count; i-- > 0;)
        weigh_pair(style, style->pairs[i].open, style->pairs[i].close, i < 2);
    if (locale) {
        weigh_pair(style, locale->inner_open, locale->inner_close, true);
        weigh_pair(style, locale->open, locale->close, true);
    }
}

static bool has_suffixes(const struct dictionary *elisions, const char *language)
{
    char section[48];
    snprintf(section, sizeof section, "%.*s suffixes", (int)strcspn(language, "-_"), language);
    return dictionary_next(elisions, section, NULL) != NULL;
}

void quotation_style_read(struct quotation_style *style, const struct house *house,
                          const struct dictionary *elisions, const char *language)
{
    *style = (struct quotation_style){.marks = house_marks(house, language)};
    snprintf(style->language, sizeof style->language, "%s", language);
    enum mark_kind kind = DOUBLE_MARK;
    style->is_plain = shape_of(style->marks.open, &kind) == STRAIGHT;
    style->is_single_first = kind == SINGLE_MARK;
    style->leaves_alone = strcmp(house_value(house, language, "quotes-left-alone", ""), "yes") == 0;
    style->prime = house_value(house, language, "prime", "′");
    style->double_prime = house_value(house, language, "double-prime", "″");
    style->closes_with_apostrophe = strcmp(style->marks.inner_close, style->marks.apostrophe) == 0;
    style->has_low_single = house_has_low_single(house, language);
    style->inserts_spaces = has_suffixes(elisions, language);
    add_pair(style, style->marks.open, style->marks.close);
    add_pair(style, style->marks.inner_open, style->marks.inner_close);
    const char *also = style->is_plain ? "" : house_value(house, language, "quotes-also", "");
    for (const char *open; (open = cut_mark(&also));)
        add_pair(style, open, cut_mark(&also));
    weigh_glyphs(style, language);
}

/* Writing. */

static bool is_glyph(const struct quotations *of, const struct quote_mark *mark, const char *glyph)
{
    size_t length = mark->to - mark->from;
    return strlen(glyph) == length && memcmp(of->bytes + mark->from, glyph, length) == 0;
}

static bool has_single_marks(const struct mark_pair *pair)
{
    enum mark_kind kind = DOUBLE_MARK;
    return shape_of(pair->open, &kind) < MARK_SHAPES && kind == SINGLE_MARK;
}

/* Whether double marks are within double ones beyond doubt: both quotations have their ends. */
static bool is_nested(const struct quotations *of, const struct quote_mark *mark,
                      const struct quote_mark *parent)
{
    bool points =
        mark->shape == POINTS_LEFT || mark->shape == POINTS_RIGHT; /* «a «b» c» is written */
    return !points && !of->is_unsure && mark->is_paired && parent->is_paired;
}

/* Which of the house's two pairs: 0 for a quotation, 1 for one within another. A copy that has
 * single marks without and double ones within keeps them so, unless the house itself is of that
 * kind. */
static size_t pair_wanted(const struct quotations *of, const struct quote_mark *mark)
{
    const struct quotation_style *style = of->style;
    const struct quote_mark *parent = mark->depth ? &of->marks[mark->parent] : NULL;
    if (style->is_single_first)
        return mark->depth % 2;
    if (mark->kind == SINGLE_MARK)
        return 1;
    bool is_inner_double = !has_single_marks(&style->pairs[1]);
    return parent && parent->kind == DOUBLE_MARK &&
           (is_inner_double || style->is_plain || mark->is_weaker || is_nested(of, mark, parent));
}

static bool may_stay(const struct quotations *of, const struct quote_mark *mark)
{
    const struct quotation_style *style = of->style;
    const struct quote_mark *partner = mark->is_paired ? &of->marks[mark->partner] : mark;
    const struct quote_mark *opener = mark->label == OPENS ? mark : partner;
    const struct quote_mark *closer = mark->label == OPENS ? partner : mark;
    size_t wanted = pair_wanted(of, mark);
    bool is_inner = wanted == 1 && mark->kind == DOUBLE_MARK && has_single_marks(&style->pairs[1]);
    const struct quote_mark *parent = is_inner ? &of->marks[mark->parent] : NULL;
    for (size_t i = 0; i < style->pair_count; i++) {
        if ((style->is_single_first || style->is_plain) && i < 2 && i != wanted)
            continue;
        if (is_inner && (i == 0 || is_glyph(of, parent, style->pairs[i].open)))
            continue; /* no mark within its like */
        if ((opener->label != OPENS || is_glyph(of, opener, style->pairs[i].open)) &&
            (closer->label != CLOSES || is_glyph(of, closer, style->pairs[i].close)))
            return true;
    }
    return false;
}

static bool is_typed(const struct quote_mark *mark)
{
    return mark->shape == STRAIGHT || mark->shape == GRAVE || mark->shape == ACUTE;
}

/* Single marks in a language that has double ones within double ones: where no quotation encloses
 * them, or where one of the pair was set as such. */
static const struct mark_pair *third_pair(const struct quotations *of,
                                          const struct quote_mark *mark)
{
    static const struct mark_pair single = {"‘", "’"};
    const struct quotation_style *style = of->style;
    const struct quote_mark *partner = mark->is_paired ? &of->marks[mark->partner] : mark;
    if (mark->kind != SINGLE_MARK || style->is_single_first || has_single_marks(&style->pairs[1]))
        return NULL;
    return !mark->depth || !is_typed(mark) || !is_typed(partner) ? &single : NULL;
}

/* What goes with marks that the language has besides the house's own: ›…‹ within »…«. */
static const struct mark_pair *inner_pair(const struct quotations *of,
                                          const struct quote_mark *parent)
{
    const struct quotation_style *style = of->style;
    for (size_t i = 2; i + 1 < style->pair_count; i++)
        if (!has_single_marks(&style->pairs[i]) && has_single_marks(&style->pairs[i + 1]) &&
            parent->label == OPENS && is_glyph(of, parent, style->pairs[i].open) &&
            may_stay(of, parent))
            return &style->pairs[i + 1];
    return NULL;
}

const char *quotation_glyph(const struct quotations *of, const struct quote_mark *mark, char own[8])
{
    const struct quotation_style *style = of->style;
    size_t length = mark->to - mark->from < 7 ? mark->to - mark->from : 7;
    memcpy(own, of->bytes + mark->from, length);
    own[length] = '\0';
    if (mark->label == LEFT_ALONE)
        return own;
    if (mark->label == APOSTROPHE)
        return style->marks.apostrophe;
    if (mark->label == PRIME)
        return mark->kind == DOUBLE_MARK ? style->double_prime : style->prime;
    if (may_stay(of, mark))
        return own;
    const struct mark_pair *pair = third_pair(of, mark);
    if (!pair)
        pair = &style->pairs[pair_wanted(of, mark)];
    const struct mark_pair *inner = mark->depth ? inner_pair(of, &of->marks[mark->parent]) : NULL;
    if (inner && (mark->kind == SINGLE_MARK || pair != style->pairs))
        pair = inner;
    return mark->label == OPENS ? pair->open : pair->close;
}

const char *quotation_inside(const struct quotation_style *style, const char *glyph)
{
    bool is_guillemet = strcmp(glyph, "«") == 0 || strcmp(glyph, "»") == 0;
    return is_guillemet ? style->marks.inside : "";
}
