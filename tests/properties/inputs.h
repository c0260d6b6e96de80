/* Inputs: the copy that properties are held against: samples, cases, and the tests of dictionaries.
 */
#ifndef WIRECOPY_INPUTS_H
#define WIRECOPY_INPUTS_H

#include "filter.h"
#include "stream.h"

struct copy_input {
    char *name; /* "tests/cases/quotes/glued.in", "dictionaries/elisions.dict:12" */
    char *file; /* NULL where it is a line of a dictionary */
    struct text bytes;
    const struct filter *filter;  /* whose case it is; NULL: the chain's */
    const struct format *format;  /* NULL: sniffed */
    char language[16], house[64]; /* "": the story's own, and the default */
    bool is_clean;                /* must be left alone */
    bool is_sample;
};

struct copy_inputs {
    struct copy_input *items;
    size_t count, capacity;
};

/* All of them, from the source tree at `root`. */
void inputs_collect(struct copy_inputs *, const char *root);
void inputs_free(struct copy_inputs *);

/* Reads the input; false at its end. `reader` is opened by the first call, closed by the last. */
bool input_open_reader(const struct copy_input *, struct reader *, struct report *);

/* "ap, bbc...": the houses of the tree, each ended by NUL, and by another at the end. Free it. */
char *house_names(const char *root);

#endif
