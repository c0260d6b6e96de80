/* Spans: whether places of a text lie in one of its stretches. */
#include "spans.h"

const struct span *spans_from(const struct spans *spans, size_t at)
{
    size_t low = 0, high = spans->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (spans->items[middle].to <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return spans->count ? &spans->items[low] : NULL;
}

const struct span *spans_end(const struct spans *spans)
{
    return spans->count ? spans->items + spans->count : NULL;
}

const struct span *spans_at(const struct spans *spans, size_t at)
{
    const struct span *found = spans_from(spans, at);
    return found < spans_end(spans) && found->from <= at ? found : NULL;
}

bool spans_cover(const struct spans *spans, size_t at)
{
    return spans_at(spans, at) != NULL;
}

bool spans_touch(const struct spans *spans, size_t from, size_t to)
{
    if (from == to) /* nothing between: both neighbours must be of one span */
        return from > 0 && spans_at(spans, from) &&
               spans_at(spans, from) == spans_at(spans, from - 1);
    const struct span *found = spans_from(spans, from);
    return found < spans_end(spans) && found->from < to;
}
