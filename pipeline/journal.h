/* Journal: the edits of a story, and where their places are in the copy as it was received and as
 * it stands now. */
#ifndef WIRECOPY_JOURNAL_H
#define WIRECOPY_JOURNAL_H

#include "story.h"

/* Where the place of each edit of the journal is in the copy as it was received (all edits undone):
 * an array of journal.count byte offsets, which the caller frees. A place inside text that a filter
 * wrote is where that text was put. */
size_t *journal_places_received(const struct story *);

/* Where the place of each edit is in the copy as it stands. The same terms. */
size_t *journal_places_now(const struct story *);

/* An edit that makes a part or takes one away, rather than changing its text. */
bool edit_is_of_whole_part(const struct edit *);

/* Whether two edits are of the same part. */
bool edits_share_part(const struct edit *, const struct edit *);

/* Whether `string` (NULL: nothing) stands in the text at byte `at`. */
bool text_stands_at(const struct text *, size_t at, const char *string);

/* For the story's own files: the part's text is `text` now, which is left empty; the part is gone. */
void part_replace(struct part *, struct text *text);
void story_remove(struct story *, size_t index);

#endif
