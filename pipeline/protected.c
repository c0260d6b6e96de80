/* Protected: the stretches of a text that no rule may touch. */
#include "protected.h"

#include "characters.h"
#include "language.h"
#include "protected_tokens.h"
#include "scan.h"

#include <string.h>

/* What is looked at: most bytes of running text are none of it. */
enum {
    NUMBER = 1 << 0,
    DOT = 1 << 1,  /* inside a word */
    MARK = 1 << 2, /* that addresses, handles, paths and code have */
    GAP = 1 << 3,  /* white space as in a table */
    TAB = 1 << 4,
    MARKUP = 1 << 5,    /* < */
    CODE = 1 << 6,      /* a backquote, or what only lines of code have */
    SUSPENDED = 1 << 7, /* a hyphen at one end of a word */
    JOINER = 1 << 8,    /* joiners, variation selectors, emoji */
    CALL = 1 << 9,      /* ); as a line of code may end */
    PROMPT = 1 << 10    /* $ or {" as one may begin */
};

static void make_scan(struct scan *scan)
{
    scan_add(scan->left, NUMBER, SCAN_DIGITS, 0);
    scan_add_all(scan->right, NUMBER);
    scan_add(scan->left, DOT, ".", 0);
    scan_add(scan->right, DOT, SCAN_LETTERS SCAN_DIGITS "./\\", 1);
    scan_add(scan->left, MARK, ":!&+(=@#/\\_$", 0);
    scan_add(scan->right, MARK, SCAN_LETTERS SCAN_DIGITS "/\\:#+>)=&_.~", 1);
    scan_add(scan->left, GAP, " \t", 0);
    scan_add(scan->right, GAP, " \t", 0);
    scan_add(scan->left, TAB, "\t", 0);
    scan_add_all(scan->right, TAB);
    scan_add(scan->left, MARKUP, "<", 0);
    scan_add(scan->right, MARKUP, SCAN_LETTERS "/!#", 0);
    scan_add(scan->left, CODE, "`|&{}", 0);
    scan_add(scan->right, CODE, "`|&{}();\n _=\\/.<>$", 0);
    scan_add(scan->right, CODE, SCAN_LETTERS, 0);
    scan_add(scan->left, CALL, ")", 0);
    scan_add(scan->right, CALL, ";", 0);
    scan_add(scan->left, PROMPT, "${", 0);
    scan_add(scan->right, PROMPT, " \"", 0);
    scan_add(scan->left, SUSPENDED, "- ", 0);
    scan_add(scan->right, SUSPENDED, "- ", 0);
    scan_add(scan->left, JOINER, "\xE2\xEF\xF0", 0);
    scan_add(scan->right, JOINER, "\x80\xB8\x9F", 0);
    scan_prepare(scan);
}

/* Dashes and quotation marks begin as joiners do, and are far more frequent. */
static bool is_dash_or_mark(const char *bytes, size_t at)
{
    return (unsigned char)bytes[at] == 0xE2 && (unsigned char)bytes[at + 1] == 0x80 &&
           ((unsigned char)bytes[at + 2] & 0xFE) != 0x8C;
}

struct search {
    const char *bytes;
    size_t length;
    struct spans *spans;
    size_t done;                  /* tokens before it have been looked at */
    size_t line_seen;             /* lines before it have been looked at for columns */
    size_t code_seen;             /* and for code */
    bool no_fence, no_table_mark; /* there is no second one behind: do not look again */
};

/* Lines: tables and code. */

static struct span line_round(const struct search *search, size_t at)
{
    const char *before = at ? memrchr(search->bytes, '\n', at) : NULL;
    const char *after = memchr(search->bytes + at, '\n', search->length - at);
    return (struct span){before ? (size_t)(before + 1 - search->bytes) : 0,
                         after ? (size_t)(after - search->bytes) : search->length};
}

static bool is_gap(const char *bytes, size_t at)
{
    return bytes[at] == '\t' || (bytes[at] == ' ' && bytes[at + 1] == ' ');
}

static size_t gap_end(const char *bytes, size_t at)
{
    while (bytes[at] == ' ' || bytes[at] == '\t')
        at++;
    return at;
}

