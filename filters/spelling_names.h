/* Spelling names: what is known beside the dictionaries of spelling: names, and words that are too
 * new for them; and the endings of nouns. All from names.dict. */
#ifndef WIRECOPY_SPELLING_NAMES_H
#define WIRECOPY_SPELLING_NAMES_H

#include "dictionary.h"

struct known_names;

/* A name, in a dictionary or a story: it ends by its length only. */
struct name {
    const char *word;
    size_t length;
};

struct known_names *known_names_open(struct report *);
void known_names_close(struct known_names *);

/* Whether a name or new word of the language, or of all, is written so. */
bool known_names_have(struct known_names *, const char *language, const char *word, size_t length);

/* The name of the list that the word, which is none itself, is a letter or a sound away from; its
 * word NULL where there is none. */
struct name known_names_near(struct known_names *, const char *language, const char *word,
                             size_t length);

/* The pieces of words that stand under a key: "prefixes", "suffixes", "infixes", "noun endings":
 * the first, and the next after `last`; its word NULL at the end. */
struct name known_affix_next(const struct known_names *, const char *language, const char *key,
                             struct name last);

#endif
