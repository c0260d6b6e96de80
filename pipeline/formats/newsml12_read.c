/* NewsML 1 reading (AFP, ANSA...): a NewsItem becomes a story. Its DTD is never loaded. */
#include "sniff.h"
#include "xml_items.h"
#include "xml_reading.h"
#include "xml_text.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* Elements that are a part: by their text, or by @FormalName. */
static const struct simple {
    const char *name, *part;
    bool is_formal;
} simple[] = {
    {"HeadLine", "Headline", false}, {"SubHeadLine", "Subhead", false},
    {"ByLine", "Byline", false},     {"DateLine", "Dateline", false},
    {"CreditLine", "Credit", false}, {"CopyrightLine", "Copyright", false},
    {"SlugLine", "Slugline", false}, {"KeywordLine", "Keyword", false},
    {"Urgency", "Urgency", true},    {"Genre", "Genre", true},
    {"Language", "Language", true},
};

static const char *formal_name(const xmlNode *node)
{
    const char *name = node_attribute(node, "FormalName");
    return name ? name : "";
}

static void read_children(struct story *story, const xmlNode *parent);

static bool read_simple(struct story *story, const xmlNode *node)
{
    for (size_t i = 0; i < sizeof simple / sizeof *simple; i++) {
        if (!node_is(node, simple[i].name))
            continue;
        bool is_first =
            strcmp(simple[i].part, "Keyword") == 0 || !story_part(story, simple[i].part);
        if (!is_first)
            node_keep(story, (const char *)node->parent->name, node);
        else if (simple[i].is_formal && *formal_name(node))
            story_say(story, simple[i].part, formal_name(node));
        else
            story_say_line(story, simple[i].part, node);
        return true;
    }
    return false;
}

/* The identifier is the same for all revisions: the revision, at its end, is the version. */
static void read_identifier(struct story *story, const xmlNode *identifier)
{
    const xmlNode *id = node_child(identifier, "PublicIdentifier");
    const xmlNode *revision = node_child(identifier, "RevisionId");
    struct text name = {0}, version = {0};
    if (revision)
        node_line(revision, &version);
    if (id)
        node_line(id, &name);
    if (version.length && name.length > version.length + 1) {
        size_t end = name.length - version.length;
        const char *update = revision ? node_attribute(revision, "Update") : NULL;
        if (update && strcmp(update, "N") != 0 && name.bytes[name.length - 1] == *update)
            end--;
        if (name.bytes[end - 1] == ':' &&
            memcmp(name.bytes + end, text_string(&version), version.length) == 0)
            name.bytes[name.length = end - 1] = '\0';
    }
    story_say(story, "Id", text_string(&name));
    story_say(story, "Version", text_string(&version));
    for (const xmlNode *node = node_child(identifier, NULL); node; node = node_next(node, NULL))
        if (node != id && node != revision)
            node_keep(story, "NewsIdentifier", node);
    text_free(&name);
    text_free(&version);
}

static void say_date(struct story *story, const char *part, const xmlNode *node)
{
    struct text text = {0};
    node_line(node, &text);
    story_say_date(story, part, text_string(&text));
    text_free(&text);
}

static void read_status(struct story *story, const xmlNode *node)
{
    struct text status = {0};
    for (const char *at = formal_name(node); *at; at++)
        text_append_byte(&status, (char)tolower((unsigned char)*at));
    const xmlNode *change = node_next(node, "StatusWillChange");
    const xmlNode *date = change ? node_child(change, "DateAndTime") : NULL;
    if (strcmp(text_string(&status), "embargoed") != 0) {
        story_say(story, "Status", text_string(&status));
    } else if (date) {
        say_date(story, "Embargo", date);
    } else {
        story_add(story, "Embargo", "", 0); /* until further notice */
    }
    text_free(&status);
}

static void read_provider(struct story *story, const xmlNode *node)
{
    const xmlNode *party = node_child(node, "Party");
    if (party && *formal_name(party) && !story_part(story, "Provider"))
        story_say(story, "Provider", formal_name(party));
    else
        node_keep(story, (const char *)node->parent->name, node);
}

static bool is_subject(const xmlNode *node)
{
    return node_is(node, "Subject") || node_is(node, "SubjectMatter") ||
           node_is(node, "SubjectDetail") || node_is(node, "SubjectQualifier");
}

static void read_subject(struct story *story, const xmlNode *node)
{
    const char *code = formal_name(node);
    struct text text = {0};
    bool is_code = strlen(code) == 8 && strspn(code, "0123456789") == 8;
    text_format(&text, "%s%s", is_code ? "subj:" : "", code);
    story_say(story, "Category", text_string(&text));
    text_free(&text);
}

/* What a component is there for: "Main", "Caption"... from the nearest one that says so. */
static const char *role_of(const xmlNode *node)
{
    for (; node && node->type == XML_ELEMENT_NODE; node = node->parent) {
        const xmlNode *role = node_is(node, "NewsComponent") ? node_child(node, "Role") : NULL;
        if (role)
            return formal_name(role);
    }
    return "";
}

static bool is_text(const xmlNode *item)
{
    const xmlNode *type = node_child(item, "MediaType"), *mime = node_child(item, "MimeType");
    const xmlNode *data = node_child(item, "DataContent");
    if (!data || node_child(item, "Encoding") ||
        (mime && strcmp(formal_name(mime), "text/css") == 0))
        return false;
    return !type || strstr(formal_name(type), "ext") || node_child(data, "nitf") ||
           node_child(data, "html");
}

