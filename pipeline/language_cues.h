/* Language cues: what a word, or three letters of one, tell of the language that they stand in: how
 * common they are in each language that we know. The numbers are dictionaries/languages.dict's. */
#ifndef WIRECOPY_LANGUAGE_CUES_H
#define WIRECOPY_LANGUAGE_CUES_H

#include "report.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { MOST_LANGUAGES = 40 };

enum cue_kind { CUE_WORD, CUE_LETTERS };

struct language_cues;

/* A dictionary that is not there (66), and lines of it that cannot be read (65), are reported.
 * Never NULL. */
struct language_cues *cues_open(struct report *);
void cues_close(struct language_cues *);

/* The languages are numbered from 0. The tag of one: "de", "nb". */
size_t cues_language_count(const struct language_cues *);
const char *cues_language(const struct language_cues *, size_t number);

/* The number of the first language that a tag names, by its other names too ("no"); -1 for none. */
int cues_language_number(const struct language_cues *, const char *tag);

/* Whether there is a language that both tags name. */
bool cues_same_language(const struct language_cues *, const char *a, const char *b);

/* How much less copy there is in that language than in the common ones, in half bits. */
int cues_seldom(const struct language_cues *, size_t number);

/* What a word or three letters tell for each language, in half bits: 0 where they are not known
 * there. NULL where no language has them. In small letters; "_" stands for the end of a word. */
const uint8_t *cues_find(const struct language_cues *, enum cue_kind, const char *text,
                         size_t length);

#endif
