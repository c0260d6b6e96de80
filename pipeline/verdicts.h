/* Verdicts: what hunspell said of words, right and wrong, in bounded memory, and between two runs in
 * a file of the user's cache, so that a story read again needs no hunspell. What is kept is what
 * would be found anew: it makes nothing but time. */
#ifndef WIRECOPY_VERDICTS_H
#define WIRECOPY_VERDICTS_H

#include "text.h"

enum verdict { NOT_ASKED, RIGHT, WRONG };

struct verdicts;

/* `path`: the file to learn from and to add to; NULL: none. Nothing is read before it is needed. */
struct verdicts *verdicts_open(const char *path);

/* Adds what is new to the file, in one write; where that fails, it is only slower next time. */
void verdicts_close(struct verdicts *);

enum verdict verdicts_find(struct verdicts *, const char *word, size_t length);
void verdicts_keep(struct verdicts *, const char *word, size_t length, bool is_right);

#endif
