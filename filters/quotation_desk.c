/* Quotation desk: paragraphs are read, labelled, visited, and read again as they would be. */
#include "quotation_desk.h"

#include "memory.h"
#include "protected.h"

#include <stdlib.h>
#include <string.h>

void *quotation_desk_open(const struct settings *settings, struct report *report)
{
    struct quotation_desk *desk = memory_allocate(1, sizeof *desk);
    desk->settings = settings;
    desk->elisions = dictionary_open("elisions", report);
    desk->accents = dictionary_open("accents", report);
    return desk;
}

void quotation_desk_close(void *self)
{
    struct quotation_desk *desk = self;
    dictionary_close(desk->elisions);
    dictionary_close(desk->accents);
    quotations_free(&desk->quotations);
    free(desk);
}

static void read_marks(struct quotation_desk *desk, const struct story *story, size_t part)
{
    quotation_marks_find(&desk->quotations, protected_spans(story, part));
    quotation_label(&desk->quotations);
}

/* The second reading. */

/* The paragraph with the changes made. */
static void change_paragraph(const struct quotations *of, const struct edits *edits,
                             struct text *after)
{
    size_t done = of->paragraph.from;
    for (size_t i = 0; i < edits->count; i++) {
        const struct edit *edit = &edits->items[i];
        if (edit->query)
            continue;
        text_append(after, of->bytes + done, edit->at - done);
        text_append_string(after, edit->after);
        done = edit->at + strlen(edit->before);
    }
    text_append(after, of->bytes + done, of->paragraph.to - done);
}

/* Reads the changed paragraph and gives what would be proposed then. Leaves the desk as it was, but
 * for the marks, and for whether a quotation runs on, which is as the changed paragraph has it. */
static void read_again(struct quotation_desk *desk, const struct story *story, size_t part,
                       struct text *after, bool was_open, quotation_visit *each,
                       struct edits *again)
{
    struct quotations *of = &desk->quotations;
    struct part changed = {.name = story->parts[part].name, .text = *after};
    struct story paper = {.parts = &changed, .part_count = 1, .part_capacity = 1};
    const char *bytes = of->bytes;
    struct span paragraph = of->paragraph;
    of->bytes = text_string(after);
    of->paragraph = (struct span){0, after->length};
    of->is_open = was_open;
    read_marks(desk, &paper, 0);
    each(desk, &paper, 0, again);
    of->bytes = bytes;
    of->paragraph = paragraph;
    free(changed.protected.items);
}

/* Moves a query of the second reading to its place in the first. `*next` is the first change that
 * is not behind it, `*grown` by how much those before it make the paragraph grow. False where the
 * query is about something that a change wrote. */
static bool move_back(const struct edits *changes, size_t *next, ptrdiff_t *grown, size_t from,
                      struct edit *query)
{
    size_t end = query->at + strlen(query->before);
    for (; *next < changes->count; (*next)++) {
        const struct edit *change = &changes->items[*next];
        if (change->query)
            continue;
        size_t at = (size_t)((ptrdiff_t)(change->at - from) + *grown);
        if (query->at < at + strlen(change->after)) {
            if (end > at)
                return false;
            break;
        }
        *grown += edit_growth(change);
    }
    query->at = (size_t)((ptrdiff_t)(query->at + from) - *grown);
    return true;
}

/* Whether the second reading asks only, and about what is not changed. */
static bool agrees(const struct edits *changes, struct edits *again, size_t from)
{
    size_t next = 0;
    ptrdiff_t grown = 0;
    edits_sort(again);
    for (size_t i = 0; i < again->count; i++)
        if (!again->items[i].query || !move_back(changes, &next, &grown, from, &again->items[i]))
            return false;
    return true;
}

