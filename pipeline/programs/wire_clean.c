/* wire-clean: read, every filter in order, write, in one process. */
#include "../chain.h"
#include "../explain.h"
#include "../house.h"
#include "../memory.h"
#include "../stream.h"
#include "clean_options.h"
#include "clean_outputs.h"
#include "clean_workers.h"

#include <stdlib.h>
#include <string.h>

static void clean_file(struct clean *clean, const char *file, struct outputs *outputs)
{
    struct reader reader;
    struct story story = {0};
    if (!reader_open(&reader, file, clean->from, clean->charset, clean->report))
        return;
    bool is_empty = reader_is_empty(&reader);
    while (!is_empty && !outputs_failed(outputs) && reader_next(&reader, &story)) {
        if (clean->settings.language && !story_part(&story, "Language"))
            story_add(&story, "Language", clean->settings.language,
                      strlen(clean->settings.language));
        chain_run(&clean->chain, &story);
        outputs_write(outputs, file, &story);
    }
    story_free(&story);
    reader_close(&reader);
}

/* The filters that -x does not leave out. */
static void open_chain(struct clean *clean)
{
    const struct filter *wanted[64];
    size_t count = 0;
    for (const struct filter *const *filter = catalogue; *filter; filter++)
        if (!clean_leaves_out(clean, (*filter)->name))
            wanted[count++] = *filter;
    chain_open(&clean->chain, wanted, count, &clean->settings, clean->report);
}

static void clean_files(struct clean *clean, struct outputs *outputs)
{
    open_chain(clean);
    for (size_t i = 0; i < clean->file_count; i++) {
        clean_file(clean, clean->files[i], outputs);
        clean_progress(clean, i + 1);
    }
    chain_close(&clean->chain);
}

/* In a worker: the stories of every file that is its own go to the pipe, a file a time. */
static void clean_share(void *self, size_t worker, size_t workers, struct output *pipe)
{
    struct clean *clean = self;
    struct outputs outputs;
    outputs_open_stories(&outputs, pipe, &clean->settings, clean->report);
    open_chain(clean);
    for (size_t i = worker; i < clean->file_count; i += workers) {
        clean_file(clean, clean->files[i], &outputs);
        workers_end_file(pipe);
    }
    chain_close(&clean->chain);
    outputs_close(&outputs);
}

struct collection {
    struct clean *clean;
    struct outputs *outputs;
};

static void collect(void *self, size_t file, struct story *story)
{
    struct collection *collection = self;
    outputs_write(collection->outputs, collection->clean->files[file], story);
}

int main(int argc, char **argv)
{
    struct report report = {.program = "wire-clean", .stream = stderr};
    struct clean clean;
    struct outputs outputs;
    if (!clean_options_read(&clean, argc, argv, &report))
        return report.status;
    if (outputs_open(&outputs, &clean)) {
        if (clean.workers > 1 && clean.file_count > 1) {
            struct collection collection = {&clean, &outputs};
            workers_run(clean.workers, clean.file_count, clean_share, &clean, collect, &collection,
                        &report);
        } else {
            clean_files(&clean, &outputs);
        }
        outputs_close(&outputs);
    }
    clean_options_free(&clean);
    return report.status;
}
