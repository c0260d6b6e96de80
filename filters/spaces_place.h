/* Spaces: what the two halves of the filter share: its settings, and where it stands in a text. */
#ifndef WIRECOPY_SPACES_PLACE_H
#define WIRECOPY_SPACES_PLACE_H

#include "dictionary.h"
#include "house.h"
#include "prose.h"
#include "scan.h"

#define NO_BREAK_SPACE "\xC2\xA0"
#define NARROW_NO_BREAK_SPACE "\xE2\x80\xAF"

/* How a language is spaced in a house. */
struct spacing {
    char language[16];
    const char *before_colon, *before_high, *before_percent,
        *after_currency;                 /* of the house; "as-is": any */
    char abbreviations[32], openers[32]; /* sections of spacing.dict */
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
    struct prose prose;
};

/* The bytes of a space, a tab or a no-break space at `at`, or 0. */
size_t white_size(const char *bytes, size_t at);

/* Whether a word at `at` is capitalised, and one that begins sentences in the language. */
bool begins_sentence(const struct place *, size_t at);

/* Whether a word or sentence ends before the byte: white space, a closing mark, no ASCII. */
bool ends_word(char byte);

/* Decides the white space that begins at `at`; returns its end. */
size_t space_run(struct place *, size_t at, bool is_indented);

/* Decides the white space from..to before a per cent sign; there may be none. */
void space_before_percent(struct place *, size_t from, size_t to);

/* A space is missing behind the stop, comma, or on either side of the bracket at `at`. */
void space_after_stop(struct place *, size_t at);
void space_after_comma(struct place *, size_t at);
void space_before_bracket(struct place *, size_t at);
void space_after_bracket(struct place *, size_t at);

#endif
