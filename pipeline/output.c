/* Output: bytes to a file or a pipe. Every short write is an error, reported once. */
#include "output.h"

#include "memory.h"
#include "text.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { BLOCK = 1 << 16 };

bool output_open(struct output *output, const char *name, struct report *report)
{
    *output = (struct output){.name = memory_copy_string(name), .report = report};
    output->descriptor = strcmp(name, "-") == 0
                             ? STDOUT_FILENO
                             : open(name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    output->failed = output->descriptor < 0;
    if (output->failed)
        report_at(report, EX_CANTCREAT, name, 0, "cannot make this file: %s", strerror(errno));
    return !output->failed;
}

static void fail(struct output *output)
{
    if (!output->failed)
        report_at(output->report, EX_IOERR,
                  output->descriptor == STDOUT_FILENO ? "standard output" : output->name, 0,
                  "cannot write: %s", strerror(errno));
    output->failed = true;
}

static void write_all(struct output *output, const char *bytes, size_t length)
{
    while (length && !output->failed) {
        ssize_t written = write(output->descriptor, bytes, length);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0) {
            fail(output);
        } else {
            bytes += written;
            length -= (size_t)written;
        }
    }
}

bool output_flush(struct output *output)
{
    write_all(output, output->bytes, output->length);
    output->length = 0;
    return !output->failed;
}

void output_write(struct output *output, const char *bytes, size_t length)
{
    if (output->length + length > BLOCK)
        output_flush(output);
    if (length >= BLOCK) {
        write_all(output, bytes, length);
        return;
    }
    if (!length)
        return;
    output->bytes = memory_grow(output->bytes, &output->capacity, BLOCK, 1);
    memcpy(output->bytes + output->length, bytes, length);
    output->length += length;
}

void output_string(struct output *output, const char *string)
{
    output_write(output, string, strlen(string));
}

void output_format(struct output *output, const char *format, ...)
{
    char small[512];
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int needed = vsnprintf(small, sizeof small, format, arguments);
    va_end(arguments);
    if (needed >= (int)sizeof small) {
        char *large = memory_allocate((size_t)needed + 1, 1);
        vsnprintf(large, (size_t)needed + 1, format, again);
        output_write(output, large, (size_t)needed);
        free(large);
    } else if (needed > 0) {
        output_write(output, small, (size_t)needed);
    }
    va_end(again);
}

bool output_close(struct output *output)
{
    output_flush(output);
    if (output->descriptor >= 0 && close(output->descriptor) != 0)
        fail(output);
    bool whole = !output->failed;
    free(output->name);
    free(output->bytes);
    *output = (struct output){.descriptor = -1, .failed = !whole};
    return whole;
}
