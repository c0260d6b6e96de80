/* Embargo: the moment that a sentence names, as an ISO date and time. */
#include "embargo.h"

#include "language.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct moment {
    unsigned year, month, day, hour, minute;
    bool has_hour, has_midday; /* am or pm was seen */
    bool is_ambiguous;         /* two dates or hours that differ */
    bool says_hour;            /* an hour, and no other number, stands there */
    bool expects_hour;         /* "ore", "godz.", "at" stood before */
    char zone[8];
};

static size_t number_at(const char *bytes, size_t to, size_t at, unsigned *number)
{
    size_t digits = 0;
    *number = 0;
    while (at + digits < to && is_ascii_digit(bytes[at + digits]) && digits < 9)
        *number = *number * 10 + (unsigned)(bytes[at + digits++] - '0');
    return digits;
}

static void set(struct moment *moment, unsigned *field, unsigned value)
{
    moment->is_ambiguous |= *field && *field != value;
    *field = value;
}

static void set_hour(struct moment *moment, unsigned hour, unsigned minute)
{
    moment->is_ambiguous |= moment->has_hour && (moment->hour != hour || moment->minute != minute);
    moment->has_hour = true;
    moment->hour = hour;
    moment->minute = minute;
}

/* "18 h", "18 h 30": returns the bytes taken. */
static size_t take_french_hour(const char *bytes, size_t to, size_t at, struct moment *moment)
{
    unsigned hour, minute = 0;
    size_t length = number_at(bytes, to, at, &hour), end = at + length + 2;
    if (!length || length > 2 || end > to || bytes[at + length] != ' ' ||
        (bytes[end - 1] | 32) != 'h' || is_letter(character_at(bytes, to, end, NULL)))
        return 0;
    if (end < to && bytes[end] == ' ' && number_at(bytes, to, end + 1, &minute) == 2)
        end += 3;
    else
        minute = 0;
    set_hour(moment, hour, minute);
    moment->says_hour = true;
    return end - at;
}

/* 2021-06-16, 16.06.2021, 16.6. and 10:00, 10.00, 10h30: returns the bytes taken. */
static size_t take_marked_number(const char *bytes, size_t to, size_t at, struct moment *moment)
{
    unsigned first, second = 0, third = 0;
    size_t length = number_at(bytes, to, at, &first), more, most = 0;
    if (at + length + 1 >= to || !strchr(".:-/hH", bytes[at + length]))
        return 0;
    char mark = bytes[at + length];
    more = number_at(bytes, to, at + length + 1, &second);
    if (!more)
        return 0;
    size_t end = at + length + 1 + more;
    if (end + 1 < to && bytes[end] == mark)
        most = number_at(bytes, to, end + 1, &third);
    if (mark == '-' && length == 4 && most == 2) {
        set(moment, &moment->year, first);
        set(moment, &moment->month, second);
        set(moment, &moment->day, third);
        return length + more + most + 2;
    }
    if (most == 4 && mark != ':' && first <= 31 && second <= 12) { /* day first: all but the US */
        moment->is_ambiguous |= mark == '/' && first <= 12 && first != second;
        set(moment, &moment->day, first);
        set(moment, &moment->month, second);
        set(moment, &moment->year, third);
        return length + more + most + 2;
    }
    if (mark == '.' && more <= 2 && end < to && bytes[end] == '.' && first <= 31 && second <= 12) {
        set(moment, &moment->day, first);
        set(moment, &moment->month, second);
        return length + more + 2;
    }
    if (more == 2 && first <= 24 && second < 60 && mark != '-' && mark != '/') {
        set_hour(moment, first, second);
        moment->says_hour = true;
        return length + more + 1 + (most == 2 && mark == ':' ? 3 : 0);
    }
    return 0;
}

/* The zone behind an hour: +02:00, -0500, Z. */
static size_t take_offset(const char *bytes, size_t to, size_t at, struct moment *moment)
{
    unsigned hours, minutes = 0;
    if (!moment->has_hour || (bytes[at] != '+' && bytes[at] != '-') || at + 1 >= to)
        return 0;
    size_t length = number_at(bytes, to, at + 1, &hours), end = at + 1 + length;
    if (length == 2 && end < to && bytes[end] == ':')
        end += 1 + number_at(bytes, to, end + 1, &minutes);
    else if (length == 4)
        minutes = hours % 100, hours /= 100;
    else if (length == 0 || length > 2)
        return 0;
    if (hours > 14 || minutes > 59)
        return 0;
    snprintf(moment->zone, sizeof moment->zone, "%c%02u:%02u", bytes[at], hours, minutes);
    return end - at;
}

