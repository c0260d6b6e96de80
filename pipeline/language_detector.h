/* Language detector: which language a stretch of copy is in: by how common its words are in each
 * language that we know, words that none knows by their letters (language_cues.h); and where these
 * leave a doubt, by cld2 (language_library.h). */
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

/* Capitals count as small letters. Linear in `length`; of a long stretch the first 2 KB are read,
 * and no more than its first words where these are clearly in the language `expected`, that of the
 * copy round about (NULL: not known), which is the likelier one anyway. */
struct detected detector_read(struct language_detector *, const char *bytes, size_t length,
                              const char *expected);

/* Whether two tags may stand for one language: "no" and "nb", "en-GB" and "en". */
bool detector_same_language(const struct language_detector *, const char *a, const char *b);

#endif
