/* dpa digitalwires: dpa's stories in JSON. */
#include "../memory.h"
#include "html_text.h"
#include "json_story.h"

#include <stdlib.h>
#include <string.h>

bool dpa_json_is(json_t *object)
{
    return json_object_get(object, "article_html") || json_object_get(object, "notepad") ||
           (json_object_get(object, "urn") && json_object_get(object, "categories"));
}

/* "sig:correction" means the same without its scheme. */
static void read_code(struct story *story, const char *part, json_t *object, const char *member)
{
    const char *code = json_text(object, member);
    if (!code)
        return;
    const char *colon = strrchr(code, ':');
    json_string_part(story, part, colon ? colon + 1 : code);
    json_object_del(object, member);
}

/* What the IPTC has a code for: "medtop:20000651 traffic accident". */
static void read_topics(struct story *story, json_t *categories)
{
    size_t index;
    json_t *category;
    json_array_foreach(categories, index, category)
    {
        struct text topic = {0};
        const char *code = json_text(category, "qcode");
        if (!code || strncmp(code, "medtop:", 7) != 0)
            continue;
        text_format(&topic, "%s ", code);
        const char *name = json_text(category, "name");
        text_append_string(&topic, name ? name : "");
        json_string_part(story, "Category", topic.bytes);
        text_free(&topic);
    }
}

/* The categories: what a story is about, which desk it is of, which wire it is on. */
static void read_categories(struct story *story, json_t *object)
{
    static const struct {
        const char *type, *part, *member;
    } known[] = {
        {"dnltype:dpasubject", "Keyword", "name"}, {"dnltype:geosubject", "Keyword", "name"},
        {"dnltype:keyword", "Keyword", "name"},    {"dnltype:desk", "Category", "qcode"},
        {"dnltype:genre", "Genre", "name"},        {"dnltype:wire", "Service", "qcode"},
        {"dnltype:provider", "Provider", "name"},
    };
    json_t *categories = json_object_get(object, "categories"), *category;
    struct text slugline = {0};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        size_t index;
        json_array_foreach(categories, index, category)
        {
            const char *type = json_text(category, "type");
            if (!type || strcmp(type, known[i].type) != 0)
                continue;
            const char *value = json_text(category, known[i].member);
            const char *colon =
                value && strcmp(known[i].member, "qcode") == 0 ? strrchr(value, ':') : NULL;
            if (!value)
                continue;
            json_string_part(story, known[i].part, colon ? colon + 1 : value);
            if (strcmp(known[i].part, "Keyword") == 0)
                text_format(&slugline, "%s%s", slugline.length ? "/" : "", value);
        }
    }
    read_topics(story, categories);
    /* What was taken goes; what was not stays for the rest. */
    for (size_t i = json_array_size(categories); i > 0; i--) {
        const char *type = json_text(json_array_get(categories, i - 1), "type");
        bool is_known =
            type && (strcmp(type, "dnltype:pubstatus") == 0 ||
                     strcmp(type, "dnltype:urgency") == 0 || strcmp(type, "dnltype:signal") == 0);
        for (size_t j = 0; type && !is_known && j < sizeof known / sizeof *known; j++)
            is_known = strcmp(type, known[j].type) == 0;
        if (is_known)
            json_array_remove(categories, i - 1);
    }
    json_string_part(story, "Slugline", text_string(&slugline));
    text_free(&slugline);
}

/* The lines of a public note that an editorial note of the same words says are not to be published.
 */
static bool is_unpublishable(json_t *ednotes, const char *line, size_t length)
{
    size_t index;
    json_t *ednote;
    while (length && (*line == '-' || *line == ' ')) {
        line++;
        length--;
    }
    json_array_foreach(ednotes, index, ednote)
    {
        const char *note = json_text(ednote, "ednote");
        if (json_is_false(json_object_get(ednote, "is_publishable")) && note && length &&
            strlen(note) == length && memcmp(note, line, length) == 0)
            return true;
    }
    return false;
}

static void divide(json_t *ednotes, const char *text, struct text *open, struct text *closed)
{
    while (*text) {
        size_t length = strcspn(text, "\n") + (text[strcspn(text, "\n")] == '\n');
        size_t words = length && text[length - 1] == '\n' ? length - 1 : length;
        text_append(is_unpublishable(ednotes, text, words) ? closed : open, text, length);
        text += length;
    }
}

static void read_notepad(struct story *story, const struct json_state *state, json_t *object)
{
    json_t *notepad = json_object_get(object, "notepad");
    json_t *ednotes = json_object_get(object, "ednotes");
    static const char *const members[] = {"public_html", "nonpublic_html"};
    struct text open = {0}, closed = {0}, text = {0};
    for (size_t i = 0; i < 2; i++) {
        const char *markup = json_text(notepad, members[i]);
        if (!markup)
            continue;
        text_clear(&text);
        html_fragment_text(markup, strlen(markup), true, &text);
        text_append_byte(&text, '\n');
        if (i == 0)
            divide(ednotes, text_string(&text), &open, &closed);
        else
            json_notes(story, state, "Private-Note", text_string(&text));
    }
    json_notes(story, state, "Note", text_string(&open));
    json_notes(story, state, "Private-Note", text_string(&closed));
    json_object_del(notepad, "header_html");
    json_object_del(notepad, "public_html");
    json_object_del(notepad, "nonpublic_html");
    text_free(&open);
    text_free(&closed);
    text_free(&text);
}

