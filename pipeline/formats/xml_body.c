/* XML bodies: the paragraphs of NITF and XHTML as the text of a part. */
#include "xml_text.h"

#include <libxml/HTMLparser.h>
#include <string.h>
#include <strings.h>

/* A part's text as it grows: what stands between the words is only written with the next words. */
struct body {
    struct story *story;
    const char *part;
    struct text text;
    unsigned line_ends; /* wanted before the next words: 1 a line, 2 a paragraph */
    bool wants_space, wants_tab, is_preformatted;
};

static bool is_any(const xmlNode *node, const char *const *names)
{
    for (; *names; names++)
        if (node_is(node, *names))
            return true;
    return false;
}

static void want_line_ends(struct body *body, unsigned count)
{
    if (body->line_ends < count)
        body->line_ends = count;
}

static void write_gap(struct body *body)
{
    if (body->text.length && body->line_ends)
        text_append(&body->text, "\n\n", body->line_ends);
    else if (body->text.length && body->wants_tab)
        text_append_byte(&body->text, '\t');
    else if (body->text.length && body->wants_space)
        text_append_byte(&body->text, ' ');
    body->line_ends = 0;
    body->wants_space = body->wants_tab = false;
}

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r';
}

/* The end of the words from `at` on that are set apart by single spaces: they are taken as they
 * are. */
static size_t plain_words_end(const char *bytes, size_t at)
{
    while (bytes[at] && (!is_blank(bytes[at]) ||
                         (bytes[at] == ' ' && bytes[at + 1] && !is_blank(bytes[at + 1]))))
        at++;
    return at;
}

static void add_words(struct body *body, const char *bytes)
{
    for (size_t at = 0; bytes[at];) {
        if (is_blank(bytes[at])) {
            body->wants_space = true;
            at++;
            continue;
        }
        size_t from = at;
        at = plain_words_end(bytes, at);
        write_gap(body);
        text_append(&body->text, bytes + from, at - from);
    }
}

static void add_preformatted(struct body *body, const char *bytes)
{
    if (!*bytes)
        return;
    write_gap(body);
    text_append_string(&body->text, bytes);
}

/* How far in a line begins, and in `*end` where it ends; SIZE_MAX: it is blank. */
static size_t line_indent(const char *line, const char **end)
{
    size_t indent = strspn(line, " \t");
    *end = line + strcspn(line, "\n");
    return line + indent == *end || line[indent] == '\r' ? SIZE_MAX : indent;
}

enum { INDENTED = 2 };

/* Copy for a teleprinter that was put into one element: its lines begin at the margin, and its
 * paragraphs are indented or stand apart. Markup that was wrapped for the eye is not so. */
static bool is_set_in_lines(const char *bytes)
{
    bool is_blank_before = false, has_first = false;
    size_t at_margin = 0, paragraphs = 0;
    for (const char *line = strchr(bytes, '\n'), *end; line; line = *end ? end : NULL) {
        size_t indent = line_indent(++line, &end);
        bool is_line = indent != SIZE_MAX;
        at_margin += indent == 0;
        paragraphs += is_line && has_first && (indent >= INDENTED || is_blank_before);
        is_blank_before = !is_line;
        has_first |= is_line;
    }
    return at_margin && paragraphs;
}

/* A row of a table has columns. */
static bool is_row(const char *line, size_t length)
{
    return memmem(line, length, "   ", 3) || strspn(line, "-_=") >= length;
}

/* A line's words: without its indent and what blanks end it. */
static struct span line_words(const char *line, const char **end)
{
    size_t indent = line_indent(line, end);
    struct span words = {indent == SIZE_MAX ? 0 : indent, (size_t)(*end - line)};
    while (words.to > words.from && is_blank(line[words.to - 1]))
        words.to--;
    return words;
}

/* The lines up to the next paragraph, which are one but where there is a table in them. */
static const char *add_paragraph(struct body *body, const char *bytes)
{
    const char *next = bytes, *end;
    bool is_first = true, has_rows = false;
    for (;; is_first = false) {
        size_t indent = line_indent(next, &end);
        struct span words = line_words(next, &end);
        if (indent == SIZE_MAX || (!is_first && indent >= INDENTED))
            break;
        has_rows |= is_row(next + words.from, words.to - words.from);
        next = *end ? end + 1 : end;
        if (!*end)
            break;
    }
    want_line_ends(body, 2);
    for (const char *line = bytes; line < next; line = *end ? end + 1 : end) {
        struct span words = line_words(line, &end);
        write_gap(body);
        text_append(&body->text, line + words.from, words.to - words.from);
        want_line_ends(body, has_rows);
        body->wants_space = true;
    }
    return next;
}

static void add_lines(struct body *body, const char *bytes)
{
    const char *end;
    while (*bytes)
        if (line_indent(bytes, &end) == SIZE_MAX)
            bytes = *end ? end + 1 : end;
        else
            bytes = add_paragraph(body, bytes);
}

/* The words of an element that is one paragraph, or was meant for several. */
static bool add_wire_copy(struct body *body, const xmlNode *node)
{
    const xmlNode *only = node->children;
    if (!node_is(node, "p") || !only || only->next || only->type != XML_TEXT_NODE ||
        !is_set_in_lines((const char *)only->content))
        return false;
    add_lines(body, (const char *)only->content);
    return true;
}

static void add_children(struct body *body, const xmlNode *node);

/* What belongs to another part: with a body of its own. */
static void add_apart(struct body *body, const char *part, const xmlNode *node)
{
    node_paragraphs(body->story, part, node);
    want_line_ends(body, 2);
}

