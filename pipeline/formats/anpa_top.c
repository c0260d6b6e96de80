/* ANPA 1312: the lines over the text: titles, headlines, authors, notes to editors. */
#include "anpa_lines.h"

#include "../language.h"
#include "../slug.h"

#include <ctype.h>
#include <string.h>

enum { SHORTEST_SUMMARY = 40, HEADING_LINES = 8 };

/* "BC-US--Ethanol-Losing Grassland, 1st Ld-Writethru,1140": the slug, the version, the words. */
static void read_title(struct wire_copy *copy, struct span title)
{
    size_t end = title.to;
    while (end > title.from && isdigit((unsigned char)copy->bytes[end - 1]))
        end--;
    if (end < title.to && end > title.from && copy->bytes[end - 1] == ',') {
        wire_part_span(copy, "Word-Count", (struct span){end, title.to});
        title.to = end - 1;
    }
    for (size_t at = title.from; at + 1 < title.to; at++) {
        struct span version = {at + 1, title.to};
        if (copy->bytes[at] == ',' && (wire_line_has(copy, version, "lead") ||
                                       wire_line_has(copy, version, "signal correction"))) {
            struct part *label = story_part(copy->story, "Label");
            if (label)
                text_clear(&label->text);
            if (label)
                text_append(&label->text, copy->bytes + version.from + 1,
                            version.to - version.from - 1);
            else
                anpa_version_read(copy, version);
            title.to = at;
            break;
        }
    }
    while (title.to > title.from && copy->bytes[title.to - 1] == ',')
        title.to--;
    wire_part_span(copy, "Slugline", title);
}

/* "Eds:", "AP Photo XNP101", "EDITOR'S NOTE": for the desk. */
static bool is_desk_line(const struct wire_copy *copy, struct span line)
{
    struct span head = {line.from, line.from};
    if (head.to < line.to && copy->bytes[head.to] == '(')
        head.from = ++head.to;
    for (size_t words = 0; words < 2 && head.to < line.to; words++) {
        head.to += words;
        while (head.to < line.to && copy->bytes[head.to] != ' ' && copy->bytes[head.to] != ':')
            head.to++;
        if (wire_word(copy, head, "desk"))
            return true;
    }
    return false;
}

struct top {
    bool has_title, has_headline, has_byline;
    size_t byline; /* the line that names the authors; SIZE_MAX: none does */
};

static bool is_byline(const struct wire_copy *copy, struct span line)
{
    struct span by = {line.from, line.from + 2};
    return line.to - line.from > 3 && copy->bytes[by.to] == ' ' &&
           wire_word(copy, by, "byline") != NULL;
}

/* False where the line is of the text already. */
static bool read_top_line(struct wire_copy *copy, struct top *top, size_t at)
{
    struct span line = anpa_unmarked(copy, at);
    size_t length = line.to - line.from;
    if (!length)
        return true;
    if (copy->bytes[line.from] == '*' && !top->has_title) {
        wire_part_span(copy, "Anpa-Code", line);
    } else if (!top->has_title && slug_opens(copy->bytes, line)) {
        read_title(copy, line);
        top->has_title = true;
    } else if (is_desk_line(copy, line)) {
        bool is_private = wire_line_has_contact(copy, line) || wire_line_has(copy, line, "private");
        wire_part_span(copy, is_private ? "Private-Note" : "Note", line);
    } else if (at == top->byline) {
        wire_part_span(copy, "Byline", line);
        top->has_byline = true;
    } else if (top->has_byline && wire_line_has(copy, line, "writer")) {
        wire_part_span(copy, "Byline", line);
    } else if (!top->has_headline) {
        wire_part_span(copy, "Headline", line);
        top->has_headline = true;
    } else if (!top->has_byline && !story_part(copy->story, "Teaser") &&
               length >= SHORTEST_SUMMARY) {
        wire_part_span(copy, "Teaser", line);
    } else if (at < top->byline && top->byline != SIZE_MAX) {
        wire_part_span(copy, "Note", line);
    } else {
        return false;
    }
    return true;
}

/* Several fields may share a line: "^*9006< ^AP-Top-...<". */
static void split_fields(struct wire_copy *copy, size_t at)
{
    struct span line = copy->lines.items[at];
    const char *second = line.to - line.from > 2
                             ? memmem(copy->bytes + line.from, line.to - line.from, "< ^", 3)
                             : NULL;
    if (!second)
        return;
    struct span code = {line.from + 1, (size_t)(second - copy->bytes)};
    wire_part_span(copy, "Anpa-Code", code);
    copy->lines.items[at].from = code.to + 2;
}

/* Kyodo marks no lines: the title, then the headline, which may end in "+", stand over the first
 * paragraph, which is indented. */
static size_t read_unmarked(struct wire_copy *copy, size_t from, size_t text)
{
    struct passage headline = {0};
    size_t at = from;
    struct span line = anpa_unmarked(copy, at);
    if (text - at > 1 && slug_opens(copy->bytes, line)) {
        read_title(copy, line);
        at++;
    }
    for (; at < text; at++) {
        line = anpa_unmarked(copy, at);
        if (headline.text.length && line.from < line.to)
            passage_string(&headline, " ");
        passage_add(&headline, copy, line);
    }
    size_t length = headline.text.length;
    while (length && headline.text.bytes[length - 1] == '+')
        length--;
    wire_part(copy, "Headline", &headline, (struct span){0, length});
    passage_free(&headline);
    return text;
}

/* The first indented line, where nothing over it is marked; `end`: it is not so. */
static size_t first_paragraph(const struct wire_copy *copy, size_t from, size_t end)
{
    for (size_t at = from; at < end && at < from + HEADING_LINES; at++) {
        if (anpa_is_marked(copy, at) || anpa_is_row(copy, at))
            return end;
        if (anpa_is_indented(copy, at))
            return at;
    }
    return end;
}

size_t anpa_top_read(struct wire_copy *copy, size_t from, size_t end)
{
    struct top top = {.byline = SIZE_MAX};
    size_t at = from, paragraph = first_paragraph(copy, from, end);
    bool has_text = false;
    if (paragraph > from && paragraph < end)
        return read_unmarked(copy, from, paragraph);
    for (size_t i = from; i < end && !has_text; i++) {
        has_text = !wire_blank(copy, i) && (!anpa_is_marked(copy, i) || anpa_is_row(copy, i));
        if (top.byline == SIZE_MAX && anpa_is_marked(copy, i) &&
            is_byline(copy, anpa_unmarked(copy, i)))
            top.byline = i;
    }
    for (; at < end && (wire_blank(copy, at) || anpa_is_marked(copy, at)) && !anpa_is_row(copy, at);
         at++) {
        if (wire_blank(copy, at))
            continue;
        if (!top.has_title)
            split_fields(copy, at);
        if ((!has_text && top.has_headline) || !read_top_line(copy, &top, at))
            break;
    }
    return at;
}
