/* Loss: what of a story a format cannot carry. */
#include "loss.h"

#include "memory.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* White space aside, which documents change: whether `text` begins with all of `wanted`. */
static bool begins_with_words(const char *text, const char *wanted, bool is_whole)
{
    for (;; text++, wanted++) {
        text += strspn(text, " \t\r\n");
        wanted += strspn(wanted, " \t\r\n");
        if (!*wanted)
            return !is_whole || !*text;
        if (*text != *wanted)
            return false;
    }
}

static bool has_words(const char *text, const char *wanted)
{
    wanted += strspn(wanted, " \t\r\n");
    for (; (text = strchr(text, *wanted)); text++)
        if (begins_with_words(text, wanted, false))
            return true;
    return false;
}

static bool is_of_transport(const char *name)
{
    static const char *const names[] = {"Charset", "Line-Ends", "Source-Format", "Source-File",
                                        NULL};
    for (const char *const *known = names; *known; known++)
        if (strcmp(*known, name) == 0)
            return true;
    return false;
}

static bool has_parts(const struct story *story)
{
    for (size_t i = 0; i < story->part_count; i++)
        if (!is_of_transport(story->parts[i].name) && strcmp(story->parts[i].name, "Body") != 0)
            return true;
    return false;
}

/* "Z" and "+00:00" are one zone. */
static bool is_same_moment(const char *a, const char *b)
{
    enum { SECONDS = 19 }; /* up to them: "2026-03-01T14:30:00" */
    if (strlen(a) < SECONDS || strncmp(a, b, SECONDS) != 0)
        return false;
    a += SECONDS;
    b += SECONDS;
    return (strcmp(a, "Z") == 0 || strcmp(a, "+00:00") == 0) &&
           (strcmp(b, "Z") == 0 || strcmp(b, "+00:00") == 0);
}

static bool says_same(const char *text, const char *wanted)
{
    return begins_with_words(text, wanted, true) || is_same_moment(text, wanted);
}

static bool comes_back(const struct story *back, const struct part *part)
{
    const char *text = text_string(&part->text), *body = story_value(back, "Body");
    for (size_t i = 0; i < back->part_count; i++)
        if (strcmp(back->parts[i].name, part->name) == 0 &&
            says_same(text_string(&back->parts[i].text), text))
            return true;
    return body && !has_parts(back) && has_words(body, text);
}

static void compare(const struct story *story, const struct story *back, loss_function *tell,
                    void *self)
{
    for (size_t i = 0; i < story->part_count; i++) {
        const struct part *part = &story->parts[i];
        bool is_said = text_string(&part->text)[strspn(text_string(&part->text), " \t\r\n")];
        if (is_said && !is_of_transport(part->name) && !comes_back(back, part))
            tell(self, story, i, story_part(back, part->name) != NULL);
    }
}

/* Writes the story as `writer` would, to the file. */
static void write_to(int file, const struct writer *writer, const struct story *story)
{
    struct report silent = {0};
    struct output output = {.descriptor = file, .report = &silent};
    struct writer twin = *writer;
    twin.output = &output;
    twin.report = &silent;
    twin.state = NULL;
    twin.checks = false;
    twin.format->write(&twin, story);
    writer_close(&twin);
    output_flush(&output);
    free(output.bytes);
}

bool loss_find(const struct writer *writer, const struct story *story, loss_function *tell,
               void *self)
{
    struct report silent = {0};
    struct story back = {0};
    FILE *file = tmpfile();
    if (!file) {
        report_at(writer->report, EX_CANTCREAT, NULL, 0,
                  "cannot make a file to try the format with: %s", strerror(errno));
        return false;
    }
    write_to(fileno(file), writer, story);
    lseek(fileno(file), 0, SEEK_SET);
    struct reader reader = {.format = writer->format->read ? writer->format : NULL,
                            .report = &silent,
                            .input = {.descriptor = fileno(file), .line = 1, .report = &silent}};
    reader.input.name = memory_copy_string("-");
    reader_next(&reader, &back);
    compare(story, &back, tell, self);
    reader.input.descriptor = -1; /* the file closes it */
    reader_close(&reader);
    story_free(&back);
    fclose(file);
    return true;
}
