/* IPTC 7901 wrap: a line of a story as lines of the wire, 69 columns wide. */
#include "iptc7901.h"

#include <string.h>

enum { WIDTH = 69 };

static size_t characters_in(const char *bytes, size_t length)
{
    size_t count = 0;
    for (size_t i = 0; i < length; i++)
        count += ((unsigned char)bytes[i] & 0xC0) != 0x80;
    return count;
}

/* Control characters frame messages: none may come out of a text. */
static size_t add_word(struct text *text, const char *bytes, size_t length)
{
    size_t controls = 0;
    for (size_t i = 0; i < length; i++) {
        bool is_control = ((unsigned char)bytes[i] < ' ' && bytes[i] != '\t') || bytes[i] == DEL;
        if (is_control)
            controls++;
        else
            text_append_byte(text, bytes[i]);
    }
    return controls;
}

static size_t count_blanks(const char *bytes, size_t length, size_t at)
{
    size_t count = 0;
    while (at + count < length && bytes[at + count] == ' ')
        count++;
    return count;
}

size_t iptc7901_wrap(struct text *text, const char *bytes, size_t length, const char *indent)
{
    size_t controls = 0;
    bool is_row = length && bytes[0] == '|', is_first = true;
    while (length && bytes[length - 1] == ' ')
        length--;
    size_t at = count_blanks(bytes, length, 0), column = at;
    text_append(text, bytes, at);
    while (at < length) {
        size_t blanks = count_blanks(bytes, length, at), word = 0;
        while (at + blanks + word < length && bytes[at + blanks + word] != ' ')
            word++;
        size_t wide = characters_in(bytes + at + blanks, word);
        if (!is_first && !is_row && column + blanks + wide > WIDTH) {
            text_format(text, "\r\n%s", indent);
            column = strlen(indent);
        } else {
            text_append(text, bytes + at, blanks);
            column += blanks;
        }
        controls += add_word(text, bytes + at + blanks, word);
        column += wide;
        at += blanks + word;
        is_first = false;
    }
    text_append_string(text, "\r\n");
    return controls;
}
