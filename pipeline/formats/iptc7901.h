/* IPTC 7901: the text format of European agencies (dpa, ATS, Belga, ANSA...), in both generations.
 */
#ifndef WIRECOPY_IPTC7901_H
#define WIRECOPY_IPTC7901_H

#include "wire_copy.h"

/* "bdt0123 4 pl 235  dpa 0456", "eca062 4 i 211 ccccb   dpa 061": spans of a header line. */
struct iptc7901_header {
    struct span id, urgency, category, words, options, provider, sequence;
};

/* False where the line is no such header. */
bool iptc7901_header_read(const char *line, size_t length, struct iptc7901_header *);

/* Takes the label lines over the headline, the headline, the authors and the notes under them:
 * lines [from, to), wrapped at `width`. */
void iptc7901_heading_read(struct wire_copy *, size_t from, size_t to, size_t width);

/* Whether a part of that name has just that value. */
bool story_has_value(const struct story *, const char *name, const char *value);

/* The first word of a stretch. */
struct span iptc7901_first_word(const char *bytes, struct span);

/* Takes the sign-off, if the last of lines [from, to) is one; returns where it begins, or `to`. */
size_t iptc7901_sign_off_read(struct wire_copy *, size_t from, size_t to);

/* Takes the notes and the private ones: lines [from, to). */
void iptc7901_notes_read(struct wire_copy *, size_t from, size_t to, size_t width);

/* Whether line `at` begins the notes, or the private ones, that stand behind a body. */
bool iptc7901_notes_begin(const struct wire_copy *, size_t at, size_t end);

/* Appends a line of a story, wrapped; lines that go on begin with `indent`. Rows of tables stay
 * whole. Returns how many control characters were left out: they frame messages. */
size_t iptc7901_wrap(struct text *, const char *bytes, size_t length, const char *indent);

void iptc7901_write(struct writer *, const struct story *);
void iptc7901_write_end(struct writer *);

#endif
