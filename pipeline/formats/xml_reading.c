/* XML reading: documents, one after the other, given out item by item as small trees. */
#include "xml_reading.h"

#include "../memory.h"
#include "xml_events.h"
#include "xml_text.h"

#include <stdlib.h>
#include <string.h>

enum { LONGEST = 8 << 20 }; /* bytes of one tag or comment */

void xml_remark(struct xml_reading *xml, const xmlNode *node, int status, const char *what)
{
    long line = xmlGetLineNo(node);
    report_at(xml->reader->report, status, xml->reader->input.name,
              xml->first_line + (line > 0 ? (size_t)line - 1 : 0), "%s", what);
}

void xml_wait(struct xml_reading *xml)
{
    xml->wants_wait = true;
}

struct story *xml_waiting(struct xml_reading *xml)
{
    return xml->last_waits ? &xml->ready[xml->ready_count - 1] : NULL;
}

void xml_absorbed(struct xml_reading *xml)
{
    xml->is_absorbed = true;
}

/* When a message was sent says nothing of its stories; the rest of a header does. */
static void keep_surrounding(struct story *story, const char *where, const xmlNode *node)
{
    if (node->type != XML_ELEMENT_NODE) {
        node_keep_text(story, where, node);
        return;
    }
    if (!node_is(node, "header")) {
        node_keep(story, where, node);
        return;
    }
    for (const xmlNode *child = node_child(node, NULL); child; child = node_next(child, NULL))
        if (!node_is(child, "sent"))
            node_keep(story, "header", child);
}

/* What stands round the items, a message's header say, goes with the first item behind it. */
static void take_surroundings(struct story *story, xmlNodePtr item)
{
    for (xmlNodePtr inner = item; inner->parent && inner->parent->type == XML_ELEMENT_NODE;
         inner = inner->parent) {
        xmlNodePtr next;
        for (xmlNodePtr node = inner->parent->children; node; node = next) {
            next = node->next;
            if (node == inner)
                continue;
            if (story)
                keep_surrounding(story, (const char *)inner->parent->name, node);
            xmlUnlinkNode(node);
            xmlFreeNode(node);
        }
    }
}

void xml_item_read(struct xml_reading *xml, xmlNodePtr node)
{
    struct story story = {.line = xml->item_line};
    if (strcmp(xml->reader->input.name, "-") != 0)
        story.file = memory_copy_string(xml->reader->input.name);
    xml->wants_wait = xml->is_absorbed = false;
    story_add(&story, "Charset", xml->source.charset, strlen(xml->source.charset));
    xml->item->read(xml, node, &story);
    take_surroundings(xml->is_absorbed ? NULL : &story, node);
    if (xml->is_absorbed) {
        story_free(&story);
        return;
    }
    xml->ready =
        memory_grow(xml->ready, &xml->ready_capacity, xml->ready_count + 1, sizeof *xml->ready);
    xml->ready[xml->ready_count++] = story;
    xml->last_waits = xml->wants_wait;
}

/* A root of no known name, in which there was no item either, is read for its text. */
static void read_unknown(struct xml_reading *xml, xmlNodePtr node, struct story *story)
{
    xml_remark(xml, node, EX_DATAERR, "this XML is no format that is known; its text is kept");
    node_body(story, node);
}

static bool is_envelope(const char *name)
{
    static const char *const envelopes[] = {"newsMessage", "NewsML", NULL};
    for (const char *const *envelope = envelopes; *envelope; envelope++)
        if (strcmp(*envelope, name) == 0)
            return true;
    return false;
}

void xml_root_read(struct xml_reading *xml, xmlNodePtr root)
{
    static const struct xml_item unknown = {"", read_unknown};
    if (xml->has_item || is_envelope((const char *)root->name))
        return;
    xml->item = &unknown;
    xml_item_read(xml, root);
}

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
