/* HTML data: what a page says of its article in JSON-LD, in meta elements and in its markup. */
#include "html_page.h"

#include "../memory.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { LARGEST_DATA = 1 << 22, DEEPEST_DATA = 24, LONGEST_BYLINE = 160, SAME_OPENING = 60 };

/* JSON-LD. */

static bool is_article_type(json_t *type)
{
    static const char *const types[] = {"Article", "BlogPosting", "LiveBlogPosting",
                                        "SocialMediaPosting", "Report"};
    const char *name = json_string_value(type);
    size_t index;
    json_t *item;
    json_array_foreach(type, index, item) if (is_article_type(item)) return true;
    if (!name)
        return false;
    size_t length = strlen(name);
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (strcmp(name, types[i]) == 0)
            return true;
    return length > 7 && strcmp(name + length - 7, "Article") == 0;
}

/* The first article in the value: at the top, in an array, in a graph. */
static json_t *find_article(json_t *value, unsigned depth)
{
    json_t *found = NULL, *item;
    const char *member;
    size_t index;
    if (depth > DEEPEST_DATA)
        return NULL;
    if (json_is_object(value) && is_article_type(json_object_get(value, "@type")))
        return value;
    json_array_foreach(value, index,
                       item) if ((found = find_article(item, depth + 1))) return found;
    json_object_foreach(value, member,
                        item) if ((json_is_object(item) || json_is_array(item)) &&
                                  (found = find_article(item, depth + 1))) return found;
    return NULL;
}

void page_find_article(struct html_page *page)
{
    for (xmlNodePtr node = page->root; node && !page->article;
         node = html_next(page->root, node, true)) {
        if (!html_is(node, "script") || !node->children || !node->children->content)
            continue;
        const char *type = page_attribute(node, "type"), *data;
        if (!type || strcasecmp(type, "application/ld+json") != 0)
            continue;
        data = (const char *)node->children->content;
        size_t length = strlen(data);
        json_t *value = length < LARGEST_DATA ? json_loadb(data, length, 0, NULL) : NULL;
        json_t *article = find_article(value, 0);
        page->article = json_incref(article);
        json_decref(value);
    }
}

/* Meta elements. */

static const char *meta(const struct html_page *page, const char *name)
{
    for (xmlNodePtr node = page->root; node; node = html_next(page->root, node, true)) {
        if (!html_is(node, "meta"))
            continue;
        const char *has = page_attribute(node, "property"), *content;
        has = has ? has : page_attribute(node, "name");
        content = page_attribute(node, "content");
        if (has && content && *content && strcasecmp(has, name) == 0)
            return content;
    }
    return NULL;
}

static xmlNodePtr first_element(const struct html_page *page, const char *name)
{
    for (xmlNodePtr node = page->root; node; node = html_next(page->root, node, true))
        if (html_is(node, name))
            return node;
    return NULL;
}

/* A value as a part, its markup and references taken out. */
static bool add_text(struct story *story, const char *part, const char *value)
{
    struct text text = {0};
    if (!value || !*value)
        return false;
    if (strpbrk(value, "<&"))
        html_fragment_text(value, strlen(value), false, &text);
    else
        text_append_string(&text, value);
    const char *from = text_string(&text);
    size_t length = text.length;
    while (length && (unsigned char)*from <= ' ') {
        from++;
        length--;
    }
    while (length && (unsigned char)from[length - 1] <= ' ')
        length--;
    if (length)
        story_add(story, part, from, length);
    text_free(&text);
    return length > 0;
}

static const char *data_string(const struct html_page *page, const char *member)
{
    return json_string_value(json_object_get(page->article, member));
}

/* Names of authors: strings, objects with a name, or arrays of them. */
static void add_names(json_t *value, struct text *names)
{
    size_t index;
    json_t *item;
    const char *name = json_is_string(value) ? json_string_value(value)
                                             : json_string_value(json_object_get(value, "name"));
    json_array_foreach(value, index, item) add_names(item, names);
    if (name && *name && strncmp(name, "http", 4) != 0 && !strstr(text_string(names), name))
        text_format(names, "%s%s", names->length ? ", " : "", name);
}

static void add_byline(const struct html_page *page, struct story *story)
{
    struct text names = {0};
    add_names(json_object_get(page->article, "author"), &names);
    const char *author = names.length ? names.bytes : meta(page, "author");
    author = author ? author : meta(page, "byl");
    if (author && strncmp(author, "http", 4) != 0 && strlen(author) < LONGEST_BYLINE)
        add_text(story, "Byline", author);
    text_free(&names);
}

