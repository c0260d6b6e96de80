/* NITF 3.6: a story is a document; several follow each other. */
#include "../language.h"
#include "newsml_g2_item.h"
#include "sniff.h"
#include "timestamp.h"
#include "xml_reading.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

/* <element attribute="value"/> */
static void write_value(struct item *item, const char *element, const char *attribute,
                        const char *value)
{
    xml_open(&item->xml, element);
    xml_attribute(&item->xml, attribute, value);
    xml_close(&item->xml);
}

static bool is_token(const char *value)
{
    if (!*value)
        return false;
    for (; *value; value++)
        if (!isalnum((unsigned char)*value) && !strchr("._:-", *value))
            return false;
    return true;
}

/* A moment that NITF can say: a date alone, or a time with its zone. */
static bool moment_of(const char *value, char norm[32])
{
    struct timestamp time;
    if (!timestamp_read(value, &time) || (time.hour >= 0 && !time.has_zone))
        return false;
    timestamp_write_basic(&time, norm);
    return true;
}

static void write_message(struct item *item, const char *type, const char *info)
{
    xml_open(&item->xml, "ed-msg");
    xml_attribute(&item->xml, "msg-type", type);
    xml_attribute(&item->xml, "info", info);
    xml_close(&item->xml);
}

/* What is for the desk alone stands in the head, never in the body. */
static void write_messages(struct item *item)
{
    const struct story *story = item->story;
    struct text note = {0};
    if (item_embargo_note(item, &note))
        write_message(item, "wire:Embargo", text_string(&note));
    for (size_t i = 0; i < story->part_count && !item->writer->leaves_out_private; i++)
        if (story->parts[i].kind == PRIVATE && story->parts[i].text.length) {
            text_clear(&note);
            part_code(&story->parts[i], &note);
            write_message(item, text_string(&note), part_string(&story->parts[i]));
        }
    for (size_t i = 0; i < story->journal.count && !item->writer->leaves_out_private; i++)
        if (story->journal.items[i].query) {
            text_clear(&note);
            item_query(&story->journal.items[i], &note);
            write_message(item, "wire:Query", text_string(&note));
        }
    text_free(&note);
}

static void write_category(struct item *item, const char *category)
{
    size_t length = category_code_length(category);
    struct text code = {0};
    text_append(&code, category, length);
    const char *number =
        strncmp(text_string(&code), "subj:", 5) == 0 ? text_string(&code) + 5 : text_string(&code);
    const char *name = category + length + strspn(category + length, " ");
    bool is_code = is_token(number);
    xml_open(&item->xml, "tobject.subject");
    xml_attribute(&item->xml, "tobject.subject.refnum", is_code ? number : "00000000");
    if (*name || !is_code)
        xml_attribute(&item->xml, "tobject.subject.type", is_code ? name : category);
    xml_close(&item->xml);
    text_free(&code);
}

/* How many parts of the story have that name and say something. */
static size_t count_said(const struct story *story, const char *name)
{
    size_t count = 0;
    for (size_t i = 0; i < story->part_count; i++)
        count += part_is(&story->parts[i], name) && story->parts[i].text.length;
    return count;
}

static void write_topics(struct item *item)
{
    const char *genre = count_said(item->story, "Genre") == 1 ? item_value(item, "Genre") : "";
    if (!*genre && !count_said(item->story, "Category"))
        return;
    xml_open(&item->xml, "tobject");
    xml_attribute(&item->xml, "tobject.type", *genre ? genre : "news");
    for (size_t i = 0; i < item->story->part_count; i++)
        if (part_is(&item->story->parts[i], "Category") && item->story->parts[i].text.length)
            write_category(item, part_string(&item->story->parts[i]));
    xml_close_block(&item->xml);
}

static bool is_correction(const struct part *part)
{
    return part_is(part, "Signal") && strcmp(part_string(part), "correction") == 0;
}

