/* Sign-off: the last line of a wire story. */
#include "sign_off.h"

#include "agencies.h"
#include "characters.h"

#include <string.h>

enum { TOKENS_LEAST = 2, TOKENS_MOST = 12, TOKEN_LONGEST = 9, INITIALS_LONGEST = 4 };

/* Short marks in lower case: initials, codes. */
static bool is_token(const char *bytes, struct span token)
{
    size_t count = 0, size;
    for (size_t at = token.from; at < token.to; at += size, count++) {
        uint32_t character = character_at(bytes, token.to, at, &size);
        if (!is_lower(character) && !is_digit(character) && character != '/' && character != '-')
            return false;
    }
    return count >= 1 && count <= TOKEN_LONGEST;
}

static bool is_priority(const char *bytes, struct span token)
{
    return token.to - token.from == 2 && (unsigned char)(bytes[token.from] - 'a') < 26 &&
           is_ascii_digit(bytes[token.from + 1]);
}

static bool is_routing(const char *bytes, struct span token)
{
    return token.to - token.from >= 4 && memcmp(bytes + token.from, "yy", 2) == 0;
}

static bool token_next(const char *bytes, size_t to, size_t *at, struct span *token)
{
    while (*at < to && bytes[*at] == ' ')
        ++*at;
    token->from = *at;
    while (*at < to && bytes[*at] != ' ')
        ++*at;
    token->to = *at;
    return token->from < token->to;
}

/* The tokens behind the agency; how many, and whether one of them is a code. 0: not a sign-off's.
 */
static size_t count_tokens(const char *bytes, struct span line, size_t at, bool *has_code)
{
    struct span token;
    size_t count = 0, longest = 0;
    *has_code = false;
    while (token_next(bytes, line.to, &at, &token)) {
        bool is_code = is_routing(bytes, token) || is_priority(bytes, token);
        if (!is_token(bytes, token) || ++count > TOKENS_MOST)
            return 0;
        if (!is_code && token.to - token.from > longest)
            longest = token.to - token.from;
        *has_code |= is_code;
    }
    /* Without a code all must be initials, or "reuters reported on it" would be one. */
    return *has_code || longest <= INITIALS_LONGEST ? count : 0;
}

bool sign_off_read(const struct phrases *agencies, const char *bytes, struct span line,
                   struct text *meaning)
{
    struct span token;
    size_t at = line.from;
    bool has_code, behind_code = false;
    const char *last = NULL;
    if (line.to - line.from > SIGN_OFF_LONGEST || !token_next(bytes, line.to, &at, &token) ||
        count_tokens(bytes, line, at, &has_code) < TOKENS_LEAST ||
        !agencies_read(agencies, bytes, token))
        return false;
    while (meaning && token_next(bytes, line.to, &at, &token)) {
        bool routing = is_routing(bytes, token), priority = is_priority(bytes, token);
        behind_code |= routing || priority;
        const char *what = !has_code     ? "initials" /* nobody can tell authors from editors */
                           : routing     ? "routing"
                           : priority    ? "priority"
                           : behind_code ? "editors"
                                         : "authors";
        if (what != last)
            text_format(meaning, "%s%s", last ? "; " : "", what);
        text_format(meaning, " %.*s", (int)(token.to - token.from), bytes + token.from);
        last = what;
    }
    return true;
}

/* Without an agency. */

static bool is_number_token(const char *bytes, struct span token)
{
    for (size_t at = token.from; at < token.to; at++)
        if (!is_ascii_digit(bytes[at]))
            return false;
    return token.to > token.from;
}

/* "abc/def-gh", "abc/": groups of letters with marks between them, or behind each; how many slashes
 * there are, 0: it is none. One letter before a slash is an abbreviation, "n/a", unless all end so.
 */
static size_t count_slashes(const char *bytes, struct span token)
{
    size_t slashes = 0, letters = 0, size;
    bool ends_in_slash = bytes[token.to - 1] == '/';
    size_t least = ends_in_slash ? 1 : 2;
    for (size_t at = token.from; at < token.to; at += size) {
        uint32_t character = character_at(bytes, token.to, at, &size);
        bool is_mark = character == '/' || character == '-';
        if (is_mark ? letters < least : !is_lower(character) || ++letters > INITIALS_LONGEST)
            return 0;
        letters = is_mark ? 0 : letters;
        slashes += character == '/';
    }
    return ends_in_slash || letters >= least ? slashes : 0;
}

static bool is_initials(const char *bytes, struct span line)
{
    enum { GROUPS_MOST = 4, HOUR = 4 };
    struct span token;
    size_t at = line.from, groups = 0;
    if (line.to - line.from > SIGN_OFF_LONGEST)
        return false;
    while (token_next(bytes, line.to, &at, &token)) {
        bool is_hour = !groups && token.to - token.from == HOUR && is_number_token(bytes, token);
        if (!is_hour && (!count_slashes(bytes, token) || ++groups > GROUPS_MOST))
            return false;
    }
    return groups > 0;
}

/* Letters of one case. */
static bool is_one_case(const char *bytes, struct span token)
{
    size_t upper = 0, lower = 0, size, count = 0;
    for (size_t at = token.from; at < token.to; at += size, count++) {
        uint32_t character = character_at(bytes, token.to, at, &size);
        upper += is_upper(character);
        lower += is_lower(character);
    }
    return count >= 2 && count <= INITIALS_LONGEST && (upper == count || lower == count);
}

bool sign_off_is_agency_initials(const struct phrases *agencies, const char *bytes,
                                 struct span line)
{
    enum { MOST = 2 };
    struct span token;
    size_t at = line.from, initials = 0;
    if (!token_next(bytes, line.to, &at, &token) || !agencies_read(agencies, bytes, token) ||
        agencies_read(agencies, bytes, line))
        return false;
    while (token_next(bytes, line.to, &at, &token))
        if (!is_one_case(bytes, token) || ++initials > MOST)
            return false;
    return initials > 0;
}

/* Figures where `shape` has 9, capitals where it has A, else the same. */
static bool has_shape(const char *bytes, struct span token, const char *shape)
{
    size_t length = strlen(shape);
    if (token.to - token.from != length)
        return false;
    for (size_t i = 0; i < length; i++) {
        char byte = bytes[token.from + i];
        bool fits = shape[i] == '9'   ? is_ascii_digit(byte)
                    : shape[i] == 'A' ? (unsigned char)(byte - 'A') < 26
                                      : byte == shape[i];
        if (!fits)
            return false;
    }
    return true;
}

static bool is_stamp(const char *bytes, struct span line)
{
    struct span token;
    bool has_day = false, has_hour = false, has_end = false;
    size_t at = line.from, codes = 0;
    while (token_next(bytes, line.to, &at, &token)) {
        if (has_end)
            return false;
        if (has_shape(bytes, token, "99-AAA-99") || has_shape(bytes, token, "99-AAA-9999"))
            has_day = true;
        else if (has_shape(bytes, token, "99:99"))
            has_hour = true;
        else if (has_shape(bytes, token, "NNN"))
            has_end = true;
        else if (has_day || token.to - token.from > TOKEN_LONGEST || ++codes > 2)
            return false;
    }
    return has_day && has_hour && has_end;
}

bool sign_off_is_bare(const char *bytes, struct span line)
{
    return is_initials(bytes, line) || is_stamp(bytes, line);
}
