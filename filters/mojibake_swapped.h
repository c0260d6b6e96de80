/* Mojibake: a paragraph in one single-byte charset that was read in another. */
#ifndef WIRECOPY_MOJIBAKE_SWAPPED_H
#define WIRECOPY_MOJIBAKE_SWAPPED_H

#include "patches.h"
#include "report.h"

#include <stdbool.h>

/* Whether the character `c` behind `before`, the `run`th letter of Western Europe in a row, may be
 * of such a paragraph: four letters with marks are in no word, nor a capital behind a small letter
 * of Russian. */
static inline bool may_be_swapped(uint32_t before, uint32_t c, unsigned run)
{
    return (c >= 0x410 && c < 0x430 && before >= 0x430 && before < 0x450) || run == 4;
}

/* Adds the changes that read the paragraph in its own charset; false where it was read in it. */
bool swapped_read(const char *bytes, size_t length, struct report *, struct changes *);

#endif
