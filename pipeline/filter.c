/* Filter: how proposals are put, and filters found. */
#include "filter.h"

#include "memory.h"

#include <stdlib.h>
#include <string.h>

static void propose(struct edits *edits, const struct story *story, size_t part, size_t at,
                    size_t length, struct edit edit)
{
    char *before = memory_copy(text_string(&story->parts[part].text) + at, length);
    edit.part = story->parts[part].name;
    edit.ordinal = story_ordinal(story, part);
    edit.at = at;
    edit.before = before;
    if (edit.query)
        edit.after = before;
    edits_add(edits, &edit);
    free(before);
}

void propose_change(struct edits *edits, const struct story *story, size_t part, size_t at,
                    size_t length, const char *after, const char *rule, const char *reason)
{
    propose(edits, story, part, at, length,
            (struct edit){.after = after, .rule = rule, .reason = reason});
}

void propose_query(struct edits *edits, const struct story *story, size_t part, size_t at,
                   size_t length, const char *rule, const char *reason, const char *suggestions)
{
    propose(edits, story, part, at, length,
            (struct edit){
                .rule = rule, .reason = reason, .suggestions = suggestions, .query = true});
}

void propose_part(struct edits *edits, const char *name, const char *text, const char *rule,
                  const char *reason)
{
    edits_add(edits, &(struct edit){.part = name,
                                    .ordinal = 1,
                                    .after = text,
                                    .rule = rule,
                                    .reason = reason});
}

void propose_no_part(struct edits *edits, const struct story *story, size_t part,
                     const char *rule, const char *reason)
{
    edits_add(edits, &(struct edit){.part = story->parts[part].name,
                                    .ordinal = story_ordinal(story, part),
                                    .before = text_string(&story->parts[part].text),
                                    .rule = rule,
                                    .reason = reason});
}

const char *language_of(const struct settings *settings, const struct story *story)
{
    if (settings->language)
        return settings->language;
    const char *language = story_value(story, "Language");
    return language && *language ? language : "en";
}

const char *language_at(const struct settings *settings, const struct story *story, size_t part,
                        size_t at)
{
    (void)part;
    (void)at;
    return language_of(settings, story);
}
