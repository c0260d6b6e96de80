/* NewsML-G2 reading: an item of version 2, any of them, becomes a story. */
#include "newsml_g2.h"
#include "../language.h"
#include "../memory.h"
#include "sniff.h"
#include "xml_items.h"
#include "xml_text.h"

#include <stdlib.h>
#include <string.h>

struct reading {
    struct xml_reading *xml;
    struct story *story;
    bool is_picture;
    bool is_translation; /* one of our own: its origin is no news */
    bool has_headline;   /* the first one */
    unsigned replaced;   /* parts that a property of our own was put in the place of: a bit each */
};

/* What a code says without its scheme: "stat:usable", "http://.../usable", or a literal. */
static const char *code_of(const xmlNode *node)
{
    const char *code = node_attribute(node, "qcode");
    const char *colon = code ? strchr(code, ':') : NULL;
    if (colon && colon[1])
        return colon + 1;
    if (!code && (code = node_attribute(node, "uri"))) {
        const char *slash = strrchr(code, '/');
        return slash && slash[1] ? slash + 1 : code;
    }
    return code ? code : node_attribute(node, "literal");
}

static bool has_role(const xmlNode *node, const char *what)
{
    const char *role = node_attribute(node, "role");
    return role && strstr(role, what);
}

static size_t attribute_count(const xmlNode *node)
{
    size_t count = 0;
    for (const xmlAttr *attribute = node->properties; attribute; attribute = attribute->next)
        count++;
    return count;
}

/* A name or a literal is the provider; what more there is, is kept. */
static void read_provider(struct reading *reading, const xmlNode *node, const char *where)
{
    const xmlNode *name = node_child(node, "name");
    const char *literal = node_attribute(node, "literal"), *code = code_of(node);
    struct text text = {0};
    if (name)
        node_line(name, &text);
    else
        node_line(node, &text); /* version 2.0 had it as text */
    if (!text.length && code && strcmp(code, "unknown") != 0)
        text_append_string(&text, code);
    story_say(reading->story, "Provider", text_string(&text));
    if (attribute_count(node) > (literal != NULL) || (name && node_next(name, NULL)))
        node_keep(reading->story, where, node);
    text_free(&text);
}

static bool is_private_role(const xmlNode *node)
{
    return node_attribute(node, "pubconstraint") || node_attribute(node, "pubconstrainturi") ||
           has_role(node, "contact") || has_role(node, "nonpublic") || has_role(node, "private") ||
           has_role(node, "internal");
}

/* Our own notes name their part in the role, but for the embargo's, which the item says itself, and
 * for questions of an earlier run, which are asked anew where they still stand; others are for
 * publication unless something says that they are not: in doubt, they are not. */
static void read_note(struct reading *reading, const xmlNode *node)
{
    const char *role = node_attribute(node, "role");
    if (role && (strcmp(role, "wire:Embargo") == 0 || strcmp(role, "wire:Query") == 0))
        return;
    const char *own = role && strncmp(role, "wire:", 5) == 0 ? role + 5 : NULL;
    if (own && (part_kind(own) == PRIVATE || strcmp(own, "Note") == 0))
        story_say_lines(reading->story, own, node);
    else if (has_role(node, "closingline"))
        story_say_lines(reading->story, "Sign-Off", node);
    else if (!is_private_role(node) && node_child(node, NULL) && !node_child(node, "br"))
        node_paragraphs(reading->story, "Note", node);
    else
        story_say_lines(reading->story, is_private_role(node) ? "Private-Note" : "Note", node);
}

/* Before those that a property of our own gave. */
static void read_first_headline(struct reading *reading, const xmlNode *node)
{
    struct text text = {0};
    node_line(node, &text);
    struct span words = span_trim(text_string(&text), (struct span){0, text.length});
    char *headline = memory_copy(text_string(&text) + words.from, words.to - words.from);
    reading->has_headline = *headline;
    if (reading->has_headline)
        story_insert(reading->story, "Headline", 1, headline);
    free(headline);
    text_free(&text);
}

static void read_headline(struct reading *reading, const xmlNode *node)
{
    const char *rank = node_attribute(node, "rank");
    const char *part = rank && strcmp(rank, "2") == 0   ? "Subhead"
                       : rank && strcmp(rank, "3") == 0 ? "Kicker"
                                                        : "Headline";
    if (has_role(node, "kicker") || has_role(node, "overline"))
        part = "Kicker";
    else if (has_role(node, "sub"))
        part = "Subhead";
    if (strcmp(part, "Headline") != 0)
        story_say_line(reading->story, part, node);
    else if (reading->has_headline)
        node_keep(reading->story, "contentMeta", node);
    else
        read_first_headline(reading, node);
}

