/* A line's repair: what the filter unicode changes in it. */
#ifndef WIRECOPY_UNICODE_LINE_H
#define WIRECOPY_UNICODE_LINE_H

#include "dictionary.h"
#include "patches.h"

/* The line (in which U+2028 and U+2029 may stand) as it should be, in `made`, and where it differs,
 * in `patches`; both empty at first, the caller frees them. False where it never settles: then the
 * patches are not to be used. */
bool unicode_line(const struct dictionary *characters, const char *bytes, size_t length,
                  struct text *made, struct patches *patches);

#endif
