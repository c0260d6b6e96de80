/* Applying: how a filter's proposals become changes of the copy and entries of its journal. */
#include "journal.h"
#include "memory.h"

#include <stdlib.h>
#include <string.h>

struct shift { /* how far the edits already made have moved the rest of a part */
    const struct edit *of;
    size_t end; /* of the last edit, as the filter saw the text */
    ptrdiff_t moved;
};

struct raised { /* a query of the journal, and its place in the copy before this application */
    size_t place, index;
};

struct application {
    struct story *story;
    struct edits *edits;
    bool *dropped; /* those of the edits that the journal does not take */
    struct shift *shifts;
    size_t shift_count, shift_capacity;
    struct raised *raised; /* in the order of their places */
    size_t raised_count;
    struct edit *moved; /* queries about text that is not where it was, by rule and text */
    size_t moved_count, bugs;
};

static int by_place(const void *left, const void *right)
{
    const struct raised *a = left, *b = right;
    return a->place < b->place ? -1 : a->place > b->place;
}

static int by_rule_and_text(const void *left, const void *right)
{
    const struct edit *a = left, *b = right;
    int order = strcmp(a->rule, b->rule);
    return order ? order : strcmp(a->before, b->before);
}

/* Whether what was asked about stands there no more: structure has made it a headline, say. */
static bool has_moved(const struct story *story, const struct edit *query, size_t place)
{
    size_t index = story_find(story, query->part, query->ordinal);
    return *query->before && (index == story->part_count ||
                              !text_stands_at(&story->parts[index].text, place, query->before));
}

/* What an earlier run over the same copy has raised need not be raised again. */
static void find_raised(struct application *application)
{
    const struct edits *journal = &application->story->journal;
    bool asks = false;
    for (size_t i = 0; i < application->edits->count && !asks; i++)
        asks = application->edits->items[i].query;
    if (!asks || !journal->count)
        return;
    size_t *places = journal_places_now(application->story);
    application->raised = memory_allocate(journal->count, sizeof *application->raised);
    application->moved = memory_allocate(journal->count, sizeof *application->moved);
    for (size_t i = 0; i < journal->count; i++) {
        const struct edit *edit = &journal->items[i];
        if (!edit->query)
            continue;
        application->raised[application->raised_count++] = (struct raised){places[i], i};
        if (has_moved(application->story, edit, places[i]))
            application->moved[application->moved_count++] = *edit;
    }
    qsort(application->moved, application->moved_count, sizeof *application->moved,
          by_rule_and_text);
    qsort(application->raised, application->raised_count, sizeof *application->raised, by_place);
    free(places);
}

/* What is asked about may have grown since, by what an edit joined to it. */
static bool begins_alike(const char *left, const char *right)
{
    size_t i = 0;
    while (left[i] && left[i] == right[i])
        i++;
    return !left[i] || !right[i];
}

static bool is_raised(const struct application *application, const struct edit *query)
{
    size_t low = 0, high = application->raised_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (application->raised[middle].place < query->at)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < application->raised_count && application->raised[low].place == query->at; low++) {
        const struct edit *raised =
            &application->story->journal.items[application->raised[low].index];
        if (edits_share_part(raised, query) && strcmp(raised->rule, query->rule) == 0 &&
            begins_alike(raised->before, query->before))
            return true;
    }
    return application->moved_count &&
           bsearch(query, application->moved, application->moved_count, sizeof *application->moved,
                   by_rule_and_text) != NULL;
}

static bool is_inside_character(const struct text *text, size_t at)
{
    return at < text->length && ((unsigned char)text->bytes[at] & 0xC0) == 0x80;
}

/* Whether the edit is of what stands at `at`, in whole characters. */
static bool edit_fits(const struct part *part, const struct edit *edit, size_t at)
{
    return part && text_stands_at(&part->text, at, edit->before) &&
           !is_inside_character(&part->text, at) &&
           !is_inside_character(&part->text, at + strlen(edit->before));
}

static struct shift *shift_of(struct application *application, const struct edit *edit)
{
    for (size_t i = application->shift_count; i-- > 0;)
        if (edits_share_part(application->shifts[i].of, edit))
            return &application->shifts[i];
    application->shifts = memory_grow(application->shifts, &application->shift_capacity,
                                      application->shift_count + 1, sizeof *application->shifts);
    struct shift *shift = &application->shifts[application->shift_count++];
    *shift = (struct shift){.of = edit};
    return shift;
}

static bool whole_part_fits(struct story *story, struct edit *edit)
{
    if (!edit->before) { /* a new part: the next of its name */
        edit->ordinal = 1;
        while (story_find(story, edit->part, edit->ordinal) < story->part_count)
            edit->ordinal++;
        edit->at = 0;
        story_insert(story, edit->part, edit->ordinal, edit->after);
        return true;
    }
    size_t index = story_find(story, edit->part, edit->ordinal);
    if (edit->at != 0 || index == story->part_count ||
        strcmp(text_string(&story->parts[index].text), edit->before) != 0)
        return false;
    story_remove(story, index);
    return true;
}

/* Makes a run of edits of one part, items[first..last), and records them. */
static void apply_run(struct application *application, size_t first, size_t last)
{
    struct edit *items = application->edits->items;
    struct shift *shift = shift_of(application, &items[first]);
    struct story *story = application->story;
    size_t index = story_find(story, items[first].part, items[first].ordinal);
    struct part *part = index < story->part_count ? &story->parts[index] : NULL;
    struct text made = {0};
    size_t done = 0; /* bytes of the part, as it stands, that are in `made` */
    ptrdiff_t earlier = shift->moved;
    for (size_t i = first; i < last; i++) {
        struct edit *edit = &items[i];
        size_t at = (size_t)((ptrdiff_t)edit->at + earlier);
        if (edit->at < shift->end || !edit_fits(part, edit, at)) {
            application->bugs++;
            application->dropped[i] = true;
            continue;
        }
        if (edit->query) {
            application->dropped[i] = is_raised(application, edit);
        } else {
            text_append(&made, text_string(&part->text) + done, at - done);
            text_append_string(&made, edit->after);
            done = at + strlen(edit->before);
            shift->end = edit->at + strlen(edit->before);
        }
        edit->at = (size_t)((ptrdiff_t)edit->at + shift->moved);
        shift->moved += edit_growth(edit);
    }
    if (made.length || done) {
        text_append(&made, text_string(&part->text) + done, part->text.length - done);
        part_replace(part, &made);
    }
    text_free(&made);
}

size_t story_apply(struct story *story, struct edits *edits)
{
    struct application application = {.story = story, .edits = edits};
    if (!edits->count)
        return 0;
    application.dropped = memory_allocate(edits->count, sizeof *application.dropped);
    find_raised(&application);
    for (size_t first = 0, last; first < edits->count; first = last) {
        struct edit *edit = &edits->items[first];
        last = first + 1;
        if (edit_is_of_whole_part(edit)) {
            application.dropped[first] = !whole_part_fits(story, edit);
            application.bugs += application.dropped[first];
            continue;
        }
        while (last < edits->count && !edit_is_of_whole_part(&edits->items[last]) &&
               edits_share_part(&edits->items[last], edit))
            last++;
        apply_run(&application, first, last);
    }
    size_t bugs = application.bugs;
    for (size_t i = 0; i < edits->count; i++)
        if (!application.dropped[i])
            edits_take(&story->journal, &edits->items[i]);
        else
            free(edits->items[i].strings);
    edits->count = 0; /* the journal owns the strings now */
    edits_free(edits);
    free(application.dropped);
    free(application.raised);
    free(application.moved);
    free(application.shifts);
    return bugs;
}
