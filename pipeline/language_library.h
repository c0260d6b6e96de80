/* Language library: cld2, behind this door and opened when it is first needed. */
#ifndef WIRECOPY_LANGUAGE_LIBRARY_H
#define WIRECOPY_LANGUAGE_LIBRARY_H

#include "report.h"

#include <stdbool.h>
#include <stddef.h>

/* The tag of the language that cld2 takes the text for, and whether it is sure of it; "" where it
 * does not know, or is not there (69, reported once). Give small letters: it fails on capitals. */
const char *library_language(const char *bytes, size_t length, bool *reliable, struct report *);

#endif
