/* quotes: quotation marks open and close where the copy's quotations do, and are the house's. */
#include "quotation_desk.h"

#include <string.h>

/* How much dearer the next best reading must be, in tenths: for a mark without direction, for one
 * that stands the wrong way round, and for spaces. */
enum { SURE_OF_STRAIGHT = 10, SURE_OF_TURNING = 15, SURE_OF_SPACES = 15 };

struct place {
    const struct story *story;
    size_t part;
    struct edits *edits;
    const struct quotation_style *style;
    const struct quotations *of;
};

/* Where the white space that begins at `at` ends; `at` where it reaches over the line. */
static size_t space_end(const struct quotations *of, size_t at)
{
    size_t size, end = at;
    uint32_t character;
    while (end < of->paragraph.to &&
           is_space(character = character_at(of->bytes, of->paragraph.to, end, &size))) {
        if (character == '\n')
            return at;
        end += size;
    }
    return end < of->paragraph.to ? end : at;
}

static size_t space_begin(const struct quotations *of, size_t at)
{
    size_t size, begin = at;
    uint32_t character;
    while (begin > of->paragraph.from &&
           is_space(character = character_before(of->bytes, begin, &size))) {
        if (character == '\n')
            return at;
        begin -= size;
    }
    return begin > of->paragraph.from ? begin : at;
}

static const struct quote_mark *neighbour(const struct quotations *of,
                                          const struct quote_mark *mark, int step)
{
    const struct quote_mark *next = mark + step;
    if (next < of->marks || next >= of->marks + of->count || next->kind == LINE_END)
        return NULL;
    return next;
}

/* The space from..to on the inner side of a mark: what the house has there. No-break spaces stay
 * where the house has one of them, and between two marks. */
static bool inner_space_is_right(const struct quotations *of, size_t from, size_t to,
                                 const char *inside, const struct quote_mark *other)
{
    size_t length = to - from;
    if (strlen(inside) == length && memcmp(of->bytes + from, inside, length) == 0)
        return true;
    bool is_no_break = (length == 2 && memcmp(of->bytes + from, "\u00A0", 2) == 0) ||
                       (length == 3 && memcmp(of->bytes + from, "\u202F", 3) == 0);
    bool is_between = other && length == 3 && memcmp(of->bytes + from, "\u200A", 3) == 0;
    return (is_no_break && (*inside || other)) || is_between;
}

/* Whether a space is wanted before an opening mark: were“very. */
static bool is_glued_before(const struct quotations *of, const struct quote_mark *mark)
{
    const struct quote_mark *previous = neighbour(of, mark, -1);
    uint32_t left = quotation_left(of, mark->from);
    bool has_mark = previous && previous->to == mark->from;
    bool is_genitive = has_mark && previous->label == APOSTROPHE && previous->entry &&
                       previous->entry->key[0] == '-'; /* players’“rights” */
    if (of->style->inserts_spaces && is_genitive)
        return true;
    if (!of->style->inserts_spaces || has_mark || left == NO_CHARACTER || left >= 0x2010)
        return false;
    return is_letter(left) || (left < 0x80 && strchr(".,;:!?)]", (int)left));
}

/* Whether a space is wanted after a closing mark: important”and. */
static bool is_glued_behind(const struct quotations *of, const struct quote_mark *mark)
{
    uint32_t right = character_at(of->bytes, of->paragraph.to, mark->to, NULL);
    const struct quote_mark *next = neighbour(of, mark, 1);
    if (!of->style->inserts_spaces || !mark->is_paired)
        return false;
    if (next && next->from == mark->to) /* “Yes.”“No.” */
        return next->label == OPENS && next->is_paired && next->depth == mark->depth;
    bool is_glued_twice = is_glued_before(of, &of->marks[mark->partner]);
    return right == '(' ||
           (is_letter(right) && (is_glued_twice || !quotation_suffix(of, mark->to)));
}

/* What an edit of one mark makes of a stretch of the copy. */
struct change {
    size_t from, to;
    struct text after;
};

static void write_opening(const struct quotations *of, const struct quote_mark *mark,
                          const char *glyph, bool with_spaces, struct change *change)
{
    const struct quote_mark *next = neighbour(of, mark, 1);
    size_t end = space_end(of, mark->to);
    const char *inside = quotation_inside(of->style, glyph);
    if (with_spaces && is_glued_before(of, mark))
        text_append_byte(&change->after, ' ');
    text_append_string(&change->after, glyph);
    bool meets_closing = next && next->from == end && next->label == CLOSES;
    const struct quote_mark *beside = next && next->from == end ? next : NULL;
    if (!with_spaces || meets_closing || inner_space_is_right(of, mark->to, end, inside, beside))
        return;
    change->to = end;
    text_append_string(&change->after, inside);
}

static void write_closing(const struct quotations *of, const struct quote_mark *mark,
                          const char *glyph, bool with_spaces, struct change *change)
{
    const struct quote_mark *previous = neighbour(of, mark, -1);
    size_t begin = space_begin(of, mark->from);
    const char *inside = quotation_inside(of->style, glyph);
    const struct quote_mark *beside = previous && previous->to == begin ? previous : NULL;
    bool meets_opening = beside && beside->label == OPENS;
    bool begins_line = mark->left == AT_EDGE || mark->left == AT_LINE;
    if (with_spaces && !meets_opening && !begins_line &&
        !inner_space_is_right(of, begin, mark->from, inside, beside)) {
        change->from = begin;
        text_append_string(&change->after, inside);
    }
    text_append_string(&change->after, glyph);
    if (with_spaces && is_glued_behind(of, mark))
        text_append_byte(&change->after, ' ');
}

