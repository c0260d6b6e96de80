/* Embargo: the moment that a sentence names, as an ISO date and time. */
#ifndef WIRECOPY_EMBARGO_H
#define WIRECOPY_EMBARGO_H

#include "phrases.h"

struct embargo {
    char iso[32]; /* "2021-06-16T10:00:00+02:00"; without the zone where none is named */
    bool has_day, has_hour, has_zone;
    bool says_when; /* an hour is there, whether all of it can be read or not */
};

/* Reads the day, the hour and the zone of a moment out of prose in any language of `dates`
 * (dates.dict). `near`: an ISO date whose year counts where none is named; may be NULL. True where
 * all are known; nothing is guessed. */
bool embargo_read(const struct phrases *dates, const char *bytes, struct span prose,
                  const char *near, struct embargo *);

#endif
