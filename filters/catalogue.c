/* The catalogue: every filter, made from catalogue.def. */
#include "filter.h"

#include <string.h>

#define FILTER(name) extern const struct filter filter_##name;
#include "catalogue.def"
#undef FILTER

const struct filter *const catalogue[] = {
#define FILTER(name) &filter_##name,
#include "catalogue.def"
#undef FILTER
    NULL};

const struct filter *filter_named(const char *name)
{
    for (const struct filter *const *filter = catalogue; *filter; filter++)
        if (strcmp((*filter)->name, name) == 0)
            return *filter;
    return NULL;
}
