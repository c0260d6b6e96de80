/* Spelling story: what the story's own words say of one that no dictionary has. */
#ifndef WIRECOPY_SPELLING_STORY_H
#define WIRECOPY_SPELLING_STORY_H

#include "spelling_unknown.h"
#include "story.h"

/* The names of a story that no dictionary has. */
struct story_names {
    struct story_name {
        struct name name; /* in the story; without the 's of an owner */
        unsigned count;
    } * by_begin,
        *by_end; /* the same names, in the order of their first and of their last letters */
    size_t count;
};

void story_names_read(struct story_names *, const struct story *, const struct unknowns *,
                      const struct word_counts *);
void story_names_free(struct story_names *);

/* The name that the story has more than once, and of which this word, which it has once, is a
 * letter away inside: "Lindqist", where "Lindqvist" stands twice; NULL where there is none. */
struct name story_names_other(const struct story_names *, const struct unknown *,
                              const char *bytes);

/* Puts those suggestions first that the story itself has near the word, a letter away; but not
 * words that are in every story. */
void story_ranks(const struct text *part, const struct unknown *, struct suggestions *);

#endif
