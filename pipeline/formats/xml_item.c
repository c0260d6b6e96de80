/* XML item: an element that has ended becomes a story, with what stands round it. */
#include "xml_item.h"

#include "../memory.h"
#include "xml_state.h"
#include "xml_text.h"

#include <string.h>

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
