/* XML reading: documents, one after the other, given out item by item as small trees. */
#include "xml_reading.h"

#include "../memory.h"
#include "xml_events.h"
#include "xml_item.h"

#include <stdlib.h>
#include <string.h>

enum { LONGEST = 8 << 20 }; /* bytes of one tag or comment */

static bool begin_document(struct xml_reading *xml)
{
    if (!xml_source_begin(&xml->source))
        return false;
    xml->first_line = xml->reader->input.line;
    xml->nodes = 0;
    xml->depth = xml->item_depth = xml->complaints = 0;
    xml->since_event = xml->left_over = 0;
    xml->has_item = xml->is_over = xml->is_refused = false;
    xml_events_prepare(&xml->handler);
    xml->parser = xmlCreatePushParserCtxt(&xml->handler, NULL, NULL, 0, NULL);
    if (!xml->parser)
        memory_is_out(); /* libxml2 only fails so then */
    /* HUGE lifts the limits on text, which is counted here instead; entities are none of libxml2's.
     */
    xmlCtxtUseOptions(xml->parser, XML_PARSE_NONET | XML_PARSE_RECOVER | XML_PARSE_HUGE |
                                       XML_PARSE_IGNORE_ENC | XML_PARSE_BIG_LINES);
    xml->parser->_private = xml;
    return true;
}

/* What was read of an item that never ended is a story all the same. */
static void end_document(struct xml_reading *xml)
{
    xmlNodePtr node = xml->parser->myDoc ? xmlDocGetRootElement(xml->parser->myDoc) : NULL;
    if (node && xml->item_depth) {
        for (unsigned depth = 1; node && depth < xml->item_depth; depth++)
            node = xmlGetLastChild(node);
        if (node && node->type == XML_ELEMENT_NODE)
            xml_item_read(xml, node);
    } else if (node && !xml->is_over) {
        xml_root_read(xml, node);
    }
    if (xml->parser->myDoc)
        xmlFreeDoc(xml->parser->myDoc);
    xmlFreeParserCtxt(xml->parser);
    xml->parser = NULL;
    xml->last_waits = false;
    if (xml->is_refused)
        xml_source_skip(&xml->source);
}

/* Gives the parser one piece more; false at the end of the input. */
static bool feed(struct xml_reading *xml)
{
    size_t length;
    if (!xml->parser && !begin_document(xml))
        return false;
    const char *piece = xml_source_piece(&xml->source, &length);
    bool ends_in_cr = length && piece[length - 1] == '\r'; /* which libxml2 holds back */
    xml->since_event += length;
    if (xml_source_is_crowded(&xml->source, piece, length)) {
        xml_refuse(xml,
                   "a tag has too many attributes (4096); the rest of this document is not read");
        length = 0;
    }
    xmlParseChunk(xml->parser, piece, (int)length, length == 0);
    if (!xml->is_over && xml->since_event > LONGEST)
        xml_refuse(xml,
                   "a tag or comment is too long (8 MB); the rest of this document is not read");
    size_t unused = xml->is_over ? xml->left_over + ends_in_cr : 0;
    xml_source_use(&xml->source, length - (unused < length ? unused : length));
    if (!length || xml->is_over || xml->is_refused)
        end_document(xml);
    return true;
}

/* Forgets the stories that were given out. */
static void close_ranks(struct xml_reading *xml)
{
    xml->ready_count -= xml->given;
    if (xml->ready_count)
        memmove(xml->ready, xml->ready + xml->given, xml->ready_count * sizeof *xml->ready);
    xml->given = 0;
}

bool xml_read(struct reader *reader, struct story *story)
{
    struct xml_reading *xml = reader->state;
    if (!xml) {
        xml = reader->state = memory_allocate(1, sizeof *xml);
        xml->reader = reader;
        xml_source_open(&xml->source, reader);
    }
    while (xml->given + xml->last_waits == xml->ready_count) {
        close_ranks(xml);
        if (!feed(xml) && !xml->ready_count)
            return false;
    }
    story_free(story);
    *story = xml->ready[xml->given++];
    return true;
}

void xml_read_end(struct reader *reader)
{
    struct xml_reading *xml = reader->state;
    if (!xml)
        return;
    if (xml->parser)
        end_document(xml);
    for (size_t i = xml->given; i < xml->ready_count; i++)
        story_free(&xml->ready[i]);
    free(xml->ready);
    text_free(&xml->entity);
    xml_source_close(&xml->source);
    free(xml);
    reader->state = NULL;
}
