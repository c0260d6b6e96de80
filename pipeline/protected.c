/* Protected: the stretches of a text that no rule may touch. */
#include "protected.h"

#include "characters.h"
#include "memory.h"

#include <string.h>
#include <strings.h>

/* A run of bytes without white space: what is protected is seldom more than one. */
struct token {
    const char *bytes;
    size_t from, to;
};

static bool is_ascii_letter(char byte)
{
    return (unsigned char)((byte | 32) - 'a') < 26;
}

static bool is_ascii_digit(char byte)
{
    return (unsigned char)(byte - '0') < 10;
}

static bool is_address_byte(char byte)
{
    return (unsigned char)byte > ' ' && !strchr("\"<>`{}|\\^", byte) && (unsigned char)byte < 0x80;
}

static void protect(struct spans *spans, size_t from, size_t to)
{
    if (spans->count && from < spans->items[spans->count - 1].to)
        from = spans->items[spans->count - 1].to;
    if (from >= to)
        return;
    spans->items =
        memory_grow(spans->items, &spans->capacity, spans->count + 1, sizeof *spans->items);
    spans->items[spans->count++] = (struct span){from, to};
}

/* What ends a sentence or closes a bracket round an address is not of the address. */
static size_t without_stops(const struct token *token, size_t from, size_t to)
{
    while (to > from && strchr(".,;:!?'\")]*", token->bytes[to - 1]) &&
           !(token->bytes[to - 1] == ')' && memchr(token->bytes + from, '(', to - from)))
        to--;
    return to;
}

static size_t address_end(const struct token *token, size_t at)
{
    while (at < token->to && is_address_byte(token->bytes[at]))
        at++;
    return at;
}

/* scheme://..., www...., mailto:..., urn:... */
static bool protect_address(const struct token *token, struct spans *spans)
{
    static const char *const beginnings[] = {"http://", "https://", "ftp://", "www.", "mailto:",
                                             "urn:",    "tag:",     "doi:",   "tel:"};
    for (size_t at = token->from; at < token->to; at++) {
        if (at > token->from && (is_ascii_letter(token->bytes[at - 1]) ||
                                 is_ascii_digit(token->bytes[at - 1])))
            continue;
        for (size_t i = 0; i < sizeof beginnings / sizeof *beginnings; i++) {
            size_t length = strlen(beginnings[i]);
            if (token->to - at > length &&
                strncasecmp(token->bytes + at, beginnings[i], length) == 0 &&
                is_address_byte(token->bytes[at + length])) {
                protect(spans, at, without_stops(token, at, address_end(token, at)));
                return true;
            }
        }
    }
    return false;
}

/* name@host.tld, and @handle or #tag. */
static bool protect_mail_or_handle(const struct token *token, struct spans *spans)
{
    const char *sign = memchr(token->bytes + token->from, '@', token->to - token->from);
    if (!sign)
        sign = memchr(token->bytes + token->from, '#', token->to - token->from);
    if (!sign)
        return false;
    size_t at = (size_t)(sign - token->bytes), from = at, to = at + 1, size;
    uint32_t next = character_at(token->bytes, token->to, at + 1, NULL);
    if (!(character_is(next) & (IS_LETTER | IS_DIGIT)) && next != '_')
        return false;
    while (from > token->from && is_address_byte(token->bytes[from - 1]) &&
           !strchr("(,;:\"[", token->bytes[from - 1]))
        from--;
    while (to < token->to) {
        uint32_t character = character_at(token->bytes, token->to, to, &size);
        if (!(character_is(character) & (IS_LETTER | IS_DIGIT | IS_MARK)) &&
            !(character < 0x80 && strchr("_-.'@#", (int)character)))
            break;
        to += size;
    }
    protect(spans, from, without_stops(token, from, to));
    return true;
}

