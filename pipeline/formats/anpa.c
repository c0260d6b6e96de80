/* ANPA 1312: the wire format of American agencies, and Kyodo's kind of it. */
#include "anpa_lines.h"

#include "../characters.h"
#include "../language.h"

#include <ctype.h>
#include <string.h>

enum { LONGEST_SELECTOR = 24 };
enum { DLE = 0x10, DC2 = 0x12, DC4 = 0x14, RS = 0x1E, US = 0x1F };

/* "W2870" and a selector, "a0105KYODO" and a selector: the first line of a message. */
static bool is_selector_line(const char *line, size_t length)
{
    size_t at = 0;
    while (at < length && ((unsigned char)line[at] <= ' ' || line[at] == DEL))
        at++;
    while (length > at && (unsigned char)line[length - 1] <= ' ')
        length--;
    if (length - at < 6 || length - at > LONGEST_SELECTOR || !isalpha((unsigned char)line[at]))
        return false;
    size_t digits = at + 1, agency = at + 5;
    for (; digits < agency; digits++)
        if (!isdigit((unsigned char)line[digits]))
            return false;
    while (agency < length && isupper((unsigned char)line[agency]))
        agency++;
    if (agency == length || (line[agency] != US && line[agency] != ' '))
        return false;
    for (size_t i = agency + 1; i < length; i++)
        if (!islower((unsigned char)line[i]) && !isdigit((unsigned char)line[i]) && line[i] != '-')
            return false;
    return true;
}

/* "f l", then what kind of text it is, then the keyword: the second line. */
static bool is_priority_line(const char *line, size_t length)
{
    return length > 6 && isalpha((unsigned char)line[0]) && line[1] == ' ' &&
           isalpha((unsigned char)line[2]) &&
           ((line[3] >= 0x11 && line[3] <= DC4) || line[3] == ' ');
}

static unsigned sniff(const char *bytes, size_t length)
{
    size_t at = 0, syn = 0;
    bool has_soh = false;
    for (; at < length && ((unsigned char)bytes[at] <= ' ' || bytes[at] == DEL); at++) {
        syn += bytes[at] == SYN;
        has_soh |= bytes[at] == SOH;
    }
    const char *end = memchr(bytes + at, '\n', length - at);
    if (syn && has_soh)
        return 97;
    if (!end)
        return 0;
    size_t next = (size_t)(end - bytes) + 1;
    if (is_selector_line(bytes + at, next - at) && is_priority_line(bytes + next, length - next))
        return 93;
    return has_soh && is_priority_line(bytes + at, length - at) ? 91 : 0;
}

/* The two lines of the header. */

static void read_selector(struct wire_copy *copy, struct span line)
{
    struct span number = {line.from, line.from}, agency;
    while (number.to < line.to && number.to - number.from < 5 &&
           isalnum((unsigned char)copy->bytes[number.to]))
        number.to++;
    agency = (struct span){number.to, number.to};
    while (agency.to < line.to && isalnum((unsigned char)copy->bytes[agency.to]))
        agency.to++;
    size_t mark; /* the byte, or character, between the two */
    character_at(copy->bytes, line.to, agency.to, &mark);
    wire_part_span(copy, "Id", number);
    wire_part_span(copy, "Provider", agency);
    wire_part_span(copy, "Service", (struct span){agency.to + mark, line.to});
}

/* Flash, bulletin, urgent, regular, deferred. */
static const char *urgency_of(char priority)
{
    static const char known[] = "fburd";
    static const char *const urgencies[] = {"1", "2", "3", "4", "5"};
    const char *found = strchr(known, tolower((unsigned char)priority));
    return found && *found ? urgencies[found - known] : "6";
}

/* "f l^S^Q BC-LT--Argentina-CancerB 1stLd-Writethru   11-13 1049". */
static bool read_priority(struct wire_copy *copy, struct span line)
{
    const char *bytes = copy->bytes;
    char priority[2] = {bytes[line.from], 0};
    if (!is_priority_line(bytes + line.from, line.to - line.from)) {
        wire_part_span(copy, "Anpa-Header", line);
        return false;
    }
    bool is_tabular = bytes[line.from + 3] == DC4 || bytes[line.from + 4] == DC2;
    wire_part_string(copy, "Urgency", urgency_of(priority[0]));
    wire_part_string(copy, "Anpa-Priority", priority);
    wire_part_span(copy, "Category", (struct span){line.from + 2, line.from + 3});
    line.from += 3;
    while (line.from < line.to && (unsigned char)bytes[line.from] <= ' ')
        line.from++;
    struct span keyword = {line.from, line.from};
    while (keyword.to < line.to && bytes[keyword.to] != ' ')
        keyword.to++;
    struct span date = {line.to, line.to};
    for (size_t at = keyword.to; at + 5 < line.to; at++)
        if (bytes[at] == ' ' && isdigit((unsigned char)bytes[at + 1]) &&
            (bytes[at + 2] == '-' || bytes[at + 3] == '-')) {
            date.from = at + 1;
            break;
        }
    wire_part_span(copy, "Keyword", keyword);
    anpa_version_read(copy, (struct span){keyword.to, date.from});
    wire_part_span(copy, "Anpa-Date", date);
    return is_tabular;
}

