/* What copy says of itself that it is for the desk alone, wherever it stands. */
#include "structure_page.h"

#include "withhold.h"

#include <stdlib.h>

static void give_private(struct page *page, const struct private_stretch *stretch)
{
    struct span words = private_text(page->layout.bytes, stretch->span);
    page_give(page, stretch->privacy == PRIVATE_SIGN_OFF ? "Sign-Off" : "Private-Note",
              page->layout.bytes + words.from, words.to - words.from, PRIVATE_RULE,
              privacy_reason(stretch->privacy));
}

/* The blocks of the stretch that are still there go, and are one note. */
static void take_stretch(struct page *page, const struct private_stretch *stretch)
{
    struct private_stretch left = *stretch;
    bool is_begun = false;
    for (size_t i = 0; i < page->layout.count; i++) {
        const struct block *block = &page->layout.blocks[i];
        if (block->is_gone || block->span.from < stretch->span.from ||
            block->span.to > stretch->span.to)
            continue;
        if (stretch->privacy == PRIVATE_SIGN_OFF && read_sign_off(page, i))
            continue;
        left.span.from = is_begun ? left.span.from : block->span.from;
        left.span.to = block->span.to;
        is_begun = true;
        page_take(page, i, PRIVATE_RULE, privacy_reason(stretch->privacy));
    }
    if (is_begun)
        give_private(page, &left);
}

void read_private(struct page *page)
{
    const struct story *story = page->story;
    struct private_stretches stretches = {0};
    for (size_t i = story->part_count; i-- > 0;)
        if (story->parts[i].kind == PROSE && i != page->body)
            withhold_propose(page->self->private, story, i, "structure", &page->parts);
    private_stretches_find(page->self->private, &story->parts[page->body].text, &stretches);
    for (size_t i = 0; i < stretches.count; i++)
        if (!stretches.items[i].is_inside)
            take_stretch(page, &stretches.items[i]);
    free(stretches.items);
}

/* Whether the stretch stands in a block that stays, apart from all that is cut already. */
static bool is_free(const struct page *page, struct span span)
{
    for (size_t i = 0; i < page->layout.count; i++)
        if (page->layout.blocks[i].is_gone && page->layout.blocks[i].span.from <= span.from &&
            span.from < page->layout.blocks[i].span.to)
            return false;
    for (size_t i = 0; i < page->cuts.count; i++) {
        const struct edit *cut = &page->cuts.items[i];
        if (!cut->query && cut->at < span.to && span.from < cut->at + strlen(cut->before))
            return false;
    }
    return true;
}

void read_private_inside(struct page *page)
{
    struct private_stretches stretches = {0};
    private_stretches_find(page->self->private, &page->story->parts[page->body].text, &stretches);
    for (size_t i = 0; i < stretches.count; i++) {
        struct span span = stretches.items[i].span;
        if (!stretches.items[i].is_inside || !is_free(page, span))
            continue;
        page_change(page, span.from, span.to - span.from, "", PRIVATE_RULE,
                    privacy_reason(stretches.items[i].privacy));
        give_private(page, &stretches.items[i]);
    }
    free(stretches.items);
}
