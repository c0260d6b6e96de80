/* A dash that lost its spaces and became a hyphen: "criminals in Russia-and sees". */
#include "dashes.h"

#include "language.h"

#include <stdio.h>
#include <string.h>

enum { LONGEST_WORD = 40, SHORTEST_LEFT = 3, STEM = 4 };

/* L-R next: the words round the hyphen and the one behind. */
struct joint {
    struct span left, right, next;
};

static bool is_of_word(uint32_t character)
{
    return character_is(character) & (IS_LETTER | IS_DIGIT);
}

static bool is_hyphen(uint32_t character)
{
    return character == '-' || (character >= 0x2010 && character <= 0x2013);
}

/* Whether a hyphen joins a word to the one that begins at `at`. Two hyphens, or one behind a space,
 * are a dash, or will be one. */
static bool is_joined_before(const struct prose *prose, size_t at)
{
    size_t size;
    return is_hyphen(prose_before(prose, at, &size)) &&
           is_of_word(prose_before(prose, at - size, NULL));
}

/* Whether one joins a word to that which ends at `at`, or leaves it open: "pre- and post-war". */
static bool is_joined_behind(const struct dashes *self, const struct prose *prose,
                             const struct dash_style *style, size_t at)
{
    size_t size;
    if (!is_hyphen(prose_at(prose, at, &size)))
        return false;
    uint32_t next = prose_at(prose, at + size, NULL);
    return is_of_word(next) ||
           (!is_hyphen(next) && !is_one_sided_dash(self, prose, style, at, at + size));
}

static size_t letter_count(const struct prose *prose, struct span word)
{
    size_t count = 0;
    for (size_t size; word.from < word.to; word.from += size, count++)
        prose_at(prose, word.from, &size);
    return count;
}

/* "black-and blacker": the same stem on both sides is a compound. */
static bool shares_stem(const struct prose *prose, struct span one, struct span other)
{
    size_t most =
        one.to - one.from < other.to - other.from ? one.to - one.from : other.to - other.from;
    size_t stem = most < STEM ? most : STEM;
    return stem && same_but_case(prose->bytes + one.from, stem, prose->bytes + other.from, stem);
}

/* The words, where they stand as they must: nothing joined to them, a small word behind. */
static bool find_joint(const struct dashes *self, const struct prose *prose,
                       const struct dash_style *style, size_t hyphen, struct joint *joint)
{
    const char *bytes = prose->bytes;
    joint->right = prose_word_after(prose, hyphen + 1, LONGEST_WORD);
    if (bytes[joint->right.to] != ' ')
        return false;
    joint->left = prose_word_before(prose, hyphen, LONGEST_WORD);
    joint->next = prose_word_after(prose, joint->right.to + 1, LONGEST_WORD);
    uint32_t before = prose_before(prose, joint->left.from, NULL);
    uint32_t behind = prose_at(prose, joint->next.to, NULL);
    bool is_free = before == ' ' || before == '\n' || before == NO_CHARACTER || before == '"' ||
                   before == 0x201C || before == '(' || before == 0x2014 || before == 0x2015 ||
                   (is_hyphen(before) && !is_joined_before(prose, joint->left.from));
    return is_free && letter_count(prose, joint->left) >= SHORTEST_LEFT &&
           joint->next.from < joint->next.to && is_lower(prose_at(prose, joint->next.from, NULL)) &&
           !is_joined_behind(self, prose, style, joint->next.to) && !is_digit(behind) &&
           !shares_stem(prose, joint->left, joint->next);
}

/* A name: a capital that no beginning of a sentence explains. */
static bool is_name(const struct prose *prose, struct span word)
{
    size_t size;
    uint32_t before = prose_before(prose, word.from, &size);
    if (!is_upper(prose_at(prose, word.from, NULL)) || before != ' ')
        return false;
    before = prose_before(prose, word.from - size, NULL);
    return is_letter(before) || is_digit(before) || before == ',';
}

void judge_joined(const struct dashes *self, struct prose *prose, const struct dash_style *style,
                  size_t at)
{
    struct joint joint;
    if (!is_letter(prose_before(prose, at, NULL)) || !find_joint(self, prose, style, at, &joint))
        return;
    const struct entry *entry = dash_word(self, prose, style, "missing-dash", joint.right);
    struct span whole = {joint.left.from, joint.right.to};
    if (!entry || dash_word(self, prose, style, "compounds", whole))
        return;
    bool is_certain = !*entry->value;
    if (strcmp(entry->value, "verb") == 0)
        is_certain =
            is_name(prose, joint.left) && dash_word(self, prose, style, "verbs", joint.next);
    char dash[16];
    struct text rule = {0}, suggestion = {0};
    snprintf(dash, sizeof dash, style->is_spaced ? " %s " : "%s", style->glyph);
    dictionary_cite(self->dictionary, entry, &rule);
    text_append(&suggestion, prose->bytes + joint.left.from, at - joint.left.from);
    text_append_string(&suggestion, dash);
    text_append(&suggestion, prose->bytes + at + 1, joint.right.to - at - 1);
    if (is_certain)
        prose_change(prose, at, at + 1, dash, text_string(&rule),
                     "a hyphen where a dash was meant");
    else
        prose_query(prose, joint.left.from, joint.right.to, text_string(&rule),
                    "is a dash meant, or a compound?", text_string(&suggestion));
    text_free(&rule);
    text_free(&suggestion);
}
