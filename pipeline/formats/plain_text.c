/* Plain text: copy without any structure of its own; the body is all there is. */
#include "plain_text.h"
#include "../decode.h"
#include "../language.h"
#include "../memory.h"

#include <stdlib.h>
#include <string.h>

/* Blocks are cut at the first blank line behind this many bytes: a paragraph is never cut. */
enum { BLOCK = 1 << 16 };

struct plain_state {
    char charset[32]; /* what the first block was in: the others are too */
};

static unsigned sniff(const char *bytes, size_t length)
{
    (void)bytes;
    (void)length;
    return 1; /* what is nothing else */
}

/* Where a block may end: behind the first blank line from `*seen` on; 0 when there is none yet, and
 * then `*seen` is where to look on. */
static size_t block_end(const char *bytes, size_t *seen, size_t length)
{
    while (*seen < length) {
        const char *found = memchr(bytes + *seen, '\n', length - *seen);
        if (!found)
            return 0;
        size_t next = (size_t)(found - bytes) + 1, end = next;
        while (end < length && (bytes[end] == ' ' || bytes[end] == '\t' || bytes[end] == '\r'))
            end++;
        if (end == length)
            return 0;
        if (bytes[end] == '\n')
            return end + 1;
        *seen = next;
    }
    return 0;
}

static size_t next_block(struct input *input)
{
    size_t seen = BLOCK;
    for (size_t wanted = 2 * BLOCK;; wanted *= 2) {
        size_t have = input_fill(input, wanted);
        size_t end = block_end(input_bytes(input), &seen, have);
        if (end)
            return end;
        if (have < wanted)
            return have;
    }
}

/* Text whose every line ends in CR LF has LF inside, and CR LF again when it is written. */
static void take_carriage_returns(struct text *text, struct story *story)
{
    const char *bytes = text_string(text);
    size_t ends = 0;
    if (!text->length || !memchr(bytes, '\r', text->length))
        return;
    for (size_t at = 0; at < text->length; at++) {
        if (bytes[at] == '\r' && (at + 1 == text->length || bytes[at + 1] != '\n'))
            return;
        if (bytes[at] != '\n')
            continue;
        if (at == 0 || bytes[at - 1] != '\r')
            return;
        ends++;
    }
    if (!ends)
        return;
    size_t to = 0;
    for (size_t at = 0; at < text->length; at++)
        if (bytes[at] != '\r')
            text->bytes[to++] = bytes[at];
    text->bytes[text->length = to] = '\0';
    story_add(story, "Line-Ends", "CRLF", 4);
}

void plain_text_into_story(const char *bytes, size_t length, const char *charset,
                           struct story *story, struct report *report)
{
    struct decoded decoded = {0};
    decode(bytes, length, charset, &decoded, report);
    if (!decoded.stray_count)
        take_carriage_returns(&decoded.text, story);
    decoded_into_story(&decoded, story, "Body", report);
}

static bool read(struct reader *reader, struct story *story)
{
    struct input *input = &reader->input;
    size_t length = reader->in_blocks ? next_block(input) : 0;
    const char *bytes;
    if (reader->in_blocks) {
        bytes = input_bytes(input);
    } else {
        if (reader->state)
            return false;
        bytes = input_rest(input, &length);
    }
    bool is_first = !reader->state;
    if (reader->in_blocks && !length)
        return false;
    if (is_first)
        reader->state = memory_allocate(1, sizeof(struct plain_state));
    struct plain_state *state = reader->state;
    const char *charset = reader->charset            ? reader->charset
                          : state && *state->charset ? state->charset
                                                     : NULL;
    story_add(story, "Source-Format", "plain", 5);
    plain_text_into_story(bytes, length, charset, story, reader->report);
    if (state && strcmp(story_value(story, "Charset"), "UTF-8") != 0)
        snprintf(state->charset, sizeof state->charset, "%s", story_value(story, "Charset"));
    if (reader->in_blocks)
        input_use(input, length);
    return true;
}

static void read_end(struct reader *reader)
{
    free(reader->state);
    reader->state = NULL;
}

static void write_lines(struct output *output, const char *bytes, size_t length, bool with_cr)
{
    size_t at = 0;
    while (with_cr && at < length) {
        const char *end = memchr(bytes + at, '\n', length - at);
        if (!end)
            break;
        size_t next = (size_t)(end - bytes);
        output_write(output, bytes + at, next - at);
        output_write(output, "\r\n", 2);
        at = next + 1;
    }
    output_write(output, bytes + at, length - at);
}

/* Writes all parts of a name, a blank line between them and what has been written before. */
static void write_parts(struct writer *writer, const struct story *story, const char *name,
                        bool with_cr, bool *has_text)
{
    for (size_t i = 0; i < story->part_count; i++) {
        const struct text *text = &story->parts[i].text;
        if (strcmp(story->parts[i].name, name) != 0 || !text->length)
            continue;
        if (*has_text)
            output_string(writer->output, with_cr ? "\r\n\r\n" : "\n\n");
        write_lines(writer->output, text_string(text), text->length, with_cr);
        *has_text = true;
    }
}

/* What readers see, in the order of a page; private notes are none of it. A story that is nothing
 * but its body comes out byte for byte. */
static void write(struct writer *writer, const struct story *story)
{
    static const char *const above[] = {"Kicker", "Headline", "Subhead", "Teaser", "Byline"};
    static const char *const below[] = {"Credit", "Caption", "Picture-Credit", "Note"};
    const char *ends = story_value(story, "Line-Ends");
    const struct part *body = story_part(story, "Body");
    bool with_cr = ends && strcmp(ends, "CRLF") == 0, has_text = false, has_body;
    for (size_t i = 0; i < sizeof above / sizeof *above; i++)
        write_parts(writer, story, above[i], with_cr, &has_text);
    write_parts(writer, story, "Dateline", with_cr, &has_text);
    has_body = body && body->text.length;
    if (has_body) {
        if (has_text)
            output_string(writer->output, story_part(story, "Dateline") ? " "
                                          : with_cr                     ? "\r\n\r\n"
                                                                        : "\n\n");
        write_lines(writer->output, text_string(&body->text), body->text.length, with_cr);
        has_text = body->text.bytes[body->text.length - 1] != '\n';
    }
    size_t more = 0;
    for (size_t i = 0; i < sizeof below / sizeof *below; i++)
        more += story_part(story, below[i]) != NULL;
    if (has_body && more && !has_text)
        output_string(writer->output, with_cr ? "\r\n" : "\n");
    for (size_t i = 0; i < sizeof below / sizeof *below; i++)
        write_parts(writer, story, below[i], with_cr, &has_text);
    if (more || (has_text && !has_body))
        output_string(writer->output, with_cr ? "\r\n" : "\n");
}

const struct format format_plain = {
    .name = "plain",
    .purpose = "plain text",
    .suffix = ".txt",
    .sniff = sniff,
    .read = read,
    .read_end = read_end,
    .write = write,
};
