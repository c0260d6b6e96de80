/* Sign-offs, and blocks that say they are not for publication, where readers would see them. */
#include "guard_checks.h"

#include <stdlib.h>
#include <string.h>

enum { LEAK_LEAST = 16, LEAKS_SOUGHT = 64, DOUBTFUL_LONGEST = 200 }; /* bytes; lines; bytes */

static const char *reason_of(enum privacy privacy)
{
    return privacy == PRIVATE_MARK
               ? "says that it is not for publication, and stands where readers will see it"
               : "a note to editors where readers will see it";
}

/* A line that begins as such a block does, whether it is one or only speaks of it. */
static enum privacy privacy_in_doubt(const struct guard *guard, const char *bytes, struct span line)
{
    struct span rest;
    enum privacy privacy = privacy_of_line(guard->private, bytes, line, &rest);
    if (privacy == PRIVATE_CONTACTS)
        return IS_PUBLIC; /* what follows is looked at for itself */
    if (privacy == IS_PUBLIC && line.to - line.from < DOUBTFUL_LONGEST &&
        private_mark_begins(guard->private, bytes, line))
        return PRIVATE_MARK;
    return privacy;
}

static void ask_lines(const struct guard *guard, const struct story *story, size_t part,
                      struct span stretch, struct edits *edits)
{
    const char *bytes = text_string(&story->parts[part].text);
    struct span line;
    for (size_t at = stretch.from; line_next(bytes, stretch.to, &at, &line);) {
        line = span_trim(bytes, line);
        enum privacy privacy =
            line.from < line.to ? privacy_in_doubt(guard, bytes, line) : IS_PUBLIC;
        if (privacy == PRIVATE_SIGN_OFF)
            propose_query(edits, story, part, line.from, line.to - line.from, "guard/sign-off",
                          "a sign-off where readers will see it", NULL);
        else if (privacy)
            propose_query(edits, story, part, line.from, line.to - line.from, "guard/private",
                          reason_of(privacy), NULL);
    }
}

void find_private(const struct guard *guard, const struct story *story, size_t part,
                  struct edits *edits)
{
    const struct text *text = &story->parts[part].text;
    ask_lines(guard, story, part, (struct span){0, text->length}, edits);
    struct private_stretches stretches = {0};
    private_stretches_find(guard->private, text, &stretches);
    for (size_t i = 0; i < stretches.count; i++)
        if (stretches.items[i].is_inside)
            propose_query(edits, story, part, stretches.items[i].span.from,
                          stretches.items[i].span.to - stretches.items[i].span.from,
                          "guard/private", reason_of(PRIVATE_MARK), NULL);
    free(stretches.items);
}

/* A line of a private part that readers see all the same. */
static void find_leak(const struct story *story, const char *line, size_t length,
                      struct edits *edits)
{
    for (size_t part = 0; part < story->part_count; part++) {
        const struct text *text = &story->parts[part].text;
        const char *found = story->parts[part].kind == PROSE && text->length
                                ? memmem(text->bytes, text->length, line, length)
                                : NULL;
        if (found)
            propose_query(edits, story, part, (size_t)(found - text->bytes), length,
                          "guard/private",
                          "stands in a private note, and where readers will see it", NULL);
    }
}

void find_leaks(const struct story *story, struct edits *edits)
{
    size_t lines = 0;
    struct span line;
    for (size_t part = 0; part < story->part_count; part++) {
        const char *bytes = text_string(&story->parts[part].text);
        if (story->parts[part].kind != PRIVATE)
            continue;
        for (size_t at = 0; lines < LEAKS_SOUGHT &&
                            line_next(bytes, story->parts[part].text.length, &at, &line);) {
            line = span_trim(bytes, line);
            if (line.to - line.from < LEAK_LEAST)
                continue;
            find_leak(story, bytes + line.from, line.to - line.from, edits);
            lines++;
        }
    }
}
