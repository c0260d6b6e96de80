/* Quotation style: how a house writes what the marks of a language were decided to be. */
#ifndef WIRECOPY_QUOTATION_STYLE_H
#define WIRECOPY_QUOTATION_STYLE_H

#include "quotations.h"

enum { STYLE_PAIRS = 10 };

struct quotation_style {
    char language[24];
    struct quotation_marks marks;
    const char *prime, *double_prime;
    struct mark_pair {
        const char *open, *close;
    } pairs[STYLE_PAIRS]; /* what stays as it is: the house's own, then its "quotes-also" */
    size_t pair_count;
    uint8_t glyph_cost[2][MARK_SHAPES][MARK_LABELS]; /* by kind, shape and label, in tenths */
    bool leaves_alone;    /* quotes-left-alone: a language whose marks follow rules of their own */
    bool is_single_first; /* quotations have single marks, those within them double ones */
    bool is_plain;        /* ASCII marks */
    bool closes_with_apostrophe; /* the inner closing mark and the apostrophe are one glyph */
    bool has_low_single;         /* ‚ opens, and may be typed as a comma */
    bool inserts_spaces;         /* the endings are known that may follow a mark closely */
};

/* Fills in the style of a house in a language. */
void quotation_style_read(struct quotation_style *, const struct house *,
                          const struct dictionary *elisions, const char *language);

/* What the house writes for the mark; the mark as it stands where that is legal in the language. */
const char *quotation_glyph(const struct quotations *, const struct quote_mark *, char own[8]);

/* What the house writes between this glyph and what it encloses. */
const char *quotation_inside(const struct quotation_style *, const char *glyph);

#endif
