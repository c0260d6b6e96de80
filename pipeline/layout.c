/* Layout: the blocks of a text, and what the make-up of a page tells of each. */
#include "layout.h"

#include "language.h"
#include "memory.h"

#include <stdlib.h>
#include <string.h>

enum {
    WRAP_LEAST = 50,  /* columns: no wire wraps narrower than this */
    WRAP_RAGGED = 18, /* columns that a wrapped line may be short of the widest */
    PROSE_LEAST = 12, /* words of a paragraph that ends in a stop */
    PROSE_LONG = 30,  /* words of a paragraph that need not */
    TITLE_LONGEST = 30
};

/* A sentence's end: its stop, and the marks that may close behind it. */
static bool ends_sentence(const char *bytes, struct span span)
{
    static const uint32_t stops[] = {'.', '!', '?', 0x2026, 0x3002, 0x6D4, 0x61F, 0x964};
    size_t at = span.to, size;
    for (unsigned marks = 0; at > span.from && marks < 4; marks++) {
        uint32_t character = character_before(bytes, at, &size);
        for (size_t i = 0; i < sizeof stops / sizeof *stops; i++)
            if (character == stops[i])
                return true;
        if (!(character_is(character) & IS_PUNCTUATION) && character != ' ')
            return false;
        at -= size;
    }
    return false;
}

static bool begins_as_title(const char *bytes, struct span span)
{
    size_t size, at = span.from;
    for (unsigned marks = 0; marks < 3; marks++, at += size) {
        uint32_t character = character_at(bytes, span.to, at, &size);
        unsigned is = character_is(character);
        if (is & IS_LETTER)
            return !(is & IS_LOWER);
        if (is & IS_DIGIT)
            return true;
        if (character == '#' || character == '*' || character == '-' || character == '(' ||
            character == NO_CHARACTER)
            return false;
    }
    return false;
}

/* Whether a title may end so: not in a comma, a colon, a stop (an ellipsis or "?" may be). */
static bool ends_as_title(const char *bytes, struct span span)
{
    uint32_t last = character_before(bytes, span.to, NULL);
    if (last == '.')
        return span.to - span.from > 3 && memcmp(bytes + span.to - 3, "...", 3) == 0;
    return last != ',' && last != ';' && last != ':' && last != ')' && last != '=' && last != '-' &&
           last != 0x2013 && last != 0x2014 && last != 0x3002;
}

static void judge(const char *bytes, struct block *block)
{
    block->words =
        (unsigned)word_count(bytes + block->span.from, block->span.to - block->span.from);
    block->is_sentence = ends_sentence(bytes, block->span);
    block->is_prose = block->is_sentence ? block->words >= PROSE_LEAST : block->words >= PROSE_LONG;
    block->is_title = block->words >= 1 && block->words <= TITLE_LONGEST && !block->is_prose &&
                      begins_as_title(bytes, block->span) && ends_as_title(bytes, block->span);
}

static void add_block(struct layout *layout, struct span span, size_t from, size_t end)
{
    layout->blocks =
        memory_grow(layout->blocks, &layout->capacity, layout->count + 1, sizeof *layout->blocks);
    layout->blocks[layout->count++] = (struct block){.span = span, .from = from, .end = end};
}

/* Where the line that begins at `from` ends, its line end included. */
static size_t line_end(const struct layout *layout, size_t from)
{
    const char *end = memchr(layout->bytes + from, '\n', layout->length - from);
    return end ? (size_t)(end - layout->bytes) + 1 : layout->length;
}

static size_t columns(const struct layout *layout, struct span line)
{
    size_t count = 0;
    for (size_t at = line.from; at < line.to; at++)
        count += ((unsigned char)layout->bytes[at] & 0xC0) != 0x80;
    return count;
}

/* Whether the lines of a paragraph are those of a text that was wrapped: of about one width but for
 * the last, and broken inside a sentence. */
static bool is_wrapped(const struct layout *layout, const struct span *lines, size_t count)
{
    size_t widest = 0, narrowest = SIZE_MAX, inside = 0, size;
    if (count < 2)
        return false;
    for (size_t i = 0; i < count; i++) {
        size_t width = columns(layout, lines[i]);
        if (width > widest)
            widest = width;
        if (i + 1 < count && width < narrowest)
            narrowest = width;
        uint32_t first = character_at(layout->bytes, lines[i].to, lines[i].from, &size);
        uint32_t last = character_before(layout->bytes, lines[i].to, &size);
        if (first == '#' || (first == '-' && i > 0) || first == '*' || first == '|')
            return false; /* lists and tables */
        inside += i > 0 && is_lower(first);
        inside += i + 1 < count && (last == ',' || last == '-');
    }
    return widest >= WRAP_LEAST && widest <= 100 && narrowest + WRAP_RAGGED >= widest &&
           (inside > 0 || (count >= 4 && narrowest + 12 >= widest));
}

