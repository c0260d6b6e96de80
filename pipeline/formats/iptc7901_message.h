/* An IPTC 7901 message that is being written: what the files that write it share. */
#ifndef WIRECOPY_IPTC7901_MESSAGE_H
#define WIRECOPY_IPTC7901_MESSAGE_H

#include "../dictionary.h"
#include "../stream.h"
#include "iptc7901.h"

struct message {
    struct writer *writer;
    const struct story *story;
    struct dictionary *words;
    const char *language;
    struct text text;
    size_t controls; /* that were left out */
};

/* What is written over a note of that kind, or as a label, in the message's language. */
const char *message_heading(const struct message *, const char *name);

void message_end_line(struct message *);

/* A line, wrapped; text of many lines, whose items of lists are "  * " in bodies, "- " in notes. */
void message_wrap(struct message *, const char *bytes, size_t length, const char *indent);
void message_wrap_lines(struct message *, const char *bytes, size_t length, bool is_note);

void message_write_heading(struct message *);

/* "Foto Illustration": a note that stands under the headline. */
bool is_picture_note(const struct part *);

#endif
