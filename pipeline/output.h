/* Output: bytes to a file or a pipe. Every short write is an error, reported once (74). */
#ifndef WIRECOPY_OUTPUT_H
#define WIRECOPY_OUTPUT_H

#include "report.h"

#include <stdbool.h>
#include <stddef.h>

struct output {
    int descriptor;
    char *name;
    char *bytes;
    size_t length, capacity;
    bool failed;
    struct report *report;
};

/* Makes the file, or takes standard output for "-". False, reported (73), where it cannot be made. */
bool output_open(struct output *, const char *name, struct report *);

/* Writes what is held back. False where that, or anything before, failed. */
bool output_flush(struct output *);

/* Flushes and closes; a disk that fills up late is noticed here. */
bool output_close(struct output *);

void output_write(struct output *, const char *bytes, size_t length);
void output_string(struct output *, const char *string);
void output_format(struct output *, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
