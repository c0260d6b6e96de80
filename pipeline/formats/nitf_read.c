/* NITF reading: version 3, with and without a namespace, by itself or inside another format. */
#include "../language.h"
#include "timestamp.h"
#include "xml_items.h"
#include "xml_text.h"

#include <ctype.h>
#include <libxml/parser.h>
#include <stdlib.h>
#include <string.h>

/* Words that stand between the elements of one that should have none. */
static void keep_words(struct story *story, const xmlNode *parent)
{
    for (const xmlNode *node = parent->children; node; node = node->next)
        if (node->type != XML_ELEMENT_NODE)
            node_keep_text(story, (const char *)parent->name, node);
}

/* A part that the story may have from elsewhere: the same is not said twice, another is kept. */
static void say_once(struct story *story, const char *part, const xmlNode *node)
{
    struct text text = {0};
    const char *known = story_value(story, part);
    node_line(node, &text);
    struct span words = {0, text.length};
    while (words.to && text.bytes[words.to - 1] == ' ')
        words.to--;
    bool is_same =
        known && strlen(known) == words.to && memcmp(known, text_string(&text), words.to) == 0;
    if (!known)
        story_say(story, part, text_string(&text));
    else if (!is_same && words.to)
        node_keep(story, "nitf", node);
    text_free(&text);
}

/* A part of which there may be several; one that is known from elsewhere is not said twice. */
static void say_new(struct story *story, const char *name, const xmlNode *node)
{
    struct text text = {0};
    bool is_known = false;
    node_line(node, &text);
    struct span words = span_trim(text_string(&text), (struct span){0, text.length});
    for (size_t i = 0; i < story->part_count; i++) {
        const struct text *part = &story->parts[i].text;
        is_known |= strcmp(story->parts[i].name, name) == 0 &&
                    part->length == words.to - words.from &&
                    memcmp(text_string(part), text_string(&text) + words.from, part->length) == 0;
    }
    if (!is_known)
        story_say(story, name, text_string(&text));
    text_free(&text);
}

/* The same for what machines read: the first counts. */
static void say_first(struct story *story, const char *part, const char *value)
{
    if (value && !story_part(story, part))
        story_say(story, part, value);
}

static void say_date(struct story *story, const char *part, const char *norm)
{
    if (norm && *norm && !story_part(story, part))
        story_say_date(story, part, norm);
}

/* A date of release is an embargo where it lies behind the date of issue, or where the status says
 * that there is one. */
static void read_release(struct story *story, const xmlNode *docdata, const xmlNode *node)
{
    const xmlNode *issue = node_child(docdata, "date.issue");
    const char *issued = issue ? node_attribute(issue, "norm") : NULL;
    const char *released = node_attribute(node, "norm");
    struct timestamp from, to;
    const char *status = node_attribute(docdata, "management-status");
    bool is_embargoed = status && strcmp(status, "embargoed") == 0;
    bool are_known = !is_embargoed && issued && released && timestamp_read(issued, &from) &&
                     timestamp_read(released, &to);
    if (are_known && !timestamp_is_later(&to, &from))
        node_keep(story, "docdata", node);
    else if (released && *released)
        say_date(story, "Embargo", released);
}

static void say_joined(struct story *story, const char *part, const char *first, const char *second)
{
    struct text text = {0};
    text_format(&text, "%s%s%s", first ? first : "", first && *first && second ? " " : "",
                second ? second : "");
    story_say(story, part, text_string(&text));
    text_free(&text);
}

static void read_status(struct story *story, const xmlNode *docdata)
{
    const char *status = node_attribute(docdata, "management-status");
    if (!status)
        return;
    if (strcmp(status, "embargoed") != 0 && !story_part(story, "Status"))
        story_say(story, "Status", status);
    else if (strcmp(status, "embargoed") == 0 && !story_part(story, "Embargo"))
        story_add(story, "Embargo", "", 0); /* until further notice */
}

/* Editorial messages are not for publication; our own name their part. */
static void read_message(struct story *story, const xmlNode *node)
{
    const char *type = node_attribute(node, "msg-type"), *info = node_attribute(node, "info");
    const char *own = type && strncmp(type, "wire:", 5) == 0 ? type + 5 : "";
    if (info && strcmp(own, "Embargo") != 0 && strcmp(own, "Query") != 0)
        story_say(story, part_kind(own) == PRIVATE ? own : "Private-Note", info);
}

