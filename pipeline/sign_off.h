/* Sign-off: the last line of a wire story, "dpa ab/cd yyxx n1 ef gh": the agency, then who wrote
 * it, where it was routed, its priority and who edited it. For the desk alone. */
#ifndef WIRECOPY_SIGN_OFF_H
#define WIRECOPY_SIGN_OFF_H

#include "phrases.h"

enum { SIGN_OFF_LONGEST = 80 }; /* bytes */

/* Whether the line is a sign-off. What its tokens mean is added to `meaning` (may be NULL), as far
 * as it is known: "authors ab/cd; routing yyxx; priority n1; editors ef gh". */
bool sign_off_read(const struct phrases *agencies, const char *bytes, struct span line,
                   struct text *meaning);

#endif
