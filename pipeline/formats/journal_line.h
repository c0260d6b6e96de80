/* Journal line: one edit as a line of text.
 *
 *     quotes/open Body+8 "\"" > "“" quote before a word
 *     structure/headline Headline+0 - > "Vote today" the first line        a part is made
 *     spelling/unknown Body+4 "teh" ? "the" "ten" not in the dictionary    a query, suggestions
 *
 * The second part of a name is written Caption[2]+0. In quotes, \" \\ \n \t and \xHH for other
 * control characters. A reason that begins with a quotation mark or a backslash gains a backslash. */
#ifndef WIRECOPY_JOURNAL_LINE_H
#define WIRECOPY_JOURNAL_LINE_H

#include "../edit.h"
#include "../text.h"

void journal_line_write(const struct edit *, struct text *line);

/* Reads one; its strings are owned by edit->strings. False where the line is malformed. */
bool journal_line_read(const char *bytes, size_t length, struct edit *);

#endif