/* A component of the text that is a part of its own. True: done with. */
static bool read_role(struct story *story, const char *role, const xmlNode *data)
{
    struct text text = {0};
    if (strstr(role, "aption")) {
        node_paragraphs(story, "Caption", data);
        return true;
    }
    if (strcmp(role, "Lead") == 0 && !story_part(story, "Teaser")) {
        node_paragraphs(story, "Teaser", data);
        return true;
    }
    if (strcmp(role, "Title") != 0)
        return false;
    node_line(data, &text);
    const char *headline = story_value(story, "Headline");
    bool is_known = headline && strcmp(headline, text_string(&text)) == 0;
    if (!headline)
        story_say(story, "Headline", text_string(&text));
    text_free(&text);
    return !headline || is_known;
}

/* The first text without a part of its own is the body. */
static void read_text(struct story *story, const char *role, const xmlNode *item, xmlNodePtr data)
{
    xmlNodePtr html = node_child(data, "html");
    if (strcmp(role, "Title") == 0 || story_part(story, "Body"))
        node_keep(story, "NewsComponent", item);
    else if (node_child(data, "nitf"))
        nitf_into_story(story, node_child(data, "nitf"));
    else
        node_body(story, html && node_child(html, "body") ? node_child(html, "body") : data);
}

static void read_content(struct story *story, const xmlNode *item)
{
    xmlNodePtr data = node_child(item, "DataContent");
    const char *role = role_of(item);
    if (!is_text(item)) {
        node_keep(story, "NewsComponent", item);
        return;
    }
    if (!read_role(story, role, data))
        read_text(story, role, item, data);
    for (const xmlNode *node = node_child(item, NULL); node; node = node_next(node, NULL))
        if (node != data && !node_is(node, "MediaType") && !node_is(node, "Format"))
            node_keep(story, "ContentItem", node);
}

/* An instruction or an advisory is for the desk. */
static bool read_note(struct story *story, const xmlNode *node)
{
    const xmlNode *type = node_child(node, "NewsLineType");
    if (node_is(node, "Instruction") || node_is(node, "Comment")) {
        struct text text = {0};
        node_line(node, &text);
        if (text.length)
            story_say(story, "Private-Note", text_string(&text));
        else
            node_keep(story, (const char *)node->parent->name, node);
        text_free(&text);
        return true;
    }
    if (!node_is(node, "NewsLine") || !node_child(node, "NewsLineText"))
        return false;
    bool is_public = !type || !strstr(formal_name(type), "rivate");
    story_say_line(story, is_public ? "Note" : "Private-Note", node_child(node, "NewsLineText"));
    return true;
}

static bool is_container(const xmlNode *node)
{
    static const char *const names[] = {"Identification",
                                        "NewsManagement",
                                        "NewsComponent",
                                        "NewsLines",
                                        "AdministrativeMetadata",
                                        "DescriptiveMetadata",
                                        "SubjectCode",
                                        "NewsItem",
                                        NULL};
    for (const char *const *name = names; *name; name++)
        if (node_is(node, *name))
            return true;
    return false;
}

static void read_element(struct story *story, const xmlNode *node)
{
    const char *value = node_attribute(node, "Value");
    const char *date_part = node_is(node, "FirstCreated")          ? "Created"
                            : node_is(node, "ThisRevisionCreated") ? "Sent"
                                                                   : NULL;
    bool is_empty = !node->children && !node->properties;
    if (is_empty || node_is(node, "Role") || node_is(node, "StatusWillChange") ||
        read_simple(story, node) || read_note(story, node))
        return;
    if (date_part)
        say_date(story, date_part, node);
    else if (node_is(node, "NewsIdentifier"))
        read_identifier(story, node);
    else if (node_is(node, "Status"))
        read_status(story, node);
    else if (node_is(node, "Provider"))
        read_provider(story, node);
    else if (is_subject(node))
        read_subject(story, node);
    else if (node_is(node, "Property") && strcmp(formal_name(node), "Keyword") == 0 && value)
        story_say(story, "Keyword", value);
    else if (node_is(node, "ContentItem"))
        read_content(story, node);
    else if (is_container(node))
        read_children(story, node);
    else
        node_keep(story, (const char *)node->parent->name, node);
}

static void read_children(struct story *story, const xmlNode *parent)
{
    for (const xmlNode *node = node_child(parent, NULL); node; node = node_next(node, NULL))
        read_element(story, node);
}

void newsml12_item_read(struct xml_reading *xml, xmlNodePtr item, struct story *story)
{
    (void)xml;
    const char *language = node_attribute(item, "lang");
    story_say(story, "Source-Format", "newsml12");
    read_children(story, item);
    if (language && !story_part(story, "Language"))
        story_say(story, "Language", language);
}

static unsigned sniff(const char *bytes, size_t length)
{
    return sniff_root(bytes, length, "NewsML");
}

const struct format format_newsml12 = {
    .name = "newsml12",
    .purpose = "NewsML 1",
    .suffix = ".xml",
    .reads_wide = true,
    .sniff = sniff,
    .read = xml_read,
    .read_end = xml_read_end,
};
