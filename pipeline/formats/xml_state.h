/* XML state: what is known of a stream of documents between two calls. */
#ifndef WIRECOPY_XML_STATE_H
#define WIRECOPY_XML_STATE_H

#include "xml_source.h"

#include <libxml/parser.h>

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

#endif
