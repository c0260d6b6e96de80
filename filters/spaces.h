/* Spaces: what the two halves of the filter share: its settings, and where it stands in a text. */
#ifndef WIRECOPY_SPACES_H
#define WIRECOPY_SPACES_H

#include "characters.h"
#include "dictionary.h"
#include "filter.h"
#include "house.h"
#include "protected.h"
#include "scan.h"

#define NO_BREAK_SPACE "\xC2\xA0"
#define NARROW_NO_BREAK_SPACE "\xE2\x80\xAF"

/* How a language is spaced in a house. */
struct spacing {
    char language[16];
    const char *before_colon, *before_high, *before_percent; /* of the house; "as-is": any */
    char abbreviations[32], openers[32];                     /* sections of spacing.dict */
    bool knows_openers;
};

struct spaces {
    const struct settings *settings;
    struct dictionary *dictionary;
    struct scan scan;
    struct spacing *spacings;
    size_t spacing_count, spacing_capacity;
};

/* Where the filter stands in a part. */
struct place {
    const struct spaces *self;
    const struct spacing *spacing; /* of the language here */
    const struct story *story;
    size_t part;
    const char *bytes;
    size_t length;
    const struct spans *spans; /* what is protected; NULL until it is asked for */
    struct edits *edits;
    size_t done; /* what is before is decided */
};

static inline bool is_ascii_digit_byte(char byte)
{
    return (unsigned char)(byte - '0') < 10;
}

/* Whether no rule may touch the bytes from..to. */
bool space_is_protected(struct place *, size_t from, size_t to);

/* Proposes `after` for the bytes from..to, unless it is there, protected, or decided before. */
void space_change(struct place *, size_t from, size_t to, const char *after, const char *rule,
                  const char *reason);

/* A space is missing behind the stop, comma, or on either side of the bracket at `at`. */
void space_after_stop(struct place *, size_t at);
void space_after_comma(struct place *, size_t at);
void space_before_bracket(struct place *, size_t at);
void space_after_bracket(struct place *, size_t at);

#endif
