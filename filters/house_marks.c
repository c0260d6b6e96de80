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
    uint32_t open = walk->open[walk->depth - 1].mark;
    switch (mark) {
    case '"':
        return open == '"' || is_letter_or_figure(before) || before == '.' || before == ',';
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

static void move_inside(struct walk *walk, size_t at, size_t size)
{
    struct prose *prose = &walk->prose;
    uint32_t before = prose_before(prose, at, NULL);
    bool is_behind_word =
        is_letter_or_figure(before) || before == ')' || before == '%' || before == 0x2019;
    char after[8] = "";
    if (!is_lone_stop(prose, at + size) || !is_behind_word)
        return;
    after[0] = prose->bytes[at + size];
    memcpy(after + 1, prose->bytes + at, size);
    prose_change(prose, at, at + size + 1, after, "house/stop-inside",
                 "the house sets the stop before the mark");
}

/* “so,” said she: the sentence goes on. In a list, “so,” “or”, the marks may be another's. */
static void move_comma_outside(struct walk *walk, size_t at, size_t size)
{
    struct prose *prose = &walk->prose;
    size_t end = at + size;
    char after[8] = "";
    if (!is_letter(prose_before(prose, at - 1, NULL)) || prose->bytes[end] != ' ' ||
        !is_lower(prose_at(prose, end + 1, NULL)))
        return;
    memcpy(after, prose->bytes + at, size);
    after[size] = ',';
    prose_change(prose, at - 1, end, after, "house/comma-outside",
                 "the house sets the comma behind the mark");
}

/* “We go.”, said she. A stop behind a short word may be an abbreviation's; behind a capitalised one
 * it may well be. */
static void drop_stop(struct walk *walk, size_t at)
{
    enum { LONGER_THAN_ABBREVIATIONS = 5 };
    static const char reason[] = "no full stop ends a quotation before a comma";
    struct prose *prose = &walk->prose;
    struct span word = prose_word_before(prose, at - 1, 60);
    size_t letters = 0, size, from = word.from;
    while (from < word.to && is_lower(prose_at(prose, from, &size))) {
        from += size;
        letters++;
    }
    if (word.to != at - 1 || from != word.to || letters == 0)
        return;
    if (letters >= LONGER_THAN_ABBREVIATIONS)
        prose_change(prose, at - 1, at, "", "house/stop-dropped", reason);
    else
        prose_query(prose, at - 1, at, "house/stop-dropped", reason, NULL);
}

static void order_stop(struct walk *walk, size_t at, size_t size)
{
    uint32_t before = prose_before(&walk->prose, at, NULL);
    if (walk->tongue->order == STOP_INSIDE)
        move_inside(walk, at, size);
    else if (walk->tongue->order == STOP_OUTSIDE && before == ',')
        move_comma_outside(walk, at, size);
    else if (walk->tongue->order == STOP_OUTSIDE && before == '.' &&
             walk->prose.bytes[at + size] == ',')
        drop_stop(walk, at);
}

/* Whether the quotation that begins with the mark at `at` is a sentence: it begins one, and has
 * some words. A few words of somebody's within a sentence need no comma. */
static bool is_sentence(const struct prose *prose, size_t at, size_t to)
{
    enum { FEWEST_SPACES = 2, FAR = 80 };
    size_t size, spaces = 0, begin = at;
    while (begin > 0 && is_space(prose_before(prose, begin, &size)))
        begin -= size;
    uint32_t before = prose_before(prose, begin, NULL);
    bool begins = begin == 0 || before == '.' || before == '!' || before == '?' || before == ':' ||
                  memchr(prose->bytes + begin, '\n', at - begin);
    prose_at(prose, at, &size);
    if (!begins || !is_upper(prose_at(prose, at + size, NULL)))
        return false;
    for (size_t i = at; i < to && i < at + FAR; i++)
        spaces += prose->bytes[i] == ' ';
    return spaces >= FEWEST_SPACES;
}

/* “We have time” said the minister: a comma is missing. */
static void ask_for_comma(struct walk *walk, size_t at, size_t size)
{
    struct prose *prose = &walk->prose;
    const struct tongue *tongue = walk->tongue;
    struct span word = prose_word_after(prose, at + size + 1, 40);
    char suggestion[8] = ",";
    if (walk->depth || !is_letter(prose_before(prose, at, NULL)) ||
        prose->bytes[at + size] != ' ' ||
        !dictionary_find(walk->self->queries, tongue->speech, prose->bytes + word.from,
                         word.to - word.from) ||
        !is_sentence(prose, walk->open[0].at, at))
        return;
    bool is_outside = tongue->order == STOP_OUTSIDE;
    memcpy(suggestion + !is_outside, prose->bytes + at, size);
    if (is_outside)
        suggestion[size] = ',';
    prose_query(prose, at, at + size, "house/comma-missing",
                "is a comma missing between what was said and who said it?", suggestion);
}

size_t walk_mark(struct walk *walk, size_t at)
{
    size_t size;
    uint32_t mark = prose_at(&walk->prose, at, &size);
    uint32_t before = prose_before(&walk->prose, at, NULL);
    if (closes(walk, mark, before)) {
        walk->depth--;
        order_stop(walk, at, size);
        ask_for_comma(walk, at, size);
    } else if ((mark == '"' || mark == 0x201C || mark == 0x201E || mark == 0xAB || mark == 0xBB) &&
               opens(walk, mark, before) && walk->depth < 2) {
        walk->open[walk->depth].mark = mark;
        walk->open[walk->depth++].at = at;
    }
    return at + size;
}
