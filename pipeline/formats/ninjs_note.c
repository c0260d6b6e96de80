/* ninjs note: the one editorial note of ninjs, in which all notes of a story stand.
 *
 * It is for those who receive the story, and no reader sees it. What is private stands in it below
 * a line that says so, by which it is told when it is read again. */
#include "ninjs_note.h"

#include "../contacts.h"
#include "../language.h"
#include "../sign_off.h"
#include "wire_copy.h"

#include <string.h>

/* "The following information is not intended for publication": nothing but that. */
static bool is_mark(const struct json_state *state, const char *note, struct span paragraph)
{
    const struct entry *entry = phrase_is(state->words, note, paragraph);
    return entry && strcmp(entry->value, "private") == 0;
}

static size_t find_mark(const struct json_state *state, const char *note, size_t length)
{
    struct span paragraph;
    for (size_t at = 0; paragraph_next(note, length, &at, &paragraph);)
        if (is_mark(state, note, paragraph))
            return paragraph.from;
    return length;
}

static bool is_sign_off(const struct json_state *state, const char *note, struct span paragraph)
{
    return sign_off_read(state->agencies, note, paragraph, NULL) ||
           sign_off_is_bare(note, paragraph);
}

static void say(struct story *story, const char *part, const char *note, struct span stretch)
{
    struct span words = span_trim(note, stretch);
    if (words.from < words.to)
        story_add(story, part, note + words.from, words.to - words.from);
}

static bool is_private(const struct json_state *state, const char *note, struct span stretch)
{
    return note_has_contact(state->contacts, note, stretch) ||
           wire_has_words(state->words, note, stretch, "private");
}

void ninjs_note_read(struct story *story, const struct json_state *state, const char *note)
{
    size_t length = strlen(note), mark = find_mark(state, note, length);
    struct span all = {0, length}, paragraph;
    /* Without a line that says where it begins, all is private where anything is. */
    if (mark == length && is_private(state, note, all)) {
        say(story, "Private-Note", note, all);
        return;
    }
    for (size_t at = 0; paragraph_next(note, length, &at, &paragraph);) {
        bool is_open = paragraph.from < mark && !is_private(state, note, paragraph);
        const char *part = is_open                               ? "Note"
                           : is_sign_off(state, note, paragraph) ? "Sign-Off"
                                                                 : "Private-Note";
        if (!is_mark(state, note, paragraph))
            say(story, part, note, paragraph);
    }
}

/* A note as one paragraph. */
static void add_paragraph(struct text *all, const char *note, size_t length)
{
    struct span line;
    const char *gap = all->length ? "\n\n" : "";
    for (size_t at = 0; line_next(note, length, &at, &line); gap = "\n") {
        while (at < length && note[at] == '\n')
            at++;
        text_append_string(all, gap);
        text_append(all, note + line.from, line.to - line.from);
    }
}

static void add_mark(struct text *all, const struct writer *writer, const struct story *story)
{
    static const char key[] = "heading private";
    const struct dictionary *words = phrases_open("wires", writer->report)->dictionary;
    const char *language = story_value(story, "Language");
    const struct entry *entry =
        dictionary_find_language(words, language ? language : "en", key, sizeof key - 1);
    entry = entry ? entry : dictionary_find(words, "en", key, sizeof key - 1);
    if (entry)
        add_paragraph(all, entry->value, strlen(entry->value));
}

void ninjs_note_write(const struct writer *writer, const struct story *story, struct text *note)
{
    static const char *const names[] = {"Note", "Private-Note", "Sign-Off"};
    bool is_marked = false;
    for (size_t i = 0; i < (writer->leaves_out_private ? 1u : 3u); i++)
        for (size_t j = 0; j < story->part_count; j++) {
            const struct part *part = &story->parts[j];
            if (strcmp(part->name, names[i]) != 0)
                continue;
            if (i > 0 && !is_marked)
                add_mark(note, writer, story);
            is_marked |= i > 0;
            add_paragraph(note, text_string(&part->text), part->text.length);
        }
}
