/* ANPA 1312: what its lines are marked as, for the files that read it. */
#ifndef WIRECOPY_ANPA_LINES_H
#define WIRECOPY_ANPA_LINES_H

#include "wire_copy.h"

enum { BACKSPACE = 0x08 }; /* before a row of a table */

/* Whether a line is marked as a field ("^...<"), or is a row of a table. */
bool anpa_is_marked(const struct wire_copy *, size_t line);
bool anpa_is_row(const struct wire_copy *, size_t line);

/* Whether a line begins a paragraph by its indent: three blanks and more. */
bool anpa_is_indented(const struct wire_copy *, size_t line);

/* The line without the marks at its ends. */
struct span anpa_unmarked(const struct wire_copy *, size_t line);

/* "1stLd-Writethru", "Correction": which version of the story it is. */
void anpa_version_read(struct wire_copy *, struct span label);

/* Takes what stands over the text, of lines [from, end); returns where the text begins. */
size_t anpa_top_read(struct wire_copy *, size_t from, size_t end);

#endif
