/* Affix rules: reads those of a dictionary from its .aff file. */
#include "affix_rules.h"
#include "affix_flags.h"

#include "memory.h"

#include <stdlib.h>
#include <string.h>

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
    } else if (slice_is(key, "KEEPCASE")) {
        rules->keep_case = next_word(&line);
    } else if (slice_is(key, "FORBIDDENWORD")) {
        rules->forbidden = next_word(&line);
    } else if (slice_is(key, "NEEDAFFIX")) {
        rules->need_affix = next_word(&line);
    } else if (slice_is(key, "ONLYINCOMPOUND")) {
        rules->only_in_compound = next_word(&line);
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
