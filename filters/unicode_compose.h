/* Composing: NFC, with ICU behind its door. */
#ifndef WIRECOPY_UNICODE_COMPOSE_H
#define WIRECOPY_UNICODE_COMPOSE_H

#include "text.h"

/* The stretch round the character at `at`, which may compose, that is normalised as one. Never
 * long: false where so many marks are heaped up that it is no writing. Either way `stretch` is set.
 */
bool compose_stretch(const char *bytes, size_t length, size_t at, struct span *stretch);

/* The stretch in NFC, in `composed`; false where it already is, or where ICU is not there. */
bool compose(const char *bytes, struct span stretch, struct text *composed);

#endif
