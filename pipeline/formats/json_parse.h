/* JSON parse: a value's text as jansson's tree. */
#ifndef WIRECOPY_JSON_PARSE_H
#define WIRECOPY_JSON_PARSE_H

#include <jansson.h>

/* The value that `bytes` (valid UTF-8, nested no deeper than the stack allows: the caller counts)
 * are, owned by the caller. Read as it is meant where it can be read one way only: raw control
 * characters in strings stand for themselves, half a surrogate pair is U+FFFD, a whole number beyond
 * 64 bits is the string of its digits. NULL where it is no JSON: then `*error` says why, a word or
 * two, and `*at` where. */
json_t *json_parse(const char *bytes, size_t length, const char **error, size_t *at);

#endif
