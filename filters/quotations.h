/* Quotation marks of a paragraph: where they are, what stands on either side of each, and what each
 * is. The filters quotes and apostrophes decide together, by this, and propose each its own. */
#ifndef WIRECOPY_QUOTATIONS_H
#define WIRECOPY_QUOTATIONS_H

#include "dictionary.h"
#include "house.h"
#include "language.h"
#include "story.h"

enum mark_kind {
    DOUBLE_MARK,
    SINGLE_MARK,
    LINE_END /* no mark: where a quotation may end without one */
};

enum mark_shape {
    STRAIGHT,     /* " ' and '' */
    GRAVE,        /* ` and `` */
    ACUTE,        /* U+00B4 */
    HIGH_LEFT,    /* “ ‟ ‘ ‛ */
    HIGH_RIGHT,   /* ” ’ */
    LOW,          /* „ ‚ and ,, and a comma before a word */
    POINTS_LEFT,  /* « ‹ and << */
    POINTS_RIGHT, /* » › and >> */
    PRIME_SIGN,   /* ″ ′ */
    MARK_SHAPES
};

/* What stands beside a mark, or beside the run of marks that it is in. */
enum neighbour {
    AT_EDGE, /* of the paragraph */
    AT_LINE, /* the begin or end of a line within it */
    AT_SPACE,
    AT_WORD, /* a letter or digit */
    AT_OPENER,
    AT_STOP, /* . , ; : ! ? … and closing brackets */
    AT_DASH,
    AT_SYMBOL,
    AT_MARKUP,
    NEIGHBOURS
};

enum mark_label { OPENS, CLOSES, APOSTROPHE, PRIME, LEFT_ALONE, MARK_LABELS };

/* 64 bytes: a long line has a million of them. */
struct quote_mark {
    size_t from, to;           /* bytes of the part */
    const struct entry *entry; /* of the dictionary of elisions, that tells an apostrophe */
    uint32_t left_character, right_character; /* beside its run of marks */
    uint32_t partner;                         /* index of its other half, where it is paired */
    uint32_t parent;            /* index of what opens the quotation around it, where depth > 0 */
    uint16_t cost[MARK_LABELS]; /* of each label by itself, in tenths */
    uint16_t margin;            /* how much dearer the next best reading is, in tenths */
    uint16_t joins_before, joins_behind; /* bytes of an apostrophe's parted word: don 't */
    uint8_t kind, shape, left, right;
    uint8_t label, other; /* the best reading, and the next best */
    uint8_t depth;        /* how many quotations it stands in; a pair has the same */
    bool decided : 1;     /* before any pairing */
    bool is_weaker : 1;   /* '' in a quotation that has other marks */
    bool reopens : 1;     /* may begin anew a quotation that is open: said. "We */
    bool is_reopened : 1; /* and does */
    bool is_paired : 1;   /* its other half was found */
    bool opens_on : 1;    /* the next line or paragraph opens anew */
};

enum { NEVER = 20000 };

struct quotation_style;

/* A paragraph under study. `marks` is kept from one paragraph to the next for its memory. */
struct quotations {
    const char *bytes; /* of the part */
    struct span paragraph;
    const char *language;
    const struct quotation_style *style;
    const struct dictionary *elisions, *accents;
    struct quote_mark *marks;
    size_t count, capacity;
    bool is_unsure;   /* of a double mark the next best reading is nearly as good */
    bool is_open;     /* a quotation ran on from the paragraph before */
    bool is_followed; /* the next paragraph begins with a mark */
    uint16_t *rows;   /* of quotation_label.c */
    size_t row_capacity;
};

/* Whether the mark is an apostrophe with spaces beside it that part its word. */
static inline bool quote_mark_joins(const struct quote_mark *mark)
{
    return mark->joins_before || mark->joins_behind;
}

/* The next byte at or after `at` that may be of a mark; `to` when there is none. */
size_t quotation_mark_next(const char *bytes, size_t at, size_t to);

/* Finds the marks of the paragraph, and what stands beside them. */
void quotation_marks_find(struct quotations *, const struct spans *protected);

/* The characters beside a place, hidden ones passed over; NO_CHARACTER at the paragraph's ends. */
uint32_t quotation_left(const struct quotations *, size_t at);
uint32_t quotation_right(const struct quotations *, size_t at);

/* Says of every mark what stands beside it; marks that touch have the same neighbours. */
void quotation_neighbours(struct quotations *);

/* Says what every mark is: cost, label, margin, depth and partner. Linear in the marks. */
void quotation_label(struct quotations *);

/* The parts of quotation_label(): what the words say of apostrophes, and what the neighbours say.
 */
void quotation_elisions(struct quotations *);
void quotation_parted(struct quotations *);
void quotation_costs(struct quotations *);

/* Whether the figures that end at byte `at` are minutes: behind a degree sign. */
bool quotation_minutes(const struct quotations *, size_t at);

/* Whether the word at byte `at` is an ending that is written close to a quotation: “OK”ed. */
bool quotation_suffix(const struct quotations *, size_t at);

void quotations_free(struct quotations *);

#endif
