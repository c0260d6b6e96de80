/* Language detector: which language a stretch of copy is in: by the commonest words, endings and
 * letters of the languages that we know (dictionaries/languages.dict), and where these leave a
 * doubt, by cld2, which stands behind this door and is not opened before. */
#ifndef WIRECOPY_LANGUAGE_DETECTOR_H
#define WIRECOPY_LANGUAGE_DETECTOR_H

#include "report.h"

#include <stdbool.h>
#include <stddef.h>

struct language_detector;

/* The report must outlive the detector: a missing cld2 is reported (69) when it is needed. */
struct language_detector *detector_open(struct report *);
void detector_close(struct language_detector *);

/* How sure an answer is. */
enum certainty { DOUBTFUL, LIKELY, CERTAIN };

struct detected {
    char language[12]; /* "de", "pt", "nb"; "" where nothing tells */
    enum certainty certainty;
    size_t words; /* what the answer rests on */
};

/* Capitals count as small letters. Linear in `length`; of a long stretch the first 16 KB are read.
 */
struct detected detector_read(struct language_detector *, const char *bytes, size_t length);

#endif
