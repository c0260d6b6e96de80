/* Homoglyphs: letters of one script that look like another's, inside a word. */
#ifndef WIRECOPY_UNICODE_WORDS_H
#define WIRECOPY_UNICODE_WORDS_H

#include "dictionary.h"
#include "text.h"

enum mixture {
    ONE_SCRIPT, /* or letters that nobody would take for the others */
    CERTAIN,    /* the word is of one script but for letters that look like it */
    UNCERTAIN   /* which script was meant is for the desk */
};

/* Judges the word round the letter at `at`; `word` is its bytes, and `meant` the word in the script
 * that most of its letters are of (not where it is of ONE_SCRIPT). */
enum mixture word_mixture(const struct dictionary *confusables, const char *bytes, size_t length,
                          size_t at, struct span *word, struct text *meant);

#endif
