/* The options of wire-clean. */
#ifndef WIRECOPY_CLEAN_OPTIONS_H
#define WIRECOPY_CLEAN_OPTIONS_H

#include "../chain.h"
#include "../stream.h"

struct clean {
    const struct format *from, *to; /* from NULL: sniffed */
    const char *charset, *house_name, *folder, *journal; /* -o, -e; NULL: none */
    const char **left_out, **dictionaries;
    size_t left_out_count, left_out_capacity, dictionary_count, dictionary_capacity;
    size_t workers;
    bool leaves_out_private;
    const char **files; /* "-" alone where none is named */
    size_t file_count;
    struct settings settings;
    struct house *house;
    struct chain chain;
    struct report *report;
};

/* False where the program is done; see options_read(). */
bool clean_options_read(struct clean *, int argc, char **argv, struct report *);
void clean_options_free(struct clean *);

/* Whether -x names the filter. */
bool clean_leaves_out(const struct clean *, const char *filter);

/* Shows on a terminal how many files are done. */
void clean_progress(const struct clean *, size_t done);

#endif
