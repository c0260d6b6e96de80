/* Mojibake: a sequence of UTF-8 that was read as a single-byte charset. */
#ifndef WIRECOPY_MOJIBAKE_SEQUENCE_H
#define WIRECOPY_MOJIBAKE_SEQUENCE_H

#include "charsets.h"
#include "text.h"

#include <stdbool.h>

/* "Ã©": one character of the text that was meant, as it stands. */
struct sequence {
    size_t from, to;    /* bytes of the text */
    uint32_t character; /* what was meant; U+FFFD where a byte of it is lost */
    bool is_lossy;      /* one of its bytes became U+FFFD, or a question mark */
    bool lacks_byte;    /* its last byte was dropped, and nothing stands for it */
    bool took_space;    /* an ASCII space stands for its byte A0 */
    int score;
};

/* The sequence whose first character is at byte `at`, read as `charset`; false where there is none
 * that could mean anything. The score is not set. */
bool sequence_at(const char *bytes, size_t length, size_t at, enum charset charset,
                 struct sequence *sequence);

/* Whether a mark of punctuation may end at `at`: a space, a line end or a stop follows. */
bool is_behind_mark(const char *bytes, size_t length, size_t at);

/* Whether the charset has one; a mail program may have made a space of it. */
bool has_no_break_space(enum charset charset);

#endif
