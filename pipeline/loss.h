/* Loss: what of a story a format cannot carry. It is not looked up but tried: the story is written and
 * read again. */
#ifndef WIRECOPY_LOSS_H
#define WIRECOPY_LOSS_H

#include "stream.h"

/* Is told the index of a part that does not come back, or comes back with another text. */
typedef void loss_function(void *self, const struct story *, size_t part, bool is_changed);

/* Tries the writer's format, with its options. White space aside, a part is carried where it comes
 * back under its name; in a format that has no parts, where its words stand in the body. How the copy
 * came (its charset, format and file) is no part of the story. False where there is no room to try it,
 * which is reported (73). */
bool loss_find(const struct writer *, const struct story *, loss_function *, void *self);

#endif
