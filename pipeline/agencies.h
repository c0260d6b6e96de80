/* Agencies: what names an agency, or several of them, as datelines, credit lines and bylines do. */
#ifndef WIRECOPY_AGENCIES_H
#define WIRECOPY_AGENCIES_H

#include "phrases.h"

/* Whether the stretch names agencies and nothing else: "dpa", "AP/dpa", "(tca/dpa)", "dpa/lni". The
 * first known one, or NULL. */
const struct entry *agencies_read(const struct phrases *agencies, const char *bytes,
                                  struct span stretch);

#endif
