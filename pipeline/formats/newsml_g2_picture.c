/* NewsML-G2 pictures: an item that a story links gives it a caption and a credit. */
#include "newsml_g2.h"
#include "xml_items.h"
#include "xml_text.h"

#include "../journal.h"

#include <stdlib.h>
#include <string.h>

/* The part that keeps the waiting story's link to the picture; part_count where it has none. */
static size_t find_link(const struct story *story, const char *guid)
{
    struct text residref = {0};
    size_t i;
    text_format(&residref, " residref=\"%s\"", guid);
    for (i = 0; i < story->part_count; i++)
        if (strcmp(story->parts[i].name, "Other") == 0 &&
            strncmp(text_string(&story->parts[i].text), "itemMeta: <link ", 16) == 0 &&
            strstr(text_string(&story->parts[i].text), text_string(&residref)))
            break;
    text_free(&residref);
    return i;
}

/* Captions and credits are pairs: the nth credit is of the nth picture. */
static void take_pair(struct story *story, const struct story *picture)
{
    static const char *const names[] = {"Caption", "Picture-Credit"};
    size_t captions = story_count(story, "Caption");
    size_t credits = story_count(story, "Picture-Credit");
    size_t before = captions > credits ? captions : credits;
    for (size_t i = 0; i < 2; i++) {
        const char *value = story_value(picture, names[i]);
        if (!value)
            continue;
        for (size_t have = story_count(story, names[i]); have < before; have++)
            story_add(story, names[i], "", 0);
        story_add(story, names[i], value, strlen(value));
    }
}

static bool has_same(const struct story *story, const struct part *part)
{
    for (size_t i = 0; i < story->part_count; i++)
        if (strcmp(story->parts[i].name, part->name) == 0 &&
            strcmp(text_string(&story->parts[i].text), text_string(&part->text)) == 0)
            return true;
    return false;
}

/* What the picture says beside that and the story does not, its identity apart. */
static void take_rest(struct story *story, const struct story *picture, const char *guid)
{
    static const char *const own[] = {"Id",      "Version", "Source-Format",
                                      "Charset", "Caption", "Picture-Credit",
                                      "Status",  "Embargo", NULL};
    bool is_ours = strncmp(guid, "urn:uuid:", 9) == 0;
    for (size_t i = 0; i < picture->part_count; i++) {
        const struct part *part = &picture->parts[i];
        bool is_own = has_same(story, part) || (is_ours && strcmp(part->name, "Sent") == 0);
        for (const char *const *name = own; *name; name++)
            is_own |= strcmp(part->name, *name) == 0;
        if (is_own)
            continue;
        struct text text = {0};
        text_format(&text, "picture %s: %s: %s", guid, part->name, text_string(&part->text));
        story_say(story, part->kind == PRIVATE ? "Private-Note" : "Other", text_string(&text));
        text_free(&text);
    }
}

/* A caption may not be freer in the story than it was by itself. */
static bool may_join(const struct story *story, const struct story *picture)
{
    struct release of_picture = release_of(picture), of_story = release_of(story);
    return strcmp(of_picture.status, "usable") == 0 ||
           strcmp(of_picture.status, of_story.status) == 0;
}

static void take_embargo(struct story *story, const struct story *picture)
{
    const char *embargo = story_value(picture, "Embargo");
    bool is_known = !embargo || (!*embargo && story_part(story, "Embargo"));
    if (!is_known && !has_same(story, story_part(picture, "Embargo")))
        story_add(story, "Embargo", embargo, strlen(embargo));
}

void newsml_picture_read(struct xml_reading *xml, const char *guid, const struct story *picture)
{
    struct story *story = xml_waiting(xml);
    if (!story || !guid)
        return;
    size_t link = find_link(story, guid);
    if (link == story->part_count || !may_join(story, picture))
        return;
    story_remove(story, link);
    take_pair(story, picture);
    take_embargo(story, picture);
    take_rest(story, picture, guid);
    xml_absorbed(xml);
}
