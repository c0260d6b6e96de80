/* The order of stop and quotation mark, where a house has one: “so,” or “so”, */
#include "house_walk.h"

static bool is_letter_or_figure(uint32_t character)
{
    return character_is(character) & (IS_LETTER | IS_DIGIT);
}

/* Whether the mark closes the quotation that is open, by the marks that were seen since the
 * paragraph began: one glyph opens in one language and closes in another. */
static bool closes(const struct walk *walk, uint32_t mark, uint32_t before)
{
    if (!walk->depth)
        return false;
    uint32_t open = walk->open[walk->depth - 1];
    switch (mark) {
    case '"':
        return open == '"' || is_letter_or_figure(before);
    case 0x201C: /* “ opens in English, closes in German */
        return open == 0x201E;
    case 0x201D:
        return true;
    case 0xAB:
        return open == 0xBB;
    case 0xBB:
        return open == 0xAB || open == 0xBB;
    default:
        return false;
    }
}

static bool opens(const struct walk *walk, uint32_t mark, uint32_t before)
{
    if (mark == '"') /* after a figure, with nothing open, it is an inch */
        return !walk->depth && !is_digit(before);
    return mark != 0x201D && (mark != 0xBB || !walk->depth);
}

/* What may not be moved: a stop that follows another, dots, a decimal. */
static bool is_lone_stop(const struct prose *prose, size_t at)
{
    const char *bytes = prose->bytes;
    return (bytes[at] == '.' || bytes[at] == ',') && bytes[at + 1] != '.' &&
           (unsigned char)(bytes[at + 1] - '0') > 9;
}

static void move_stop(struct walk *walk, size_t at, size_t size)
{
    struct prose *prose = &walk->prose;
    const char *bytes = prose->bytes;
    char after[8] = "";
    uint32_t before = prose_before(prose, at, NULL);
    if (walk->tongue->order == STOP_INSIDE && is_lone_stop(prose, at + size)) {
        if (!is_letter_or_figure(before) && before != ')' && before != '%' && before != 0x2019)
            return;
        after[0] = bytes[at + size];
        memcpy(after + 1, bytes + at, size);
        prose_change(prose, at, at + size + 1, after, "house/stop-inside",
                     "the house sets the stop before the mark");
    } else if (walk->tongue->order == STOP_OUTSIDE && before == ',') {
        memcpy(after, bytes + at, size);
        after[size] = ',';
        prose_change(prose, at - 1, at + size, after, "house/comma-outside",
                     "the house sets the comma behind the mark");
    }
}

size_t walk_mark(struct walk *walk, size_t at)
{
    size_t size;
    uint32_t mark = prose_at(&walk->prose, at, &size);
    uint32_t before = prose_before(&walk->prose, at, NULL);
    if (closes(walk, mark, before)) {
        walk->depth--;
        if (walk->tongue->order != AS_IS)
            move_stop(walk, at, size);
    } else if ((mark == '"' || mark == 0x201C || mark == 0x201E || mark == 0xAB || mark == 0xBB) &&
               opens(walk, mark, before) && walk->depth < 2) {
        walk->open[walk->depth++] = mark;
    }
    return at + size;
}
