/* ninjs: writes a story as News in JSON 3, one object a line. */
#include "../language.h"
#include "name_uuid.h"
#include "newsml_g2.h"
#include "ninjs_note.h"
#include "timestamp.h"

#include <stdlib.h>
#include <string.h>

/* Markup of the body. */

static void add_escaped(struct text *markup, const char *bytes, size_t length)
{
    size_t from = 0;
    for (size_t i = 0; i < length; i++) {
        const char *escaped = bytes[i] == '&'   ? "&amp;"
                              : bytes[i] == '<' ? "&lt;"
                              : bytes[i] == '>' ? "&gt;"
                                                : NULL;
        if (!escaped)
            continue;
        text_append(markup, bytes + from, i - from);
        text_append_string(markup, escaped);
        from = i + 1;
    }
    text_append(markup, bytes + from, length - from);
}

enum line_kind { TEXT_LINE, ITEM_LINE, ROW_LINE };

static enum line_kind kind_of(const char *bytes, struct span *line)
{
    size_t length = line->to - line->from;
    const char *from = bytes + line->from;
    if (length > 2 && memcmp(from, "- ", 2) == 0) {
        line->from += 2;
        return ITEM_LINE;
    }
    if (length > 4 && memcmp(from, "  * ", 4) == 0) {
        line->from += 4;
        return ITEM_LINE;
    }
    if (length > 3 && from[0] == '|' && from[length - 1] == '|') {
        line->from++;
        line->to--;
        return ROW_LINE;
    }
    return TEXT_LINE;
}

static void add_row(struct text *markup, const char *bytes, struct span row)
{
    text_append_string(markup, "<tr>");
    for (size_t at = row.from; at <= row.to;) {
        const char *bar = at < row.to ? memchr(bytes + at, '|', row.to - at) : NULL;
        size_t end = bar ? (size_t)(bar - bytes) : row.to;
        struct span cell = span_trim(bytes, (struct span){at, end});
        text_append_string(markup, "<td>");
        add_escaped(markup, bytes + cell.from, cell.to - cell.from);
        text_append_string(markup, "</td>");
        at = end + 1;
    }
    text_append_string(markup, "</tr>");
}

/* A paragraph: lines of text, of a list or of a table, each kind in its element. */
static void add_paragraph(struct text *markup, const char *bytes, struct span paragraph)
{
    static const char *const opening[] = {"<p>", "<ul>", "<table>"};
    static const char *const closing[] = {"</p>", "</ul>", "</table>"};
    size_t at = paragraph.from;
    struct span line;
    bool is_first = true;
    enum line_kind open = TEXT_LINE;
    while (line_next(bytes, paragraph.to, &at, &line)) {
        enum line_kind kind = kind_of(bytes, &line);
        if (!is_first && kind != open)
            text_append_string(markup, closing[open]);
        if (is_first || kind != open)
            text_append_string(markup, opening[kind]);
        else if (kind == TEXT_LINE)
            text_append_string(markup, "<br/>");
        if (kind == ROW_LINE) {
            add_row(markup, bytes, line);
        } else {
            text_append_string(markup, kind == ITEM_LINE ? "<li>" : "");
            add_escaped(markup, bytes + line.from, line.to - line.from);
            text_append_string(markup, kind == ITEM_LINE ? "</li>" : "");
        }
        open = kind;
        is_first = false;
    }
    if (!is_first)
        text_append_string(markup, closing[open]);
}

/* Members. */

static void set(json_t *object, const char *member, const char *value)
{
    if (value && *value)
        json_object_set_new(object, member, json_string(value));
}

static json_t *array_of(json_t *object, const char *member)
{
    json_t *array = json_object_get(object, member);
    if (!array) {
        array = json_array();
        json_object_set_new(object, member, array);
    }
    return array;
}

/* {"role": ..., "contentType": ..., "value": ...}; nothing, and NULL, where there is no value. */
static json_t *add_value(json_t *object, const char *member, const char *role, const char *type,
                         const char *value)
{
    if (!*value)
        return NULL;
    json_t *item = json_object();
    set(item, "role", role);
    set(item, "contentType", type);
    set(item, "value", value);
    json_array_append_new(array_of(object, member), item);
    return item;
}

static void add_values(json_t *object, const struct story *story, const char *part,
                       const char *member, const char *role)
{
    for (size_t i = 0; i < story->part_count; i++)
        if (strcmp(story->parts[i].name, part) == 0)
            add_value(object, member, role, "text/plain", text_string(&story->parts[i].text));
}

static void add_names(json_t *object, const struct story *story, const char *part,
                      const char *member)
{
    for (size_t i = 0; i < story->part_count; i++)
        if (strcmp(story->parts[i].name, part) == 0) {
            json_t *item = json_object();
            set(item, "name", text_string(&story->parts[i].text));
            json_array_append_new(array_of(object, member), item);
        }
}

/* A category is a subject too; its words are the whole of it, "medtop:20000573 election". */
static void add_categories(json_t *object, const struct story *story)
{
    for (size_t i = 0; i < story->part_count; i++) {
        const struct text *category = &story->parts[i].text;
        if (strcmp(story->parts[i].name, "Category") != 0 || !category->length)
            continue;
        json_t *item = json_object();
        set(item, "name", text_string(category));
        set(item, "rel", "category");
        json_array_append_new(array_of(object, "subjects"), item);
    }
}

