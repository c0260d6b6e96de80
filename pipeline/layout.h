/* Layout: the blocks of a text (lines, or paragraphs that were wrapped into lines), and what the
 * make-up of a page tells of each. */
#ifndef WIRECOPY_LAYOUT_H
#define WIRECOPY_LAYOUT_H

#include "text.h"

struct block {
    struct span span; /* without the white space at its ends */
    size_t from;      /* where its first line begins */
    size_t end;       /* behind its last line's line end */
    size_t next;      /* where the next block's first line begins, or the end of the text */
    unsigned words;
    bool after_blank;  /* a blank line, or nothing, stands before it */
    bool before_blank; /* a blank line, or nothing, comes after it */
    bool is_sentence;  /* ends as a sentence does */
    bool is_prose;     /* long enough, and ended, to be a paragraph of a story */
    bool is_title;     /* may be a title: short, not ended, begins as a title does */
    bool is_gone;      /* a filter has decided to take it out */
    struct span cut;   /* then: the bytes to take out (layout_settle) */
};

struct layout {
    const char *bytes;
    size_t length;
    struct block *blocks;
    size_t count, capacity;
};

/* Text that is longer than this is no story, and its layout is empty: bytes. */
enum { LAYOUT_LIMIT = 1 << 20 };

void layout_make(struct layout *, const struct text *);
void layout_free(struct layout *);

/* Whether the block is a line of marks: "* * * *", "---". */
bool block_is_rule(const struct layout *, const struct block *);

/* The block's text with its line ends made spaces, in `text`. */
void block_text(const struct layout *, const struct block *, struct text *text);

/* Whether the words of two stretches are the same but for case, spacing and marks; or those of one
 * are the beginning of the other's. */
enum word_order { OTHER_WORDS, SAME_WORDS, FIRST_BEGINS_SECOND, SECOND_BEGINS_FIRST };
enum word_order compare_words(const char *a, struct span a_span, const char *b, struct span b_span);
bool same_words(const char *a, struct span a_span, const char *b, struct span b_span);

/* Once is_gone is decided: sets `cut` of each block that goes, in one pass, so that what stays is
 * as far apart as it was. Cuts come in order and never overlap. */
void layout_settle(struct layout *);

#endif
