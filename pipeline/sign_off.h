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

/* Whether the line is an agency and initials in either case, without a code: "AAP RTV ab". Credits
 * may read so; it is a sign-off below a story only. */
bool sign_off_is_agency_initials(const struct phrases *agencies, const char *bytes,
                                 struct span line);

/* Whether the line is nothing but initials: "abc/def/gh", "1010 abc/de", "abc/ def/"; or a code, a
 * day and an hour, and the teleprinter's mark of the end: "YYY-XX/ 28-NOV-26 12:30 NNN". */
bool sign_off_is_bare(const char *bytes, struct span line);

#endif
