/* Spelling compounds: words that are written together of others, or made with a prefix and the
 * like. hunspell's dictionaries know some of them only. */
#ifndef WIRECOPY_SPELLING_COMPOUNDS_H
#define WIRECOPY_SPELLING_COMPOUNDS_H

#include "speller.h"
#include "spelling_names.h"
#include "spelling_words.h"

/* Whether the word is made of two or three that are known: "wegstieß", "regierungskritisch",
 * "Hollywoodproduktion". In a word that is no noun the last part is written small. */
bool is_compound(struct speller *, bool is_noun, const char *word, size_t length);

/* Whether it may be the first part of a compound, with what may stand between it and the second:
 * "Regierung-s-". */
bool is_first_part(struct speller *, const char *word, size_t length);

/* Whether a known noun begins the word: "Eishockeyspoieler", where the rest is misspelt. */
bool begins_with_noun(struct speller *, const char *word, size_t length);

/* Whether the word ends as nouns do, and names do not, where nouns have capitals. */
bool ends_as_noun(const struct known_names *, const char *language, const char *word,
                  size_t length);

/* Whether it is made with a piece that the language makes words with, of one that is known:
 * "redomesticados", "persistentemente", "auszusteigen". */
bool is_derived(struct speller *, const struct known_names *, const char *language, bool is_noun,
                const char *word, size_t length);

/* Whether a word with hyphens or apostrophes is known when it is written together, or all its
 * pieces are, those with a capital being names: "un-detectable", "dell’eurozona",
 * "Schengen-konform". */
bool is_joined(struct speller *, struct known_names *, const char *language, const char *bytes,
               const struct spelling_word *);

#endif
