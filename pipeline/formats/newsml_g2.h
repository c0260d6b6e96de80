/* NewsML-G2: what the files that write and read it share. */
#ifndef WIRECOPY_NEWSML_G2_H
#define WIRECOPY_NEWSML_G2_H

#include "../stream.h"

#define NEWSML_NAMESPACE "http://iptc.org/std/nar/2006-10-01/"
#define NITF_NAMESPACE "http://iptc.org/std/NITF/2006-10-18/"
#define XHTML_NAMESPACE "http://www.w3.org/1999/xhtml"

/* The scheme of our own codes: note roles, and the parts that NewsML-G2 has no place for. */
#define WIRE_SCHEME "urn:x-wirecopy:"

/* Appends the story's newsItem, and one for each of its pictures. Returns how many they are. */
size_t newsml_items_write(struct writer *, const struct story *, bool as_xhtml, struct text *items);

/* Holds the items of a story against our own profile of NewsML-G2; reports where they differ (65). */
struct newsml_check;
struct newsml_check *newsml_check_open(struct writer *);
void newsml_check(struct newsml_check *, const struct story *, const char *items, size_t length);
void newsml_check_close(struct newsml_check *); /* NULL is allowed */

/* What a story's parts mean for those who may publish it. Where the copy is in doubt, it is held.
 */
struct release {
    const char *status; /* "usable", "withheld", "canceled" */
    bool has_embargo;
    char
        embargo[32]; /* xs:dateTime with a zone; "" where no moment is sure: until further notice */
};

struct release release_of(const struct story *);

/* Whether the value is a language tag as XML Schema wants it. */
bool is_language_tag(const char *);

/* Whether the value is an absolute URI (RFC 3986). */
bool is_uri(const char *);

#endif
