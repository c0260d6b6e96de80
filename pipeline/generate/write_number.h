/* Writes the numbers of a table, so many to a line. */
#ifndef WIRECOPY_GENERATE_WRITE_NUMBER_H
#define WIRECOPY_GENERATE_WRITE_NUMBER_H

#include <stdio.h>

static inline void write_number(unsigned index, unsigned on_a_line, unsigned number)
{
    printf("%s%u,", index % on_a_line ? "" : "\n    ", number);
}

#endif