static bool is_private(const xmlNode *node)
{
    const char *class = node_attribute(node, "class"), *type = node_attribute(node, "type");
    return (class && (strstr(class, "nonpublic") || strstr(class, "non-public"))) ||
           (node_is(node, "note") && type && strcmp(type, "npa") == 0);
}

static bool has_href(const xmlNode *node)
{
    const char *target = node_attribute(node, "href");
    return target && *target;
}

/* Elements that other parts want, or that say nothing in words. True: done with. */
static bool add_special(struct body *body, const xmlNode *node)
{
    static const char *const kept[] = {
        "media-reference", "media-object",  "media-metadata", "img",    "image",
        "video",           "audio",         "iframe",         "script", "style",
        "object",          "remoteContent", "virtloc",        "title",  NULL};
    bool is_body = strcmp(body->part, "Body") == 0;
    if (is_private(node) && strcmp(body->part, "Private-Note") != 0)
        add_apart(body, "Private-Note", node);
    else if (is_body && (node_is(node, "media-caption") || node_is(node, "figcaption")))
        add_apart(body, "Caption", node);
    else if (is_body && node_is(node, "media-producer"))
        add_apart(body, "Picture-Credit", node);
    else if (is_body && node_is(node, "note"))
        add_apart(body, "Note", node);
    else if (is_any(node, kept) && (node->children || node->properties))
        node_keep(body->story, "body", node);
    else if (is_any(node, kept))
        return true;
    else
        return false;
    return true;
}

static void add_element(struct body *body, const xmlNode *node)
{
    static const char *const blocks[] = {
        "p",      "h1",           "h2",       "h3",       "h4",         "h5",
        "h6",     "hl1",          "hl2",      "div",      "section",    "article",
        "header", "footer",       "aside",    "nav",      "blockquote", "bq",
        "block",  "ul",           "ol",       "dl",       "table",      "nitf-table",
        "hr",     "body.content", "body.end", "figure",   "media",      "fn",
        "pre",    "address",      "tagline",  "abstract", "credit",     NULL};
    static const char *const lines[] = {"li", "dt", "dd", "tr", "caption", NULL};
    static const char *const cells[] = {"td", "th", NULL};
    if (add_special(body, node))
        return;
    if (node_is(node, "br")) {
        body->line_ends += body->line_ends < 2;
        return;
    }
    unsigned around = is_any(node, blocks) ? 2 : is_any(node, lines) ? 1 : 0;
    bool was_preformatted = body->is_preformatted;
    if (node_is(node, "a") && has_href(node))
        node_keep(body->story, "body", node);
    want_line_ends(body, around);
    if (is_any(node, cells))
        body->wants_tab = true;
    if (node_is(node, "pre"))
        body->is_preformatted = true;
    if (!add_wire_copy(body, node))
        add_children(body, node);
    body->is_preformatted = was_preformatted;
    want_line_ends(body, around);
    if (is_any(node, cells))
        body->wants_tab = true;
}

static void add_children(struct body *body, const xmlNode *node)
{
    for (const xmlNode *child = node->children; child; child = child->next) {
        if (child->type == XML_ELEMENT_NODE)
            add_element(body, child);
        else if (child->type != XML_TEXT_NODE && child->type != XML_CDATA_SECTION_NODE)
            continue;
        else if (body->is_preformatted)
            add_preformatted(body, (const char *)child->content);
        else
            add_words(body, (const char *)child->content);
    }
}

void node_paragraphs(struct story *story, const char *part, const xmlNode *node)
{
    struct body body = {.story = story, .part = part};
    add_children(&body, node);
    story_say(story, part, text_string(&body.text));
    text_free(&body.text);
}

/* Bodies that were put in as text with its markup escaped: paragraphs at least are in it. */
static bool is_escaped_markup(const xmlNode *node, struct text *markup)
{
    static const char *const tags[] = {"<p>", "<p ", "<br", "<div", "<table", NULL};
    if (node_child(node, NULL))
        return false;
    for (const xmlNode *child = node->children; child; child = child->next)
        if (child->content)
            text_append_string(markup, (const char *)child->content);
    for (const char *const *tag = tags; *tag; tag++)
        if (strcasestr(text_string(markup), *tag))
            return true;
    return false;
}

static void add_markup(struct body *body, const struct text *markup)
{
    htmlDocPtr page = htmlReadMemory(markup->bytes, (int)markup->length, NULL, "UTF-8",
                                     HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                         HTML_PARSE_RECOVER);
    xmlNodePtr root = page ? xmlDocGetRootElement(page) : NULL;
    if (root)
        add_children(body, root);
    xmlFreeDoc(page);
}

/* What was read goes to the part, behind what is there. */
static void join_body(struct body *body)
{
    struct part *part = story_part(body->story, "Body");
    if (!part)
        part = story_add(body->story, "Body", "", 0);
    if (part->text.length && body->text.length)
        text_append_byte(&part->text, '\n');
    text_append(&part->text, text_string(&body->text), body->text.length);
    if (body->text.length && part->text.bytes[part->text.length - 1] != '\n')
        text_append_byte(&part->text, '\n');
    text_free(&body->text);
}

void node_body(struct story *story, const xmlNode *node)
{
    struct body body = {.story = story, .part = "Body"};
    struct text markup = {0};
    if (is_escaped_markup(node, &markup) && markup.length < 1u << 30)
        add_markup(&body, &markup);
    else
        add_children(&body, node);
    text_free(&markup);
    join_body(&body);
}

void node_body_text(struct story *story, const xmlNode *node)
{
    struct body body = {.story = story, .part = "Body"};
    if (node->type != XML_TEXT_NODE && node->type != XML_CDATA_SECTION_NODE)
        return;
    add_words(&body, (const char *)node->content);
    if (body.text.length)
        join_body(&body);
}
