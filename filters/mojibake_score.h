/* Mojibake: how sure it is that a sequence was misread. */
#ifndef WIRECOPY_MOJIBAKE_SCORE_H
#define WIRECOPY_MOJIBAKE_SCORE_H

#include "mojibake_sequence.h"

enum {
    SURE = 6,       /* from this score on a sequence is mojibake by itself */
    IN_COMPANY = 0, /* and from this on where another in the paragraph is */
    IMPOSSIBLE = -100
};

/* How sure sequences[index] is, of all `count` that were found in the text in that charset. */
int sequence_score(const char *bytes, size_t length, enum charset charset,
                   const struct sequence *sequences, size_t count, size_t index);

#endif
