/* Scanning: the few characters of a text that the filter unicode has to look at. */
#ifndef WIRECOPY_UNICODE_SUSPECTS_H
#define WIRECOPY_UNICODE_SUSPECTS_H

#include "text.h"

enum suspicion {
    NOTHING,
    COMPOSES,   /* may not be in NFC */
    HIDDEN,     /* zero width, of a direction, or a separator */
    FORM,       /* a ligature, or full width */
    LOST,       /* U+FFFD, private use, unassigned */
    GERSHAYIM,  /* a Hebrew letter before a mark that is written as a quotation mark */
    TWO_SCRIPTS /* a Cyrillic or Greek letter side by side with one of another script */
};

/* The first suspicious character from `at` on, and why; `length` where there is none. */
size_t suspect_next(const char *bytes, size_t length, size_t at, enum suspicion *suspicion);

/* Why the character at `at` is suspicious. */
enum suspicion suspect_character(const char *bytes, size_t length, size_t at);

#endif
