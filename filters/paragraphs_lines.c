/* Lines of a paragraph, measured. Who wraps copy puts as many words on a line as there is room for:
 * so there is a column that no line exceeds, and that each line would have exceeded with the next
 * word. */
#include "paragraphs_lines.h"

#include "characters.h"
#include "language.h"

#include <string.h>

static bool takes_room(uint32_t c)
{
    return !(character_is(c) & (IS_MARK | IS_HIDDEN));
}

/* * • > a) | : what begins an item of a list, a quotation of mail, a row of a table. */
static bool begins_item(const char *bytes, size_t length)
{
    if (length < 2)
        return false;
    if (strchr("|>#", bytes[0]) || (strchr("*+=~_.", bytes[0]) && strchr(" \t-*=~_.", bytes[1])) ||
        (bytes[0] == '-' && strchr("\t-*=~_.", bytes[1])) ||
        (length > 3 && (memcmp(bytes, "•", 3) == 0 || memcmp(bytes, "■", 3) == 0)))
        return true;
    return length > 2 && (bytes[0] | 32) >= 'a' && (bytes[0] | 32) <= 'z' && bytes[1] == ')' &&
           bytes[2] == ' ';
}

/* A dash or "21.": an item of a list, or a line that was wrapped before it. */
static bool may_begin_item(const char *bytes, size_t length)
{
    size_t digits = 0;
    if (length > 3 && (memcmp(bytes, "–", 3) == 0 || memcmp(bytes, "—", 3) == 0))
        return true;
    if (length > 1 && bytes[0] == '-' && bytes[1] == ' ')
        return true;
    while (digits < length && digits < 3 && bytes[digits] >= '0' && bytes[digits] <= '9')
        digits++;
    return digits > 0 && digits + 1 < length && strchr(".)", bytes[digits]) &&
           bytes[digits + 1] == ' ';
}

/* Whether there is a tab or three spaces, as in a table. */
static bool has_gap(const char *bytes, size_t length)
{
    unsigned char found = 0; /* no early return: so the compiler takes many bytes at once */
    for (size_t i = 0; i < length; i++)
        found |= bytes[i] == '\t';
    for (size_t i = 2; i < length; i++)
        found |= (bytes[i] == ' ') & (bytes[i - 1] == ' ') & (bytes[i - 2] == ' ');
    return found;
}

static void measure_ascii(const char *bytes, size_t length, bool *in_first_word,
                          struct measured_line *line)
{
    const char *space = *in_first_word ? memchr(bytes, ' ', length) : NULL;
    if (*in_first_word)
        line->first_word += (unsigned)(space ? (size_t)(space - bytes) : length);
    *in_first_word &= !space;
    line->columns += (unsigned)length;
    line->is_laid_out |= has_gap(bytes, length);
}

/* Whether a sentence ends, or a list is announced, where the line ends. */
static bool ends_sentence(const char *bytes, struct span line)
{
    return line.to > line.from && strchr(".:;!?", bytes[line.to - 1]);
}

static void measure(const char *bytes, struct measured_line *line)
{
    enum { BYTES_OF_CHARACTER = 4 };
    bool in_first_word = true;
    size_t at = line->span.from, to = line->span.to, size;
    if (to - at > (size_t)MOST_COLUMN * BYTES_OF_CHARACTER) {
        line->columns = MOST_COLUMNS; /* of no column: how long it is makes no difference */
        return;
    }
    for (; at < to && line->columns < MOST_COLUMNS; at += size) {
        size_t room = MOST_COLUMNS - line->columns;
        size = ascii_prefix(bytes + at, to - at < room ? to - at : room);
        if (size) {
            measure_ascii(bytes + at, size, &in_first_word, line);
            continue;
        }
        uint32_t c = character_at(bytes, to, at, &size);
        enum script script = character_script(c);
        line->columns += takes_room(c);
        line->first_word += in_first_word && takes_room(c);
        line->is_laid_out |=
            script == SCRIPT_HAN || script == SCRIPT_KANA || script == SCRIPT_HANGUL;
    }
}

