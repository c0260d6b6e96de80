/* IPTC 7901: writes a story as dpa lays it out, 69 columns wide. */
#include "iptc7901_message.h"

#include "../characters.h"
#include "../decode.h"
#include "../dictionary.h"
#include "../language.h"
#include "../stream.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* The writer's own, between two stories: the headings of every language. */
static struct dictionary *words_of(struct writer *writer)
{
    if (!writer->state)
        writer->state = dictionary_open("wires", writer->report);
    return writer->state;
}

/* The header. */

static bool is_token(const char *value, int (*is_class)(int), size_t most)
{
    size_t length = value ? strlen(value) : 0;
    for (size_t i = 0; i < length; i++)
        if (!is_class((unsigned char)value[i]))
            return false;
    return length && length <= most;
}

static bool is_service_number(const char *id)
{
    size_t letters = 0;
    while (id && isalpha((unsigned char)id[letters]))
        letters++;
    return id && letters >= 2 && letters <= 8 && strlen(id + letters) >= 2 &&
           is_token(id + letters, isdigit, 6);
}

static size_t words_of_text(const struct story *story)
{
    const struct part *body = story_part(story, "Body");
    const char *dateline = story_value(story, "Dateline");
    return (body ? word_count(text_string(&body->text), body->text.length) : 0) +
           (dateline ? word_count(dateline, strlen(dateline)) : 0);
}

static bool is_provider(const char *provider)
{
    return provider && strlen(provider) <= 20 && !strpbrk(provider, " \t\n") && *provider;
}

static void write_header(struct message *message)
{
    const struct story *story = message->story;
    const char *id = story_value(story, "Id"), *urgency = story_value(story, "Urgency");
    const char *category = story_value(story, "Category"), *service = story_value(story, "Service");
    const char *provider = story_value(story, "Provider"),
               *words = story_value(story, "Word-Count");
    const char *sequence = story_value(story, "Sequence");
    const char *options = story_value(story, "Iptc7901-Options");
    text_append_byte(&message->text, 0x01);
    if (is_service_number(id))
        text_append_string(&message->text, id);
    else
        text_format(&message->text, "%s0000", is_token(service, isalpha, 8) ? service : "wir");
    text_format(&message->text, " %s %s ", is_token(urgency, isdigit, 1) ? urgency : "4",
                is_token(category, isalpha, 4) ? category : "xx");
    if (is_token(words, isdigit, 6) && !story->journal.count)
        text_append_string(&message->text, words);
    else
        text_format(&message->text, "%zu", words_of_text(story));
    text_format(&message->text, "%s%s  %s %s", options ? " " : "", options ? options : "",
                is_provider(provider) ? provider : "wire",
                is_token(sequence, isdigit, 6) ? sequence : "0000");
    message_end_line(message);
    message_end_line(message);
}

static void write_keywords(struct message *message)
{
    const char *slugline = story_value(message->story, "Slugline");
    struct text keywords = {0};
    if (slugline && (!strchr(slugline, ' ') || strchr(slugline, '/'))) {
        text_append_string(&keywords, slugline);
    } else {
        for (size_t i = 0; i < message->story->part_count; i++)
            if (strcmp(message->story->parts[i].name, "Keyword") == 0)
                text_format(&keywords, "%s%s", keywords.length ? "/" : "",
                            text_string(&message->story->parts[i].text));
        if (!keywords.length && slugline)
            text_append_string(&keywords, slugline);
    }
    text_append_byte(&keywords, '/');
    message_wrap(message, keywords.bytes, keywords.length, "");
    text_free(&keywords);
}

static void write_body(struct message *message)
{
    const struct part *teaser = story_part(message->story, "Teaser");
    const struct part *body = story_part(message->story, "Body");
    const char *dateline = story_value(message->story, "Dateline");
    struct text text = {0};
    if (teaser) {
        message_wrap_lines(message, text_string(&teaser->text), teaser->text.length, false);
        message_end_line(message);
    }
    if (dateline)
        text_format(&text, "%s ", dateline);
    if (body)
        text_append(&text, text_string(&body->text), body->text.length);
    message_wrap_lines(message, text_string(&text), text.length, false);
    text_free(&text);
}

/* The notes. */

/* A note whose first line is no item is headed by it; the others stand under one heading. */
static void write_note(struct message *message, const struct part *part, const char *kind,
                       bool *has_heading)
{
    const char *note = text_string(&part->text), *second = strchr(note, '\n');
    bool is_headed = second && strncmp(note, "- ", 2) != 0;
    message_end_line(message);
    if (is_headed) {
        text_append_string(&message->text, "## ");
        message_wrap(message, note, (size_t)(second - note), "");
        note = second + 1;
        *has_heading = false;
    } else if (!*has_heading) {
        text_format(&message->text, "## %s", message_heading(message, kind));
        message_end_line(message);
        *has_heading = true;
    } else {
        message->text.length -= 2; /* one list */
    }
    struct text items = {0};
    if (!is_headed && strncmp(note, "- ", 2) != 0)
        text_append_string(&items, "- ");
    text_append_string(&items, note);
    message_wrap_lines(message, items.bytes, items.length, true);
    text_free(&items);
}

