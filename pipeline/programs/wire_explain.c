/* wire-explain: the journal of a story stream, for a person or a tool. */
#include "../explain.h"
#include "../loss.h"
#include "../stream.h"
#include "options.h"

#include <string.h>
#include <unistd.h>

struct wire_explain {
    const struct explanation *explanation;
    const struct format *loss; /* NULL: the journal is asked for */
};

static const struct option_spec options[] = {
    {0, "format", "FORMAT", "text (default), lines (FILE:LINE:COL: message), json (lines), sarif"},
    {0, "loss", "FORMAT", "instead of the journal, list what FORMAT could not carry of each story"},
};

static bool take(void *self, const char *name, const char *argument, struct report *report)
{
    struct wire_explain *program = self;
    if (strcmp(name, "loss") == 0)
        return (program->loss = format_taken(argument, true, report)) != NULL;
    program->explanation = explanation_named(argument);
    if (!program->explanation)
        report_at(report, EX_USAGE, NULL, 0,
                  "no form '%s' of a journal; there are: text, lines, json, sarif", argument);
    return program->explanation != NULL;
}

static void explain_file(const char *file, struct explainer *explainer, struct report *report)
{
    struct reader reader;
    struct story story = {0};
    if (!reader_open(&reader, file, NULL, NULL, report))
        return;
    while (!explainer->output->failed && reader_next(&reader, &story)) {
        explain_story(explainer, &story);
        output_flush(explainer->output);
    }
    story_free(&story);
    reader_close(&reader);
}

/* "story.txt:1: iptc7901 loses Subhead: A second line". */
static void list_lost(void *self, const struct story *story, size_t part, bool is_changed)
{
    enum { SHOWN = 60 };
    const struct writer *writer = self;
    const struct text *text = &story->parts[part].text;
    unsigned ordinal = story_ordinal(story, part);
    size_t length = strcspn(text_string(text), "\n"), shown = length;
    if (length > SHOWN)
        for (shown = SHOWN; ((unsigned char)text->bytes[shown] & 0xC0) == 0x80; shown--)
            ;
    output_format(writer->output, "%s:%zu: %s %s %s", story->file ? story->file : "-", story->line,
                  writer->format->name, is_changed ? "changes" : "loses", story->parts[part].name);
    if (ordinal > 1)
        output_format(writer->output, "[%u]", ordinal);
    output_format(writer->output, ": %.*s%s\n", (int)shown, text_string(text),
                  shown < text->length ? " ..." : "");
}

static void list_file(const char *file, struct writer *writer, struct report *report)
{
    struct reader reader;
    struct story story = {0};
    if (!reader_open(&reader, file, NULL, NULL, report))
        return;
    while (!writer->output->failed && reader_next(&reader, &story) &&
           loss_find(writer, &story, list_lost, writer))
        output_flush(writer->output);
    story_free(&story);
    reader_close(&reader);
}

static void list_loss(const struct format *format, char **files, int count, struct output *output,
                      struct report *report)
{
    struct settings settings = {0};
    struct writer writer;
    writer_open(&writer, output, format, &settings, report);
    for (int i = 0; i < count || i == 0; i++)
        list_file(i < count ? files[i] : "-", &writer, report);
}

static void explain_files(const struct explanation *explanation, char **files, int count,
                          struct output *output, struct report *report)
{
    struct explainer explainer;
    explainer_open(&explainer, explanation, output);
    for (int i = 0; i < count || i == 0; i++)
        explain_file(i < count ? files[i] : "-", &explainer, report);
    explainer_close(&explainer);
}

int main(int argc, char **argv)
{
    struct report report = {.program = "wire-explain", .stream = stderr};
    struct program program = {
        "wire-explain",
        "Shows what was changed or is asked in a story stream: where, what, by\n"
        "which rule, and why.",
        "[--format text|lines|json|sarif] [--loss FORMAT] [FILE...]",
        options,
        sizeof options / sizeof *options,
        "    wire-clean -t story story.txt | wire-explain\n"
        "    wire-quotes -s copy.txt | wire-explain --format json | jq .rule\n",
        take};
    struct wire_explain self = {.explanation = explanation_named("text")};
    struct output output;
    int first = options_read(&program, &self, argc, argv, &report);
    if (first && output_open(&output, "-", &report)) {
        if (self.loss)
            list_loss(self.loss, argv + first, argc - first, &output, &report);
        else
            explain_files(self.explanation, argv + first, argc - first, &output, &report);
        output_close(&output);
    }
    return report.status;
}
