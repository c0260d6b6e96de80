/* What the guard checks: that nothing private is public, that facts survived, that copy is whole.
 */
#ifndef WIRECOPY_GUARD_CHECKS_H
#define WIRECOPY_GUARD_CHECKS_H

#include "filter.h"
#include "language.h"
#include "privacy.h"

struct guard {
    struct private_words *private;
    struct phrases *labels, *negations;
};

/* guard_contacts.c: telephone numbers and addresses in a public part. */
void find_contacts(const struct guard *, const struct story *, size_t part, struct edits *);

/* guard_private.c: sign-offs, and what says that it is not for publication. */
void find_private(const struct guard *, const struct story *, size_t part, struct edits *);

/* Lines of the private parts that stand in public ones too. */
void find_leaks(const struct story *, struct edits *);

/* guard_facts.c: numbers, negations and names that were received and are not there now. */
void find_lost_facts(const struct guard *, const struct story *, struct edits *);

/* guard_end.c: copy that looks cut off. */
void find_cut_off(const struct guard *, const struct story *, struct edits *);

#endif
