/* XML text: what an element says, as lines, and as a part of a story. */
#include "xml_text.h"

#include "../characters.h"
#include "../language.h"
#include "timestamp.h"

#include <string.h>
#include <strings.h>

bool node_is(const xmlNode *node, const char *local_name)
{
    return node->type == XML_ELEMENT_NODE && strcasecmp((const char *)node->name, local_name) == 0;
}

static xmlNodePtr element_from(xmlNodePtr node, const char *name)
{
    while (node && (node->type != XML_ELEMENT_NODE || (name && !node_is(node, name))))
        node = node->next;
    return node;
}

xmlNodePtr node_child(const xmlNode *node, const char *name)
{
    return element_from(node->children, name);
}

xmlNodePtr node_next(const xmlNode *node, const char *name)
{
    return element_from(node->next, name);
}

const char *node_attribute(const xmlNode *node, const char *name)
{
    for (const xmlAttr *attribute = node->properties; attribute; attribute = attribute->next)
        if (strcmp((const char *)attribute->name, name) == 0)
            return attribute->children && attribute->children->content
                       ? (const char *)attribute->children->content
                       : "";
    return NULL;
}

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r';
}

/* Appends with white space made one space, or one line end where `keeps_lines` and one is in it. */
static void append_words(struct text *text, const char *bytes, bool keeps_lines)
{
    for (size_t at = 0; bytes[at];) {
        size_t from = at;
        while (bytes[at] && !is_blank(bytes[at]))
            at++;
        text_append(text, bytes + from, at - from);
        bool has_line = false;
        for (from = at; is_blank(bytes[at]); at++)
            has_line |= bytes[at] == '\n';
        if (at == from)
            continue;
        char last = text->length ? text->bytes[text->length - 1] : '\n';
        if (keeps_lines && has_line && last == ' ')
            text->length--;
        if (keeps_lines && has_line && last != '\n')
            text_append_byte(text, '\n');
        else if (last != ' ' && last != '\n')
            text_append_byte(text, ' ');
    }
}

/* "By<person>Ann Berg": what is set apart by its markup alone. */
static bool ends_in_letter(const struct text *text)
{
    return is_letter(character_before(text_string(text), text->length, NULL));
}

static void append_node(const xmlNode *node, struct text *text, bool keeps_lines)
{
    for (const xmlNode *child = node->children; child; child = child->next) {
        if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE) {
            append_words(text, (const char *)child->content, keeps_lines);
            continue;
        }
        if (child->type != XML_ELEMENT_NODE)
            continue;
        if (node_is(child, "br") && keeps_lines) {
            while (text->length && text->bytes[text->length - 1] == ' ')
                text->bytes[--text->length] = '\0';
            text_append_byte(text, '\n');
            continue;
        }
        bool is_line = node_is(child, "p") || node_is(child, "li") || node_is(child, "h3") ||
                       node_is(child, "h4") || node_is(child, "div") || node_is(child, "br");
        if (is_line)
            append_words(text, keeps_lines ? "\n" : " ", keeps_lines);
        if (node_is(child, "byttl") || (node_is(child, "person") && ends_in_letter(text)))
            append_words(text, " ", keeps_lines);
        append_node(child, text, keeps_lines);
        if (is_line && child->children)
            append_words(text, keeps_lines ? "\n" : " ", keeps_lines);
    }
}

void node_line(const xmlNode *node, struct text *text)
{
    append_node(node, text, false);
}

void node_lines(const xmlNode *node, struct text *text)
{
    append_node(node, text, true);
}

void story_say(struct story *story, const char *part, const char *string)
{
    struct span words = span_trim(string, (struct span){0, strlen(string)});
    if (words.to > words.from)
        story_add(story, part, string + words.from, words.to - words.from);
}

void story_say_line(struct story *story, const char *part, const xmlNode *node)
{
    struct text text = {0};
    node_line(node, &text);
    story_say(story, part, text_string(&text));
    text_free(&text);
}

void story_say_date(struct story *story, const char *part, const char *string)
{
    struct timestamp time;
    char date[32];
    if (!timestamp_read(string, &time)) {
        story_say(story, part, string);
        return;
    }
    timestamp_write(&time, date);
    story_say(story, part, date);
}

void story_say_lines(struct story *story, const char *part, const xmlNode *node)
{
    struct text text = {0};
    node_lines(node, &text);
    story_say(story, part, text_string(&text));
    text_free(&text);
}

static void append_escaped(struct text *text, const char *bytes)
{
    for (; *bytes; bytes++) {
        const char *escaped = *bytes == '<'   ? "&lt;"
                              : *bytes == '&' ? "&amp;"
                              : *bytes == '"' ? "&quot;"
                                              : NULL;
        if (escaped)
            text_append_string(text, escaped);
        else
            text_append_byte(text, *bytes);
    }
}

/* The element as markup, on one line. */
static void append_markup(struct text *text, const xmlNode *node)
{
    if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
        struct text words = {0};
        append_words(&words, (const char *)node->content, false);
        append_escaped(text, text_string(&words));
        text_free(&words);
    }
    if (node->type != XML_ELEMENT_NODE)
        return;
    text_format(text, "<%s", (const char *)node->name);
    for (const xmlAttr *attribute = node->properties; attribute; attribute = attribute->next) {
        text_format(text, " %s=\"", (const char *)attribute->name);
        if (attribute->children && attribute->children->content)
            append_escaped(text, (const char *)attribute->children->content);
        text_append_byte(text, '"');
    }
    if (!node->children) {
        text_append_string(text, "/>");
        return;
    }
    text_append_byte(text, '>');
    for (const xmlNode *child = node->children; child; child = child->next)
        append_markup(text, child);
    text_format(text, "</%s>", (const char *)node->name);
}

void node_keep(struct story *story, const char *where, const xmlNode *node)
{
    struct text text = {0};
    text_format(&text, "%s: ", where);
    append_markup(&text, node);
    story_say(story, "Other", text_string(&text));
    text_free(&text);
}

void node_keep_text(struct story *story, const char *where, const xmlNode *node)
{
    struct text text = {0};
    bool has_words = (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) &&
                     node->content[strspn((const char *)node->content, " \t\r\n")];
    text_format(&text, "%s: ", where);
    if (has_words)
        append_words(&text, (const char *)node->content, false);
    if (has_words)
        story_say(story, "Other", text_string(&text));
    text_free(&text);
}