bool measured_line_next(const char *bytes, size_t length, size_t *at, struct measured_line *line)
{
    *line = (struct measured_line){.from = *at};
    if (!line_next(bytes, length, at, &line->span))
        return false;
    line->next = *at;
    size_t from = line->span.from;
    line->span = span_trim(bytes, line->span);
    line->indentation =
        line->span.from - from < MOST_COLUMNS ? (unsigned)(line->span.from - from) : MOST_COLUMNS;
    line->columns = line->span.from < line->span.to ? line->indentation : 0;
    measure(bytes, line);
    line->is_laid_out |= begins_item(bytes + line->span.from, line->span.to - line->span.from);
    line->may_begin_item = may_begin_item(bytes + line->span.from, line->span.to - line->span.from);
    uint32_t first = character_at(bytes, line->span.to, line->span.from, NULL);
    line->begins_small = is_lower(first);
    return true;
}

static void add_line(struct wrapped *wrapped, const struct measured_line *line)
{
    if (line->columns > wrapped->floor)
        wrapped->floor = line->columns;
    wrapped->to = line->span.to;
}

bool wrapped_next(const char *bytes, size_t length, size_t *at, struct wrapped *wrapped)
{
    struct measured_line line, last;
    bool is_first = *at == 0;
    size_t begin = *at, next;
    do {
        if (!measured_line_next(bytes, length, at, &line))
            return false;
    } while (!line.columns);
    *wrapped = (struct wrapped){
        .from = line.span.from,
        .ceiling = MOST_COLUMNS,
        .is_first = is_first,
        .begins_indented = line.indentation > 1 && line.from == begin && begin > 0,
    };
    bool is_refused = line.span.from < line.span.to && strchr("|>", bytes[line.span.from]);
    unsigned items = line.may_begin_item;
    add_line(wrapped, &line);
    for (last = line, next = *at; measured_line_next(bytes, length, &next, &line) && line.columns;
         last = line, *at = next) {
        if (line.indentation > 1 && last.indentation < line.indentation && !line.is_laid_out)
            break;
        is_refused |= line.is_laid_out || last.columns >= MOST_COLUMNS || line.indentation > 1 ||
                      (line.may_begin_item && (++items > 1 || ends_sentence(bytes, last.span)));
        unsigned ceiling = last.columns + 1 + line.first_word;
        wrapped->ceiling = ceiling < wrapped->ceiling ? ceiling : wrapped->ceiling;
        wrapped->breaks++;
        wrapped->small += line.begins_small;
        add_line(wrapped, &line);
    }
    if (is_refused || wrapped->breaks == 0 || wrapped->floor >= wrapped->ceiling ||
        wrapped->floor < LEAST_COLUMN || wrapped->floor > MOST_COLUMN)
        wrapped->ceiling = 0;
    return true;
}

/* Two lines at the head of a story may be a headline and what is below it. */
static bool may_be_head(const struct wrapped *wrapped)
{
    return wrapped->is_first && wrapped->breaks == 1 && !wrapped->small;
}

/* The column that most line ends speak for, of paragraphs that are not decided; 0 where too few. */
static unsigned column_of_most(const struct wrapped *wrapped, size_t count)
{
    unsigned breaks[MOST_COLUMN + 1] = {0}, small[MOST_COLUMN + 1] = {0}, best = 0;
    for (size_t i = 0; i < count; i++) {
        const struct wrapped *each = &wrapped[i];
        if (each->column || each->ceiling == 0 || may_be_head(each))
            continue;
        for (unsigned column = each->floor; column < each->ceiling && column <= MOST_COLUMN;
             column++) {
            breaks[column] += each->breaks;
            small[column] += each->small;
        }
    }
    for (unsigned column = LEAST_COLUMN; column <= MOST_COLUMN; column++)
        if (breaks[column] > breaks[best])
            best = column;
    bool is_enough =
        breaks[best] > 2 ? small[best] * 3 >= breaks[best] : breaks[best] == 2 && small[best] == 2;
    return is_enough ? best : 0;
}

void wrapped_decide(struct wrapped *wrapped, size_t count)
{
    unsigned column;
    while ((column = column_of_most(wrapped, count)))
        for (size_t i = 0; i < count; i++)
            if (!wrapped[i].column && wrapped[i].ceiling > column && wrapped[i].floor <= column &&
                !may_be_head(&wrapped[i]))
                wrapped[i].column = column;
}
