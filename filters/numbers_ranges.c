/* Ranges: 1939-1945, pp. 12-15, Monday-Friday, 9 a.m.-5 p.m.; never without a cue. */
#include "numbers_words.h"

#include <stdlib.h>

/* No word or number that is judged here is longer. */
enum { LONGEST = 24 };

/* Nothing that would make more of a range: a third group, a decimal, a sign, a path. */
static bool is_free_before(const struct prose *prose, size_t at)
{
    uint32_t before = prose_before(prose, at, NULL);
    return before == NO_CHARACTER || is_space(before) || before == '(' || before == '[' ||
           before == '"' || before == 0x201C || before == 0x201E || before == ';';
}

static bool is_free_behind(const struct prose *prose, size_t at)
{
    const char *bytes = prose->bytes;
    uint32_t after = prose_at(prose, at, NULL);
    if (after < 0x80 && strchr(".,:", (int)after) && bytes[at])
        return !is_ascii_digit(bytes[at + 1]) && !is_letter((unsigned char)bytes[at + 1]);
    return after == NO_CHARACTER || is_space(after) || after == ')' || after == ']' ||
           after == ';' || after == '!' || after == '?' || after == '"' || after == 0x201D ||
           after == 0x201C || after == '\'' || after == 0x2019;
}

static unsigned long value_of(const char *bytes, size_t from, size_t to)
{
    unsigned long value = 0;
    for (; from < to && value < 1000000000; from++)
        value = value * 10 + (unsigned long)(bytes[from] - '0');
    return value;
}

static bool is_year(unsigned long value)
{
    return value >= 1000 && value <= 2100;
}

/* 1939-1945, 1939-45; 2008-09 may be a month. */
static bool is_years(const char *bytes, struct span first, struct span last)
{
    unsigned long from = value_of(bytes, first.from, first.to),
                  to = value_of(bytes, last.from, last.to);
    if (first.to - first.from != 4 || !is_year(from))
        return false;
    if (last.to - last.from == 4)
        return is_year(to) && to > from;
    return last.to - last.from == 2 && to > 12 && to > from % 100;
}

/* 12-15, and 152-54 for 152-154. */
static bool is_rising(const char *bytes, struct span first, struct span last)
{
    unsigned long from = value_of(bytes, first.from, first.to),
                  to = value_of(bytes, last.from, last.to);
    unsigned long scale = 1;
    if (last.to - last.from < first.to - first.from)
        for (size_t i = last.from; i < last.to; i++)
            scale *= 10;
    return (scale > 1 ? from % scale : from) < to && first.to - first.from <= 6;
}

/* The word before `at`, with the stops of an abbreviation: "pp.", "Tel". */
static struct span word_before(const struct prose *prose, size_t at)
{
    struct span word = {at, at};
    size_t size;
    uint32_t character;
    while (word.to > 0 && at - word.to < 4 && is_space(prose_before(prose, word.to, &size)))
        word.to -= size;
    word.from = word.to;
    while (word.to - word.from < LONGEST &&
           ((character_is(character = prose_before(prose, word.from, &size)) & IS_LETTER) ||
            character == '.' || character == 0xA7))
        word.from -= size;
    return word;
}

/* The word behind `at` and one space: "a.m.", "Uhr". */
static struct span word_behind(const struct prose *prose, size_t at)
{
    struct span word = {at, at};
    size_t size;
    uint32_t character = prose_at(prose, at, &size);
    if (character != ' ' && character != 0xA0)
        return word;
    word.from = word.to = at + size;
    while (word.to - word.from < LONGEST &&
           (is_letter(character = prose_at(prose, word.to, &size)) ||
            (character == '.' && is_letter(prose_before(prose, word.to, NULL)))))
        word.to += size;
    return word;
}

/* A word as it is, or without the stop that ends the sentence behind it. */
static bool is_listed(const struct numbers *self, const struct prose *prose, const char *list,
                      struct span word)
{
    if (word.from == word.to)
        return false;
    return number_word(self, prose, list, word.from, word.to) ||
           (prose->bytes[word.to - 1] == '.' &&
            number_word(self, prose, list, word.from, word.to - 1));
}

