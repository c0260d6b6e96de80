/* Lines of a paragraph, measured: whether somebody wrapped it into a column. */
#ifndef WIRECOPY_PARAGRAPHS_LINES_H
#define WIRECOPY_PARAGRAPHS_LINES_H

#include "text.h"

/* A line of a paragraph. */
struct measured_line {
    struct span span;    /* without white space at its ends */
    size_t from, next;   /* where the line begins, and behind its line end */
    unsigned columns;    /* characters that take room, its indentation included */
    unsigned first_word; /* columns of its first word */
    unsigned indentation;
    bool is_laid_out; /* a table's, a list's or a quotation's: not to be joined to the one before */
    bool may_begin_item; /* with a dash or "21."; one in a paragraph may be of a sentence */
    bool begins_small;   /* with a small letter */
};

/* Lines of that many columns are not of a wire, which has 69, a mail or a page of a typewriter. */
enum { LEAST_COLUMN = 45, MOST_COLUMN = 100, MOST_COLUMNS = 1000 };

/* The next line of the text at or after byte `*at`, measured. False at the end. */
bool measured_line_next(const char *bytes, size_t length, size_t *at, struct measured_line *);

/* A paragraph: lines up to a blank or an indented one. */
struct wrapped {
    size_t from, to; /* its bytes, without the last line end */
    unsigned breaks; /* line ends inside */
    unsigned small;  /* ... that a small letter follows */
    unsigned floor,
        ceiling;          /* columns that it may have been wrapped at: floor <= column < ceiling */
    bool is_first;        /* of the text */
    bool begins_indented; /* behind a line, not a blank one */
    unsigned column;      /* that it was wrapped at; 0: it was not */
};

/* The next paragraph at or after `*at`. A paragraph that cannot have been wrapped has a ceiling of
 * 0. False at the end. */
bool wrapped_next(const char *bytes, size_t length, size_t *at, struct wrapped *);

/* Decides which of the paragraphs were wrapped, and at which column: as many as possible at one. */
void wrapped_decide(struct wrapped *, size_t count);

#endif