/* Whether a title goes on in the next line: a full line, and no capital to begin the next. */
static bool goes_on(const struct layout *layout, struct span line, struct span next)
{
    size_t size;
    return is_lower(character_at(layout->bytes, next.to, next.from, &size)) &&
           columns(layout, line) >= WRAP_LEAST && !ends_sentence(layout->bytes, line);
}

static void add_lines(struct layout *layout, struct span paragraph)
{
    struct span line, next;
    size_t at = paragraph.from, behind;
    for (size_t from = at; line_next(layout->bytes, paragraph.to, &at, &line); from = at) {
        struct span block = span_trim(layout->bytes, line), last = block;
        for (behind = at; line_next(layout->bytes, paragraph.to, &behind, &next); at = behind) {
            next = span_trim(layout->bytes, next);
            if (!goes_on(layout, last, next))
                break;
            block.to = next.to;
            last = next;
        }
        add_block(layout, block, from, line_end(layout, block.to));
    }
}

static void add_paragraph(struct layout *layout, struct span paragraph)
{
    struct span lines[256], line;
    size_t count = 0, at = paragraph.from, first = layout->count;
    while (count < 256 && line_next(layout->bytes, paragraph.to, &at, &line))
        lines[count++] = span_trim(layout->bytes, line);
    if (count < 256 && is_wrapped(layout, lines, count))
        add_block(layout, span_trim(layout->bytes, paragraph), paragraph.from,
                  line_end(layout, paragraph.to));
    else
        add_lines(layout, paragraph);
    layout->blocks[first].after_blank = true;
    layout->blocks[layout->count - 1].before_blank = true;
}

void layout_make(struct layout *layout, const struct text *text)
{
    *layout = (struct layout){.bytes = text_string(text), .length = text->length};
    struct span paragraph;
    if (text->length > LAYOUT_LIMIT)
        return;
    for (size_t at = 0; paragraph_next(layout->bytes, layout->length, &at, &paragraph);)
        add_paragraph(layout, paragraph);
    for (size_t i = 0; i < layout->count; i++) {
        judge(layout->bytes, &layout->blocks[i]);
        layout->blocks[i].next =
            i + 1 < layout->count ? layout->blocks[i + 1].from : layout->length;
    }
}

void layout_free(struct layout *layout)
{
    free(layout->blocks);
    *layout = (struct layout){0};
}

bool block_is_rule(const struct layout *layout, const struct block *block)
{
    size_t marks = 0;
    for (size_t at = block->span.from; at < block->span.to; at++) {
        if (!strchr("*-_= \t", layout->bytes[at]))
            return false;
        marks += layout->bytes[at] != ' ';
    }
    return marks >= 3;
}

void block_text(const struct layout *layout, const struct block *block, struct text *text)
{
    struct span line;
    text_clear(text);
    for (size_t at = block->span.from; line_next(layout->bytes, block->span.to, &at, &line);) {
        line = span_trim(layout->bytes, line);
        if (text->length && line.from < line.to)
            text_append_byte(text, ' ');
        text_append(text, layout->bytes + line.from, line.to - line.from);
    }
}

enum word_order compare_words(const char *a, struct span a_span, const char *b, struct span b_span)
{
    struct span left, right;
    for (size_t words = 0;; words++) {
        bool has_left = word_next(a, a_span.to, &a_span.from, false, &left);
        bool has_right = word_next(b, b_span.to, &b_span.from, false, &right);
        if (!words && (!has_left || !has_right))
            return OTHER_WORDS;
        if (!has_left || !has_right)
            return has_left ? SECOND_BEGINS_FIRST : has_right ? FIRST_BEGINS_SECOND : SAME_WORDS;
        if (!same_but_case(a + left.from, left.to - left.from, b + right.from,
                           right.to - right.from))
            return OTHER_WORDS;
    }
}

bool same_words(const char *a, struct span a_span, const char *b, struct span b_span)
{
    return compare_words(a, a_span, b, b_span) == SAME_WORDS;
}

void layout_settle(struct layout *layout)
{
    size_t tail = layout->count; /* from here on everything goes */
    bool opens_paragraph = true; /* of what stays */
    while (tail > 0 && layout->blocks[tail - 1].is_gone)
        tail--;
    for (size_t i = 0; i < layout->count; i++) {
        struct block *block = &layout->blocks[i];
        opens_paragraph = block->after_blank || (opens_paragraph && layout->blocks[i - 1].is_gone);
        if (block->is_gone)
            block->cut =
                (struct span){block->from, opens_paragraph || i >= tail ? block->next : block->end};
    }
    /* The blank lines before the last blocks go with them. */
    if (tail > 0 && tail < layout->count)
        layout->blocks[tail].cut.from = layout->blocks[tail - 1].end;
}
