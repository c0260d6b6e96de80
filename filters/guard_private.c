/* Sign-offs, and blocks that say they are not for publication, where readers would see them. */
#include "guard_checks.h"

#include "dateline.h"
#include "sign_off.h"

#include <string.h>

enum { LEAK_LEAST = 16, LEAKS_SOUGHT = 64 }; /* bytes of a line; lines */

static bool has_colon(const char *bytes, struct span line, size_t end)
{
    return bytes[end - 1] == ':' || (end < line.to && bytes[end] == ':') || bytes[line.from] == '#';
}

/* What a line says of itself at its beginning: "Not for publication", "Eds:", "## Contacts". */
static const char *private_reason(const struct guard *guard, const char *bytes, struct span line)
{
    size_t end;
    while (line.from < line.to && strchr("*-([<_ ", bytes[line.from]) && bytes[line.from] != '(')
        line.from++;
    const struct entry *label = phrase_begins(guard->labels, bytes, line, &end);
    if (!label)
        return NULL;
    if (strcmp(label->value, "private") == 0 &&
        (line.to - line.from < 200 || has_colon(bytes, line, end)))
        return "says that it is not for publication, and stands where readers will see it";
    if (strcmp(label->value, "private-note") == 0 && has_colon(bytes, line, end))
        return "a note to editors where readers will see it";
    return NULL;
}

void find_private(const struct guard *guard, const struct story *story, size_t part,
                  struct edits *edits)
{
    const struct text *text = &story->parts[part].text;
    const char *bytes = text_string(text);
    struct span line;
    for (size_t at = 0; line_next(bytes, text->length, &at, &line);) {
        line = span_trim(bytes, line);
        if (line.from == line.to)
            continue;
        const char *reason = private_reason(guard, bytes, line);
        if (reason) {
            propose_query(edits, story, part, line.from, line.to - line.from, "guard/private",
                          reason, NULL);
        } else if (line.to - line.from < SIGN_OFF_LONGEST &&
                   sign_off_read(guard->agencies, bytes, line, NULL)) {
            propose_query(edits, story, part, line.from, line.to - line.from, "guard/sign-off",
                          "a sign-off where readers will see it", NULL);
        }
    }
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
