/* Protected tokens: addresses, handles, paths, names with dots, numbers, initialisms, code. */
#include "protected_tokens.h"

#include "characters.h"
#include "memory.h"

#include <string.h>
#include <strings.h>

void protect(struct spans *spans, size_t from, size_t to)
{
    while (spans->count && spans->items[spans->count - 1].from >= from &&
           spans->items[spans->count - 1].to <= to)
        spans->count--;
    if (spans->count && from < spans->items[spans->count - 1].to)
        from = spans->items[spans->count - 1].to;
    if (from >= to)
        return;
    spans->items =
        memory_grow(spans->items, &spans->capacity, spans->count + 1, sizeof *spans->items);
    spans->items[spans->count++] = (struct span){from, to};
}

/* No name or entity is longer: a look round a mark ends there, so that a text of marks alone costs
 * no more than another. */
enum { LONGEST_NAME = 100 };

static bool is_alphanumeric(char byte)
{
    return is_ascii_letter(byte) || is_ascii_digit(byte);
}

static bool is_capital(char byte)
{
    return byte >= 'A' && byte <= 'Z';
}

/* The token's byte, or a space outside it. */
static char byte_at(const struct token *token, size_t at)
{
    return at < token->to ? token->bytes[at] : ' ';
}

static char byte_before(const struct token *token, size_t at)
{
    return at > token->from ? token->bytes[at - 1] : ' ';
}

/* What ends a sentence or closes a bracket round an address is not of the address. */
static size_t without_stops(const struct token *token, size_t from, size_t to)
{
    size_t open = 0;
    for (size_t at = from; at < to; at++)
        open += token->bytes[at] == '(' ? 1 : token->bytes[at] == ')' ? (size_t)-1 : 0;
    while (to > from && strchr(".,;:!?'\")]*", token->bytes[to - 1])) {
        if (token->bytes[to - 1] == ')' && open++ == 0)
            break;
        to--;
    }
    return to;
}

static bool is_address_byte(char byte)
{
    return (unsigned char)byte > ' ' && !strchr("\"<>`{}|\\^", byte) && (unsigned char)byte < 0x80;
}

static bool begins_address(const struct token *token, size_t at)
{
    static const char *const beginnings[] = {
        "http://", "https://", "ftp://", "www.", "mailto:", "urn:", "tag:", "doi:", "tel:"};
    static const bool firsts[256] = {
        ['h'] = true, ['f'] = true, ['w'] = true, ['m'] = true, ['u'] = true,
        ['t'] = true, ['d'] = true, ['H'] = true, ['F'] = true, ['W'] = true,
        ['M'] = true, ['U'] = true, ['T'] = true, ['D'] = true};
    if (!firsts[(unsigned char)token->bytes[at]] || is_alphanumeric(byte_before(token, at)))
        return false;
    for (size_t i = 0; i < sizeof beginnings / sizeof *beginnings; i++) {
        size_t length = strlen(beginnings[i]);
        if (token->to - at > length && strncasecmp(token->bytes + at, beginnings[i], length) == 0)
            return is_address_byte(token->bytes[at + length]);
    }
    return false;
}

/* scheme://..., www...., mailto:..., urn:... */
static bool protect_address(const struct token *token, struct spans *spans)
{
    for (size_t at = token->from; at < token->to; at++) {
        if (!begins_address(token, at))
            continue;
        size_t end = at;
        while (end < token->to && is_address_byte(token->bytes[end]))
            end++;
        protect(spans, at, without_stops(token, at, end));
        return true;
    }
    return false;
}

/* The end of a handle, hashtag or domain whose sign is at `at`. */
static size_t sign_end(const struct token *token, size_t at)
{
    size_t to = at + 1, size;
    while (to < token->to) {
        uint32_t character = character_at(token->bytes, token->to, to, &size);
        bool is_name = character_is(character) & (IS_LETTER | IS_DIGIT | IS_MARK);
        if (!is_name && !(character < 0x80 && strchr("_-.'@#", (int)character)))
            break;
        to += size;
    }
    to = without_stops(token, at, to);
    bool is_possessive = to - at > 3 && memcmp(token->bytes + to - 2, "'s", 2) == 0;
    return is_possessive ? to - 2 : to;
}

