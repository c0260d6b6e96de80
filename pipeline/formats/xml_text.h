/* XML text: what an element says, as lines, as paragraphs, and as a part of a story. */
#ifndef WIRECOPY_XML_TEXT_H
#define WIRECOPY_XML_TEXT_H

#include "../story.h"

#include <libxml/tree.h>

bool node_is(const xmlNode *, const char *local_name);

/* The first child element of that local name, NULL: none. `name` NULL: of any. */
xmlNodePtr node_child(const xmlNode *, const char *name);

/* The next element behind `node` of that name, among its siblings. */
xmlNodePtr node_next(const xmlNode *, const char *name);

/* The attribute's value, in whatever namespace; NULL: none. Points into the tree. */
const char *node_attribute(const xmlNode *, const char *name);

/* Appends the text of the element: as one line, or with the line ends that it has (<br/> too). */
void node_line(const xmlNode *, struct text *);
void node_lines(const xmlNode *, struct text *);

/* Adds a part, without white space at its ends; nothing where it is blank. */
void story_say(struct story *, const char *part, const char *string);
void story_say_line(struct story *, const char *part, const xmlNode *);
void story_say_lines(struct story *, const char *part, const xmlNode *);

/* The same for a date: as XML Schema writes it, where it is one. */
void story_say_date(struct story *, const char *part, const char *string);

/* Keeps what no part is there for: a part Other, "itemMeta: <service qcode="x"/>". */
void node_keep(struct story *, const char *where, const xmlNode *);

/* The same for words that stand between elements: "itemMeta: words". Nothing where there are none. */
void node_keep_text(struct story *, const char *where, const xmlNode *);

/* The paragraphs of a body, NITF or XHTML, go to the part Body (joined to what is there); captions,
 * credits and what is not for publication to theirs; what has no words is kept as above. */
void node_body(struct story *, const xmlNode *);

/* Words that stand between the elements of a body are a paragraph of it. */
void node_body_text(struct story *, const xmlNode *);

/* The same paragraphs for the part of that name. */
void node_paragraphs(struct story *, const char *part, const xmlNode *);

#endif
