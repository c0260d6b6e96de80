/* NewsML-G2 items: a story as a newsItem, and its pictures as items that it links. */
#include "newsml_g2_item.h"

#include "name_uuid.h"
#include "timestamp.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

static void add_value(struct name_uuid *name, const struct item *item, const char *part)
{
    name_uuid_add(name, item_value(item, part), strlen(item_value(item, part)));
}

/* A provider's identifier that is no URI, and in which language, where that makes a difference. */
static void name_by_id(const struct item *item, const char *language, char guid[46])
{
    struct name_uuid name;
    name_uuid_begin(&name);
    add_value(&name, item, "Provider");
    add_value(&name, item, "Id");
    if (language)
        name_uuid_add(&name, language, strlen(language));
    name_uuid_end(&name, guid);
}

/* Whose words are these: what the identifier of a story without one is made of. */
static void name_by_content(const struct item *item, char guid[46])
{
    struct name_uuid name;
    name_uuid_begin(&name);
    add_value(&name, item, "Provider");
    for (size_t i = 0; i < item->story->part_count; i++) {
        const struct part *part = &item->story->parts[i];
        if (part_is(part, "Language") || part->kind == PROSE)
            name_uuid_add(&name, part_string(part), part->text.length);
    }
    name_uuid_end(&name, guid);
}

/* A translation is an item of its own. */
static void name_story(struct item *item)
{
    const char *id = item_value(item, "Id");
    bool is_translated = *item_value(item, "Translated-From");
    item->guid = item->own_guid;
    if (!*id)
        name_by_content(item, item->own_guid);
    else if (is_translated)
        name_by_id(item, item_value(item, "Language"), item->own_guid);
    else if (is_uri(id))
        item->guid = id;
    else
        name_by_id(item, NULL, item->own_guid);
}

static void begin_item(struct item *item, const char *guid)
{
    struct xml_writing *xml = &item->xml;
    xml_open(xml, "newsItem");
    xml_attribute(xml, "xmlns", NEWSML_NAMESPACE);
    xml_attribute(xml, "guid", guid);
    xml_attribute(xml, "version", item->version);
    xml_attribute(xml, "standard", "NewsML-G2");
    xml_attribute(xml, "standardversion", "2.35");
    xml_attribute(xml, "conformance", "power");
    xml_attribute(xml, "xml:lang", item->language);
    xml_open(xml, "catalogRef");
    xml_attribute(xml, "href", "http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml");
    xml_close(xml);
    xml_open(xml, "catalog");
    xml_open(xml, "scheme");
    xml_attribute(xml, "alias", "wire");
    xml_attribute(xml, "uri", WIRE_SCHEME);
    xml_close(xml);
    xml_close_block(xml);
}

/* What is the same for a story and its pictures: none is freer than the other. */
static void begin_item_meta(struct item *item, const char *item_class)
{
    struct timestamp now = timestamp_of(item->writer->now);
    struct xml_writing *xml = &item->xml;
    const char *provider = item_value(item, "Provider");
    xml_open(xml, "itemMeta");
    item_code(item, "itemClass", "ninat", item_class);
    xml_open(xml, "provider");
    xml_line_attribute(xml, "literal", *provider ? provider : "unknown");
    if (*provider)
        xml_element(xml, "name", provider);
    *provider ? xml_close_block(xml) : xml_close(xml);
    item_moment(item, "versionCreated", &now);
    if (item->release.has_embargo)
        xml_element(xml, "embargoed", item->release.embargo);
    if (*item_value(item, "Status") || strcmp(item->release.status, "usable") != 0)
        item_code(item, "pubStatus", "stat", item->release.status);
    xml_open(xml, "generator");
    xml_attribute(xml, "versioninfo", WIRE_VERSION);
    xml_text(xml, "Wirecopy", 8);
    xml_close(xml);
}

/* The role says which part a note is: "wire:Note". */
static void write_note(struct item *item, const char *role, bool is_public, const char *note,
                       size_t length)
{
    xml_open(&item->xml, "edNote");
    xml_attribute(&item->xml, "role", role);
    if (!is_public)
        xml_attribute(&item->xml, "pubconstraint", "wire:nonpublic");
    xml_lines(&item->xml, note, length, "br");
    xml_close(&item->xml);
}

static void write_embargo_note(struct item *item)
{
    struct text note = {0};
    if (item_embargo_note(item, &note))
        write_note(item, "wire:Embargo", true, text_string(&note), note.length);
    text_free(&note);
}

static void write_query(struct item *item, const struct edit *query)
{
    struct text note = {0};
    item_query(query, &note);
    write_note(item, "wire:Query", false, text_string(&note), note.length);
    text_free(&note);
}

