/* Sniff: how the first bytes of a document give it away; needs no library. 0 not, 100 certain. */
#ifndef WIRECOPY_SNIFF_H
#define WIRECOPY_SNIFF_H

#include <stddef.h>

unsigned sniff_xml(const char *bytes, size_t length);
unsigned sniff_html(const char *bytes, size_t length);
unsigned sniff_json(const char *bytes, size_t length);

/* Whether an XML document's root element has that local name: "newsItem", "nitf"... */
unsigned sniff_root(const char *bytes, size_t length, const char *local_name);

#endif
