/* Wire words: the labels, datelines and dates of teleprinter copy. */
#include "../characters.h"
#include "../language.h"
#include "wire_copy.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { LONGEST_LABEL = 200, LONGEST_DATELINE = 160, LONGEST_SOURCE = 48, TELEPHONE_DIGITS = 7 };

static void fold(const char *bytes, struct span span, struct text *folded)
{
    for (size_t at = span.from; at < span.to;) {
        size_t size;
        uint32_t character = character_at(bytes, span.to, at, &size);
        text_append_character(folded, character == 0x2019 ? '\'' : character_lower(character));
        at += size;
    }
}

static bool is_of_kind(const struct entry *entry, const char *kind)
{
    size_t length = strlen(kind);
    return strncmp(entry->value, kind, length) == 0 &&
           (entry->value[length] == '\0' || entry->value[length] == ' ');
}

/* Sections of wires.dict; a message does not say its language. */
static const char *const languages[] = {"*", "de", "en", "fr", "es", "it", "nl", "pl", "ru", "ar"};

const struct entry *wire_word(const struct wire_copy *copy, struct span span, const char *kind)
{
    const struct entry *found = NULL;
    struct text folded = {0};
    while (span.from < span.to && (unsigned char)copy->bytes[span.from] <= ' ')
        span.from++;
    while (span.to > span.from &&
           ((unsigned char)copy->bytes[span.to - 1] <= ' ' || copy->bytes[span.to - 1] == ':'))
        span.to--;
    if (span.from == span.to || span.to - span.from > LONGEST_LABEL)
        return NULL;
    fold(copy->bytes, span, &folded);
    for (size_t i = 0; !found && i < sizeof languages / sizeof *languages; i++) {
        const struct entry *entry =
            dictionary_find(copy->words, languages[i], folded.bytes, folded.length);
        if (entry && is_of_kind(entry, kind))
            found = entry;
    }
    text_free(&folded);
    return found;
}

bool wire_line_has(const struct wire_copy *copy, struct span span, const char *kind)
{
    struct text folded = {0};
    bool has = false;
    fold(copy->bytes, span, &folded);
    for (size_t i = 0; !has && i < copy->words->count; i++) {
        const struct entry *entry = &copy->words->entries[i];
        has = is_of_kind(entry, kind) && strstr(text_string(&folded), entry->key) != NULL;
    }
    text_free(&folded);
    return has;
}

bool wire_has_contact(const char *bytes, size_t length)
{
    size_t digits = 0;
    for (size_t at = 0; at < length; at++) {
        if (isdigit((unsigned char)bytes[at]))
            digits++;
        else if (!strchr(" -/()+.", bytes[at]))
            digits = 0;
        if (digits >= TELEPHONE_DIGITS || bytes[at] == '@')
            return true;
    }
    return false;
}

/* Datelines. */

static size_t skip_blanks(const char *bytes, size_t length, size_t at)
{
    while (at < length && bytes[at] == ' ')
        at++;
    return at;
}

/* "(dpa/lni)", "(ats afp)": short words of letters, in brackets; 0: it is none. */
static size_t source_end(const char *bytes, size_t length, size_t at)
{
    size_t end = at + 1, letters = 0;
    while (end < length && end - at < LONGEST_SOURCE && bytes[end] != ')') {
        size_t size;
        uint32_t character = character_at(bytes, length, end, &size);
        if (is_letter(character))
            letters++;
        else if (!is_digit(character) && character != '/' && character != ' ' && character != '-' &&
                 character != '.' && character != '&' && character != ',')
            return 0;
        end += size;
    }
    return end < length && bytes[end] == ')' && letters >= 2 ? end + 1 : 0;
}

/* The dash behind a dateline, with white space on its right; 0: none. */
static size_t dash_end(const char *bytes, size_t length, size_t at)
{
    static const char *const dashes[] = {"--", "-", "_", "\xE2\x80\x93", "\xE2\x80\x94"};
    at += at < length && bytes[at] == '.';
    at = skip_blanks(bytes, length, at);
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++) {
        size_t size = strlen(dashes[i]);
        if (length - at > size && memcmp(bytes + at, dashes[i], size) == 0 &&
            bytes[at + size] == ' ')
            return skip_blanks(bytes, length, at + size);
    }
    return 0;
}

