/* Patches: joins what several rounds changed, so that each place gets one edit. */
#include "patches.h"

#include "memory.h"

#include <stdlib.h>

void changes_add(struct changes *changes, struct span is, const char *replacement, size_t length,
                 const char *rule, const char *reason)
{
    changes->items =
        memory_grow(changes->items, &changes->capacity, changes->count + 1, sizeof *changes->items);
    size_t from = changes->replacements.length;
    text_append(&changes->replacements, replacement, length);
    changes->items[changes->count++] = (struct change){is, {from, from + length}, rule, reason};
}

void changes_free(struct changes *changes)
{
    text_free(&changes->replacements);
    free(changes->items);
    *changes = (struct changes){0};
}

static void make_text(const struct changes *changes, struct text *text)
{
    struct text made = {0};
    size_t at = 0;
    for (size_t i = 0; i < changes->count; i++) {
        const struct change *change = &changes->items[i];
        text_append(&made, text_string(text) + at, change->is.from - at);
        text_append(&made, text_string(&changes->replacements) + change->replacement.from,
                    change->replacement.to - change->replacement.from);
        at = change->is.to;
    }
    text_append(&made, text_string(text) + at, text->length - at);
    text_free(text);
    *text = made;
}

static size_t moved(size_t at, ptrdiff_t by)
{
    return (size_t)((ptrdiff_t)at + by);
}

/* One walk over both lists, in the order of their places in the text between the rounds: what
 * touches becomes one patch. */
struct walk {
    const struct patches *patches;
    const struct changes *changes;
    size_t patch, change;
    ptrdiff_t back, forth; /* from the text between to the stretch as it was, and to the new text */
};

static const struct patch *next_patch(const struct walk *walk)
{
    return walk->patch < walk->patches->count ? &walk->patches->items[walk->patch] : NULL;
}

static const struct change *next_change(const struct walk *walk)
{
    return walk->change < walk->changes->count ? &walk->changes->items[walk->change] : NULL;
}

static struct patch take_group(struct walk *walk)
{
    const struct patch *old = next_patch(walk);
    const struct change *new = next_change(walk);
    bool old_is_first = old && (!new || old->is.from <= new->is.from);
    size_t from = old_is_first ? old->is.from : new->is.from, to = from;
    struct patch made = {.rule = old_is_first ? old->rule : new->rule,
                         .reason = old_is_first ? old->reason : new->reason};
    made.was.from = moved(from, walk->back);
    made.is.from = moved(from, walk->forth);
    unsigned rounds = 0, new_rounds = 0;
    for (bool is_first = true;; is_first = false) {
        old = next_patch(walk);
        new = next_change(walk);
        if (old && (old->is.from < to || (is_first && old_is_first))) {
            to = old->is.to > to ? old->is.to : to;
            rounds = old->rounds > rounds ? old->rounds : rounds;
            walk->back = (ptrdiff_t)old->was.to - (ptrdiff_t)old->is.to;
            walk->patch++;
        } else if (new && (new->is.from < to || (is_first && !old_is_first))) {
            to = new->is.to > to ? new->is.to : to;
            new_rounds = 1;
            size_t length = new->replacement.to - new->replacement.from;
            walk->forth += (ptrdiff_t)length - (ptrdiff_t)(new->is.to - new->is.from);
            walk->change++;
        } else {
            break;
        }
    }
    made.was.to = moved(to, walk->back);
    made.is.to = moved(to, walk->forth);
    made.rounds = rounds + new_rounds;
    return made;
}

void changes_make(struct changes *changes, struct text *text, struct patches *patches)
{
    struct walk walk = {.patches = patches, .changes = changes};
    struct patches made = {0};
    while (walk.patch < patches->count || walk.change < changes->count) {
        struct patch patch = take_group(&walk);
        made.items = memory_grow(made.items, &made.capacity, made.count + 1, sizeof *made.items);
        made.items[made.count++] = patch;
    }
    make_text(changes, text);
    free(patches->items);
    *patches = made;
    changes->count = 0;
    text_clear(&changes->replacements);
}