/* Whether a gap parts two words of one row: text follows, and no sentence ends before it. */
static bool is_of_row(const char *bytes, struct span line, size_t gap)
{
    return gap_end(bytes, gap) < line.to && !(gap > line.from && strchr(".?!:", bytes[gap - 1]));
}

static bool has_tab(const char *bytes, struct span line)
{
    for (size_t at = gap_end(bytes, line.from); at < line.to; at++)
        if (is_gap(bytes, at)) {
            if (bytes[at] == '\t' && is_of_row(bytes, line, at))
                return true;
            at = gap_end(bytes, at);
        }
    return false;
}

/* Whether a column ends, or a tab stands, at that place of the other line too: so that neither line
 * is a row without the other. */
static bool has_column(const char *bytes, struct span line, size_t column, bool is_tab)
{
    size_t at = line.from, gap;
    if (is_tab)
        return has_tab(bytes, line);
    for (; column && at < line.to; at++)
        column -= ((unsigned char)bytes[at + 1] & 0xC0) != 0x80;
    if (column || at >= line.to || at <= line.from + 2 || bytes[at] == ' ' ||
        bytes[at - 1] != ' ' || bytes[at - 2] != ' ')
        return false;
    for (gap = at; gap > line.from && strchr(" \t", bytes[gap - 1]); gap--)
        ;
    return gap > line.from && is_of_row(bytes, line, gap);
}

/* Figures behind gaps, as stock prices have them, or gaps that stand under those of a neighbour. A
 * longer line is no table. */
enum {
    LONGEST_ROW = 400,
    MOST_WORDS = 4 /* to one figure; else all spaces of a sentence are doubled */
};

static bool is_table_row(const struct search *search, struct span line)
{
    const char *bytes = search->bytes;
    size_t figures = 0, gaps = 0, column = 0, neighbours = 0;
    struct span near[2];
    if (line.from > 1)
        near[neighbours++] = line_round(search, line.from - 1);
    if (line.to + 1 < search->length)
        near[neighbours++] = line_round(search, line.to + 1);
    size_t at = gap_end(bytes, line.from);
    for (size_t i = line.from; i < at; i++)
        column++;
    while (at < line.to) {
        if (!is_gap(bytes, at)) {
            column += ((unsigned char)bytes[++at] & 0xC0) != 0x80;
            continue;
        }
        bool is_tab = bytes[at] == '\t', is_row = is_of_row(bytes, line, at);
        size_t end = gap_end(bytes, at);
        column += end - at;
        at = end;
        gaps++;
        figures += end < line.to && (is_ascii_digit(bytes[end]) ||
                                     (strchr("+-$", bytes[end]) && is_ascii_digit(bytes[end + 1])));
        for (size_t i = 0; i < neighbours && is_row; i++)
            if (near[i].to - near[i].from <= LONGEST_ROW &&
                has_column(bytes, near[i], column, is_tab))
                return true;
    }
    return figures > 1 && figures * MOST_WORDS >= gaps;
}

static void see_gap(struct search *search, size_t at)
{
    if (at < search->line_seen)
        return;
    struct span line = line_round(search, at);
    search->line_seen = line.to;
    if (line.to - line.from <= LONGEST_ROW && is_table_row(search, line)) {
        protect(search->spans, line.from, line.to);
        search->done = line.to;
    }
}

static bool has(const char *bytes, struct span line, const char *what)
{
    return memmem(bytes + line.from, line.to - line.from, what, strlen(what)) != NULL;
}

static bool is_code_line(const char *bytes, struct span line)
{
    line = span_trim(bytes, line);
    size_t length = line.to - line.from;
    if (!length)
        return false;
    const char *first = bytes + line.from;
    char last = bytes[line.to - 1];
    return has(bytes, line, " && ") || has(bytes, line, " || ") || has(bytes, line, ") {") ||
           has(bytes, line, "){") || last == '{' || *first == '}' ||
           (length > 1 && last == ';' && first[length - 2] == ')') ||
           (length > 2 && first[0] == '$' && first[1] == ' ' && is_ascii_letter(first[2])) ||
           (length > 4 && first[0] == '{' && first[1] == '"' && has(bytes, line, "\":")) ||
           (*first == '|' && memchr(first + 1, '|', length - 1));
}

