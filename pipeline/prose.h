/* Prose: the parts of a story that readers see, one after the other, and what a text filter
 * proposes for them: in order, never twice for one place, never where a text is protected. */
#ifndef WIRECOPY_PROSE_H
#define WIRECOPY_PROSE_H

#include "characters.h"
#include "filter.h"
#include "protected.h"

#include <string.h>

struct prose {
    const struct story *story;
    struct edits *edits;
    size_t part;       /* in story->parts; begin with NO_PART */
    const char *bytes; /* of the part, ended by a NUL */
    size_t length;
    size_t done; /* what is before this byte is decided */
    const struct spans *spans;
};

#define NO_PART ((size_t)-1)

/* The next part of kind PROSE that has text. False after the last. */
bool prose_next(struct prose *);

/* Whether the bytes from..to may be changed: not protected, and not before `done`. */
bool prose_is_free(struct prose *, size_t from, size_t to);

/* Proposes `after` for the bytes from..to, where they are free and read otherwise; then they are
 * done. Says whether it did. */
bool prose_change(struct prose *, size_t from, size_t to, const char *after, const char *rule,
                  const char *reason);

/* The same, where the protected stretches that it touches lie in `whole`: what a filter knows
 * better, as the hyphen of 1939-1945. */
bool prose_change_inside(struct prose *, struct span whole, size_t from, size_t to,
                         const char *after, const char *rule, const char *reason);

/* Asks the desk about the bytes from..to, where they are free. */
bool prose_query(struct prose *, size_t from, size_t to, const char *rule, const char *reason,
                 const char *suggestions);

/* The character at, or before, a byte of the part. */
static inline uint32_t prose_at(const struct prose *prose, size_t at, size_t *size)
{
    return character_at(prose->bytes, prose->length, at, size);
}

static inline uint32_t prose_before(const struct prose *prose, size_t at, size_t *size)
{
    return character_before(prose->bytes, at, size);
}

/* The letters and marks that end before, or begin at, a byte; not more than `most` bytes, so that a
 * text without spaces costs no more than another. */
struct span prose_word_before(const struct prose *, size_t at, size_t most);
struct span prose_word_after(const struct prose *, size_t at, size_t most);

#endif
