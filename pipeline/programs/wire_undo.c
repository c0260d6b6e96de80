/* wire-undo: the copy as it was received, every edit taken back, newest first. */
#include "../formats/story_text.h"
#include "../stream.h"
#include "options.h"

#include <string.h>

static void undo_file(const char *file, struct output *output, struct report *report)
{
    struct reader reader;
    struct story story = {0};
    struct settings settings = {0};
    if (!reader_open(&reader, file, NULL, NULL, report))
        return;
    if (!reader_format(&reader))
        reader_pass_through(&reader, output);
    while (reader.format->read && !output->failed && reader_next(&reader, &story)) {
        const char *source = story_value(&story, "Source-Format");
        struct writer writer;
        if (!story_undo(&story))
            report_at(report, EX_DATAERR, reader.input.name, story.line,
                      "the journal does not fit the text: it was changed by hand; what could be "
                      "taken back was");
        bool is_plain = (source && strcmp(source, "plain") == 0) || reader.format != &format_story;
        writer_open(&writer, output, is_plain ? format_named("plain") : &format_story, &settings,
                    report);
        writer.passes_on = true;
        writer_write(&writer, &story);
        writer_close(&writer);
        output_flush(output);
    }
    story_free(&story);
    reader_close(&reader);
}

int main(int argc, char **argv)
{
    struct report report = {.program = "wire-undo", .stream = stderr};
    struct program program = {
        "wire-undo",
        "Gives the copy of a story stream back as it was received: plain text where it came as\n"
        "plain text, else the story as it was read.",
        "[FILE...]",
        NULL,
        0,
        "    wire-clean -t story story.txt | wire-undo | cmp - story.txt\n",
        NULL};
    struct output output;
    int first = options_read(&program, NULL, argc, argv, &report);
    if (first && output_open(&output, "-", &report)) {
        for (int i = first; i < argc || i == first; i++)
            undo_file(i < argc ? argv[i] : "-", &output, &report);
        output_close(&output);
    }
    return report.status;
}