/* A plain number is a day, a year, or an hour: what stands beside it tells. */
static void take_number(struct moment *moment, unsigned number, size_t digits, const char *behind)
{
    bool is_hour = strncmp(behind, "am", 2) == 0 || strncmp(behind, "pm", 2) == 0 ||
                   strncmp(behind, "time", 4) == 0 ||
                   (moment->expects_hour && strncmp(behind, "month", 5) != 0);
    if (digits == 4 && number >= 1990 && number <= 2099 && !moment->year && moment->month)
        set(moment, &moment->year, number);
    else if (digits == 4 && number % 100 < 60 && number < 2400)
        set_hour(moment, number / 100, number % 100);
    else if (is_hour && digits <= 2)
        set_hour(moment, number, 0), moment->says_hour = true;
    else if (digits <= 2 && number >= 1 && number <= 31 && !moment->day)
        moment->day = number;
    else
        moment->is_ambiguous = true;
    moment->expects_hour = false;
}

static void take_word(const char *value, struct moment *moment)
{
    moment->expects_hour = strcmp(value, "time") == 0;
    moment->says_hour |= strcmp(value, "noon") == 0 || strcmp(value, "midnight") == 0;
    if (strncmp(value, "month ", 6) == 0) {
        set(moment, &moment->month, (unsigned)atoi(value + 6));
    } else if (strncmp(value, "zone ", 5) == 0) {
        moment->is_ambiguous |= *moment->zone && strcmp(moment->zone, value + 5) != 0;
        snprintf(moment->zone, sizeof moment->zone, "%.7s", value + 5);
    } else if (strcmp(value, "noon") == 0) {
        set_hour(moment, 12, 0);
    } else if (strcmp(value, "midnight") == 0) {
        moment->is_ambiguous = true; /* which end of the day? */
    } else if (moment->has_hour && !moment->has_midday && moment->hour <= 12 &&
               (strcmp(value, "am") == 0 || strcmp(value, "pm") == 0)) {
        moment->has_midday = true;
        moment->hour = moment->hour % 12 + (*value == 'p' ? 12 : 0);
    }
}

static void read_moment(const struct phrases *dates, const char *bytes, struct span prose,
                        struct moment *moment)
{
    size_t at = prose.from, size, end;
    while (at < prose.to) {
        unsigned number;
        size_t digits = number_at(bytes, prose.to, at, &number), taken;
        if (digits && ((taken = take_french_hour(bytes, prose.to, at, moment)) ||
                       (taken = take_marked_number(bytes, prose.to, at, moment)))) {
            at += taken;
            at += at < prose.to && bytes[at] == 'T';
            continue;
        }
        if (digits) {
            struct span rest = {at + digits, prose.to};
            while (rest.from < rest.to && bytes[rest.from] == ' ')
                rest.from++;
            const struct entry *behind = phrase_begins(dates, bytes, rest, &end);
            take_number(moment, number, digits, behind ? behind->value : "");
            at += digits;
            continue;
        }
        if ((taken = take_offset(bytes, prose.to, at, moment))) {
            at += taken;
            continue;
        }
        uint32_t character = character_at(bytes, prose.to, at, &size);
        const struct entry *word =
            is_letter(character) ? phrase_begins(dates, bytes, (struct span){at, prose.to}, &end)
                                 : NULL;
        if (word)
            take_word(word->value, moment);
        if (word)
            at = end;
        else if (is_letter(character)) /* the rest of a word that says nothing */
            while (at < prose.to && is_letter(character_at(bytes, prose.to, at, &size)))
                at += size;
        else
            at += size;
    }
}

static unsigned days_of(unsigned year, unsigned month)
{
    static const unsigned char days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leaps = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return month == 2 && !leaps ? 28 : days[month - 1];
}

bool embargo_read(const struct phrases *dates, const char *bytes, struct span prose,
                  const char *near, struct embargo *embargo)
{
    struct moment moment = {0};
    read_moment(dates, bytes, prose, &moment);
    if (!moment.year && near && strlen(near) >= 10) { /* the year of the day that is next */
        unsigned month = (unsigned)atoi(near + 5);
        moment.year = (unsigned)atoi(near) + (month == 12 && moment.month == 1);
        moment.is_ambiguous |= moment.month < month && !(month == 12 && moment.month == 1);
    }
    bool is_day = moment.year >= 1990 && moment.year <= 2099 && moment.month >= 1 &&
                  moment.month <= 12 && moment.day >= 1 &&
                  moment.day <= days_of(moment.year, moment.month);
    *embargo =
        (struct embargo){.has_day = is_day && !moment.is_ambiguous,
                         .has_hour = moment.has_hour && moment.hour < 24 && !moment.is_ambiguous,
                         .has_zone = *moment.zone != '\0',
                         .says_when = moment.says_hour || (moment.has_hour && *moment.zone)};
    if (embargo->has_day && embargo->has_hour)
        snprintf(embargo->iso, sizeof embargo->iso, "%04u-%02u-%02uT%02u:%02u:00%s",
                 moment.year % 10000, moment.month % 100, moment.day % 100, moment.hour % 100,
                 moment.minute % 100, moment.zone);
    return embargo->has_day && embargo->has_hour && embargo->has_zone;
}
