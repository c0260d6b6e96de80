/* IPTC 7901: reads a message into parts. */
#include "iptc7901.h"

#include "../language.h"

#include <ctype.h>
#include <string.h>

enum {
    LONGEST_HEADER = 120,
    HEADING_LINES = 24,
    STANDARD_WIDTH = 69,
    NARROW = 58,
    SHORT_COPY = 40
};

/* The header. */

static struct span next_field(const char *line, size_t length, size_t *at)
{
    while (*at < length && line[*at] == ' ')
        ++*at;
    struct span field = {*at, *at};
    while (field.to < length && (unsigned char)line[field.to] > ' ')
        field.to++;
    *at = field.to;
    return field;
}

static size_t count_class(const char *line, struct span field, int (*is_class)(int))
{
    size_t count = 0;
    while (field.from + count < field.to && is_class((unsigned char)line[field.from + count]))
        count++;
    return count;
}

static bool is_all(const char *line, struct span field, int (*is_class)(int), size_t most)
{
    size_t length = field.to - field.from;
    return length && length <= most && count_class(line, field, is_class) == length;
}

/* "bdt0123": letters, then digits. */
static bool is_service_number(const char *line, struct span field)
{
    size_t letters = count_class(line, field, isalpha);
    struct span digits = {field.from + letters, field.to};
    return letters >= 2 && letters <= 8 && is_all(line, digits, isdigit, 6) &&
           digits.to - digits.from >= 2;
}

bool iptc7901_header_read(const char *line, size_t length, struct iptc7901_header *header)
{
    size_t at = 0;
    while (at < length && ((unsigned char)line[at] <= ' ' || line[at] == DEL))
        at++;
    while (length > at && ((unsigned char)line[length - 1] <= ' ' || line[length - 1] == DEL))
        length--;
    if (length - at > LONGEST_HEADER)
        return false;
    *header = (struct iptc7901_header){.id = next_field(line, length, &at)};
    header->urgency = next_field(line, length, &at);
    header->category = next_field(line, length, &at);
    header->words = next_field(line, length, &at);
    if (!is_service_number(line, header->id) || !is_all(line, header->urgency, isdigit, 1) ||
        !is_all(line, header->category, isalpha, 4) || !is_all(line, header->words, isdigit, 6))
        return false;
    header->sequence = next_field(line, length, &at);
    for (;;) {
        struct span field = next_field(line, length, &at);
        if (field.from == field.to)
            break;
        if (header->options.from == header->options.to)
            header->options = header->provider;
        else
            header->options.to = header->provider.to;
        header->provider = header->sequence;
        header->sequence = field;
    }
    return is_all(line, header->sequence, isdigit, 6) &&
           header->provider.from < header->provider.to;
}

static bool is_header(const char *line, size_t length)
{
    struct iptc7901_header header;
    size_t at = 0;
    while (at < length && ((unsigned char)line[at] <= ' ' || line[at] == DEL))
        at++;
    return at < length && isalpha((unsigned char)line[at]) &&
           iptc7901_header_read(line, length, &header);
}

static unsigned sniff(const char *bytes, size_t length)
{
    const char *end = bytes + length, *at = bytes;
    bool has_soh = false;
    if (length >= 3 && memcmp(at, "\xEF\xBB\xBF", 3) == 0)
        at += 3;
    for (; at < end && ((unsigned char)*at <= ' ' || *at == DEL); at++)
        has_soh |= *at == SOH;
    const char *line_end = memchr(at, '\n', (size_t)(end - at));
    size_t line = (size_t)((line_end ? line_end : end) - at);
    return line && is_header(at, line) ? has_soh ? 98 : 90 : 0;
}

static void read_header(struct wire_copy *copy, size_t line)
{
    struct iptc7901_header header;
    struct span span = copy->lines.items[line];
    const char *bytes = copy->bytes + span.from;
    static const char *const names[] = {
        "Id", "Urgency", "Category", "Word-Count", "Iptc7901-Options", "Provider", "Sequence"};
    if (!iptc7901_header_read(bytes, span.to - span.from, &header)) {
        wire_part_span(copy, "Iptc7901-Header", span);
        return;
    }
    const struct span *fields[] = {&header.id,      &header.urgency, &header.category,
                                   &header.words,   &header.options, &header.provider,
                                   &header.sequence};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (fields[i]->from < fields[i]->to)
            wire_part_span(copy, names[i],
                           (struct span){span.from + fields[i]->from, span.from + fields[i]->to});
}

