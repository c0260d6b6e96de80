/* Options: the command line of every program, from one table; --help is made from it too. */
#ifndef WIRECOPY_OPTIONS_H
#define WIRECOPY_OPTIONS_H

#include "../filter.h"

#include <stdbool.h>

struct option_spec {
    char letter;           /* 0: a long name only */
    const char *name;      /* "language" */
    const char *argument;  /* "LANG"; NULL: takes none */
    const char *purpose;   /* for --help */
};

struct program {
    const char *name;      /* "wire-quotes" */
    const char *purpose;   /* one sentence */
    const char *synopsis;  /* "[-l LANG] [FILE...]" */
    const struct option_spec *options;
    size_t option_count;
    const char *examples;  /* lines that work, indented by four */
    /* Takes one option; `argument` is NULL where it takes none. False: reported. */
    bool (*take)(void *self, const char *name, const char *argument, struct report *);
};

/* Reads the options. Returns the index of the first FILE in argv; 0 where the program is done (help,
 * version, or an error that was reported): exit with report->status. SIGPIPE is ignored from here
 * on, so that a closed pipe is an error that can be told. */
int options_read(const struct program *, void *self, int argc, char **argv, struct report *);

/* Checks -l; false, reported, for a language that CLDR does not know. */
bool language_is_known(const char *language, struct report *);

struct format;

/* What -f or -t name; NULL, reported with the names there are, where it is not one. */
const struct format *format_taken(const char *name, bool written, struct report *report);

/* Adds to a list of strings that ends with NULL, for options that may be repeated. */
void options_add_string(const char ***list, size_t *count, size_t *capacity, const char *string);

#endif
