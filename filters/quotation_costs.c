/* What the neighbours of a mark say: how dear each reading of it is by itself, in tenths. The
 * figures are judgements; tests/damage holds them against copy. Breaking the pairs costs about 45.
 */
#include "quotation_style.h"
#include "quotations.h"

#include <string.h>

/* By the neighbour: EDGE LINE SPACE WORD OPENER STOP DASH SYMBOL MARKUP. */
static const uint8_t open_after[NEIGHBOURS] = {0, 0, 0, 25, 0, 30, 3, 10, 2};
static const uint8_t open_before[NEIGHBOURS] = {50, 40, 20, 0, 2, 30, 7, 2, 2};
static const uint8_t close_after[NEIGHBOURS] = {60, 40, 20, 0, 40, 0, 5, 2, 2};
static const uint8_t close_before[NEIGHBOURS] = {0, 0, 0, 25, 10, 0, 2, 10, 2};

/* The characters before and after the white space beside a mark. */
static uint32_t beyond_space(const struct quotations *of, size_t at, int step)
{
    size_t size = 0;
    uint32_t character;
    do {
        at = step < 0 ? at - size : at + size;
        character = step < 0 ? (at > of->paragraph.from ? character_before(of->bytes, at, &size)
                                                        : NO_CHARACTER)
                             : character_at(of->bytes, of->paragraph.to, at, &size);
    } while (character != NO_CHARACTER && is_space(character));
    return character;
}

static bool is_stop(uint32_t character)
{
    return character == '.' || character == ',' || character == ';' || character == ':' ||
           character == '!' || character == '?' || character == ')';
}

static bool is_no_break(uint32_t character)
{
    return character == 0xA0 || character == 0x202F;
}

/* « Oui »: in a language that writes a no-break space inside its marks, one on a single side tells
 * which side is inside. How dear it is to read it as the outer side, in tenths. */
static unsigned outside_cost(const struct quotations *of, uint32_t inner, uint32_t outer)
{
    bool tells = *of->style->marks.inside && is_no_break(outer) && !is_no_break(inner);
    return tells ? 15 : 0;
}

/* One full stop, and nothing of its sentence behind it: unlike ".NET" and "... and then". */
static bool ends_sentence(const struct quotations *of, size_t at)
{
    uint32_t next = character_at(of->bytes, of->paragraph.to, at + 1, NULL);
    return of->bytes[at] == '.' && (next == NO_CHARACTER || is_space(next));
}

static unsigned open_cost(const struct quotations *of, const struct quote_mark *mark)
{
    unsigned cost = mark->left_character == ':' ? 15 : open_after[mark->left];
    cost += outside_cost(of, mark->right_character, mark->left_character);
    bool points = mark->shape == POINTS_LEFT || mark->shape == POINTS_RIGHT;
    if (mark->right == AT_SPACE) {
        if (is_stop(beyond_space(of, mark->to, 1)))
            return cost + 30;
        if (points && *of->style->marks.inside)
            return cost;
        return cost + (mark->left == AT_WORD ? 3 : 20);
    }
    if (mark->right == AT_STOP && (mark->right_character == '.' || mark->right_character == 0x2026))
        return cost + (ends_sentence(of, mark->to) ? 60 : 8);
    if (mark->right_character == ',' || mark->right_character == ';')
        return cost + 60;
    return cost + open_before[mark->right];
}

/* A comma before a word: the mark ‚ where another closes, else a comma. */
static bool is_comma(const struct quotations *of, const struct quote_mark *mark)
{
    return mark->to == mark->from + 1 && of->bytes[mark->from] == ',';
}

static void cost_of_comma(const struct quotations *of, struct quote_mark *mark)
{
    enum { RATHER_A_COMMA = 4 };
    mark->cost[OPENS] = (uint16_t)(open_cost(of, mark) + RATHER_A_COMMA);
    mark->cost[CLOSES] = mark->cost[APOSTROPHE] = mark->cost[PRIME] = NEVER;
    mark->cost[LEFT_ALONE] = 0;
}

