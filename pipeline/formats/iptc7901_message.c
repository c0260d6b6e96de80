/* IPTC 7901: the lines and headings of a message that is being written. */
#include "iptc7901_message.h"

#include "../language.h"

#include <string.h>

const char *message_heading(const struct message *message, const char *name)
{
    struct text key = {0};
    text_format(&key, "heading %s", name);
    const struct entry *entry =
        dictionary_find_language(message->words, message->language, key.bytes, key.length);
    if (!entry)
        entry = dictionary_find(message->words, "en", key.bytes, key.length);
    text_free(&key);
    return entry ? entry->value : name;
}

void message_end_line(struct message *message)
{
    text_append_string(&message->text, "\r\n");
}

void message_wrap(struct message *message, const char *bytes, size_t length, const char *indent)
{
    message->controls += iptc7901_wrap(&message->text, bytes, length, indent);
}

static bool is_from_7901(const struct message *message)
{
    const char *format = story_value(message->story, "Source-Format");
    return format && strcmp(format, "iptc7901") == 0;
}

/* Text of many lines. Items of lists are "  * " in bodies, "- " in notes; XML has taken the blanks
 * before a star. */
void message_wrap_lines(struct message *message, const char *bytes, size_t length, bool is_note)
{
    size_t at = 0;
    struct span line;
    while (line_next(bytes, length, &at, &line)) {
        const char *from = bytes + line.from;
        size_t size = line.to - line.from;
        bool is_item =
            size > 2 && (memcmp(from, "- ", 2) == 0 || (!is_note && memcmp(from, "* ", 2) == 0));
        bool is_star = size > 4 && memcmp(from, "  * ", 4) == 0;
        if (is_item && !is_note && !is_from_7901(message)) {
            struct text item = {0};
            text_format(&item, "  * %.*s", (int)size - 2, from + 2);
            message_wrap(message, item.bytes, item.length, "    ");
            text_free(&item);
        } else {
            message_wrap(message, from, size, is_note && is_item ? "  " : is_star ? "    " : "");
        }
    }
}
