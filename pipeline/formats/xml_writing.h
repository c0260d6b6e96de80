/* XML writing: elements, attributes and text, into memory.
 *
 * What is written is always well formed: a character that XML forbids becomes its picture (U+2400
 * and on), or U+FFFD, and is counted. Names are not copied: they must outlive the writing. */
#ifndef WIRECOPY_XML_WRITING_H
#define WIRECOPY_XML_WRITING_H

#include "../story.h"

enum { XML_DEEPEST = 16 }; /* elements in elements: no format that is written has more */

struct xml_writing {
    struct text *to;
    size_t replaced;               /* characters that XML forbids */
    const char *open[XML_DEEPEST]; /* the elements that are open */
    unsigned depth;
    bool in_tag; /* the last of them waits for attributes */
};

/* Writes to the end of `to`, which must outlive the writing. */
void xml_begin(struct xml_writing *, struct text *to);
void xml_finish(struct xml_writing *);

/* Opens an element on a line of its own, or inside a line of text. */
void xml_open(struct xml_writing *, const char *name);
void xml_open_inline(struct xml_writing *, const char *name);

/* Closes the innermost element: on a line of its own where it holds elements that do. */
void xml_close(struct xml_writing *);
void xml_close_block(struct xml_writing *);

/* An attribute of the element just opened; nothing where `value` is NULL. The second: with its line
 * ends and tabs as blanks, where a schema wants a value of one line. */
void xml_attribute(struct xml_writing *, const char *name, const char *value);
void xml_line_attribute(struct xml_writing *, const char *name, const char *value);

/* Text as it is; as one line, for a schema that wants one; or with each line end an empty element
 * of that name. */
void xml_text(struct xml_writing *, const char *bytes, size_t length);
void xml_line(struct xml_writing *, const char *bytes, size_t length);
void xml_lines(struct xml_writing *, const char *bytes, size_t length, const char *line_break);

/* <name>text</name> on a line of its own, the text as one line. */
void xml_element(struct xml_writing *, const char *name, const char *string);

/* The body's paragraphs: <p> each, line ends inside them <br/>; a table is set in <pre>. */
void xml_paragraphs(struct xml_writing *, const char *bytes, size_t length);

#endif