static void write_docdata(struct item *item)
{
    struct xml_writing *xml = &item->xml;
    const struct story *story = item->story;
    char norm[32];
    xml_open(xml, "docdata");
    const char *status = item->release.status;
    if (item->release.has_embargo && strcmp(status, "canceled") != 0)
        status = "embargoed";
    if (strcmp(status, "usable") != 0 || *item_value(item, "Status"))
        xml_attribute(xml, "management-status", status);
    for (size_t i = 0; i < story->part_count; i++)
        if (is_correction(&story->parts[i]))
            write_value(item, "correction", "info", "");
    if (*item_value(item, "Id"))
        write_value(item, "doc-id", "id-string", item_value(item, "Id"));
    if (is_token(item_value(item, "Urgency")))
        write_value(item, "urgency", "ed-urg", item_value(item, "Urgency"));
    if (moment_of(item_value(item, "Sent"), norm))
        write_value(item, "date.issue", "norm", norm);
    if (*item->release.embargo && moment_of(item->release.embargo, norm))
        write_value(item, "date.release", "norm", norm);
    write_messages(item);
    if (is_token(item_value(item, "Version")) || *item_value(item, "Slugline")) {
        xml_open(xml, "du-key");
        if (is_token(item_value(item, "Version")))
            xml_attribute(xml, "version", item_value(item, "Version"));
        if (*item_value(item, "Slugline"))
            xml_attribute(xml, "key", item_value(item, "Slugline"));
        xml_close(xml);
    }
    if (count_said(story, "Keyword")) {
        xml_open(xml, "key-list");
        for (size_t i = 0; i < story->part_count; i++)
            if (part_is(&story->parts[i], "Keyword") && story->parts[i].text.length)
                write_value(item, "keyword", "key", part_string(&story->parts[i]));
        xml_close_block(xml);
    }
    xml_close_block(xml);
}

/* Whether NITF has a place for the part as it is. */
static bool has_place(const struct item *item, const struct part *part)
{
    static const char *const several[] = {"Kicker",   "Subhead",        "Byline", "Dateline",
                                          "Caption",  "Picture-Credit", "Note",   "Keyword",
                                          "Category", "Body",           "Teaser", NULL};
    static const char *const one[] = {"Provider",  "Slugline", "Headline",
                                      "Copyright", "Language", NULL};
    char norm[32];
    bool is_first = part == story_part(item->story, part->name);
    bool is_only = is_first && story_count(item->story, part->name) == 1;
    for (const char *const *name = several; *name; name++)
        if (part_is(part, *name))
            return true;
    for (const char *const *name = one; *name; name++)
        if (part_is(part, *name))
            return is_first;
    if (part_is(part, "Genre"))
        return count_said(item->story, "Genre") == 1;
    if (part_is(part, "Version") || part_is(part, "Urgency"))
        return is_first && is_token(part_string(part));
    if (part_is(part, "Id"))
        return is_only;
    if (part_is(part, "Created") || part_is(part, "Sent"))
        return is_only && moment_of(part_string(part), norm);
    if (part_is(part, "Status"))
        return is_only && !item->release.has_embargo &&
               strcmp(part_string(part), item->release.status) == 0;
    if (part_is(part, "Embargo"))
        return is_only && (*item->release.embargo || !part->text.length);
    return is_correction(part);
}

static void write_head(struct item *item)
{
    struct xml_writing *xml = &item->xml;
    struct text code = {0};
    xml_open(xml, "head");
    if (*item_value(item, "Headline"))
        xml_element(xml, "title", item_value(item, "Headline"));
    for (size_t i = 0; i < item->story->part_count && !item->writer->leaves_out_private; i++) {
        const struct part *part = &item->story->parts[i];
        if (has_place(item, part) || part_is_of_transport(part) || part->kind == PRIVATE)
            continue;
        text_clear(&code);
        part_code(part, &code);
        xml_open(xml, "meta");
        xml_attribute(xml, "name", text_string(&code));
        xml_attribute(xml, "content", part_string(part));
        xml_close(xml);
    }
    text_free(&code);
    write_topics(item);
    write_docdata(item);
    xml_close_block(xml);
}

/* Every part of that name as an element, with its class. */
static void write_parts(struct item *item, const char *name, const char *element, const char *class)
{
    for (size_t i = 0; i < item->story->part_count; i++) {
        const struct part *part = &item->story->parts[i];
        if (!part_is(part, name) || !part->text.length)
            continue;
        xml_open(&item->xml, element);
        if (class)
            xml_attribute(&item->xml, "class", class);
        xml_text(&item->xml, part_string(part), part->text.length);
        xml_close(&item->xml);
    }
}

static bool has_paragraph(const struct part *part)
{
    struct span paragraph;
    return paragraph_next(part_string(part), part->text.length, &(size_t){0}, &paragraph);
}

