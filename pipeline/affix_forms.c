/* Affix forms: what a line of a dictionary says of its word, and every form that it can take. */
#include "affix_flags.h"
#include "affix_rules.h"

#include <string.h>

/* No word has more forms. */
enum { MOST_FORMS = 20000 };

struct expansion {
    const struct affix_rules *rules;
    void (*take)(void *self, const char *form, size_t length);
    void *self;
    size_t forms;
};

/* Takes one element off a condition, "a", "." or "[^ab]"; whether the character fits it. */
static bool fits_element(struct slice *condition, uint32_t character)
{
    size_t size, at = 1;
    uint32_t element = character_at(condition->bytes, condition->length, 0, &size);
    bool fits = element == character || element == '.';
    if (element == '[') {
        bool is_negated = condition->length > 1 && condition->bytes[1] == '^';
        fits = false;
        for (at += is_negated; at < condition->length && condition->bytes[at] != ']'; at += size)
            fits |= character_at(condition->bytes, condition->length, at, &size) == character;
        fits ^= is_negated;
        size = at + 1 < condition->length ? at + 1 : condition->length;
    }
    condition->bytes += size;
    condition->length -= size;
    return fits;
}

static size_t condition_characters(struct slice condition)
{
    size_t count = 0;
    for (; condition.length; count++)
        fits_element(&condition, 0);
    return count;
}

static bool fits(const struct affix *affix, const char *form, size_t length)
{
    struct slice condition = affix->condition;
    size_t at = 0, size;
    if (slice_is(condition, ".") || !condition.length)
        return true;
    if (!affix->is_prefix) {
        at = length;
        for (size_t count = condition_characters(condition); count; count--) {
            if (at == 0)
                return false;
            character_before(form, at, &size);
            at -= size;
        }
    }
    for (; condition.length; at += size) {
        if (at >= length || !fits_element(&condition, character_at(form, length, at, &size)))
            return false;
    }
    return true;
}

/* The form with the affix, in `made`; 0 where it cannot have it. */
static size_t apply(const struct affix *affix, const char *form, size_t length,
                    char made[static LONGEST_FORM])
{
    struct slice strip = affix->strip, add = affix->add;
    if (strip.length > length || length + add.length >= LONGEST_FORM)
        return 0;
    size_t kept = length - strip.length, begin = affix->is_prefix ? strip.length : 0;
    if (memcmp(form + (affix->is_prefix ? 0 : kept), strip.bytes, strip.length) != 0 ||
        !fits(affix, form, length))
        return 0;
    memcpy(made + (affix->is_prefix ? add.length : 0), form + begin, kept);
    memcpy(made + (affix->is_prefix ? 0 : kept), add.bytes, add.length);
    return kept + add.length;
}

size_t affix_take_off(const struct affix *affix, const char *form, size_t length,
                      char stem[static LONGEST_FORM])
{
    struct slice strip = affix->strip, add = affix->add;
    if (add.length >= length || length + strip.length >= LONGEST_FORM)
        return 0;
    size_t kept = length - add.length;
    if (memcmp(form + (affix->is_prefix ? 0 : kept), add.bytes, add.length) != 0)
        return 0;
    memcpy(stem + (affix->is_prefix ? strip.length : 0), form + (affix->is_prefix ? add.length : 0),
           kept);
    memcpy(stem + (affix->is_prefix ? 0 : kept), strip.bytes, strip.length);
    return fits(affix, stem, kept + strip.length) ? kept + strip.length : 0;
}

static const struct affix *first_affix(const struct affix_rules *rules, uint32_t flag)
{
    size_t low = 0, high = rules->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (rules->affixes[middle].flag < flag)
            low = middle + 1;
        else
            high = middle;
    }
    return rules->affixes + low;
}

enum which { SUFFIXES = 1, PREFIXES = 2, CROSSING = 4 };

static void expand(struct expansion *expansion, const char *form, size_t length, struct slice flags,
                   enum which which, unsigned depth);

/* Elided articles and the like, "l'", "dell'A", would multiply every form, and are looked up by
 * themselves. */
static bool is_elision(const struct affix *affix)
{
    return affix->is_prefix && (memchr(affix->add.bytes, '\'', affix->add.length) ||
                                memmem(affix->add.bytes, affix->add.length, "’", strlen("’")));
}

