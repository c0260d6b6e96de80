/* The page that structure reads: the blocks of a body, and what has been decided of each. */
#ifndef WIRECOPY_STRUCTURE_PAGE_H
#define WIRECOPY_STRUCTURE_PAGE_H

#include "dateline.h"
#include "filter.h"
#include "language.h"
#include "layout.h"
#include "privacy.h"

#include <string.h>

/* What the filter opens once. */
struct structure {
    const struct settings *settings;
    struct dateline_words words;
    struct phrases *labels;
    struct private_words *private;
};

struct decision {
    const char *rule, *reason; /* why the block goes */
};

struct page {
    const struct structure *self;
    const struct story *story;
    size_t body; /* the part's index */
    struct layout layout;
    struct decision *decisions;    /* of every block */
    struct edits cuts, parts;      /* of the body; what is made of them */
    size_t prose;                  /* blocks that are paragraphs of prose */
    const struct block *date_line; /* nothing but a date, above the story; NULL: none */
    size_t evidence;               /* what speaks for a story's being here */
};

/* The block goes. */
void page_take(struct page *, size_t block, const char *rule, const char *reason);

/* Bytes inside a block go, or become `after`. */
void page_change(struct page *, size_t at, size_t length, const char *after, const char *rule,
                 const char *reason);

/* They become a part. Nothing is made of an empty stretch. */
void page_give(struct page *, const char *part, const char *bytes, size_t length, const char *rule,
               const char *reason);

/* The same with the block's lines joined. */
void page_give_block(struct page *, const char *part, size_t block, const char *rule,
                     const char *reason);

/* A block that goes and becomes a part. */
void page_move(struct page *, size_t block, const char *part, const char *rule, const char *reason);

void page_ask(struct page *, struct span, const char *rule, const char *reason,
              const char *suggestions);

/* Whether the story has such a part, or will. */
bool page_has(const struct page *, const char *part);

/* The label that a block begins with, and where the text behind it begins; NULL: none. */
const struct entry *page_label(const struct page *, struct span block, size_t *text);

/* What the block says of itself by its label. */
enum privacy page_privacy(const struct page *, const struct block *);

static inline bool means(const struct entry *label, const char *what)
{
    return label && strcmp(label->value, what) == 0;
}

static inline bool means_some(const struct entry *label, const char *what)
{
    return label && strncmp(label->value, what, strlen(what)) == 0;
}

/* Whether the stretch is one pair of brackets and what is in it. */
bool is_in_brackets(const char *bytes, struct span);

/* structure_picture.c: captions and picture credits, wherever they stand. */
void read_pictures(struct page *);

/* structure_tail.c: the sign-off and the credit line at a story's end. */
void read_tail(struct page *);

/* Whether the block is a sign-off, and was moved and decoded. */
bool read_sign_off(struct page *, size_t block);

/* structure_notes.c: the notes from some block up to `last`; the last block of the story is the one
 * before what it returns. */
size_t read_notes(struct page *, size_t last);
bool read_note_line(struct page *, size_t block);
bool read_last_rule(struct page *, size_t block);

/* structure_private.c: what else is for the desk alone, in all parts; before and after the rest of
 * the body has been read. */
#define PRIVATE_RULE "structure/private-note"
void read_private(struct page *);
void read_private_inside(struct page *);

/* structure_opening.c: what stands above a story. */
void read_head(struct page *);

/* structure_signal.c: corrections, updates and embargoes. Whether the block is one, and was moved.
 */
bool read_signal(struct page *, size_t block, bool is_above);
bool read_signal_below(struct page *, size_t block);
bool read_embargo(struct page *, size_t block, bool is_above);
void read_known_embargo(struct page *);

/* The bytes of a headline that say it is a correction or an update, which become a part. */
size_t read_headline_signal(struct page *, const char *bytes, struct span headline);

#endif