/* Asks about the word beside a mark, which no edit of ours changes. */
static void ask_for_partner(const struct place *place, const struct quote_mark *mark)
{
    const struct quotations *of = place->of;
    size_t from = mark->label == OPENS ? space_end(of, mark->to) : space_begin(of, mark->from);
    size_t to = from, size;
    if (mark->label == OPENS) {
        while (to < of->paragraph.to &&
               is_letter(character_at(of->bytes, of->paragraph.to, to, &size)))
            to += size;
    } else {
        while (from > of->paragraph.from && is_letter(character_before(of->bytes, from, &size)))
            from -= size;
    }
    if (from < to)
        propose_query(place->edits, place->story, place->part, from, to - from, "quotes/unbalanced",
                      mark->label == OPENS ? "the quotation that begins here has no end"
                                           : "the quotation that ends here has no beginning",
                      NULL);
}

static void ask_which(const struct place *place, const struct quote_mark *mark)
{
    struct quote_mark reading = *mark;
    struct text suggestions = {0};
    char own[8];
    reading.label = mark->label;
    for (int i = 0; i < 2; i++) {
        if (reading.label != LEFT_ALONE)
            text_format(&suggestions, "%s%s", suggestions.length ? "\n" : "",
                        quotation_glyph(place->of, &reading, own));
        reading.label = mark->other;
        reading.is_paired = false;
    }
    propose_query(place->edits, place->story, place->part, mark->from, mark->to - mark->from,
                  "quotes/unclear", "the copy does not say what this mark opens or closes",
                  suggestions.length ? text_string(&suggestions) : NULL);
    text_free(&suggestions);
}

static bool is_sure(const struct quote_mark *mark)
{
    bool has_direction = mark->shape != STRAIGHT && mark->shape != ACUTE;
    return mark->margin >= (has_direction ? SURE_OF_TURNING : SURE_OF_STRAIGHT);
}

static void propose_mark(const struct place *place, const struct quote_mark *mark)
{
    static const char *const rules[] = {"quotes/open", "quotes/close", "", "quotes/prime"};
    static const char *const reasons[] = {"a mark that opens a quotation",
                                          "a mark that closes a quotation", "",
                                          "a measure: feet, inches, minutes or seconds"};
    char own[8];
    const char *glyph = quotation_glyph(place->of, mark, own);
    struct change change = {mark->from, mark->to, {0}};
    bool with_spaces = is_sure(mark);
    if (mark->label == OPENS)
        write_opening(place->of, mark, glyph, with_spaces, &change);
    else if (mark->label == CLOSES)
        write_closing(place->of, mark, glyph, with_spaces, &change);
    else
        text_append_string(&change.after, glyph);
    size_t length = change.to - change.from;
    bool is_new_glyph = strcmp(glyph, own) != 0;
    if (change.after.length == length &&
        memcmp(change.after.bytes, place->of->bytes + change.from, length) == 0) {
        /* nothing to change */
    } else if (!is_sure(mark)) {
        ask_which(place, mark);
    } else {
        propose_change(place->edits, place->story, place->part, change.from, length,
                       text_string(&change.after),
                       is_new_glyph ? rules[mark->label] : "quotes/space",
                       is_new_glyph ? reasons[mark->label] : "the space beside a quotation mark");
    }
    text_free(&change.after);
}

static void propose_paragraph(struct quotation_desk *desk, const struct story *story, size_t part,
                              struct edits *edits)
{
    const struct quotations *of = &desk->quotations;
    struct place place = {story, part, edits, &desk->style, of};
    for (size_t i = 0; i < of->count; i++) {
        const struct quote_mark *mark = &of->marks[i];
        bool is_half = (mark->label == OPENS || mark->label == CLOSES) && !mark->is_paired &&
                       !mark->opens_on && !mark->is_reopened && mark->kind == DOUBLE_MARK &&
                       mark->margin >= SURE_OF_STRAIGHT;
        if (mark->kind == LINE_END || mark->decided ? mark->label != PRIME
                                                    : mark->label == APOSTROPHE && is_sure(mark))
            continue;
        if (is_half && mark->label == CLOSES)
            ask_for_partner(&place, mark);
        bool is_open_to_doubt = mark->label == LEFT_ALONE || mark->label == APOSTROPHE;
        if (!is_open_to_doubt)
            propose_mark(&place, mark);
        else if (mark->shape == STRAIGHT)
            ask_which(&place, mark);
        if (is_half && mark->label == OPENS)
            ask_for_partner(&place, mark);
    }
}

static void propose(void *self, const struct story *story, struct edits *edits)
{
    quotation_desk_propose(self, story, edits, propose_paragraph);
}

const struct filter filter_quotes = {
    .name = "quotes",
    .purpose = "Pairs quotation marks, and writes them and their spaces as the house does.",
    .scope = PARAGRAPH,
    .open = quotation_desk_open,
    .propose = propose,
    .close = quotation_desk_close,
};
