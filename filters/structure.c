/* structure: what copy says of itself in prose becomes the parts of a story: headline, byline,
 * dateline, caption, notes, sign-off. What moves is taken out of the body and made a part under one
 * rule. Where the evidence does not do, the copy stays as it is. */
#include "structure_page.h"

#include "memory.h"

#include <stdlib.h>

enum { FLASH_LONGEST = 8 }; /* blocks */

/* Blocks beside each other that go by one rule are one edit. */
static void cut_blocks(struct page *page)
{
    const struct layout *layout = &page->layout;
    for (size_t i = 0, last; i < layout->count; i = last + 1) {
        last = i;
        if (!layout->blocks[i].is_gone)
            continue;
        while (last + 1 < layout->count && layout->blocks[last + 1].is_gone &&
               page->decisions[last + 1].rule == page->decisions[i].rule &&
               page->decisions[last + 1].reason == page->decisions[i].reason &&
               layout->blocks[last].cut.to == layout->blocks[last + 1].cut.from)
            last++;
        struct span cut = {layout->blocks[i].cut.from, layout->blocks[last].cut.to};
        page_change(page, cut.from, cut.to - cut.from, "", page->decisions[i].rule,
                    page->decisions[i].reason);
    }
}

/* The body's edits first, so that they are made, and taken back, in one pass. What was found inside
 * a block goes with the block, where that goes. */
static void propose_page(struct page *page, struct edits *edits)
{
    size_t done = 0;
    layout_settle(&page->layout);
    cut_blocks(page);
    edits_sort(&page->cuts);
    for (size_t i = 0; i < page->cuts.count; i++) {
        struct edit *cut = &page->cuts.items[i];
        if (cut->at < done) {
            free(cut->strings);
            continue;
        }
        if (!cut->query)
            done = cut->at + strlen(cut->before);
        edits_take(edits, cut);
    }
    for (size_t i = 0; i < page->parts.count; i++)
        edits_take(edits, &page->parts.items[i]);
    page->cuts.count = page->parts.count = 0;
}

/* How much of a story there is: paragraphs of prose, or a flash whose dateline says that it is one.
 */
static size_t count_prose(const struct page *page)
{
    const struct block *blocks = page->layout.blocks;
    size_t count = 0;
    struct dateline dateline;
    for (size_t i = 0; i < page->layout.count; i++)
        count += blocks[i].is_prose;
    for (size_t i = 0; i < page->layout.count && i < FLASH_LONGEST && !count; i++)
        count = dateline_read(&page->self->words, page->layout.bytes, blocks[i].span, &dateline);
    return count;
}

static void ask_for_dateline(struct page *page)
{
    if (!page->evidence || page->prose < 2 || page_has(page, "Dateline") ||
        page_has(page, "Created") || page_has(page, "Sent"))
        return;
    if (page->date_line)
        page_ask(page, (struct span){page->date_line->span.from, page->date_line->span.from},
                 "structure/date-line", "a date above the story: is it when the copy was sent?",
                 NULL);
    else
        page_ask(page, (struct span){0, 0}, "structure/no-dateline",
                 "no dateline and no date; none is invented", NULL);
}

static void propose(void *self, const struct story *story, struct edits *edits)
{
    size_t body = story_find(story, "Body", 1);
    struct page page = {.self = self, .story = story, .body = body};
    if (body == story->part_count)
        return;
    layout_make(&page.layout, &story->parts[body].text);
    page.decisions = memory_allocate(page.layout.count + 1, sizeof *page.decisions);
    page.prose = count_prose(&page);
    read_known_embargo(&page);
    /* Without a paragraph there is no story to structure, but for what a feed has told of it. */
    if (page.prose || page.parts.count || page_has(&page, "Headline")) {
        page.evidence = page_has(&page, "Headline") || page_has(&page, "Provider");
        read_tail(&page);
        read_private(&page);
        read_pictures(&page);
        read_head(&page);
        read_private_inside(&page);
        ask_for_dateline(&page);
        propose_page(&page, edits);
    }
    edits_free(&page.cuts);
    edits_free(&page.parts);
    free(page.decisions);
    layout_free(&page.layout);
}

static void *open(const struct settings *settings, struct report *report)
{
    struct structure *self = memory_allocate(1, sizeof *self);
    self->settings = settings;
    dateline_words_open(&self->words, report);
    self->labels = phrases_open("labels", report);
    self->private = private_words_open(report);
    return self;
}

static void close(void *opened)
{
    struct structure *self = opened;
    private_words_close(self->private);
    free(self);
}

const struct filter filter_structure = {
    .name = "structure",
    .purpose = "Reads headline, byline, dateline, captions, notes and sign-off out of the body.",
    .scope = WHOLE_STORY,
    .open = open,
    .propose = propose,
    .close = close,
};
