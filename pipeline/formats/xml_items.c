/* XML items: the elements of all XML formats that are stories. One reader knows them all, so that
 * documents of several kinds may follow each other. */
#include "xml_items.h"

const struct xml_item xml_items[] = {
    {"newsItem", newsml_item_read},
    {"packageItem", newsml_item_read},
    {"conceptItem", newsml_item_read},
    {"knowledgeItem", newsml_item_read},
    {"planningItem", newsml_item_read},
    {"catalogItem", newsml_item_read},
    {"nitf", nitf_item_read},
    {"NewsItem", newsml12_item_read},
    {0},
};
