/* wire-read: copy in any format and charset becomes a story stream. */
#include "../formats/story_text.h"
#include "../stream.h"
#include "options.h"

#include <string.h>

struct wire_read {
    const struct format *format;
    const char *charset, *language;
};

static const struct option_spec options[] = {
    {'f', "format", "FORMAT", "the format, where it is not to be sniffed"},
    {'c', "charset", "CHARSET", "the charset, where it is known"},
    {'l', "language", "LANG", "the language of the copy"},
};

static bool take(void *self, const char *name, const char *argument, struct report *report)
{
    struct wire_read *program = self;
    if (strcmp(name, "format") == 0)
        return (program->format = format_taken(argument, false, report)) != NULL;
    if (strcmp(name, "charset") == 0) {
        program->charset = argument;
        return true;
    }
    program->language = argument;
    return language_is_known(argument, report);
}

static void read_file(struct wire_read *program, const char *file, struct output *output,
                      struct report *report)
{
    struct reader reader;
    struct writer writer;
    struct story story = {0};
    struct settings settings = {0};
    if (!reader_open(&reader, file, program->format, program->charset, report))
        return;
    writer_open(&writer, output, &format_story, &settings, report);
    bool is_empty = reader_is_empty(&reader);
    while (!is_empty && !output->failed && reader_next(&reader, &story)) {
        if (program->language && !story_part(&story, "Language"))
            story_add(&story, "Language", program->language, strlen(program->language));
        writer_write(&writer, &story);
    }
    writer_close(&writer);
    story_free(&story);
    reader_close(&reader);
}

int main(int argc, char **argv)
{
    struct report report = {.program = "wire-read", .stream = stderr};
    struct program program = {"wire-read",
                              "Reads copy in any format and charset; gives a story stream.",
                              "[-f FORMAT] [-c CHARSET] [-l LANG] [FILE...]",
                              options,
                              sizeof options / sizeof *options,
                              "    wire-read feed.iptc | wire-quotes | wire-write -t plain\n",
                              take};
    struct wire_read self = {0};
    struct output output;
    int first = options_read(&program, &self, argc, argv, &report);
    if (first && output_open(&output, "-", &report)) {
        for (int i = first; i < argc || i == first; i++)
            read_file(&self, i < argc ? argv[i] : "-", &output, &report);
        output_close(&output);
    }
    return report.status;
}
