/* XML writing: elements, attributes and text through libxml2's writer, into memory. */
#include "xml_writing.h"

#include "../language.h"

#include <stdlib.h>
#include <string.h>

static int append(void *to, const char *bytes, int length)
{
    text_append(to, bytes, (size_t)length);
    return length;
}

static int leave(void *to)
{
    (void)to;
    return 0;
}

void xml_begin(struct xml_writing *xml, struct text *to)
{
    xmlOutputBufferPtr buffer = xmlOutputBufferCreateIO(append, leave, to, NULL);
    *xml = (struct xml_writing){.writer = buffer ? xmlNewTextWriter(buffer) : NULL, .to = to};
    if (!xml->writer)
        abort(); /* libxml2 only fails so where there is no memory */
}

void xml_finish(struct xml_writing *xml)
{
    while (xml->depth)
        xml_close(xml);
    xmlTextWriterFlush(xml->writer);
    xmlFreeTextWriter(xml->writer);
    xml->writer = NULL;
}

static void raw(struct xml_writing *xml, const char *bytes, size_t length)
{
    while (length) {
        int some = length > 1 << 30 ? 1 << 30 : (int)length;
        xmlTextWriterWriteRawLen(xml->writer, (const xmlChar *)bytes, some);
        bytes += some;
        length -= (size_t)some;
    }
}

static void begin_line(struct xml_writing *xml)
{
    static const char spaces[] = "\n                        ";
    size_t indent = 1 + 2 * xml->depth;
    raw(xml, spaces, indent < sizeof spaces ? indent : sizeof spaces - 1);
}

void xml_open(struct xml_writing *xml, const char *name)
{
    if (xml->depth)
        begin_line(xml);
    xml_open_inline(xml, name);
}

void xml_open_inline(struct xml_writing *xml, const char *name)
{
    xmlTextWriterStartElement(xml->writer, (const xmlChar *)name);
    xml->depth++;
}

void xml_close(struct xml_writing *xml)
{
    xmlTextWriterEndElement(xml->writer);
    xml->depth--;
}

void xml_close_block(struct xml_writing *xml)
{
    xml->depth--;
    begin_line(xml);
    xmlTextWriterEndElement(xml->writer);
}

/* Bytes that cannot be written as they are: markup, control characters, and the lead byte of U+FFFE
 * and U+FFFF. */
static const unsigned char is_stop[256] = {
    1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 1, 1, 1, 1,         1,         1,         1,
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, ['&'] = 1, ['<'] = 1, ['>'] = 1, [0xEF] = 1};

/* What is to be written for the character at `at`, whose bytes go to `*size`; NULL: itself. */
static const char *stop_written(struct xml_writing *xml, const char *bytes, size_t length,
                                size_t at, size_t *size, char picture[4])
{
    unsigned char byte = (unsigned char)bytes[at];
    *size = 1;
    if (byte == '&')
        return "&amp;";
    if (byte == '<')
        return "&lt;";
    if (byte == '>')
        return "&gt;";
    if (byte == '\r')
        return "&#13;";
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

void xml_text(struct xml_writing *xml, const char *bytes, size_t length)
{
    size_t from = 0, size;
    for (size_t at = 0; at < length; at += size) {
        size = 1;
        if (!is_stop[(unsigned char)bytes[at]])
            continue;
        char picture[4];
        const char *written = stop_written(xml, bytes, length, at, &size, picture);
        if (written) {
            raw(xml, bytes + from, at - from);
            raw(xml, written, strlen(written));
            from = at + size;
        }
    }
    raw(xml, bytes + from, length - from);
}

void xml_attribute(struct xml_writing *xml, const char *name, const char *value)
{
    if (!value)
        return;
    xmlTextWriterStartAttribute(xml->writer, (const xmlChar *)name);
    while (*value) {
        size_t length = strcspn(value, "\"\n\t");
        xml_text(xml, value, length);
        value += length;
        if (*value)
            raw(xml,
                *value == '"'    ? "&quot;"
                : *value == '\n' ? "&#10;"
                                 : "&#9;",
                *value == '\t'   ? 4
                : *value == '\n' ? 5
                                 : 6);
        value += *value != '\0';
    }
    xmlTextWriterEndAttribute(xml->writer);
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
    xml_text(xml, string, strlen(string));
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
