/* Facts: what an edit may do to words, digits, names and negations, inside quotations and outside.
 * The one list of the filters that are declared to touch them is in facts.c. */
#ifndef WIRECOPY_FACTS_H
#define WIRECOPY_FACTS_H

#include "filter.h"

/* NULL where the edit does no harm; else the property that it breaks ("quote-safe", "facts",
 * "utf-8"), and in `*why` how. The story is as the filter saw it. */
const char *edit_breaks(const struct filter *, const struct story *, const char *language,
                        const struct edit *, const char **why);

#endif