/* name@host.tld, @handle, #tag; a token may have several. */
static bool protect_signs(const struct token *token, struct spans *spans)
{
    bool found = false;
    for (size_t at = token->from, done = at; at < token->to; at++) {
        if (token->bytes[at] != '@' && token->bytes[at] != '#')
            continue;
        uint32_t next = character_at(token->bytes, token->to, at + 1, NULL);
        if (!(character_is(next) & (IS_LETTER | IS_DIGIT)) && next != '_')
            continue;
        size_t from = at;
        while (from > done && is_address_byte(token->bytes[from - 1]) &&
               !strchr("(,;:\"[", token->bytes[from - 1]))
            from--;
        while (from < at && token->bytes[from] == '\'') /* a quotation mark before it */
            from++;
        done = sign_end(token, at);
        protect(spans, from, done);
        at = done - 1;
        found = true;
    }
    return found;
}

/* The extensions of files that copy speaks of. */
static bool ends_in_extension(const struct token *token, size_t to)
{
    static const char extensions[] = " pdf doc docx xls xlsx ppt txt rtf xml html htm jpg jpeg png "
                                     "gif svg csv json zip gz tar exe dll py js css md mp3 mp4 ";
    size_t dot = to;
    while (dot > token->from && to - dot < 5 && is_alphanumeric(token->bytes[dot - 1]))
        dot--;
    if (dot == to || dot == token->from || token->bytes[dot - 1] != '.')
        return false;
    char sought[8] = " ";
    memcpy(sought + 1, token->bytes + dot, to - dot);
    sought[1 + to - dot] = ' ';
    return strcasestr(extensions, sought) != NULL;
}

/* ./a, ../b, ~/c, /usr/lib, C:\x, \\host\x, a/b.txt */
static bool protect_path(const struct token *token, struct spans *spans)
{
    const char *bytes = token->bytes + token->from;
    size_t length = token->to - token->from, to = without_stops(token, token->from, token->to);
    bool is_path = memmem(bytes, length, "./", 2) || (length > 1 && memcmp(bytes, "~/", 2) == 0) ||
                   (length > 2 && bytes[0] == '/' && is_ascii_letter(bytes[1]) &&
                    memchr(bytes + 1, '/', length - 1)) ||
                   memchr(bytes, '\\', length) || ends_in_extension(token, to);
    if (is_path)
        protect(spans, token->from,
                memmem(bytes, length, "..", 2) && to > token->from ? token->to : to);
    return is_path;
}

/* snake_case, a::b, a->b, call(), &amp;, C++, AT&T, P!nk, Ke$ha. */
static bool protect_code(const struct token *token, struct spans *spans)
{
    for (size_t at = token->from; at < token->to; at++) {
        char byte = token->bytes[at], before = byte_before(token, at);
        char after = byte_at(token, at + 1);
        bool inside = is_alphanumeric(before) && is_alphanumeric(after);
        bool is_entity = byte == '&' && (is_ascii_letter(after) || after == '#') &&
                         memchr(token->bytes + at, ';',
                                token->to - at < LONGEST_NAME ? token->to - at : LONGEST_NAME);
        bool ends_sentence = byte == '!' && !is_capital(before) && is_capital(after);
        bool is_code = (strchr("_$!&", byte) && inside && !ends_sentence) || is_entity ||
                       (byte == '+' && after == '+' && is_ascii_letter(before)) ||
                       (byte == '=' && (after == '=' || after == '>')) ||
                       (byte == ':' && after == ':' && is_alphanumeric(before)) ||
                       (byte == '-' && after == '>' && is_alphanumeric(before)) ||
                       (byte == '(' && after == ')' && is_alphanumeric(before));
        if (!is_code)
            continue;
        size_t from = at, to = at + 1;
        while (from > token->from && (unsigned char)token->bytes[from - 1] < 0x80 &&
               !strchr("\"'(", token->bytes[from - 1]))
            from--;
        while (to < token->to && (unsigned char)token->bytes[to] < 0x80 && token->bytes[to] != '"')
            to++;
        size_t end = without_stops(token, from, to);
        bool closes = is_entity || token->bytes[at] == '(';
        protect(spans, from, end < to && closes && strchr(";)", token->bytes[end]) ? end + 1 : end);
        return true;
    }
    return false;
}

