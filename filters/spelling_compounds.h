/* Spelling compounds: words that are written together of others. hunspell's dictionaries know some
 * of them only. */
#ifndef WIRECOPY_SPELLING_COMPOUNDS_H
#define WIRECOPY_SPELLING_COMPOUNDS_H

#include "speller.h"

/* Whether the word is made of two or three that are known: "wegstieß", "regierungskritisch",
 * "Hollywoodproduktion". In a word that is no noun the last part is written small. */
bool is_compound(struct speller *, bool is_noun, const char *word, size_t length);

/* Whether it may be the first part of a compound, with what may stand between it and the second:
 * "Regierung-s-". */
bool is_first_part(struct speller *, const char *word, size_t length);

/* Whether a known noun begins the word: "Eishockeyspoieler", where the rest is misspelt. */
bool begins_with_noun(struct speller *, const char *word, size_t length);

#endif
