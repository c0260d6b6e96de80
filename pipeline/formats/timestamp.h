/* Timestamp: dates and times as wire formats write them, and as XML Schema wants them. */
#ifndef WIRECOPY_TIMESTAMP_H
#define WIRECOPY_TIMESTAMP_H

#include <stdbool.h>
#include <time.h>

struct timestamp {
    int year, month, day;
    int hour, minute, second; /* hour -1: a date alone */
    bool has_zone;
    int offset; /* minutes east of UTC */
};

/* Reads ISO 8601 and its near relations: 2026-03-01, 20260301T143000+0100, 2026-03-01 14:30 UTC.
 * False where it is anything else, or no date that there is. */
bool timestamp_read(const char *, struct timestamp *);

/* A moment in UTC. */
struct timestamp timestamp_of(time_t);

/* xs:date, or xs:dateTime: "2026-03-01T14:30:00+01:00". */
void timestamp_write(const struct timestamp *, char out[32]);

/* The same without punctuation, as NITF has it: "20260301T143000+0100". */
void timestamp_write_basic(const struct timestamp *, char out[32]);

/* Whether `a` is a later moment than `b`; both read in UTC where they have no zone. */
bool timestamp_is_later(const struct timestamp *a, const struct timestamp *b);

#endif
