/* JSON story: strings, markup and notes of a JSON object become parts. */
#include "json_story.h"

#include "../characters.h"
#include "html_page.h"
#include "wire_copy.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static _Thread_local struct text latest; /* what json_text() gave */

const char *json_text(json_t *object, const char *member)
{
    json_t *value = member ? json_object_get(object, member) : object;
    text_clear(&latest);
    if (json_is_integer(value)) {
        text_format(&latest, "%lld", (long long)json_integer_value(value));
    } else if (json_is_real(value)) {
        text_format(&latest, "%.15g", json_real_value(value));
    } else if (json_is_string(value)) {
        text_append(&latest, json_string_value(value), json_string_length(value));
    }
    return latest.length ? latest.bytes : NULL;
}

void json_string_part(struct story *story, const char *part, const char *string)
{
    size_t length = string ? strlen(string) : 0;
    while (length && isspace((unsigned char)*string)) {
        string++;
        length--;
    }
    while (length && isspace((unsigned char)string[length - 1]))
        length--;
    if (length)
        story_add(story, part, string, length);
}

bool json_part(struct story *story, const char *part, json_t *object, const char *member)
{
    const char *string = json_text(object, member);
    size_t before = story->part_count;
    if (!string)
        return false;
    json_string_part(story, part, string);
    json_object_del(object, member);
    return story->part_count > before;
}

bool json_html_part(struct story *story, const char *part, json_t *object, const char *member)
{
    const char *markup = json_text(object, member);
    struct text text = {0};
    if (!markup)
        return false;
    html_fragment_text(markup, strlen(markup), false, &text);
    bool has_text = text.length > 0;
    if (has_text)
        story_add(story, part, text.bytes, text.length);
    text_free(&text);
    json_object_del(object, member);
    return has_text;
}

bool json_body_part(struct story *story, const struct json_state *state, json_t *object,
                    const char *member)
{
    const char *markup = json_text(object, member);
    struct html_page page = {.pages = state->pages};
    struct html_rendering rendering = {0};
    struct text text = {0};
    page.document = markup ? html_parse(markup, strlen(markup), "UTF-8") : NULL;
    page.root = page.document ? xmlDocGetRootElement(page.document) : NULL;
    if (!page.root)
        return false;
    page_take_pictures(&page, story, page.root);
    html_text(page.root, &rendering, &text);
    xmlFreeDoc(page.document);
    bool has_text = text.length > 0;
    if (has_text)
        text_append_byte(&text, '\n');
    if (has_text)
        story_add(story, "Body", text.bytes, text.length);
    text_free(&text);
    json_object_del(object, member);
    return has_text;
}

bool json_time_part(struct story *story, const char *part, json_t *object, const char *member)
{
    char time[48];
    const char *string = json_text(object, member);
    if (!string || strlen(string) >= sizeof time - 2)
        return json_part(story, part, object, member);
    size_t length = strlen(string);
    strcpy(time, string);
    /* "+0000" is ISO 8601 too, but no dateTime of XML or JSON. */
    if (length > 19 && (time[length - 5] == '+' || time[length - 5] == '-') &&
        strspn(time + length - 4, "0123456789") == 4) {
        memmove(time + length - 1, time + length - 2, 3);
        time[length - 2] = ':';
    }
    story_add(story, part, time, strlen(time));
    json_object_del(object, member);
    return true;
}

/* Notes. */

static bool has_private_words(const struct json_state *state, const char *note)
{
    return wire_has_words(state->words, note, (struct span){0, strlen(note)}, "private");
}

static void add_note(struct story *story, const struct json_state *state, const char *part,
                     struct text *note)
{
    bool is_private = strcmp(part, "Private-Note") == 0;
    bool is_mark = is_private && !strchr(text_string(note), '\n') &&
                   has_private_words(state, text_string(note));
    if (!is_mark)
        json_string_part(story, part, text_string(note));
    text_clear(note);
}

void json_notes(struct story *story, const struct json_state *state, const char *part,
                const char *text)
{
    struct text note = {0};
    while (*text) {
        size_t length = strcspn(text, "\n");
        bool is_heading = length > 3 && strncmp(text, "## ", 3) == 0;
        bool is_gap = length == 0 && text[1] != '-' && note.length;
        if ((is_heading || is_gap) && note.length && strchr(text_string(&note), '\n'))
            add_note(story, state, part, &note);
        else if (is_heading && note.length)
            add_note(story, state, part, &note);
        if (length) {
            if (note.length)
                text_append_byte(&note, '\n');
            text_append(&note, text + (is_heading ? 3 : 0), length - (is_heading ? 3 : 0));
        }
        text += length + (text[length] == '\n');
    }
    add_note(story, state, part, &note);
    text_free(&note);
}

/* The letters and digits alone: two ways of saying a note differ in marks. */
static void take_letters(const char *bytes, size_t length, struct text *letters)
{
    size_t size;
    for (size_t at = 0; at < length; at += size) {
        uint32_t character = character_at(bytes, length, at, &size);
        if (is_letter(character) || is_digit(character))
            text_append_character(letters, character);
    }
}

bool json_has_note(const struct story *story, const char *part, const char *note)
{
    struct text all = {0}, wanted = {0};
    bool has = true;
    for (size_t i = 0; i < story->part_count; i++)
        if (strcmp(story->parts[i].name, part) == 0) {
            take_letters(text_string(&story->parts[i].text), story->parts[i].text.length, &all);
            text_append_byte(&all, '\n');
        }
    for (const char *line = note; *line && has;) {
        size_t length = strcspn(line, "\n");
        text_clear(&wanted);
        take_letters(line, length, &wanted);
        has = !wanted.length || strstr(text_string(&all), wanted.bytes);
        line += length + (line[length] == '\n');
    }
    text_free(&all);
    text_free(&wanted);
    return has;
}

/* What is left. */

/* Members that say of what kind a value is, and nothing once the value has been taken. */
static bool is_label(const char *member)
{
    static const char *const labels[] = {"role", "contentType", "contenttype", "type", "format"};
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
        if (strcmp(labels[i], member) == 0)
            return true;
    return false;
}

/* Takes out what is empty; true where nothing is left. The depth is bounded by json_next(). */
static bool prune(json_t *value)
{
    if (json_is_array(value)) {
        for (size_t i = json_array_size(value); i > 0; i--)
            if (prune(json_array_get(value, i - 1)))
                json_array_remove(value, i - 1);
        return json_array_size(value) == 0;
    }
    if (json_is_object(value)) {
        const char *member;
        json_t *inner;
        void *next;
        size_t left = 0;
        json_object_foreach_safe(value, next, member, inner)
        {
            if (prune(inner))
                json_object_del(value, member);
            else
                left += !is_label(member);
        }
        return left == 0;
    }
    return json_is_null(value) || (json_is_string(value) && !json_string_length(value));
}

void json_rest(struct story *story, json_t *object)
{
    if (prune(object))
        return;
    char *rest = json_dumps(object, JSON_COMPACT | JSON_SORT_KEYS | JSON_REAL_PRECISION(15));
    if (rest)
        story_add(story, "Source-Other", rest, strlen(rest));
    free(rest);
}
