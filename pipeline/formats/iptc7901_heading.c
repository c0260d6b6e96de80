/* IPTC 7901: what stands over a body: labels, headline, authors. */
#include "../characters.h"
#include "../language.h"
#include "iptc7901.h"

#include <ctype.h>
#include <string.h>

enum { LONGEST_SHOUT = 40 };

/* Labels. */

/* The words of a label up to a colon or a dash with blanks: what wires.dict knows. */
static struct span label_head(const char *bytes, struct span label)
{
    struct span head = label;
    for (size_t at = label.from; at < label.to; at++)
        if (bytes[at] == ':' || (bytes[at] == ' ' && at + 2 < label.to && bytes[at + 1] == '-' &&
                                 bytes[at + 2] == ' ')) {
            head.to = at;
            break;
        }
    return head;
}

static const struct entry *label_entry(const struct wire_copy *copy, struct span label)
{
    const struct entry *entry = wire_word(copy, label, "signal");
    struct span head = label_head(copy->bytes, label),
                word = iptc7901_first_word(copy->bytes, label);
    entry = entry ? entry : wire_word(copy, head, "signal");
    entry = entry ? entry : wire_word(copy, label, "genre");
    entry = entry ? entry : wire_word(copy, head, "genre");
    entry = entry ? entry : wire_word(copy, head, "note");
    entry = entry ? entry : wire_word(copy, word, "signal");
    entry = entry ? entry : wire_word(copy, word, "genre");
    return entry ? entry : wire_word(copy, word, "note");
}

bool story_has_value(const struct story *story, const char *name, const char *value)
{
    for (size_t i = 0; i < story->part_count; i++)
        if (strcmp(story->parts[i].name, name) == 0 &&
            strcmp(text_string(&story->parts[i].text), value) == 0)
            return true;
    return false;
}

static bool signal_is(const struct entry *entry, const char *signal)
{
    return entry && strcmp(entry->value + strcspn(entry->value, " "), signal) == 0;
}

/* "Sperrfrist 2024-10-11T18:00:00+02:00": as this program writes it. What a person wrote is read by
 * the filter structure. */
static void read_embargo(struct wire_copy *copy, const char *label)
{
    for (const char *at = label; *at; at++)
        if (isdigit((unsigned char)at[0]) && strlen(at) >= 16 && at[4] == '-' && at[7] == '-' &&
            at[10] == 'T') {
            wire_part_string(copy, "Embargo", at);
            return;
        }
}

/* A label is kept as it stands; what it means goes into the parts for machines, and what it says
 * beyond its first words into a note, where the desk looks. */
static void read_label(struct wire_copy *copy, struct span lines, struct span label,
                       const struct entry *entry)
{
    struct passage passage = {0};
    for (size_t i = lines.from; i < lines.to; i++) {
        struct span line = copy->lines.items[i];
        line.from = line.from < label.from ? label.from : line.from;
        line.to = line.to > label.to ? label.to : line.to;
        if (passage.text.length)
            passage_string(&passage, " ");
        passage_add(&passage, copy, line);
    }
    struct span whole = {0, passage.text.length};
    if (entry && strncmp(entry->value, "signal ", 7) == 0 &&
        !story_has_value(copy->story, "Signal", entry->value + 7))
        wire_part_string(copy, "Signal", entry->value + 7);
    if (signal_is(entry, " embargo"))
        read_embargo(copy, text_string(&passage.text));
    if (signal_is(entry, " kill"))
        wire_part_string(copy, "Status", "canceled");
    if (entry && strcmp(entry->value, "genre") == 0)
        wire_part(copy, "Genre", &passage, whole);
    struct span head = label_head(text_string(&passage.text), whole);
    wire_part(copy, "Label", &passage, whole);
    if (head.to < whole.to || signal_is(entry, " embargo") || !entry ||
        strcmp(entry->value, "note") == 0)
        wire_part(copy, "Note", &passage, whole);
    passage_free(&passage);
}

/* "(Berichtigung: ...)" over one or more lines, from line `*at`; false where there is none. Moves
 * `*at` behind it. */
static bool bracket_label(const struct wire_copy *copy, size_t *at, size_t to, struct span *label)
{
    struct span line = copy->lines.items[*at];
    if (line.from == line.to || copy->bytes[line.from] != '(')
        return false;
    int depth = 0;
    for (size_t i = *at; i < to; i++) {
        struct span part = copy->lines.items[i];
        for (size_t j = part.from; j < part.to; j++) {
            depth += copy->bytes[j] == '(';
            depth -= copy->bytes[j] == ')';
            if (depth == 0 && copy->bytes[j] == ')') {
                bool ends_line = j + 1 == part.to;
                *label = (struct span){line.from + 1, j};
                *at = i + 1;
                return ends_line;
            }
        }
    }
    return false;
}

