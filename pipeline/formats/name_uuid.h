/* Name UUID: a name-based identifier (RFC 9562, version 5), the same for the same content. */
#ifndef WIRECOPY_NAME_UUID_H
#define WIRECOPY_NAME_UUID_H

#include <stddef.h>
#include <stdint.h>

struct name_uuid {
    uint32_t state[5]; /* SHA-1 as it stands */
    uint8_t block[64];
    uint64_t length; /* bytes so far */
};

/* Begins in Wirecopy's name space. */
void name_uuid_begin(struct name_uuid *);

/* Adds one field of the name; fields never run into each other. */
void name_uuid_add(struct name_uuid *, const char *bytes, size_t length);

/* "urn:uuid:..." */
void name_uuid_end(struct name_uuid *, char urn[46]);

#endif
