/* Where wire-clean's stories go: one document, or one file a story; and their journal. */
#ifndef WIRECOPY_CLEAN_OUTPUTS_H
#define WIRECOPY_CLEAN_OUTPUTS_H

#include "../explain.h"
#include "clean_options.h"

struct outputs {
    const struct clean *clean;
    struct output document; /* unless each story has its own file */
    struct writer writer;
    struct output journal; /* -e */
    struct explainer explainer;
    struct output *pipe;   /* of a worker: stories go there */
    const char *last_file; /* -o: the input whose stories are being counted */
    size_t story_of_file;
    void *names; /* -o: the files made so far; a tree of search.h */
    struct report *report;
    bool failed;
};

/* False, reported, where an output cannot be made. */
bool outputs_open(struct outputs *, const struct clean *);

/* For a worker: whole stories into a pipe. */
void outputs_open_stories(struct outputs *, struct output *pipe, const struct settings *,
                          struct report *);

void outputs_write(struct outputs *, const char *file, struct story *);
bool outputs_failed(const struct outputs *);
void outputs_close(struct outputs *);

#endif