/* An element of docdata, which some feeds put beside it. */
static void read_docdatum(struct story *story, const xmlNode *parent, const xmlNode *node)
{
    const char *version = node_attribute(node, "version"), *key = node_attribute(node, "key");
    const char *where = (const char *)parent->name;
    if (node_is(node, "doc-id") && !story_part(story, "Id")) {
        say_joined(story, "Id", node_attribute(node, "id-string"), NULL);
        if (node_attribute(node, "regsrc"))
            node_keep(story, where, node);
    } else if (node_is(node, "urgency") && node_attribute(node, "ed-urg")) {
        say_first(story, "Urgency", node_attribute(node, "ed-urg"));
    } else if (node_is(node, "date.issue")) {
        say_date(story, "Sent", node_attribute(node, "norm"));
    } else if (node_is(node, "date.release")) {
        read_release(story, parent, node);
    } else if (node_is(node, "ed-msg")) {
        read_message(story, node);
    } else if (node_is(node, "doc.copyright")) {
        say_joined(story, "Copyright", node_attribute(node, "year"),
                   node_attribute(node, "holder"));
    } else if (node_is(node, "du-key")) {
        say_first(story, "Version", version);
        say_first(story, "Slugline", key);
        if (node_attribute(node, "generation") || node_attribute(node, "part"))
            node_keep(story, where, node);
    } else if (node_is(node, "key-list")) {
        for (const xmlNode *word = node_child(node, "keyword"); word;
             word = node_next(word, "keyword")) {
            say_joined(story, "Keyword", node_attribute(word, "key"), NULL);
            story_say_line(story, "Keyword", word);
        }
    } else if (node_is(node, "correction")) {
        story_say(story, "Signal", "correction");
        say_joined(story, "Note", node_attribute(node, "info"), NULL);
    } else {
        node_keep(story, where, node);
    }
}

static void read_docdata(struct story *story, const xmlNode *docdata)
{
    for (const xmlNode *node = node_child(docdata, NULL); node; node = node_next(node, NULL))
        read_docdatum(story, docdata, node);
    read_status(story, docdata);
}

static bool is_subject_code(const char *code)
{
    return code && strlen(code) == 8 && strspn(code, "0123456789") == 8;
}

static void read_topics(struct story *story, const xmlNode *topics)
{
    for (const xmlNode *node = node_child(topics, "tobject.subject"); node;
         node = node_next(node, "tobject.subject")) {
        static const char *const names[] = {"tobject.subject.detail", "tobject.subject.matter",
                                            "tobject.subject.type", NULL};
        const char *code = node_attribute(node, "tobject.subject.refnum"), *name = NULL;
        struct text text = {0};
        if (code && strcmp(code, "00000000") == 0)
            code = NULL;
        for (const char *const *attribute = names; *attribute && (!name || !*name); attribute++)
            name = node_attribute(node, *attribute);
        if (code && *code)
            text_format(&text, "%s%s", is_subject_code(code) ? "subj:" : "", code);
        say_joined(story, "Category", text.length ? text_string(&text) : NULL, name);
        text_free(&text);
    }
    const char *type = node_attribute(topics, "tobject.type");
    story_say(story, "Genre",
              type && strcmp(type, "News") != 0 && strcmp(type, "news") != 0 ? type : "");
}

/* A part that NITF has no place for, as our writer puts it. */
static bool read_own_meta(struct story *story, const xmlNode *node)
{
    const char *name = node_attribute(node, "name"), *content = node_attribute(node, "content");
    if (!node_is(node, "meta") || !name || !content || strncmp(name, "wire:", 5) != 0 ||
        !part_name_is_valid(name + 5, strlen(name + 5)))
        return false;
    story_add(story, name + 5, content, strlen(content));
    return true;
}

static void read_head(struct story *story, const xmlNode *head)
{
    for (const xmlNode *node = node_child(head, NULL); node; node = node_next(node, NULL)) {
        if (node_is(node, "docdata"))
            read_docdata(story, node);
        else if (node_is(node, "tobject"))
            read_topics(story, node);
        else if (node_is(node, "title"))
            say_once(story, "Headline", node);
        else if (!read_own_meta(story, node))
            read_docdatum(story, head, node);
    }
}

