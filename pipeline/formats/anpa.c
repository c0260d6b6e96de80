/* ANPA 1312: the wire format of American agencies, and Kyodo's kind of it. */
#include "../characters.h"
#include "../language.h"
#include "wire_copy.h"

#include <ctype.h>
#include <string.h>

enum { BACKSPACE = 0x08, DLE = 0x10, DC2 = 0x12, DC4 = 0x14, RS = 0x1E, US = 0x1F };
enum { SHORTEST_SUMMARY = 40 };

/* "W2870" and a selector: the first line of a message. */
static bool is_selector_line(const char *line, size_t length)
{
    size_t at = 0;
    while (at < length && ((unsigned char)line[at] <= ' ' || line[at] == DEL))
        at++;
    while (length > at && (unsigned char)line[length - 1] <= ' ')
        length--;
    if (length - at < 6 || length - at > 16 || !isalpha((unsigned char)line[at]))
        return false;
    for (size_t i = at + 1; i < length; i++) {
        unsigned char byte = (unsigned char)line[i];
        bool is_known = i < at + 5    ? isdigit(byte)
                        : i == at + 5 ? byte == US || byte == ' '
                                      : islower(byte) || isdigit(byte) || byte == '-';
        if (!is_known)
            return false;
    }
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
    struct span number = {line.from, line.from};
    while (number.to < line.to && isalnum((unsigned char)copy->bytes[number.to]))
        number.to++;
    size_t mark; /* the byte, or character, between the two */
    character_at(copy->bytes, line.to, number.to, &mark);
    wire_part_span(copy, "Id", number);
    wire_part_span(copy, "Service", (struct span){number.to + mark, line.to});
}

/* Flash, bulletin, urgent, regular, deferred. */
static const char *urgency_of(char priority)
{
    static const char known[] = "fburd";
    static const char *const urgencies[] = {"1", "2", "3", "4", "5"};
    const char *found = strchr(known, tolower((unsigned char)priority));
    return found && *found ? urgencies[found - known] : "6";
}

/* "1stLd-Writethru", "Correction": which version of the story it is. */
static void read_version(struct wire_copy *copy, struct span label)
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
    read_version(copy, (struct span){keyword.to, date.from});
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
        if (dash)
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

/* Lines over the text. */

static bool is_marked(const struct wire_copy *copy, size_t at)
{
    return wire_begins(copy, at, "^");
}

static bool is_row(const struct wire_copy *copy, size_t at)
{
    size_t from = copy->lines.items[at].from;
    return from > 0 && copy->bytes[from - 1] == BACKSPACE;
}

/* Without the marks at its ends. */
static struct span unmarked(const struct wire_copy *copy, size_t at)
{
    struct span line = copy->lines.items[at];
    while (line.from < line.to && strchr("^ \t", copy->bytes[line.from]))
        line.from++;
    while (line.to > line.from && strchr("<= \r", copy->bytes[line.to - 1]))
        line.to--;
    return line;
}

/* "BC-US--", "AP-Top": when it is for, then what it is of. */
static bool is_title(const char *bytes, struct span line)
{
    return line.to - line.from > 4 && isalpha((unsigned char)bytes[line.from]) &&
           isalpha((unsigned char)bytes[line.from + 1]) && bytes[line.from + 2] == '-';
}

/* "BC-US--Ethanol-Losing Grassland, 1st Ld-Writethru,1140": the slug, the version, the words. */
static void read_title(struct wire_copy *copy, struct span title)
{
    size_t end = title.to;
    while (end > title.from && isdigit((unsigned char)copy->bytes[end - 1]))
        end--;
    if (end < title.to && end > title.from && copy->bytes[end - 1] == ',') {
        wire_part_span(copy, "Word-Count", (struct span){end, title.to});
        title.to = end - 1;
    }
    for (size_t at = title.from; at + 1 < title.to; at++) {
        struct span version = {at + 1, title.to};
        if (copy->bytes[at] == ',' && (wire_line_has(copy, version, "lead") ||
                                       wire_line_has(copy, version, "signal correction"))) {
            struct part *label = story_part(copy->story, "Label");
            if (label)
                text_clear(&label->text);
            if (label)
                text_append(&label->text, copy->bytes + version.from + 1,
                            version.to - version.from - 1);
            else
                read_version(copy, version);
            title.to = at;
            break;
        }
    }
    while (title.to > title.from && copy->bytes[title.to - 1] == ',')
        title.to--;
    wire_part_span(copy, "Slugline", title);
}

