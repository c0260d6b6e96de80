/* Edit: one change to copy, or one query to the desk. */
#include "edit.h"

#include "memory.h"

#include <stdlib.h>
#include <string.h>

static const char *keep_string(char **room, const char *string)
{
    if (!string)
        return NULL;
    size_t size = strlen(string) + 1;
    char *kept = memcpy(*room, string, size);
    *room += size;
    return kept;
}

static size_t size_of(const char *string)
{
    return string ? strlen(string) + 1 : 0;
}

void edits_add(struct edits *edits, const struct edit *edit)
{
    struct edit copy = *edit;
    const char **fields[] = {&copy.part, &copy.before, &copy.after,
                             &copy.rule, &copy.reason, &copy.suggestions};
    size_t size = 0;
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        size += size_of(*fields[i]);
    char *room = copy.strings = memory_allocate(size, 1);
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        *fields[i] = keep_string(&room, *fields[i]);
    edits_take(edits, &copy);
}

void edits_take(struct edits *edits, const struct edit *edit)
{
    edits->items =
        memory_grow(edits->items, &edits->capacity, edits->count + 1, sizeof *edits->items);
    edits->items[edits->count++] = *edit;
}

/* A proposal with what its order depends on. */
struct ranked {
    struct edit edit;
    size_t part, place; /* of the part's first edit; in the list */
};

static int by_place(const void *left, const void *right)
{
    const struct ranked *a = left, *b = right;
    if (a->part != b->part)
        return a->part < b->part ? -1 : 1;
    if (a->edit.at != b->edit.at)
        return a->edit.at < b->edit.at ? -1 : 1;
    return a->place < b->place ? -1 : 1;
}

static bool shares_part(const struct edit *a, const struct edit *b)
{
    return a->ordinal == b->ordinal && strcmp(a->part, b->part) == 0;
}

static bool are_in_order(const struct edits *edits)
{
    for (size_t i = 1; i < edits->count; i++)
        if (!shares_part(&edits->items[i], &edits->items[i - 1]) ||
            edits->items[i].at < edits->items[i - 1].at)
            return false;
    return true;
}

bool edits_change(const struct edits *edits)
{
    for (size_t i = 0; i < edits->count; i++)
        if (!edits->items[i].query)
            return true;
    return false;
}

void edits_sort(struct edits *edits)
{
    if (are_in_order(edits)) /* as nearly always */
        return;
    struct ranked *ranked = memory_allocate(edits->count, sizeof *ranked);
    for (size_t i = 0; i < edits->count; i++) {
        ranked[i] = (struct ranked){edits->items[i], i, i};
        if (i && shares_part(&edits->items[i], &edits->items[i - 1]))
            ranked[i].part = ranked[i - 1].part;
        else
            for (size_t j = 0; j < i; j = j + 1)
                if (ranked[j].part == j && shares_part(&edits->items[i], &edits->items[j])) {
                    ranked[i].part = j;
                    break;
                }
    }
    qsort(ranked, edits->count, sizeof *ranked, by_place);
    for (size_t i = 0; i < edits->count; i++)
        edits->items[i] = ranked[i].edit;
    free(ranked);
}

void edits_cut(struct edits *edits, size_t count)
{
    while (edits->count > count)
        free(edits->items[--edits->count].strings);
}

void edits_free(struct edits *edits)
{
    edits_cut(edits, 0);
    free(edits->items);
    *edits = (struct edits){0};
}

ptrdiff_t edit_growth(const struct edit *edit)
{
    if (edit->query)
        return 0;
    size_t before = edit->before ? strlen(edit->before) : 0;
    size_t after = edit->after ? strlen(edit->after) : 0;
    return (ptrdiff_t)after - (ptrdiff_t)before;
}