/* The place and the agency; the date in it is @norm, what it says is not to be relied on. */
static void read_dateline(struct story *story, xmlNodePtr dateline)
{
    xmlNodePtr date = node_child(dateline, "story.date");
    if (date && node_attribute(date, "norm") && *node_attribute(date, "norm")) {
        say_date(story, "Created", node_attribute(date, "norm"));
        xmlUnlinkNode(date);
        if (date->children)
            node_keep(story, "dateline", date);
        xmlFreeNode(date);
    }
    say_new(story, "Dateline", dateline);
}

static void read_note(struct story *story, const xmlNode *note)
{
    const char *type = node_attribute(note, "type");
    bool is_private = type && strcmp(type, "npa") == 0;
    node_paragraphs(story, is_private ? "Private-Note" : "Note", note);
}

/* A second headline that says the first again is none. */
static bool says_headline(const struct story *story, const xmlNode *node)
{
    struct text text = {0};
    const char *headline = story_value(story, "Headline");
    node_line(node, &text);
    bool is_same = headline && strcmp(headline, text_string(&text)) == 0;
    text_free(&text);
    return is_same;
}

static bool has_class(const xmlNode *node, const char *what)
{
    const char *class = node_attribute(node, "class");
    return class && strstr(class, what);
}

static void read_headlines(struct story *story, const xmlNode *hedline)
{
    if (!node_child(hedline, NULL)) {
        say_once(story, "Headline", hedline);
        return;
    }
    keep_words(story, hedline);
    for (const xmlNode *node = node_child(hedline, NULL); node; node = node_next(node, NULL))
        if (node_is(node, "hl1"))
            say_once(story, "Headline", node);
        else if (has_class(node, "kicker"))
            story_say_line(story, "Kicker", node);
        else if (!says_headline(story, node))
            story_say_line(story, "Subhead", node);
}

static void read_body_head(struct story *story, xmlNodePtr head)
{
    keep_words(story, head);
    for (xmlNodePtr node = node_child(head, NULL); node; node = node_next(node, NULL)) {
        if (node_is(node, "hedline"))
            read_headlines(story, node);
        else if (node_is(node, "byline"))
            say_new(story, "Byline", node);
        else if (node_is(node, "dateline"))
            read_dateline(story, node);
        else if (node_is(node, "distributor"))
            say_once(story, "Provider", node);
        else if (node_is(node, "rights"))
            say_once(story, "Copyright", node);
        else if (node_is(node, "note"))
            read_note(story, node);
        else if (node_is(node, "abstract"))
            node_paragraphs(story, "Teaser", node);
        else
            node_keep(story, "body.head", node);
    }
}

static void read_body_end(struct story *story, const xmlNode *end)
{
    keep_words(story, end);
    for (const xmlNode *node = node_child(end, NULL); node; node = node_next(node, NULL)) {
        if (node_is(node, "tagline"))
            read_note(story, node);
        else
            node_keep(story, "body.end", node);
    }
}

void nitf_into_story(struct story *story, xmlNodePtr nitf)
{
    xmlNodePtr body = node_child(nitf, "body"), head = node_child(nitf, "head");
    for (xmlNodePtr node = body ? body->children : NULL; node; node = node->next) {
        if (node->type != XML_ELEMENT_NODE)
            node_body_text(story, node);
        else if (node_is(node, "body.head"))
            read_body_head(story, node);
        else if (node_is(node, "body.end"))
            read_body_end(story, node);
        else
            node_body(story, node);
    }
    if (head)
        read_head(story, head);
    for (xmlNodePtr node = node_child(nitf, NULL); node; node = node_next(node, NULL))
        if (node != body && node != head)
            node_keep(story, "nitf", node);
}

bool nitf_string_into_story(struct story *story, const char *bytes, size_t length)
{
    if (length > INT32_MAX / 2)
        return false;
    xmlDocPtr document = xmlReadMemory(bytes, (int)length, NULL, "UTF-8",
                                       XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    xmlNodePtr root = document ? xmlDocGetRootElement(document) : NULL;
    bool is_nitf = root && node_is(root, "nitf");
    if (is_nitf)
        nitf_into_story(story, root);
    xmlFreeDoc(document);
    return is_nitf;
}

void nitf_item_read(struct xml_reading *xml, xmlNodePtr item, struct story *story)
{
    (void)xml;
    const char *language = node_attribute(item, "lang");
    language = language ? language : node_attribute(item, "baselang");
    story_say(story, "Source-Format", "nitf");
    story_say(story, "Language", language ? language : "");
    nitf_into_story(story, item);
}