/* "Eds:", "AP Photo XNP101", "EDITOR'S NOTE": for the desk. */
static bool is_desk_line(const struct wire_copy *copy, struct span line)
{
    struct span head = {line.from, line.from};
    if (head.to < line.to && copy->bytes[head.to] == '(')
        head.from = ++head.to;
    for (size_t words = 0; words < 2 && head.to < line.to; words++) {
        head.to += words;
        while (head.to < line.to && copy->bytes[head.to] != ' ' && copy->bytes[head.to] != ':')
            head.to++;
        if (wire_word(copy, head, "desk"))
            return true;
    }
    return false;
}

struct top {
    bool has_title, has_headline, has_byline;
    size_t byline; /* the line that names the authors; SIZE_MAX: none does */
};

static bool is_byline(const struct wire_copy *copy, struct span line)
{
    struct span by = {line.from, line.from + 2};
    return line.to - line.from > 3 && copy->bytes[by.to] == ' ' &&
           wire_word(copy, by, "byline") != NULL;
}

/* False where the line is of the text already. */
static bool read_top_line(struct wire_copy *copy, struct top *top, size_t at)
{
    struct span line = unmarked(copy, at);
    size_t length = line.to - line.from;
    if (!length)
        return true;
    if (copy->bytes[line.from] == '*' && !top->has_title) {
        wire_part_span(copy, "Anpa-Code", line);
    } else if (!top->has_title && is_title(copy->bytes, line)) {
        read_title(copy, line);
        top->has_title = true;
    } else if (is_desk_line(copy, line)) {
        bool is_private = wire_has_contact(copy->bytes + line.from, length) ||
                          wire_line_has(copy, line, "private");
        wire_part_span(copy, is_private ? "Private-Note" : "Note", line);
    } else if (at == top->byline) {
        wire_part_span(copy, "Byline", line);
        top->has_byline = true;
    } else if (top->has_byline && wire_line_has(copy, line, "writer")) {
        wire_part_span(copy, "Byline", line);
    } else if (!top->has_headline) {
        wire_part_span(copy, "Headline", line);
        top->has_headline = true;
    } else if (!top->has_byline && !story_part(copy->story, "Teaser") &&
               length >= SHORTEST_SUMMARY) {
        wire_part_span(copy, "Teaser", line);
    } else if (at < top->byline && top->byline != SIZE_MAX) {
        wire_part_span(copy, "Note", line);
    } else {
        return false;
    }
    return true;
}

/* Several fields may share a line: "^*9006< ^AP-Top-...<". */
static void split_fields(struct wire_copy *copy, size_t at)
{
    struct span line = copy->lines.items[at];
    const char *second = line.to - line.from > 2
                             ? memmem(copy->bytes + line.from, line.to - line.from, "< ^", 3)
                             : NULL;
    if (!second)
        return;
    struct span code = {line.from + 1, (size_t)(second - copy->bytes)};
    wire_part_span(copy, "Anpa-Code", code);
    copy->lines.items[at].from = code.to + 2;
}

static size_t read_top(struct wire_copy *copy, size_t from, size_t end)
{
    struct top top = {.byline = SIZE_MAX};
    size_t at = from;
    bool has_text = false;
    for (size_t i = from; i < end && !has_text; i++) {
        has_text = !wire_blank(copy, i) && (!is_marked(copy, i) || is_row(copy, i));
        if (top.byline == SIZE_MAX && is_marked(copy, i) && is_byline(copy, unmarked(copy, i)))
            top.byline = i;
    }
    for (; at < end && (wire_blank(copy, at) || is_marked(copy, at)) && !is_row(copy, at); at++) {
        if (wire_blank(copy, at))
            continue;
        if (!top.has_title)
            split_fields(copy, at);
        if ((!has_text && top.has_headline) || !read_top_line(copy, &top, at))
            break;
    }
    return at;
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

static void read_text(struct wire_copy *copy, size_t from, size_t end, bool is_tabular)
{
    struct passage body = {0};
    size_t width = wire_width(copy, from, end);
    bool has_gap = false;
    for (size_t i = from; i < end; i++) {
        struct span line = unmarked(copy, i), whole = copy->lines.items[i];
        if (whole.from == whole.to) {
            has_gap = true;
            continue;
        }
        bool is_start =
            copy->bytes[whole.from] == '\t' || is_marked(copy, i) || has_gap ||
            (whole.to - whole.from > 3 && memcmp(copy->bytes + whole.from, "   ", 3) == 0);
        bool is_line = is_tabular || is_row(copy, i);
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
    size_t body = read_top(&copy, at, end);
    read_text(&copy, body, end, is_tabular);
    wire_close(&copy, reader->report);
    return true;
}

const struct format format_anpa = {
    .name = "anpa",
    .purpose = "ANPA 1312 (AP, Kyodo)",
    .suffix = ".anpa",
    .sniff = sniff,
    .read = read,
    .read_end = wire_state_free,
};
