/* Spelling walk: goes through the words of a story and keeps those that are to be looked at. */
#ifndef WIRECOPY_SPELLING_WALK_H
#define WIRECOPY_SPELLING_WALK_H

#include "spelling_unknown.h"
#include "spelling_vocabulary.h"

/* Adds the words of all parts that neither the tables, nor what hunspell said before, nor anybody's
 * own list has, and those that the house forbids. */
void find_unknowns(struct vocabularies *, const struct story *, struct unknowns *);

#endif
