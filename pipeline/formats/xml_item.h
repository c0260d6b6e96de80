/* XML item: an element that is a story, and what its reader may say of it. */
#ifndef WIRECOPY_XML_ITEM_H
#define WIRECOPY_XML_ITEM_H

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

/* For an item's read(): says something about it; and the story that was read before, if it still
 * waits for pictures: NULL if not. */
void xml_remark(struct xml_reading *, const xmlNode *, int status, const char *what);

/* For an item's read(): the story waits until the next that does not belong to it: see
 * xml_waiting(). */
void xml_wait(struct xml_reading *);
struct story *xml_waiting(struct xml_reading *);

/* For an item's read(): the story was made part of the one that waits. */
void xml_absorbed(struct xml_reading *);

/* An element that is a story has ended; the root has, in which there may have been none. */
void xml_item_read(struct xml_reading *, xmlNodePtr);
void xml_root_read(struct xml_reading *, xmlNodePtr);

#endif
