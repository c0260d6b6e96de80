/* A NewsML-G2 item that is being written: what the files that write it share. */
#ifndef WIRECOPY_NEWSML_G2_ITEM_H
#define WIRECOPY_NEWSML_G2_ITEM_H

#include "newsml_g2.h"
#include "xml_writing.h"

#include <string.h>

struct item {
    struct writer *writer;
    const struct story *story;
    struct xml_writing xml;
    struct release release;
    char own_guid[46]; /* where the story's Id is no URI */
    const char *guid;
    const char *version;
    const char *language; /* NULL: not known, or no tag */
    size_t pictures;
    bool as_xhtml;
};

static inline bool part_is(const struct part *part, const char *name)
{
    return *part->name == *name && strcmp(part->name, name) == 0;
}

static inline const char *part_string(const struct part *part)
{
    return text_string(&part->text);
}

/* The story's value, or "". */
static inline const char *item_value(const struct item *item, const char *name)
{
    const char *found = story_value(item->story, name);
    return found ? found : "";
}

/* Makes an item ready: its identifier, version and release. What it points to must outlive it. */
struct item item_of(struct writer *, const struct story *);

/* What the item's readers are told of its embargo; false where it has none. */
bool item_embargo_note(const struct item *, struct text *note);

/* A question to the desk as one line. */
void item_query(const struct edit *, struct text *note);

/* Says how many characters had to be replaced. */
void item_report(const struct item *);

/* <element qcode="scheme:code"/> */
void item_code(struct item *, const char *element, const char *scheme, const char *code);

struct timestamp;
void item_moment(struct item *, const char *element, const struct timestamp *);

/* contentMeta and contentSet of a story; contentMeta of its picture, from 1. */
void item_content_write(struct item *);
void item_picture_write(struct item *, unsigned picture);

/* Whether the part is of how the copy came, and no property of the story. */
bool part_is_of_transport(const struct part *);

/* "medtop:20000573 election" begins with a code of the IPTC's, of so many bytes. */
size_t category_code_length(const char *category);

/* "wire:NAME", of characters that are allowed in a code. */
void part_code(const struct part *, struct text *code);

/* The parts that have no place of their own, as properties that are not for publication. */
void item_rest_write(struct item *);

#endif
