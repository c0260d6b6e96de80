/* Affix flags: how an .aff file is cut into words, and what flags its words have. */
#include "affix_flags.h"

#include <stdlib.h>
#include <string.h>

struct slice next_word(struct slice *line)
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

bool slice_is(struct slice slice, const char *string)
{
    return slice.length == strlen(string) && memcmp(slice.bytes, string, slice.length) == 0;
}

uint32_t next_flag(const struct affix_rules *rules, struct slice *flags)
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

uint32_t only_flag(const struct affix_rules *rules, struct slice flag)
{
    return next_flag(rules, &flag);
}

struct slice flags_of(const struct affix_rules *rules, struct slice flags)
{
    if (!rules->alias_count || !flags.length)
        return flags;
    size_t number = strtoul(flags.bytes, NULL, 10);
    return number > 0 && number <= rules->alias_count ? rules->aliases[number - 1]
                                                      : (struct slice){"", 0};
}
