/* Memory that is always there: out of memory ends the program with a message (status 70). */
#include "memory.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

enum { LEAST_ROOM = 8 };

_Noreturn void memory_is_out(void)
{
    fputs("wire: out of memory\n", stderr);
    exit(EX_SOFTWARE);
}

void *memory_allocate(size_t count, size_t size)
{
    void *block = calloc(count ? count : 1, size ? size : 1);
    if (!block)
        memory_is_out();
    return block;
}

void *memory_grow(void *block, size_t *capacity, size_t needed, size_t size)
{
    if (needed <= *capacity)
        return block;
    size_t room = *capacity < LEAST_ROOM / 2 ? LEAST_ROOM : *capacity * 2;
    if (room < needed)
        room = needed;
    if (room > SIZE_MAX / 2 / size)
        memory_is_out();
    block = realloc(block, room * size);
    if (!block)
        memory_is_out();
    *capacity = room;
    return block;
}

char *memory_copy(const char *bytes, size_t length)
{
    char *copy = malloc(length + 1);
    if (!copy)
        memory_is_out();
    if (length)
        memcpy(copy, bytes, length);
    copy[length] = '\0';
    return copy;
}

char *memory_copy_string(const char *string)
{
    return string ? memory_copy(string, strlen(string)) : NULL;
}