/* ```fences```, `spans of code`: those have what no prose has. */
static size_t see_backquote(struct search *search, size_t at)
{
    const char *bytes = search->bytes;
    bool is_fence = strncmp(bytes + at, "```", 3) == 0 && (at == 0 || bytes[at - 1] == '\n');
    if (is_fence && !search->no_fence) {
        const char *end = strstr(bytes + at + 3, "\n```");
        search->no_fence = !end;
        if (end) {
            protect(search->spans, at, (size_t)(end - bytes) + 4);
            return (size_t)(end - bytes) + 4;
        }
    }
    size_t limit = at + 120, end = at + 1;
    bool is_code = false;
    while (end < search->length && end < limit && !strchr("`\n'", bytes[end]))
        is_code |= strchr("_(){}[]=\\/<>$;", bytes[end++]) != NULL;
    if (!is_code || end >= search->length || bytes[end] != '`')
        return at + 1;
    protect(search->spans, at, end + 1);
    return end + 1;
}

static size_t see_code(struct search *search, size_t at)
{
    if (search->bytes[at] == '`')
        return see_backquote(search, at);
    if (at < search->code_seen)
        return at + 1;
    struct span line = line_round(search, at);
    search->code_seen = line.to;
    if (line.to - line.from > LONGEST_ROW || !is_code_line(search->bytes, line))
        return at + 1;
    protect(search->spans, line.from, line.to);
    return line.to > at ? line.to : at + 1;
}

/* <a href="x">, </b>, <!-- -->: what a browser would not show; <#> tables <#>. Returns its end. */
static size_t see_markup(struct search *search, size_t at)
{
    const char *bytes = search->bytes;
    if (at && bytes[at - 1] == '<')
        return at + 1;
    if (strncmp(bytes + at, "<#>", 3) == 0) {
        const char *end = search->no_table_mark ? NULL : strstr(bytes + at + 3, "<#>");
        search->no_table_mark = !end;
        size_t to = end ? (size_t)(end - bytes) + 3 : line_round(search, at).to;
        protect(search->spans, at, to);
        return to;
    }
    size_t limit = search->length - at > 2000 ? at + 2000 : search->length;
    for (size_t end = at + 1; end < limit; end++) {
        if (bytes[end] == '>') {
            protect(search->spans, at, end + 1);
            return end + 1;
        }
        if (bytes[end] == '<' || (bytes[end] == '\n' && bytes[end + 1] == '\n'))
            break;
    }
    return at + 1;
}

/* Vor- und Nachteile, kinder- und -freundlich: the hyphen. */
static void see_hyphen(struct search *search, size_t at)
{
    const char *bytes = search->bytes;
    size_t hyphen = bytes[at] == '-' ? at : at + 1;
    bool ends_word = hyphen == at;
    bool is_of_word = is_letter(ends_word ? character_before(bytes, hyphen, NULL)
                                          : character_at(bytes, search->length, hyphen + 1, NULL));
    if (bytes[hyphen] == '-' && is_of_word && bytes[ends_word ? at + 1 : at] == ' ')
        protect(search->spans, hyphen, hyphen + 1);
}

static bool is_pictograph(uint32_t character)
{
    return (character >= 0x1F000 && character < 0x1FB00) ||
           (character >= 0x2190 && character < 0x2C00 && character_is(character) & IS_SYMBOL);
}

static bool joins_pictures(uint32_t character)
{
    return character == 0x200D || (character >= 0xFE00 && character <= 0xFE0F) ||
           (character >= 0xE0020 && character <= 0xE007F);
}

