/* Story: named parts and the journal of every edit made to them. */
#include "story.h"

#include "journal.h"
#include "memory.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static const struct {
    const char *name;
    enum part_kind kind;
} known_parts[] = {
#define PART(name, kind) {name, kind},
#include "parts.def"
#undef PART
};

#define KNOWN_PARTS (sizeof known_parts / sizeof *known_parts)

/* Most names differ in their first letter: filters ask for parts by name all the time. */
static bool same_name(const char *a, const char *b)
{
    return *a == *b && strcmp(a, b) == 0;
}

/* Where a name stands among the known ones; unknown ones stand before the body, which is the last.
 */
static size_t part_rank(const char *name)
{
    for (size_t i = 0; i < KNOWN_PARTS; i++)
        if (same_name(known_parts[i].name, name))
            return i * 2;
    return (KNOWN_PARTS - 1) * 2 - 1;
}

static enum part_kind kind_of_rank(size_t rank)
{
    return rank % 2 ? FIELD : known_parts[rank / 2].kind;
}

enum part_kind part_kind(const char *name)
{
    return kind_of_rank(part_rank(name));
}

bool part_name_is_valid(const char *name, size_t length)
{
    if (!length || !isalpha((unsigned char)name[0]))
        return false;
    for (size_t i = 0; i < length; i++)
        if (!isalnum((unsigned char)name[i]) && name[i] != '-')
            return false;
    return true;
}

struct part *story_part(const struct story *story, const char *name)
{
    size_t index = story_find(story, name, 1);
    return index < story->part_count ? &story->parts[index] : NULL;
}

const char *story_value(const struct story *story, const char *name)
{
    struct part *part = story_part(story, name);
    return part ? text_string(&part->text) : NULL;
}

size_t story_count(const struct story *story, const char *name)
{
    size_t count = 0;
    for (size_t i = 0; i < story->part_count; i++)
        count += same_name(story->parts[i].name, name);
    return count;
}

unsigned story_ordinal(const struct story *story, size_t index)
{
    unsigned ordinal = 1;
    for (size_t i = 0; i < index; i++)
        ordinal += strcmp(story->parts[i].name, story->parts[index].name) == 0;
    return ordinal;
}

size_t story_find(const struct story *story, const char *name, unsigned ordinal)
{
    for (size_t i = 0; i < story->part_count; i++)
        if (same_name(story->parts[i].name, name) && --ordinal == 0)
            return i;
    return story->part_count;
}

static struct part *insert_part(struct story *story, size_t index, const char *name, size_t rank)
{
    story->parts = memory_grow(story->parts, &story->part_capacity, story->part_count + 1,
                               sizeof *story->parts);
    memmove(story->parts + index + 1, story->parts + index,
            (story->part_count - index) * sizeof *story->parts);
    story->part_count++;
    story->parts[index] =
        (struct part){.name = memory_copy_string(name), .kind = kind_of_rank(rank), .rank = rank};
    return &story->parts[index];
}

struct part *story_add_text(struct story *story, const char *name, struct text *text)
{
    size_t rank = part_rank(name), index = story->part_count;
    while (index > 0 && story->parts[index - 1].rank > rank)
        index--;
    struct part *part = insert_part(story, index, name, rank);
    part->text = *text;
    *text = (struct text){0};
    return part;
}

struct part *story_add(struct story *story, const char *name, const char *bytes, size_t length)
{
    struct text text = {0};
    text_append(&text, bytes, length);
    return story_add_text(story, name, &text);
}

struct part *story_insert(struct story *story, const char *name, unsigned ordinal,
                          const char *string)
{
    size_t index = story_find(story, name, ordinal);
    if (index == story->part_count)
        return story_add(story, name, string, strlen(string));
    struct part *part = insert_part(story, index, name, part_rank(name));
    text_append_string(&part->text, string);
    return part;
}

static void part_free(struct part *part)
{
    free(part->name);
    text_free(&part->text);
    free(part->protected.items);
}

void story_remove(struct story *story, size_t index)
{
    part_free(&story->parts[index]);
    story->part_count--;
    memmove(story->parts + index, story->parts + index + 1,
            (story->part_count - index) * sizeof *story->parts);
}

void story_copy(struct story *copy, const struct story *story)
{
    for (size_t i = 0; i < story->part_count; i++) {
        struct part *part = insert_part(copy, i, story->parts[i].name, story->parts[i].rank);
        text_append(&part->text, text_string(&story->parts[i].text), story->parts[i].text.length);
    }
    for (size_t i = 0; i < story->journal.count; i++)
        edits_add(&copy->journal, &story->journal.items[i]);
    copy->file = memory_copy_string(story->file);
    copy->line = story->line;
}

void story_free(struct story *story)
{
    for (size_t i = 0; i < story->part_count; i++)
        part_free(&story->parts[i]);
    free(story->parts);
    free(story->file);
    edits_free(&story->journal);
    *story = (struct story){0};
}

void part_replace(struct part *part, struct text *text)
{
    text_free(&part->text);
    part->text = *text;
    *text = (struct text){0};
    part->protected_is_known = false;
    part->paragraph = (struct span){0};
    part->paragraph_number = 0;
}
