/* Apostrophes' accents: those that a wire in ASCII wrote behind their letters: "citta'". */
#ifndef WIRECOPY_APOSTROPHES_ACCENTS_H
#define WIRECOPY_APOSTROPHES_ACCENTS_H

#include "quotation_desk.h"

struct accents {
    const struct dictionary *dictionary;
    bool are_behind; /* the story has no other accents */
};

/* The accents of a run, from accents.dict, which must live as long; NULL never. */
struct accents *accents_open(const struct dictionary *);
void accents_close(struct accents *);

/* Learns from the whole story whether it writes its accents behind their letters. */
void accents_learn(struct accents *, const struct settings *, const struct story *);

/* Where the mark, which is an apostrophe, stands for the accent of the letter before it: writes
 * that letter with its accent to `letter`, and returns the bytes of it as it stands; 0 elsewhere.
 */
size_t accent_of(const struct accents *, const struct quotations *, const struct quote_mark *,
                 char letter[static 8]);

#endif
