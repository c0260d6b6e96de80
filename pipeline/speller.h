/* Speller: whether a word is one of a language, as hunspell's dictionary for it says, exactly as
 * Hunspell_spell() would, but without loading hunspell where its verdicts are known already:
 *
 *  1. a table of accepted forms (word_table.h), made once from a dictionary, shared by all
 * programs;
 *  2. verdicts that hunspell gave before, in this run or, kept in the user's cache, in earlier
 * ones;
 *  3. hunspell itself (spell_library.h).
 *
 * The cache is $XDG_CACHE_HOME/wirecopy, or ~/.cache/wirecopy; WIRE_CACHE names another folder, and
 * none where it is empty. Tables made for all users are in /var/cache/wirecopy. */
#ifndef WIRECOPY_SPELLER_H
#define WIRECOPY_SPELLER_H

#include "report.h"
#include "suggestions.h"
#include "text.h"

struct speller;

/* The speller for a language tag. NULL where there is no dictionary for it, reported (69) with the
 * package that has one, unless `report` is NULL. The report must outlive the speller. */
struct speller *speller_open(const char *language, struct report *report);
void speller_close(struct speller *);

/* Whether there is a table: without one, only hunspell can tell. */
bool speller_has_table(const struct speller *);

/* Sees to it that there is a table, so that all that is said below of words is the same in every
 * run: waits for another program that makes it, or makes it, which takes seconds and is said on a
 * terminal; where it cannot be kept, for this run alone. False, reported, where the dictionary
 * cannot be used. */
bool speller_need_table(struct speller *);

/* Whether the dictionary accepts the word: what Hunspell_spell() says. Where hunspell should be
 * asked and cannot be opened, which is reported once, every word is accepted. */
bool speller_knows(struct speller *, const char *word, size_t length);

/* Whether the table has it: no for many right words, and always where there is no table. */
bool speller_table_knows(struct speller *, const char *word, size_t length);

/* Whether it is known already that the dictionary accepts the word: by the table or by what
 * hunspell said before. What comes out must not depend on it, only how fast. */
bool speller_is_kept_as_known(struct speller *, const char *word, size_t length);

/* Adds words that were perhaps meant, best first: from the table of accepted forms; hunspell's,
 * some times a run at most, where the table has none. */
void speller_suggest(struct speller *, const char *word, size_t length, struct suggestions *);

/* The frequent word that the word resembles most; false where it resembles none so much that it
 * costs no more than `most_cost`. */
bool speller_resembled(struct speller *, const char *word, size_t length, int most_cost,
                       struct suggestion *);

/* The frequency of the commonest form of the table that is one letter away from the word: 0 to 7.
 */
int speller_nearest(struct speller *, const char *word, size_t length);

/* How frequent a form of the table is, or the word in small letters: 0 to 7; -1 where it has
 * neither. */
int speller_frequency(struct speller *, const char *word, size_t length);

/* Has the speller know, in this run, a word that is inflected like `model`, a word of the
 * dictionary. */
void speller_teach(struct speller *, const char *word, const char *model);

/* Makes the table of accepted forms now, in `folder` (NULL: the cache), where it is not yet there;
 * false, reported, where it cannot be made. Takes seconds. */
bool speller_prepare(const char *language, const char *folder, struct report *report);

#endif