/* Node.js, Amazon.com, will.i.am, ASP.NET, .NET: dots inside a name. */
static bool is_dotted_name(const struct token *token, size_t from, size_t to)
{
    bool lower = true, upper = true;
    if (from > token->from && token->bytes[from - 1] == '.') /* an ellipsis, and a word */
        return false;
    for (size_t at = from; at < to; at++) {
        if (token->bytes[at] != '.')
            continue;
        char after = token->bytes[at + 1]; /* .NET, and no sentence: .The */
        char before = at > from ? token->bytes[at - 1] : byte_at(token, at + 2);
        lower = lower && !is_capital(after) && at > from;
        upper = upper && is_capital(before) && is_capital(after);
    }
    return lower || (upper && to - from > 3);
}

/* U.S.  a.m.  z.B.: single letters, each with its dot. Returns its end, or `at`. */
static size_t initialism_end(const struct token *token, size_t at)
{
    size_t end = at, letters = 0, size;
    while (is_letter(character_at(token->bytes, token->to, end, &size)) &&
           byte_at(token, end + size) == '.') {
        end += size + 1;
        letters++;
    }
    bool has_last = letters && is_letter(character_at(token->bytes, token->to, end, &size)) &&
                    !is_letter(character_at(token->bytes, token->to, end + size, NULL));
    if (has_last)
        end += size;
    return letters + has_last > 1 ? end : at;
}

static void protect_dots(const struct token *token, struct spans *spans)
{
    size_t at = token->from, size;
    while (at < token->to) {
        const char *dot = memchr(token->bytes + at, '.', token->to - at);
        if (!dot)
            return;
        size_t place = (size_t)(dot - token->bytes), from = place, to = place;
        while (from > at &&
               (is_alphanumeric(token->bytes[from - 1]) || strchr("_-", token->bytes[from - 1])))
            from--;
        while ((to - place < LONGEST_NAME && is_alphanumeric(byte_at(token, to))) ||
               (to - place < LONGEST_NAME && to < token->to && strchr("_-.", token->bytes[to]) &&
                is_alphanumeric(byte_at(token, to + 1))))
            to++;
        character_before(token->bytes + token->from, place - token->from, &size);
        size_t first = place > token->from ? place - size : place;
        bool is_single =
            first < place && !(character_is(character_before(token->bytes + token->from,
                                                             first - token->from, NULL)) &
                               (IS_LETTER | IS_DIGIT));
        size_t end = is_single ? initialism_end(token, first) : first;
        if (to > place && is_dotted_name(token, from, to)) {
            end = end > to ? end : to;
            protect(spans, from, end);
        } else if (end > first) {
            protect(spans, first, end);
        } else {
            end = place;
        }
        at = end > place ? end : place + 1;
    }
}

/* Digits with marks or letters: 16,000  9/11  10:30  2-2  1.2.3  -0.3  COVID-19  CVE-2021-44228
 * 2021-06-16T10:30  f81d4fae-7dec-11d0; a leading sign is of it. */
static bool protect_numbers(const struct token *token, struct spans *spans)
{
    bool found = false;
    for (size_t at = token->from, done = at; at < token->to; at++) {
        if (!is_ascii_digit(token->bytes[at]))
            continue;
        size_t from = at, to = at, marks = 0;
        while (from > done &&
               (is_ascii_letter(token->bytes[from - 1]) || token->bytes[from - 1] == '-'))
            from--;
        while (from < at && token->bytes[from] == '-')
            from++;
        for (; to < token->to; to++) {
            char byte = token->bytes[to], next = byte_at(token, to + 1);
            bool is_mark = (byte == '-' && is_alphanumeric(next)) ||
                           (byte && strchr(".,:/", byte) && is_ascii_digit(next));
            if (!is_alphanumeric(byte) && !is_mark)
                break;
            marks += is_mark;
        }
        if (from == token->from + 1 && strchr("+-", token->bytes[token->from]))
            from = token->from, marks++;
        if (marks || from < at) {
            protect(spans, from, to);
            found = true;
        }
        at = (done = to) - 1;
    }
    return found;
}

void protect_token(const struct token *token, struct spans *spans)
{
    if (token->has & (HAS_COLON | HAS_DOT) && protect_address(token, spans))
        return;
    if (token->has & HAS_SLASH && protect_path(token, spans))
        return;
    if (token->has & HAS_SIGN && protect_signs(token, spans))
        return;
    if (token->has & HAS_CODE && protect_code(token, spans))
        return;
    if (token->has & HAS_DIGIT && protect_numbers(token, spans))
        return;
    if (token->has & HAS_DOT)
        protect_dots(token, spans);
}
