/* Mojibake: repairs one paragraph, in as many rounds as it was misread. */
#ifndef WIRECOPY_MOJIBAKE_REPAIR_H
#define WIRECOPY_MOJIBAKE_REPAIR_H

#include "mojibake_entities.h"
#include "patches.h"

/* Repairs `text` in place and says in `patches` (empty at first; the caller frees the items) where
 * it changed. False where it never settles: then the patches are not to be used. */
bool mojibake_repair(struct text *text, struct patches *patches, const struct entities *,
                     struct report *);

#endif
