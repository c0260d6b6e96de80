/* HTML text: markup becomes paragraphs of plain text. libxml2's types stay in the formats' files.
 */
#ifndef WIRECOPY_HTML_TEXT_H
#define WIRECOPY_HTML_TEXT_H

#include "../text.h"

#include <libxml/HTMLparser.h>
#include <string.h>

/* Parses a page or a fragment of one: no network, no entity of its own, and a depth of 256 elements
 * at most. `charset` NULL: what the page declares. NULL where there is nothing to parse. */
htmlDocPtr html_parse(const char *bytes, size_t length, const char *charset);

struct html_rendering {
    bool marks; /* "## " before every heading, and [words](address) for links, as notes have them */
    /* Whether an element is left out; NULL: scripts and styles alone are. */
    bool (*leaves_out)(void *self, xmlNodePtr element);
    void *self;
};

/* Adds the text of the node and what is in it: a blank line between paragraphs, "- " before items
 * of lists, "| a | b |" for rows of tables. */
void html_text(xmlNodePtr node, const struct html_rendering *, struct text *);

/* The same for markup that stands alone. */
void html_fragment_text(const char *bytes, size_t length, bool marks, struct text *);

/* Whether an element begins a new paragraph. */
bool html_is_block(const xmlChar *name);

/* Whether the node is an element of that name. */
static inline bool html_is(const xmlNode *node, const char *name)
{
    return node && node->type == XML_ELEMENT_NODE && *node->name == (xmlChar)*name &&
           strcmp((const char *)node->name, name) == 0;
}

/* The node after `node` in `root`, in the order of the document; `enters`: its children first. */
xmlNodePtr html_next(xmlNodePtr root, xmlNodePtr node, bool enters);

#endif
