/* IPTC 7901: what stands under a body: notes, private notes, the sign-off. */
#include "iptc7901.h"

#include "../agencies.h"
#include "../characters.h"

#include <string.h>

enum { SIGN_OFF_WORDS = 12, LONGEST_TOKEN = 12, MARKER_LINES = 3 };

struct span iptc7901_first_word(const char *bytes, struct span label)
{
    struct span word = {label.from, label.from};
    while (word.to < label.to && bytes[word.to] != ' ')
        word.to++;
    return word;
}

static bool is_stars(const struct wire_copy *copy, size_t at)
{
    return wire_begins(copy, at, "* * * *") &&
           copy->lines.items[at].to - copy->lines.items[at].from <= 9;
}

static size_t next_text(const struct wire_copy *copy, size_t at, size_t end)
{
    for (at++; at < end && wire_blank(copy, at); at++)
        ;
    return at;
}

/* "The following information is not for publication", on a line that says no more. */
static bool is_private_line(const struct wire_copy *copy, size_t at)
{
    struct span line = copy->lines.items[at];
    return line.to - line.from >= 8 && line.to - line.from <= 200 &&
           wire_line_has(copy, line, "private");
}

bool iptc7901_notes_begin(const struct wire_copy *copy, size_t at, size_t end)
{
    if (wire_blank(copy, at))
        return false;
    size_t next = next_text(copy, at, end);
    if (wire_begins(copy, at, "# ")) {
        struct span title = copy->lines.items[at];
        title.from += 2;
        return next == end || wire_begins(copy, next, "## ") || is_stars(copy, next) ||
               wire_word(copy, title, "notebook");
    }
    if (wire_begins(copy, at, "## "))
        return true;
    if (is_stars(copy, at))
        return next < end && (is_private_line(copy, next) || wire_begins(copy, next, "## "));
    /* Without the stars: a paragraph that is only this, with signs of contacts behind it. */
    bool stands_alone = at == 0 || wire_blank(copy, at - 1);
    if (!stands_alone || next == end)
        return false;
    struct span line = copy->lines.items[next];
    bool has_signs = wire_begins(copy, next, "## ") || wire_begins(copy, next, "- ") ||
                     wire_line_has_contact(copy, line);
    return has_signs && is_private_line(copy, at);
}

/* "dpa xx yy zz": the agency, then short words in small letters. */
static bool is_sign_off(const struct wire_copy *copy, struct span line)
{
    size_t words = 0, at = line.from;
    const char *provider = story_value(copy->story, "Provider");
    while (at < line.to) {
        struct span word = iptc7901_first_word(copy->bytes, (struct span){at, line.to});
        if (word.to - word.from > LONGEST_TOKEN)
            return false;
        for (size_t i = word.from, size; i < word.to; i += size) {
            uint32_t character = character_at(copy->bytes, word.to, i, &size);
            if (!is_lower(character) && !is_digit(character) && character != '/' &&
                character != '-')
                return false;
        }
        words += word.from < word.to;
        at = word.to + 1;
    }
    struct span first = iptc7901_first_word(copy->bytes, line);
    size_t length = first.to - first.from;
    bool is_agency = agencies_read(copy->places->agencies, copy->bytes, first) ||
                     (provider && strncmp(provider, copy->bytes + first.from, length) == 0);
    return words >= 2 && words <= SIGN_OFF_WORDS && is_agency;
}

size_t iptc7901_sign_off_read(struct wire_copy *copy, size_t from, size_t to)
{
    while (to > from && wire_blank(copy, to - 1))
        to--;
    if (to == from || !is_sign_off(copy, copy->lines.items[to - 1]))
        return to;
    wire_part_span(copy, "Sign-Off", copy->lines.items[to - 1]);
    return to - 1;
}

/* A section of the notes: its heading, and its lines unwrapped; "- " items may go on indented. */
static void read_note(struct wire_copy *copy, const char *name, size_t from, size_t to,
                      size_t width)
{
    struct passage note = {0};
    bool is_contacts = false;
    for (size_t i = from; i < to; i++) {
        struct span line = copy->lines.items[i];
        if (line.from == line.to)
            continue;
        bool goes_on = i > from &&
                       (copy->bytes[line.from] == ' ' || wire_break_is_soft(copy, i - 1, width)) &&
                       !wire_blank(copy, i - 1) && !wire_begins(copy, i, "- ") &&
                       !wire_begins(copy, i - 1, "## ");
        if (i == from && wire_begins(copy, i, "## ")) {
            line.from += 3;
            is_contacts = wire_word(copy, line, "contacts") != NULL;
        }
        while (line.from < line.to && copy->bytes[line.from] == ' ')
            line.from++;
        if (note.text.length)
            passage_string(&note, goes_on ? " " : "\n");
        passage_add(&note, copy, line);
    }
    wire_part(copy, is_contacts ? "Private-Note" : name, &note, (struct span){0, note.text.length});
    passage_free(&note);
}

/* Behind the stars all is private, and the line that says so is no note itself. */
static size_t skip_private_marks(const struct wire_copy *copy, size_t at, size_t end)
{
    for (size_t lines = 0; at < end && lines < MARKER_LINES; at++, lines++)
        if (!wire_blank(copy, at) && !is_stars(copy, at) && !is_private_line(copy, at))
            break;
    return at;
}

void iptc7901_notes_read(struct wire_copy *copy, size_t from, size_t to, size_t width)
{
    const char *name = "Note";
    for (size_t at = from, end; at < to; at = end) {
        end = at;
        if (wire_blank(copy, at) || wire_begins(copy, at, "# ")) {
            end = at + 1;
            continue;
        }
        if (is_stars(copy, at) || is_private_line(copy, at)) {
            name = "Private-Note";
            end = skip_private_marks(copy, at, to);
            continue;
        }
        end = at + 1;
        while (end < to && !wire_begins(copy, end, "## ") && !is_stars(copy, end) &&
               !is_private_line(copy, end))
            end++;
        read_note(copy, name, at, end, width);
    }
}