/* h:mm or hh.mm, as a time of the day. Returns its end, or `at`. */
static size_t clock_end(const char *bytes, size_t at)
{
    size_t hour = strspn(bytes + at, SCAN_DIGITS);
    if (hour < 1 || hour > 2 || (bytes[at + hour] != ':' && bytes[at + hour] != '.') ||
        strspn(bytes + at + hour + 1, SCAN_DIGITS) != 2 || bytes[at + hour + 1] > '5' ||
        value_of(bytes, at, at + hour) > 24)
        return at;
    return at + hour + 3;
}

/* 14:00-16:30; with stops between (14.00-16.30) only before a word for hours. */
static bool judge_clock(const struct numbers *self, struct prose *prose, size_t from, size_t to)
{
    const char *bytes = prose->bytes;
    size_t first = from;
    while (first > 0 && from - first < 5 &&
           (is_ascii_digit(bytes[first - 1]) || bytes[first - 1] == ':' || bytes[first - 1] == '.'))
        first--;
    size_t last = clock_end(bytes, to);
    if (clock_end(bytes, first) != from || last == to || !is_free_before(prose, first) ||
        !is_free_behind(prose, last))
        return false;
    bool has_cue = is_listed(self, prose, "after-range", word_behind(prose, last));
    bool is_colon = memchr(bytes + first, ':', from - first) && memchr(bytes + to, ':', last - to);
    if (has_cue || is_colon)
        prose_change_inside(prose, (struct span){first, last}, from, to, self->range,
                            "numbers/times", "a dash from one time to another");
    return true;
}

/* 5-10%, 5-10 % */
static bool is_percent(const char *bytes, size_t at)
{
    at += bytes[at] == ' ' ? 1 : strncmp(bytes + at, "\u00A0", 2) == 0 ? 2 : 0;
    return bytes[at] == '%' && !is_ascii_digit(bytes[at + 1]);
}

static bool is_month(const struct numbers *self, const struct prose *prose, struct span word)
{
    size_t to = word.to > word.from && prose->bytes[word.to - 1] == '.' ? word.to - 1 : word.to;
    const struct entry *entry = number_word(self, prose, "calendar", word.from, to);
    return entry && strcmp(entry->value, "month") == 0;
}

/* 12-15 May, May 12-15 */
static bool are_days(const struct numbers *self, const struct prose *prose, struct span whole)
{
    return whole.to - whole.from <= 7 && (is_month(self, prose, word_before(prose, whole.from)) ||
                                          is_month(self, prose, word_behind(prose, whole.to)));
}

/* 12.-15. Mai */
static bool judge_days(const struct numbers *self, struct prose *prose, size_t from, size_t to)
{
    const char *bytes = prose->bytes;
    size_t first = from - 1, last = to + strspn(bytes + to, SCAN_DIGITS);
    while (first > 0 && from - first < 4 && is_ascii_digit(bytes[first - 1]))
        first--;
    if (bytes[from - 1] != '.' || !is_ascii_digit(bytes[first]) || bytes[last] != '.' ||
        last - to > 2 || !is_free_before(prose, first) ||
        !is_month(self, prose, word_behind(prose, last + 1)))
        return false;
    prose_change_inside(prose, (struct span){first, last + 1}, from, to, self->range,
                        "numbers/days", "a dash from one day of the month to another");
    return true;
}

static void judge_figures(const struct numbers *self, struct prose *prose, size_t from, size_t to)
{
    const char *bytes = prose->bytes;
    struct span first = {from, from}, last = {to, to};
    while (first.from > 0 && from - first.from < LONGEST && is_ascii_digit(bytes[first.from - 1]))
        first.from--;
    last.to += strspn(bytes + to, SCAN_DIGITS);
    bool has_percent = is_percent(bytes, last.to);
    if (judge_clock(self, prose, from, to) || !is_free_before(prose, first.from) ||
        !(has_percent || is_free_behind(prose, last.to)))
        return;
    struct span whole = {first.from, last.to}, before = word_before(prose, first.from);
    if (is_listed(self, prose, "never-range", before))
        return;
    if (is_years(bytes, first, last) && !has_percent)
        prose_change_inside(prose, whole, from, to, self->range, "numbers/years",
                            "a dash from one year to another");
    else if (is_rising(bytes, first, last) &&
             (has_percent || is_listed(self, prose, "before-range", before) ||
              are_days(self, prose, whole) ||
              is_listed(self, prose, "after-range", word_behind(prose, last.to))))
        prose_change_inside(prose, whole, from, to, self->range, "numbers/range",
                            "a dash in a range of figures");
}