/* A moment with its zone; one without is no date-time, and is left out. */
static bool set_time(json_t *object, const char *member, const char *value)
{
    struct timestamp time;
    char written[32];
    if (!value || !timestamp_read(value, &time) || time.hour < 0 || !time.has_zone)
        return false;
    timestamp_write(&time, written);
    set(object, member, written);
    return true;
}

static void identify(json_t *object, const struct story *story, char uri[46])
{
    const char *id = story_value(story, "Id");
    struct name_uuid name;
    name_uuid_begin(&name);
    for (size_t i = 0; i < story->part_count; i++)
        if (strcmp(story->parts[i].name, "Source-File") != 0)
            name_uuid_add(&name, text_string(&story->parts[i].text), story->parts[i].text.length);
    name_uuid_end(&name, uri);
    set(object, "uri", id && is_uri(id) ? id : uri);
    if (id && !is_uri(id)) {
        json_t *item = json_object();
        set(item, "role", "id");
        set(item, "value", id);
        json_array_append_new(array_of(object, "altIds"), item);
    }
}

static void add_body(json_t *object, const struct story *story)
{
    const struct part *body = story_part(story, "Body");
    const char *dateline = story_value(story, "Dateline");
    struct text markup = {0};
    struct span paragraph;
    if (dateline)
        add_value(object, "bodies", "dateline", "text/plain", dateline);
    if (!body)
        return;
    const char *bytes = text_string(&body->text);
    for (size_t at = 0; paragraph_next(bytes, body->text.length, &at, &paragraph);)
        add_paragraph(&markup, bytes, paragraph);
    if (markup.length) {
        json_t *item = add_value(object, "bodies", "main", "text/html", markup.bytes);
        json_object_set_new(item, "wordCount",
                            json_integer((json_int_t)word_count(bytes, body->text.length)));
    }
    text_free(&markup);
}

static void add_notes(json_t *object, const struct writer *writer, const struct story *story)
{
    struct text note = {0};
    ninjs_note_write(writer, story, &note);
    set(object, "edNote", text_string(&note));
    text_free(&note);
}

static void add_pictures(json_t *object, const struct story *story)
{
    const char *uri = json_string_value(json_object_get(object, "uri"));
    for (unsigned number = 1;; number++) {
        size_t caption = story_find(story, "Caption", number);
        size_t credit = story_find(story, "Picture-Credit", number);
        if (caption == story->part_count && credit == story->part_count)
            return;
        json_t *picture = json_object();
        struct text name = {0};
        text_format(&name, "%s#picture-%u", uri, number);
        set(picture, "uri", name.bytes);
        text_clear(&name);
        text_format(&name, "picture-%u", number);
        set(picture, "name", name.bytes);
        set(picture, "type", "picture");
        if (caption < story->part_count)
            add_value(picture, "descriptions", "caption", "text/plain",
                      text_string(&story->parts[caption].text));
        if (credit < story->part_count)
            set(picture, "by", text_string(&story->parts[credit].text));
        json_array_append_new(array_of(object, "associations"), picture);
        text_free(&name);
    }
}

static json_t *standard(void)
{
    json_t *object = json_object();
    set(object, "name", "ninjs");
    set(object, "version", "3.1");
    set(object, "schema", "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#");
    return object;
}

void ninjs_write(struct writer *writer, const struct story *story)
{
    static const char *const plain[][2] = {{"Version", "version"},
                                           {"Slugline", "slugline"},
                                           {"Byline", "by"},
                                           {"Copyright", "copyrightNotice"},
                                           {"Usage-Terms", "usageTerms"}};
    json_t *object = json_object();
    char uri[46], now[32];
    struct release release = release_of(story);
    struct timestamp time = timestamp_of(writer->now);
    const char *urgency = story_value(story, "Urgency"), *language = story_value(story, "Language");
    json_object_set_new(object, "standard", standard());
    identify(object, story, uri);
    set(object, "type", "text");
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
        set(object, plain[i][1], story_value(story, plain[i][0]));
    set_time(object, "contentCreated", story_value(story, "Created"));
    timestamp_write(&time, now);
    if (!set_time(object, "versionCreated", story_value(story, "Sent")))
        set(object, "versionCreated", now);
    set(object, "pubStatus", release.status);
    set(object, "embargoedUntil", release.embargo);
    if (urgency && *urgency >= '1' && *urgency <= '9' && !urgency[1])
        json_object_set_new(object, "urgency", json_integer(*urgency - '0'));
    if (language && is_language_tag(language))
        set(object, "language", language);
    add_values(object, story, "Headline", "headlines", "main");
    add_values(object, story, "Kicker", "headlines", "kicker");
    add_values(object, story, "Subhead", "headlines", "subheadline");
    add_values(object, story, "Teaser", "descriptions", "summary");
    add_body(object, story);
    add_names(object, story, "Keyword", "subjects");
    add_categories(object, story);
    add_names(object, story, "Genre", "genres");
    add_names(object, story, "Provider", "infoSources");
    add_notes(object, writer, story);
    add_pictures(object, story);
    char *line = json_dumps(object, JSON_COMPACT);
    if (line) {
        output_string(writer->output, line);
        output_string(writer->output, "\n");
        output_flush(writer->output);
    }
    free(line);
    json_decref(object);
}
