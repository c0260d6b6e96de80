/* Spelling words: the words of a paragraph, cut as a speller wants them. */
#ifndef WIRECOPY_SPELLING_WORDS_H
#define WIRECOPY_SPELLING_WORDS_H

#include "text.h"

struct spelling_word {
    size_t from, to;           /* bytes of the part */
    bool has_digit, has_joint; /* a joint: an apostrophe or a hyphen inside */
};

/* The next word at or after `*at` and before `end`: letters, marks and digits, and between two of
 * them an apostrophe or a hyphen. Moves `*at` behind it. */
bool spelling_word_next(const char *bytes, size_t end, size_t *at, struct spelling_word *);

/* The next piece of a word between its joints, from byte `*at` of it. */
bool spelling_piece_next(const char *bytes, const struct spelling_word *, size_t *at,
                         struct span *piece);

/* One number for a word, in capitals or small letters, with the 's of an owner or without. */
uint64_t spelling_hash(const char *word, size_t length);

/* How a word is written. */
enum letter_case { SMALL, CAPITALISED, CAPITALS, MIXED };
enum letter_case spelling_case(const char *word, size_t length);

/* Whether a sentence, or what stands for itself like a line of a list, begins at byte `at`. */
bool spelling_sentence_begins(const char *bytes, size_t at);

#endif
