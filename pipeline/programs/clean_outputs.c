/* Where wire-clean's stories go: one document, or one file a story; and their journal. */
#include "clean_outputs.h"

#include "../formats/story_text.h"
#include "../memory.h"

#include <errno.h>
#include <search.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

bool outputs_open(struct outputs *outputs, const struct clean *clean)
{
    *outputs = (struct outputs){.clean = clean, .report = clean->report};
    if (clean->folder && mkdir(clean->folder, 0777) != 0 && errno != EEXIST) {
        report_at(clean->report, EX_CANTCREAT, clean->folder, 0, "cannot make this folder: %s",
                  strerror(errno));
        return false;
    }
    if (clean->journal) {
        if (!output_open(&outputs->journal, clean->journal, clean->report)) {
            output_close(&outputs->journal);
            return false;
        }
        explainer_open(&outputs->explainer, explanation_named("json"), &outputs->journal);
    }
    if (!clean->folder) {
        output_open(&outputs->document, "-", clean->report);
        writer_open(&outputs->writer, &outputs->document, clean->to, &clean->settings,
                    clean->report);
        outputs->writer.leaves_out_private = clean->leaves_out_private;
    }
    return true;
}

void outputs_open_stories(struct outputs *outputs, struct output *pipe,
                          const struct settings *settings, struct report *report)
{
    *outputs = (struct outputs){.pipe = pipe, .report = report};
    writer_open(&outputs->writer, pipe, &format_story, settings, report);
}

static int by_name(const void *left, const void *right)
{
    return strcmp(left, right);
}

/* DIR/copy.xml for spool/copy.txt; DIR/copy-2.xml for its second story, or for other/copy.txt: no
 * story of a run takes the place of another. */
static void name_output(struct outputs *outputs, const char *file, struct text *name)
{
    const char *slash = strrchr(file, '/');
    const char *base = strcmp(file, "-") == 0 ? "story" : slash ? slash + 1 : file;
    const char *dot = strrchr(base, '.');
    size_t length = dot && dot > base ? (size_t)(dot - base) : strlen(base);
    for (;; outputs->story_of_file++) {
        text_clear(name);
        text_format(name, "%s/%.*s", outputs->clean->folder, (int)length, base);
        if (outputs->story_of_file > 1)
            text_format(name, "-%zu", outputs->story_of_file);
        text_append_string(name, outputs->clean->to->suffix);
        if (!tfind(text_string(name), &outputs->names, by_name))
            break;
    }
    if (!tsearch(memory_copy_string(text_string(name)), &outputs->names, by_name))
        memory_is_out();
}

/* Written beside its place and moved there when it is whole: a reader never sees half a story. */
static void write_own_file(struct outputs *outputs, const char *file, struct story *story)
{
    struct text name = {0}, part = {0};
    struct output output;
    struct writer writer;
    if (outputs->last_file != file)
        outputs->story_of_file = 0;
    outputs->last_file = file;
    outputs->story_of_file++;
    name_output(outputs, file, &name);
    text_format(&part, "%s.part", text_string(&name));
    if (output_open(&output, text_string(&part), outputs->report)) {
        writer_open(&writer, &output, outputs->clean->to, &outputs->clean->settings,
                    outputs->report);
        writer.leaves_out_private = outputs->clean->leaves_out_private;
        writer_write(&writer, story);
        writer_close(&writer);
    } else {
        outputs->failed = true;
    }
    bool is_whole = output_close(&output);
    if (is_whole && rename(text_string(&part), text_string(&name)) != 0) {
        report_at(outputs->report, EX_CANTCREAT, text_string(&name), 0, "cannot make this file: %s",
                  strerror(errno));
        is_whole = false;
    }
    if (!is_whole)
        remove(text_string(&part));
    outputs->failed |= !is_whole;
    text_free(&name);
    text_free(&part);
}

void outputs_write(struct outputs *outputs, const char *file, struct story *story)
{
    if (outputs->clean && outputs->clean->folder)
        write_own_file(outputs, file, story);
    else
        writer_write(&outputs->writer, story);
    if (outputs->explainer.output)
        explain_story(&outputs->explainer, story);
}

bool outputs_failed(const struct outputs *outputs)
{
    return outputs->failed || outputs->journal.failed ||
           (outputs->pipe ? outputs->pipe->failed : outputs->document.failed);
}

void outputs_close(struct outputs *outputs)
{
    tdestroy(outputs->names, free);
    outputs->names = NULL;
    if (outputs->writer.output)
        writer_close(&outputs->writer);
    if (outputs->document.name)
        output_close(&outputs->document);
    if (outputs->explainer.output) {
        explainer_close(&outputs->explainer);
        output_close(&outputs->journal);
    }
}