/* 9 a.m.-5 p.m., 9am-5pm */
static void judge_half_days(const struct numbers *self, struct prose *prose, size_t from, size_t to)
{
    const char *bytes = prose->bytes;
    struct span before = word_before(prose, from);
    size_t last = to + strspn(bytes + to, SCAN_DIGITS ":"), first = before.from;
    struct span behind = is_letter((unsigned char)bytes[last])
                             ? prose_word_after(prose, last, LONGEST)
                             : word_behind(prose, last);
    first -= first > 0 && bytes[first - 1] == ' ';
    while (before.from - first < 6 && first > 0 &&
           (is_ascii_digit(bytes[first - 1]) || bytes[first - 1] == ':'))
        first--;
    if (before.to != from || !is_ascii_digit(bytes[first]) ||
        !is_listed(self, prose, "half-days", before) || last == to ||
        !is_listed(self, prose, "half-days", behind))
        return;
    prose_change_inside(prose, (struct span){first, behind.to}, from, to, self->range,
                        "numbers/times", "a dash from one time to another");
}

static bool is_capitalised(const struct prose *prose, struct span word)
{
    return word.to > word.from + 2 && is_upper(prose_at(prose, word.from, NULL));
}

/* The word before a name, or behind one. */
static bool has_route_cue(const struct numbers *self, const struct prose *prose, size_t from,
                          size_t to)
{
    return is_listed(self, prose, "routes", word_before(prose, from)) ||
           is_listed(self, prose, "routes", word_behind(prose, to));
}

/* Berlin-Hamburg may be a route, which has a dash, or a name, which has not: only a person knows.
 */
static void query_route(struct prose *prose, struct span whole, size_t from, size_t to)
{
    struct text suggestion = {0};
    text_append(&suggestion, prose->bytes + whole.from, from - whole.from);
    text_append_string(&suggestion, "–");
    text_append(&suggestion, prose->bytes + to, whole.to - to);
    prose_query(prose, whole.from, whole.to, "numbers/route",
                "a route or match takes a dash, a name a hyphen", text_string(&suggestion));
    text_free(&suggestion);
}

/* Monday-Friday, Mo.-Fr., June-August; Berlin-Hamburg. */
static void judge_words(const struct numbers *self, struct prose *prose, size_t from, size_t to)
{
    const char *bytes = prose->bytes;
    bool has_stop = bytes[from - 1] == '.';
    struct span left = prose_word_before(prose, from - has_stop, LONGEST);
    struct span right = prose_word_after(prose, to, LONGEST);
    struct span whole = {left.from, right.to};
    if (!is_free_before(prose, left.from) || !is_free_behind(prose, right.to))
        return;
    const struct entry *first = number_word(self, prose, "calendar", left.from, left.to);
    const struct entry *last = number_word(self, prose, "calendar", right.from, right.to);
    if (first && last && first != last && strcmp(first->value, last->value) == 0)
        prose_change_inside(prose, whole, from, to, self->range, "numbers/calendar",
                            "a dash from one day or month to another");
    else if (!first && !last && !has_stop && bytes[from] == '-' && is_capitalised(prose, left) &&
             is_capitalised(prose, right) && has_route_cue(self, prose, left.from, right.to))
        query_route(prose, whole, from, to);
}

void judge_range(const struct numbers *self, struct prose *prose, size_t from, size_t to)
{
    char before = prose->bytes[from - 1], behind = prose->bytes[to];
    if (is_ascii_digit(before) && is_ascii_digit(behind))
        judge_figures(self, prose, from, to);
    else if (is_ascii_digit(behind) && !judge_days(self, prose, from, to))
        judge_half_days(self, prose, from, to);
    else if (is_letter(prose_at(prose, to, NULL)))
        judge_words(self, prose, from, to);
}