/* "Partei/Deutschland/Grüne/": the slugline, and each word of it. */
static void read_keywords(struct wire_copy *copy, size_t from, size_t to)
{
    struct passage slugline = {0};
    for (size_t i = from; i < to; i++) {
        struct span line = copy->lines.items[i];
        if (line.from == line.to)
            continue;
        if (slugline.text.length && slugline.text.bytes[slugline.text.length - 1] != '/')
            passage_string(&slugline, " ");
        passage_add(&slugline, copy, line);
    }
    const char *bytes = text_string(&slugline.text);
    size_t length = slugline.text.length;
    while (length && (bytes[length - 1] == '/' || bytes[length - 1] == ' '))
        length--;
    wire_part(copy, "Slugline", &slugline, (struct span){0, length});
    for (size_t at = 0; at < length; at++) {
        const char *slash = memchr(bytes + at, '/', length - at);
        size_t end = slash ? (size_t)(slash - bytes) : length;
        wire_part(copy, "Keyword", &slugline, (struct span){at, end});
        at = end;
    }
    passage_free(&slugline);
}

/* The end of the message: the date, and what stands around it. */

static size_t read_date(struct wire_copy *copy, size_t from)
{
    char iso[32];
    for (size_t i = copy->lines.count, seen = 0; i > from && seen < 4; i--) {
        if (wire_blank(copy, i - 1))
            continue;
        seen++;
        if (wire_date(copy, copy->lines.items[i - 1], iso)) {
            wire_part_string(copy, "Created", iso);
            wire_part_string(copy, "Sent", iso);
            for (size_t j = i; j < copy->lines.count; j++)
                wire_part_span(copy, "Iptc7901-Trailer", copy->lines.items[j]);
            return i - 1;
        }
    }
    return copy->lines.count;
}

/* The body: a teaser before the paragraph with the dateline, the dateline, the text. */

/* Old copy indents every paragraph by three blanks; that is no part of the text. */
static void take_indents(struct passage *body)
{
    const char *bytes = text_string(&body->text);
    struct text plain = {0};
    size_t removed = 0, stray = 0;
    for (size_t at = 0; at < body->text.length;) {
        const char *end = memchr(bytes + at, '\n', body->text.length - at);
        size_t next = end ? (size_t)(end - bytes) + 1 : body->text.length;
        bool is_indented = next - at > 4 && memcmp(bytes + at, "   ", 3) == 0 &&
                           bytes[at + 3] != ' ' && !strchr("*-+|", bytes[at + 3]);
        removed += is_indented ? 3 : 0;
        for (; stray < body->stray_count && body->strays[stray].at < next; stray++)
            body->strays[stray].at -= removed;
        text_append(&plain, bytes + at + (is_indented ? 3 : 0), next - at - (is_indented ? 3 : 0));
        at = next;
    }
    text_free(&body->text);
    body->text = plain;
}

static void read_body(struct wire_copy *copy, size_t from, size_t to, size_t width)
{
    struct passage body = {0};
    struct span first = {0, 0}, second = {0, 0};
    size_t at = 0, start = 0, dateline = 0;
    wire_unwrap(copy, from, to, width, &body);
    take_indents(&body);
    const char *bytes = text_string(&body.text);
    size_t length = body.text.length;
    bool has_first = paragraph_next(bytes, length, &at, &first);
    bool has_second = paragraph_next(bytes, length, &at, &second);
    if (has_first && (dateline = wire_dateline(copy, bytes, first))) {
        start = first.from;
    } else if (has_second && (dateline = wire_dateline(copy, bytes, second))) {
        wire_part(copy, "Teaser", &body, first);
        start = second.from;
    }
    wire_part(copy, "Dateline", &body, (struct span){start, start + dateline});
    start += dateline;
    while (start < length && (bytes[start] == '\n' || (dateline && bytes[start] == ' ')))
        start++;
    while (length > start && (bytes[length - 1] == '\n' || bytes[length - 1] == ' '))
        length--;
    struct part *part = NULL;
    if (start < length) {
        wire_part(copy, "Body", &body, (struct span){start, length});
        part = story_part(copy->story, "Body");
    }
    if (part)
        text_append_byte(&part->text, '\n');
    passage_free(&body);
}

