/* wire-write: a story stream becomes a document in a wire format. */
#include "../stream.h"
#include "options.h"

#include <string.h>

struct wire_write {
    const struct format *format;
    bool leaves_out_private, checks;
};

static const struct option_spec options[] = {
    {'t', "to", "FORMAT", "the format: newsml (default), plain, story..."},
    {0, "no-private", NULL, "leave private notes out altogether"},
    {0, "check", NULL, "hold what is written against our profile of NewsML-G2 (newsml)"},
};

static bool take(void *self, const char *name, const char *argument, struct report *report)
{
    struct wire_write *program = self;
    if (strcmp(name, "to") == 0)
        return (program->format = format_taken(argument, true, report)) != NULL;
    *(strcmp(name, "check") == 0 ? &program->checks : &program->leaves_out_private) = true;
    return true;
}

static void write_file(const char *file, struct writer *writer, struct report *report)
{
    struct reader reader;
    struct story story = {0};
    if (!reader_open(&reader, file, NULL, NULL, report))
        return;
    while (!writer->output->failed && reader_next(&reader, &story))
        writer_write(writer, &story);
    story_free(&story);
    reader_close(&reader);
}

int main(int argc, char **argv)
{
    struct report report = {.program = "wire-write", .stream = stderr};
    struct program program = {"wire-write",
                              "Writes a story stream in a wire format.",
                              "[-t FORMAT] [FILE...]",
                              options,
                              sizeof options / sizeof *options,
                              "    wire-read story.txt | wire-quotes | wire-write -t newsml\n",
                              take};
    struct wire_write self = {.format = format_named("newsml")};
    struct settings settings = {0};
    struct output output;
    int first = options_read(&program, &self, argc, argv, &report);
    if (first && output_open(&output, "-", &report)) {
        struct writer writer;
        writer_open(&writer, &output, self.format, &settings, &report);
        writer.leaves_out_private = self.leaves_out_private;
        writer.checks = self.checks;
        for (int i = first; i < argc || i == first; i++)
            write_file(i < argc ? argv[i] : "-", &writer, &report);
        writer_close(&writer);
        output_close(&output);
    }
    return report.status;
}
