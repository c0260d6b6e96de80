/* Withholding: what a story says of itself is private leaves the parts that readers see. */
#include "withhold.h"

#include "language.h"

#include <stdlib.h>
#include <string.h>

struct span private_text(const char *bytes, struct span stretch)
{
    while (stretch.from < stretch.to && strchr("#*-_= \n", bytes[stretch.from]))
        stretch.from++;
    if (stretch.to - stretch.from > 2 && strchr("([", bytes[stretch.from]) &&
        strchr(")]", bytes[stretch.to - 1]) && bytes[stretch.to - 1])
        stretch = (struct span){stretch.from + 1, stretch.to - 1};
    return span_trim(bytes, stretch);
}

static bool is_blank(const char *bytes, size_t from, size_t to)
{
    if (from >= to)
        return true;
    size_t end = from + strspn(bytes + from, " \t\r\n");
    return end >= to || bytes[end] == '\0';
}

/* What is taken out with the stretch, so that what stays is as far apart as it was: the blank lines
 * behind it; at the text's end those before it. */
static struct span cut_of(const struct text *text, const struct private_stretch *stretch)
{
    const char *bytes = text_string(text);
    struct span cut = stretch->span;
    if (stretch->is_inside)
        return cut;
    while (cut.from > 0 && bytes[cut.from - 1] != '\n')
        cut.from--;
    if (is_blank(bytes, cut.to, text->length)) {
        while (cut.from > 1 && strchr(" \t\r\n", bytes[cut.from - 2]))
            cut.from--;
        return (struct span){cut.from, text->length};
    }
    cut.to += strspn(bytes + cut.to, " \t\r\n");
    return cut;
}

/* Whether nothing is left of the text. */
static bool is_all(const struct text *text, const struct private_stretches *stretches)
{
    size_t at = 0;
    for (size_t i = 0; i < stretches->count; at = stretches->items[i++].span.to)
        if (!is_blank(text_string(text), at, stretches->items[i].span.from))
            return false;
    return is_blank(text_string(text), at, text->length);
}

static void propose_note(const char *bytes, const struct private_stretch *stretch, const char *rule,
                         struct edits *edits)
{
    struct span words = private_text(bytes, stretch->span);
    struct text note = {0};
    text_append(&note, bytes + words.from, words.to - words.from);
    if (note.length)
        propose_part(edits, stretch->privacy == PRIVATE_SIGN_OFF ? "Sign-Off" : "Private-Note",
                     note.bytes, rule, privacy_reason(stretch->privacy));
    text_free(&note);
}

void withhold_propose(const struct private_words *words, const struct story *story, size_t part,
                      const char *owner, struct edits *edits)
{
    const struct text *text = &story->parts[part].text;
    struct private_stretches stretches = {0};
    struct text rule = {0};
    private_stretches_find(words, text, &stretches);
    text_format(&rule, "%s/private-note", owner);
    bool is_whole =
        stretches.count && is_all(text, &stretches) && strcmp(story->parts[part].name, "Body") != 0;
    if (is_whole)
        propose_no_part(edits, story, part, rule.bytes, privacy_reason(stretches.items[0].privacy));
    for (size_t i = 0, end = 0; i < stretches.count && !is_whole; i++) {
        struct span cut = cut_of(text, &stretches.items[i]);
        cut.from = cut.from < end ? end : cut.from;
        propose_change(edits, story, part, cut.from, cut.to - cut.from, "", rule.bytes,
                       privacy_reason(stretches.items[i].privacy));
        end = cut.to;
    }
    for (size_t i = 0; i < stretches.count; i++)
        propose_note(text_string(text), &stretches.items[i], rule.bytes, edits);
    text_free(&rule);
    free(stretches.items);
}

bool withhold_private(const struct private_words *words, struct story *story)
{
    size_t before = story->journal.count;
    for (size_t part = story->part_count; part-- > 0;) {
        struct edits edits = {0};
        if (part >= story->part_count || story->parts[part].kind != PROSE)
            continue;
        withhold_propose(words, story, part, "write", &edits);
        story_apply(story, &edits);
    }
    return story->journal.count > before;
}
