/* Protected: the stretches of a text that no rule may touch. Every harm that tools of this kind do
 * comes from not knowing these: they are found once for a part, and all filters respect them. */
#ifndef WIRECOPY_PROTECTED_H
#define WIRECOPY_PROTECTED_H

#include "story.h"

/* The protected stretches of story->parts[part], in order. They belong to the part, and are found
 * anew after it has changed. */
const struct spans *protected_spans(const struct story *, size_t part);

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
