/* HTML text: markup becomes paragraphs of plain text. */
#include "html_text.h"

#include "../characters.h"
#include "../memory.h"

#include <libxml/xmlerror.h>
#include <stdlib.h>
#include <string.h>

static void say_nothing(void *self, const char *format, ...)
{
    (void)self;
    (void)format;
}

htmlDocPtr html_parse(const char *bytes, size_t length, const char *charset)
{
    if (!length || length > INT32_MAX / 2)
        return NULL;
    xmlSetGenericErrorFunc(NULL, say_nothing);
    return htmlReadMemory(bytes, (int)length, NULL, charset,
                          HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                              HTML_PARSE_NONET | HTML_PARSE_COMPACT | HTML_PARSE_NODEFDTD);
}

static int compare_names(const void *name, const void *entry)
{
    return strcmp(name, *(const char *const *)entry);
}

/* Whether a list, in the order of strcmp(), has the name. */
static bool is_one_of(const xmlChar *name, const char *const *names, size_t count)
{
    return bsearch(name, names, count, sizeof *names, compare_names) != NULL;
}

#define IS_ONE_OF(name, names) is_one_of(name, names, sizeof names / sizeof *names)

bool html_is_block(const xmlChar *name)
{
    static const char *const blocks[] = {
        "address", "amp-img",  "article", "aside", "audio", "blockquote", "body",     "caption",
        "center",  "dd",       "details", "div",   "dl",    "dt",         "fieldset", "figcaption",
        "figure",  "footer",   "form",    "h1",    "h2",    "h3",         "h4",       "h5",
        "h6",      "header",   "hgroup",  "hr",    "html",  "iframe",     "main",     "menu",
        "nav",     "noscript", "object",  "ol",    "p",     "pre",        "section",  "summary",
        "table",   "tbody",    "tfoot",   "thead", "title", "ul",         "video"};
    return IS_ONE_OF(name, blocks);
}

static bool is_heading(const xmlChar *name)
{
    return name[0] == 'h' && name[1] >= '1' && name[1] <= '6' && !name[2];
}

static bool is_never_text(const xmlChar *name)
{
    static const char *const hidden[] = {"head",   "iframe", "math", "noscript", "object",
                                         "script", "style",  "svg",  "template"};
    return IS_ONE_OF(name, hidden);
}

/* Writing. White space of the markup is one blank, and none at the edges of lines. */
struct writing {
    const struct html_rendering *rendering;
    struct text *text;
    size_t start;
    unsigned breaks;  /* line ends that are due before the next word */
    bool blank;       /* a blank is due */
    const char *mark; /* "- " or "## ", due before the next word */
    bool in_link;
    size_t link; /* where in the text its "[" is */
};

static void need_breaks(struct writing *writing, unsigned breaks)
{
    if (writing->breaks < breaks)
        writing->breaks = breaks;
    writing->blank = false;
}

static void begin_word(struct writing *writing)
{
    bool is_first = writing->text->length == writing->start;
    for (unsigned i = 0; i < writing->breaks && !is_first; i++)
        text_append_byte(writing->text, '\n');
    if (!writing->breaks && writing->blank && !is_first)
        text_append_byte(writing->text, ' ');
    if (writing->mark)
        text_append_string(writing->text, writing->mark);
    writing->mark = NULL;
    writing->breaks = 0;
    writing->blank = false;
}

static bool is_markup_space(char byte)
{
    return byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r' || byte == '\f';
}

/* Words that one blank sets apart are taken together. */
static bool is_single_blank(const char *bytes)
{
    return *bytes == ' ' && bytes[1] && !is_markup_space(bytes[1]);
}

static void write_words(struct writing *writing, const char *bytes)
{
    while (*bytes) {
        size_t length = 0;
        if (is_markup_space(*bytes)) {
            writing->blank = true;
            bytes++;
            continue;
        }
        while (bytes[length] &&
               (!is_markup_space(bytes[length]) || is_single_blank(bytes + length)))
            length++;
        begin_word(writing);
        text_append(writing->text, bytes, length);
        bytes += length;
    }
}

/* A link with words is [words](address); one without is its address. */
static void open_link(struct writing *writing)
{
    begin_word(writing);
    writing->link = writing->text->length;
    text_append_byte(writing->text, '[');
    writing->in_link = true;
}

