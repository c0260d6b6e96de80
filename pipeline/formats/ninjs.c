/* ninjs: reads News in JSON 1, 2 and 3, and what newsrooms write under that name. */
#include "../memory.h"
#include "html_text.h"
#include "ninjs_note.h"
#include "xml_items.h"

#include <stdlib.h>
#include <string.h>

/* Members that become a part as they stand; of two names of one part, the first that is there. */
static const struct {
    const char *part, *member;
} plain[] = {
    {"Id", "uri"},
    {"Id", "guid"},
    {"Version", "version"},
    {"Provider", "source"},
    {"Provider", "provider"},
    {"Provider", "copyrightholder"},
    {"Provider", "copyrightHolder"},
    {"Status", "pubstatus"},
    {"Status", "pubStatus"},
    {"Signal", "signal"},
    {"Urgency", "urgency"},
    {"Language", "language"},
    {"Slugline", "slugline"},
    {"Kicker", "kicker"},
    {"Headline", "headline"},
    {"Subhead", "subheadline"},
    {"Byline", "byline"},
    {"Byline", "by"},
    {"Copyright", "copyrightnotice"},
    {"Copyright", "copyrightNotice"},
    {"Usage-Terms", "usageterms"},
    {"Usage-Terms", "usageTerms"},
    {"Word-Count", "wordcount"},
};

static const struct {
    const char *part, *member;
} times[] = {
    {"Created", "contentCreated"}, {"Created", "contentcreated"}, {"Created", "firstCreated"},
    {"Created", "firstcreated"},   {"Sent", "versionCreated"},    {"Sent", "versioncreated"},
    {"Embargo", "embargoedUntil"}, {"Embargo", "embargoed"},
};

static bool ends_with(const char *string, const char *end)
{
    size_t length = strlen(string), wanted = strlen(end);
    return length >= wanted && strcmp(string + length - wanted, end) == 0;
}

static bool has_type(json_t *item, const char *what)
{
    const char *type = json_text(item, "contentType");
    type = type ? type : json_text(item, "contenttype");
    return type && strcasestr(type, what) != NULL;
}

static bool is_markup(json_t *item)
{
    return has_type(item, "html") || has_type(item, "nitf");
}

static bool has_role(json_t *item, const char *role)
{
    const char *has = json_text(item, "role");
    return has && (strcmp(has, role) == 0 || (ends_with(has, role) && strchr(has, ':')));
}

/* The items of ninjs 2 and 3: {"role": "main", "contentType": "text/html", "value": "..."}. */

static void read_value(struct story *story, const char *part, json_t *item)
{
    if (has_type(item, "html"))
        json_html_part(story, part, item, "value");
    else
        json_part(story, part, item, "value");
}

static void read_headlines(struct story *story, json_t *object)
{
    size_t index;
    json_t *item, *items = json_object_get(object, "headlines");
    json_array_foreach(items, index, item)
    {
        bool has_headline = story_part(story, "Headline") != NULL;
        const char *part =
            has_role(item, "kicker") || has_role(item, "overline") ? "Kicker"
            : has_role(item, "subheadline") || has_role(item, "subhead") || has_role(item, "sub")
                ? "Subhead"
            : has_headline ? NULL
                           : "Headline";
        if (part)
            read_value(story, part, item);
    }
}

static void read_descriptions(struct story *story, json_t *object)
{
    size_t index;
    json_t *item, *items = json_object_get(object, "descriptions");
    json_array_foreach(items, index, item)
    {
        if (has_role(item, "caption"))
            read_value(story, "Caption", item);
        else if (!story_part(story, "Teaser"))
            read_value(story, "Teaser", item);
    }
}

/* The text as markup, which knows its paragraphs, before the text without. */
static void read_bodies(struct story *story, const struct json_state *state, json_t *object)
{
    json_t *items = json_object_get(object, "bodies"), *best = NULL, *item;
    size_t index;
    json_array_foreach(items, index, item)
    {
        bool is_dateline = has_role(item, "dateline");
        if (is_dateline)
            json_part(story, "Dateline", item, "value");
        else if (!best || (is_markup(item) && !is_markup(best)) ||
                 (has_role(item, "main") && !has_role(best, "main")))
            best = item;
    }
    const char *nitf = best && has_type(best, "nitf") ? json_text(best, "value") : NULL;
    if (nitf && nitf_string_into_story(story, nitf, strlen(nitf)))
        json_object_del(best, "value");
    else if (best && is_markup(best))
        json_body_part(story, state, best, "value");
    else if (best)
        json_part(story, "Body", best, "value");
}

/* In ninjs 1 the role is of the name: "headline_main". The first that is there. */
static void read_first_named(struct story *story, const char *part, json_t *object,
                             const char *beginning)
{
    const char *member;
    json_t *value;
    void *next;
    json_object_foreach_safe(object, next, member, value)
    {
        if (story_part(story, part) || strncmp(member, beginning, strlen(beginning)) != 0)
            continue;
        if (ends_with(member, "html"))
            json_html_part(story, part, object, member);
        else
            json_part(story, part, object, member);
    }
}

