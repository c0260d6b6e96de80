/* Report: the one way to tell a person something; it keeps the worst exit status seen. */
#ifndef WIRECOPY_REPORT_H
#define WIRECOPY_REPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <sysexits.h>

/* Beside those of sysexits.h: 0 done; with --strict, this one where a query was raised. */
#define EX_QUERIES 1

struct report {
    const char *program; /* "wire-quotes"; not owned */
    FILE *stream;        /* NULL: silent, for tests */
    int status;          /* the worst so far: a bug, then output, engines, input, queries */
    size_t messages;
};

/* Says `wire-NAME: FILE:LINE: text` and keeps `status` if it is the worst so far. `file` NULL: no
 * place is named; `line` 0: no line. A status of 0 is a remark that does not fail the run. */
void report_at(struct report *, int status, const char *file, size_t line, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

/* Says again what a report without a program's name has said: lines, each ended. */
void report_again(struct report *, int status, const char *lines);

/* Keeps the status without a message. */
void report_status(struct report *, int status);

#endif
