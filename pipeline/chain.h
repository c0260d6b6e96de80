/* Chain: the only loop: every story goes through every filter, in order. */
#ifndef WIRECOPY_CHAIN_H
#define WIRECOPY_CHAIN_H

#include "filter.h"

/* How often a filter reads a story that it changes, at most: until it has nothing more to say. */
enum { MOST_READINGS = 4 };

struct chain {
    const struct filter **filters;
    void **states; /* what each filter's open() returned */
    size_t count;
    const struct settings *settings;
    struct report *report;
};

/* Opens the filters, in the order given. The settings and the report must outlive the chain. */
void chain_open(struct chain *, const struct filter *const *filters, size_t count,
                const struct settings *, struct report *);

/* Runs the story through all filters, each as often as it changes something. With settings->strict, a query makes the status 1. */
void chain_run(struct chain *, struct story *);
void chain_close(struct chain *);

#endif