/* Where the heading begins: at STX; without one, behind the keywords. */
static size_t heading_start(const struct wire_copy *copy, size_t header, size_t end)
{
    for (size_t i = header; i < end && i < header + HEADING_LINES; i++) {
        size_t from = i ? copy->lines.items[i - 1].to : 0;
        if (memchr(copy->bytes + from, STX, copy->lines.items[i].to - from))
            return i;
    }
    size_t at = header + 1, first;
    while (at < end && wire_blank(copy, at))
        at++;
    for (first = at; at < end && at < first + 3 && !wire_blank(copy, at); at++)
        if (copy->bytes[copy->lines.items[at].to - 1] == '/')
            return at + 1;
    return first;
}

/* The heading ends with " =", within the first lines; without one, at the first blank line, unless
 * the copy begins with its dateline. */
static size_t heading_end(const struct wire_copy *copy, size_t from, size_t end)
{
    size_t at = from;
    while (at < end && wire_blank(copy, at))
        at++;
    size_t first = at;
    for (; at < end && at < first + HEADING_LINES && !wire_blank(copy, at); at++)
        if (copy->bytes[copy->lines.items[at].to - 1] == '=')
            return at + 1;
    if (first == end)
        return from;
    struct span line = copy->lines.items[first];
    bool is_heading = at < end && at - first <= 4 && !wire_dateline(copy, copy->bytes, line);
    return is_heading ? at : from;
}

/* The wire is 69 wide; short copy cannot show it, and some agencies set narrower. */
static size_t width_of(const struct wire_copy *copy, size_t from, size_t to)
{
    size_t width = wire_width(copy, from, to);
    bool is_short = !width && to - from < SHORT_COPY;
    for (size_t i = from; is_short && i < to; i++)
        is_short = copy->lines.items[i].to - copy->lines.items[i].from <= STANDARD_WIDTH;
    return is_short || (width && (width < NARROW || width + 3 >= STANDARD_WIDTH) &&
                        width <= STANDARD_WIDTH)
               ? STANDARD_WIDTH
               : width;
}

static bool read(struct reader *reader, struct story *story)
{
    struct wire_state *state = wire_state(reader);
    struct wire_copy copy;
    if (!wire_message(reader, state, is_header, story))
        return false;
    story_add(story, "Source-Format", "iptc7901", strlen("iptc7901"));
    wire_open(&copy, reader, state, story);
    size_t header = 0;
    while (header + 1 < copy.lines.count && wire_blank(&copy, header))
        header++;
    read_header(&copy, header);
    size_t end = read_date(&copy, header + 1);
    size_t heading = heading_start(&copy, header, end);
    size_t body = heading_end(&copy, heading, end);
    size_t width = width_of(&copy, header + 1, end);
    read_keywords(&copy, header + 1, heading);
    iptc7901_heading_read(&copy, heading, body, width);
    end = iptc7901_sign_off_read(&copy, body, end);
    size_t notes = body;
    while (notes < end && !iptc7901_notes_begin(&copy, notes, end))
        notes++;
    read_body(&copy, body, notes, width);
    iptc7901_notes_read(&copy, notes, end, width);
    wire_close(&copy, reader->report);
    return true;
}

const struct format format_iptc7901 = {
    .name = "iptc7901",
    .purpose = "IPTC 7901 (dpa, ATS, Belga, ANSA)",
    .suffix = ".iptc",
    .sniff = sniff,
    .takes_utf8 = true,
    .read = read,
    .read_end = wire_state_free,
    .write = iptc7901_write,
    .write_end = iptc7901_write_end,
};
