/* Spelling names: what is known beside the dictionaries of spelling: names, and words that are too
 * new for them; and the endings of nouns. All from names.dict. */
#ifndef WIRECOPY_SPELLING_NAMES_H
#define WIRECOPY_SPELLING_NAMES_H

#include "dictionary.h"

struct known_names;

struct known_names *known_names_open(struct report *);
void known_names_close(struct known_names *);

/* Whether a name or new word of the language, or of all, is written so. */
bool known_names_have(struct known_names *, const char *language, const char *word, size_t length);

/* Whether the word, which is no name of the list, is a letter or a sound away from one. */
bool known_names_have_near(struct known_names *, const char *language, const char *word,
                           size_t length);

/* Whether the word ends as nouns do, and names do not, where nouns have capitals. */
bool ends_as_noun(const struct known_names *, const char *language, const char *word,
                  size_t length);

#endif