/* Emoji with what joins them; joiners between letters of a script that writes with them. */
static size_t see_joiner(struct search *search, size_t at)
{
    size_t size, before_size, end;
    uint32_t character = character_at(search->bytes, search->length, at, &size);
    uint32_t before = character_before(search->bytes, at, &before_size);
    end = at + size;
    if (character == 0x200C || character == 0x200D) {
        enum script script = character_script(before);
        if (script == SCRIPT_ARABIC || script == SCRIPT_INDIC)
            protect(search->spans, at, end);
    }
    if (joins_pictures(character) && is_pictograph(before))
        at -= before_size;
    else if (!is_pictograph(character))
        return end;
    while (is_pictograph(character = character_at(search->bytes, search->length, end, &size)) ||
           joins_pictures(character))
        end += size;
    protect(search->spans, at, end);
    return end;
}

/* Tokens. */

static const unsigned char has_byte[256] = {
    ['0'] = HAS_DIGIT, ['1'] = HAS_DIGIT,  ['2'] = HAS_DIGIT,
    ['3'] = HAS_DIGIT, ['4'] = HAS_DIGIT,  ['5'] = HAS_DIGIT,
    ['6'] = HAS_DIGIT, ['7'] = HAS_DIGIT,  ['8'] = HAS_DIGIT,
    ['9'] = HAS_DIGIT, ['@'] = HAS_SIGN,   ['#'] = HAS_SIGN | HAS_CODE,
    ['/'] = HAS_SLASH, ['\\'] = HAS_SLASH, [':'] = HAS_COLON | HAS_CODE,
    ['.'] = HAS_DOT,   ['_'] = HAS_CODE,   ['$'] = HAS_CODE,
    ['!'] = HAS_CODE,  ['&'] = HAS_CODE,   ['='] = HAS_CODE,
    ['+'] = HAS_CODE,  ['>'] = HAS_CODE,   ['('] = HAS_CODE,
};

static bool is_white(char byte)
{
    return byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r';
}

static bool begins_markup(char byte)
{
    return is_ascii_letter(byte) || byte == '/' || byte == '#' || byte == '!';
}

static size_t see_token(struct search *search, size_t at)
{
    struct token token = {search->bytes, at, at, 0};
    while (token.from > search->done && !is_white(search->bytes[token.from - 1]))
        token.has |= has_byte[(unsigned char)search->bytes[--token.from]];
    for (; token.to < search->length; token.to++) {
        char byte = search->bytes[token.to];
        if (is_white(byte) ||
            (byte == '<' && token.to > at && begins_markup(search->bytes[token.to + 1])))
            break;
        token.has |= has_byte[(unsigned char)byte];
    }
    protect_token(&token, search->spans);
    if (token.to - token.from > 1 && memcmp(token.bytes + token.to - 2, ");", 2) == 0)
        see_code(search, token.to - 1);
    return search->done = token.to > at ? token.to : at + 1;
}

static void find_spans(const char *bytes, size_t length, struct spans *spans)
{
    static struct scan scan;
    struct search search = {.bytes = bytes, .length = length, .spans = spans};
    if (!scan.next)
        make_scan(&scan);
    size_t at = 0;
    while ((at = scan_next(&scan, bytes, at, length)) < length) {
        unsigned kinds = scan_pair(&scan, bytes, at);
        size_t next = at + 1;
        if (kinds & (GAP | TAB))
            see_gap(&search, at);
        size_t code = kinds & (CALL | PROMPT) ? see_code(&search, at) : 0;
        if (code > at + 1)
            next = search.done = code;
        else if (search.done > at)
            next = search.done;
        else if (kinds & MARKUP)
            next = search.done = see_markup(&search, at);
        else if (kinds & CODE && (next = see_code(&search, at)) > at + 1)
            search.done = next;
        else if (kinds & (NUMBER | DOT | MARK))
            next = see_token(&search, at);
        else if (kinds & SUSPENDED)
            see_hyphen(&search, at);
        else if (kinds & JOINER && !is_dash_or_mark(bytes, at))
            next = see_joiner(&search, at);
        at = next;
    }
}

const struct spans *protected_spans(const struct story *story, size_t index)
{
    struct part *part = &story->parts[index];
    if (!part->protected_is_known) {
        part->protected.count = 0;
        find_spans(text_string(&part->text), part->text.length, &part->protected);
        part->protected_is_known = true;
    }
    return &part->protected;
}
