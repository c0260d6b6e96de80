/* Decode: bytes of any charset become UTF-8. ICU is behind this door, opened for bytes that are not
 * UTF-8 only. */
#ifndef WIRECOPY_DECODE_H
#define WIRECOPY_DECODE_H

#include "story.h"
#include "report.h"

struct decoded {
    struct text text;
    char charset[32]; /* the IANA name: "UTF-8", "windows-1252"... */
    struct stray {    /* bytes that the charset does not explain, in order */
        size_t at;    /* byte offset in the text */
        unsigned char byte;
    } *strays;
    size_t stray_count, stray_capacity;
};

/* Decodes `length` bytes. The charset is `declared` (may be NULL) where the bytes agree; else that of
 * a byte order mark; else UTF-8 where the bytes are valid; else what ICU detects; else windows-1252.
 * A stray byte in UTF-8 is read as windows-1252, which it nearly always is; one that means nothing
 * there becomes U+FFFD, and NUL becomes U+2400. An unknown `declared` charset is reported (64). */
void decode(const char *bytes, size_t length, const char *declared, struct decoded *,
            struct report *);

/* The same for bytes that are the caller's no more, with a NUL behind them, for free(): the text
 * takes them over where they are UTF-8. */
void decode_taking(char *bytes, size_t length, const char *declared, struct decoded *,
                   struct report *);

/* The same for bytes that can be nothing but UTF-8: what is not, is stray. The charset is not set. */
void decode_utf8(const char *bytes, size_t length, struct decoded *);
void decoded_free(struct decoded *);

/* Gives the story the part Charset, moves the text into its part `name`, and raises a query for every
 * stray byte there; says once, with the line, that there are any (65). */
void decoded_into_story(struct decoded *, struct story *, const char *name, struct report *);

/* UTF-8 in another charset, for writers. False where the charset is unknown. Characters that it does
 * not have are written as `substitute` and counted in `*lost`. */
bool encode(const char *bytes, size_t length, const char *charset, char substitute,
            struct text *encoded, size_t *lost);

#endif
