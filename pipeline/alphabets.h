/* Alphabets: the letters of languages beyond ASCII, and how well a text keeps to those of one. */
#ifndef WIRECOPY_ALPHABETS_H
#define WIRECOPY_ALPHABETS_H

#include "report.h"

#include <stddef.h>
#include <stdint.h>

struct alphabets;

/* Reads alphabets.dict when it is first called. Never NULL; it stays as long as the program runs.
 */
const struct alphabets *alphabets_open(struct report *);

/* How well `count` characters, which occur `times[i]` times each, keep to the alphabet of one
 * language, the one that they keep to best: frequent letters count up to 3 each time, letters that
 * it does not have count against it. What is no letter is passed over. */
long alphabets_fit(const struct alphabets *, const uint16_t *characters, const size_t *times,
                   size_t count);

#endif
