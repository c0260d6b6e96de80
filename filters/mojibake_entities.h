/* Mojibake: HTML entities in text that is no HTML. */
#ifndef WIRECOPY_MOJIBAKE_ENTITIES_H
#define WIRECOPY_MOJIBAKE_ENTITIES_H

#include "patches.h"
#include "report.h"

struct entities;

/* The dictionary is read when the first entity is met. Never NULL. */
struct entities *entities_open(struct report *);
void entities_close(struct entities *);

/* Looks whether the text is markup, in which entities are left as they are, and gives the place of
 * the first "&" that may begin one; `length` where there is none. */
size_t entities_begin(struct entities *, const char *bytes, size_t length);

/* The next such place from `at` on. */
size_t entities_next(struct entities *, const char *bytes, size_t at, size_t length);

/* Adds a change for every entity of the paragraph; false where there is none. */
bool entities_find(const struct entities *, const char *bytes, size_t length, struct changes *);

#endif
