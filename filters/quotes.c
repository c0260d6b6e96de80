/* quotes */
#include "filter.h"

static void propose(void *self, const struct story *story, struct edits *edits)
{
    (void)self;
    (void)story;
    (void)edits;
}

const struct filter filter_quotes = {.name = "quotes", .purpose = "quotes", .propose = propose};
