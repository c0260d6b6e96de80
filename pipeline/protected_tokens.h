/* Protected tokens: what in a run of bytes without white space no rule may touch. For protected.c.
 */
#ifndef WIRECOPY_PROTECTED_TOKENS_H
#define WIRECOPY_PROTECTED_TOKENS_H

#include "story.h"

/* What bytes a token has, so that only the recognisers that can succeed are asked. */
enum {
    HAS_DIGIT = 1 << 0,
    HAS_SIGN = 1 << 1,  /* @ # */
    HAS_SLASH = 1 << 2, /* / and backslash */
    HAS_COLON = 1 << 3,
    HAS_DOT = 1 << 4,
    HAS_CODE = 1 << 5 /* _ $ ! & = + */
};

struct token {
    const char *bytes; /* of the whole text */
    size_t from, to;
    unsigned has;
};

/* Adds a span, taking in those that lie in it. */
void protect(struct spans *, size_t from, size_t to);

/* Adds what is protected of the token. */
void protect_token(const struct token *, struct spans *);

#endif
