/* XML writing: elements, attributes and text, into memory. */
#include "xml_writing.h"

#include "../language.h"

#include <stdlib.h>
#include <string.h>

void xml_begin(struct xml_writing *xml, struct text *to)
{
    *xml = (struct xml_writing){.to = to};
}

void xml_finish(struct xml_writing *xml)
{
    while (xml->depth)
        xml_close(xml);
}

static void end_tag(struct xml_writing *xml)
{
    if (xml->in_tag)
        text_append_byte(xml->to, '>');
    xml->in_tag = false;
}

static void begin_line(struct xml_writing *xml)
{
    static const char spaces[] = "\n                                ";
    end_tag(xml);
    text_append(xml->to, spaces, 1 + 2 * xml->depth);
}

void xml_open(struct xml_writing *xml, const char *name)
{
    if (xml->depth)
        begin_line(xml);
    xml_open_inline(xml, name);
}

void xml_open_inline(struct xml_writing *xml, const char *name)
{
    if (xml->depth == XML_DEEPEST)
        abort(); /* a writer's bug */
    end_tag(xml);
    text_append_byte(xml->to, '<');
    text_append_string(xml->to, name);
    xml->open[xml->depth++] = name;
    xml->in_tag = true;
}

void xml_close(struct xml_writing *xml)
{
    const char *name = xml->open[--xml->depth];
    if (xml->in_tag) {
        text_append(xml->to, "/>", 2);
        xml->in_tag = false;
        return;
    }
    text_append(xml->to, "</", 2);
    text_append_string(xml->to, name);
    text_append_byte(xml->to, '>');
}

void xml_close_block(struct xml_writing *xml)
{
    xml->depth--;
    begin_line(xml);
    xml->depth++;
    xml_close(xml);
}

/* Where text stands says what its white space and quotation marks become. */
enum place { IN_TEXT, IN_LINE, IN_VALUE, IN_LINE_VALUE };

/* Bytes that may not be written as they are: control characters, markup, and the lead byte of
 * U+FFFE and U+FFFF. */
static const unsigned char is_stop[256] = {
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,         1,         1,         1,         1,         1,
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, ['&'] = 1, ['<'] = 1, ['>'] = 1, ['"'] = 1, [0xEF] = 1};

static const char *space_written(char space, enum place place)
{
    if (place == IN_LINE || place == IN_LINE_VALUE)
        return " ";
    if (space == '\r')
        return "&#13;";
    if (place == IN_TEXT)
        return NULL;
    return space == '\n' ? "&#10;" : "&#9;";
}

/* What is to be written for the character at `at`, whose bytes go to `*size`; NULL: itself. */
static const char *stop_written(struct xml_writing *xml, const char *bytes, size_t length,
                                size_t at, enum place place, size_t *size, char picture[4])
{
    unsigned char byte = (unsigned char)bytes[at];
    *size = 1;
    if (byte == '&')
        return "&amp;";
    if (byte == '<')
        return "&lt;";
    if (byte == '>')
        return "&gt;";
    if (byte == '"')
        return place == IN_VALUE || place == IN_LINE_VALUE ? "&quot;" : NULL;
    if (byte == '\t' || byte == '\n' || byte == '\r')
        return space_written((char)byte, place);
    if (byte < 0x20) {
        xml->replaced++;
        picture[character_write(0x2400u + byte, picture)] = '\0';
        return picture;
    }
    uint32_t character = character_at(bytes, length, at, size);
    if (character != 0xFFFE && character != 0xFFFF)
        return NULL;
    xml->replaced++;
    return "\xEF\xBF\xBD";
}

static size_t next_stop(const char *bytes, size_t length, size_t at)
{
    const unsigned char *byte = (const unsigned char *)bytes;
    while (at + 4 <= length && !(is_stop[byte[at]] | is_stop[byte[at + 1]] | is_stop[byte[at + 2]] |
                                 is_stop[byte[at + 3]]))
        at += 4;
    while (at < length && !is_stop[byte[at]])
        at++;
    return at;
}

static void write_text(struct xml_writing *xml, const char *bytes, size_t length, enum place place)
{
    size_t from = 0, size;
    for (size_t at = 0; (at = next_stop(bytes, length, at)) < length; at += size) {
        char picture[4];
        const char *written = stop_written(xml, bytes, length, at, place, &size, picture);
        if (written) {
            text_append(xml->to, bytes + from, at - from);
            text_append_string(xml->to, written);
            from = at + size;
        }
    }
    text_append(xml->to, bytes + from, length - from);
}

static void write_attribute(struct xml_writing *xml, const char *name, const char *value,
                            enum place place)
{
    if (!value)
        return;
    text_append_byte(xml->to, ' ');
    text_append_string(xml->to, name);
    text_append(xml->to, "=\"", 2);
    write_text(xml, value, strlen(value), place);
    text_append_byte(xml->to, '"');
}

void xml_attribute(struct xml_writing *xml, const char *name, const char *value)
{
    write_attribute(xml, name, value, IN_VALUE);
}

void xml_line_attribute(struct xml_writing *xml, const char *name, const char *value)
{
    write_attribute(xml, name, value, IN_LINE_VALUE);
}

void xml_text(struct xml_writing *xml, const char *bytes, size_t length)
{
    if (length)
        end_tag(xml);
    write_text(xml, bytes, length, IN_TEXT);
}

void xml_line(struct xml_writing *xml, const char *bytes, size_t length)
{
    if (length)
        end_tag(xml);
    write_text(xml, bytes, length, IN_LINE);
}

void xml_lines(struct xml_writing *xml, const char *bytes, size_t length, const char *line_break)
{
    size_t from = 0;
    for (const char *end; (end = memchr(bytes + from, '\n', length - from));) {
        size_t at = (size_t)(end - bytes);
        xml_text(xml, bytes + from, at - from);
        xml_open_inline(xml, line_break);
        xml_close(xml);
        from = at + 1;
    }
    xml_text(xml, bytes + from, length - from);
}

void xml_element(struct xml_writing *xml, const char *name, const char *string)
{
    xml_open(xml, name);
    xml_line(xml, string, strlen(string));
    xml_close(xml);
}

/* Lines that are set by tabs or three spaces and more are a table: their spaces have a meaning. */
static bool is_table(const char *bytes, size_t length)
{
    return memchr(bytes, '\n', length) &&
           (memchr(bytes, '\t', length) || memmem(bytes, length, "   ", 3));
}

void xml_paragraphs(struct xml_writing *xml, const char *bytes, size_t length)
{
    struct span paragraph;
    for (size_t at = 0; paragraph_next(bytes, length, &at, &paragraph);) {
        const char *from = bytes + paragraph.from;
        size_t size = paragraph.to - paragraph.from;
        bool as_table = is_table(from, size);
        xml_open(xml, as_table ? "pre" : "p");
        if (as_table)
            xml_text(xml, from, size);
        else
            xml_lines(xml, from, size, "br");
        xml_close(xml);
    }
}
