/* Quotation marks of a paragraph: found by their bytes. */
#include "quotations.h"

#include "memory.h"
#include "protected.h"
#include "quotation_style.h"
#include "scan.h"

#include <stdlib.h>
#include <string.h>

/* What may begin a mark; and line ends. */
enum {
    TYPED = 1 << 0,   /* a straight mark, an accent */
    COMMAS = 1 << 1,  /* ,, and a comma before a letter */
    LEFTS = 1 << 2,   /* << */
    RIGHTS = 1 << 3,  /* >> */
    LATIN = 1 << 4,   /* « » ´ */
    GENERAL = 1 << 5, /* U+2000 to U+203F */
    LINE = 1 << 6
};

static const struct scan *marks_and_lines(void)
{
    static struct scan scan;
    if (scan.next)
        return &scan;
    scan_add(scan.left, TYPED, "\"'`", 0);
    scan_add_all(scan.right, TYPED | LINE);
    scan_add(scan.left, COMMAS, ",", 0);
    scan_add(scan.right, COMMAS, "," SCAN_LETTERS, 1);
    scan_add(scan.left, LEFTS, "<", 0);
    scan_add(scan.right, LEFTS, "<", 0);
    scan_add(scan.left, RIGHTS, ">", 0);
    scan_add(scan.right, RIGHTS, ">", 0);
    scan_add(scan.left, LATIN, "\xC2", 0);
    scan_add(scan.right, LATIN, "\xAB\xBB\xB4", 0);
    scan_add(scan.left, GENERAL, "\xE2", 0);
    scan_add(scan.right, GENERAL, "\x80", 0);
    scan_add(scan.left, LINE, "\n", 0);
    scan_prepare(&scan);
    return &scan;
}

static bool is_ascii_word(char byte)
{
    return is_ascii_letter(byte) || is_ascii_digit(byte);
}

/* Whether a mark may begin at a place that was found: of U+2000 on, from the first mark on; a comma
 * that no word stands before. */
static bool is_interesting_at(const char *bytes, size_t at)
{
    if (bytes[at] == ',')
        return bytes[at + 1] == ',' || at == 0 || !is_ascii_word(bytes[at - 1]);
    return bytes[at] != '\n' &&
           ((unsigned char)bytes[at] != 0xE2 || (unsigned char)bytes[at + 2] >= 0x98);
}

size_t quotation_mark_next(const char *bytes, size_t at, size_t to)
{
    const struct scan *scan = marks_and_lines();
    while ((at = scan_next(scan, bytes, at, to)) < to && !is_interesting_at(bytes, at))
        at++;
    return at;
}

struct found {
    size_t size;
    enum mark_kind kind;
    enum mark_shape shape;
};

static struct found character_mark(uint32_t character)
{
    switch (character) {
    case '"':
        return (struct found){1, DOUBLE_MARK, STRAIGHT};
    case '\'':
        return (struct found){1, SINGLE_MARK, STRAIGHT};
    case '`':
        return (struct found){1, SINGLE_MARK, GRAVE};
    case 0xAB:
        return (struct found){2, DOUBLE_MARK, POINTS_LEFT};
    case 0xBB:
        return (struct found){2, DOUBLE_MARK, POINTS_RIGHT};
    case 0xB4:
        return (struct found){2, SINGLE_MARK, ACUTE};
    case 0x2018:
    case 0x201B:
        return (struct found){3, SINGLE_MARK, HIGH_LEFT};
    case 0x2019:
        return (struct found){3, SINGLE_MARK, HIGH_RIGHT};
    case 0x201A:
        return (struct found){3, SINGLE_MARK, LOW};
    case 0x201C:
    case 0x201F:
        return (struct found){3, DOUBLE_MARK, HIGH_LEFT};
    case 0x201D:
        return (struct found){3, DOUBLE_MARK, HIGH_RIGHT};
    case 0x201E:
        return (struct found){3, DOUBLE_MARK, LOW};
    case 0x2032:
        return (struct found){3, SINGLE_MARK, PRIME_SIGN};
    case 0x2033:
        return (struct found){3, DOUBLE_MARK, PRIME_SIGN};
    case 0x2039:
        return (struct found){3, SINGLE_MARK, POINTS_LEFT};
    case 0x203A:
        return (struct found){3, SINGLE_MARK, POINTS_RIGHT};
    default:
        return (struct found){0, LINE_END, STRAIGHT};
    }
}

static bool is_word(uint32_t character)
{
    return character_is(character) & (IS_LETTER | IS_DIGIT | IS_MARK);
}

/* What may stand before a word that a comma for ‚ opens. */
static bool is_before_word(uint32_t character)
{
    return character == NO_CHARACTER || is_space(character) || character == '(' ||
           character == 0x201E || character == 0xBB;
}

/* Whether the last mark that no letter stands before is a double one, and the paragraph has had an
 * odd number of those: what two single ones may close. */