/* Bodies of ninjs 1: body_xhtml, body_html, body_text, body_anything. */
static void read_old_bodies(struct story *story, const struct json_state *state, json_t *object)
{
    static const char *const members[] = {"body_xhtml", "body_html", "body_nitf", "body_text"};
    const char *member;
    json_t *value;
    void *next;
    for (size_t i = 0; i < 3 && !story_part(story, "Body"); i++)
        json_body_part(story, state, object, members[i]);
    if (!story_part(story, "Body"))
        json_part(story, "Body", object, members[3]);
    else
        json_object_del(object, members[3]); /* the same without markup */
    json_object_foreach_safe(object, next, member, value) if (strncmp(member, "body_", 5) == 0 &&
                                                              !story_part(story, "Body"))
        json_body_part(story, state, object, member);
    if (json_part(story, "Teaser", object, "description_text"))
        json_object_del(object, "description_html");
    read_first_named(story, "Teaser", object, "description_");
}

/* Lists of names. */
static void read_names(struct story *story, const char *part, json_t *object, const char *member)
{
    json_t *items = json_object_get(object, member), *item;
    size_t index, taken = 0;
    json_array_foreach(items, index, item)
    {
        const char *rel = json_text(item, "rel");
        const char *of = rel && strcmp(rel, "category") == 0 ? "Category" : part;
        const char *name = json_is_string(item) ? json_text(item, NULL) : json_text(item, "name");
        name = name ? name : json_text(item, "literal");
        if (name) {
            json_string_part(story, of, name);
            taken++;
        }
    }
    if (taken && json_is_string(json_array_get(items, 0)))
        json_object_del(object, member);
}

static void read_service(struct story *story, json_t *object)
{
    json_t *item = json_array_get(json_object_get(object, "service"), 0);
    const char *code = json_text(item, "code");
    if (code)
        json_string_part(story, "Category", code);
}

static void read_ednote(struct story *story, const struct json_state *state, json_t *object,
                        const char *member)
{
    const char *given = json_text(object, member);
    if (!given)
        return;
    char *note = memory_copy_string(given);
    ninjs_note_read(story, state, note);
    free(note);
    json_object_del(object, member);
}

/* Pictures: their captions and credits. A text that goes with the story is no caption of it. */
static void read_picture(struct story *story, json_t *item)
{
    const char *type = json_text(item, "type");
    if (!json_is_object(item) || (type && strcmp(type, "text") == 0))
        return;
    if (!json_part(story, "Caption", item, "description_text") &&
        !json_part(story, "Caption", item, "caption")) {
        size_t index;
        json_t *description;
        json_array_foreach(json_object_get(item, "descriptions"), index, description)
            read_value(story, "Caption", description);
    }
    if (!json_part(story, "Picture-Credit", item, "byline") &&
        !json_part(story, "Picture-Credit", item, "by"))
        json_part(story, "Picture-Credit", item, "creditline");
}

static void read_associations(struct story *story, json_t *object)
{
    json_t *items = json_object_get(object, "associations"), *item;
    const char *name;
    size_t index;
    json_array_foreach(items, index, item) read_picture(story, item);
    json_object_foreach(items, name, item) read_picture(story, item);
}

/* An identifier that is no URI stands beside the one that was made for it. */
static void read_own_id(struct story *story, json_t *object)
{
    size_t index;
    json_t *item, *items = json_object_get(object, "altIds");
    struct part *id = story_part(story, "Id");
    json_array_foreach(items, index, item)
    {
        const char *role = json_text(item, "role");
        if (!role || strcmp(role, "id") != 0 || !json_text(item, "value"))
            continue;
        if (!id)
            id = story_add(story, "Id", "", 0);
        text_clear(&id->text);
        text_append_string(&id->text, json_text(item, "value"));
        json_object_del(item, "value");
    }
}

void ninjs_read(struct story *story, const struct json_state *state, json_t *object)
{
    const char *type = json_text(object, "type");
    if (type && (strcmp(type, "picture") == 0 || strcmp(type, "graphic") == 0))
        json_part(story, "Caption", object, "description_text");
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
        if (!story_part(story, plain[i].part))
            json_part(story, plain[i].part, object, plain[i].member);
    for (size_t i = 0; i < sizeof times / sizeof *times; i++)
        if (!story_part(story, times[i].part))
            json_time_part(story, times[i].part, object, times[i].member);
    if (!story_part(story, "Provider"))
        read_names(story, "Provider", object, "infoSources");
    read_own_id(story, object);
    read_headlines(story, object);
    read_first_named(story, "Headline", object, "headline_");
    read_descriptions(story, object);
    read_associations(story, object);
    read_bodies(story, state, object);
    read_old_bodies(story, state, object);
    read_names(story, "Keyword", object, "keywords");
    read_names(story, "Keyword", object, "subjects");
    read_names(story, "Keyword", object, "subject");
    read_names(story, "Genre", object, "genres");
    read_names(story, "Genre", object, "genre");
    read_service(story, object);
    read_ednote(story, state, object, "ednote");
    read_ednote(story, state, object, "edNote");
    if (!story_part(story, "Headline"))
        json_part(story, "Headline", object, "title");
    struct part *body = story_part(story, "Body");
    if (body && body->text.bytes[body->text.length - 1] != '\n')
        text_append_byte(&body->text, '\n');
}
