/* Story: named parts and the journal of every edit made to them. Only the story changes copy. */
#ifndef WIRECOPY_STORY_H
#define WIRECOPY_STORY_H

#include "edit.h"
#include "spans.h"
#include "text.h"

enum part_kind { FIELD, PROSE, PRIVATE };

struct part {
    char *name; /* "Body", "Headline", "Note"...: a name may repeat */
    enum part_kind kind;
    size_t rank; /* where its name stands among those of parts.def */
    struct text text;
    struct spans protected; /* what no rule may touch; kept by protected.h, dropped at each change
                             */
    bool protected_is_known;
    struct span paragraph; /* the one that language_at() was last asked for, and its number */
    size_t paragraph_number;
};

struct story {
    struct part *parts;
    size_t part_count, part_capacity;
    struct edits journal; /* oldest first */
    char *file;           /* where it was read from, for messages; NULL: standard input */
    size_t line;          /* where in that file it begins, from 1 */
};

enum part_kind part_kind(const char *name);

/* Whether a part may be called so: letters, digits and hyphens, a letter first. */
bool part_name_is_valid(const char *name, size_t length);

/* The first part so named, or NULL. */
struct part *story_part(const struct story *, const char *name);

/* The first such part's text, or NULL when there is none. */
const char *story_value(const struct story *, const char *name);

/* How many parts are so named. */
size_t story_count(const struct story *, const char *name);

/* Which of the parts of its name parts[index] is: 1 is the first. */
unsigned story_ordinal(const struct story *, size_t index);

/* The index of the `ordinal`th part so named, or part_count when there is none. */
size_t story_find(const struct story *, const char *name, unsigned ordinal);

/* Adds a part at its place (parts.def), after others of its name: for readers. Filters propose. */
struct part *story_add(struct story *, const char *name, const char *bytes, size_t length);

/* The same with a text that the part takes over; `text` is left empty. */
struct part *story_add_text(struct story *, const char *name, struct text *text);

/* Adds a part as the `ordinal`th of its name (or the last, where there are fewer). */
struct part *story_insert(struct story *, const char *name, unsigned ordinal, const char *string);

/* The only way to change copy: makes the edits and moves them into the journal, `at` turned into
 * the place as the text then stands. An edit that overlaps the one before it, or whose `before` is
 * not what stands there, is a filter's bug: it is dropped and counted. A query that the journal
 * already has at that place is dropped silently. Returns the bugs. `edits` is left empty. */
size_t story_apply(struct story *, struct edits *edits);

/* Takes every edit back, newest first, and empties the journal. False where the journal does not
 * fit the text (it was changed by hand); what could be taken back is. */
bool story_undo(struct story *);

/* A copy, its journal included, in an empty story. */
void story_copy(struct story *copy, const struct story *);

void story_free(struct story *); /* and empties it, to be filled again */

#endif
