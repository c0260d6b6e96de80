/* Explain: the journal of stories, written for a person or a tool. */
#ifndef WIRECOPY_EXPLAIN_H
#define WIRECOPY_EXPLAIN_H

#include "output.h"
#include "story.h"

/* An edit with its place in the copy as it was received: what editors of files go to. */
struct explained {
    const struct story *story;
    const struct edit *edit;
    const char *file, *id; /* of the story */
    size_t received;       /* byte offset in the part as it was received */
    size_t line, column;   /* there, from 1; columns are characters */
};

struct explainer {
    const struct explanation *explanation;
    struct output *output;
    size_t stories, edits; /* explained so far */
    bool is_coloured;
};

/* One form of explaining. */
struct explanation {
    const char *name;
    void (*begin)(struct explainer *);                           /* NULL: nothing */
    void (*story)(struct explainer *, const struct story *);     /* NULL: nothing */
    void (*edit)(struct explainer *, const struct explained *);
    void (*end)(struct explainer *);
};

const struct explanation *explanation_named(const char *name);
void explainer_open(struct explainer *, const struct explanation *, struct output *);
void explain_story(struct explainer *, const struct story *);
void explainer_close(struct explainer *);

#endif
