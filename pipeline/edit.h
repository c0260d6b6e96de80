/* Edit: one change to copy, or one query to the desk: where, what, by which rule, and why. */
#ifndef WIRECOPY_EDIT_H
#define WIRECOPY_EDIT_H

#include <stdbool.h>
#include <stddef.h>

struct edit {
    /* The part's name, and which of the parts so named: 1 is the first. */
    const char *part;
    unsigned ordinal;
    /* Byte offset in the part, on a character's edge. While proposed: in the part as the filter saw
     * it. In the journal: in the part as it stood when the edit was made. */
    size_t at;
    /* What stood there and what stands there now. `before` NULL: the part did not exist and is made;
     * `after` NULL: the part is taken away. A query has both the same. */
    const char *before, *after;
    const char *rule;        /* "quotes/open", "houses/ap.dict:41" */
    const char *reason;      /* for a person */
    const char *suggestions; /* of a query, one a line, best first; NULL when there are none */
    bool query;              /* nothing changes */
    char *strings;           /* owns all of the above */
};

/* A list that owns its edits. */
struct edits {
    struct edit *items;
    size_t count, capacity;
};

/* Adds a copy of `edit`, its strings included (its `strings` is ignored). */
void edits_add(struct edits *, const struct edit *edit);

/* Adds `edit` itself: the list owns its strings from now on. */
void edits_take(struct edits *, const struct edit *edit);

/* Whether any of them changes copy; queries do not. */
bool edits_change(const struct edits *);

/* Puts proposals that several rules made into the order of their places; edits of one place stay in
 * the order in which they were proposed. Parts keep the order of their first edit. */
void edits_sort(struct edits *);

/* Frees the edits after the first `count`. */
void edits_cut(struct edits *, size_t count);
void edits_free(struct edits *);

/* How many bytes the text grows or shrinks by. */
ptrdiff_t edit_growth(const struct edit *);

#endif
