/* Language: paragraphs, lines and words of copy, and language tags. */
#ifndef WIRECOPY_LANGUAGE_H
#define WIRECOPY_LANGUAGE_H

#include "characters.h"
#include "text.h"

/* The next paragraph at or after byte `*at`: lines up to a blank one (spaces and tabs are blank),
 * without the line end that closes its last line. Moves `*at` behind it. False at the end. */
bool paragraph_next(const char *bytes, size_t length, size_t *at, struct span *paragraph);

/* The next line at or after `*at`, without its LF or CR LF. Moves `*at` behind the line end. */
bool line_next(const char *bytes, size_t length, size_t *at, struct span *line);

/* The next word at or after `*at`: letters, digits and marks, joined inside by apostrophes ('’),
 * hyphens and full stops between letters only when `joined`. Moves `*at` behind it. */
bool word_next(const char *bytes, size_t length, size_t *at, bool joined, struct span *word);

/* The stretch without the white space at its ends. */
struct span span_trim(const char *bytes, struct span span);

/* Whether two strings are the same but for case, by simple case mapping. */
bool same_but_case(const char *a, size_t a_length, const char *b, size_t b_length);

/* Whether the tag `language` is `of` or one of its variants: "de-CH" is of "de". */
bool language_is(const char *language, const char *of);

/* Whether the language writes compounds of any words as one: "Weltmeisterschaft". */
bool language_joins_words(const char *language);

/* Whether the language writes all nouns with a capital, not names only. */
bool language_has_capital_nouns(const char *language);

/* The words of a stretch: what a person would count. */
size_t word_count(const char *bytes, size_t length);

#endif