/* The same, of paragraphs; `inner` (may be NULL) stands between the element and them. */
static void write_blocks(struct item *item, const char *name, const char *element,
                         const char *inner)
{
    for (size_t i = 0; i < item->story->part_count; i++) {
        const struct part *part = &item->story->parts[i];
        if (!part_is(part, name) || !has_paragraph(part))
            continue;
        xml_open(&item->xml, element);
        if (inner)
            xml_open(&item->xml, inner);
        xml_paragraphs(&item->xml, part_string(part), part->text.length);
        if (inner)
            xml_close_block(&item->xml);
        xml_close_block(&item->xml);
    }
}

static void write_headlines(struct item *item)
{
    struct xml_writing *xml = &item->xml;
    const struct story *story = item->story;
    if (!*item_value(item, "Headline") && !count_said(story, "Kicker") &&
        !count_said(story, "Subhead"))
        return;
    xml_open(xml, "hedline");
    xml_element(xml, "hl1", item_value(item, "Headline"));
    write_parts(item, "Kicker", "hl2", "kicker");
    write_parts(item, "Subhead", "hl2", NULL);
    xml_close_block(xml);
}

static void write_dateline(struct item *item)
{
    char norm[32];
    write_parts(item, "Dateline", "dateline", NULL);
    if (!moment_of(item_value(item, "Created"), norm))
        return;
    xml_open(&item->xml, "dateline");
    xml_open_inline(&item->xml, "story.date");
    xml_attribute(&item->xml, "norm", norm);
    xml_close(&item->xml);
    xml_close(&item->xml);
}

static void write_pictures(struct item *item)
{
    struct xml_writing *xml = &item->xml;
    static const char *const parts[] = {"Caption", "Picture-Credit"};
    static const char *const elements[] = {"media-caption", "media-producer"};
    for (unsigned picture = 1; picture <= item->pictures; picture++) {
        xml_open(xml, "media");
        xml_attribute(xml, "media-type", "image");
        xml_open(xml, "media-reference");
        xml_close(xml);
        for (size_t i = 0; i < 2; i++) {
            size_t part = story_find(item->story, parts[i], picture);
            if (part == item->story->part_count || !item->story->parts[part].text.length)
                continue;
            const struct text *text = &item->story->parts[part].text;
            xml_open(xml, elements[i]);
            xml_lines(xml, text_string(text), text->length, "br");
            xml_close(xml);
        }
        xml_close_block(xml);
    }
}

static void write_body(struct item *item)
{
    struct xml_writing *xml = &item->xml;
    xml_open(xml, "body");
    xml_open(xml, "body.head");
    write_headlines(item);
    write_blocks(item, "Note", "note", "body.content");
    if (*item_value(item, "Copyright"))
        xml_element(xml, "rights", item_value(item, "Copyright"));
    write_parts(item, "Byline", "byline", NULL);
    if (*item_value(item, "Provider"))
        xml_element(xml, "distributor", item_value(item, "Provider"));
    write_dateline(item);
    write_blocks(item, "Teaser", "abstract", NULL);
    xml_close_block(xml);
    if (item->pictures || story_part(item->story, "Body")) {
        xml_open(xml, "body.content");
        write_pictures(item);
        for (size_t i = 0; i < item->story->part_count; i++)
            if (part_is(&item->story->parts[i], "Body"))
                xml_paragraphs(xml, part_string(&item->story->parts[i]),
                               item->story->parts[i].text.length);
        xml_close_block(xml);
    }
    xml_close_block(xml);
}

static void write(struct writer *writer, const struct story *story)
{
    struct item item = item_of(writer, story);
    struct text document = {0};
    xml_begin(&item.xml, &document);
    xml_open(&item.xml, "nitf");
    xml_attribute(&item.xml, "xmlns", NITF_NAMESPACE);
    xml_attribute(&item.xml, "version", "-//IPTC//DTD NITF 3.6//EN");
    xml_attribute(&item.xml, "baselang", item_value(&item, "Language"));
    xml_attribute(&item.xml, "xml:lang", item.language);
    write_head(&item);
    write_body(&item);
    xml_close_block(&item.xml);
    xml_finish(&item.xml);
    item_report(&item);
    output_string(writer->output, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    output_write(writer->output, document.bytes, document.length);
    output_string(writer->output, "\n");
    output_flush(writer->output);
    text_free(&document);
}

static unsigned sniff(const char *bytes, size_t length)
{
    return sniff_root(bytes, length, "nitf");
}

const struct format format_nitf = {
    .name = "nitf",
    .purpose = "NITF",
    .suffix = ".xml",
    .reads_wide = true,
    .sniff = sniff,
    .read = xml_read,
    .read_end = xml_read_end,
    .write = write,
};
