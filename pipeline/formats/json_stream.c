/* JSON stream: finds values in a stream, and the stories in them. */
#include "../decode.h"
#include "../memory.h"
#include "json_parse.h"
#include "json_story.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { DEEPEST = 200, LARGEST = 1 << 27, MOST_VALUES = 1 << 21, MEGABYTE = 1 << 20 };

struct json_state *json_state(struct reader *reader)
{
    if (!reader->state) {
        struct json_state *state = memory_allocate(1, sizeof *state);
        state->words = phrases_open("wires", reader->report);
        state->agencies = phrases_open("agencies", reader->report);
        state->contacts = phrases_open("contacts", reader->report);
        state->pages = phrases_open("pages", reader->report)->dictionary;
        reader->state = state;
    }
    return reader->state;
}

static void forget_document(struct json_state *state)
{
    for (size_t i = 0; i < state->item_count; i++)
        json_decref(state->items[i]);
    json_decref(state->document);
    free(state->items);
    state->document = NULL;
    state->items = NULL;
    state->item = state->item_count = 0;
}

void json_state_free(struct reader *reader)
{
    struct json_state *state = reader->state;
    if (!state)
        return;
    forget_document(state);
    text_free(&state->bytes);
    free(state);
    reader->state = NULL;
}

/* Where a value ends. */
struct scan {
    size_t seen; /* bytes of it that were looked at */
    unsigned depth, deepest;
    size_t values; /* as many as there are commas */
    bool in_string, is_escaped;
};

/* True where the value's last byte has been seen. */
static bool scan_on(struct scan *scan, const char *bytes, size_t length)
{
    for (; scan->seen < length; scan->seen++) {
        char byte = bytes[scan->seen];
        if (scan->in_string) {
            if (scan->is_escaped)
                scan->is_escaped = false;
            else if (byte == '\\')
                scan->is_escaped = true;
            else if (byte == '"')
                scan->in_string = false;
        } else if (byte == '"') {
            scan->in_string = true;
        } else if (byte == '{' || byte == '[') {
            scan->depth++;
            if (scan->depth > scan->deepest)
                scan->deepest = scan->depth;
        } else if (byte == ',') {
            scan->values++;
        } else if (byte == '}' || byte == ']') {
            scan->depth--;
            if (!scan->depth) {
                scan->seen++;
                return true;
            }
        }
    }
    return false;
}

static void refuse(struct reader *reader, size_t line, const char *why)
{
    report_at(reader->report, EX_DATAERR, reader->input.name, line,
              "this JSON value is refused: %s", why);
}

/* Looks for the end of a value that will not be read, and keeps nothing of it. */
static void skip_value(struct reader *reader, struct scan *scan)
{
    struct input *input = &reader->input;
    for (;;) {
        size_t have = input->end - input->start;
        bool is_whole = scan_on(scan, input_bytes(input), have);
        input_use(input, scan->seen);
        scan->seen = 0;
        if (is_whole || !input_fill(input, MEGABYTE))
            return;
    }
}

/* The value that begins here, in state->bytes. False where there is none, or it was refused. */
static bool take_value(struct reader *reader, struct json_state *state)
{
    struct input *input = &reader->input;
    struct scan scan = {0};
    size_t have, line = input->line;
    bool is_whole = false;
    while (!is_whole) {
        have = input_fill(input, scan.seen + (1 << 16));
        is_whole = scan_on(&scan, input_bytes(input), have);
        if (scan.seen > LARGEST) {
            refuse(reader, line, "it is larger than 128 megabytes");
            if (!is_whole)
                skip_value(reader, &scan);
            else
                input_use(input, scan.seen);
            return false;
        }
        if (!is_whole && have == scan.seen && input->ended)
            break;
    }
    struct decoded decoded = {0};
    state->line = line;
    state->refused = scan.deepest > DEEPEST      ? "it is nested more than 200 deep"
                     : scan.values > MOST_VALUES ? "it has more than two million values"
                                                 : NULL;
    decode(input_bytes(input), scan.seen, reader->charset, &decoded, reader->report);
    if (decoded.stray_count)
        report_at(reader->report, EX_DATAERR, input->name, line,
                  "%zu bytes are not of charset %s; read as windows-1252", decoded.stray_count,
                  decoded.charset);
    text_free(&state->bytes);
    state->bytes = decoded.text;
    decoded.text = (struct text){0};
    snprintf(state->charset, sizeof state->charset, "%s", decoded.charset);
    decoded_free(&decoded);
    input_use(input, scan.seen);
    return true;
}

