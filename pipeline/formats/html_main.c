/* HTML main: finds the text of an article in a page. */
#include "../characters.h"
#include "../memory.h"
#include "html_page.h"

#include <stdlib.h>
#include <string.h>

enum { ENOUGH_TEXT = 200, SHORT_BLOCK = 60, LONGEST_PHRASE = 120, LONGEST_TITLE = 300 };

static struct measure *measure_of(xmlNodePtr node)
{
    return node->_private;
}

static size_t words_of(xmlNodePtr node)
{
    const struct measure *measure = measure_of(node);
    return measure->is_out ? 0 : measure->text - measure->linked;
}

static xmlNodePtr common_ancestor(xmlNodePtr a, xmlNodePtr b)
{
    for (; a; a = a->parent)
        for (xmlNodePtr node = b; node; node = node->parent)
            if (node == a)
                return a;
    return NULL;
}

/* The container that says of itself that it is the article's text: the one with the most of it; or
 * what holds the pieces, where advertisements cut the article into several. */
static xmlNodePtr named_container(struct html_page *page)
{
    xmlNodePtr best = NULL, all = NULL;
    size_t words = 0;
    for (xmlNodePtr node = page->root, next; node; node = next) {
        bool is_out = node->type == XML_ELEMENT_NODE && measure_of(node)->is_out;
        bool is_named = node->type == XML_ELEMENT_NODE && !is_out && !html_is(node, "body") &&
                        !html_is(node, "html") && words_of(node) >= ENOUGH_TEXT &&
                        page_kind(page, node, "text");
        if (is_named) {
            best = best && words_of(best) >= words_of(node) ? best : node;
            all = all ? common_ancestor(all, node) : node;
            words += words_of(node);
        }
        next = html_next(page->root, node, !is_out && !is_named);
    }
    bool are_pieces = all && all->_private && words_of(all) * 2 < words * 3;
    return are_pieces ? all : best;
}

static xmlNodePtr element_container(struct html_page *page, const char *name)
{
    xmlNodePtr best = NULL;
    size_t all = 0;
    for (xmlNodePtr node = page->root, next; node; node = next) {
        bool is_out = node->type == XML_ELEMENT_NODE && measure_of(node)->is_out;
        bool is_it = html_is(node, name) && !is_out;
        all += is_it ? words_of(node) : 0;
        if (is_it && (!best || words_of(node) > words_of(best)))
            best = node;
        next = html_next(page->root, node, !is_out && !is_it);
    }
    /* Of many articles of one size none is the article: it is a list. */
    return best && words_of(best) >= ENOUGH_TEXT && words_of(best) * 2 > all ? best : NULL;
}

static xmlNodePtr scored_container(struct html_page *page)
{
    xmlNodePtr best = page->root;
    for (xmlNodePtr node = page->root, next; node; node = next) {
        bool is_out = node->type == XML_ELEMENT_NODE && measure_of(node)->is_out;
        if (node->type == XML_ELEMENT_NODE && !is_out &&
            measure_of(node)->score > measure_of(best)->score)
            best = node;
        next = html_next(page->root, node, !is_out);
    }
    /* Paragraphs in pieces: what holds the pieces scores nearly as much as the best of them. */
    while (best->parent && best->parent->_private &&
           measure_of(best->parent)->score > measure_of(best)->score * 0.75 &&
           words_of(best->parent) < words_of(best) * 3 && !html_is(best->parent, "html") &&
           words_of(best->parent) > words_of(best) * 11 / 10)
        best = best->parent;
    return best;
}

static bool holds(xmlNodePtr container, xmlNodePtr node)
{
    while (node && node != container)
        node = node->parent;
    return node != NULL;
}

/* What says of itself that it is the text is believed where the weights do not contradict it. */
static xmlNodePtr find_container(struct html_page *page)
{
    xmlNodePtr scored = scored_container(page);
    xmlNodePtr candidates[] = {named_container(page), element_container(page, "article"),
                               element_container(page, "main")};
    for (size_t i = 0; i < sizeof candidates / sizeof *candidates; i++) {
        xmlNodePtr candidate = candidates[i];
        if (!candidate)
            continue;
        bool is_more = holds(scored, candidate) && words_of(scored) > words_of(candidate) * 2;
        bool is_other = !holds(scored, candidate) && !holds(candidate, scored) &&
                        words_of(scored) > words_of(candidate);
        if (!is_more && !is_other)
            return i == 0 || !holds(candidate, scored) ||
                           words_of(scored) * 5 < words_of(candidate) * 4
                       ? candidate
                       : scored;
    }
    return scored;
}

