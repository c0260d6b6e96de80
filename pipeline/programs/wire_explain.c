/* wire-explain: the journal of a story stream, for a person or a tool. */
#include "../explain.h"
#include "../stream.h"
#include "options.h"

#include <string.h>
#include <unistd.h>

struct wire_explain {
    const struct explanation *explanation;
};

static const struct option_spec options[] = {
    {0, "format", "FORMAT", "text (default), lines (FILE:LINE:COL: message), json (lines), sarif"},
};

static bool take(void *self, const char *name, const char *argument, struct report *report)
{
    struct wire_explain *program = self;
    (void)name;
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

int main(int argc, char **argv)
{
    struct report report = {.program = "wire-explain", .stream = stderr};
    struct program program = {"wire-explain",
                              "Shows what was changed or is asked in a story stream: where, what, by\n"
                              "which rule, and why.",
                              "[--format text|lines|json|sarif] [FILE...]",
                              options,
                              sizeof options / sizeof *options,
                              "    wire-clean -t story story.txt | wire-explain\n"
                              "    wire-quotes -s copy.txt | wire-explain --format json | jq .rule\n",
                              take};
    struct wire_explain self = {explanation_named("text")};
    struct output output;
    int first = options_read(&program, &self, argc, argv, &report);
    if (first && output_open(&output, "-", &report)) {
        struct explainer explainer;
        explainer_open(&explainer, self.explanation, &output);
        for (int i = first; i < argc || i == first; i++)
            explain_file(i < argc ? argv[i] : "-", &explainer, &report);
        explainer_close(&explainer);
        output_close(&output);
    }
    return report.status;
}
