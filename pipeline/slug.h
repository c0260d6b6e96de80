/* Slug: what an American wire calls a story: "BC-EU--Ferry Strike, 2nd Ld-Writethru": when it means
 * it to run, then what it is of. */
#ifndef WIRECOPY_SLUG_H
#define WIRECOPY_SLUG_H

#include "text.h"

/* Whether the line opens as a slug does: enough where a wire has a line for it. */
bool slug_opens(const char *bytes, struct span line);

/* Whether it is one wherever it stands: in capitals, and with the double hyphen before what the
 * story is of. */
bool slug_is_certain(const char *bytes, struct span line);

#endif
