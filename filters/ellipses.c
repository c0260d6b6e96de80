/* ellipses */
#include "filter.h"

static void propose(void *self, const struct story *story, struct edits *edits)
{
    (void)self;
    (void)story;
    (void)edits;
}

const struct filter filter_ellipses = {.name = "ellipses", .purpose = "ellipses", .propose = propose};
