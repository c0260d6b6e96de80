/* Wire message: finds where messages begin and end in a stream of teleprinter copy. */
#include "../memory.h"
#include "wire_copy.h"

#include <stdlib.h>
#include <string.h>

struct wire_state *wire_state(struct reader *reader)
{
    if (!reader->state) {
        struct wire_state *state = memory_allocate(1, sizeof *state);
        state->words = phrases_open("wires", reader->report);
        state->contacts = phrases_open("contacts", reader->report);
        dateline_words_open(&state->places, reader->report);
        reader->state = state;
    }
    return reader->state;
}

void wire_state_free(struct reader *reader)
{
    struct wire_state *state = reader->state;
    if (!state)
        return;
    text_free(&state->message);
    text_free(&state->next);
    free(state);
    reader->state = NULL;
}

/* Whether there is anything but blanks and controls. */
static bool has_copy(const char *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if ((unsigned char)bytes[i] > ' ' && bytes[i] != DEL)
            return true;
    return false;
}

static size_t find_byte(const char *bytes, size_t length, char byte)
{
    const char *found = memchr(bytes, byte, length);
    return found ? (size_t)(found - bytes) : length;
}

/* Where in a line another message begins, or its own has ended; the line's length where neither. */
static size_t message_edge(const struct wire_state *state, bool has_begun, const char *line,
                           size_t length, is_header_function *is_header)
{
    size_t ended = find_byte(line, length, EOT);
    size_t next = find_byte(line, length, SOH);
    if (next < length && next < ended && (has_begun || has_copy(line, next))) {
        while (next > 0 && line[next - 1] == SYN)
            next--;
        return next;
    }
    if (ended < length)
        return ended + 1;
    bool is_new_line =
        !state->message.length || state->message.bytes[state->message.length - 1] == '\n';
    return has_begun && is_new_line && is_header(line, length) ? 0 : length;
}

/* Adds what belongs to the message; what does not is kept for the next. False: the message is
 * whole. */
static bool take_line(struct wire_state *state, bool *has_begun, const char *line, size_t length,
                      is_header_function *is_header)
{
    size_t edge = message_edge(state, *has_begun, line, length, is_header);
    text_append(&state->message, line, edge);
    *has_begun = *has_begun || has_copy(line, edge);
    bool is_whole = edge < length || find_byte(line, length, EOT) + 1 == length;
    if (!is_whole)
        return true;
    if (edge < length)
        text_append(&state->next, line + edge, length - edge);
    return false;
}

bool wire_message(struct reader *reader, struct wire_state *state, is_header_function *is_header,
                  struct story *story)
{
    struct text first = state->next;
    size_t first_line = state->next_line, length;
    bool has_begun = false;
    text_clear(&state->message);
    state->next = (struct text){0};
    if (!first.length)
        text_free(&first);
    story->line = reader->input.line;
    for (;;) {
        const char *line = first.length ? first.bytes : input_line(&reader->input, &length);
        if (!line)
            break;
        size_t number = first.length ? first_line : reader->input.line - 1;
        if (first.length)
            length = first.length;
        bool had_begun = has_begun;
        bool goes_on = take_line(state, &has_begun, line, length, is_header);
        if (has_begun && !had_begun)
            story->line = number ? number : 1;
        state->next_line = number;
        text_free(&first);
        if (!goes_on && has_begun)
            return true;
        if (!goes_on) { /* nothing but fill: look on */
            text_clear(&state->message);
            first = state->next;
            first_line = number;
            state->next = (struct text){0};
        }
    }
    return has_begun;
}
