/* Story text: the format between filters; story.5 says what it is. */
#include "story_text.h"

#include "../decode.h"
#include "../memory.h"
#include "journal_line.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static const char magic[] = "Wire-Story: 1\n";

static unsigned sniff(const char *bytes, size_t length)
{
    return length >= sizeof magic - 1 && memcmp(bytes, magic, sizeof magic - 1) == 0 ? 100 : 0;
}

/* Reading. */

struct header {
    struct reader *reader;
    struct story *story;
    size_t line;
};

static void complain(struct header *header, const char *what)
{
    report_at(header->reader->report, EX_DATAERR, header->reader->input.name, header->line,
              "%s; the line is kept as a part Malformed", what);
}

/* Adds a part, its value decoded should it not be UTF-8. */
static void add_part(struct header *header, const char *name, const struct text *value)
{
    if (utf8_valid_prefix(text_string(value), value->length) == value->length) {
        story_add(header->story, name, text_string(value), value->length);
        return;
    }
    struct decoded decoded = {.charset = "UTF-8"};
    size_t line = header->story->line;
    decode_utf8(text_string(value), value->length, &decoded);
    header->story->line = header->line; /* messages tell the line of the part */
    decoded_into_story(&decoded, header->story, name, header->reader->report);
    header->story->line = line;
}

/* One header line with its continuations joined by LF. */
static void read_header(struct header *header, const struct text *line)
{
    const char *bytes = text_string(line), *colon = memchr(bytes, ':', line->length);
    size_t name_length = colon ? (size_t)(colon - bytes) : 0;
    if (!colon || !part_name_is_valid(bytes, name_length)) {
        complain(header, "not a part (Name: value)");
        add_part(header, "Malformed", line);
        return;
    }
    char *name = memory_copy(bytes, name_length);
    struct text value = {0};
    size_t from = name_length + 1;
    from += from < line->length && bytes[from] == ' ';
    text_append(&value, bytes + from, line->length - from);
    if (strcmp(name, "Edit") == 0) {
        struct edit edit;
        if (journal_line_read(text_string(&value), value.length, &edit)) {
            edits_take(&header->story->journal, &edit);
        } else {
            complain(header, "not an edit (rule Part+offset \"before\" > \"after\" reason)");
            add_part(header, "Malformed", line);
        }
    } else {
        add_part(header, name, &value);
    }
    text_free(&value);
    free(name);
}

static bool is_line(const char *line, size_t length, const char *wanted)
{
    size_t size = strlen(wanted);
    return length >= size && memcmp(line, wanted, size) == 0 &&
           (length == size || (length == size + 1 && line[size] == '\n'));
}

/* Inside the parts of a story, its like begins only where it was cut off. */
static bool next_story_begins(struct input *input)
{
    size_t have = input_fill_some(input);
    if (have && *input_bytes(input) == *magic)
        have = input_fill(input, sizeof magic - 1);
    return sniff(input_bytes(input), have) > 0;
}

/* The header up to the blank line, or the lone stop of a story without a body. True: a body comes.
 */
static bool read_headers(struct header *header)
{
    struct input *input = &header->reader->input;
    struct text line = {0};
    const char *bytes;
    size_t length;
    bool has_body = false, ended = false;
    while (!ended && !next_story_begins(input) && (bytes = input_line(input, &length))) {
        bool continues = length && bytes[0] == ' ' && line.length;
        if (!continues && line.length) {
            read_header(header, &line);
            text_clear(&line);
        }
        if (is_line(bytes, length, ".") || is_line(bytes, length, "")) {
            has_body = length == 0 || bytes[0] != '.';
            ended = true;
            break;
        }
        header->line = input->line - 1;
        size_t skip = continues ? 1 : 0;
        if (continues)
            text_append_byte(&line, '\n');
        text_append(&line, bytes + skip, length - skip - (bytes[length - 1] == '\n'));
    }
    if (line.length)
        read_header(header, &line);
    if (!ended)
        report_at(header->reader->report, EX_DATAERR, input->name, input->line,
                  "the story ends inside its parts; a line with a lone '.' should end it");
    text_free(&line);
    return has_body;
}

