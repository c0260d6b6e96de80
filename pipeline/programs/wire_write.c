/* wire-write: a story stream becomes a document in a wire format. */
#include "../loss.h"
#include "../stream.h"
#include "options.h"

#include <string.h>

struct wire_write {
    const struct format *format;
    bool leaves_out_private, checks, tells_loss;
    const char *charset;
};

static const struct option_spec options[] = {
    {'t', "to", "FORMAT", "the format: newsml (default), plain, story..."},
    {'c', "charset", "CHARSET", "the charset of formats that have a choice: iptc7901"},
    {0, "loss", NULL, "say of every story which of its parts the format cannot carry"},
    {0, "no-private", NULL, "leave private notes out altogether"},
    {0, "check", NULL, "hold what is written against our profile of NewsML-G2 (newsml)"},
};

static bool take(void *self, const char *name, const char *argument, struct report *report)
{
    struct wire_write *program = self;
    if (strcmp(name, "to") == 0)
        return (program->format = format_taken(argument, true, report)) != NULL;
    if (strcmp(name, "charset") == 0)
        program->charset = argument;
    else if (strcmp(name, "loss") == 0)
        program->tells_loss = true;
    else
        *(strcmp(name, "check") == 0 ? &program->checks : &program->leaves_out_private) = true;
    return true;
}

static void name_lost(void *self, const struct story *story, size_t part, bool is_changed)
{
    struct text *names = self;
    unsigned ordinal = story_ordinal(story, part);
    text_format(names, "%s%s", names->length ? ", " : "", story->parts[part].name);
    if (ordinal > 1)
        text_format(names, "[%u]", ordinal);
    text_append_string(names, is_changed ? " (changed)" : "");
}

/* A remark: what is left behind is no error, but the desk may want to know. */
static void tell_loss(const struct writer *writer, const struct story *story)
{
    struct text names = {0};
    if (loss_find(writer, story, name_lost, &names) && names.length)
        report_at(writer->report, 0, story->file, story->line, "%s cannot carry: %s",
                  writer->format->name, names.bytes);
    text_free(&names);
}

static void write_file(const char *file, struct writer *writer, bool tells_loss,
                       struct report *report)
{
    struct reader reader;
    struct story story = {0};
    if (!reader_open(&reader, file, NULL, NULL, report))
        return;
    while (!writer->output->failed && reader_next(&reader, &story)) {
        if (tells_loss)
            tell_loss(writer, &story);
        writer_write(writer, &story);
    }
    story_free(&story);
    reader_close(&reader);
}

int main(int argc, char **argv)
{
    struct report report = {.program = "wire-write", .stream = stderr};
    struct program program = {"wire-write",
                              "Writes a story stream in a wire format.",
                              "[-t FORMAT] [-c CHARSET] [FILE...]",
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
        writer.charset = self.charset;
        for (int i = first; i < argc || i == first; i++)
            write_file(i < argc ? argv[i] : "-", &writer, self.tells_loss, &report);
        writer_close(&writer);
        output_close(&output);
    }
    return report.status;
}
