/* Affix rules: the forms that a dictionary's words can take, by its .aff file. */
#include "affix_rules.h"

#include "memory.h"

#include <stdlib.h>
#include <string.h>

enum flag_kind { FLAGS_OF_BYTES, FLAGS_LONG, FLAGS_NUMBERS, FLAGS_UTF8 };

/* A form longer than this is nobody's; and no word has more forms. */
enum { LONGEST_FORM = 200, MOST_FORMS = 20000 };

struct slice {
    const char *bytes;
    size_t length;
};

struct affix {
    struct slice strip, add, condition, flags; /* flags: of forms made by it */
    uint32_t flag;
    bool is_prefix, crosses;
};

struct affix_rules {
    struct text aff; /* what the slices are of */
    enum flag_kind flag_kind;
    struct affix *affixes; /* by flag */
    size_t count, capacity;
    struct slice keep_case, forbidden; /* a flag each; empty: the dictionary has none */
    struct slice *aliases;             /* AF: flags by number, from 1 */
    size_t alias_count, alias_capacity;
};

/* Lines and words. */

static struct slice next_word(struct slice *line)
{
    struct slice word;
    while (line->length && (*line->bytes == ' ' || *line->bytes == '\t'))
        line->bytes++, line->length--;
    word = (struct slice){line->bytes, 0};
    while (word.length < line->length && !strchr(" \t\r\n", line->bytes[word.length]))
        word.length++;
    line->bytes += word.length;
    line->length -= word.length;
    return word;
}

static bool slice_is(struct slice slice, const char *string)
{
    return slice.length == strlen(string) && memcmp(slice.bytes, string, slice.length) == 0;
}

/* The next flag of a list, taken off it; 0 at the end. */
static uint32_t next_flag(const struct affix_rules *rules, struct slice *flags)
{
    size_t size = 1;
    uint32_t flag = 0;
    if (!flags->length)
        return 0;
    switch (rules->flag_kind) {
    case FLAGS_LONG:
        size = flags->length < 2 ? 1 : 2;
        flag = (uint32_t)(unsigned char)flags->bytes[0] << 8;
        flag |= size == 2 ? (unsigned char)flags->bytes[1] : 0;
        break;
    case FLAGS_NUMBERS:
        for (size = 0; size < flags->length && flags->bytes[size] != ','; size++)
            flag = flag * 10 + (uint32_t)(flags->bytes[size] - '0');
        size += size < flags->length;
        break;
    default: /* in UTF-8 one character is one flag, whichever charset it was */
        flag = character_at(flags->bytes, flags->length, 0, &size);
    }
    flags->bytes += size;
    flags->length -= size;
    return flag ? flag : next_flag(rules, flags);
}

static struct slice flags_of(const struct affix_rules *rules, struct slice flags)
{
    if (!rules->alias_count || !flags.length)
        return flags;
    size_t number = strtoul(flags.bytes, NULL, 10);
    return number > 0 && number <= rules->alias_count ? rules->aliases[number - 1]
                                                      : (struct slice){"", 0};
}

/* Reading. */

struct reading {
    struct affix_rules *rules;
    const char *path;
    struct report *report;
    struct text head; /* "SFX A", of the rules that are being read */
    size_t head_line, promised;
    bool crosses;
    size_t line;
};

static void check_promise(struct reading *reading)
{
    if (reading->promised)
        report_at(reading->report, EX_DATAERR, reading->path, reading->head_line,
                  "%s lacks %zu of the rules that it promises; please install the dictionary anew",
                  text_string(&reading->head), reading->promised);
    reading->promised = 0;
}

static struct slice without_zero(struct slice slice)
{
    return slice_is(slice, "0") ? (struct slice){slice.bytes, 0} : slice;
}

static void read_rule(struct reading *reading, uint32_t flag, bool is_prefix, struct slice strip,
                      struct slice line)
{
    struct affix_rules *rules = reading->rules;
    struct slice add = next_word(&line), condition = next_word(&line), flags = {"", 0};
    const char *slash = memchr(add.bytes, '/', add.length);
    if (slash) {
        flags = (struct slice){slash + 1, add.length - (size_t)(slash + 1 - add.bytes)};
        add.length = (size_t)(slash - add.bytes);
    }
    rules->affixes =
        memory_grow(rules->affixes, &rules->capacity, rules->count + 1, sizeof *rules->affixes);
    rules->affixes[rules->count++] = (struct affix){.strip = without_zero(strip),
                                                    .add = without_zero(add),
                                                    .condition = condition,
                                                    .flags = flags,
                                                    .flag = flag,
                                                    .is_prefix = is_prefix,
                                                    .crosses = reading->crosses};
    reading->promised -= reading->promised > 0;
}