static bool is_double_open(const struct quotations *of, size_t doubles)
{
    enum { MOST_APOSTROPHES = 16 };
    size_t i = of->count;
    for (size_t steps = 0; doubles % 2 && i > 0 && steps < MOST_APOSTROPHES; steps++) {
        const struct quote_mark *mark = &of->marks[--i];
        if (mark->kind == DOUBLE_MARK)
            return true;
        if (mark->kind == SINGLE_MARK && !is_letter(quotation_left(of, mark->from)))
            return false;
    }
    return false;
}

/* Two single marks inside a word, of whatever shapes: an apostrophe twice. Houses with ASCII marks
 * would write both alike. Returns their bytes, or 0. */
static size_t doubled_apostrophe(const struct quotations *of, size_t at)
{
    size_t end = at;
    for (unsigned i = 0; i < 2; i++) {
        struct found found = character_mark(character_at(of->bytes, of->paragraph.to, end, NULL));
        if (found.kind != SINGLE_MARK || found.shape == LOW || found.shape == POINTS_LEFT ||
            found.shape == POINTS_RIGHT || found.shape == PRIME_SIGN)
            return 0;
        end += found.size;
    }
    return is_word(quotation_left(of, at)) && is_word(quotation_right(of, end)) ? end - at : 0;
}

/* Whether the next double mark of the line is one that may close: no word follows it closely. */
static bool is_closed_soon(const struct quotations *of, size_t at)
{
    enum { LONGEST_QUOTATION = 200 };
    size_t size, end = at + LONGEST_QUOTATION;
    for (; at < of->paragraph.to && at < end && of->bytes[at] != '\n'; at += size) {
        struct found found = character_mark(character_at(of->bytes, of->paragraph.to, at, &size));
        if (found.kind == DOUBLE_MARK)
            return found.shape != LOW && !is_word(quotation_right(of, at + size));
    }
    return false;
}

/* ,, between spaces and before a word, in a language that opens with such a mark: no comma, where
 * another mark closes what it opens. */
static bool is_low_apart(const struct quotations *of, size_t at)
{
    return strcmp(of->style->marks.open, "„") == 0 && is_space(quotation_left(of, at)) &&
           is_space(quotation_right(of, at + 2)) && is_word(quotation_right(of, at + 3)) &&
           is_closed_soon(of, at + 2);
}

/* The marks that are typed as two characters: ,, '' `` << >> and doubled curly ones. */
static struct found typed_mark(const struct quotations *of, size_t at, size_t doubles)
{
    const char *bytes = of->bytes + at;
    size_t left = of->paragraph.to - at;
    if (left >= 6 && memcmp(bytes, "‘‘", 6) == 0)
        return (struct found){6, DOUBLE_MARK, HIGH_LEFT};
    if (left >= 6 && memcmp(bytes, "‘’", 6) == 0 && !is_word(quotation_right(of, at + 6)) &&
        !is_space(quotation_left(of, at))) /* '' that a word processor turned */
        return (struct found){6, DOUBLE_MARK, HIGH_RIGHT};
    if (left >= 6 && memcmp(bytes, "’’", 6) == 0 && is_double_open(of, doubles))
        return (struct found){6, DOUBLE_MARK, HIGH_RIGHT};
    if (left < 2 || bytes[0] != bytes[1]) {
        size_t doubled = doubled_apostrophe(of, at);
        if (doubled)
            return (struct found){doubled, DOUBLE_MARK, HIGH_RIGHT};
        if (left >= 4 && memcmp(bytes, "´´", 4) == 0)
            return (struct found){4, DOUBLE_MARK, ACUTE};
        bool is_low =
            bytes[0] == ',' && of->style->has_low_single && is_before_word(quotation_left(of, at));
        return (struct found){is_low, SINGLE_MARK, LOW};
    }
    uint32_t after = quotation_right(of, at + 2);
    if (bytes[0] == '\'')
        return (struct found){2, DOUBLE_MARK, STRAIGHT};
    if (bytes[0] == '`')
        return (struct found){2, DOUBLE_MARK, GRAVE};
    bool opens = is_word(after) || after == '\'' || after == 0x2018 || after == 0x201A ||
                 after == 0xBF || after == 0xA1 || after == '(' || after == '[' || after == 0x2026;
    if (bytes[0] == ',' && !is_word(quotation_left(of, at)) && (opens || is_low_apart(of, at)))
        return (struct found){2, DOUBLE_MARK, LOW};
    if (bytes[0] == '<' && after != '<' && after != '=' && after != NO_CHARACTER)
        return (struct found){2, DOUBLE_MARK, POINTS_LEFT};
    if (bytes[0] == '>' && after != '>' && after != '=' && quotation_left(of, at) != '>')
        return (struct found){2, DOUBLE_MARK, POINTS_RIGHT};
    return (struct found){0, LINE_END, STRAIGHT};
}