/* Takes from `found` the changes, and from `again` the queries; the lists are left empty. */
static void take_changes(struct edits *found, struct edits *again, unsigned ordinal,
                         struct edits *edits)
{
    struct edits taken = {0};
    for (size_t i = 0; i < found->count; i++) {
        if (!found->items[i].query)
            edits_take(&taken, &found->items[i]);
        else
            free(found->items[i].strings);
    }
    for (size_t i = 0; i < again->count; i++) {
        again->items[i].ordinal = ordinal;
        edits_take(&taken, &again->items[i]);
    }
    found->count = again->count = 0;
    edits_sort(&taken);
    for (size_t i = 0; i < taken.count; i++)
        edits_take(edits, &taken.items[i]);
    taken.count = 0;
    edits_free(&taken);
}

/* Changes that a second reading would not let stand are none; the desk is asked at the first. */
static void ask_instead(const struct edits *found, const struct story *story, size_t part,
                        struct edits *edits)
{
    size_t first = 0;
    while (found->items[first].query)
        first++;
    const struct edit *change = &found->items[first];
    propose_query(edits, story, part, change->at, strlen(change->before), change->rule,
                  "the copy does not say how the marks of this paragraph pair", change->after);
}

static void visit_paragraph(struct quotation_desk *desk, const struct story *story, size_t part,
                            struct edits *edits, quotation_visit *each)
{
    struct quotations *of = &desk->quotations;
    bool was_open = of->is_open;
    read_marks(desk, story, part);
    struct edits found = {0}, again = {0};
    struct text after = {0};
    each(desk, story, part, &found);
    if (!edits_change(&found)) {
        for (size_t i = 0; i < found.count; i++)
            edits_take(edits, &found.items[i]);
        found.count = 0;
    } else {
        change_paragraph(of, &found, &after);
        read_again(desk, story, part, &after, was_open, each, &again);
        if (agrees(&found, &again, of->paragraph.from))
            take_changes(&found, &again, story_ordinal(story, part), edits);
        else
            ask_instead(&found, story, part, edits);
    }
    edits_free(&found);
    edits_free(&again);
    text_free(&after);
}

/* Paragraphs. */

static bool begins_with_mark(const char *bytes, struct span paragraph)
{
    size_t at = paragraph.from + strspn(bytes + paragraph.from, " \t");
    return at < paragraph.to && quotation_mark_next(bytes, at, at + 1) == at;
}

static void read_paragraph(struct quotation_desk *desk, const struct story *story, size_t part,
                           struct edits *edits, quotation_visit *each)
{
    struct quotations *of = &desk->quotations;
    const char *language = language_at(desk->settings, story, part, of->paragraph.from);
    if (strcmp(language, desk->style.language) != 0)
        quotation_style_read(&desk->style, desk->settings->house, desk->elisions, language);
    of->style = &desk->style;
    of->language = desk->style.language;
    of->elisions = desk->elisions;
    of->accents = desk->accents;
    visit_paragraph(desk, story, part, edits, each);
}

static void read_part(struct quotation_desk *desk, const struct story *story, size_t part,
                      struct edits *edits, quotation_visit *each)
{
    struct quotations *of = &desk->quotations;
    const struct text *text = &story->parts[part].text;
    const char *bytes = text_string(text);
    struct span paragraph, next = {0, 0};
    size_t at = 0, mark = 0;
    of->bytes = bytes;
    of->is_open = false;
    bool is_more = paragraph_next(bytes, text->length, &at, &next);
    while (is_more) {
        paragraph = next;
        is_more = paragraph_next(bytes, text->length, &at, &next);
        if (mark < paragraph.from)
            mark = paragraph.from;
        mark = quotation_mark_next(bytes, mark, text->length);
        if (mark == text->length)
            return;
        if (mark >= paragraph.to) {
            of->is_open = false;
            continue;
        }
        of->paragraph = paragraph;
        of->is_followed = is_more && begins_with_mark(bytes, next);
        read_paragraph(desk, story, part, edits, each);
        mark = paragraph.to;
    }
}

void quotation_desk_propose(struct quotation_desk *desk, const struct story *story,
                            struct edits *edits, quotation_visit *each)
{
    for (size_t part = 0; part < story->part_count; part++)
        if (story->parts[part].kind == PROSE)
            read_part(desk, story, part, edits, each);
}
