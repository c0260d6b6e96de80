/* Filter: reads a story and proposes edits. It changes nothing, does no input or output, and keeps
 * nothing of the story after propose(). It cannot fail on a story: at worst it proposes a query. */
#ifndef WIRECOPY_FILTER_H
#define WIRECOPY_FILTER_H

#include "report.h"
#include "story.h"

struct house;

struct settings {
    const char *language;     /* -l; NULL: the story's own, or "en" */
    const struct house *house; /* -H; never NULL */
    const char *target;       /* -T; NULL: no translation */
    const char **dictionaries; /* -d FILE, ended by NULL; or NULL */
    bool strict;              /* --strict: a query fails the run */
    bool without_suggestions; /* nobody will see what is suggested to the desk */
};

/* What a filter needs to see at once: plain text is given to it in such pieces. */
enum scope { PARAGRAPH, WHOLE_STORY };

struct filter {
    const char *name;    /* "quotes", the program's name after "wire-" */
    const char *purpose; /* one line, for --help */
    enum scope scope;
    bool settles; /* when it has made its changes it has nothing more to say: it need not read again */
    /* NULL: nothing to open. What it returns is given to the others; may be NULL. Errors go to the
     * report; a filter that cannot work proposes nothing. */
    void *(*open)(const struct settings *, struct report *);
    void (*propose)(void *self, const struct story *, struct edits *);
    void (*close)(void *self); /* NULL: nothing to close */
    /* What --list prints of a story, lines that it adds to `lines`; NULL: there is no such option. */
    void (*list)(void *self, const struct story *, struct text *lines);
    /* What --prepare makes once, at installation say, so that later runs start fast; NULL: nothing. */
    void (*prepare)(const struct settings *, struct report *);
};

/* Every filter in running order, ended by NULL; made from filters/catalogue.def. */
extern const struct filter *const catalogue[];

/* The catalogue's filter of that name, or NULL. */
const struct filter *filter_named(const char *name);

/* Proposes to replace `length` bytes at `at` of story->parts[part] by `after`. All is copied. */
void propose_change(struct edits *, const struct story *, size_t part, size_t at, size_t length,
                    const char *after, const char *rule, const char *reason);

/* Asks the desk about `length` bytes at `at`. `suggestions`: one a line, or NULL. */
void propose_query(struct edits *, const struct story *, size_t part, size_t at, size_t length,
                   const char *rule, const char *reason, const char *suggestions);

/* Proposes a new part, the next of its name. */
void propose_part(struct edits *, const char *name, const char *text, const char *rule,
                  const char *reason);

/* Proposes to take the part away. Of several parts of one name, propose the last first. */
void propose_no_part(struct edits *, const struct story *, size_t part, const char *rule,
                     const char *reason);

/* The language to repair a story in: -l, else the story's part Language, else "en". */
const char *language_of(const struct settings *, const struct story *);

/* The same for the paragraph at byte `at` of story->parts[part], where a story mixes languages: the
 * part Paragraph-Language names paragraphs of the body by number, from 1, and their language
 * ("2 de, 5 fr"). Ask once a paragraph, in order: asked so, it is linear. */
const char *language_at(const struct settings *, const struct story *, size_t part, size_t at);

#endif
