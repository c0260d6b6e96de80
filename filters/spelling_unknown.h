/* Spelling unknown: the words of a story that no dictionary has, and which of them an editor should
 * be asked about. News is full of names: most unknown words are right. */
#ifndef WIRECOPY_SPELLING_UNKNOWN_H
#define WIRECOPY_SPELLING_UNKNOWN_H

#include "edit.h"
#include "speller.h"
#include "spelling_names.h"
#include "spelling_words.h"

struct unknown {
    size_t part, from, to; /* bytes of the part */
    struct speller *speller;
    const char *language;
    const char *replacement, *rule; /* of a word that is forbidden; rule NULL: it is not */
    const struct entry *certain;    /* of the list of misspellings, where it is one for certain */
    uint64_t hash;                  /* of the word, in small letters and without 's */
    enum letter_case letter_case;
    bool in_quotation, begins_sentence;
    bool after_capital, before_capital; /* a capitalised word stands next to it */
    bool beside_unknown;                /* another unknown word does */
};

struct unknowns {
    struct unknown *items;
    size_t count, capacity;
};

/* How often a word comes up among the unknown ones of the story, but for certain misspellings, by
 * their hash. */
struct word_counts {
    struct word_count {
        uint64_t hash;
        unsigned count;
        bool is_asked, is_named; /* what was made of it */
    } * items;
    size_t size;
};

void word_counts_fill(struct word_counts *, const struct unknowns *);

/* What the desk was asked in an earlier reading of the story it is not asked again. */
void word_counts_note_asked(struct word_counts *, const struct edits *journal);

struct word_count *word_count_of(const struct word_counts *, uint64_t hash);
void word_counts_free(struct word_counts *);

/* The length of a word without the 's or ’s of an owner. */
size_t owner_length(const char *word, size_t length);

/* Whether the desk should be asked about a word. `bytes` are those of its part. */
bool unknown_is_worth_asking(const struct unknown *, const char *bytes, struct known_names *,
                             unsigned count);

#endif
