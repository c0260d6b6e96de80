/* NewsML-G2 content: what a story's parts become in contentMeta and contentSet. */
#include "newsml_g2_item.h"

#include "timestamp.h"

#include <string.h>

/* "medtop:20000573 election" is a code and its name; "Politics" is a name alone. */
static void write_category(struct item *item, const char *element, const char *category)
{
    struct xml_writing *xml = &item->xml;
    size_t length = category_code_length(category);
    const char *name = category + length + strspn(category + length, " ");
    xml_open(xml, element);
    if (length) {
        struct text code = {0};
        text_append(&code, category, length);
        xml_attribute(xml, "qcode", text_string(&code));
        text_free(&code);
    } else {
        xml_line_attribute(xml, "literal", category);
    }
    if (!*name) {
        xml_close(xml);
        return;
    }
    xml_element(xml, "name", name);
    xml_close_block(xml);
}

/* The moment of a part, where it is one: a date alone, or a time with a zone. */
static bool is_moment(const char *value, struct timestamp *time)
{
    return timestamp_read(value, time) && (time->hour < 0 || time->has_zone);
}

static bool is_urgency(const char *value)
{
    return value[0] >= '1' && value[0] <= '9' && !value[1];
}

/* A machine's translation is called one. */
static bool is_translated_here(const struct story *story)
{
    for (size_t i = 0; i < story->journal.count; i++)
        if (strncmp(story->journal.items[i].rule, "translate/", 10) == 0)
            return true;
    return false;
}

static void write_administration(struct item *item)
{
    struct timestamp created;
    const char *id = item_value(item, "Id");
    if (is_urgency(item_value(item, "Urgency")))
        xml_element(&item->xml, "urgency", item_value(item, "Urgency"));
    if (is_moment(item_value(item, "Created"), &created))
        item_moment(item, "contentCreated", &created);
    if (is_translated_here(item->story))
        item_code(item, "digitalSourceType", "digsrctype", "trainedAlgorithmicMedia");
    if (*id && strcmp(id, item->guid) != 0) {
        xml_open(&item->xml, "altId");
        xml_attribute(&item->xml, "type", "wire:Id");
        xml_text(&item->xml, id, strlen(id));
        xml_close(&item->xml);
    }
}

/* A part as one element: of one line, as the schema wants it; of a label, which keeps the white
 * space that it has; or of a block, whose lines keep their ends. */
struct place {
    const char *part, *element, *attribute, *attribute_value;
    enum { LINE, LABEL, BLOCK } kind;
};

static const struct place places[] = {
    {"Keyword", "keyword", NULL, NULL, LINE},
    {"Slugline", "slugline", NULL, NULL, LINE},
    {"Headline", "headline", "rank", "1", LABEL},
    {"Subhead", "headline", "rank", "2", LABEL},
    {"Kicker", "headline", "rank", "3", LABEL},
    {"Dateline", "dateline", NULL, NULL, LABEL},
    {"Byline", "by", NULL, NULL, LABEL},
    {"Credit", "creditline", NULL, NULL, LINE},
    {"Teaser", "description", "role", "drol:summary", BLOCK},
};

static void write_place(struct item *item, const struct place *place, const struct part *part)
{
    struct xml_writing *xml = &item->xml;
    xml_open(xml, place->element);
    if (place->attribute)
        xml_attribute(xml, place->attribute, place->attribute_value);
    if (place->kind == BLOCK)
        xml_lines(xml, part_string(part), part->text.length, "br");
    else if (place->kind == LABEL)
        xml_text(xml, part_string(part), part->text.length);
    else
        xml_line(xml, part_string(part), part->text.length);
    xml_close(xml);
}

static void write_language(struct item *item)
{
    if (!item->language)
        return;
    xml_open(&item->xml, "language");
    xml_attribute(&item->xml, "tag", item->language);
    xml_close(&item->xml);
}

static bool is_any(const struct part *part, const char *const *names)
{
    for (; *names; names++)
        if (part_is(part, *names))
            return true;
    return false;
}

/* Whether the value is written as it is: what NewsML cannot say of it, or says once and the story
 * twice, is a property of our own. */
static bool is_said(const struct item *item, const struct part *part)
{
    const char *string = part_string(part);
    struct timestamp time;
    if (story_count(item->story, part->name) > 1)
        return false;
    if (part_is(part, "Version"))
        return strcmp(string, item->version) == 0;
    if (part_is(part, "Status"))
        return strcmp(string, item->release.status) == 0;
    if (part_is(part, "Language"))
        return string == item->language;
    if (part_is(part, "Urgency"))
        return is_urgency(string);
    if (part_is(part, "Created"))
        return is_moment(string, &time);
    if (part_is(part, "Embargo"))
        return *item->release.embargo || !*string;
    return false;
}

