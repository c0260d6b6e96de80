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
