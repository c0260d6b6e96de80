/* Chain: the only loop: every story goes through every filter, in order. */
#include "chain.h"

#include "memory.h"

#include <stdlib.h>
#include <string.h>

void chain_open(struct chain *chain, const struct filter *const *filters, size_t count,
                const struct settings *settings, struct report *report)
{
    *chain = (struct chain){.filters = memory_allocate(count, sizeof *chain->filters),
                            .states = memory_allocate(count, sizeof *chain->states),
                            .count = count,
                            .settings = settings,
                            .report = report};
    for (size_t i = 0; i < count; i++) {
        chain->filters[i] = filters[i];
        chain->states[i] = filters[i]->open ? filters[i]->open(settings, report) : NULL;
    }
}

/* What a filter has changed, it reads once more, until it has nothing to say, unless it never has:
 * so a second run over what comes out is silent. Sound copy is read once. */
static void run_filter(const struct chain *chain, size_t number, struct story *story)
{
    const struct filter *filter = chain->filters[number];
    size_t readings = 0;
    bool changes;
    do {
        struct edits edits = {0};
        filter->propose(chain->states[number], story, &edits);
        changes = edits_change(&edits);
        size_t bugs = story_apply(story, &edits);
        if (bugs)
            report_at(
                chain->report, EX_SOFTWARE, story->file ? story->file : "-", story->line,
                "the filter %s proposed %zu edit%s that do not fit; they are not made. Please "
                "report this bug with the story",
                filter->name, bugs, bugs == 1 ? "" : "s");
    } while (changes && !filter->settles && ++readings < MOST_READINGS);
}

void chain_run(struct chain *chain, struct story *story)
{
    for (size_t i = 0; i < chain->count; i++)
        run_filter(chain, i, story);
    for (size_t i = 0; chain->settings->strict && i < story->journal.count; i++)
        if (story->journal.items[i].query)
            report_status(chain->report, EX_QUERIES);
}

void chain_close(struct chain *chain)
{
    for (size_t i = 0; i < chain->count; i++)
        if (chain->filters[i]->close)
            chain->filters[i]->close(chain->states[i]);
    free(chain->filters);
    free(chain->states);
    *chain = (struct chain){0};
}