static void write_note_part(struct item *item, const struct part *part, bool is_public)
{
    struct text role = {0};
    text_format(&role, "wire:%s", part->name);
    write_note(item, text_string(&role), is_public, part_string(part), part->text.length);
    text_free(&role);
}

static void write_notes(struct item *item)
{
    const struct story *story = item->story;
    write_embargo_note(item);
    for (size_t i = 0; i < story->part_count; i++)
        if (part_is(&story->parts[i], "Note") && story->parts[i].text.length)
            write_note_part(item, &story->parts[i], true);
    if (item->writer->leaves_out_private)
        return;
    for (size_t i = 0; i < story->part_count; i++)
        if (story->parts[i].kind == PRIVATE && story->parts[i].text.length)
            write_note_part(item, &story->parts[i], false);
    for (size_t i = 0; i < story->journal.count; i++)
        if (story->journal.items[i].query)
            write_query(item, &story->journal.items[i]);
}

static void write_signals(struct item *item)
{
    for (size_t i = 0; i < item->story->part_count; i++) {
        const struct part *part = &item->story->parts[i];
        if (!part_is(part, "Signal") || !part->text.length)
            continue;
        if (strcasecmp(part_string(part), "correction") == 0) {
            item_code(item, "signal", "sig", "correction");
        } else if (strcasecmp(part_string(part), "update") == 0) {
            item_code(item, "signal", "sig", "update");
        } else {
            xml_open(&item->xml, "signal");
            xml_line_attribute(&item->xml, "literal", part_string(part));
            xml_close(&item->xml);
        }
    }
}

/* The item that a translation was made from. */
static void write_origin(struct item *item)
{
    const char *id = item_value(item, "Id");
    char guid[46];
    if (!*id || !*item_value(item, "Translated-From"))
        return;
    name_by_id(item, NULL, guid);
    xml_open(&item->xml, "link");
    xml_attribute(&item->xml, "rel", "irel:derivedFrom");
    xml_attribute(&item->xml, "residref", is_uri(id) ? id : guid);
    xml_close(&item->xml);
}

static void name_picture(const struct item *item, size_t picture, char guid[46])
{
    char number[24];
    struct name_uuid name;
    name_uuid_begin(&name);
    name_uuid_add(&name, item->guid, strlen(item->guid));
    name_uuid_add(&name, number, (size_t)snprintf(number, sizeof number, "picture %zu", picture));
    name_uuid_end(&name, guid);
}

static void write_picture_links(struct item *item)
{
    for (size_t i = 1; i <= item->pictures; i++) {
        char guid[46], rank[24];
        name_picture(item, i, guid);
        snprintf(rank, sizeof rank, "%zu", i);
        xml_open(&item->xml, "link");
        xml_attribute(&item->xml, "rel", "irel:seeAlso");
        xml_attribute(&item->xml, "rank", rank);
        xml_attribute(&item->xml, "residref", guid);
        xml_attribute(&item->xml, "version", item->version);
        item_code(item, "itemClass", "ninat", "picture");
        xml_close_block(&item->xml);
    }
}

static void write_rights(struct item *item)
{
    for (size_t i = 0; i < item->story->part_count; i++) {
        const struct part *part = &item->story->parts[i];
        if (!part_is(part, "Copyright") || !part->text.length)
            continue;
        xml_open(&item->xml, "rightsInfo");
        xml_open(&item->xml, "copyrightNotice");
        xml_lines(&item->xml, part_string(part), part->text.length, "br");
        xml_close(&item->xml);
        xml_close_block(&item->xml);
    }
}

static void write_text_item(struct item *item)
{
    begin_item(item, item->guid);
    write_rights(item);
    begin_item_meta(item, "text");
    write_notes(item);
    write_signals(item);
    write_origin(item);
    write_picture_links(item);
    item_rest_write(item);
    xml_close_block(&item->xml);
    item_content_write(item);
    xml_close_block(&item->xml);
}

static void write_picture_item(struct item *item, size_t picture)
{
    char guid[46];
    name_picture(item, picture, guid);
    begin_item(item, guid);
    begin_item_meta(item, "picture");
    write_embargo_note(item);
    xml_close_block(&item->xml);
    item_picture_write(item, (unsigned)picture);
    xml_close_block(&item->xml);
}

static void write_item(struct item *item, size_t picture, struct text *items)
{
    xml_begin(&item->xml, items);
    if (picture)
        write_picture_item(item, picture);
    else
        write_text_item(item);
    xml_finish(&item->xml);
    text_append_string(items, "\n");
    item_report(item);
}

size_t newsml_items_write(struct writer *writer, const struct story *story, bool as_xhtml,
                          struct text *items)
{
    struct item item = item_of(writer, story);
    item.as_xhtml = as_xhtml;
    name_story(&item);
    for (size_t picture = 0; picture <= item.pictures; picture++)
        write_item(&item, picture, items);
    return item.pictures + 1;
}
