/* Patches: for filters that go over a stretch of text until nothing changes any more: what several
 * rounds changed, as one change of the stretch as it was for each place. */
#ifndef WIRECOPY_PATCHES_H
#define WIRECOPY_PATCHES_H

#include "text.h"

struct patch {
    struct span was, is;       /* bytes of the stretch as it was, and of the text as it is now */
    const char *rule, *reason; /* of the first round that changed it */
    unsigned rounds;
};

struct patches {
    struct patch *items;
    size_t count, capacity;
};

/* A change of one round: bytes of the text as it is now, and what comes there (bytes of
 * `replacement`). In order; they do not overlap. */
struct change {
    struct span is, replacement;
    const char *rule, *reason;
};

struct changes {
    struct change *items;
    size_t count, capacity;
    struct text replacements;
};

/* The rule and the reason are not copied: they must outlive the patches. */
void changes_add(struct changes *, struct span is, const char *replacement, size_t length,
                 const char *rule, const char *reason);

/* Makes the changes in `text`, joins them with the patches of earlier rounds, and empties them. */
void changes_make(struct changes *, struct text *text, struct patches *);
void changes_free(struct changes *);

#endif
