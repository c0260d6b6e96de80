/* Privacy: what copy says of itself that it is for the desk alone: blocks that are not for
 * publication, notes to editors, their contacts, sign-offs. */
#ifndef WIRECOPY_PRIVACY_H
#define WIRECOPY_PRIVACY_H

#include "dateline.h"

struct private_words {
    struct phrases *labels;      /* private.dict */
    struct phrases *contacts;    /* contacts.dict */
    struct dateline_words wires; /* a dateline opens the story below a private block */
};

/* Never NULL; free with private_words_close(). */
struct private_words *private_words_open(struct report *);
void private_words_close(struct private_words *);

enum privacy {
    IS_PUBLIC,
    PRIVATE_MARK,     /* "Not for publication": what follows is private too */
    PRIVATE_NOTE,     /* "Eds: ..." */
    PRIVATE_CONTACTS, /* "Contacts": only where a number or an address follows */
    PRIVATE_SIGN_OFF  /* "dpa ab yyxx n1 cd" */
};

/* Why it is private, for a person. */
const char *privacy_reason(enum privacy);

/* What a line says of itself by its label; `*rest` is the text behind the label. */
enum privacy privacy_of_line(const struct private_words *, const char *bytes, struct span line,
                             struct span *rest);

/* Whether a mark stands anywhere in the line: enough for what was sent as a note. */
bool has_private_mark(const struct private_words *, const char *bytes, struct span line);

/* Whether the line begins with a mark, whatever comes behind it. */
bool private_mark_begins(const struct private_words *, const char *bytes, struct span line);

struct private_stretch {
    struct span span;
    enum privacy privacy;
    bool is_inside; /* of a line, whose rest is public */
};

struct private_stretches {
    struct private_stretch *items;
    size_t count, capacity;
};

/* Adds the private stretches of a text that readers see, in order: from a label on, as far as what
 * it speaks of goes; in doubt farther. Prose that only speaks of such things has none. Free the
 * items. */
void private_stretches_find(const struct private_words *, const struct text *,
                            struct private_stretches *);

#endif