/* "medtop:20000573 election": the code, and the name where there is one. */
static void read_subject(struct reading *reading, const char *part, const xmlNode *node)
{
    struct text text = {0};
    const xmlNode *name = node_child(node, "name");
    const char *code = node_attribute(node, "qcode"), *literal = node_attribute(node, "literal");
    const char *uri = node_attribute(node, "uri");
    if (code || uri)
        text_append_string(&text, code ? code : uri);
    if (name) {
        if (text.length)
            text_append_byte(&text, ' ');
        node_line(name, &text);
    } else if (literal && !text.length) {
        text_append_string(&text, literal);
    } else if (!text.length) {
        node_line(node, &text);
    }
    story_say(reading->story, part, text_string(&text));
    bool has_more = (name && node_next(name, NULL)) || (!name && node_child(node, NULL)) ||
                    (name && literal && !code && strcmp(literal, text_string(&text)) != 0) ||
                    attribute_count(node) > (code || literal || uri ? 1 : 0);
    if (has_more)
        node_keep(reading->story, "contentMeta", node);
    text_free(&text);
}

static void read_description(struct reading *reading, const xmlNode *node)
{
    bool is_caption = reading->is_picture || has_role(node, "caption");
    if (is_caption && !has_role(node, "summary"))
        story_say_lines(reading->story, "Caption", node);
    else if (!story_part(reading->story, "Teaser") || has_role(node, "summary"))
        story_say_lines(reading->story, "Teaser", node);
    else
        node_keep(reading->story, "contentMeta", node);
}

/* A property of our own scheme is the part itself, and knows better than what was made of it. */
static bool read_own_property(struct reading *reading, const xmlNode *node)
{
    const char *rel = node_attribute(node, "rel"), *value = node_attribute(node, "value");
    if (!rel || strncmp(rel, "wire:", 5) != 0 || !value ||
        !part_name_is_valid(rel + 5, strlen(rel + 5)))
        return false;
    static const char *const replaced[] = {"Status",  "Version", "Embargo",  "Sent",
                                           "Urgency", "Created", "Language", NULL};
    struct story *story = reading->story;
    for (unsigned i = 0; replaced[i]; i++) {
        struct part *part = story_part(story, replaced[i]);
        if (strcmp(replaced[i], rel + 5) != 0)
            continue;
        bool is_first = !(reading->replaced & 1u << i);
        reading->replaced |= 1u << i;
        if (part && is_first) {
            text_clear(&part->text);
            text_append_string(&part->text, value);
            return true;
        }
    }
    story_add(story, rel + 5, value, strlen(value));
    return true;
}

static void read_alt_id(struct reading *reading, const xmlNode *node)
{
    const char *type = node_attribute(node, "type");
    struct part *id = story_part(reading->story, "Id");
    if (!type || strcmp(type, "wire:Id") != 0) {
        node_keep(reading->story, "contentMeta", node);
        return;
    }
    if (!id)
        id = story_add(reading->story, "Id", "", 0);
    text_clear(&id->text);
    node_line(node, &id->text);
}

static void read_link(struct reading *reading, const xmlNode *node)
{
    const char *rel = node_attribute(node, "rel");
    const xmlNode *item_class = node_child(node, "itemClass");
    const char *code = item_class ? code_of(item_class) : NULL;
    if (reading->is_translation && rel && strcmp(rel, "irel:derivedFrom") == 0)
        return;
    if (!reading->is_picture && code && strcmp(code, "picture") == 0 &&
        node_attribute(node, "residref"))
        xml_wait(reading->xml);
    node_keep(reading->story, "itemMeta", node);
}

/* Elements that are a part as they stand. */
static const struct simple {
    const char *name, *part;
    enum { LINE, DATE, CODE } how;
} simple[] = {
    {"versionCreated", "Sent", DATE}, {"embargoed", "Embargo", DATE},
    {"pubStatus", "Status", CODE},    {"signal", "Signal", CODE},
    {"urgency", "Urgency", LINE},     {"contentCreated", "Created", DATE},
    {"keyword", "Keyword", LINE},     {"slugline", "Slugline", LINE},
    {"dateline", "Dateline", LINE},   {"by", "Byline", LINE},
};

static bool read_simple(struct reading *reading, const xmlNode *node)
{
    for (size_t i = 0; i < sizeof simple / sizeof *simple; i++) {
        if (!node_is(node, simple[i].name))
            continue;
        const char *code = simple[i].how == CODE ? code_of(node) : NULL;
        struct text text = {0};
        node_line(node, &text);
        if (simple[i].how == DATE)
            story_say_date(reading->story, simple[i].part, text_string(&text));
        else
            story_say(reading->story, simple[i].part, code ? code : text_string(&text));
        text_free(&text);
        if (simple[i].how == CODE && node_child(node, NULL))
            node_keep(reading->story, (const char *)node->parent->name, node); /* its names */
        if (node_is(node, "embargoed") && !story_part(reading->story, "Embargo"))
            story_add(reading->story, "Embargo", "", 0); /* until further notice */
        return true;
    }
    return false;
}

