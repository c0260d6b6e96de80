/* HTML page: what the files that read a scraped article share. */
#ifndef WIRECOPY_HTML_PAGE_H
#define WIRECOPY_HTML_PAGE_H

#include "../phrases.h"
#include "../story.h"
#include "html_text.h"

#include <jansson.h>

/* What is known of an element: kept at its node. Counts are characters without white space. */
struct measure {
    size_t text, linked; /* all of it, and what is in links; what was taken out does not count */
    size_t prose;        /* of the text, what stands in paragraphs and in no link */
    double score;        /* of the paragraphs in it, as far as they speak for the article */
    bool is_out;         /* no text of the article's */
    bool holds_article;  /* an element that says it is the article, or its title, is in it */
};

struct html_page {
    htmlDocPtr document;
    xmlNodePtr root;
    struct measure *measures;
    size_t measure_count;
    const struct dictionary *pages;
    const struct phrases *furniture;
    json_t *article; /* of JSON-LD: the article; NULL where the page has none */
    struct text headline;
    bool ignores_names; /* of classes: they took the article out */
};

/* Finds what kind of thing the names of an element's classes say it is; NULL: they say nothing. */
const char *page_kind(const struct html_page *, xmlNodePtr, const char *section);

/* Measures the elements, and marks those that are no text of an article's. */
void page_measure(struct html_page *);

/* Appends the article's text; where it stands in `*where`. */
void page_text(struct html_page *, struct text *, xmlNodePtr *where);

/* Finds the article in JSON-LD. */
void page_find_article(struct html_page *);

/* What the page calls its article, in page->headline. */
void page_find_headline(struct html_page *);

/* Adds the parts that the page's data, its meta elements and its markup give. */
void page_parts(struct html_page *, struct story *, xmlNodePtr where);

/* Moves the captions and credits of the pictures in `where` out of it, to parts of their own; what
 * a part says already is not said again. */
void page_take_pictures(const struct html_page *, struct story *, xmlNodePtr where);

/* The value of an attribute, or NULL; valid while the document is. */
const char *page_attribute(xmlNodePtr, const char *name);

#endif
