/* controls: control characters, which XML forbids and no reader sees, go; line ends become LF. */
#include "filter.h"
#include "language.h"

#include <string.h>

/* The bytes of the C0 control at `at`, or 0; `*after` is what stands in its place. Tabs, line ends
 * and the U+0080..U+009F of a text in a wrong charset (which mojibake reads) are none of ours. */
static size_t control_at(const char *bytes, size_t at, const char **after)
{
    unsigned char byte = (unsigned char)bytes[at];
    *after = "";
    if (byte == '\r') {
        *after = "\n";
        return bytes[at + 1] == '\n' ? 2 : 1;
    }
    if (byte == '\f' || byte == '\v')
        *after = "\n";
    return (byte < 0x20 && byte != '\t' && byte != '\n') || byte == 0x7F;
}

/* Eight bytes at once: whether one of them is below 20 (hexadecimal) or is 7F; line ends and tabs
 * do not count. */
static bool has_suspect(const char *bytes)
{
    const uint64_t ones = 0x0101010101010101u, tops = 0x8080808080808080u;
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
    uint64_t delete = word ^ ones * 0x7F;
    uint64_t low = (word - ones * 0x20) & ~word & tops;
    return low || (((delete - ones) & ~delete) & tops);
}

static size_t next_suspect(const char *bytes, size_t at, size_t length)
{
    for (;;) {
        while (at + 8 <= length && !has_suspect(bytes + at))
            at += 8;
        size_t end = at + 8 <= length ? at + 8 : length;
        for (; at < end; at++)
            if (((unsigned char)bytes[at] < 0x20 && bytes[at] != '\n' && bytes[at] != '\t') ||
                bytes[at] == 0x7F)
                return at;
        if (at == length)
            return length;
    }
}

static void propose(void *self, const struct story *story, struct edits *edits)
{
    (void)self;
    for (size_t part = 0; part < story->part_count; part++) {
        const struct text *text = &story->parts[part].text;
        const char *bytes = text_string(text), *after;
        if (part_kind(story->parts[part].name) == FIELD)
            continue;
        for (size_t at = next_suspect(bytes, 0, text->length); at < text->length;
             at = next_suspect(bytes, at, text->length)) {
            size_t size = control_at(bytes, at, &after);
            bool is_line_end = *after == '\n';
            propose_change(edits, story, part, at, size, after,
                           is_line_end ? "controls/line-end" : "controls/character",
                           is_line_end ? "a line ends with LF"
                                       : "a control character, which XML forbids");
            at += size;
        }
    }
}

const struct filter filter_controls = {
    .name = "controls",
    .purpose = "Takes out control characters; makes line ends LF.",
    .scope = PARAGRAPH,
    .propose = propose,
};