static void read_language(struct story *story, const xmlNode *node, const char *tag)
{
    story_say(story, "Language", tag);
    if (node_child(node, NULL))
        node_keep(story, "contentMeta", node); /* its names */
}

static bool is_own_generator(const xmlNode *node)
{
    return node_is(node, "generator") && node->children && node->children->content &&
           strcmp((const char *)node->children->content, "Wirecopy") == 0;
}

static void read_meta(struct reading *reading, const xmlNode *meta)
{
    const char *where = (const char *)meta->name;
    struct story *story = reading->story;
    for (const xmlNode *node = node_child(meta, NULL); node; node = node_next(node, NULL)) {
        const char *tag = node_attribute(node, "tag");
        if (read_simple(reading, node))
            continue;
        if (node_is(node, "provider"))
            read_provider(reading, node, where);
        else if (node_is(node, "edNote"))
            read_note(reading, node);
        else if (node_is(node, "headline"))
            read_headline(reading, node);
        else if (node_is(node, "subject"))
            read_subject(reading, "Category", node);
        else if (node_is(node, "genre"))
            read_subject(reading, "Genre", node);
        else if (node_is(node, "description"))
            read_description(reading, node);
        else if (node_is(node, "link"))
            read_link(reading, node);
        else if (node_is(node, "altId"))
            read_alt_id(reading, node);
        else if (node_is(node, "creditline"))
            story_say_line(story, reading->is_picture ? "Picture-Credit" : "Credit", node);
        else if (node_is(node, "language") && tag && !story_part(story, "Language"))
            read_language(story, node, tag);
        else if (node_is(node, "itemClass") || is_own_generator(node))
            continue;
        else if (!read_own_property(reading, node))
            node_keep(story, where, node);
    }
}

static void read_rights(struct reading *reading, const xmlNode *rights)
{
    for (const xmlNode *node = node_child(rights, NULL); node; node = node_next(node, NULL))
        if (node_is(node, "copyrightNotice"))
            story_say_lines(reading->story, "Copyright", node);
        else
            node_keep(reading->story, "rightsInfo", node);
}

static bool is_catalogue_known(const xmlNode *node)
{
    const char *href = node_attribute(node, "href");
    const xmlNode *scheme = node_child(node, "scheme");
    const char *uri = scheme ? node_attribute(scheme, "uri") : NULL;
    return node_is(node, "catalogRef") ? href && strstr(href, "catalog.IPTC-G2-Standards")
                                       : uri && strcmp(uri, WIRE_SCHEME) == 0;
}

static void read_children(struct reading *reading, const xmlNode *item)
{
    for (const xmlNode *node = node_child(item, NULL); node; node = node_next(node, NULL)) {
        bool is_catalogue = node_is(node, "catalogRef") || node_is(node, "catalog");
        if (node_is(node, "itemMeta") || node_is(node, "contentMeta"))
            read_meta(reading, node);
        else if (node_is(node, "rightsInfo"))
            read_rights(reading, node);
        else if (node_is(node, "contentSet"))
            newsml_content_read(reading->story, node);
        else if (!is_catalogue || !is_catalogue_known(node))
            node_keep(reading->story, (const char *)item->name, node);
    }
}

static bool is_own_translation(const xmlNode *meta)
{
    const xmlNode *node = meta ? node_child(meta, "itemMetaExtProperty") : NULL;
    for (; node; node = node_next(node, "itemMetaExtProperty")) {
        const char *rel = node_attribute(node, "rel");
        if (rel && strcmp(rel, "wire:Translated-From") == 0)
            return true;
    }
    return false;
}

void newsml_item_read(struct xml_reading *xml, xmlNodePtr item, struct story *story)
{
    const xmlNode *meta = node_child(item, "itemMeta");
    const xmlNode *item_class = meta ? node_child(meta, "itemClass") : NULL;
    const char *code = item_class ? code_of(item_class) : NULL;
    const char *language = node_attribute(item, "lang");
    const char *guid = node_attribute(item, "guid"), *version = node_attribute(item, "version");
    struct reading reading = {.xml = xml,
                              .story = story,
                              .is_picture = code && strcmp(code, "picture") == 0,
                              .is_translation = is_own_translation(meta)};
    story_say(story, "Source-Format", "newsml");
    story_say(story, "Id", guid ? guid : "");
    story_say(story, "Version", version ? version : "");
    bool is_plain_class = code && (strcmp(code, "text") == 0 || strcmp(code, "picture") == 0);
    if (item_class && (!is_plain_class || node_child(item_class, NULL)))
        node_keep(story, "itemMeta", item_class);
    read_children(&reading, item);
    if (language && !story_part(story, "Language"))
        story_say(story, "Language", language);
    if (reading.is_picture)
        newsml_picture_read(xml, guid, story);
}
