/* NewsML-G2 renditions: which of an item's contents is the body, and how it is read. */
#include "xml_items.h"
#include "xml_text.h"

#include <string.h>

/* The title says the headline again, as a rule. */
static void read_page(struct story *story, const xmlNode *page)
{
    const xmlNode *head = node_child(page, "head"),
                  *title = head ? node_child(head, "title") : NULL;
    const char *headline = story_value(story, "Headline");
    struct text text = {0};
    if (title)
        node_line(title, &text);
    if (!headline)
        story_say(story, "Headline", text_string(&text));
    else if (text.length && strcmp(headline, text_string(&text)) != 0)
        node_keep(story, "contentSet", title);
    node_body(story, node_child(page, "body"));
    text_free(&text);
}

/* The first rendition that is text is the body; others are kept as what they are. */
void newsml_content_read(struct story *story, const xmlNode *set)
{
    bool has_body = false;
    for (xmlNodePtr node = node_child(set, NULL); node; node = node_next(node, NULL)) {
        xmlNodePtr root = node_child(node, NULL);
        const char *encoding = node_attribute(node, "encoding");
        bool is_text = node_is(node, "inlineXML") || (node_is(node, "inlineData") && !encoding);
        if (!is_text || has_body) {
            node_keep(story, "contentSet", node);
            continue;
        }
        has_body = true;
        if (!root)
            node_body(story, node);
        else if (node_is(root, "nitf"))
            nitf_into_story(story, root);
        else if (node_is(root, "html") && node_child(root, "body"))
            read_page(story, root);
        else
            node_body(story, node);
    }
}