static bool parse(struct reader *reader, struct json_state *state)
{
    const char *error, *bytes = text_string(&state->bytes);
    size_t at, line = state->line;
    if (state->refused) {
        report_at(reader->report, EX_DATAERR, reader->input.name, line,
                  "this JSON value is refused: %s; it is kept as a part Malformed", state->refused);
        return false;
    }
    state->document = json_parse(bytes, state->bytes.length, &error, &at);
    if (state->document)
        return true;
    for (size_t i = 0; i < at; i++)
        line += bytes[i] == '\n';
    report_at(reader->report, EX_DATAERR, reader->input.name, line,
              "this is no JSON: %s; it is kept as a part Malformed", error);
    return false;
}

/* The stories of a value. */

/* What stands round an item, and round all of them, goes with the item, and with the first. */
static void keep_around(json_t *item, const char *name, json_t *around)
{
    if (json_object_size(around) && !json_object_get(item, name))
        json_object_set(item, name, around);
}

/* An item may stand alone, or in an object beside what is said of it: {"meta": ..., "item": ...}.
 */
static void add_item(struct json_state *state, size_t *capacity, json_t *item)
{
    json_t *inner = json_incref(json_object_get(item, "item"));
    if (json_is_object(inner)) {
        json_object_del(item, "item");
        keep_around(inner, "envelope", item);
        item = inner;
    } else {
        json_decref(inner);
        json_incref(item);
    }
    if (!json_is_object(item)) {
        json_decref(item);
        return;
    }
    state->items = memory_grow(state->items, capacity, state->item_count + 1, sizeof *state->items);
    state->items[state->item_count++] = item;
}

/* A feed: its items are in an array of one of these names, at the top or under "data". */
static void find_items(struct json_state *state)
{
    static const char *const names[] = {"items", "item", "entries", "stories", "articles"};
    size_t capacity = 0, index;
    json_t *document = state->document, *data = json_object_get(document, "data"), *item;
    json_t *holder = json_is_object(data) ? data : document;
    for (size_t i = 0; i < sizeof names / sizeof *names && !state->item_count; i++) {
        json_t *items = json_incref(json_object_get(holder, names[i]));
        json_array_foreach(items, index, item) add_item(state, &capacity, item);
        if (json_is_object(items))
            add_item(state, &capacity, items);
        if (state->item_count) {
            json_object_del(holder, names[i]);
            keep_around(state->items[0], "feed", document);
        }
        json_decref(items);
    }
    if (!state->item_count)
        add_item(state, &capacity, holder);
}

/* What is no value between values. */
static size_t garbage_length(const char *bytes, size_t length)
{
    size_t at = 0;
    while (at < length && bytes[at] != '{' && bytes[at] != '[')
        at++;
    return at;
}

/* The bytes of what may stand between values: white space, a comma, a mark of the byte order. */
static size_t between_length(const char *bytes, size_t length)
{
    if (length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0)
        return 3;
    return length && *bytes && strchr(" \t\r\n,[]\x1E", *bytes) != NULL;
}

json_t *json_next(struct reader *reader, struct story *story, bool *malformed)
{
    struct json_state *state = json_state(reader);
    struct input *input = &reader->input;
    *malformed = false;
    while (state->item == state->item_count) {
        forget_document(state);
        size_t have = input_fill(input, 1 << 12), at = 0, step;
        const char *bytes = input_bytes(input);
        while ((step = between_length(bytes + at, have - at)))
            at += step;
        input_use(input, at);
        if (at)
            continue;
        if (!have)
            return NULL;
        story->line = input->line;
        if (*bytes != '{') {
            size_t length = garbage_length(bytes, have);
            refuse(reader, input->line, "it is no object");
            text_clear(&state->bytes);
            text_append(&state->bytes, bytes, length);
            input_use(input, length);
            *malformed = true;
            return NULL;
        }
        if (!take_value(reader, state))
            continue;
        if (!parse(reader, state)) {
            *malformed = true;
            return NULL;
        }
        find_items(state);
    }
    story->line = state->line;
    return state->items[state->item++];
}
