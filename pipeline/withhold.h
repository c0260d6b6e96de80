/* Withholding: what a story says of itself is private leaves the parts that readers see. */
#ifndef WIRECOPY_WITHHOLD_H
#define WIRECOPY_WITHHOLD_H

#include "filter.h"
#include "privacy.h"

/* The words of a private stretch without the marks round them, as a note of the desk has them. */
struct span private_text(const char *bytes, struct span stretch);

/* Proposes to move the private stretches of story->parts[part] into parts Private-Note and Sign-Off
 * of their own; a part that is nothing else goes. `owner` is the rule's first half: "structure".
 * Of several parts of one name, ask for the last first. */
void withhold_propose(const struct private_words *, const struct story *, size_t part,
                      const char *owner, struct edits *);

/* The last door before a story is published: moves what is private out of every part that readers
 * see, each with an edit in the journal ("write/private-note"). Whether there was any. */
bool withhold_private(const struct private_words *, struct story *);

#endif