static unsigned close_cost(const struct quotations *of, const struct quote_mark *mark)
{
    unsigned cost = close_before[mark->right];
    if (!is_stop(beyond_space(of, mark->to, 1)))
        cost += outside_cost(of, mark->left_character, mark->right_character);
    bool points = mark->shape == POINTS_LEFT || mark->shape == POINTS_RIGHT;
    if (mark->left == AT_SPACE) {
        if (points && *of->style->marks.inside)
            return cost;
        if (is_stop(beyond_space(of, mark->to, 1)) || is_stop(mark->right_character))
            return cost + 5;
        if (mark->right == AT_DASH)
            return cost + 8;
        return cost + (mark->right == AT_WORD ? 3 : 20);
    }
    if (mark->left == AT_EDGE && mark->right == AT_STOP) /* the end of what was cut off before */
        return cost + 10;
    return cost + close_after[mark->left];
}

/* The stop before the white space at the mark's left, where a sentence begins at its right, or 0.
 * Copy that lost the paragraphs of a running quotation has such marks inside it. */
static uint32_t stop_before_sentence(const struct quotations *of, const struct quote_mark *mark)
{
    size_t at = mark->from, size;
    if (mark->left != AT_SPACE || of->bytes[mark->from] == '`' ||
        !(is_upper(mark->right_character) || mark->right_character == '[' ||
          character_is(mark->right_character) & IS_DIGIT))
        return 0;
    uint32_t before = 0;
    for (bool is_mark = false; at > of->paragraph.from; at -= size) {
        before = character_before(of->bytes, at, &size);
        bool may_pass = is_space(before)
                            ? !is_mark
                            : before == '\'' || before == 0x2019 || before == ')' || before == ']';
        if (!may_pass || mark->from - at > 8)
            break;
        is_mark |= !is_space(before);
    }
    bool is_stop = before && before < 0x80 ? strchr(".!?:", (int)before) != NULL : before == 0x2026;
    return is_stop ? before : 0;
}

/* Feet, inches, minutes and seconds: 5′10″, 27″, 6′. */

static bool is_measure(uint32_t character)
{
    return (character_is(character) & IS_DIGIT) || character == 0xBD || character == 0xBC ||
           character == 0xBE;
}

static size_t digits_before(const struct quotations *of, size_t at)
{
    size_t count = 0;
    while (at > of->paragraph.from && is_ascii_digit(of->bytes[at - 1]) && count < 9)
        at--, count++;
    return count;
}

/* Whether this mark and the one before it are feet and inches: digit ' digits ". */
static bool follows_feet(const struct quotations *of, const struct quote_mark *mark)
{
    if (mark == of->marks || mark->kind != DOUBLE_MARK || mark[-1].kind != SINGLE_MARK ||
        mark->from - mark[-1].to > 6)
        return false;
    for (size_t at = mark[-1].to; at < mark->from; at++)
        if (!is_ascii_digit(of->bytes[at]) && !(of->bytes[at] == ' ' && at == mark[-1].to))
            return false;
    return is_measure(mark[-1].left_character);
}

static bool is_times(uint32_t character)
{
    return character == 'x' || character == 'X' || character == 0xD7;
}

/* Whether the mark stands behind a measure, and `other` of its kind near by too: 8' by 10'. */
static bool is_like(const struct quotations *of, const struct quote_mark *mark,
                    const struct quote_mark *other)
{
    if (other < of->marks || other >= of->marks + of->count || other->kind != mark->kind)
        return false;
    const struct quote_mark *first = mark < other ? mark : other,
                            *last = mark < other ? other : mark;
    size_t digits = digits_before(of, last->from), from = last->from - digits;
    return digits && digits < 4 && from > first->to && from - first->to < 7 &&
           is_measure(first->left_character) && of->bytes[first->to] == ' ' &&
           of->bytes[from - 1] == ' ' && of->bytes[first->to + 1] != ',';
}

bool quotation_minutes(const struct quotations *of, size_t at)
{
    size_t size, from = at;
    while (from > of->paragraph.from && at - from < 12 &&
           (is_ascii_digit(of->bytes[from - 1]) || strchr(". ,", of->bytes[from - 1])))
        from--;
    return from < at && from > of->paragraph.from &&
           character_before(of->bytes, from, &size) == 0xB0;
}

