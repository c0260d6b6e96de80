/* Wire words: the labels, datelines and dates of teleprinter copy. */
#include "../contacts.h"
#include "../language.h"
#include "wire_copy.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { LONGEST_LABEL = 200 };

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
    if (span.to - span.from > LONGEST_LABEL)
        return NULL;
    const struct entry *entry = phrase_is(copy->words, copy->bytes, span), *found = NULL;
    if (!entry || is_of_kind(entry, kind))
        return entry;
    /* The same word may be of another kind in another language. */
    for (size_t i = 0; !found && i < sizeof languages / sizeof *languages; i++) {
        const struct entry *other =
            dictionary_find(copy->words->dictionary, languages[i], entry->key, entry->key_length);
        found = other && is_of_kind(other, kind) ? other : NULL;
    }
    return found;
}

bool wire_has_words(const struct phrases *words, const char *bytes, struct span span,
                    const char *kind)
{
    const struct entry *entry;
    struct span found;
    for (size_t at = span.from; (entry = phrase_next(words, bytes, span, &at, &found));)
        if (is_of_kind(entry, kind))
            return true;
    return false;
}

bool wire_line_has(const struct wire_copy *copy, struct span span, const char *kind)
{
    return wire_has_words(copy->words, copy->bytes, span, kind);
}

bool wire_line_has_contact(const struct wire_copy *copy, struct span line)
{
    return note_has_contact(copy->contacts, copy->bytes, line);
}

size_t wire_dateline(const struct wire_copy *copy, const char *bytes, struct span paragraph)
{
    struct dateline dateline;
    if (dateline_read(copy->places, bytes, paragraph, &dateline) ||
        dateline_read_on_wire(bytes, paragraph, &dateline))
        return dateline.text - paragraph.from;
    return 0;
}

/* Dates. */

static size_t skip_blanks(const char *bytes, size_t length, size_t at)
{
    while (at < length && bytes[at] == ' ')
        at++;
    return at;
}

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

/* "21:37-09-12-18": the time, the day, the month, the year. */
static bool read_time_first(const struct wire_copy *copy, struct span span, struct moment *moment)
{
    int *const fields[] = {&moment->hour, &moment->minute, &moment->day, &moment->month,
                           &moment->year};
    static const char marks[] = ":---";
    for (size_t i = 0; i < 5; i++) {
        if (i && (span.from == span.to || copy->bytes[span.from++] != marks[i - 1]))
            return false;
        if (!read_digits(copy->bytes, &span, 2, fields[i]))
            return false;
    }
    return span.from == span.to;
}

bool wire_date(const struct wire_copy *copy, struct span span, char iso[32])
{
    struct moment moment = {0};
    while (span.from < span.to && (unsigned char)copy->bytes[span.from] <= ' ')
        span.from++;
    if (span.to - span.from < 12 || span.to - span.from > 40)
        return false;
    return (read_group(copy, span, &moment) || read_american(copy, span, &moment) ||
            read_time_first(copy, span, &moment)) &&
           write_moment(&moment, iso);
}
