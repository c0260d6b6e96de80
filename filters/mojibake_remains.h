/* Mojibake: what is left where a character was lost for good; the desk must say what it was. */
#ifndef WIRECOPY_MOJIBAKE_REMAINS_H
#define WIRECOPY_MOJIBAKE_REMAINS_H

#include "text.h"

#include <stdbool.h>

struct remains {
    struct span span;
    const char *rule, *reason;
};

/* The next of them at or after `at`; false where there is none. */
bool remains_next(const char *bytes, size_t at, size_t length, struct remains *);

/* Whether the "¿" from `at` to `to` stands for the apostrophe of "it's", "don't", "we'll". */
bool mark_for_apostrophe(const char *bytes, size_t at, size_t to, size_t length);

/* Whether a mark that opens a question stands inside a word: "x¿y". */
bool is_inside_word(const char *bytes, size_t at, size_t to, size_t length);

#endif
