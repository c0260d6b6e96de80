/* The formats that need no library: those that a single filter reads. The others it knows only to
 * say what they are. */
#include "../stream.h"
#include "sniff.h"

extern const struct format format_story, format_iptc7901, format_anpa, format_plain;

static const struct format xml = {.name = "XML", .purpose = "NewsML, NITF", .sniff = sniff_xml};
static const struct format html = {.name = "HTML", .purpose = "a web page", .sniff = sniff_html};
static const struct format json = {.name = "JSON", .purpose = "ninjs", .sniff = sniff_json};

const struct format *const formats[] = {&format_story, &format_iptc7901, &format_anpa, &xml, &html,
                                        &json,         &format_plain,    NULL};
