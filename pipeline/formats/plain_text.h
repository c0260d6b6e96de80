/* Plain text: what other formats use of it. */
#ifndef WIRECOPY_PLAIN_TEXT_H
#define WIRECOPY_PLAIN_TEXT_H

#include "../stream.h"

/* Decodes the bytes into the story's body, and notes the charset and the line ends. */
void plain_text_into_story(const char *bytes, size_t length, const char *charset,
                           struct story *story, struct report *report);

#endif
