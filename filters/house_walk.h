/* House walk: what the files of the filter house share: where it stands in a story, and in which
 * language and quotation. */
#ifndef WIRECOPY_HOUSE_WALK_H
#define WIRECOPY_HOUSE_WALK_H

#include "house.h"
#include "house_patterns.h"
#include "prose.h"
#include "scan.h"

enum { MOST_BASES = 4, MOST_GROUPS = 32, MOST_VARIANTS = 6 };

enum { REPLACED = 1, ODDITY = 2, VARIANT = 4 };

enum stop_order { AS_IS, STOP_INSIDE, STOP_OUTSIDE };

/* What a house wants in a language, and what is asked about there. */
struct tongue {
    char language[24];
    enum stop_order order;
    struct {
        struct patterns *patterns;
        const struct dictionary *dictionary;
    } replaced[MOST_BASES]; /* of the house, and of those it is based on */
    struct patterns *oddities, *variants;
    uint8_t slots[PATTERN_SLOTS]; /* which of them may begin there */
    char doubled[32];             /* section of words that may stand twice */
    char speech[32];              /* section of words behind what was said */
    struct tongue *next;
};

/* The variants of one name that a story has. */
struct variant_group {
    const char *name;
    const struct entry *seen[MOST_VARIANTS];
    size_t count;
};

struct house_filter {
    const struct settings *settings;
    struct dictionary *queries; /* house-queries.dict */
    struct scan scan;
    struct tongue *tongues;
};

struct walk {
    struct house_filter *self;
    const struct tongue *tongue; /* of the paragraph */
    struct prose prose;
    struct {
        uint32_t mark;
        size_t at;
    } open[2]; /* the quotations that are open here, the outer first */
    size_t depth;
    bool names_sides; /* the paragraph has had a (l) */
    size_t last_word; /* where the word before begins */
    struct variant_group groups[MOST_GROUPS];
    size_t group_count;
};

/* Asks about the pattern that begins at the word at `at`. */
void query_pattern(struct walk *, size_t at, unsigned slot);

/* Asks about the word at `at`, where it is the same as the one before. */
void query_doubled(struct walk *, size_t at);

/* Reads the quotation mark at `at`; where it closes and the house has an order of stop and mark,
 * sees to that. Returns its end. */
size_t walk_mark(struct walk *, size_t at);

#endif