/* "1ST LEAD", "EXTRA": in capitals, on a line of its own. */
static bool is_shout(const struct wire_copy *copy, struct span line)
{
    size_t letters = 0;
    if (line.to - line.from > LONGEST_SHOUT)
        return false;
    for (size_t at = line.from; at < line.to;) {
        size_t size;
        uint32_t character = character_at(copy->bytes, line.to, at, &size);
        if (is_lower(character))
            return false;
        letters += is_upper(character);
        at += size;
    }
    return letters >= 2;
}

static bool is_label_line(const struct wire_copy *copy, size_t at, size_t to)
{
    struct span line = copy->lines.items[at];
    if (at + 1 >= to || line.from == line.to)
        return false;
    return wire_word(copy, line, "signal") || wire_word(copy, line, "genre") ||
           (is_shout(copy, line) && !is_shout(copy, copy->lines.items[at + 1]));
}

/* "Von Anna Muster, dpa": begins with such a word, then a capital. */
static bool is_byline(const struct wire_copy *copy, struct span line)
{
    struct span word = iptc7901_first_word(copy->bytes, line);
    size_t next = word.to + 1, size;
    if (next >= line.to || !wire_word(copy, word, "byline"))
        return false;
    uint32_t character = character_at(copy->bytes, line.to, next, &size);
    const char *provider = story_value(copy->story, "Provider");
    size_t length = provider ? strcspn(provider, "-/") : 0;
    bool is_agency =
        length && line.to - next >= length && memcmp(copy->bytes + next, provider, length) == 0;
    return !is_lower(character) || is_agency;
}

static void take_equals(struct wire_copy *copy, size_t from, size_t to)
{
    if (from == to)
        return;
    struct span *last = &copy->lines.items[to - 1];
    if (last->from < last->to && copy->bytes[last->to - 1] == '=')
        last->to--;
    while (last->to > last->from && copy->bytes[last->to - 1] == ' ')
        last->to--;
}

/* Lines [from, to) as one, for a headline or a byline. */
static void read_joined(struct wire_copy *copy, const char *name, size_t from, size_t to)
{
    struct passage passage = {0};
    for (size_t i = from; i < to; i++) {
        if (wire_blank(copy, i))
            continue;
        if (passage.text.length)
            passage_string(&passage, " ");
        passage_add(&passage, copy, copy->lines.items[i]);
    }
    wire_part(copy, name, &passage, (struct span){0, passage.text.length});
    passage_free(&passage);
}

/* "URGENT: Headline": a label that shares the headline's line. */
static void read_headline(struct wire_copy *copy, size_t from, size_t to)
{
    struct span *line = &copy->lines.items[from];
    for (size_t at = line->from; at < line->to && at < line->from + LONGEST_SHOUT; at++) {
        struct span label = {line->from, at};
        bool is_end = copy->bytes[at] == ':' || copy->bytes[at] == '\a';
        if (!is_end || !wire_word(copy, label, "signal") || at + 1 == line->to)
            continue;
        read_label(copy, (struct span){from, from + 1}, label, wire_word(copy, label, "signal"));
        line->from = at + 1;
        while (line->from < line->to &&
               ((unsigned char)copy->bytes[line->from] <= ' ' || copy->bytes[line->from] == ':'))
            line->from++;
        break;
    }
    read_joined(copy, "Headline", from, to);
}

void iptc7901_heading_read(struct wire_copy *copy, size_t from, size_t to, size_t width)
{
    take_equals(copy, from, to);
    size_t at = from, next;
    struct span label;
    while (at < to) {
        next = at;
        if (wire_blank(copy, at)) {
            at++;
        } else if (bracket_label(copy, &next, to, &label) && next < to) {
            read_label(copy, (struct span){at, next}, label, label_entry(copy, label));
            at = next;
        } else if (is_label_line(copy, at, to)) {
            label = copy->lines.items[at];
            read_label(copy, (struct span){at, at + 1}, label, label_entry(copy, label));
            at++;
        } else {
            break;
        }
    }
    size_t headline = at, byline = to, end = to;
    for (size_t i = headline + 1; i < to; i++) {
        next = i;
        if (bracket_label(copy, &next, to, &label) && !wire_break_is_soft(copy, i - 1, width)) {
            wire_part_span(copy, "Note", label);
            end = end < i ? end : i;
            i = next - 1;
        } else if (byline == to && !wire_break_is_soft(copy, i - 1, width) &&
                   is_byline(copy, copy->lines.items[i])) {
            byline = i;
        }
    }
    byline = byline < end ? byline : end;
    if (headline < byline)
        read_headline(copy, headline, byline);
    if (byline < end)
        read_joined(copy, "Byline", byline, end);
}
