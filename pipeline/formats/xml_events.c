/* XML events: what the parser says of a document, and what of it is let through. */
#include "xml_events.h"

#include "xml_item.h"

#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/parserInternals.h>
#include <string.h>

enum {
    DEEPEST = 256,        /* elements in elements */
    MOST_NODES = 1 << 20, /* elements and attributes of one item */
    COMPLAINTS = 3        /* a document */
};

/* Every event comes by here. A document that was broken once is read on as if it were not: else
 * libxml2 leaves out its references. */
static struct xml_reading *reading_of(void *parser)
{
    ((xmlParserCtxtPtr)parser)->wellFormed = 1;
    return ((xmlParserCtxtPtr)parser)->_private;
}

size_t xml_line_now(const struct xml_reading *xml)
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

void xml_refuse(struct xml_reading *xml, const char *what)
{
    if (xml->is_refused)
        return;
    xml->is_refused = true;
    xml->complaints = 0;
    complain(xml, xml_line_now(xml), what);
    xmlStopParser(xml->parser);
}

static const struct xml_item *item_named(const char *name)
{
    for (const struct xml_item *item = xml_items; item->name; item++)
        if (strcmp(item->name, name) == 0)
            return item;
    return NULL;
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
        xml_refuse(
            xml, "the elements are nested too deeply (256); the rest of this document is not read");
        return;
    }
    xml->nodes += 1 + (size_t)attribute_count;
    if (xml->nodes > MOST_NODES) {
        xml_refuse(
            xml,
            "an item has too many elements (a million); the rest of this document is not read");
        return;
    }
    /* Values that only a DTD gives are no part of the document. */
    xmlSAX2StartElementNs(parser, name, prefix, uri, namespace_count, namespaces,
                          attribute_count - defaulted, 0, attributes);
    if (xml->item_depth)
        return;
    xml->item = item_named((const char *)name);
    if (xml->item || xml->depth == 1)
        xml->item_line = xml_line_now(xml);
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
        xml->nodes = 0;
        xml_item_read(xml, node);
        if (xml->depth > 1) {
            xmlUnlinkNode(node);
            xmlFreeNode(node);
        }
    }
    if (--xml->depth == 0) {
        if (node)
            xml_root_read(xml, node);
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
        complain(xml, xml_line_now(xml), text_string(&xml->entity));
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

void xml_events_prepare(xmlSAXHandler *handler)
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
