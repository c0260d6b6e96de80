/* Support: what unit tests and properties share. */
#include "support.h"

#include "formats/story_text.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

size_t read_at_most, write_at_most;
ptrdiff_t writes_left = -1;

/* The linker puts these in the place of read() and write() (--wrap). */
ssize_t __real_read(int descriptor, void *bytes, size_t count);
ssize_t __real_write(int descriptor, const void *bytes, size_t count);
ssize_t __wrap_read(int descriptor, void *bytes, size_t count);
ssize_t __wrap_write(int descriptor, const void *bytes, size_t count);

ssize_t __wrap_read(int descriptor, void *bytes, size_t count)
{
    return __real_read(descriptor, bytes,
                       read_at_most && count > read_at_most ? read_at_most : count);
}

ssize_t __wrap_write(int descriptor, const void *bytes, size_t count)
{
    if (write_at_most && count > write_at_most)
        count = write_at_most;
    if (writes_left >= 0 && count > (size_t)writes_left)
        count = (size_t)writes_left;
    if (writes_left == 0 && count == 0) {
        errno = ENOSPC;
        return -1;
    }
    ssize_t written = __real_write(descriptor, bytes, count);
    if (writes_left >= 0 && written > 0)
        writes_left -= written;
    return written;
}

static FILE *messages;
static char *message_bytes;
static size_t message_length;

struct report quiet_report(void)
{
    if (messages)
        fclose(messages);
    free(message_bytes);
    message_bytes = NULL;
    messages = open_memstream(&message_bytes, &message_length);
    return (struct report){.program = "wire-test", .stream = messages};
}

const char *said(void)
{
    fflush(messages);
    return message_bytes;
}

const char *file_with(const char *bytes, size_t length)
{
    static int descriptor = -1;
    static char name[64];
    if (descriptor >= 0)
        close(descriptor);
    descriptor = memfd_create("test", 0);
    for (size_t done = 0; done < length;) {
        ssize_t written = __real_write(descriptor, bytes + done, length - done);
        assert_true(written > 0);
        done += (size_t)written;
    }
    snprintf(name, sizeof name, "/proc/self/fd/%d", descriptor);
    return name;
}

struct output memory_output(struct report *report)
{
    return (struct output){
        .descriptor = memfd_create("output", 0), .name = strdup("memory"), .report = report};
}

struct text output_made(struct output *output)
{
    struct text made = {0};
    char bytes[4096];
    ssize_t got;
    off_t at = 0;
    output_flush(output);
    while ((got = pread(output->descriptor, bytes, sizeof bytes, at)) > 0) {
        text_append(&made, bytes, (size_t)got);
        at += got;
    }
    output_close(output);
    return made;
}

struct story story_with(const char *body)
{
    struct story story = {0};
    story_add(&story, "Body", body, strlen(body));
    return story;
}

void story_give(struct story *story, const char *name, const char *value)
{
    story_add(story, name, value, strlen(value));
}

const char *body_of(const struct story *story)
{
    return story_value(story, "Body");
}

bool same_parts(const struct story *left, const struct story *right)
{
    bool same = left->part_count == right->part_count;
    for (size_t i = 0; same && i < left->part_count; i++)
        same = strcmp(left->parts[i].name, right->parts[i].name) == 0 &&
               left->parts[i].text.length == right->parts[i].text.length &&
               strcmp(text_string(&left->parts[i].text), text_string(&right->parts[i].text)) == 0;
    return same;
}

struct text stories_of(const char *bytes, size_t length, const struct format *format,
                       struct report *report)
{
    struct reader reader;
    struct writer writer;
    struct story story = {0};
    struct settings settings = {0};
    struct output output = memory_output(report);
    assert_true(reader_open(&reader, file_with(bytes, length), format, NULL, report));
    writer_open(&writer, &output, &format_story, &settings, report);
    while (reader_next(&reader, &story))
        writer_write(&writer, &story);
    writer_close(&writer);
    story_free(&story);
    reader_close(&reader);
    return output_made(&output);
}

struct text story_text_of(struct story *story)
{
    struct writer writer;
    struct settings settings = {0};
    struct report report = {0};
    struct output output = memory_output(&report);
    writer_open(&writer, &output, &format_story, &settings, &report);
    writer_write(&writer, story);
    writer_close(&writer);
    return output_made(&output);
}

void propose_at(struct edits *edits, const struct story *story, const char *part, size_t at,
                const char *before, const char *after, const char *rule)
{
    size_t index = story_find(story, part, 1);
    assert_true(index < story->part_count);
    if (after)
        propose_change(edits, story, index, at, strlen(before), after, rule, "a reason");
    else
        propose_query(edits, story, index, at, strlen(before), rule, "a question", NULL);
    assert_string_equal(edits->items[edits->count - 1].before, before);
}
