/* Dateline: the place, date and agency that open a story: "GENEVA (AP) — ", "Madrid, 3 may (EFE).-
 * ".
 *
 * Every agency has its own way; a dictionary says what an agency is, and no list of cities is
 * needed where one is named. */
#ifndef WIRECOPY_DATELINE_H
#define WIRECOPY_DATELINE_H

#include "phrases.h"

struct dateline_words {
    struct phrases *agencies; /* agencies.dict: what an agency is called = what it is */
    struct phrases *dates;    /* dates.dict: months, weekdays, zones */
    struct phrases *places;   /* datelines.dict: places that need no agency beside them */
};

struct dateline {
    struct span span;           /* with the dash that ends it, without the space behind */
    size_t text;                /* where the story's first sentence begins */
    const struct entry *agency; /* NULL: none is named */
};

void dateline_words_open(struct dateline_words *, struct report *);

/* Whether the stretch, a story's first paragraph, opens with a dateline. */
bool dateline_read(const struct dateline_words *, const char *bytes, struct span paragraph,
                   struct dateline *);

/* Whether it opens as wires do, with a place, brackets with a few short words in them, and a dash.
 * On a wire these name an agency, known or not; elsewhere they may be anything. */
bool dateline_read_on_wire(const char *bytes, struct span paragraph, struct dateline *);

/* Whether it opens with one to three words in capitals, perhaps with a region behind a comma, a dash
 * and a sentence, as "LAS VEGAS — The ..." and "CARROW, Maine — The ..." do. Nothing says that this is a place: the caller knows what else may stand so. */
bool dateline_read_capitals(const char *bytes, struct span paragraph, struct dateline *);

#endif
