/* Report: the one way to tell a person something; it keeps the worst exit status seen. */
#include "report.h"

#include <stdarg.h>
#include <string.h>

/* Worst last. */
static const int severity[] = {EX_OK,          EX_QUERIES,   EX_NOINPUT, EX_DATAERR, EX_TEMPFAIL,
                               EX_UNAVAILABLE, EX_CANTCREAT, EX_IOERR,   EX_USAGE,   EX_SOFTWARE};

static size_t rank(int status)
{
    for (size_t i = 0; i < sizeof severity / sizeof *severity; i++)
        if (severity[i] == status)
            return i;
    return sizeof severity / sizeof *severity;
}

void report_status(struct report *report, int status)
{
    if (rank(status) > rank(report->status))
        report->status = status;
}

void report_at(struct report *report, int status, const char *file, size_t line, const char *format,
               ...)
{
    report_status(report, status);
    report->messages++;
    if (!report->stream)
        return;
    flockfile(report->stream);
    fprintf(report->stream, "%s: ", report->program);
    if (file)
        fprintf(report->stream, "%s:", file);
    if (file && line)
        fprintf(report->stream, "%zu:", line);
    if (file)
        fputc(' ', report->stream);
    va_list arguments;
    va_start(arguments, format);
    vfprintf(report->stream, format, arguments);
    va_end(arguments);
    fputc('\n', report->stream);
    funlockfile(report->stream);
}

void report_again(struct report *report, int status, const char *lines)
{
    report_status(report, status);
    for (size_t length; *lines; lines += length) {
        length = strcspn(lines, "\n") + 1;
        report->messages++;
        if (report->stream)
            fprintf(report->stream, "%s%.*s", report->program, (int)length, lines);
    }
}
