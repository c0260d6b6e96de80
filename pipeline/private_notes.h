/* Private notes: what a note says of itself that it is for the desk alone.
 *
 * Formats have marks for that, and agencies do not always set them: one note holds the public
 * addresses, the line "not for publication", the reporters' telephones and the sign-off. */
#ifndef WIRECOPY_PRIVATE_NOTES_H
#define WIRECOPY_PRIVATE_NOTES_H

#include "privacy.h"
#include "story.h"

/* Takes what is private out of the parts Note, each into a Private-Note of its own, and sign-offs
 * into Sign-Off; a note that is nothing else goes. For readers, before any filter sees the story.
 * In doubt a line behind a private heading is private. */
void private_notes_divide(const struct private_words *, struct story *);

/* Moves bylines that are nothing but initials, "ab/cd", into Sign-Off: they name nobody to a reader. */
void private_bylines_move(struct story *);

#endif
