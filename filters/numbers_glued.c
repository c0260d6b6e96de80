/* Figures that have lost the space to the word beside them: "35years", "Mai2020", "5.Mai". */
#include "numbers_words.h"

enum { LONGEST = 24, SHORTEST_UNIT = 3 };

static size_t figures_from(const char *bytes, size_t at)
{
    size_t from = at;
    while (from > 0 && at - from < 9 && is_ascii_digit(bytes[from - 1]))
        from--;
    return from;
}

/* The first of the number, with its stops, commas and colons, that ends before `at`. */
static size_t number_from(const char *bytes, size_t at)
{
    size_t from = figures_from(bytes, at);
    while (from > 1 && at - from < 20 && strchr(".,:", bytes[from - 1]) &&
           is_ascii_digit(bytes[from - 2]))
        from = figures_from(bytes, from - 1);
    return from;
}

static bool is_free_before(const struct prose *prose, size_t at)
{
    uint32_t before = prose_before(prose, at, NULL);
    return before == NO_CHARACTER || is_space(before) || before == '(';
}

static bool is_free_behind(const struct prose *prose, size_t at)
{
    uint32_t after = prose_at(prose, at, NULL);
    return after == NO_CHARACTER || is_space(after) ||
           (after < 0x80 && strchr(".,;:!?)", (int)after));
}

static bool is_month(const struct numbers *self, const struct prose *prose, struct span word)
{
    const struct entry *entry = number_word(self, prose, "calendar", word.from, word.to);
    return entry && strcmp(entry->value, "month") == 0;
}

static void put_space(struct prose *prose, struct span whole, size_t at, const char *reason)
{
    prose_change_inside(prose, whole, at, at, " ", "numbers/glued", reason);
}

void judge_glued_word(const struct numbers *self, struct prose *prose, size_t at)
{
    size_t from = number_from(prose->bytes, at);
    struct span word = prose_word_after(prose, at, LONGEST);
    bool is_unit = word.to - word.from >= SHORTEST_UNIT &&
                   (number_word(self, prose, "after-range", word.from, word.to) ||
                    number_word(self, prose, "units", word.from, word.to));
    if ((is_unit || is_month(self, prose, word)) && is_free_before(prose, from) &&
        is_free_behind(prose, word.to))
        put_space(prose, (struct span){from, word.to}, at, "a space between a figure and its word");
}

void judge_glued_figure(const struct numbers *self, struct prose *prose, size_t at)
{
    const char *bytes = prose->bytes;
    size_t to = at + strspn(bytes + at, SCAN_DIGITS), stop = bytes[at - 1] == '.';
    struct span word = prose_word_before(prose, at - stop, LONGEST);
    uint32_t before = prose_before(prose, word.from, NULL);
    size_t length = to - at;
    bool is_fit = stop ? length <= 2 || length == 4 : length == 4;
    if (is_fit && is_month(self, prose, word) && is_free_behind(prose, to) &&
        (before == NO_CHARACTER || is_space(before) || before == '(' || before == '.'))
        put_space(prose, (struct span){word.from, to}, at,
                  "a space between a month and its figure");
}

void judge_date(const struct numbers *self, struct prose *prose, size_t mark)
{
    const char *bytes = prose->bytes;
    size_t from = figures_from(bytes, mark), digits = strspn(bytes + mark + 1, SCAN_DIGITS);
    if (mark - from > 2 || !is_free_before(prose, from) || (from > 1 && bytes[from - 1] != ' '))
        return;
    if (bytes[mark] == ',' && digits == 4 && from > 1) {
        size_t stop = bytes[from - 2] == '.';
        if (is_month(self, prose, prose_word_before(prose, from - 1 - stop, LONGEST)) &&
            is_free_behind(prose, mark + 5))
            put_space(prose, (struct span){from, mark + 5}, mark + 1, "a space before the year");
    } else if (bytes[mark] == '.' && !digits) {
        struct span word = prose_word_after(prose, mark + 1, LONGEST);
        if (is_month(self, prose, word) &&
            (is_free_behind(prose, word.to) || is_ascii_digit(bytes[word.to])))
            put_space(prose, (struct span){from, word.to}, mark + 1, "a space before the month");
    }
}

void judge_parted_range(const struct numbers *self, struct prose *prose, size_t at)
{
    const char *bytes = prose->bytes;
    size_t hyphen = at + (bytes[at] == ' '), to = hyphen + range_mark_size(bytes, hyphen);
    if (to == hyphen || (bytes[to] == ' ') == (hyphen > at))
        return;
    size_t first = figures_from(bytes, at), last = to + (bytes[to] == ' ');
    bool are_years = at - first == 4 && strspn(bytes + last, SCAN_DIGITS) == 4;
    if (is_ascii_digit(bytes[last]) && (are_years || hyphen == at)) /* else -5 is a figure */
        judge_range(self, prose, at, last);
}
