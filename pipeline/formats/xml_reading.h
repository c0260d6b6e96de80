/* XML reading: documents, one after the other, given out item by item as small trees.
 *
 * Liberal: nothing is validated, broken documents are read as far as they go, and reported (65).
 * Safe: no file, no network and no DTD is ever opened; declared entities are not expanded; depth,
 * and the size of what cannot be read piece by piece, are limited; no more than one item is kept in
 * memory. */
#ifndef WIRECOPY_XML_READING_H
#define WIRECOPY_XML_READING_H

#include "../stream.h"

/* For struct format: reads the next item of any kind that xml_items names. */
bool xml_read(struct reader *, struct story *);
void xml_read_end(struct reader *);

#endif