/* "AP-WF-11-13-13 1509GMT<": the end of the text says who sent it, and when. */
static size_t read_end(struct wire_copy *copy, size_t from)
{
    size_t end = copy->lines.count;
    for (size_t i = copy->lines.count; i > from; i--) {
        struct span line = copy->lines.items[i - 1];
        const char *etx = memchr(copy->bytes + line.from, ETX, line.to - line.from);
        size_t start = etx ? (size_t)(etx - copy->bytes) + 1 : line.from;
        bool begins = !etx && line.from > 0 && copy->bytes[line.from - 1] == ETX;
        struct span date = {start, line.to};
        char iso[32];
        if (!etx && !begins)
            continue;
        while (date.from < date.to && !isdigit((unsigned char)copy->bytes[date.from]))
            date.from++;
        const char *dash = memchr(copy->bytes + start, '-', line.to - start);
        if (date.to > date.from && copy->bytes[date.to - 1] == '<')
            date.to--;
        if (dash && !story_part(copy->story, "Provider"))
            wire_part_span(copy, "Provider", (struct span){start, (size_t)(dash - copy->bytes)});
        if (wire_date(copy, date, iso)) {
            wire_part_string(copy, "Created", iso);
            wire_part_string(copy, "Sent", iso);
        } else {
            wire_part_span(copy, "Anpa-Trailer", (struct span){start, line.to});
        }
        line.to = etx ? start - 1 : line.from;
        copy->lines.items[i - 1] = span_trim(copy->bytes, line);
        end = i;
        break;
    }
    while (end > from && wire_blank(copy, end - 1))
        end--;
    return end;
}

/* The text. */

/* Leaders of typesetting are blanks here; its marks for the ends of columns are nothing. */
static void add_text(struct passage *body, const struct wire_copy *copy, struct span line)
{
    size_t from = body->text.length, at = line.from;
    while (at < line.to) {
        struct span plain = {at, at};
        while (plain.to < line.to && copy->bytes[plain.to] != DLE &&
               copy->bytes[plain.to] != BACKSPACE)
            plain.to++;
        passage_add(body, copy, plain);
        at = plain.to + 1;
    }
    for (at = from; at < body->text.length; at++)
        if (body->text.bytes[at] == US || body->text.bytes[at] == RS)
            body->text.bytes[at] = ' ';
}

/* Copy that is called tabular, and is none: an indented line that goes on in one that is not. */
static bool is_in_paragraphs(const struct wire_copy *copy, size_t from, size_t end, size_t width)
{
    for (size_t at = from; at + 1 < end; at++)
        if (anpa_is_indented(copy, at) && !anpa_is_indented(copy, at + 1) &&
            wire_break_is_soft(copy, at, width))
            return true;
    return false;
}

/* "==Kyodo": who wrote it, under the text. */
static size_t read_agency_line(struct wire_copy *copy, size_t from, size_t end)
{
    if (end == from || !wire_begins(copy, end - 1, "=="))
        return end;
    wire_part_span(copy, "Sign-Off", copy->lines.items[end - 1]);
    return end - 1;
}

static void read_text(struct wire_copy *copy, size_t from, size_t end, bool is_tabular)
{
    struct passage body = {0};
    size_t width = wire_width(copy, from, end);
    bool has_gap = false;
    is_tabular = is_tabular && !is_in_paragraphs(copy, from, end, width);
    for (size_t i = from; i < end; i++) {
        struct span line = anpa_unmarked(copy, i), whole = copy->lines.items[i];
        if (whole.from == whole.to) {
            has_gap = true;
            continue;
        }
        bool is_start = copy->bytes[whole.from] == '\t' || anpa_is_marked(copy, i) || has_gap ||
                        anpa_is_indented(copy, i);
        bool is_line = is_tabular || anpa_is_row(copy, i);
        if (body.text.length)
            passage_string(&body, is_line && !has_gap                      ? "\n"
                                  : is_start                               ? "\n\n"
                                  : wire_break_is_soft(copy, i - 1, width) ? " "
                                                                           : "\n");
        add_text(&body, copy, line);
        has_gap = false;
    }
    const char *bytes = text_string(&body.text);
    size_t dateline = wire_dateline(copy, bytes, (struct span){0, body.text.length});
    wire_part(copy, "Dateline", &body, (struct span){0, dateline});
    wire_part(copy, "Body", &body, (struct span){dateline, body.text.length});
    struct part *part = story_part(copy->story, "Body");
    if (part)
        text_append_byte(&part->text, '\n');
    passage_free(&body);
}

static bool read(struct reader *reader, struct story *story)
{
    struct wire_state *state = wire_state(reader);
    struct wire_copy copy;
    if (!wire_message(reader, state, is_selector_line, story))
        return false;
    story_add(story, "Source-Format", "anpa", strlen("anpa"));
    wire_open(&copy, reader, state, story);
    size_t at = 0;
    bool is_tabular = false;
    while (at < copy.lines.count && wire_blank(&copy, at))
        at++;
    if (at < copy.lines.count &&
        !is_priority_line(copy.bytes + copy.lines.items[at].from,
                          copy.lines.items[at].to - copy.lines.items[at].from))
        read_selector(&copy, copy.lines.items[at++]);
    if (at < copy.lines.count)
        is_tabular = read_priority(&copy, copy.lines.items[at++]);
    size_t end = read_end(&copy, at);
    end = read_agency_line(&copy, at, end);
    size_t body = anpa_top_read(&copy, at, end);
    read_text(&copy, body, end, is_tabular);
    wire_close(&copy, reader->report);
    return true;
}

const struct format format_anpa = {
    .name = "anpa",
    .purpose = "ANPA 1312 (AP, Kyodo)",
    .suffix = ".anpa",
    .sniff = sniff,
    .takes_utf8 = true,
    .read = read,
    .read_end = wire_state_free,
};
