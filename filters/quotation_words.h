/* Quotation words: the words beside a mark, as keys of elisions.dict. */
#ifndef WIRECOPY_QUOTATION_WORDS_H
#define WIRECOPY_QUOTATION_WORDS_H

#include "quotations.h"

enum { LONGEST_KEY = 40 };

/* A word in lower case with its apostrophe. */
struct word_key {
    char bytes[LONGEST_KEY + 8];
    size_t length;
};

/* Adds the character in lower case; nothing where the key is too long to be one. */
void word_key_add(struct word_key *, uint32_t character);

/* Adds the word that begins at `at`, joined over hyphens where `joined`; returns where it ends. */
size_t quotation_word_after(const struct quotations *, size_t at, bool joined, struct word_key *);

/* Where the word that ends at `at` begins. */
size_t quotation_word_before(const struct quotations *, size_t at);

/* The entry of a word in one of the language's own sections ("en suffixes"), or NULL. */
const struct entry *quotation_word_entry(const struct quotations *, const char *section,
                                         const struct word_key *);

#endif
