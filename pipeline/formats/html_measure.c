/* HTML measure: weighs the elements of a page, and marks what stands round an article. */
#include "html_page.h"

#include "../memory.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { LONGEST_NAME = 400, SHORT_PARAGRAPH = 25, PROSE_LEAST = 80, MOST_OF_PAGE = 60 };

const char *page_attribute(xmlNodePtr node, const char *name)
{
    if (node->type != XML_ELEMENT_NODE)
        return NULL;
    for (xmlAttrPtr attribute = node->properties; attribute; attribute = attribute->next)
        if (strcmp((const char *)attribute->name, name) == 0)
            return attribute->children && attribute->children->content
                       ? (const char *)attribute->children->content
                       : "";
    return NULL;
}

/* "Article-bodyText main" as "-article-body-text-main-". */
static void names_of(xmlNodePtr node, char names[LONGEST_NAME + 4])
{
    static const char *const attributes[] = {"class", "id", "itemprop", "data-component"};
    size_t length = 0;
    bool was_lower = false;
    names[length++] = '-';
    for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++) {
        const char *value = page_attribute(node, attributes[i]);
        for (; value && *value && length < LONGEST_NAME; value++) {
            unsigned char byte = (unsigned char)*value;
            bool is_word = isalnum(byte) != 0;
            if ((!is_word || (isupper(byte) && was_lower)) && names[length - 1] != '-')
                names[length++] = '-';
            if (is_word)
                names[length++] = (char)tolower(byte);
            was_lower = islower(byte) != 0;
        }
        if (names[length - 1] != '-')
            names[length++] = '-';
        was_lower = false;
    }
    names[length] = '\0';
}

static bool has_name(const char *names, const struct entry *entry)
{
    size_t length = entry->key_length;
    bool is_only = strcmp(entry->value, "only") == 0;
    for (const char *at = strstr(names, entry->key); at; at = strstr(at + 1, entry->key))
        if (at[-1] == '-' && (!is_only || at[length] == '-'))
            return true;
    return false;
}

/* A bit for every letter that a word of the names begins with: most entries begin with none. */
static uint32_t initials_of(const char *names)
{
    uint32_t initials = 0;
    for (; *names; names++)
        if (*names == '-')
            initials |= 1u << (names[1] & 31);
    return initials;
}

const char *page_kind(const struct html_page *page, xmlNodePtr node, const char *section)
{
    char names[LONGEST_NAME + 4];
    names_of(node, names);
    if (!names[1])
        return NULL;
    uint32_t initials = initials_of(names);
    const struct entry *entry = NULL;
    while ((entry = dictionary_next(page->pages, section, entry)))
        if (initials >> (*entry->key & 31) & 1 && has_name(names, entry))
            return entry->value;
    return NULL;
}

static struct measure *measure_of(xmlNodePtr node)
{
    return node->_private;
}

static bool is_one_of(xmlNodePtr node, const char *const *names)
{
    for (; *names; names++)
        if (html_is(node, *names))
            return true;
    return false;
}

/* Elements that hold no text of an article's, whatever they are called. */
static bool is_out_by_element(xmlNodePtr node)
{
    static const char *const elements[] = {"script", "style",    "noscript",   "template", "iframe",
                                           "svg",    "button",   "select",     "nav",      "aside",
                                           "footer", "textarea", "figcaption", "label",    "video",
                                           "audio",  "object",   "embed",      "canvas",   "dialog",
                                           "head",   "menu",     "figure",     "form",     NULL};
    return is_one_of(node, elements);
}

static bool is_out_by_attributes(xmlNodePtr node)
{
    static const char *const roles[] = {"navigation", "complementary", "banner", "contentinfo",
                                        "dialog",     "search",        "menu"};
    const char *role = page_attribute(node, "role"), *style = page_attribute(node, "style");
    for (size_t i = 0; role && i < sizeof roles / sizeof *roles; i++)
        if (strcasecmp(role, roles[i]) == 0)
            return true;
    return page_attribute(node, "hidden") ||
           (style && (strstr(style, "display:none") || strstr(style, "display: none")));
}

static bool is_kept_anyway(xmlNodePtr node)
{
    static const char *const elements[] = {"html", "body", "article", "main", "p", NULL};
    return is_one_of(node, elements);
}

static size_t count_text(const xmlChar *content)
{
    size_t count = 0;
    for (; content && *content; content++)
        count += *content > ' ' && (*content & 0xC0) != 0x80;
    return count;
}

/* First pass: how much text there is at all, so that a container of most of it is never taken out.
 */
static void count_all(struct html_page *page)
{
    size_t elements = 0, next = 0;
    free(page->measures);
    for (xmlNodePtr node = page->root; node; node = html_next(page->root, node, true))
        elements += node->type == XML_ELEMENT_NODE;
    page->measures = memory_allocate(elements + 1, sizeof *page->measures);
    page->measure_count = elements;
    for (xmlNodePtr node = page->root; node; node = html_next(page->root, node, true))
        if (node->type == XML_ELEMENT_NODE)
            node->_private = &page->measures[next++];
}

static bool is_script(xmlNodePtr node)
{
    static const char *const elements[] = {"script", "style", "noscript", "template",
                                           "head",   "svg",   NULL};
    return is_one_of(node, elements);
}