static void write_notes(struct message *message, const char *name, const char *kind,
                        bool *has_notes)
{
    const struct story *story = message->story;
    bool has_heading = false, is_private = strcmp(name, "Private-Note") == 0, is_first = true;
    for (size_t i = 0; i < story->part_count; i++) {
        const struct part *part = &story->parts[i];
        if (strcmp(part->name, name) != 0 || is_picture_note(part) ||
            story_has_value(story, "Label", text_string(&part->text)))
            continue;
        if (!*has_notes) {
            text_format(&message->text, "\r\n# %s\r\n", message_heading(message, "notebook"));
            *has_notes = true;
        }
        if (is_private && is_first)
            text_format(&message->text, "\r\n* * * *\r\n%s\r\n",
                        message_heading(message, "private"));
        is_first = false;
        write_note(message, part, kind, &has_heading);
    }
}

/* The end. */

static const char *month_name(const struct message *message, int month, char name[32])
{
    const char *section = language_is(message->language, "de") ? "de" : "en";
    const struct entry *entry = NULL;
    char wanted[16];
    snprintf(wanted, sizeof wanted, "month %02d", month);
    while ((entry = dictionary_next(message->words, section, entry)))
        if (strcmp(entry->value, wanted) == 0) {
            size_t size;
            uint32_t first = character_at(entry->key, entry->key_length, 0, &size);
            char upper[4];
            size_t length = character_write(character_upper(first), upper);
            snprintf(name, 32, "%.*s%s", (int)length, upper, entry->key + size);
            return name;
        }
    return "";
}

static void write_end(struct message *message)
{
    const char *sent = story_value(message->story, "Sent"), *sign_off;
    int year, month, day, hour, minute;
    char name[32];
    sent = sent ? sent : story_value(message->story, "Created");
    sign_off = message->writer->leaves_out_private ? NULL : story_value(message->story, "Sign-Off");
    bool is_utc = sent && (strchr(sent, 'Z') || strstr(sent, "+00:00"));
    if (sign_off) {
        message_end_line(message);
        message_wrap(message, sign_off, strlen(sign_off), "");
    }
    if (!sent || sscanf(sent, "%4d-%2d-%2dT%2d:%2d", &year, &month, &day, &hour, &minute) != 5) {
        struct tm now;
        gmtime_r(&message->writer->now, &now);
        year = now.tm_year + 1900, month = now.tm_mon + 1, day = now.tm_mday;
        hour = now.tm_hour, minute = now.tm_min;
        is_utc = true;
    }
    text_format(&message->text, "\r\n\x03%02d%02d%02d%s %s %02d\r\n\x7F\r\n\x7F\x04\r\n", day, hour,
                minute, is_utc ? " GMT" : "", month_name(message, month, name), year % 100);
}

static void encode_message(struct message *message)
{
    struct writer *writer = message->writer;
    const char *charset = writer->charset ? writer->charset : "UTF-8";
    struct text encoded = {0};
    size_t lost = 0;
    if (!encode(message->text.bytes, message->text.length, charset, '?', &encoded, &lost)) {
        report_at(writer->report, EX_USAGE, NULL, 0,
                  "unknown charset '%s'; the message is written in UTF-8", charset);
        text_append(&encoded, message->text.bytes, message->text.length);
    }
    if (message->controls)
        report_at(writer->report, EX_DATAERR, message->story->file, message->story->line,
                  "%zu control characters cannot stand in IPTC 7901; left out", message->controls);
    if (lost)
        report_at(writer->report, EX_DATAERR, message->story->file, message->story->line,
                  "%zu characters are not in %s; written as '?'", lost, charset);
    output_write(writer->output, text_string(&encoded), encoded.length);
    output_flush(writer->output);
    text_free(&encoded);
}

void iptc7901_write(struct writer *writer, const struct story *story)
{
    const char *language = story_value(story, "Language");
    struct message message = {.writer = writer,
                              .story = story,
                              .words = words_of(writer),
                              .language = language ? language : "en"};
    bool has_notes = false;
    write_header(&message);
    write_keywords(&message);
    message_write_heading(&message);
    write_body(&message);
    write_notes(&message, "Note", "note", &has_notes);
    if (!writer->leaves_out_private)
        write_notes(&message, "Private-Note", "contacts", &has_notes);
    write_end(&message);
    encode_message(&message);
    text_free(&message.text);
}

void iptc7901_write_end(struct writer *writer)
{
    dictionary_close(writer->state);
    writer->state = NULL;
}
