/* Journal line: one edit as a line of text. */
#include "journal_line.h"

#include "../memory.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static void write_quoted(struct text *line, const char *string)
{
    if (!string) {
        text_append_byte(line, '-');
        return;
    }
    text_append_byte(line, '"');
    for (; *string; string++) {
        unsigned char byte = (unsigned char)*string;
        if (byte == '"' || byte == '\\')
            text_format(line, "\\%c", byte);
        else if (byte == '\n' || byte == '\t')
            text_append_string(line, byte == '\n' ? "\\n" : "\\t");
        else if (byte < 0x20 || byte == 0x7F)
            text_format(line, "\\x%02X", byte);
        else
            text_append_byte(line, (char)byte);
    }
    text_append_byte(line, '"');
}

static void write_suggestions(struct text *line, const char *suggestions)
{
    while (suggestions && *suggestions) {
        size_t length = strcspn(suggestions, "\n");
        char *one = memory_copy(suggestions, length);
        text_append_byte(line, ' ');
        write_quoted(line, one);
        free(one);
        suggestions += length + (suggestions[length] == '\n');
    }
}

/* A name ends at a space, and a path that a rule cites may have some. */
static void write_rule(struct text *line, const char *rule)
{
    for (; *rule; rule++)
        text_append_byte(line, (unsigned char)*rule > ' ' ? *rule : '_');
}

/* The rest of the line; a quotation mark at its beginning would be taken for a suggestion. */
static void write_reason(struct text *line, const char *reason)
{
    if (*reason == '"' || *reason == '\\')
        text_append_byte(line, '\\');
    for (; *reason; reason++)
        text_append_byte(line, *reason == '\n' ? ' ' : *reason);
}

void journal_line_write(const struct edit *edit, struct text *line)
{
    write_rule(line, edit->rule);
    text_format(line, " %s", edit->part);
    if (edit->ordinal > 1)
        text_format(line, "[%u]", edit->ordinal);
    text_format(line, "+%zu ", edit->at);
    write_quoted(line, edit->before);
    if (edit->query) {
        text_append_string(line, " ?");
        write_suggestions(line, edit->suggestions);
    } else {
        text_append_string(line, " > ");
        write_quoted(line, edit->after);
    }
    text_append_byte(line, ' ');
    write_reason(line, edit->reason ? edit->reason : "");
}

/* Reading: a cursor over the line, and the strings cut so far, each ended by a NUL. */
struct cursor {
    const char *at, *end;
    char *room;
};

static bool take(struct cursor *cursor, const char *wanted)
{
    size_t length = strlen(wanted);
    if ((size_t)(cursor->end - cursor->at) < length || memcmp(cursor->at, wanted, length) != 0)
        return false;
    cursor->at += length;
    return true;
}

static const char *keep(struct cursor *cursor, size_t length)
{
    char *kept = cursor->room;
    memcpy(kept, cursor->at, length);
    kept[length] = '\0';
    cursor->room += length + 1;
    cursor->at += length;
    return kept;
}

static const char *keep_until(struct cursor *cursor, const char *stops)
{
    size_t length = 0;
    while (cursor->at + length < cursor->end && !strchr(stops, cursor->at[length]))
        length++;
    return keep(cursor, length);
}

static int hexadecimal_digit(char digit)
{
    return isdigit((unsigned char)digit) ? digit - '0' : toupper((unsigned char)digit) - 'A' + 10;
}

/* A string in quotes; `*string` is NULL for a "-". */
static bool read_quoted(struct cursor *cursor, const char **string)
{
    *string = NULL;
    if (take(cursor, "-"))
        return true;
    if (!take(cursor, "\""))
        return false;
    *string = cursor->room;
    while (cursor->at < cursor->end && *cursor->at != '"') {
        char byte = *cursor->at++;
        if (byte == '\\') {
            if (cursor->at == cursor->end)
                return false;
            byte = *cursor->at++;
            if (byte == 'x') {
                if (cursor->end - cursor->at < 2 || !isxdigit((unsigned char)cursor->at[0]) ||
                    !isxdigit((unsigned char)cursor->at[1]))
                    return false;
                byte = (char)(hexadecimal_digit(cursor->at[0]) * 16 +
                              hexadecimal_digit(cursor->at[1]));
                cursor->at += 2;
            } else {
                byte = byte == 'n' ? '\n' : byte == 't' ? '\t' : byte;
            }
        }
        if (!byte)
            return false;
        *cursor->room++ = byte;
    }
    *cursor->room++ = '\0';
    return take(cursor, "\"");
}

static bool read_number(struct cursor *cursor, size_t *number)
{
    const char *from = cursor->at;
    *number = 0;
    while (cursor->at < cursor->end && isdigit((unsigned char)*cursor->at) &&
           cursor->at - from < 18)
        *number = *number * 10 + (size_t)(*cursor->at++ - '0');
    return cursor->at > from;
}

static bool read_place(struct cursor *cursor, struct edit *edit)
{
    size_t ordinal = 1;
    edit->part = keep_until(cursor, "[+ ");
    if (take(cursor, "[") && (!read_number(cursor, &ordinal) || !take(cursor, "]")))
        return false;
    edit->ordinal = (unsigned)ordinal;
    return *edit->part && ordinal && take(cursor, "+") && read_number(cursor, &edit->at) &&
           take(cursor, " ");
}

/* ` "one" "two"`: kept one a line. */
static bool read_suggestions(struct cursor *cursor, struct edit *edit)
{
    const char *first = NULL;
    while (cursor->end - cursor->at > 1 && cursor->at[0] == ' ' && cursor->at[1] == '"') {
        const char *one;
        cursor->at++;
        if (first)
            cursor->room[-1] = '\n';
        if (!read_quoted(cursor, &one))
            return false;
        first = first ? first : one;
    }
    edit->suggestions = first;
    return true;
}

static bool read_edit(struct cursor *cursor, struct edit *edit)
{
    edit->rule = keep_until(cursor, " ");
    if (!*edit->rule || !take(cursor, " ") || !read_place(cursor, edit) ||
        !read_quoted(cursor, &edit->before))
        return false;
    if (take(cursor, " ?")) {
        edit->query = true;
        edit->after = edit->before;
        if (!edit->before || !read_suggestions(cursor, edit))
            return false;
    } else if (!take(cursor, " > ") || !read_quoted(cursor, &edit->after)) {
        return false;
    }
    if (!edit->before && !edit->after)
        return false;
    take(cursor, " ");
    take(cursor, "\\");
    edit->reason = keep(cursor, (size_t)(cursor->end - cursor->at));
    return true;
}

bool journal_line_read(const char *bytes, size_t length, struct edit *edit)
{
    *edit = (struct edit){.strings = memory_allocate(length + 16, 1)};
    struct cursor cursor = {bytes, bytes + length, edit->strings};
    if (utf8_valid_prefix(bytes, length) == length && read_edit(&cursor, edit))
        return true;
    free(edit->strings);
    *edit = (struct edit){0};
    return false;
}
