/* ninjs note: the one editorial note of ninjs, in which all notes of a story stand. */
#ifndef WIRECOPY_NINJS_NOTE_H
#define WIRECOPY_NINJS_NOTE_H

#include "json_story.h"

/* Gives the story the parts Note, Private-Note and Sign-Off that the note has. */
void ninjs_note_read(struct story *, const struct json_state *, const char *note);

/* Appends the note that has them, private ones only where the writer does not leave them out. */
void ninjs_note_write(const struct writer *, const struct story *, struct text *note);

#endif
