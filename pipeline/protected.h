/* Protected: the stretches of a text that no rule may touch. Every harm that tools of this kind do
 * comes from not knowing these: they are found once for a part, and all filters respect them. */
#ifndef WIRECOPY_PROTECTED_H
#define WIRECOPY_PROTECTED_H

#include "story.h"

/* The protected stretches of story->parts[part], in order. They belong to the part, and are found
 * anew after it has changed. */
const struct spans *protected_spans(const struct story *, size_t part);

#endif
