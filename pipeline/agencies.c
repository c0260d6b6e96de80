/* Agencies: what names an agency, or several of them. */
#include "agencies.h"

#include "language.h"

#include <string.h>

/* "NTB-Reuters": agencies all of them; the first. */
static const struct entry *read_joined(const struct phrases *agencies, const char *bytes,
                                       struct span part)
{
    const struct entry *first = NULL;
    for (size_t at = part.from; at < part.to;) {
        const char *hyphen = memchr(bytes + at, '-', part.to - at);
        size_t end = hyphen ? (size_t)(hyphen - bytes) : part.to;
        const struct entry *entry = phrase_is(agencies, bytes, (struct span){at, end});
        if (!entry)
            return NULL;
        first = first ? first : entry;
        at = end + 1;
    }
    return first;
}

const struct entry *agencies_read(const struct phrases *agencies, const char *bytes,
                                  struct span stretch)
{
    stretch = span_trim(bytes, stretch);
    if (stretch.to - stretch.from > 2 && bytes[stretch.from] == '(' && bytes[stretch.to - 1] == ')')
        stretch = (struct span){stretch.from + 1, stretch.to - 1};
    if (stretch.from == stretch.to || stretch.to - stretch.from > 60)
        return NULL;
    const struct entry *first = phrase_is(agencies, bytes, stretch), *found = first;
    for (size_t at = stretch.from, parts = 0; !first && at < stretch.to; parts++) {
        struct span part = {at, at};
        while (part.to < stretch.to && !strchr("/, &+|", bytes[part.to]))
            part.to++;
        at = part.to + 1;
        if (part.from == part.to)
            continue;
        const struct entry *entry = phrase_is(agencies, bytes, part);
        entry = entry ? entry : read_joined(agencies, bytes, part);
        /* A desk's short name beside its agency: dpa/lni. */
        bool is_desk = parts > 0 && part.to - part.from <= 4 && bytes[part.from - 1] == '/';
        if (!entry && !is_desk)
            return NULL;
        found = found ? found : entry;
    }
    return found;
}
