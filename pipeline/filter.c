/* Filter: how proposals are put, and filters found. */
#include "filter.h"

#include "language.h"
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
    propose(
        edits, story, part, at, length,
        (struct edit){.rule = rule, .reason = reason, .suggestions = suggestions, .query = true});
}

void propose_part(struct edits *edits, const char *name, const char *text, const char *rule,
                  const char *reason)
{
    edits_add(
        edits,
        &(struct edit){.part = name, .ordinal = 1, .after = text, .rule = rule, .reason = reason});
}

void propose_no_part(struct edits *edits, const struct story *story, size_t part, const char *rule,
                     const char *reason)
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

/* The number, from 1, of the paragraph at byte `at`: counted on from where it was last asked for.
 */
static size_t paragraph_number(struct part *part, size_t at)
{
    if (part->paragraph_number && at >= part->paragraph.from && at < part->paragraph.to)
        return part->paragraph_number;
    if (!part->paragraph_number || at < part->paragraph.from) {
        part->paragraph = (struct span){0};
        part->paragraph_number = 0;
    }
    size_t next = part->paragraph.to;
    struct span found;
    while (paragraph_next(text_string(&part->text), part->text.length, &next, &found)) {
        part->paragraph = (struct span){part->paragraph.to, next};
        part->paragraph_number++;
        if (at < next)
            break;
    }
    return part->paragraph_number;
}

/* The language that "2 de, 5 fr" names for a paragraph; NULL where it names none that is known. */
static const char *language_named(const char *languages, size_t number)
{
    char tag[24];
    size_t named;
    for (int used; sscanf(languages, "%zu %23[A-Za-z-]%n", &named, tag, &used) == 2;) {
        const struct locale_marks *marks = named == number ? locale_marks(tag) : NULL;
        if (marks)
            return marks->locale;
        languages += used;
        languages += strspn(languages, ", ");
    }
    return NULL;
}

const char *language_at(const struct settings *settings, const struct story *story, size_t part,
                        size_t at)
{
    const char *languages = story_value(story, "Paragraph-Language"), *named = NULL;
    if (languages && strcmp(story->parts[part].name, "Body") == 0)
        named = language_named(languages, paragraph_number(&story->parts[part], at));
    return named ? named : language_of(settings, story);
}