/* Blocks. */

/* The entry of furniture.dict that a block is, or that opens it. */
static const struct entry *furniture_entry(const struct html_page *page, const char *bytes,
                                           size_t length)
{
    struct span block = {0, length};
    size_t end;
    if (length > LONGEST_PHRASE)
        return NULL;
    const struct entry *entry = phrase_is(page->furniture, bytes, block);
    if (entry)
        return entry;
    entry = phrase_begins(page->furniture, bytes, block, &end);
    return entry && strcmp(entry->value, "opening") == 0 ? entry : NULL;
}

static bool is_heading(xmlNodePtr node)
{
    return node->type == XML_ELEMENT_NODE && node->name[0] == 'h' && node->name[1] >= '1' &&
           node->name[1] <= '6' && !node->name[2];
}

static bool is_list(xmlNodePtr node)
{
    return html_is(node, "ul") || html_is(node, "ol") || html_is(node, "dl") ||
           html_is(node, "table");
}

/* A block that is links for the most part, and no sentence. */
static bool is_link_block(xmlNodePtr node)
{
    const struct measure *measure = measure_of(node);
    if (!measure->text)
        return false;
    bool is_mostly_links = measure->linked * 10 > measure->text * 6;
    if (is_list(node) || html_is(node, "div") || html_is(node, "section"))
        return measure->linked * 10 > measure->text * 5;
    if (html_is(node, "p") || is_heading(node))
        return is_mostly_links && measure->linked * 10 > measure->text * 9 &&
               measure->text < 4 * SHORT_BLOCK;
    return false;
}

static bool is_title_again(const struct html_page *page, const struct text *text)
{
    return page->headline.length && text->length == page->headline.length &&
           memcmp(text_string(text), page->headline.bytes, text->length) == 0;
}

struct choice {
    const struct html_page *page;
    xmlNodePtr container;
};

static bool leaves_out(void *self, xmlNodePtr node)
{
    const struct choice *choice = self;
    const struct html_page *page = choice->page;
    struct html_rendering all = {0};
    struct text text = {0};
    if (node == choice->container || !node->_private)
        return false;
    if (measure_of(node)->is_out || html_is(node, "h1") || is_link_block(node))
        return true;
    if (!html_is_block(node->name) || measure_of(node)->text > LONGEST_TITLE)
        return false;
    html_text(node, &all, &text);
    bool is_furniture = furniture_entry(page, text_string(&text), text.length) ||
                        (is_heading(node) && is_title_again(page, &text));
    text_free(&text);
    return is_furniture;
}

/* JSON-LD may have the text, as one line; it is used where the page shows none. */
static bool text_of_data(struct html_page *page, struct text *text)
{
    const char *body = json_string_value(json_object_get(page->article, "articleBody"));
    if (!body || strlen(body) < ENOUGH_TEXT)
        return false;
    if (strchr(body, '<'))
        html_fragment_text(body, strlen(body), false, text);
    else
        text_append_string(text, body);
    return text->length > 0;
}

/* Headings at the end head what is not there. */
static void cut_headings(struct text *text, size_t from)
{
    while (text->length > from &&
           (text->bytes[text->length - 1] == '\n' || text->bytes[text->length - 1] == ' '))
        text->bytes[--text->length] = '\0';
}

void page_text(struct html_page *page, struct text *text, xmlNodePtr *where)
{
    struct text data = {0};
    size_t from = text->length;
    xmlNodePtr container = find_container(page);
    struct choice choice = {page, container};
    struct html_rendering rendering = {.leaves_out = leaves_out, .self = &choice};
    html_text(container, &rendering, text);
    cut_headings(text, from);
    *where = container;
    if (text_of_data(page, &data) && text->length - from < data.length / 3) {
        text->length = from;
        text_append(text, data.bytes, data.length);
    }
    text_free(&data);
}
