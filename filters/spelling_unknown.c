/* Spelling unknown: which of the words that no dictionary has an editor should be asked about. */
#include "spelling_unknown.h"

#include "characters.h"
#include "language.h"
#include "memory.h"
#include "spelling_compounds.h"

#include <stdlib.h>
#include <string.h>

enum {
    LONGEST_INITIALISM = 6, /* NATO, UNESCO */
    SHORTEST_NEAR_NAME = 5, /* shorter names are a letter away from too much */
    SHORTEST_NEAR_NOUN = 7,
    TERM = 3 /* a word used so often is meant */
};

/* What it may cost, 100 a letter, that a word is a frequent one misspelt; see struct suggestion.
 * The longer a word the surer, but for one that may be a compound. */
enum { SHORTEST_RESEMBLING = 7, LONG_WORD = 9, VERY_LONG_WORD = 11, OTHER_ENDING = 2 };
enum { MOST_RESEMBLING = 80, MOST_OF_LONG = 120, MOST_OF_VERY_LONG = 200, MOST_OF_COMPOUND = 140 };
enum { MOST_OF_RARE = 100 }; /* that a very long word is a rare one misspelt */

/* Counting. */

struct word_count *word_count_of(const struct word_counts *counts, uint64_t hash)
{
    size_t place = hash & (counts->size - 1);
    while (counts->items[place].count && counts->items[place].hash != hash)
        place = (place + 1) & (counts->size - 1);
    return &counts->items[place];
}

void word_counts_fill(struct word_counts *counts, const struct unknowns *unknowns)
{
    for (counts->size = 16; counts->size < 2 * unknowns->count;)
        counts->size *= 2;
    counts->items = memory_allocate(counts->size, sizeof *counts->items);
    for (size_t i = 0; i < unknowns->count; i++) {
        const struct unknown *unknown = &unknowns->items[i];
        struct word_count *count = word_count_of(counts, unknown->hash);
        if (unknown->certain)
            continue;
        count->hash = unknown->hash;
        count->count++;
    }
}

void word_counts_note_asked(struct word_counts *counts, const struct edits *journal)
{
    for (size_t i = 0; i < journal->count; i++) {
        const struct edit *edit = &journal->items[i];
        if (!edit->query || strncmp(edit->rule, "spelling/", strlen("spelling/")) != 0)
            continue;
        struct word_count *count =
            word_count_of(counts, spelling_hash(edit->before, strlen(edit->before)));
        count->is_asked = count->count > 0;
    }
}

void word_counts_free(struct word_counts *counts)
{
    free(counts->items);
    *counts = (struct word_counts){0};
}

/* Judging. */

size_t owner_length(const char *word, size_t length)
{
    if (length > 3 && (word[length - 1] == 's' || word[length - 1] == 'S')) {
        if (word[length - 2] == '\'')
            return length - 2;
        if (length > 4 && memcmp(word + length - 4, "’", 3) == 0)
            return length - 4;
    }
    return length;
}

/* Whether only the last letters differ: another form of the word, a name or a word of another
 * language: "Gabrielli", "Technologies". */
static bool is_other_form(const char *word, size_t length, const char *other)
{
    size_t same = 0, other_length = strlen(other);
    while (same < length && same < other_length && word[same] == other[same])
        same++;
    return (length > other_length ? length : other_length) - same <= OTHER_ENDING;
}

static size_t count_letters(const char *word, size_t length)
{
    size_t count = 0;
    for (size_t at = 0; at < length; at++)
        count += ((unsigned char)word[at] & 0xC0) != 0x80;
    return count;
}

/* Whether it is a frequent word with some letters wrong; a word that may be made of others, only a
 * little wrong. */
static bool resembles_frequent(const struct unknown *unknown, const char *word, size_t length,
                               bool may_be_compound)
{
    struct suggestion resembled;
    size_t count = count_letters(word, length);
    int most = may_be_compound           ? MOST_OF_COMPOUND
               : count >= VERY_LONG_WORD ? MOST_OF_VERY_LONG
               : count >= LONG_WORD      ? MOST_OF_LONG
                                         : MOST_RESEMBLING;
    return count >= SHORTEST_RESEMBLING &&
           speller_resembled(unknown->speller, word, length, most, &resembled) &&
           !is_other_form(word, length, resembled.word);
}

