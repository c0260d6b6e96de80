/* Spelling proposals: what becomes of a word that is not known: a change where it is certainly
 * misspelt, otherwise a query with what was perhaps meant. */
#ifndef WIRECOPY_SPELLING_PROPOSALS_H
#define WIRECOPY_SPELLING_PROPOSALS_H

#include "spelling_story.h"
#include "spelling_vocabulary.h"

/* The entry of misspellings.dict for a word; NULL where it has none. */
const struct entry *misspelling_of(const struct dictionary *misspellings, const struct unknown *,
                                   const char *word);

/* The same, where the word is certainly wrong: not in a quotation, and not what may be a name. */
const struct entry *certain_misspelling(const struct dictionary *misspellings,
                                        const struct unknown *, const char *word);

void propose_fix(const struct dictionary *misspellings, const struct story *,
                 const struct unknown *, struct edits *);

void propose_forbidden(const struct story *, const struct unknown *, struct edits *);

/* What an editor is told of a word that is not known, and the name that was perhaps meant, of the
 * story or of the list; its word NULL where there is none. */
struct doubt {
    const char *rule, *reason;
    struct name meant;
    bool is_one_of_many; /* suggestions are not looked for */
};

void propose_unknown(struct vocabularies *, const struct dictionary *misspellings,
                     const struct story *, const struct unknown *, const struct doubt *,
                     struct edits *);

#endif
