/* Door: a library that is opened when it is first needed, so that a filter that never meets foreign
 * charsets or unknown words starts as fast as cat. */
#ifndef WIRECOPY_DOOR_H
#define WIRECOPY_DOOR_H

#include <stdbool.h>
#include <stddef.h>

struct door {
    const char *soname; /* "libicuuc.so.72" */
    void *handle;
    bool tried;
};

/* A function behind a door: its name there, and where to keep it. */
struct behind_door {
    const char *name;
    void *function; /* the address of a function pointer */
};

/* The file of the library that was opened, or NULL. */
const char *door_file(const struct door *);

/* Finds all the functions; false where the library or one of them is not there. Asks once only. */
bool door_open(struct door *, const struct behind_door *functions, size_t count);

#endif
