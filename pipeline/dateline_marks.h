/* Dateline marks: what the ways to find a dateline have in common. */
#ifndef WIRECOPY_DATELINE_MARKS_H
#define WIRECOPY_DATELINE_MARKS_H

#include "dateline.h"

/* A stretch that is looked at for a dateline has so many bytes at most. */
enum { DATELINE_LONGEST = 140 };

/* The byte behind the dash that stands at `at`, of whatever kind; 0: there is none. */
size_t dateline_dash_end(const char *bytes, size_t at, size_t to);

size_t dateline_skip_spaces(const char *bytes, size_t at, size_t to);

/* Whether what stands behind `end` reads as the start of a sentence, which is `*text`. */
bool dateline_text_begins(const char *bytes, size_t end, size_t to, size_t *text);

#endif