static void add_keywords(const struct html_page *page, struct story *story)
{
    json_t *keywords = json_object_get(page->article, "keywords"), *item;
    size_t index;
    json_array_foreach(keywords, index, item) add_text(story, "Keyword", json_string_value(item));
    const char *list = json_string_value(keywords);
    list = list ? list : json_is_array(keywords) ? NULL : meta(page, "news_keywords");
    while (list && *list) {
        size_t length = strcspn(list, ",;");
        char *word = memory_copy(list, length);
        add_text(story, "Keyword", word);
        free(word);
        list += length + (list[length] != '\0');
    }
}

/* A summary that the text does not begin with. */
static void add_teaser(const struct html_page *page, struct story *story)
{
    const char *teaser = data_string(page, "description"), *body = story_value(story, "Body");
    teaser = teaser && *teaser ? teaser : meta(page, "og:description");
    size_t length = teaser ? strlen(teaser) : 0;
    bool is_cut = length > 3 && (strcmp(teaser + length - 3, "...") == 0 ||
                                 strcmp(teaser + length - 3, "\xE2\x80\xA6") == 0);
    size_t seen = length < SAME_OPENING ? length : SAME_OPENING;
    if (length && !is_cut && !(body && memmem(body, strlen(body), teaser, seen)))
        add_text(story, "Teaser", teaser);
}

/* Pictures in the article, of which its text may be a part. */
static void take_pictures(const struct html_page *page, struct story *story, xmlNodePtr where)
{
    for (xmlNodePtr node = where; node; node = node->parent)
        where = html_is(node, "article") || html_is(node, "main") ? node : where;
    page_take_pictures(page, story, where);
}

static void add_first(struct story *story, const char *part, const char *const *values,
                      size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (add_text(story, part, values[i]))
            return;
}

#define FIRST_OF(...)                                                                              \
    (const char *const[]){__VA_ARGS__},                                                            \
        sizeof((const char *const[]){__VA_ARGS__}) / sizeof(const char *)

void page_parts(struct html_page *page, struct story *story, xmlNodePtr where)
{
    json_t *publisher = json_object_get(page->article, "publisher");
    xmlNodePtr time = first_element(page, "time"), html = first_element(page, "html");
    add_first(story, "Id", FIRST_OF(meta(page, "og:url"), data_string(page, "url")));
    add_first(story, "Provider",
              FIRST_OF(json_string_value(json_object_get(publisher, "name")),
                       meta(page, "og:site_name")));
    add_first(story, "Created",
              FIRST_OF(data_string(page, "datePublished"), meta(page, "article:published_time"),
                       time ? page_attribute(time, "datetime") : NULL));
    add_first(story, "Sent",
              FIRST_OF(data_string(page, "dateModified"), meta(page, "article:modified_time")));
    add_first(
        story, "Language",
        FIRST_OF(html ? page_attribute(html, "lang") : NULL, data_string(page, "inLanguage")));
    if (page->headline.length)
        story_add(story, "Headline", page->headline.bytes, page->headline.length);
    add_byline(page, story);
    add_keywords(page, story);
    add_teaser(page, story);
    take_pictures(page, story, where);
}

void page_find_headline(struct html_page *page)
{
    struct html_rendering rendering = {0};
    xmlNodePtr heading = first_element(page, "h1"), title = first_element(page, "title");
    const char *given = data_string(page, "headline");
    given = given && *given ? given : meta(page, "og:title");
    if (given && strpbrk(given, "<&"))
        html_fragment_text(given, strlen(given), false, &page->headline);
    else if (given)
        text_append_string(&page->headline, given);
    struct text shown = {0};
    if (heading)
        html_text(heading, &rendering, &shown);
    /* "Headline | Site" where the page shows "Headline". */
    bool is_longer = shown.length && page->headline.length > shown.length &&
                     memcmp(page->headline.bytes, shown.bytes, shown.length) == 0;
    if (shown.length && (is_longer || !page->headline.length)) {
        text_clear(&page->headline);
        text_append(&page->headline, shown.bytes, shown.length);
    }
    text_free(&shown);
    if (!page->headline.length && title)
        html_text(title, &rendering, &page->headline);
}