/* "SFX A Y 3" opens three rules, "SFX A y ies [^aeiou]y" is one of them. */
static void read_affix(struct reading *reading, bool is_prefix, struct slice line)
{
    struct slice name = next_word(&line), rest = line, flag_name = name;
    struct slice third = next_word(&line), fourth = next_word(&line);
    uint32_t flag = next_flag(reading->rules, &flag_name);
    char head[64];
    snprintf(head, sizeof head, "%s %.*s", is_prefix ? "PFX" : "SFX",
             (int)(name.length < 40 ? name.length : 40), name.bytes);
    bool is_head = (slice_is(third, "Y") || slice_is(third, "N")) && fourth.length &&
                   strspn(fourth.bytes, "0123456789") >= fourth.length;
    if (is_head && (reading->promised == 0 || strcmp(head, text_string(&reading->head)) != 0)) {
        check_promise(reading);
        text_clear(&reading->head);
        text_append_string(&reading->head, head);
        reading->head_line = reading->line;
        reading->promised = strtoul(fourth.bytes, NULL, 10);
        reading->crosses = slice_is(third, "Y");
    } else if (flag && third.length) {
        next_word(&rest);
        read_rule(reading, flag, is_prefix, third, rest);
    }
}

static void read_line(struct reading *reading, struct slice line)
{
    struct affix_rules *rules = reading->rules;
    struct slice key = next_word(&line);
    if (slice_is(key, "SFX") || slice_is(key, "PFX")) {
        read_affix(reading, *key.bytes == 'P', line);
    } else if (slice_is(key, "FLAG")) {
        struct slice kind = next_word(&line);
        rules->flag_kind = slice_is(kind, "long")    ? FLAGS_LONG
                           : slice_is(kind, "num")   ? FLAGS_NUMBERS
                           : slice_is(kind, "UTF-8") ? FLAGS_UTF8
                                                     : FLAGS_OF_BYTES;
    } else if (slice_is(key, "KEEPCASE") || slice_is(key, "FORBIDDENWORD")) {
        *(*key.bytes == 'K' ? &rules->keep_case : &rules->forbidden) = next_word(&line);
    } else if (slice_is(key, "AF")) {
        rules->aliases = memory_grow(rules->aliases, &rules->alias_capacity, rules->alias_count + 2,
                                     sizeof *rules->aliases);
        rules->aliases[rules->alias_count++] = next_word(&line);
    }
}

static int by_flag(const void *left, const void *right)
{
    const struct affix *a = left, *b = right;
    if (a->flag != b->flag)
        return a->flag < b->flag ? -1 : 1;
    return a->add.bytes < b->add.bytes ? -1 : a->add.bytes > b->add.bytes;
}

struct affix_rules *affix_rules_read(const struct text *aff, const char *path,
                                     struct report *report)
{
    struct affix_rules *rules = memory_allocate(1, sizeof *rules);
    struct reading reading = {.rules = rules, .path = path, .report = report};
    text_append(&rules->aff, text_string(aff), aff->length);
    const char *at = text_string(&rules->aff), *end = at + rules->aff.length;
    while (at < end) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        stop = stop ? stop : end;
        reading.line++;
        read_line(&reading, (struct slice){at, (size_t)(stop - at)});
        at = stop + 1;
    }
    check_promise(&reading);
    text_free(&reading.head);
    if (rules->alias_count) { /* the first AF is their number */
        rules->alias_count--;
        memmove(rules->aliases, rules->aliases + 1, rules->alias_count * sizeof *rules->aliases);
    }
    if (rules->count)
        qsort(rules->affixes, rules->count, sizeof *rules->affixes, by_flag);
    return rules;
}

void affix_rules_free(struct affix_rules *rules)
{
    if (!rules)
        return;
    text_free(&rules->aff);
    free(rules->affixes);
    free(rules->aliases);
    free(rules);
}

/* Expanding. */

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
    struct slice flags = flags_of(rules, next_word(&rest)), special = rules->keep_case;
    uint32_t keep_case = next_flag(rules, &special);
    special = rules->forbidden;
    uint32_t forbidden = next_flag(rules, &special);
    for (uint32_t flag; (flag = next_flag(rules, &flags));)
        if (flag == keep_case || flag == forbidden)
            return true;
    return false;
}

void affix_rules_expand(const struct affix_rules *rules, const char *line, size_t length,
                        unsigned most,
                        void (*take)(void *self, const char *form, size_t form_length), void *self)
{
    char stem[LONGEST_FORM];
    size_t stem_length = 0, at = 0;
    struct expansion expansion = {rules, take, self, 0};
    for (; at < length && line[at] != '/' && line[at] != '\t' && line[at] != '\r'; at++) {
        at += line[at] == '\\' && at + 1 < length && line[at + 1] == '/';
        if (stem_length == LONGEST_FORM)
            return;
        stem[stem_length++] = line[at];
    }
    while (stem_length && stem[stem_length - 1] == ' ')
        stem_length--;
    if (!stem_length)
        return;
    take(self, stem, stem_length);
    if (at >= length || line[at] != '/' || most == 0)
        return;
    struct slice rest = {line + at + 1, length - at - 1};
    expand(&expansion, stem, stem_length, flags_of(rules, next_word(&rest)), SUFFIXES | PREFIXES,
           most - 1);
}