/* Whether a word that is too long for most names is a rare one with some letters wrong. */
static bool resembles_any(const struct unknown *unknown, const char *word, size_t length)
{
    struct suggestions near = {.count = 0};
    if (count_letters(word, length) < VERY_LONG_WORD)
        return false;
    speller_suggest(unknown->speller, word, length, &near);
    return near.count && near.items[0].cost <= MOST_OF_RARE && !strchr(near.items[0].word, ' ') &&
           !is_other_form(word, length, near.items[0].word);
}

/* A capitalised noun that is no name. */
static bool is_misspelt_noun(const struct unknown *unknown, const char *word, size_t length,
                             const struct known_names *names)
{
    if (length < SHORTEST_NEAR_NOUN)
        return length >= SHORTEST_NEAR_NAME &&
               speller_nearest(unknown->speller, word, length) > COMMON_WORD;
    if (speller_nearest(unknown->speller, word, length) > 0)
        return true;
    bool may_be_compound = is_compound(unknown->speller, true, word, length);
    return (!may_be_compound && (ends_as_noun(names, unknown->language, word, length) ||
                                 begins_with_noun(unknown->speller, word, length))) ||
           (!speller_knows(unknown->speller, word, length) && /* which is kept, and so is fast */
            (resembles_frequent(unknown, word, length, may_be_compound) ||
             (!may_be_compound && resembles_any(unknown, word, length))));
}

/* A capitalised word is a name, unless it is very near to what it would more likely be. */
static bool is_misspelt_capitalised(const struct unknown *unknown, const char *word, size_t length,
                                    struct known_names *names, unsigned count)
{
    if (count > 1 || unknown->in_quotation)
        return false;
    if (known_names_near(names, unknown->language, word, length).word)
        return true;
    if (unknown->before_capital || (unknown->after_capital && !unknown->begins_sentence))
        return false;
    if (language_has_capital_nouns(unknown->language))
        return is_misspelt_noun(unknown, word, length, names);
    return unknown->begins_sentence && length >= SHORTEST_NEAR_NAME &&
           speller_nearest(unknown->speller, word, length) >= COMMON_WORD;
}

static bool is_misspelt_small(const struct unknown *unknown, const char *word, size_t length,
                              unsigned count)
{
    if (unknown->in_quotation && unknown->beside_unknown)
        return false;
    if (count >= TERM || unknown->in_quotation)
        return speller_nearest(unknown->speller, word, length) >= FAMILIAR_WORD;
    return !language_joins_words(unknown->language) ||
           !is_compound(unknown->speller, false, word, length) ||
           speller_nearest(unknown->speller, word, length) >= FAMILIAR_WORD ||
           resembles_frequent(unknown, word, length, true);
}

/* Whether it is made of what is known; with a prefix or the like only where it is not a slip away
 * from a word that everybody uses. */
static bool is_made_of_known(const struct unknown *unknown, struct known_names *names,
                             const char *bytes, size_t length)
{
    struct spelling_word word;
    size_t at = unknown->from;
    if (!spelling_word_next(bytes, unknown->from + length, &at, &word))
        return false;
    return is_joined(unknown->speller, names, unknown->language, bytes, &word) ||
           (speller_nearest(unknown->speller, bytes + word.from, length) < FAMILIAR_WORD &&
            is_derived(unknown->speller, names, unknown->language,
                       unknown->letter_case == CAPITALISED, bytes + word.from, length));
}

static bool is_misspelt(const struct unknown *unknown, const char *word, size_t length,
                        struct known_names *names, unsigned count)
{
    switch (unknown->letter_case) {
    case SMALL:
        return is_misspelt_small(unknown, word, length, count);
    case CAPITALISED:
        return is_misspelt_capitalised(unknown, word, length, names, count);
    case CAPITALS:
        return length > LONGEST_INITIALISM && count == 1 && !unknown->in_quotation &&
               speller_nearest(unknown->speller, word, length) >= FAMILIAR_WORD;
    case MIXED:
        break;
    }
    return false;
}

bool unknown_is_worth_asking(const struct unknown *unknown, const char *bytes,
                             struct known_names *names, unsigned count)
{
    const char *word = bytes + unknown->from;
    size_t length = owner_length(word, unknown->to - unknown->from);
    if (unknown->rule)
        return true;
    size_t first;
    character_at(word, length, 0, &first);
    if (length <= first || known_names_have(names, unknown->language, word, length))
        return false;
    if (bytes[unknown->to] == '-' && language_joins_words(unknown->language) &&
        is_first_part(unknown->speller, word, length))
        return false; /* "Informations- und" */
    return is_misspelt(unknown, word, length, names, count) &&
           !is_made_of_known(unknown, names, bytes, length);
}
