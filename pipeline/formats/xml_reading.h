/* XML reading: documents, one after the other, given out item by item as small trees.
 *
 * Liberal: nothing is validated, broken documents are read as far as they go, and reported (65).
 * Safe: no file, no network and no DTD is ever opened; declared entities are not expanded; depth,
 * and the size of what cannot be read piece by piece, are limited; no more than one item is kept in
 * memory. */
#ifndef WIRECOPY_XML_READING_H
#define WIRECOPY_XML_READING_H

#include "../stream.h"

#include <libxml/tree.h>

struct xml_reading;

/* An element that is a story: its local name, and how it becomes one. */
struct xml_item {
    const char *name;
    void (*read)(struct xml_reading *, xmlNodePtr item, struct story *);
};

/* Every kind of item, of all XML formats, ended by a NULL name (xml_items.c). */
extern const struct xml_item xml_items[];

/* For struct format: reads the next item of any kind that xml_items names. */
bool xml_read(struct reader *, struct story *);
void xml_read_end(struct reader *);

/* For an item's read(): says something about it; and the story that was read before, if it still
 * waits for pictures: NULL if not. */
void xml_remark(struct xml_reading *, const xmlNode *, int status, const char *what);

/* For an item's read(): the story waits until the next that does not belong to it: see
 * xml_waiting(). */
void xml_wait(struct xml_reading *);
struct story *xml_waiting(struct xml_reading *);

/* For an item's read(): the story was made part of the one that waits. */
void xml_absorbed(struct xml_reading *);

#endif