static void close_link(struct writing *writing, xmlNodePtr node)
{
    xmlChar *address = xmlGetProp(node, (const xmlChar *)"href");
    const char *words = text_string(writing->text) + writing->link + 1;
    const char *target = address ? (const char *)address : "";
    writing->in_link = false;
    if (strncmp(target, "mailto:", 7) == 0)
        target += 7;
    if (!address || !*words || strcmp(words, target) == 0) {
        char *kept = memory_copy_string(*words ? words : target);
        writing->text->length = writing->link;
        text_append_string(writing->text, kept);
        free(kept);
    } else {
        text_format(writing->text, "](%s)", target);
    }
    xmlFree(address);
}

static void open_element(struct writing *writing, xmlNodePtr node)
{
    const xmlChar *name = node->name;
    if (html_is(node, "br")) {
        /* Two of them are a paragraph. */
        need_breaks(writing, writing->breaks == 1 ? 2 : writing->breaks ? writing->breaks : 1);
    } else if (html_is(node, "li")) {
        need_breaks(writing, 1);
        writing->mark = "- ";
    } else if (html_is(node, "tr")) {
        need_breaks(writing, 1);
        begin_word(writing);
        text_append_byte(writing->text, '|');
    } else if (html_is(node, "td") || html_is(node, "th")) {
        writing->blank = true;
    } else if (html_is(node, "a") && writing->rendering->marks && !writing->in_link) {
        open_link(writing);
    } else if (html_is_block(name)) {
        bool is_in_item =
            node->parent && (html_is(node->parent, "li") || html_is(node->parent, "td") ||
                             html_is(node->parent, "th"));
        if (!is_in_item || node != node->parent->children)
            need_breaks(writing, is_in_item ? 1 : 2);
        if (is_heading(name) && writing->rendering->marks)
            writing->mark = "## ";
    }
}

static void close_element(struct writing *writing, xmlNodePtr node)
{
    if (html_is(node, "td") || html_is(node, "th")) {
        writing->blank = true;
        writing->breaks = 0;
        begin_word(writing);
        text_append_byte(writing->text, '|');
    } else if (html_is(node, "li") || html_is(node, "tr")) {
        need_breaks(writing, 1);
        writing->mark = NULL;
    } else if (html_is(node, "a") && writing->in_link) {
        close_link(writing, node);
    } else if (html_is_block(node->name)) {
        bool is_in_cell =
            node->parent && (html_is(node->parent, "td") || html_is(node->parent, "th"));
        bool is_in_item = node->parent && html_is(node->parent, "li");
        if (is_in_cell)
            writing->blank = true;
        else
            need_breaks(writing, is_in_item ? 1 : 2);
        writing->mark = NULL;
    }
}

static bool leaves_out(const struct html_rendering *rendering, xmlNodePtr node)
{
    return is_never_text(node->name) ||
           (rendering->leaves_out && rendering->leaves_out(rendering->self, node));
}

void html_text(xmlNodePtr root, const struct html_rendering *rendering, struct text *text)
{
    struct writing writing = {.rendering = rendering, .text = text, .start = text->length};
    xmlNodePtr node = root;
    while (node) {
        bool enters = false;
        if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
            write_words(&writing, node->content ? (const char *)node->content : "");
        } else if (node->type == XML_ELEMENT_NODE && !leaves_out(rendering, node)) {
            open_element(&writing, node);
            enters = node->children != NULL;
            if (!enters)
                close_element(&writing, node);
        } else if (node->type == XML_HTML_DOCUMENT_NODE || node->type == XML_DOCUMENT_NODE) {
            enters = node->children != NULL;
        } else if (node->type == XML_ELEMENT_NODE && html_is_block(node->name)) {
            need_breaks(&writing, 2);
        }
        if (enters) {
            node = node->children;
            continue;
        }
        while (node != root && !node->next) {
            node = node->parent;
            if (node->type == XML_ELEMENT_NODE)
                close_element(&writing, node);
        }
        node = node == root ? NULL : node->next;
    }
}

xmlNodePtr html_next(xmlNodePtr root, xmlNodePtr node, bool enters)
{
    if (enters && node->children && node->type != XML_ENTITY_REF_NODE)
        return node->children;
    while (node != root && !node->next)
        node = node->parent;
    return node == root ? NULL : node->next;
}

void html_fragment_text(const char *bytes, size_t length, bool marks, struct text *text)
{
    struct html_rendering rendering = {.marks = marks};
    htmlDocPtr document = html_parse(bytes, length, "UTF-8");
    if (!document)
        return;
    html_text((xmlNodePtr)document, &rendering, text);
    xmlFreeDoc(document);
}
