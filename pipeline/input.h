/* Input: the bytes of a file or a pipe, as much at a time as a format asks for. */
#ifndef WIRECOPY_INPUT_H
#define WIRECOPY_INPUT_H

#include "report.h"
#include "text.h"

#include <stdbool.h>
#include <stddef.h>

struct input {
    int descriptor;
    char *name;  /* for messages; "-" is standard input */
    char *bytes; /* those not yet used are bytes[start..end) */
    size_t start, end, capacity;
    size_t line; /* of bytes[start], from 1 */
    bool ended;  /* nothing more will come */
    bool failed; /* ... because it could not be read */
    struct report *report;
};

/* Opens a file, or standard input for "-". False, reported (66), where it cannot be read. */
bool input_open(struct input *, const char *name, struct report *);
void input_close(struct input *);

/* Tries to have at least `wanted` unused bytes; returns how many there are, fewer at the end. */
size_t input_fill(struct input *, size_t wanted);

/* Like input_fill(), but gives what has come as soon as anything has: for live pipes. */
size_t input_fill_some(struct input *);

/* The next line with its line end (LF), or the last bytes; NULL at the end. Valid until the next
 * call; counts as used. */
const char *input_line(struct input *, size_t *length);

/* The unused bytes, and to use some of them up. */
const char *input_bytes(const struct input *);
void input_use(struct input *, size_t count);

/* All that is left, used. */
const char *input_rest(struct input *, size_t *length);

/* The same, with a NUL behind it, in memory that the caller frees: no second copy of a long text.
 */
char *input_take_rest(struct input *, size_t *length);

/* The unused bytes are these from now on, and no others come. Takes the text over. */
void input_replace(struct input *, struct text *);

/* Adds all bytes of a file. False, reported, where they cannot be read (66), or not to the end
 * (74).
 */
bool input_read_file(const char *name, struct text *bytes, struct report *);

#endif
