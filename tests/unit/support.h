/* Support: what unit tests and properties share: stories and files in memory, reads and writes that
 * can be made to go wrong. */
#ifndef WIRECOPY_SUPPORT_H
#define WIRECOPY_SUPPORT_H

#include "filter.h"
#include "stream.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* Where nothing is said otherwise: reads give at most this many bytes (0: as many as asked for);
 * writes take at most that many; after `writes_left` bytes (if not negative) the disk is full. */
extern size_t read_at_most, write_at_most;
extern ptrdiff_t writes_left;

/* A report that keeps its messages: said() is what was said so far, of the last such report. */
struct report quiet_report(void);
const char *said(void);

/* The name of a file that has these bytes, until the next call. */
const char *file_with(const char *bytes, size_t length);

/* An output into memory; output_made() closes it and gives its bytes, to be freed. */
struct output memory_output(struct report *);
struct text output_made(struct output *);

/* A story with this body, and another part. */
struct story story_with(const char *body);
void story_give(struct story *, const char *name, const char *value);
const char *body_of(const struct story *);

/* Whether two stories have the same parts with the same text; their journals may differ. */
bool same_parts(const struct story *, const struct story *);

/* All stories of the bytes, written as story text. `format` NULL: sniffed. */
struct text stories_of(const char *bytes, size_t length, const struct format *format,
                       struct report *);

/* One story as story text. */
struct text story_text_of(struct story *);

/* Adds an edit, or a query where `after` is NULL, as a filter would. */
void propose_at(struct edits *, const struct story *, const char *part, size_t at,
                const char *before, const char *after, const char *rule);

#endif