/* Whether the part is written elsewhere, as it is. */
static bool has_place(const struct item *item, const struct part *part)
{
    static const char *const all[] = {
        "Keyword",        "Slugline", "Signal",    "Category", "Genre",  "Caption",
        "Picture-Credit", "Note",     "Copyright", "Subhead",  "Kicker", "Dateline",
        "Byline",         "Credit",   "Teaser",    "Body",     NULL};
    static const char *const first[] = {"Id", "Provider", "Headline", NULL};
    if (part->kind == PRIVATE || is_any(part, all))
        return true;
    if (is_any(part, first))
        return part == story_part(item->story, part->name);
    return is_said(item, part);
}

static void write_description(struct item *item)
{
    const struct story *story = item->story;
    write_language(item);
    for (size_t i = 0; i < story->part_count; i++)
        if (part_is(&story->parts[i], "Genre") && story->parts[i].text.length)
            write_category(item, "genre", part_string(&story->parts[i]));
    for (size_t i = 0; i < story->part_count; i++)
        if (part_is(&story->parts[i], "Category") && story->parts[i].text.length)
            write_category(item, "subject", part_string(&story->parts[i]));
    for (size_t place = 0; place < sizeof places / sizeof *places; place++)
        for (size_t i = 0; i < story->part_count; i++)
            if (part_is(&story->parts[i], places[place].part) && story->parts[i].text.length &&
                has_place(item, &story->parts[i]))
                write_place(item, &places[place], &story->parts[i]);
}

static void write_bodies(struct item *item)
{
    for (size_t i = 0; i < item->story->part_count; i++)
        if (part_is(&item->story->parts[i], "Body"))
            xml_paragraphs(&item->xml, part_string(&item->story->parts[i]),
                           item->story->parts[i].text.length);
}

static void write_nitf(struct item *item)
{
    struct xml_writing *xml = &item->xml;
    xml_open(xml, "nitf");
    xml_attribute(xml, "xmlns", NITF_NAMESPACE);
    xml_open(xml, "body");
    if (*item_value(item, "Headline")) {
        xml_open(xml, "body.head");
        xml_open(xml, "hedline");
        xml_element(xml, "hl1", item_value(item, "Headline"));
        xml_close_block(xml);
        xml_close_block(xml);
    }
    xml_open(xml, "body.content");
    write_bodies(item);
    xml_close_block(xml);
    xml_close_block(xml);
    xml_close_block(xml);
}

static void write_xhtml(struct item *item)
{
    struct xml_writing *xml = &item->xml;
    xml_open(xml, "html");
    xml_attribute(xml, "xmlns", XHTML_NAMESPACE);
    xml_attribute(xml, "xml:lang", item->language);
    xml_open(xml, "head");
    xml_element(xml, "title", item_value(item, "Headline"));
    xml_close_block(xml);
    xml_open(xml, "body");
    write_bodies(item);
    xml_close_block(xml);
    xml_close_block(xml);
}

void item_content_write(struct item *item)
{
    struct xml_writing *xml = &item->xml;
    xml_open(xml, "contentMeta");
    write_administration(item);
    write_description(item);
    xml_close_block(xml);
    if (!story_part(item->story, "Body"))
        return;
    xml_open(xml, "contentSet");
    xml_open(xml, "inlineXML");
    xml_attribute(xml, "contenttype",
                  item->as_xhtml ? "application/xhtml+xml" : "application/nitf+xml");
    item->as_xhtml ? write_xhtml(item) : write_nitf(item);
    xml_close_block(xml);
    xml_close_block(xml);
}

void item_picture_write(struct item *item, unsigned picture)
{
    static const struct place of_picture[] = {
        {"Picture-Credit", "creditline", NULL, NULL, LINE},
        {"Caption", "description", "role", "drol:caption", BLOCK},
    };
    xml_open(&item->xml, "contentMeta");
    write_language(item);
    for (size_t i = 0; i < sizeof of_picture / sizeof *of_picture; i++) {
        size_t part = story_find(item->story, of_picture[i].part, picture);
        if (part < item->story->part_count && item->story->parts[part].text.length)
            write_place(item, &of_picture[i], &item->story->parts[part]);
    }
    xml_close_block(&item->xml);
}

void item_rest_write(struct item *item)
{
    if (item->writer->leaves_out_private)
        return;
    for (size_t i = 0; i < item->story->part_count; i++) {
        const struct part *part = &item->story->parts[i];
        if (has_place(item, part) || part_is_of_transport(part))
            continue;
        struct text code = {0};
        part_code(part, &code);
        xml_open(&item->xml, "itemMetaExtProperty");
        xml_attribute(&item->xml, "rel", text_string(&code));
        xml_attribute(&item->xml, "value", part_string(part));
        xml_attribute(&item->xml, "pubconstraint", "wire:nonpublic");
        xml_close(&item->xml);
        text_free(&code);
    }
}
