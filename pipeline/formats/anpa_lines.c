/* ANPA 1312: what a line is marked as, and which version of a story it tells of. */
#include "anpa_lines.h"

#include "../language.h"

#include <string.h>

bool anpa_is_marked(const struct wire_copy *copy, size_t at)
{
    return wire_begins(copy, at, "^");
}

bool anpa_is_row(const struct wire_copy *copy, size_t at)
{
    size_t from = copy->lines.items[at].from;
    return from > 0 && copy->bytes[from - 1] == BACKSPACE;
}

bool anpa_is_indented(const struct wire_copy *copy, size_t at)
{
    return wire_begins(copy, at, "   ");
}

struct span anpa_unmarked(const struct wire_copy *copy, size_t at)
{
    struct span line = copy->lines.items[at];
    while (line.from < line.to && strchr("^ \t", copy->bytes[line.from]))
        line.from++;
    while (line.to > line.from && strchr("<= \r", copy->bytes[line.to - 1]))
        line.to--;
    return line;
}

void anpa_version_read(struct wire_copy *copy, struct span label)
{
    label = span_trim(copy->bytes, label);
    if (label.from == label.to || story_part(copy->story, "Label"))
        return;
    wire_part_span(copy, "Label", label);
    if (wire_line_has(copy, label, "signal correction"))
        wire_part_string(copy, "Signal", "correction");
    else if (wire_line_has(copy, label, "signal kill"))
        wire_part_string(copy, "Signal", "kill");
    else if (wire_line_has(copy, label, "lead"))
        wire_part_string(copy, "Signal", "update");
}
