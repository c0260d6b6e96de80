/* IPTC 7901: writes what stands over a body: labels, headline, authors. */
#include "iptc7901_message.h"

#include "../characters.h"
#include "../language.h"

#include <string.h>
#include <strings.h>

enum { SHOUT = 40 };

static void write_label(struct message *message, const char *label)
{
    bool is_shout = strlen(label) <= SHOUT;
    for (size_t at = 0, size; is_shout && label[at]; at += size)
        is_shout = !is_lower(character_at(label, strlen(label), at, &size));
    struct text line = {0};
    text_format(&line, is_shout ? "%s" : "(%s)", label);
    message_wrap(message, line.bytes, line.length, "");
    text_free(&line);
}

static void write_labels(struct message *message)
{
    static const char *const signals[] = {"flash", "correction", "update", "repeat", "kill"};
    const struct story *story = message->story;
    const char *urgency = story_value(story, "Urgency"), *genre = story_value(story, "Genre");
    const char *embargo = story_value(story, "Embargo"), *status = story_value(story, "Status");
    bool has_label = false, has_embargo = story_has_value(story, "Signal", "embargo");
    for (size_t i = 0; i < story->part_count; i++)
        if (strcmp(story->parts[i].name, "Label") == 0) {
            write_label(message, text_string(&story->parts[i].text));
            has_label = true;
        }
    bool is_flash = urgency && (*urgency == '1' || *urgency == '2');
    bool is_killed = status && strcmp(status, "canceled") == 0;
    for (size_t i = 0; !has_label && i < sizeof signals / sizeof *signals; i++)
        if (story_has_value(story, "Signal", signals[i]) || (i == 0 && is_flash) ||
            (i == 4 && is_killed))
            write_label(message, message_heading(message, signals[i]));
    if (!has_label && genre && language_is(message->language, "de") &&
        strcmp(genre, "Meldung") != 0)
        write_label(message, genre);
    if (embargo && !has_embargo) {
        struct text label = {0};
        text_format(&label, "%s %s", message_heading(message, "embargo"), embargo);
        write_label(message, label.bytes);
        text_free(&label);
    }
}

/* "Foto Illustration": a note that stands under the headline. */
bool is_picture_note(const struct part *part)
{
    return strcmp(part->name, "Note") == 0 &&
           strncasecmp(text_string(&part->text), "foto", 4) == 0 &&
           !strchr(text_string(&part->text), '\n');
}

void message_write_heading(struct message *message)
{
    const struct story *story = message->story;
    text_append_byte(&message->text, 0x02);
    write_labels(message);
    static const char *const names[] = {"Headline", "Byline"};
    for (size_t i = 0; i < 2; i++)
        for (size_t j = 0; j < story->part_count; j++)
            if (strcmp(story->parts[j].name, names[i]) == 0)
                message_wrap_lines(message, text_string(&story->parts[j].text),
                                   story->parts[j].text.length, false);
    for (size_t i = 0; i < story->part_count; i++)
        if (is_picture_note(&story->parts[i]))
            write_label(message, text_string(&story->parts[i].text));
    while (message->text.length && strchr("\r\n", message->text.bytes[message->text.length - 1]))
        message->text.bytes[--message->text.length] = '\0';
    text_append_string(&message->text, " =");
    message_end_line(message);
    message_end_line(message);
}