static bool role_is(json_t *ednote, const char *role)
{
    const char *has = json_text(ednote, "role");
    return has && strstr(has, role) && strlen(strstr(has, role)) == strlen(role);
}

/* The editorial notes say again what the notepad says, and which of it may be published. */
static void read_ednotes(struct story *story, const struct json_state *state, json_t *object)
{
    json_t *ednotes = json_object_get(object, "ednotes"), *ednote;
    const char *language = story_value(story, "Language");
    size_t index;
    json_array_foreach(ednotes, index, ednote)
    {
        const char *text = json_text(ednote, "ednote");
        if (!text)
            continue;
        char *note = memory_copy_string(text);
        bool is_private = !json_is_true(json_object_get(ednote, "is_publishable"));
        if (role_is(ednote, ":closingline")) {
            json_string_part(story, "Sign-Off", note);
        } else if (is_private) {
            if (!json_has_note(story, "Private-Note", note))
                json_string_part(story, "Private-Note", note);
        } else if (role_is(ednote, ":correctionshort")) {
            const struct entry *heading = dictionary_find_language(
                state->words->dictionary, language ? language : "en", "heading correction", 18);
            struct text labelled = {0};
            text_format(&labelled, "%s: %s", heading ? heading->value : "Correction", note);
            json_string_part(story, "Label", text_string(&labelled));
            json_string_part(story, "Note", text_string(&labelled));
            text_free(&labelled);
        } else if (!json_has_note(story, "Note", note)) {
            json_string_part(story, "Note", note);
        }
        free(note);
    }
    json_object_del(object, "ednotes");
}

static void read_pictures(struct story *story, json_t *object)
{
    static const char *const members[] = {"caption", "creditline"};
    static const char *const parts[] = {"Caption", "Picture-Credit"};
    size_t index;
    json_t *item;
    json_array_foreach(json_object_get(object, "associations"), index, item) for (size_t i = 0;
                                                                                  i < 2; i++)
        json_part(story, parts[i], item, members[i]);
    json_array_foreach(json_object_get(object, "descriptions"), index,
                       item) if (json_text(item, "description") &&
                                 !json_has_note(story, "Caption", json_text(item, "description")))
        json_part(story, "Caption", item, "description");
}

/* Links stand in the notepad too, as a rule. */
static void read_links(struct story *story, const struct json_state *state, json_t *object)
{
    const char *markup = json_text(object, "linkbox_html");
    struct text text = {0};
    if (!markup)
        return;
    html_fragment_text(markup, strlen(markup), true, &text);
    bool is_known = true;
    for (const char *line = text_string(&text); *line && is_known;) {
        size_t length = strcspn(line, "\n"), mark = strncmp(line, "- ", 2) == 0 ? 2 : 0;
        char *words = memory_copy(line + mark, length - mark);
        is_known = json_has_note(story, "Note", words);
        free(words);
        line += length + (line[length] == '\n');
    }
    if (!is_known)
        json_notes(story, state, "Note", text_string(&text));
    text_free(&text);
    json_object_del(object, "linkbox_html");
}

void dpa_json_read(struct story *story, const struct json_state *state, json_t *object)
{
    static const struct {
        const char *part, *member;
    } plain[] = {
        {"Id", "urn"},
        {"Version", "version"},
        {"Language", "language"},
        {"Urgency", "urgency"},
        {"Kicker", "kicker"},
        {"Headline", "headline"},
        {"Subhead", "subhead"},
        {"Teaser", "teaser"},
        {"Byline", "byline"},
        {"Dateline", "dateline"},
        {"Credit", "creditline"},
        {"Copyright", "copyrightnotice"},
        {"Usage-Terms", "usageterms"},
    };
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
        json_part(story, plain[i].part, object, plain[i].member);
    read_code(story, "Status", object, "pubstatus");
    read_code(story, "Signal", object, "signal");
    json_time_part(story, "Created", object, "version_created");
    json_time_part(story, "Sent", object, "updated");
    json_time_part(story, "Embargo", object, "embargoed");
    read_categories(story, object);
    read_notepad(story, state, object);
    read_ednotes(story, state, object);
    read_links(story, state, object);
    read_pictures(story, object);
    json_body_part(story, state, object, "article_html");
    json_html_part(story, "Infobox", object, "infobox_html");
    /* Names that the categories have already given. */
    static const char *const repeated[] = {"dpasubject_names", "geosubject_names", "keyword_names",
                                           "desk_names", "genre_names"};
    for (size_t i = 0; i < sizeof repeated / sizeof *repeated; i++)
        json_object_del(object, repeated[i]);
}
