/* Phrases: the entries of a dictionary, those of all its languages together, found in copy whatever
 * its case, spacing and kind of apostrophe. Furniture and labels are looked for before anyone knows
 * the language of the copy. */
#ifndef WIRECOPY_PHRASES_H
#define WIRECOPY_PHRASES_H

#include "dictionary.h"

struct phrase {
    const struct entry *entry;
    char *folded; /* owned: lower case, one space between words */
    size_t length;
    uint64_t hash;
};

struct phrases {
    struct dictionary *dictionary;
    struct phrase *items;
    size_t count, capacity;
    unsigned *index;    /* open addressing over the hashes; 0: free, else phrase + 1 */
    uint64_t *openings; /* the hashes of what phrases begin with, up to the edges of their words */
    size_t opening_count, opening_capacity;
    size_t size;          /* of both tables: a power of two */
    size_t longest;       /* bytes of the longest phrase, folded */
    uint8_t *beginnings;  /* a bit for every three bytes that a phrase begins with, folded */
    struct phrases *next; /* of all that were read */
};

/* Reads NAME.dict, once a process: whoever asks again is given the same one. Never NULL, and never
 * freed: a folder of files would read it anew for each. */
struct phrases *phrases_open(const char *name, struct report *);

/* The longest phrase that the stretch begins with and that ends at a word's edge, or NULL. `*end`
 * is the byte behind it. */
const struct entry *phrase_begins(const struct phrases *, const char *bytes, struct span stretch,
                                  size_t *end);

/* The phrase that the whole stretch is, stops and arrows at its ends aside, or NULL. */
const struct entry *phrase_is(const struct phrases *, const char *bytes, struct span stretch);

/* The first phrase at or after `*at` in the stretch, at a word's beginning; `*found` is where it
 * stands, and `*at` moves behind it. NULL at the end. */
const struct entry *phrase_next(const struct phrases *, const char *bytes, struct span stretch,
                                size_t *at, struct span *found);

#endif