/* Whether this mark is of a measure by another: 8.5"x10". */
static bool is_by_measure(const struct quotations *of, const struct quote_mark *mark)
{
    size_t size, digits = digits_before(of, mark->from);
    uint32_t right = character_at(of->bytes, of->paragraph.to, mark->to, &size);
    if (is_times(right) &&
        character_is(character_at(of->bytes, of->paragraph.to, mark->to + size, NULL)) & IS_DIGIT)
        return true;
    size_t from = mark->from - digits;
    if (!digits || from <= of->paragraph.from ||
        !is_times(character_before(of->bytes, from, &size)) || from - size <= of->paragraph.from)
        return false;
    uint32_t before = character_before(of->bytes, from - size, NULL);
    return before == '"' || before == '\'' || before == 0x2032 || before == 0x2033;
}

static unsigned prime_cost(const struct quotations *of, const struct quote_mark *mark)
{
    uint32_t left = quotation_left(of, mark->from);
    if (mark->shape == PRIME_SIGN)
        return 0;
    if (!is_measure(left))
        return NEVER;
    if (is_by_measure(of, mark) || quotation_minutes(of, mark->from))
        return 0;
    if (is_like(of, mark, mark + 1) || is_like(of, mark, mark - 1))
        return 2;
    if (digits_before(of, mark->from) > 3)
        return 45;
    if (follows_feet(of, mark))
        return 1;
    if (mark->kind == SINGLE_MARK && (character_is(mark->right_character) & IS_DIGIT))
        return 1;
    if (mark->kind == SINGLE_MARK && mark + 1 < of->marks + of->count && follows_feet(of, mark + 1))
        return 1;
    bool is_named = mark->right == AT_SPACE || mark->right == AT_DASH;
    return (mark->kind == SINGLE_MARK ? 7 : 9) + (is_named ? 0 : 16);
}

/* 2"44' is neither feet and inches nor a quotation. */
static bool is_backward(const struct quotations *of, const struct quote_mark *mark)
{
    if (mark->kind == DOUBLE_MARK)
        return is_measure(mark->left_character) &&
               (character_is(mark->right_character) & IS_DIGIT) && !follows_feet(of, mark);
    return mark > of->marks && mark[-1].kind == DOUBLE_MARK && mark[-1].decided &&
           mark[-1].label == LEFT_ALONE && digits_before(of, mark->from) &&
           digits_before(of, mark->from) == mark->from - mark[-1].to;
}

void quotation_costs(struct quotations *of)
{
    for (size_t i = 0; i < of->count; i++) {
        struct quote_mark *mark = &of->marks[i];
        if (mark->kind == LINE_END || mark->decided)
            continue;
        mark->cost[LEFT_ALONE] = 70;
        if (is_comma(of, mark)) {
            cost_of_comma(of, mark);
            continue;
        }
        if (mark->shape == STRAIGHT && is_backward(of, mark)) {
            mark->decided = true;
            mark->label = LEFT_ALONE;
            continue;
        }
        if (mark->shape == PRIME_SIGN && mark->kind == DOUBLE_MARK &&
            !is_measure(beyond_space(of, mark->from, -1)))
            mark->shape = STRAIGHT; /* ″so″ */
        if (mark->shape == PRIME_SIGN) {
            mark->decided = true;
            mark->label = PRIME;
            continue;
        }
        const uint8_t *glyph = of->style->glyph_cost[mark->kind][mark->shape];
        mark->cost[OPENS] += (uint16_t)(open_cost(of, mark) + glyph[OPENS]);
        mark->cost[CLOSES] += (uint16_t)(close_cost(of, mark) + glyph[CLOSES]);
        if (mark->shape == STRAIGHT && mark->kind == DOUBLE_MARK && of->bytes[mark->from] == '\'')
            mark->cost[OPENS] += 6; /* TeX has '' for the closing mark */
        if (mark->kind == SINGLE_MARK)
            mark->cost[APOSTROPHE] += glyph[APOSTROPHE];
        mark->cost[PRIME] = (uint16_t)(prime_cost(of, mark) + glyph[PRIME]);
        uint32_t stop = stop_before_sentence(of, mark);
        mark->reopens = stop && stop != ':';
        mark->cost[CLOSES] = (uint16_t)(mark->cost[CLOSES] + (stop == ':' ? 35 : stop ? 24 : 0));
    }
}
