/* Timestamp: dates and times as wire formats write them, and as XML Schema wants them. */
#include "timestamp.h"

#include <ctype.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

/* Exactly `count` digits, as a number; -1 otherwise. */
static int take_digits(const char **at, int count)
{
    int number = 0;
    for (int i = 0; i < count; i++) {
        if (!isdigit((unsigned char)(*at)[i]))
            return -1;
        number = number * 10 + ((*at)[i] - '0');
    }
    *at += count;
    return number;
}

static bool take_byte(const char **at, const char *any)
{
    if (!**at || !strchr(any, **at))
        return false;
    ++*at;
    return true;
}

static bool is_day(int year, int month, int day)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leaps = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return year >= 1 && month >= 1 && month <= 12 && day >= 1 &&
           day <= days[month - 1] + (month == 2 && leaps);
}

static bool read_time(const char **at, struct timestamp *time)
{
    time->hour = take_digits(at, 2);
    bool has_colon = take_byte(at, ":");
    time->minute = take_digits(at, 2);
    time->second = 0;
    if (has_colon ? take_byte(at, ":") : isdigit((unsigned char)**at) != 0)
        time->second = take_digits(at, 2);
    if (take_byte(at, ".,"))
        while (isdigit((unsigned char)**at))
            ++*at;
    if (time->second == 60) /* a leap second is none in XML Schema */
        time->second = 59;
    return time->hour >= 0 && time->hour < 24 && time->minute >= 0 && time->minute < 60 &&
           time->second >= 0 && time->second < 60;
}

static bool read_zone(const char **at, struct timestamp *time)
{
    while (take_byte(at, " "))
        ;
    if (!**at)
        return true;
    time->has_zone = true;
    if (strcasecmp(*at, "Z") == 0 || strcasecmp(*at, "UTC") == 0 || strcasecmp(*at, "GMT") == 0) {
        *at += strlen(*at);
        return true;
    }
    int sign = **at == '-' ? -1 : 1;
    if (!take_byte(at, "+-"))
        return false;
    int hours = take_digits(at, 2), minutes = 0;
    if (take_byte(at, ":") || isdigit((unsigned char)**at))
        minutes = take_digits(at, 2);
    time->offset = sign * (hours * 60 + minutes);
    return hours >= 0 && minutes >= 0 && minutes < 60 && hours * 60 + minutes <= 14 * 60;
}

bool timestamp_read(const char *string, struct timestamp *time)
{
    const char *at = string;
    *time = (struct timestamp){.hour = -1};
    while (take_byte(&at, " \t\n"))
        ;
    char trimmed[48];
    size_t length = strlen(at);
    while (length && isspace((unsigned char)at[length - 1]))
        length--;
    if (length >= sizeof trimmed)
        return false;
    memcpy(trimmed, at, length);
    trimmed[length] = '\0';
    at = trimmed;
    time->year = take_digits(&at, 4);
    bool has_dash = take_byte(&at, "-");
    time->month = take_digits(&at, 2);
    if (has_dash && !take_byte(&at, "-"))
        return false;
    time->day = take_digits(&at, 2);
    if (!is_day(time->year, time->month, time->day))
        return false;
    if (!*at)
        return true;
    return take_byte(&at, "Tt ") && read_time(&at, time) && read_zone(&at, time) && !*at;
}

struct timestamp timestamp_of(time_t moment)
{
    struct tm utc = {0};
    gmtime_r(&moment, &utc);
    return (struct timestamp){utc.tm_year + 1900, utc.tm_mon + 1, utc.tm_mday, utc.tm_hour,
                              utc.tm_min,         utc.tm_sec,     true,        0};
}

void timestamp_write(const struct timestamp *time, char out[32])
{
    int length =
        snprintf(out, 32, "%04d-%02d-%02d", time->year % 10000, time->month % 100, time->day % 100);
    if (time->hour < 0)
        return;
    length += snprintf(out + length, (size_t)(32 - length), "T%02d:%02d:%02d", time->hour % 100,
                       time->minute % 100, time->second % 100);
    int offset = time->offset < 0 ? -time->offset : time->offset;
    if (time->has_zone)
        snprintf(out + length, (size_t)(32 - length), "%c%02d:%02d", time->offset < 0 ? '-' : '+',
                 offset / 60 % 100, offset % 60);
}

void timestamp_write_basic(const struct timestamp *time, char out[32])
{
    char *to = out;
    timestamp_write(time, out);
    for (const char *from = out; *from; from++)
        if (*from != ':' && (*from != '-' || from > out + 10))
            *to++ = *from;
    *to = '\0';
}

/* Minutes and seconds of an ordinary calendar, enough to compare. */
static int64_t moment(const struct timestamp *time)
{
    struct tm utc = {.tm_year = time->year - 1900,
                     .tm_mon = time->month - 1,
                     .tm_mday = time->day,
                     .tm_hour = time->hour < 0 ? 0 : time->hour,
                     .tm_min = time->minute,
                     .tm_sec = time->second};
    return (int64_t)timegm(&utc) - 60 * (int64_t)time->offset;
}

bool timestamp_is_later(const struct timestamp *a, const struct timestamp *b)
{
    return moment(a) > moment(b);
}
