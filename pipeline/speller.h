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
#include "text.h"

struct speller;

/* The speller for a language tag. NULL where there is no dictionary for it, reported (69) with the
 * package that has one, unless `report` is NULL. The report must outlive the speller. */
struct speller *speller_open(const char *language, struct report *report);
void speller_close(struct speller *);

/* Whether the dictionary accepts the word: what Hunspell_spell() says. Where hunspell should be
 * asked and cannot be opened, which is reported once, every word is accepted. */
bool speller_knows(struct speller *, const char *word, size_t length);

/* The same from what is known already, without asking hunspell: false where it would have to be. */
bool speller_knows_without_asking(struct speller *, const char *word, size_t length);

/* Up to `most` words that were perhaps meant, one a line, best first; the same words in every run.
 */
void speller_suggest(struct speller *, const char *word, size_t length, size_t most,
                     struct text *suggestions);

/* Makes the table of accepted forms now, in `folder` (NULL: the cache), where it is not yet there;
 * false, reported, where it cannot be made. Takes seconds. */
bool speller_prepare(const char *language, const char *folder, struct report *report);

#endif
