/* HTML pictures: the captions and credits that stand in an article. */
#include "html_page.h"

#include "../memory.h"

#include <stdlib.h>

static bool says_already(const struct story *story, const char *part, const struct text *text)
{
    for (size_t i = 0; i < story->part_count; i++)
        if (strcmp(story->parts[i].name, part) == 0 &&
            strcmp(text_string(&story->parts[i].text), text_string(text)) == 0)
            return true;
    return false;
}

/* Moves the text of an element out of the article. */
static void take(struct story *story, const char *part, xmlNodePtr node)
{
    struct html_rendering rendering = {0};
    struct text text = {0};
    html_text(node, &rendering, &text);
    if (text.length && !says_already(story, part, &text))
        story_add(story, part, text.bytes, text.length);
    text_free(&text);
    xmlUnlinkNode(node);
    xmlFreeNode(node);
}

static void take_credits(const struct html_page *page, struct story *story, xmlNodePtr picture)
{
    for (xmlNodePtr node = picture->children, next; node; node = next) {
        bool is_credit = node->type == XML_ELEMENT_NODE && page_kind(page, node, "credit");
        next = html_next(picture, node, !is_credit);
        if (is_credit)
            take(story, "Picture-Credit", node);
    }
}

void page_take_pictures(const struct html_page *page, struct story *story, xmlNodePtr where)
{
    for (xmlNodePtr node = where, next; node; node = next) {
        bool is_caption = html_is(node, "figcaption");
        if (is_caption || html_is(node, "figure"))
            take_credits(page, story, node);
        next = html_next(where, node, !is_caption);
        if (is_caption)
            take(story, "Caption", node);
    }
}
