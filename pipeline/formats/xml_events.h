/* XML events: what the parser says of a document, and what of it is let through. */
#ifndef WIRECOPY_XML_EVENTS_H
#define WIRECOPY_XML_EVENTS_H

#include "xml_state.h"

#include <libxml/parser.h>

/* The handler that builds the trees of items and gives each, when it ends, to xml_item_read(). */
void xml_events_prepare(xmlSAXHandler *);

/* Says why the document is not read on (65). */
void xml_refuse(struct xml_reading *, const char *what);

/* The line of the file that the parser has come to. */
size_t xml_line_now(const struct xml_reading *);

#endif
