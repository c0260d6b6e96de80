/* Memory that is always there: out of memory ends the program with a message (status 70). */
#ifndef WIRECOPY_MEMORY_H
#define WIRECOPY_MEMORY_H

#include <stddef.h>

/* Ends the program, with the message: for libraries that say there was no memory. */
_Noreturn void memory_is_out(void);

/* Zeroed memory for `count` things of `size` bytes; the caller frees it. Never NULL. */
void *memory_allocate(size_t count, size_t size);

/* Room for at least `needed` things in `block` (NULL at first): twice as many as before, or just
 * that many where it is more. Keeps `*capacity` (things, not bytes) true. Returns the block, which may have moved. */
void *memory_grow(void *block, size_t *capacity, size_t needed, size_t size);

/* A copy of `length` bytes, ended by a NUL; the caller frees it. */
char *memory_copy(const char *bytes, size_t length);

/* A copy of a string; the caller frees it. NULL gives NULL. */
char *memory_copy_string(const char *string);

#endif