static void expand_by(struct expansion *expansion, const struct affix *affix, const char *form,
                      size_t length, struct slice flags, unsigned depth)
{
    char made[LONGEST_FORM];
    size_t made_length = is_elision(affix) ? 0 : apply(affix, form, length, made);
    if (!made_length || expansion->forms >= MOST_FORMS)
        return;
    expansion->forms++;
    expansion->take(expansion->self, made, made_length);
    if (depth == 0)
        return;
    struct slice more = flags_of(expansion->rules, affix->flags);
    if (more.length)
        expand(expansion, made, made_length, more, SUFFIXES | PREFIXES, depth - 1);
    if (affix->crosses && !affix->is_prefix)
        expand(expansion, made, made_length, flags, PREFIXES | CROSSING, depth - 1);
}

static void expand(struct expansion *expansion, const char *form, size_t length, struct slice flags,
                   enum which which, unsigned depth)
{
    const struct affix_rules *rules = expansion->rules;
    struct slice rest = flags;
    for (uint32_t flag; (flag = next_flag(rules, &rest));) {
        const struct affix *affix = first_affix(rules, flag);
        for (; affix < rules->affixes + rules->count && affix->flag == flag; affix++)
            if ((which & (affix->is_prefix ? PREFIXES : SUFFIXES)) &&
                (affix->crosses || !(which & CROSSING)))
                expand_by(expansion, affix, form, length, flags, depth);
    }
}

bool affix_rules_are_particular(const struct affix_rules *rules, const char *line, size_t length)
{
    const char *stroke = memchr(line, '/', length);
    static const char *const odd[] = {"ß", "ij", "Ij", "IJ", "."};
    for (size_t i = 0; i < sizeof odd / sizeof *odd; i++)
        if (memmem(line, length, odd[i], strlen(odd[i])))
            return true;
    while (stroke && stroke > line && stroke[-1] == '\\')
        stroke = memchr(stroke + 1, '/', length - (size_t)(stroke + 1 - line));
    if (!stroke)
        return false;
    struct slice rest = {stroke + 1, length - (size_t)(stroke + 1 - line)};
    struct slice flags = flags_of(rules, next_word(&rest));
    uint32_t keep_case = only_flag(rules, rules->keep_case);
    uint32_t forbidden = only_flag(rules, rules->forbidden);
    for (uint32_t flag; (flag = next_flag(rules, &flags));)
        if (flag == keep_case || flag == forbidden)
            return true;
    return false;
}

/* Behind a word stand its flags, or what is told of it: "des po:det". */
static bool ends_word(const char *line, size_t length, size_t at)
{
    return line[at] == '/' || line[at] == '\t' || line[at] == '\r' ||
           (line[at] == ' ' && at + 3 < length && line[at + 3] == ':');
}

size_t affix_read_line(const struct affix_rules *rules, const char *line, size_t length,
                       char stem[static LONGEST_FORM], struct slice *flags)
{
    size_t stem_length = 0, at = 0;
    *flags = (struct slice){"", 0};
    for (; at < length && !ends_word(line, length, at); at++) {
        at += line[at] == '\\' && at + 1 < length && line[at + 1] == '/';
        if (stem_length == LONGEST_FORM)
            return 0;
        stem[stem_length++] = line[at];
    }
    while (stem_length && stem[stem_length - 1] == ' ')
        stem_length--;
    if (at < length && line[at] == '/') {
        struct slice rest = {line + at + 1, length - at - 1};
        *flags = flags_of(rules, next_word(&rest));
    }
    return stem_length;
}

void affix_rules_expand(const struct affix_rules *rules, const char *line, size_t length,
                        unsigned most,
                        void (*take)(void *self, const char *form, size_t form_length), void *self)
{
    char stem[LONGEST_FORM];
    struct slice flags;
    struct expansion expansion = {rules, take, self, 0};
    size_t stem_length = affix_read_line(rules, line, length, stem, &flags);
    if (!stem_length)
        return;
    take(self, stem, stem_length);
    if (flags.length && most)
        expand(&expansion, stem, stem_length, flags, SUFFIXES | PREFIXES, most - 1);
}