size_t dateline_length(const char *bytes, size_t length)
{
    size_t seen = length < LONGEST_DATELINE ? length : LONGEST_DATELINE, size;
    const char *line_end = memchr(bytes, '\n', seen);
    if (line_end)
        seen = (size_t)(line_end - bytes);
    const char *open = memchr(bytes, '(', seen);
    uint32_t first = character_at(bytes, length, 0, &size);
    if (!open || open == bytes || is_lower(first) ||
        !(character_is(first) & (IS_LETTER | IS_DIGIT)))
        return 0;
    size_t place = (size_t)(open - bytes);
    for (size_t at = 0; at < place; at++) /* no quotation, no sentence */
        if (strchr("\":;?!=|", bytes[at]))
            return 0;
    size_t end = source_end(bytes, length, place);
    return end ? dash_end(bytes, length, end) : 0;
}

/* Dates. */

static bool read_digits(const char *bytes, struct span *span, size_t count, int *value)
{
    *value = 0;
    for (size_t i = 0; i < count; i++) {
        if (span->from == span->to || !isdigit((unsigned char)bytes[span->from]))
            return false;
        *value = *value * 10 + bytes[span->from++] - '0';
    }
    return true;
}

static struct span read_word(const char *bytes, struct span *span)
{
    span->from = skip_blanks(bytes, span->to, span->from);
    struct span word = {span->from, span->from};
    while (word.to < span->to && bytes[word.to] != ' ')
        word.to++;
    span->from = word.to;
    while (word.to > word.from && bytes[word.to - 1] == '.')
        word.to--;
    return word;
}

static bool is_zone(const char *bytes, struct span word)
{
    static const char *const zones[] = {"GMT", "UTC", "Z"};
    for (size_t i = 0; i < sizeof zones / sizeof *zones; i++)
        if (word.to - word.from == strlen(zones[i]) &&
            memcmp(bytes + word.from, zones[i], word.to - word.from) == 0)
            return true;
    return false;
}

struct moment {
    int year, month, day, hour, minute;
    bool is_gmt;
};

static bool write_moment(const struct moment *moment, char iso[32])
{
    if (moment->month < 1 || moment->month > 12 || moment->day < 1 || moment->day > 31 ||
        moment->hour > 23 || moment->minute > 59)
        return false;
    int year = moment->year < 70    ? 2000 + moment->year
               : moment->year < 100 ? 1900 + moment->year
                                    : moment->year;
    snprintf(iso, 32, "%04u-%02u-%02uT%02u:%02u:00%s", (unsigned)year % 10000u,
             (unsigned)moment->month % 100u, (unsigned)moment->day % 100u,
             (unsigned)moment->hour % 100u, (unsigned)moment->minute % 100u,
             moment->is_gmt ? "Z" : "");
    return true;
}

/* "242200 GMT Jun 17". */
static bool read_group(const struct wire_copy *copy, struct span span, struct moment *moment)
{
    if (!read_digits(copy->bytes, &span, 2, &moment->day) ||
        !read_digits(copy->bytes, &span, 2, &moment->hour) ||
        !read_digits(copy->bytes, &span, 2, &moment->minute))
        return false;
    struct span word = read_word(copy->bytes, &span);
    moment->is_gmt = is_zone(copy->bytes, word);
    const struct entry *month = wire_word(copy, word, "month");
    if (!month && word.to - word.from <= 5) {
        word = read_word(copy->bytes, &span);
        month = wire_word(copy, word, "month");
    }
    if (!month)
        return false;
    moment->month = atoi(month->value + strlen("month "));
    word = read_word(copy->bytes, &span);
    size_t digits = word.to - word.from;
    return (digits == 2 || digits == 4) && span.from == span.to &&
           read_digits(copy->bytes, &word, digits, &moment->year);
}

/* "11-13-13 1509GMT": the American way. */
static bool read_american(const struct wire_copy *copy, struct span span, struct moment *moment)
{
    if (!read_digits(copy->bytes, &span, 2, &moment->month) || copy->bytes[span.from++] != '-' ||
        span.from >= span.to || !read_digits(copy->bytes, &span, 2, &moment->day) ||
        copy->bytes[span.from++] != '-' || span.from >= span.to ||
        !read_digits(copy->bytes, &span, 2, &moment->year))
        return false;
    span.from = skip_blanks(copy->bytes, span.to, span.from);
    if (!read_digits(copy->bytes, &span, 2, &moment->hour) ||
        !read_digits(copy->bytes, &span, 2, &moment->minute))
        return false;
    struct span zone = read_word(copy->bytes, &span);
    moment->is_gmt = is_zone(copy->bytes, zone);
    return true;
}

bool wire_date(const struct wire_copy *copy, struct span span, char iso[32])
{
    struct moment moment = {0};
    while (span.from < span.to && (unsigned char)copy->bytes[span.from] <= ' ')
        span.from++;
    if (span.to - span.from < 12 || span.to - span.from > 40)
        return false;
    return (read_group(copy, span, &moment) || read_american(copy, span, &moment)) &&
           write_moment(&moment, iso);
}