static void read_body(struct header *header)
{
    struct input *input = &header->reader->input;
    struct text body = {0};
    const char *bytes;
    size_t length;
    bool ended = false;
    header->line = input->line;
    while ((bytes = input_line(input, &length))) {
        if (bytes[0] != '.') {
            text_append(&body, bytes, length);
        } else if (is_line(bytes, length, ".")) {
            ended = true;
            break;
        } else if (is_line(bytes, length, ".\\")) { /* no line end behind the last line */
            if (body.length && body.bytes[body.length - 1] == '\n')
                body.bytes[--body.length] = '\0';
            ended = true;
            break;
        } else {
            if (bytes[1] != '.')
                report_at(header->reader->report, EX_DATAERR, input->name, input->line - 1,
                          "a line of the body begins with one '.'; it should have two");
            text_append(&body, bytes + (bytes[1] == '.'), length - (bytes[1] == '.'));
        }
    }
    if (!ended)
        report_at(header->reader->report, EX_DATAERR, input->name, input->line,
                  "the story ends without a line with a lone '.'");
    add_part(header, "Body", &body);
    text_free(&body);
}

/* What stands between two stories and is none: kept as a story of its own. */
static bool read_stray(struct reader *reader, struct story *story)
{
    struct text stray = {0};
    size_t length, from = reader->input.line;
    bool has_words = false;
    while (input_fill(&reader->input, sizeof magic - 1) > 0 &&
           !sniff(input_bytes(&reader->input), reader->input.end - reader->input.start)) {
        const char *line = input_line(&reader->input, &length);
        for (size_t i = 0; i < length; i++)
            has_words |= !isspace((unsigned char)line[i]);
        text_append(&stray, line, length);
    }
    if (has_words) {
        report_at(reader->report, EX_DATAERR, reader->input.name, from,
                  "text outside a story; a story begins with 'Wire-Story: 1'. It is passed on as "
                  "one");
        struct header header = {reader, story, from};
        add_part(&header, "Body", &stray);
    }
    text_free(&stray);
    return has_words;
}

static bool read(struct reader *reader, struct story *story)
{
    size_t length;
    if (read_stray(reader, story))
        return true;
    if (!input_line(&reader->input, &length))
        return false;
    struct header header = {reader, story, reader->input.line};
    story->line = reader->input.line - 1;
    if (read_headers(&header))
        read_body(&header);
    return true;
}

/* Writing. */

static void write_value(struct output *output, const char *name, const struct text *value)
{
    output_string(output, name);
    output_string(output, value->length ? ": " : ":");
    for (size_t at = 0; at < value->length;) {
        const char *end = memchr(value->bytes + at, '\n', value->length - at);
        size_t next = end ? (size_t)(end - value->bytes) : value->length;
        output_write(output, value->bytes + at, next - at);
        if (end)
            output_string(output, "\n ");
        at = next + (end != NULL);
    }
    output_string(output, "\n");
}

static void write_body(struct output *output, const struct text *body)
{
    output_string(output, "\n");
    for (size_t at = 0; at < body->length;) {
        const char *end = memchr(body->bytes + at, '\n', body->length - at);
        size_t next = end ? (size_t)(end - body->bytes) + 1 : body->length;
        if (body->bytes[at] == '.')
            output_string(output, ".");
        output_write(output, body->bytes + at, next - at);
        at = next;
    }
    bool ends_line = !body->length || body->bytes[body->length - 1] == '\n';
    output_string(output, ends_line ? ".\n" : "\n.\\\n");
}

static void write(struct writer *writer, const struct story *story)
{
    struct output *output = writer->output;
    const struct text *body = NULL;
    output_string(output, magic);
    for (size_t i = story->part_count; i-- > 0 && !body;)
        if (strcmp(story->parts[i].name, "Body") == 0)
            body = &story->parts[i].text; /* the last, as it is read last */
    for (size_t i = 0; i < story->part_count; i++)
        if (&story->parts[i].text != body)
            write_value(output, story->parts[i].name, &story->parts[i].text);
    struct text line = {0};
    for (size_t i = 0; i < story->journal.count; i++) {
        text_clear(&line);
        journal_line_write(&story->journal.items[i], &line);
        output_string(output, "Edit: ");
        output_write(output, line.bytes, line.length);
        output_string(output, "\n");
    }
    text_free(&line);
    if (body)
        write_body(output, body);
    else
        output_string(output, ".\n");
    output_flush(output); /* a story is whole: live pipes see it */
}

const struct format format_story = {
    .name = "story",
    .purpose = "stories with their journal, between filters",
    .suffix = ".story",
    .keeps_parts = true,
    .sniff = sniff,
    .read = read,
    .write = write,
};
