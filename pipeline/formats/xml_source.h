/* XML source: the bytes of a stream of XML documents as clean UTF-8, piece by piece. */
#ifndef WIRECOPY_XML_SOURCE_H
#define WIRECOPY_XML_SOURCE_H

#include "../stream.h"

struct xml_source {
    struct reader *reader;
    char charset[32]; /* of the document, as far as it is known */
    bool is_utf8;
    struct text decoded; /* bytes that were not plain UTF-8, or not allowed in XML, made so */
    size_t used;         /* of those */
    bool has_complained; /* of stray bytes in this document */
    size_t attributes;   /* since the last '<' */
};

void xml_source_open(struct xml_source *, struct reader *);
void xml_source_close(struct xml_source *);

/* Goes to the next document, past white space. False at the end. */
bool xml_source_begin(struct xml_source *);

/* The next bytes of it, some 64 KB: whole characters. Length 0 at the end. */
const char *xml_source_piece(struct xml_source *, size_t *length);

/* Whether a tag has too many attributes, or a text too many things like them without any markup. */
bool xml_source_is_crowded(struct xml_source *, const char *bytes, size_t length);

/* So many of them were used. */
void xml_source_use(struct xml_source *, size_t count);

/* Skips to where the next document seems to begin, for one that is not read on; says how much. */
void xml_source_skip(struct xml_source *);

#endif