/* Adds up text and links from the leaves; `all`: also of what is out. */
static void add_up(struct html_page *page, bool all)
{
    for (size_t i = 0; i < page->measure_count; i++)
        page->measures[i].text = page->measures[i].linked = page->measures[i].prose = 0;
    xmlNodePtr node = page->root;
    unsigned links = 0;
    while (node) {
        bool enters = false;
        if (node->type == XML_TEXT_NODE && node->parent && node->parent->_private) {
            size_t count = count_text(node->content);
            measure_of(node->parent)->text += count;
            if (links)
                measure_of(node->parent)->linked += count;
        } else if (node->type == XML_ELEMENT_NODE) {
            enters = node->children && !is_script(node) && (all || !measure_of(node)->is_out);
            links += enters && html_is(node, "a");
        }
        if (enters) {
            node = node->children;
            continue;
        }
        while (node != page->root && !node->next) {
            node = node->parent;
            links -= html_is(node, "a");
            struct measure *measure = measure_of(node);
            if (html_is(node, "p") && measure->text >= PROSE_LEAST)
                measure->prose = measure->text - measure->linked;
            if (node != page->root && node->parent && node->parent->_private) {
                measure_of(node->parent)->prose += measure->prose;
                measure_of(node->parent)->text += measure_of(node)->text;
                measure_of(node->parent)->linked += measure_of(node)->linked;
            }
        }
        if (node == page->root)
            break;
        node = node->next;
    }
}

static void mark_holders(xmlNodePtr node)
{
    for (; node && node->_private; node = node->parent)
        measure_of(node)->holds_article = true;
}

/* Containers of the article are not taken out for what else their names say. */
static void find_holders(struct html_page *page)
{
    xmlNodePtr named = NULL, article = NULL;
    for (xmlNodePtr node = page->root; node; node = html_next(page->root, node, true)) {
        if (node->type != XML_ELEMENT_NODE)
            continue;
        if (html_is(node, "h1"))
            mark_holders(node->parent);
        if ((!named || measure_of(node)->text > measure_of(named)->text) &&
            !html_is(node, "body") && !html_is(node, "html") && page_kind(page, node, "text"))
            named = node;
        if (html_is(node, "article") &&
            (!article || measure_of(node)->text > measure_of(article)->text))
            article = node;
    }
    mark_holders(named);
    mark_holders(article);
}

static void mark_out(struct html_page *page)
{
    size_t total = measure_of(page->root)->text, prose = measure_of(page->root)->prose;
    for (xmlNodePtr node = page->root, next; node; node = next) {
        bool enters = true;
        if (node->type == XML_ELEMENT_NODE) {
            struct measure *measure = measure_of(node);
            bool is_most = measure->holds_article || measure->text * 100 > total * MOST_OF_PAGE;
            bool is_out = is_script(node) ||
                          (!is_most && (is_out_by_element(node) || is_out_by_attributes(node)));
            const char *kind =
                is_out || is_most || is_kept_anyway(node) ? NULL : page_kind(page, node, "out");
            /* What holds most of the page's paragraphs is its article, whatever it is called. */
            bool is_prose = page->ignores_names || measure->prose * 100 > prose * MOST_OF_PAGE;
            if (kind && (!is_prose || strcmp(kind, "never") == 0))
                is_out = !page_kind(page, node, "text");
            measure->is_out = is_out;
            enters = !is_out;
        }
        next = html_next(page->root, node, enters);
    }
}

/* How far a paragraph speaks for its containers. */
static double paragraph_score(xmlNodePtr node)
{
    const struct measure *measure = measure_of(node);
    if (measure->text < SHORT_PARAGRAPH)
        return 0;
    double score = 1 + (double)(measure->text > 400 ? 400 : measure->text) / 100;
    return score * (1 - (double)measure->linked / (double)measure->text);
}

/* A paragraph, or an element whose text stands in it without one. */
static bool is_paragraph(xmlNodePtr node)
{
    static const char *const elements[] = {"p",       "pre", "td",         "div",  "section",
                                           "article", "li",  "blockquote", "span", NULL};
    if (html_is(node, "p") || html_is(node, "pre"))
        return true;
    if (!is_one_of(node, elements))
        return false;
    size_t own = 0;
    for (xmlNodePtr child = node->children; child; child = child->next)
        if (child->type == XML_TEXT_NODE)
            own += count_text(child->content);
    return own >= SHORT_PARAGRAPH && !html_is(node, "span") && !html_is(node, "li");
}

void page_measure(struct html_page *page)
{
    count_all(page);
    add_up(page, true);
    find_holders(page);
    mark_out(page);
    add_up(page, false);
    for (xmlNodePtr node = page->root, next; node; node = next) {
        bool is_out = node->type == XML_ELEMENT_NODE && measure_of(node)->is_out;
        if (node->type == XML_ELEMENT_NODE && !is_out && is_paragraph(node)) {
            double score = paragraph_score(node), share = 1;
            xmlNodePtr parent = html_is(node, "p") || html_is(node, "pre") ? node->parent : node;
            for (unsigned i = 0; i < 4 && parent && parent->_private;
                 i++, parent = parent->parent) {
                measure_of(parent)->score += score * share;
                share *= i ? 0.6 : 0.75;
            }
        }
        next = html_next(page->root, node, !is_out);
    }
}
