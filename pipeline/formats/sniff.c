/* Sniff: how the first bytes of a document give it away. */
#include "sniff.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

static const char *skip_space(const char *at, const char *end)
{
    if (end - at >= 3 && memcmp(at, "\xEF\xBB\xBF", 3) == 0)
        at += 3;
    while (at < end && strchr(" \t\r\n", *at) && *at)
        at++;
    return at;
}

static bool begins(const char *at, const char *end, const char *wanted)
{
    size_t length = strlen(wanted);
    return (size_t)(end - at) >= length && strncasecmp(at, wanted, length) == 0;
}

/* Behind a declaration, a comment or a processing instruction; a DOCTYPE may have others in it. */
static const char *declaration_end(const char *at, const char *end)
{
    const char *closing = begins(at, end, "<!--") ? "-->" : at[1] == '?' ? "?>" : ">";
    const char *found = memmem(at, (size_t)(end - at), closing, strlen(closing));
    const char *inner = memchr(at, '[', (size_t)(end - at));
    if (*closing == '>' && found && inner && inner < found) {
        const char *inner_end = memchr(inner, ']', (size_t)(end - inner));
        found = inner_end ? memchr(inner_end, '>', (size_t)(end - inner_end)) : NULL;
    }
    return found ? found + strlen(closing) : NULL;
}

/* The root element's name, past declarations, comments and the like; NULL when there is none. */
static const char *root_name(const char *at, const char *end, size_t *length)
{
    for (at = skip_space(at, end); end - at > 1 && *at == '<'; at = skip_space(at, end)) {
        if (at[1] != '?' && at[1] != '!') {
            at++;
            *length = 0;
            while (at + *length < end && !strchr(" \t\r\n/>", at[*length]))
                ++*length;
            const char *colon = memchr(at, ':', *length);
            if (colon) {
                *length -= (size_t)(colon + 1 - at);
                at = colon + 1;
            }
            return *length ? at : NULL;
        }
        at = declaration_end(at, end);
        if (!at)
            return NULL;
    }
    return NULL;
}

unsigned sniff_root(const char *bytes, size_t length, const char *local_name)
{
    size_t name_length;
    const char *name = root_name(bytes, bytes + length, &name_length);
    return name && name_length == strlen(local_name) && memcmp(name, local_name, name_length) == 0
               ? 90
               : 0;
}

unsigned sniff_xml(const char *bytes, size_t length)
{
    const char *end = bytes + length, *at = skip_space(bytes, end);
    size_t name_length;
    if (begins(at, end, "<?xml"))
        return 50;
    /* Copy may begin with markup; a document has a root that is no HTML tag. */
    const char *name = root_name(bytes, end, &name_length);
    static const char *const roots[] = {"nitf",         "NewsML",       "newsItem",
                                        "newsMessage",  "packageItem",  "conceptItem",
                                        "planningItem", "knowledgeItem"};
    for (size_t i = 0; name && i < sizeof roots / sizeof *roots; i++)
        if (strlen(roots[i]) == name_length && memcmp(name, roots[i], name_length) == 0)
            return 50;
    return 0;
}

unsigned sniff_html(const char *bytes, size_t length)
{
    const char *end = bytes + length, *at = skip_space(bytes, end);
    size_t name_length;
    if (begins(at, end, "<!doctype html"))
        return 95;
    const char *name = root_name(bytes, end, &name_length);
    return name && name_length == 4 && strncasecmp(name, "html", 4) == 0 ? 90 : 0;
}

unsigned sniff_json(const char *bytes, size_t length)
{
    const char *end = bytes + length, *at = skip_space(bytes, end);
    if (at == end || (*at != '{' && *at != '['))
        return 0;
    char opening = *at;
    at = skip_space(at + 1, end);
    return at < end && (*at == '"' || (opening == '[' && *at == '{')) ? 60 : 0;
}
