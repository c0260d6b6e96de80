/* Hyphens with a space on one side that stand for a dash: "good -but late", "he -they say- left".
 */
#include "dashes.h"

#include "protected.h"

#include <stdio.h>

/* An aside is no longer, so that a text without sentences costs no more. */
enum { LONGEST_ASIDE = 160, LONGEST_WORD = 24 };

static bool is_mark(uint32_t character)
{
    return character == '"' || character == ')' || character == ']' || character == 0xAB ||
           character == 0xBB || (character >= 0x2018 && character <= 0x201E);
}

const struct entry *dash_word(const struct dashes *self, const struct prose *prose,
                              const struct dash_style *style, const char *list, struct span word)
{
    char section[32];
    snprintf(section, sizeof section, "%s %s", style->base, list);
    return dictionary_find(self->dictionary, section, prose->bytes + word.from,
                           word.to - word.from);
}

/* The word behind the hyphens and a space. */
static struct span word_behind(const struct prose *prose, size_t at)
{
    return prose_word_after(prose, at + (prose->bytes[at] == ' '), LONGEST_WORD);
}

/* The hyphens at `at`: 1 where they may open an aside, -1 where they may close one, else 0. */
static int side_of(const struct dashes *self, const struct prose *prose,
                   const struct dash_style *style, size_t from, size_t to)
{
    uint32_t before = prose_before(prose, from, NULL), after = prose_at(prose, to, NULL);
    if (to == from + 1 && is_parted_hyphen(self, prose, style, from))
        return 0;
    if (before == ' ' && is_letter(after))
        return 1;
    bool is_behind_word = is_letter(before) || is_mark(before);
    if (!is_behind_word || (after != ' ' && after != ',' && after != ';'))
        return 0;
    return dash_word(self, prose, style, "suspended", word_behind(prose, to)) ? 0 : -1;
}

static bool ends_sentence(const char *bytes, size_t at)
{
    return bytes[at] == '\n' || (bytes[at] == ' ' && at && strchr(".!?", bytes[at - 1]));
}

static bool is_dash(const char *bytes, size_t at)
{
    return (unsigned char)bytes[at] == 0xE2 && (unsigned char)bytes[at + 1] == 0x80 &&
           (unsigned char)bytes[at + 2] >= 0x93 && (unsigned char)bytes[at + 2] <= 0x95;
}

/* Hyphens that the house writes as a dash, whatever stands round them, or that are its dash. */
static bool are_dash(const char *bytes, struct span hyphens)
{
    return hyphens.to - hyphens.from > 1 ||
           (bytes[hyphens.from - 1] == ' ' && bytes[hyphens.to] == ' ');
}

/* Whether the next hyphens with a space on one side, forwards or backwards, are of the other kind.
 * A dash between them, which such hyphens may have become, ends the search. */
static bool has_partner(const struct dashes *self, const struct prose *prose,
                        const struct dash_style *style, struct span hyphens, int side)
{
    const char *bytes = prose->bytes;
    const struct spans *protected = protected_spans(prose->story, prose->part);
    size_t at = side > 0 ? hyphens.to : hyphens.from;
    for (size_t steps = 0; steps < LONGEST_ASIDE; steps++) {
        if (side > 0 ? at + 1 >= prose->length : at < 2)
            return false;
        at = side > 0 ? at + 1 : at - 1;
        if (ends_sentence(bytes, at))
            return false;
        if (is_dash(bytes, at))
            return false;
        if (bytes[at] != '-')
            continue;
        struct span other = {at, at + 1};
        while (other.from > 0 && bytes[other.from - 1] == '-')
            other.from--;
        other.to += strspn(bytes + other.to, "-");
        const struct span *kept = spans_at(protected, other.from);
        if (kept && (kept->from < other.from || kept->to > other.to)) {
            at = side > 0 ? kept->to - 1 : kept->from;
            continue;
        }
        int found = side_of(self, prose, style, other.from, other.to);
        if (found || are_dash(bytes, other))
            return found == -side && other.to - other.from == hyphens.to - hyphens.from;
        at = side > 0 ? other.to : other.from;
    }
    return false;
}

/* Whether the words are known before which a hyphen ends a word: "pre- and post-war". */
static bool knows_suspended(const struct dashes *self, const struct dash_style *style)
{
    char section[32];
    snprintf(section, sizeof section, "%s suspended", style->base);
    return dictionary_next(self->dictionary, section, NULL) != NULL;
}

bool is_one_sided_dash(const struct dashes *self, const struct prose *prose,
                       const struct dash_style *style, size_t from, size_t to)
{
    int side = side_of(self, prose, style, from, to);
    struct span hyphens = {from, to}, word = word_behind(prose, to);
    if (!side)
        return false;
    const struct entry *entry = dash_word(self, prose, style, "missing-dash", word);
    bool begins_clause = entry && prose->bytes[word.to] == ' ' &&
                         (!*entry->value || (side > 0 && strcmp(entry->value, "verb") == 0));
    bool is_behind_mark = side < 0 && prose->bytes[to] == ' ' &&
                          is_mark(prose_before(prose, from, NULL)) &&
                          is_letter(prose_at(prose, to + 1, NULL));
    bool is_known = knows_suspended(self, style);
    return begins_clause ||
           (is_known && (is_behind_mark || has_partner(self, prose, style, hyphens, side)));
}
