/* XML items: how the elements of each XML format become stories. */
#ifndef WIRECOPY_XML_ITEMS_H
#define WIRECOPY_XML_ITEMS_H

#include "xml_item.h"

void newsml_item_read(struct xml_reading *, xmlNodePtr item, struct story *);
void nitf_item_read(struct xml_reading *, xmlNodePtr item, struct story *);
void newsml12_item_read(struct xml_reading *, xmlNodePtr item, struct story *);

/* For a picture that was read: gives its caption and credit to the story that waits for it. */
void newsml_picture_read(struct xml_reading *, const char *guid, const struct story *picture);

/* The contents of a NewsML-G2 item: the first that is text is the body, others are kept. */
void newsml_content_read(struct story *, const xmlNode *set);

/* NITF inside another format: what the story has no part for yet comes from it. */
void nitf_into_story(struct story *, xmlNodePtr nitf);

/* The same for a document in a string. False where it is not NITF that is well-formed: then nothing
 * is taken. */
bool nitf_string_into_story(struct story *, const char *bytes, size_t length);

#endif
