/* Spaces: what the files of the filter share: its settings, and where it stands in a text. */
#ifndef WIRECOPY_SPACES_PLACE_H
#define WIRECOPY_SPACES_PLACE_H

#include "dictionary.h"
#include "house.h"
#include "prose.h"
#include "scan.h"

#define NO_BREAK_SPACE "\xC2\xA0"
#define NARROW_NO_BREAK_SPACE "\xE2\x80\xAF"

/* How a language is spaced in a house. */
struct spacing {
    char language[16];
    const char *before_colon, *before_high, *before_percent,
        *after_currency;                                         /* of the house; "as-is": any */
    char abbreviations[32], openers[32], small[32], endings[32]; /* sections of spacing.dict */
    bool knows_openers;
};

struct spaces {
    const struct settings *settings;
    struct dictionary *dictionary;
    struct scan scan;
    struct spacing *spacings;
    size_t spacing_count, spacing_capacity;
};

/* Where the filter stands in a part. */
struct place {
    const struct spaces *self;
    const struct spacing *spacing; /* of the language here */
    struct prose prose;
};

/* The bytes of a space, a tab or a no-break space at `at`, or 0. */
size_t white_size(const char *bytes, size_t at);

/* No word that is judged is longer, so that a text without spaces costs no more. */
enum { LONGEST_WORD = 40 };

/* The letters that end before, or begin at, a byte. */
struct span word_before(const struct place *, size_t at);
struct span word_after(const struct place *, size_t at);

/* Whether the word has that many letters, or no capital. */
bool has_letters(const struct place *, struct span word, size_t count);
bool is_lower_word(const struct place *, struct span word);

/* Whether a space follows the word, and it is one of the small ones of the language ("and", "of"):
 * glued to what stands before it, it has lost a space. */
bool is_small_word(const struct place *, struct span word);

/* Whether a word at `at` is capitalised, and one that begins sentences in the language. */
bool begins_sentence(const struct place *, size_t at);

/* Whether a word or sentence ends before the byte: white space, a closing mark, no ASCII. */
bool ends_word(char byte);

/* Decides the white space that begins at `at`; returns its end. */
size_t space_run(struct place *, size_t at, bool is_indented);

/* Decides the white space from..to before a per cent sign; there may be none. */
void space_before_percent(struct place *, size_t from, size_t to);

/* A space is missing behind the mark at `at`, or on either side of the bracket there. */
void space_after_stop(struct place *, size_t at);
void space_after_comma(struct place *, size_t at);
void space_after_colon(struct place *, size_t at);
void space_after_percent(struct place *, size_t at);

/* Takes away the second of two commas, semicolons or colons, at `at`, that end a word. */
void drop_doubled_mark(struct place *, size_t at);
void space_before_bracket(struct place *, size_t at);
void space_after_bracket(struct place *, size_t at);

#endif
