/* controls: control characters, which XML forbids and no reader sees, go; line ends become LF. */
#include "characters.h"
#include "filter.h"
#include "language.h"
#include "scan.h"

#include <string.h>

enum { ESCAPE = 0x1B, BELL = 7, BACKSPACE = 8, SUBSTITUTE = 0x1A, LONGEST_ESCAPE = 1000 };

/* What is to be done about a control. */
struct control {
    size_t from, to;
    const char *after, *rule, *reason;
};

/* Behind the command of a terminal that begins at `at` (ECMA-48), or `at` where it is none. */
static size_t escape_end(const char *bytes, size_t length, size_t at)
{
    size_t end = at + 1, limit = length - at > LONGEST_ESCAPE ? at + LONGEST_ESCAPE : length;
    if (end < limit && bytes[end] == '[') {
        for (end++; end < limit && bytes[end] >= 0x20 && bytes[end] < 0x40;)
            end++;
        return end < limit && bytes[end] >= 0x40 && bytes[end] < 0x7F ? end + 1 : at;
    }
    if (end < limit && bytes[end] == ']') {
        while (end < limit && bytes[end] != BELL && bytes[end] != '\n' && bytes[end] != ESCAPE)
            end++;
        if (end + 1 < limit && bytes[end] == ESCAPE && bytes[end + 1] == '\\')
            return end + 2;
        return end < limit && bytes[end] == BELL ? end + 1 : at;
    }
    if (end + 1 < limit && bytes[end] && strchr("()*+", bytes[end]) && bytes[end + 1] >= '0' &&
        bytes[end + 1] < 0x7F)
        return end + 2;
    return at;
}

/* A letter, a step back, and the same letter: bold; an underscore, a step back, a letter:
 * underlined. Where the first of them begins, or `at`. */
static size_t overstrike_begin(const char *bytes, size_t length, size_t at)
{
    size_t size;
    uint32_t before = character_before(bytes, at, &size);
    uint32_t after = character_at(bytes, length, at + 1, NULL);
    bool is_written = after != NO_CHARACTER && after > ' ' && after != 0x7F;
    return is_written && (before == after || before == '_') ? at - size : at;
}

static size_t line_end_size(const char *bytes, size_t length, size_t at)
{
    size_t end = at + 1;
    if (bytes[at] == '\r' && end + 1 < length && bytes[end] == '\r' && bytes[end + 1] == '\n')
        return 3; /* a CR too many, from a change of systems */
    return bytes[at] == '\r' && end < length && bytes[end] == '\n' ? 2 : 1;
}

/* What to do about the control at `at`. Tabs, line ends and U+0080 to U+009F, which mojibake reads,
 * are none of ours. */
static struct control control_at(const char *bytes, size_t length, size_t at)
{
    struct control control = {at, at + 1, "", "controls/character",
                              "a control character, which XML forbids"};
    unsigned char byte = (unsigned char)bytes[at];
    if (byte == '\r' || byte == '\f' || byte == '\v') {
        control = (struct control){at, at + line_end_size(bytes, length, at), "\n",
                                   "controls/line-end", "a line ends with LF"};
    } else if (byte == ESCAPE && escape_end(bytes, length, at) > at) {
        control = (struct control){at, escape_end(bytes, length, at), "", "controls/escape",
                                   "a command to a terminal is no text"};
    } else if (byte == BACKSPACE && overstrike_begin(bytes, length, at) < at) {
        control = (struct control){overstrike_begin(bytes, length, at), at + 1, "",
                                   "controls/overstrike", "a letter that was struck over"};
    } else if (byte == SUBSTITUTE && is_letter(character_before(bytes, at, NULL)) &&
               is_letter(character_at(bytes, length, at + 1, NULL))) {
        control.after = "\uFFFD";
        control.rule = "controls/substitute";
        control.reason = "SUB stands for a character that was lost";
    }
    return control;
}

/* Controls, but for tabs and LF; the byte behind one says nothing. */
static const struct scan *suspects(void)
{
    static struct scan scan;
    if (scan.next)
        return &scan;
    for (char byte = 1; byte < ' '; byte++)
        if (byte != '\n' && byte != '\t')
            scan_add(scan.left, 1, (const char[]){byte, '\0'}, 0);
    scan_add(scan.left, 1, "\x7F", 0);
    scan_add_all(scan.right, 1);
    scan_prepare(&scan);
    return &scan;
}

static void propose(void *self, const struct story *story, struct edits *edits)
{
    (void)self;
    for (size_t part = 0; part < story->part_count; part++) {
        const struct text *text = &story->parts[part].text;
        const char *bytes = text_string(text);
        size_t done = 0;
        if (part_kind(story->parts[part].name) == FIELD)
            continue;
        for (size_t at = 0; (at = scan_next(suspects(), bytes, at, text->length)) < text->length;
             at = done) {
            struct control control = control_at(bytes, text->length, at);
            if (control.from < done)
                control.from = at;
            propose_change(edits, story, part, control.from, control.to - control.from,
                           control.after, control.rule, control.reason);
            done = control.to;
        }
    }
}

const struct filter filter_controls = {
    .name = "controls",
    .purpose = "Takes out control characters; makes line ends LF.",
    .scope = PARAGRAPH,
    .propose = propose,
};
