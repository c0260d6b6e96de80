/* Input: the bytes of a file or a pipe, as much at a time as a format asks for. */
#include "input.h"

#include "memory.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { BLOCK = 1 << 16 };

bool input_open(struct input *input, const char *name, struct report *report)
{
    *input = (struct input){.name = memory_copy_string(name), .line = 1, .report = report};
    struct stat status;
    input->descriptor = strcmp(name, "-") == 0 ? STDIN_FILENO : open(name, O_RDONLY | O_CLOEXEC);
    if (input->descriptor < 0) {
        report_at(report, EX_NOINPUT, name, 0, "cannot read: %s", strerror(errno));
    } else if (fstat(input->descriptor, &status) == 0 && S_ISDIR(status.st_mode)) {
        report_at(report, EX_NOINPUT, name, 0, "is a directory; name the files in it, as in %s/*",
                  name);
    } else {
        return true;
    }
    input_close(input);
    return false;
}

void input_close(struct input *input)
{
    if (input->descriptor > STDIN_FILENO)
        close(input->descriptor);
    free(input->name);
    free(input->bytes);
    *input = (struct input){.descriptor = -1, .ended = true};
}

/* Makes room, and reads once. */
static void read_more(struct input *input, size_t wanted)
{
    if (input->start > 0 && input->start == input->end)
        input->start = input->end = 0;
    if (input->start > BLOCK && input->start > input->end / 2) {
        memmove(input->bytes, input->bytes + input->start, input->end - input->start);
        input->end -= input->start;
        input->start = 0;
    }
    size_t room =
        input->end + BLOCK > input->start + wanted ? input->end + BLOCK : input->start + wanted;
    input->bytes = memory_grow(input->bytes, &input->capacity, room, 1);
    ssize_t got;
    do {
        got = read(input->descriptor, input->bytes + input->end, input->capacity - input->end);
    } while (got < 0 && errno == EINTR);
    if (got < 0)
        report_at(input->report, EX_IOERR, input->name, 0, "cannot read on: %s", strerror(errno));
    input->failed = got < 0;
    if (got <= 0)
        input->ended = true;
    else
        input->end += (size_t)got;
}

size_t input_fill(struct input *input, size_t wanted)
{
    while (!input->ended && input->end - input->start < wanted)
        read_more(input, wanted);
    return input->end - input->start;
}

size_t input_fill_some(struct input *input)
{
    size_t had = input->end - input->start;
    if (!had && !input->ended)
        read_more(input, 1);
    return input->end - input->start;
}

const char *input_bytes(const struct input *input)
{
    return input->bytes ? input->bytes + input->start : "";
}

void input_use(struct input *input, size_t count)
{
    const char *at = input_bytes(input), *end = at + count;
    while (at < end && (at = memchr(at, '\n', (size_t)(end - at)))) {
        input->line++;
        at++;
    }
    input->start += count;
}

const char *input_line(struct input *input, size_t *length)
{
    size_t seen = 0;
    for (;;) {
        size_t have = input->end - input->start;
        const char *end =
            have > seen ? memchr(input->bytes + input->start + seen, '\n', have - seen) : NULL;
        if (end || (input->ended && have)) {
            const char *line = input->bytes + input->start;
            *length = end ? (size_t)(end - line) + 1 : have;
            input->line += end != NULL;
            input->start += *length;
            return line;
        }
        if (input->ended)
            return NULL;
        seen = have;
        read_more(input, have + 1);
    }
}

const char *input_rest(struct input *input, size_t *length)
{
    while (!input->ended)
        read_more(input, 1);
    const char *bytes = input_bytes(input);
    *length = input->end - input->start;
    input_use(input, *length);
    return bytes;
}

bool input_read_file(const char *name, struct text *bytes, struct report *report)
{
    struct input input;
    size_t length;
    if (!input_open(&input, name, report))
        return false;
    const char *all = input_rest(&input, &length);
    text_append(bytes, all, length);
    bool is_whole = !input.failed;
    input_close(&input);
    return is_whole;
}

void input_replace(struct input *input, struct text *bytes)
{
    free(input->bytes);
    input->bytes = bytes->bytes;
    input->start = 0;
    input->end = bytes->length;
    input->capacity = bytes->capacity;
    input->line = 1;
    input->ended = true;
    *bytes = (struct text){0};
}

char *input_take_rest(struct input *input, size_t *length)
{
    input_rest(input, length);
    char *bytes = memory_grow(input->bytes, &input->capacity, input->end + 1, 1);
    memmove(bytes, bytes + input->end - *length, *length);
    bytes[*length] = '\0';
    input->bytes = NULL;
    input->start = input->end = input->capacity = 0;
    return bytes;
}
