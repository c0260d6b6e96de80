/* Quotation desk: what the filters quotes and apostrophes share: every paragraph of a story is
 * read, its marks are labelled, and what a filter proposes for them is held against a second
 * reading. */
#ifndef WIRECOPY_QUOTATION_DESK_H
#define WIRECOPY_QUOTATION_DESK_H

#include "filter.h"
#include "quotation_style.h"

struct quotation_desk {
    const struct settings *settings;
    struct dictionary *elisions, *accents;
    struct quotation_style style; /* of the language seen last */
    struct quotations quotations;
    void *own; /* what the filter keeps for itself */
};

void *quotation_desk_open(const struct settings *, struct report *);
void quotation_desk_close(void *desk);

/* Proposes edits for the marks of desk->quotations, which are of story->parts[part]. */
typedef void quotation_visit(struct quotation_desk *, const struct story *, size_t part,
                             struct edits *);

/* Visits every paragraph of prose that has marks. What is proposed for a paragraph is taken only
 * where a reading of the paragraph so changed would propose no more: a second run is silent. */
void quotation_desk_propose(struct quotation_desk *, const struct story *, struct edits *,
                            quotation_visit *each);

#endif
