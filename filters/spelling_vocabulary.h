/* Spelling vocabulary: the words of each language of a run, and who knows them. */
#ifndef WIRECOPY_SPELLING_VOCABULARY_H
#define WIRECOPY_SPELLING_VOCABULARY_H

#include "filter.h"
#include "foreign_words.h"
#include "own_words.h"
#include "speller.h"
#include "spelling_words.h"

/* Words that stood before in this run, as they are written, and whether they were known: a small
 * table by hash, where a new word takes the place of another. */
enum { MET_BITS = 15 };
struct met_words {
    struct met_word {
        uint64_t begin, end; /* its bytes, in the last one its length, and whether it was known */
    } slots[1 << MET_BITS];
};

#define MET_AND_KNOWN ((uint64_t)1 << 63)

struct vocabulary {
    char *language;
    struct speller *speller; /* NULL: there is no dictionary */
    struct own_words *own;
    struct met_words *met;
};

enum { MOST_LANGUAGES = 8 };

struct vocabularies {
    const struct settings *settings;
    struct report *report;
    bool without_tables; /* hunspell's verdict is enough */
    struct vocabulary items[MOST_LANGUAGES];
    size_t count;
    struct speller *british; /* NULL: not open, or not there */
    bool has_no_british;
    /* Of the languages that stand in news, in their order; NULL: not open. */
    struct foreign_words *foreign[MOST_LANGUAGES];
};

void vocabularies_close(struct vocabularies *);

/* The words of a language. One without a dictionary is said once; NULL for more languages than we
 * keep, of which no word is asked. */
const struct vocabulary *vocabulary_of(struct vocabularies *, const char *language);

/* Where a word of up to 15 bytes is kept, in `*word` what is there once it was met and not known;
 * NULL for longer ones. `bytes` are those of a text of `length` bytes. */
struct met_word *met_word_slot(struct met_words *, const char *bytes, size_t length, size_t from,
                               size_t to, struct met_word *word);

/* Whether knows() a word with apostrophes or hyphens as a whole, piece by piece, "l’homme", or with
 * straight apostrophes. */
bool is_known_by(bool (*knows)(struct speller *, const char *, size_t), struct speller *,
                 const char *bytes, const struct spelling_word *);

/* The British dictionary, with its table; NULL where there is none. */
struct speller *british_speller(struct vocabularies *);

/* Whether it may be an English word. */
bool is_english(struct vocabularies *, const char *bytes, const struct spelling_word *);

/* Whether the word may be one of a language that stands in news, but for the given one. */
bool is_foreign(struct vocabularies *, const char *language, const char *bytes,
                const struct spelling_word *);

#endif
