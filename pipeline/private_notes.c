/* Private notes: what a note says of itself that it is for the desk alone. */
#include "private_notes.h"

#include "journal.h"
#include "language.h"
#include "sign_off.h"

#include <string.h>

enum { PRIVATE_LINE_LONGEST = 200 }; /* bytes: a longer line only mentions it */

/* What a line is within a note. */
enum line_kind { TEXT, PUBLIC_HEADING, PRIVATE_HEADING, PRIVATE_LINE, SIGN_OFF };

static enum line_kind kind_of(const struct private_words *words, const char *bytes,
                              struct span line)
{
    struct span rest;
    enum privacy privacy = privacy_of_line(words, bytes, line, &rest);
    if (privacy == PRIVATE_SIGN_OFF)
        return SIGN_OFF;
    if (line.to - line.from <= PRIVATE_LINE_LONGEST && has_private_mark(words, bytes, line))
        return PRIVATE_LINE;
    if (privacy != IS_PUBLIC)
        return PRIVATE_HEADING;
    return bytes[line.from] == '#' ? PUBLIC_HEADING : TEXT;
}

static bool has_part(const struct story *story, const char *name, const char *value)
{
    for (size_t i = 0; i < story->part_count; i++)
        if (strcmp(story->parts[i].name, name) == 0 &&
            strcmp(text_string(&story->parts[i].text), value) == 0)
            return true;
    return false;
}

/* Adds what is not there yet: the same is often said in a note of its own, too. */
static void give(struct story *story, const char *name, struct text *text)
{
    struct span words = span_trim(text_string(text), (struct span){0, text->length});
    struct text trimmed = {0};
    text_append(&trimmed, text_string(text) + words.from, words.to - words.from);
    if (trimmed.length && !has_part(story, name, trimmed.bytes))
        story_add(story, name, trimmed.bytes, trimmed.length);
    text_free(&trimmed);
    text_clear(text);
}

/* A note as it is taken apart. */
struct division {
    struct text open, closed, sign_off;
    bool is_private, is_for_good, has_private;
};

static void add_line(struct text *text, const char *bytes, struct span line)
{
    text_append(text, bytes + line.from, line.to - line.from);
    text_append_byte(text, '\n');
}

static void take_line(struct division *division, enum line_kind kind, const char *bytes,
                      struct span line)
{
    if (kind == SIGN_OFF) {
        add_line(&division->sign_off, bytes, line);
        division->has_private = true;
        return;
    }
    if (kind == PRIVATE_LINE)
        division->is_for_good = true;
    if (kind == PRIVATE_LINE || kind == PRIVATE_HEADING)
        division->is_private = division->has_private = true;
    else if (kind == PUBLIC_HEADING)
        division->is_private = division->is_for_good;
    add_line(division->is_private ? &division->closed : &division->open, bytes, line);
}

static void divide(const struct private_words *words, const char *bytes, size_t length,
                   struct division *division)
{
    struct span line;
    for (size_t at = 0; line_next(bytes, length, &at, &line);) {
        struct span trimmed = span_trim(bytes, line);
        enum line_kind kind = trimmed.from < trimmed.to ? kind_of(words, bytes, trimmed) : TEXT;
        take_line(division, kind, bytes, line);
    }
}

static void set_text(struct text *text, const struct text *open)
{
    struct span words = span_trim(text_string(open), (struct span){0, open->length});
    text_clear(text);
    text_append(text, text_string(open) + words.from, words.to - words.from);
}

void private_notes_divide(const struct private_words *words, struct story *story)
{
    struct division division = {0};
    for (size_t i = 0; i < story->part_count; i++) {
        struct text *note = &story->parts[i].text;
        if (strcmp(story->parts[i].name, "Note") != 0)
            continue;
        division.is_private = division.is_for_good = division.has_private = false;
        divide(words, text_string(note), note->length, &division);
        if (division.has_private)
            set_text(note, &division.open);
        bool is_left = note->length > 0 || !division.has_private;
        text_clear(&division.open);
        /* Parts of another name stand behind the notes: what is added there moves none of them. */
        give(story, "Private-Note", &division.closed);
        give(story, "Sign-Off", &division.sign_off);
        if (!is_left)
            story_remove(story, i--);
    }
    text_free(&division.open);
    text_free(&division.closed);
    text_free(&division.sign_off);
}

void private_bylines_move(struct story *story)
{
    for (size_t i = 0; i < story->part_count; i++) {
        struct text *byline = &story->parts[i].text;
        if (strcmp(story->parts[i].name, "Byline") != 0 ||
            !sign_off_is_bare(text_string(byline), (struct span){0, byline->length}))
            continue;
        struct text initials = *byline;
        *byline = (struct text){0};
        story_remove(story, i--);
        story_add_text(story, "Sign-Off", &initials);
    }
}
