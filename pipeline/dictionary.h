/* Dictionary: the words of a language and the ways of a house, as data.
 *
 *     # a comment
 *     @filter apostrophes          a directive: which filter the tests below are for
 *     [en]                         a section; entries before any belong to ""
 *     'tis                         an entry
 *     (l) = (left)                 an entry with a value; double quotes keep spaces: " – "
 *       + the (l) one -> the (left) one     a test: must change so
 *       = f(l)                              a test: must stay
 *
 * A dictionary is found by its name in WIRE_DICTIONARIES, in the build tree, or where it was
 * installed; a name with a slash in front or a dot is a path. */
#ifndef WIRECOPY_DICTIONARY_H
#define WIRECOPY_DICTIONARY_H

#include "report.h"
#include "text.h"

struct entry {
    const char *section, *key, *value; /* value "" when there is none; owned by the dictionary */
    size_t key_length;
    unsigned line; /* in the file, from 1 */
};

struct dictionary {
    char *name; /* "elisions": as rules cite it, "elisions.dict:12" */
    char *path;
    char *bytes; /* the file; keys and values are cut out of it */
    struct entry *entries;
    size_t count, capacity;
    unsigned *index; /* open addressing over section and key; 0: free, else entry + 1 */
    size_t index_size;
};

/* Reads NAME.dict. Malformed lines are reported and passed over. A dictionary that is not there is
 * reported (66) and is empty. Never NULL; free with dictionary_close(). */
struct dictionary *dictionary_open(const char *name, struct report *);
void dictionary_close(struct dictionary *);

/* The entry of that key, as it is written, or NULL. */
const struct entry *dictionary_find(const struct dictionary *, const char *section, const char *key,
                                    size_t length);

/* The same, trying "de-CH", then "de", then "*". */
const struct entry *dictionary_find_language(const struct dictionary *, const char *language,
                                             const char *key, size_t length);

/* The first entry of a section, and the next of it after `entry`; NULL at the end. */
const struct entry *dictionary_next(const struct dictionary *, const char *section,
                                    const struct entry *entry);

/* "elisions.dict:12", in `rule`: what an edit cites. */
void dictionary_cite(const struct dictionary *, const struct entry *, struct text *rule);

/* The path of NAME.dict, or of a folder of dictionaries; NULL when there is none. Free it. */
char *dictionary_path(const char *name, const char *suffix);

#endif
