/* Checks: what must hold of any copy, whatever its bytes are. What does not is a finding. */
#ifndef WIRECOPY_CHECKS_H
#define WIRECOPY_CHECKS_H

#include "chain.h"
#include "stream.h"

/* Tells a finding: a fuzzer ends with it. */
void find(const char *where, const char *what);

/* Text that is valid, without NUL, and that story text carries there and back. */
void check_parts(struct story *, const char *where);

/* Every filter of the chain proposes what fits, a second run adds nothing, undo gives the copy
 * back. Leaves the story cleaned. */
void check_chain(struct chain *, struct story *);

/* Every format writes the story; what a format wrote, it reads. The story is no longer the same:
 * writers withhold what is private. */
void check_formats(struct story *);

/* Frees what the checks keep between two stories. */
void checks_end(void);

#endif
