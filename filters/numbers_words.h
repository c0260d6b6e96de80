/* Numbers: what the filter's files share: its settings, and the words it reads ranges by. */
#ifndef WIRECOPY_NUMBERS_WORDS_H
#define WIRECOPY_NUMBERS_WORDS_H

#include "dictionary.h"
#include "house.h"
#include "prose.h"
#include "scan.h"

struct numbers {
    const struct settings *settings;
    struct dictionary *dictionary;
    struct scan scan;
    char language[24], base[12]; /* of the values below: "de-CH", "de" */
    const char *range;           /* between the ends of a range */
    const char *thousands;  /* between groups of three figures that a space parts, or "as-is" */
    const char *group_mark; /* of the language: "," in English, "." in German; or "" */
};

/* The entry of a word in one of the language's lists of numbers.dict. */
const struct entry *number_word(const struct numbers *, const struct prose *, const char *list,
                                size_t from, size_t to);

/* Decides the hyphen or dash at the bytes from..to. */
void judge_range(const struct numbers *, struct prose *, size_t from, size_t to);

/* The same for a hyphen or dash behind a figure, at `at` or behind a space there, that has a space
 * on one side: "1990 -1995". */
void judge_parted_range(const struct numbers *, struct prose *, size_t at);

/* A space is missing between a figure and the word at `at` ("35years"), a month and the figure at
 * `at` ("May2020", "Jan.5"), a day and its month or year, with a stop or comma at `mark` ("5.Mai",
 * "May 5,2020"). */
void judge_glued_word(const struct numbers *, struct prose *, size_t at);
void judge_glued_figure(const struct numbers *, struct prose *, size_t at);
void judge_date(const struct numbers *, struct prose *, size_t mark);

/* The bytes of the hyphen or en dash at `at`, or 0. */
size_t range_mark_size(const char *bytes, size_t at);

#endif