/* Digits with marks inside: 16,000  9/11  10:30  2-2  1.2.3  -0.3%  +49-30-1234  2021-06-16. */
static bool protect_number(const struct token *token, struct spans *spans)
{
    size_t at = token->from;
    while (at < token->to) {
        if (!is_ascii_digit(token->bytes[at])) {
            at++;
            continue;
        }
        size_t from = at, marks = 0;
        while (at < token->to &&
               (is_ascii_digit(token->bytes[at]) ||
                (strchr(".,:/-", token->bytes[at]) && at + 1 < token->to &&
                 is_ascii_digit(token->bytes[at + 1])))) {
            marks += !is_ascii_digit(token->bytes[at]);
            at++;
        }
        if (from == token->from + 1 && strchr("+-", token->bytes[token->from]))
            from = token->from, marks++;
        if (marks)
            protect(spans, from, at);
    }
    return false;
}

/* a/b/c.txt, C:\x, ../.. : paths and file names. */
static bool protect_path(const struct token *token, struct spans *spans)
{
    const char *bytes = token->bytes + token->from;
    size_t length = token->to - token->from;
    bool is_path = (length > 1 && (memcmp(bytes, "./", 2) == 0 || memcmp(bytes, "~/", 2) == 0)) ||
                   (length > 2 && memcmp(bytes, "../", 3) == 0) ||
                   (length > 2 && bytes[0] == '/' && is_ascii_letter(bytes[1]) &&
                    memchr(bytes + 1, '/', length - 1)) ||
                   (length > 2 && is_ascii_letter(bytes[0]) && bytes[1] == ':' && bytes[2] == '\\');
    if (is_path)
        protect(spans, token->from, without_stops(token, token->from, token->to));
    return is_path;
}

/* <a href="x">, </b>, <!-- -->: what a browser would not show. Returns its end, or 0. */
static size_t markup_end(const char *bytes, size_t length, size_t at)
{
    if (at + 2 >= length || bytes[at] != '<')
        return 0;
    char next = bytes[at + 1] == '/' ? bytes[at + 2] : bytes[at + 1];
    if (!is_ascii_letter(next) && next != '!')
        return 0;
    size_t limit = length - at > 2000 ? at + 2000 : length;
    for (size_t end = at + 1; end < limit; end++) {
        if (bytes[end] == '>')
            return end + 1;
        if (bytes[end] == '<' || (bytes[end] == '\n' && end + 1 < limit && bytes[end + 1] == '\n'))
            return 0;
    }
    return 0;
}

static void find_spans(const char *bytes, size_t length, struct spans *spans)
{
    size_t at = 0;
    while (at < length) {
        at += strspn(bytes + at, " \t\r\n");
        if (at >= length)
            break;
        size_t markup = markup_end(bytes, length, at);
        if (markup) {
            protect(spans, at, markup);
            at = markup;
            continue;
        }
        struct token token = {bytes, at, at};
        unsigned seen = 0;
        for (; token.to < length; token.to++) {
            char byte = bytes[token.to];
            if (byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n' ||
                (byte == '<' && token.to > at && markup_end(bytes, length, token.to)))
                break;
            seen |= byte == '@' || byte == '#' ? 1 : byte == ':' || byte == '.' ? 2 : 0;
            seen |= is_ascii_digit(byte) ? 4 : byte == '/' || byte == '\\' ? 8 : 0;
        }
        at = token.to;
        if (seen & 2 && protect_address(&token, spans))
            continue;
        if (seen & 8 && protect_path(&token, spans))
            continue;
        if (seen & 1 && protect_mail_or_handle(&token, spans))
            continue;
        if (seen & 4)
            protect_number(&token, spans);
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

/* The first span that ends behind byte `at`. */
static size_t first_behind(const struct spans *spans, size_t at)
{
    size_t low = 0, high = spans->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (spans->items[middle].to <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

const struct span *spans_at(const struct spans *spans, size_t at)
{
    size_t found = first_behind(spans, at);
    return found < spans->count && spans->items[found].from <= at ? &spans->items[found] : NULL;
}

bool spans_cover(const struct spans *spans, size_t at)
{
    return spans_at(spans, at) != NULL;
}

bool spans_touch(const struct spans *spans, size_t from, size_t to)
{
    if (from == to) /* nothing between: both neighbours must be of one span */
        return from > 0 && spans_at(spans, from) && spans_at(spans, from) == spans_at(spans, from - 1);
    size_t found = first_behind(spans, from);
    return found < spans->count && spans->items[found].from < to;
}
