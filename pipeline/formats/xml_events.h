/* XML events: what the parser says of a document, and what of it is let through. */
#ifndef WIRECOPY_XML_EVENTS_H
#define WIRECOPY_XML_EVENTS_H

#include "xml_reading.h"
#include "xml_source.h"

#include <libxml/parser.h>

/* What is known of a stream between two calls. */
struct xml_reading {
    struct reader *reader;
    struct xml_source source;
    xmlParserCtxtPtr parser; /* NULL between documents */
    xmlSAXHandler handler;
    size_t first_line;          /* of the document, in the file */
    unsigned depth, item_depth; /* elements open; of the item, 0 outside one */
    size_t nodes;               /* elements and attributes since the last item */
    const struct xml_item *item;
    size_t item_line;
    size_t attributes;  /* since the last '<' */
    size_t since_event; /* bytes since the parser last said anything */
    size_t left_over;   /* bytes behind the root element that were given already */
    unsigned complaints;
    bool has_item;            /* of a known name, in this document */
    bool is_over, is_refused; /* the root is closed; the document is not read on */
    struct story *ready;      /* stories not yet given out, oldest first */
    size_t ready_count, ready_capacity, given;
    bool last_waits, wants_wait, is_absorbed;
    struct text entity;
    struct _xmlEntity stand_in;
};

/* The handler that builds the trees of items and gives each, when it ends, to xml_item_read(). */
void xml_events_prepare(xmlSAXHandler *);

/* Says why the document is not read on (65). */
void xml_refuse(struct xml_reading *, const char *what);

/* The line of the file that the parser has come to. */
size_t xml_line_now(const struct xml_reading *);

/* An element that is a story has ended; the root has, in which there may have been none. */
void xml_item_read(struct xml_reading *, xmlNodePtr);
void xml_root_read(struct xml_reading *, xmlNodePtr);

#endif
