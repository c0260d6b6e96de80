/* guard: the last reader. It changes nothing: it asks where something private stands where readers
 * will see it, where a fact did not survive, where copy looks cut off. */
#include "guard_checks.h"

#include "memory.h"

#include <stdlib.h>
#include <string.h>

static void propose(void *opened, const struct story *story, struct edits *edits)
{
    const struct guard *guard = opened;
    for (size_t part = 0; part < story->part_count; part++) {
        if (story->parts[part].kind != PROSE)
            continue;
        find_contacts(guard, story, part, edits);
        find_private(guard, story, part, edits);
    }
    find_leaks(story, edits);
    find_lost_facts(guard, story, edits);
    find_cut_off(guard, story, edits);
    edits_sort(edits);
}

static void *open(const struct settings *settings, struct report *report)
{
    struct guard *guard = memory_allocate(1, sizeof *guard);
    (void)settings;
    guard->private = private_words_open(report);
    guard->labels = phrases_open("labels", report);
    guard->negations = phrases_open("negations", report);
    return guard;
}

static void close(void *opened)
{
    struct guard *guard = opened;
    private_words_close(guard->private);
    free(guard);
}

const struct filter filter_guard = {
    .name = "guard",
    .purpose = "Asks where something private is public, a fact is lost, or copy is cut off.",
    .scope = WHOLE_STORY,
    .open = open,
    .propose = propose,
    .close = close,
};
