/* XML reading: documents, one after the other, given out item by item as small trees. */
#include "xml_reading.h"

#include "../memory.h"
#include "xml_source.h"
#include "xml_text.h"

#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <stdlib.h>
#include <string.h>

enum {
    DEEPEST = 256,     /* elements in elements */
    LONGEST = 8 << 20, /* bytes of one tag or comment */
    COMPLAINTS = 3     /* a document */
};

struct xml_reading {
    struct reader *reader;
    struct xml_source source;
    xmlParserCtxtPtr parser; /* NULL between documents */
    xmlSAXHandler handler;
    size_t first_line;          /* of the document, in the file */
    unsigned depth, item_depth; /* elements open; of the item, 0 outside one */
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

/* Every event comes by here. A document that was broken once is read on as if it were not: else
 * libxml2 leaves out its references. */
static struct xml_reading *reading_of(void *parser)
{
    ((xmlParserCtxtPtr)parser)->wellFormed = 1;
    return ((xmlParserCtxtPtr)parser)->_private;
}

static size_t line_now(const struct xml_reading *xml)
{
    int line = xml->parser && xml->parser->input ? xml->parser->input->line : 1;
    return xml->first_line + (line > 0 ? (size_t)line - 1 : 0);
}

static void complain(struct xml_reading *xml, size_t line, const char *what)
{
    if (++xml->complaints <= COMPLAINTS)
        report_at(xml->reader->report, EX_DATAERR, xml->reader->input.name, line, "%s%s", what,
                  xml->complaints == COMPLAINTS ? "; more of this document is not told" : "");
}

static void refuse(struct xml_reading *xml, const char *what)
{
    if (xml->is_refused)
        return;
    xml->is_refused = true;
    xml->complaints = 0;
    complain(xml, line_now(xml), what);
    xmlStopParser(xml->parser);
}

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

static void read_item(struct xml_reading *xml, xmlNodePtr node)
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

static const struct xml_item *item_named(const char *name)
{
    for (const struct xml_item *item = xml_items; item->name; item++)
        if (strcmp(item->name, name) == 0)
            return item;
    return NULL;
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

static void read_root(struct xml_reading *xml, xmlNodePtr root)
{
    static const struct xml_item unknown = {"", read_unknown};
    if (xml->has_item || is_envelope((const char *)root->name))
        return;
    xml->item = &unknown;
    read_item(xml, root);
}

static void start_element(void *parser, const xmlChar *name, const xmlChar *prefix,
                          const xmlChar *uri, int namespace_count, const xmlChar **namespaces,
                          int attribute_count, int defaulted, const xmlChar **attributes)
{
    struct xml_reading *xml = reading_of(parser);
    xml->since_event = 0;
    if (xml->is_refused)
        return;
    if (++xml->depth > DEEPEST) {
        refuse(xml,
               "the elements are nested too deeply (256); the rest of this document is not read");
        return;
    }
    /* Values that only a DTD gives are no part of the document. */
    xmlSAX2StartElementNs(parser, name, prefix, uri, namespace_count, namespaces,
                          attribute_count - defaulted, 0, attributes);
    if (xml->item_depth)
        return;
    xml->item = item_named((const char *)name);
    if (xml->item || xml->depth == 1)
        xml->item_line = line_now(xml);
    if (xml->item) {
        xml->item_depth = xml->depth;
        xml->has_item = true;
    }
}

static void end_element(void *parser, const xmlChar *name, const xmlChar *prefix,
                        const xmlChar *uri)
{
    struct xml_reading *xml = reading_of(parser);
    xmlParserCtxtPtr context = parser;
    xmlNodePtr node = context->node;
    xml->since_event = 0;
    if (xml->is_refused)
        return;
    xmlSAX2EndElementNs(parser, name, prefix, uri);
    if (xml->depth == xml->item_depth && node) {
        xml->item_depth = 0;
        read_item(xml, node);
        if (xml->depth > 1) {
            xmlUnlinkNode(node);
            xmlFreeNode(node);
        }
    }
    if (--xml->depth == 0) {
        if (node)
            read_root(xml, node);
        xml->is_over = true;
        xml->left_over = (size_t)(context->input->end - context->input->cur);
    }
}

static void characters(void *parser, const xmlChar *bytes, int length)
{
    reading_of(parser)->since_event = 0;
    xmlSAX2Characters(parser, bytes, length);
}

static void cdata(void *parser, const xmlChar *bytes, int length)
{
    reading_of(parser)->since_event = 0;
    xmlSAX2Characters(parser, bytes, length);
}

/* An entity stands for itself, or for the character that HTML means by it; what a document declares
 * is never expanded. */
static xmlEntityPtr entity_of(void *parser, const xmlChar *name)
{
    struct xml_reading *xml = reading_of(parser);
    xmlParserCtxtPtr context = parser;
    const htmlEntityDesc *known = htmlEntityLookup(name);
    if (context->instate == XML_PARSER_ATTRIBUTE_VALUE || context->inSubset)
        return NULL;
    text_clear(&xml->entity);
    if (known) {
        text_append_character(&xml->entity, known->value);
    } else {
        text_format(&xml->entity, "entity &%.60s; is not expanded", (const char *)name);
        complain(xml, line_now(xml), text_string(&xml->entity));
        text_clear(&xml->entity);
        text_format(&xml->entity, "&%s;", (const char *)name);
    }
    xml->stand_in = (struct _xmlEntity){.type = XML_ENTITY_DECL,
                                        .name = name,
                                        .content = (xmlChar *)xml->entity.bytes,
                                        .length = (int)xml->entity.length,
                                        .etype = XML_INTERNAL_PREDEFINED_ENTITY};
    return &xml->stand_in;
}

/* "AT&T", "R & D": an ampersand that begins no entity, and what was taken for its name, is text. */
static void keep_ampersand(xmlParserCtxtPtr parser, int code)
{
    const xmlChar *end = parser->input ? parser->input->cur : NULL, *at = end;
    if ((code != XML_ERR_NAME_REQUIRED && code != XML_ERR_ENTITYREF_SEMICOL_MISSING) || !end ||
        parser->instate == XML_PARSER_ATTRIBUTE_VALUE || parser->inSubset)
        return;
    while (at > parser->input->base && end - at < 200 && at[-1] != '&' && at[-1] != '<')
        at--;
    if (at > parser->input->base && at[-1] == '&')
        xmlSAX2Characters(parser, at - 1, (int)(end - at) + 1);
}

static void parser_says(void *parser, xmlErrorPtr error)
{
    struct xml_reading *xml = reading_of(parser);
    if (!xml || xml->is_over || xml->is_refused || error->level < XML_ERR_ERROR ||
        error->domain == XML_FROM_NAMESPACE || !error->message)
        return;
    keep_ampersand(parser, error->code);
    struct text message = {0};
    text_format(&message, "this is no well-formed XML: %.*s", (int)strcspn(error->message, "\n"),
                error->message);
    complain(xml, xml->first_line + (error->line > 0 ? (size_t)error->line - 1 : 0),
             text_string(&message));
    text_free(&message);
}

static void prepare_handler(xmlSAXHandler *handler)
{
    *handler = (xmlSAXHandler){
        .initialized = XML_SAX2_MAGIC,
        .startDocument = xmlSAX2StartDocument,
        .endDocument = xmlSAX2EndDocument,
        .startElementNs = start_element,
        .endElementNs = end_element,
        .characters = characters,
        .ignorableWhitespace = characters,
        .cdataBlock = cdata,
        .getEntity = entity_of,
        .serror = parser_says,
    };
}

static bool begin_document(struct xml_reading *xml)
{
    if (!xml_source_begin(&xml->source))
        return false;
    xml->first_line = xml->reader->input.line;
    xml->depth = xml->item_depth = xml->complaints = 0;
    xml->since_event = xml->left_over = 0;
    xml->has_item = xml->is_over = xml->is_refused = false;
    prepare_handler(&xml->handler);
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
            read_item(xml, node);
    } else if (node && !xml->is_over) {
        read_root(xml, node);
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
        refuse(xml, "a tag has too many attributes (4096); the rest of this document is not read");
        length = 0;
    }
    xmlParseChunk(xml->parser, piece, (int)length, length == 0);
    if (!xml->is_over && xml->since_event > LONGEST)
        refuse(xml, "a tag or comment is too long (8 MB); the rest of this document is not read");
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
