/* Slug: what an American wire calls a story. */
#include "slug.h"

#include "characters.h"

#include <string.h>

enum { SHORTEST = 5, CYCLE = 2 };

bool slug_opens(const char *bytes, struct span line)
{
    const char *first = bytes + line.from;
    return line.to - line.from >= SHORTEST && is_ascii_letter(first[0]) &&
           is_ascii_letter(first[1]) && first[CYCLE] == '-';
}

bool slug_is_certain(const char *bytes, struct span line)
{
    const char *first = bytes + line.from, *end = bytes + line.to;
    if (!slug_opens(bytes, line) || !is_upper((unsigned char)first[0]) ||
        !is_upper((unsigned char)first[1]))
        return false;
    const char *topic = first + CYCLE + 1;
    const char *joint = memmem(topic, (size_t)(end - topic), "--", 2);
    return joint && joint[-1] != ' ' && joint + 2 < end && joint[2] != ' ';
}
