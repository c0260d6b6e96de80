/* Filter: how proposals are put, and filters found. */
#include "filter.h"

#include "language.h"
#include "memory.h"

#include <stdio.h>
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

/* The language that "2 de, 5 fr" names for a paragraph; NULL where it names none that is known. The
 * part of that list remembers where the paragraphs behind the last one asked for begin in it. */
static const char *language_named(struct part *list, size_t number)
{
    const char *languages = text_string(&list->text), *language = NULL;
    size_t at = number >= list->paragraph_number ? list->paragraph.from : 0;
    while (languages[at]) {
        char tag[24], *behind;
        size_t named = strtoul(languages + at, &behind, 10);
        behind += strspn(behind, " ");
        size_t length = strcspn(behind, ", ");
        if (named == number) {
            snprintf(tag, sizeof tag, "%.*s", (int)(length < sizeof tag ? length : 0), behind);
            const struct locale_marks *marks = locale_marks(tag);
            language = marks ? marks->locale : NULL;
        }
        if (named >= number)
            break;
        behind += length;
        at = (size_t)(behind - languages) + strspn(behind, ", ");
    }
    list->paragraph = (struct span){at, at};
    list->paragraph_number = number;
    return language;
}

const char *language_at(const struct settings *settings, const struct story *story, size_t part,
                        size_t at)
{
    struct part *list = story_part(story, "Paragraph-Language");
    const char *named = NULL;
    if (list && strcmp(story->parts[part].name, "Body") == 0)
        named = language_named(list, paragraph_number(&story->parts[part], at));
    return named ? named : language_of(settings, story);
}
