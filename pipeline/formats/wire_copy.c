/* Wire copy: lines, passages and labels of a teleprinter message. */
#include "wire_copy.h"

#include "../characters.h"
#include "../filter.h"
#include "../language.h"
#include "../memory.h"

#include <stdlib.h>
#include <string.h>

static bool is_fill(char byte)
{
    return (unsigned char)byte <= ' ' || byte == DEL;
}

static void add_line(struct wire_copy *copy, size_t from, size_t to)
{
    while (from < to && is_fill(copy->bytes[from]) && copy->bytes[from] != ' ' &&
           copy->bytes[from] != '\t')
        from++;
    while (to > from && is_fill(copy->bytes[to - 1]))
        to--;
    copy->lines.items = memory_grow(copy->lines.items, &copy->lines.capacity, copy->lines.count + 1,
                                    sizeof *copy->lines.items);
    copy->lines.items[copy->lines.count++] = (struct span){from, to};
}

void wire_open(struct wire_copy *copy, struct reader *reader, struct wire_state *state,
               struct story *story)
{
    *copy = (struct wire_copy){.words = state->words,
                               .contacts = state->contacts,
                               .places = &state->places,
                               .story = story};
    decode(text_string(&state->message), state->message.length, reader->charset, &copy->decoded,
           reader->report);
    copy->bytes = text_string(&copy->decoded.text);
    story_add(story, "Charset", copy->decoded.charset, strlen(copy->decoded.charset));
    size_t length = copy->decoded.text.length;
    for (size_t at = 0; at < length;) {
        const char *end = memchr(copy->bytes + at, '\n', length - at);
        size_t next = end ? (size_t)(end - copy->bytes) : length;
        add_line(copy, at, next);
        at = next + 1;
    }
    if (!copy->lines.count) /* a mark of the byte order may be all that there is */
        add_line(copy, 0, 0);
}

void wire_close(struct wire_copy *copy, struct report *report)
{
    struct decoded *decoded = &copy->decoded;
    if (decoded->stray_count) {
        size_t line = copy->story->line;
        for (size_t i = 0; i < decoded->strays[0].at; i++)
            line += copy->bytes[i] == '\n';
        report_at(report, EX_DATAERR, copy->story->file ? copy->story->file : "-", line,
                  "%zu byte%s not of charset %s; kept, and queried", decoded->stray_count,
                  decoded->stray_count == 1 ? " is" : "s are", decoded->charset);
    }
    story_apply(copy->story, &copy->queries);
    edits_free(&copy->queries);
    free(copy->lines.items);
    decoded_free(decoded);
}

/* Passages. */

void passage_add(struct passage *passage, const struct wire_copy *copy, struct span span)
{
    const struct decoded *decoded = &copy->decoded;
    size_t low = 0, high = decoded->stray_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (decoded->strays[middle].at < span.from)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < decoded->stray_count && decoded->strays[low].at < span.to; low++) {
        passage->strays = memory_grow(passage->strays, &passage->stray_capacity,
                                      passage->stray_count + 1, sizeof *passage->strays);
        passage->strays[passage->stray_count++] = (struct stray){
            passage->text.length + decoded->strays[low].at - span.from, decoded->strays[low].byte};
    }
    text_append(&passage->text, copy->bytes + span.from, span.to - span.from);
}

void passage_string(struct passage *passage, const char *string)
{
    text_append_string(&passage->text, string);
}

void passage_free(struct passage *passage)
{
    text_free(&passage->text);
    free(passage->strays);
    *passage = (struct passage){0};
}

static void query_strays(struct wire_copy *copy, size_t index, const struct passage *passage,
                         struct span span)
{
    for (size_t i = 0; i < passage->stray_count; i++) {
        struct stray stray = passage->strays[i];
        if (stray.at < span.from || stray.at >= span.to)
            continue;
        size_t size;
        struct text reason = {0};
        character_at(text_string(&passage->text), passage->text.length, stray.at, &size);
        text_format(&reason,
                    stray.byte ? "byte %02X is not UTF-8; read as windows-1252"
                               : "a NUL byte was here",
                    stray.byte);
        propose_query(&copy->queries, copy->story, index, stray.at - span.from, size,
                      "decode/stray-byte", text_string(&reason), NULL);
        text_free(&reason);
    }
}

