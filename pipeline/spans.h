/* Spans: stretches of a text, and which of its bytes lie in them. */
#ifndef WIRECOPY_SPANS_H
#define WIRECOPY_SPANS_H

#include "text.h"

/* Stretches of one text, in order, that do not overlap. */
struct spans {
    struct span *items;
    size_t count, capacity;
};

/* Whether byte `at` lies in one of the spans: a binary search. */
bool spans_cover(const struct spans *, size_t at);

/* Whether the spans touch any of the bytes from..to (an empty stretch: a place inside a span). */
bool spans_touch(const struct spans *, size_t from, size_t to);

/* The first span that ends behind byte `at`, or the end of the items where there is none: from
 * there on, those who go through a text step along. */
const struct span *spans_from(const struct spans *, size_t at);

/* Behind the last; NULL, as above, where there is none. */
const struct span *spans_end(const struct spans *);

/* The span that covers byte `at`, or NULL. */
const struct span *spans_at(const struct spans *, size_t at);

#endif