static struct quote_mark *add_mark(struct quotations *of, size_t from, struct found found)
{
    of->marks = memory_grow(of->marks, &of->capacity, of->count + 1, sizeof *of->marks);
    struct quote_mark *mark = &of->marks[of->count++];
    *mark = (struct quote_mark){.from = from,
                                .to = from + found.size,
                                .kind = (uint8_t)found.kind,
                                .shape = (uint8_t)found.shape,
                                .label = LEFT_ALONE};
    return mark;
}

/* Where a line ends with a stop or a mark, a quotation may end with the line. */
static void add_line_end(struct quotations *of, size_t at)
{
    uint32_t last = quotation_left(of, at);
    if (!of->count || of->marks[of->count - 1].kind == LINE_END || !last ||
        character_is(last) & (IS_LETTER | IS_DIGIT) || last == ',' || last == '-')
        return;
    add_mark(of, at, (struct found){0, LINE_END, STRAIGHT});
}

/* The bytes of a run of one straight character, three or more: no quotation mark. */
static size_t rule_of_marks(const char *bytes, size_t at, size_t to)
{
    size_t end = at;
    while ((unsigned char)bytes[at] < 0x80 && end < to && bytes[end] == bytes[at])
        end++;
    return end - at > 2 ? end - at : 0;
}

static void find_marks(struct quotations *of, const struct spans *protected)
{
    size_t at = of->paragraph.from, to = of->paragraph.to;
    const struct scan *scan = marks_and_lines();
    const struct span *near = spans_from(protected, at), *opened = NULL; /* <<word>> is no tag */
    size_t doubles = 0;
    for (; (at = scan_next(scan, of->bytes, at, to)) < to; at++) {
        if (of->bytes[at] == '\n')
            add_line_end(of, at);
        if (!is_interesting_at(of->bytes, at))
            continue;
        size_t rule = rule_of_marks(of->bytes, at, to);
        while (near < spans_end(protected) && near->to <= at)
            near++;
        bool is_in = near < spans_end(protected) && near->from <= at;
        const struct span *span = is_in ? near : NULL;
        if ((span && span != opened) || rule) {
            at = (span && span->to > at + rule ? span->to : at + rule) - 1;
            continue;
        }
        struct found found = typed_mark(of, at, doubles);
        if (!found.size)
            found = character_mark(character_at(of->bytes, to, at, NULL));
        if (!found.size)
            continue;
        doubles += found.kind == DOUBLE_MARK;
        add_mark(of, at, found);
        at += found.size - 1;
        if (found.size == 2 && found.shape == POINTS_LEFT && of->bytes[at] == '<')
            opened = spans_at(protected, at);
    }
}

/* Scripts whose marks follow other rules: right to left, or without spaces between words. Hebrew is
 * none for a style that opens and closes with one mark, which no direction mirrors. */
static bool is_foreign(const struct quotations *of, uint32_t character)
{
    enum script script = character_script(character);
    const struct quotation_marks *marks = &of->style->marks;
    if (script == SCRIPT_HEBREW)
        return strcmp(marks->open, marks->close) != 0;
    return script > SCRIPT_HEBREW && script <= SCRIPT_HANGUL;
}

static void leave_alone(struct quote_mark *mark)
{
    mark->decided = true;
    mark->label = LEFT_ALONE;
}

/* Marks of code: `name`, key="value", \". From `i` on; returns the last mark that is settled. */
static size_t leave_code(struct quotations *of, size_t i)
{
    struct quote_mark *marks = of->marks;
    if (marks[i].left_character == '\\' || marks[i].left_character == '=') {
        leave_alone(&marks[i]);
        if (marks[i].left_character == '=' && i + 1 < of->count && marks[i + 1].shape == STRAIGHT)
            leave_alone(&marks[++i]);
        return i;
    }
    if (marks[i].shape != GRAVE || marks[i].kind != SINGLE_MARK || marks[i].left == AT_WORD)
        return i;
    size_t end = i + 1;
    while (end < of->count && marks[end].shape != GRAVE &&
           !(marks[end].kind == LINE_END ||
             (marks[end].kind == SINGLE_MARK && marks[end].right != AT_WORD)))
        end++;
    if (end == of->count || marks[end].shape != GRAVE || marks[end].kind != SINGLE_MARK ||
        marks[end].left == AT_SPACE)
        return i;
    for (size_t inside = i; inside <= end; inside++)
        leave_alone(&marks[inside]);
    return end;
}

void quotation_marks_find(struct quotations *of, const struct spans *protected)
{
    of->count = 0;
    find_marks(of, protected);
    quotation_neighbours(of);
    for (size_t i = 0; i < of->count; i++) {
        struct quote_mark *mark = &of->marks[i];
        if (mark->kind == LINE_END)
            continue;
        if (of->style->leaves_alone || is_foreign(of, mark->left_character) ||
            is_foreign(of, mark->right_character))
            leave_alone(mark);
        else
            i = leave_code(of, i);
    }
}

void quotations_free(struct quotations *of)
{
    free(of->marks);
    free(of->rows);
    *of = (struct quotations){0};
}
