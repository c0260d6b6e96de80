/* Journal: how edits are taken back, and where their places are before and after others.
 *
 * A filter's edits of one part come in ascending order. Such a run is made, or taken back, in one
 * pass over the text, so that a million edits of a 50 MB line cost no more than reading it. */
#include "journal.h"

#include "memory.h"

#include <stdlib.h>
#include <string.h>

static size_t length_of(const char *string)
{
    return string ? strlen(string) : 0;
}

bool edits_share_part(const struct edit *a, const struct edit *b)
{
    return a->ordinal == b->ordinal && strcmp(a->part, b->part) == 0;
}

bool text_stands_at(const struct text *text, size_t at, const char *string)
{
    size_t length = length_of(string);
    return at <= text->length && length <= text->length - at &&
           memcmp(text_string(text) + at, string ? string : "", length) == 0;
}

bool edit_is_of_whole_part(const struct edit *edit)
{
    return !edit->query && (!edit->before || !edit->after);
}

/* Whether items[index] goes on the run of items[index - 1]: one part, ascending, no overlap. */
static bool continues_run(const struct edits *journal, size_t index)
{
    if (index == 0 || index >= journal->count)
        return false;
    const struct edit *before = &journal->items[index - 1], *edit = &journal->items[index];
    return !edit_is_of_whole_part(before) && !edit_is_of_whole_part(edit) &&
           edits_share_part(before, edit) &&
           before->at + (before->query ? 0 : length_of(before->after)) <= edit->at;
}

static size_t run_start(const struct edits *journal, size_t last)
{
    size_t first = last - 1;
    while (continues_run(journal, first))
        first--;
    return first;
}

static size_t run_end(const struct edits *journal, size_t first)
{
    size_t last = first + 1;
    while (continues_run(journal, last))
        last++;
    return last;
}

/* Taking back. */

static bool undo_run(struct story *story, size_t first, size_t last)
{
    const struct edit *items = story->journal.items;
    size_t index = story_find(story, items[first].part, items[first].ordinal);
    if (index == story->part_count)
        return false;
    struct part *part = &story->parts[index];
    struct text made = {0};
    size_t done = 0;
    for (size_t i = first; i < last; i++) {
        if (items[i].query)
            continue;
        if (items[i].at < done || !text_stands_at(&part->text, items[i].at, items[i].after)) {
            text_free(&made);
            return false;
        }
        text_append(&made, text_string(&part->text) + done, items[i].at - done);
        text_append_string(&made, items[i].before);
        done = items[i].at + length_of(items[i].after);
    }
    text_append(&made, text_string(&part->text) + done, part->text.length - done);
    part_replace(part, &made);
    return true;
}

static bool undo_whole_part(struct story *story, const struct edit *edit)
{
    size_t index = story_find(story, edit->part, edit->ordinal);
    if (edit->before) {
        story_insert(story, edit->part, edit->ordinal, edit->before);
        return true;
    }
    if (index == story->part_count ||
        strcmp(text_string(&story->parts[index].text), edit->after) != 0)
        return false;
    story_remove(story, index);
    return true;
}

bool story_undo(struct story *story)
{
    struct edits *journal = &story->journal;
    bool whole = true;
    while (journal->count) {
        size_t first = run_start(journal, journal->count);
        whole &= edit_is_of_whole_part(&journal->items[first])
                     ? undo_whole_part(story, &journal->items[first])
                     : undo_run(story, first, journal->count);
        edits_cut(journal, first);
    }
    return whole;
}

/* Places. A stretch of text that one edit of a run replaced, seen from where the places come from. */
struct stretch {
    size_t at, length;             /* there */
    size_t other_at, other_length; /* on the other side of the run */
};

static struct stretch *stretches_of(const struct edit *run, size_t count, bool forwards,
                                    size_t *stretch_count)
{
    struct stretch *stretches = memory_allocate(count, sizeof *stretches);
    ptrdiff_t grown = 0;
    *stretch_count = 0;
    for (size_t i = 0; i < count; i++) {
        if (run[i].query)
            continue;
        size_t before_at = (size_t)((ptrdiff_t)run[i].at - grown);
        size_t before = length_of(run[i].before), after = length_of(run[i].after);
        stretches[(*stretch_count)++] = forwards
                                            ? (struct stretch){before_at, before, run[i].at, after}
                                            : (struct stretch){run[i].at, after, before_at, before};
        grown += edit_growth(&run[i]);
    }
    return stretches;
}

/* Moves the places of those of `edits` that are of the run's part through the run. */
static void move_places(const struct edit *run, size_t run_count, bool forwards,
                        const struct edit *edits, size_t *places, size_t count)
{
    size_t stretch_count;
    struct stretch *stretches = stretches_of(run, run_count, forwards, &stretch_count);
    for (size_t i = 0; i < count && stretch_count; i++) {
        if (!edits_share_part(&edits[i], run))
            continue;
        size_t low = 0, high = stretch_count; /* the stretches that begin at or before the place */
        while (low < high) {
            size_t middle = low + (high - low) / 2;
            if (stretches[middle].at <= places[i])
                low = middle + 1;
            else
                high = middle;
        }
        if (!low)
            continue;
        const struct stretch *stretch = &stretches[low - 1];
        size_t into = places[i] - stretch->at;
        places[i] = into < stretch->length
                        ? stretch->other_at
                        : stretch->other_at + stretch->other_length + (into - stretch->length);
    }
    free(stretches);
}

size_t *journal_places_now(const struct story *story)
{
    const struct edits *journal = &story->journal;
    size_t *places = memory_allocate(journal->count, sizeof *places);
    for (size_t first = 0, last; first < journal->count; first = last) {
        const struct edit *run = journal->items + first;
        last = run_end(journal, first);
        if (!edit_is_of_whole_part(run))
            move_places(run, last - first, true, journal->items, places, first);
        for (size_t i = first; i < last; i++)
            places[i] = journal->items[i].at;
    }
    return places;
}

size_t *journal_places_received(const struct story *story)
{
    const struct edits *journal = &story->journal;
    size_t *places = memory_allocate(journal->count, sizeof *places);
    for (size_t last = journal->count, first; last > 0; last = first) {
        first = run_start(journal, last);
        const struct edit *run = journal->items + first;
        if (!edit_is_of_whole_part(run))
            move_places(run, last - first, false, journal->items + last, places + last,
                        journal->count - last);
        ptrdiff_t grown = 0; /* the run's own places: as the text stood before it */
        for (size_t i = first; i < last; i++) {
            places[i] = (size_t)((ptrdiff_t)journal->items[i].at - grown);
            grown += edit_growth(&journal->items[i]);
        }
    }
    return places;
}