void wire_part(struct wire_copy *copy, const char *name, const struct passage *passage,
               struct span span)
{
    const char *bytes = text_string(&passage->text);
    while (span.from < span.to && (is_fill(bytes[span.from])))
        span.from++;
    while (span.to > span.from && is_fill(bytes[span.to - 1]))
        span.to--;
    if (span.from == span.to)
        return;
    struct part *part = story_add(copy->story, name, bytes + span.from, span.to - span.from);
    if (passage->stray_count)
        query_strays(copy, (size_t)(part - copy->story->parts), passage, span);
}

void wire_part_span(struct wire_copy *copy, const char *name, struct span span)
{
    struct passage passage = {0};
    passage_add(&passage, copy, span);
    wire_part(copy, name, &passage, (struct span){0, passage.text.length});
    passage_free(&passage);
}

void wire_part_string(struct wire_copy *copy, const char *name, const char *string)
{
    if (*string)
        story_add(copy->story, name, string, strlen(string));
}

/* Wrapping. */

static size_t characters_in(const char *bytes, struct span span)
{
    size_t count = 0;
    for (size_t at = span.from; at < span.to; at++)
        count += ((unsigned char)bytes[at] & 0xC0) != 0x80;
    return count;
}

/* Wires are set 69 wide, some 64 to 80; a longer line with words in it was never wrapped. */
enum { NARROWEST = 40, WIDEST = 84 };

size_t wire_width(const struct wire_copy *copy, size_t from, size_t to)
{
    size_t width = 0;
    for (size_t i = from; i < to; i++) {
        struct span line = copy->lines.items[i];
        size_t wide = characters_in(copy->bytes, line);
        bool has_words = memchr(copy->bytes + line.from, ' ', line.to - line.from) != NULL;
        if (wide > WIDEST && has_words)
            return 0;
        if (wide <= WIDEST && wide > width)
            width = wide;
    }
    return width < NARROWEST ? 0 : width;
}

/* Lines of tables, lists and headings begin with a mark, or with a blank. */
static bool begins_item(const char *bytes, struct span line)
{
    if (strchr("|#\t", bytes[line.from]))
        return true;
    if (line.to - line.from < 2 || bytes[line.from + 1] != ' ')
        return false;
    return strchr("*+", bytes[line.from]) != NULL;
}

bool wire_break_is_soft(const struct wire_copy *copy, size_t at, size_t width)
{
    if (!width || at + 1 >= copy->lines.count)
        return false;
    struct span line = copy->lines.items[at], next = copy->lines.items[at + 1];
    if (line.from == line.to || next.from == next.to || begins_item(copy->bytes, next))
        return false;
    while (next.from < next.to && copy->bytes[next.from] == ' ')
        next.from++;
    if (begins_item(copy->bytes, next))
        return false;
    struct span word = {next.from, next.from};
    while (word.to < next.to && copy->bytes[word.to] != ' ')
        word.to++;
    return characters_in(copy->bytes, line) + 1 + characters_in(copy->bytes, word) > width;
}

void wire_unwrap(const struct wire_copy *copy, size_t from, size_t to, size_t width,
                 struct passage *passage)
{
    for (size_t i = from; i < to; i++) {
        struct span line = copy->lines.items[i];
        bool is_joined = i > from && passage->text.length &&
                         passage->text.bytes[passage->text.length - 1] == ' ';
        while (is_joined && line.from < line.to && copy->bytes[line.from] == ' ')
            line.from++;
        passage_add(passage, copy, line);
        passage_string(passage, i + 1 < to && wire_break_is_soft(copy, i, width) ? " " : "\n");
    }
}

bool wire_blank(const struct wire_copy *copy, size_t line)
{
    struct span span = copy->lines.items[line];
    return span.from == span.to;
}

bool wire_begins(const struct wire_copy *copy, size_t line, const char *string)
{
    struct span span = copy->lines.items[line];
    size_t length = strlen(string);
    return span.to - span.from >= length && memcmp(copy->bytes + span.from, string, length) == 0;
}
