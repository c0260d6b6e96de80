/* What stands above a story becomes parts: labelled lines, slugline, teaser, byline, dateline. */
#include "agencies.h"
#include "slug.h"
#include "structure_head.h"

#define BYLINE "structure/byline"
#define DATELINE "structure/dateline"
#define TEASER "structure/teaser"

/* Labelled lines: "Headline: ...", "Byline: ...". */

static size_t count_labels(const struct page *page, size_t count)
{
    size_t labels = 0, text;
    for (size_t i = 0; i < count; i++)
        labels += !page->layout.blocks[i].is_gone &&
                  means_some(page_label(page, page->layout.blocks[i].span, &text), "part ");
    return labels;
}

static void read_labels(struct page *page, size_t count)
{
    size_t text;
    if (count_labels(page, count) < 2)
        return;
    for (size_t i = 0; i < count; i++) {
        const struct block *block = &page->layout.blocks[i];
        const struct entry *label = page_label(page, block->span, &text);
        if (block->is_gone || !means_some(label, "part ") || text >= block->span.to)
            continue;
        const char *part = label->value + strlen("part ");
        struct text value = {0};
        struct block rest = {.span = {text, block->span.to}};
        if (page_has(page, part) && strcmp(part, "Keyword") != 0)
            continue;
        block_text(&page->layout, &rest, &value);
        page_take(page, i, "structure/label", "the copy says itself what this is");
        page_give(page, part, text_string(&value), value.length, "structure/label",
                  "the copy says itself what this is");
        page->evidence += 2;
        text_free(&value);
    }
}

static void read_slugline(struct page *page, size_t limit)
{
    for (size_t i = 0; i < limit && !page->layout.blocks[i].is_prose; i++) {
        if (page->layout.blocks[i].is_gone || page_has(page, "Slugline") ||
            !slug_is_certain(page->layout.bytes, page->layout.blocks[i].span))
            continue;
        page_move(page, i, "Slugline", "structure/slugline", "what the wire calls the story");
        page->evidence++;
    }
}

/* Teaser, dateline, byline. */

/* How many words of five letters or more, or in upper case, the block shares with the next. */
static size_t shared_words(const struct page *page, size_t left, size_t right)
{
    const char *bytes = page->layout.bytes;
    struct span a, b, left_span = page->layout.blocks[left].span,
                      right_span = page->layout.blocks[right].span;
    size_t shared = 0;
    for (size_t i = left_span.from; word_next(bytes, left_span.to, &i, true, &a);) {
        if (a.to - a.from < 5)
            continue;
        for (size_t j = right_span.from; word_next(bytes, right_span.to, &j, true, &b);)
            if (same_but_case(bytes + a.from, a.to - a.from, bytes + b.from, b.to - b.from)) {
                shared++;
                break;
            }
    }
    return shared;
}

/* The next block that stays, from `index` on. */
static size_t next_kept(const struct page *page, size_t index)
{
    while (index < page->layout.count && page->layout.blocks[index].is_gone)
        index++;
    return index;
}

/* A sentence or two below the headline, too short to be the story's first paragraph. */
static bool read_short_teaser(struct head *head)
{
    struct page *page = head->page;
    if (head->headline == SIZE_MAX || page_has(page, "Teaser"))
        return false;
    for (size_t i = head->headline + 1; i < head->count; i++) {
        const struct block *block = &page->layout.blocks[i];
        if (block->is_gone || head->roles[i] != STRANGER || !block->is_sentence ||
            block->words < TEASER_LEAST || !block->before_blank)
            continue;
        page_move(page, i, "Teaser", TEASER, "a short paragraph above the story");
        return true;
    }
    return false;
}

/* A short paragraph between the head and the story that says what the story will say. */
static void read_teaser(struct head *head)
{
    struct page *page = head->page;
    const struct block *blocks = page->layout.blocks;
    if (read_short_teaser(head))
        return;
    size_t first = next_kept(page, head->count), second = next_kept(page, first + 1);
    if (page_has(page, "Teaser") || second >= page->layout.count || !page_has(page, "Headline") ||
        blocks[first].words > TEASER_LONGEST || !blocks[first].before_blank ||
        !blocks[first].is_sentence)
        return;
    bool opens_below = (head->has_dateline && head->dateline_block == second) ||
                       dateline_read(&page->self->words, page->layout.bytes, blocks[second].span,
                                     &(struct dateline){0}) ||
                       is_byline(page, blocks[second].span);
    bool asks = memchr(page->layout.bytes + blocks[first].span.from, '?',
                       blocks[first].span.to - blocks[first].span.from) != NULL;
    bool below_picture =
        head->count > 0 && page_has(page, "Caption") && blocks[head->count - 1].is_gone;
    bool restated = shared_words(page, first, second) >= 3;
    if (opens_below || (asks && below_picture && restated))
        page_move(page, first, "Teaser", TEASER, "says above the story what it tells");
    else if (asks && (below_picture || restated))
        page_ask(page, (struct span){blocks[first].span.from, blocks[first].span.from}, TEASER,
                 "is this paragraph the teaser?", NULL);
}

/* A dateline in a line of its own, above the story's first paragraph. */
static bool read_own_line(const struct page *page, size_t first, struct dateline *dateline)
{
    const struct block *blocks = page->layout.blocks;
    size_t second = next_kept(page, first + 1);
    if (blocks[first].is_prose || second >= page->layout.count || !blocks[second].is_prose)
        return false;
    struct span both = {blocks[first].span.from, blocks[second].span.to};
    return dateline_read(&page->self->words, page->layout.bytes, both, dateline) &&
           dateline->span.to <= blocks[first].span.to;
}

/* The dateline opens the first paragraph that stays. */
static void read_dateline(struct head *head)
{
    struct page *page = head->page;
    size_t first = next_kept(page, 0);
    struct dateline dateline;
    if (first < page->layout.count && &page->layout.blocks[first] == page->date_line)
        first = next_kept(page, first + 1);
    if (page_has(page, "Dateline") || first >= page->layout.count ||
        !(dateline_read(&page->self->words, page->layout.bytes, page->layout.blocks[first].span,
                        &dateline) ||
          read_own_line(page, first, &dateline) || read_capitals(page, first, &dateline)))
        return;
    page_change(page, dateline.span.from, dateline.text - dateline.span.from, "", DATELINE,
                "where and by whom it was reported");
    page_give(page, "Dateline", page->layout.bytes + dateline.span.from,
              dateline.span.to - dateline.span.from, DATELINE, "where and by whom it was reported");
    if (dateline.agency && !page_has(page, "Provider"))
        page_give(page, "Provider", dateline.agency->value, strlen(dateline.agency->value),
                  DATELINE, "the agency that the dateline names");
    page->evidence++;
}

/* The agency in the line below its writer's name. */
static void read_byline_agency(struct page *page, size_t index)
{
    const struct block *block = &page->layout.blocks[index];
    if (index >= page->layout.count || block->is_gone || block->after_blank ||
        !agencies_read(page->self->words.agencies, page->layout.bytes, block->span))
        return;
    page_move(page, index, "Credit", "structure/credit", "the agency's credit line");
}

/* All lines that name authors above the first paragraph; below it one, where none is known. */
static void read_bylines(struct head *head)
{
    enum { BELOW_HEAD = 3 };
    struct page *page = head->page;
    bool is_labelled = page_has(page, "Byline") && !story_part(page->story, "Byline");
    bool is_above = true, is_known = page_has(page, "Byline");
    for (size_t i = 0, below = 0; i < page->layout.count && below < BELOW_HEAD; i++) {
        const struct block *block = &page->layout.blocks[i];
        if (block->is_gone || is_labelled)
            continue;
        is_above &= !block->is_prose;
        if (is_known && !is_above)
            return;
        if (!is_byline(page, block->span)) {
            below += i >= head->count;
            continue;
        }
        page_move(page, i, "Byline", BYLINE, "who wrote it");
        page->evidence++;
        read_byline_agency(page, i + 1);
        is_known = true;
    }
}

/* Lines that say what the copy is, above its first paragraph; an embargo holds wherever it stands.
 */
static void read_notices(struct page *page)
{
    bool is_above = true;
    for (size_t i = 0; i < page->layout.count; i++) {
        const struct block *block = &page->layout.blocks[i];
        is_above &= i < HEAD_LONGEST;
        if (block->is_gone || read_embargo(page, i, is_above))
            continue;
        if (!read_signal(page, i, is_above))
            is_above &= !block->is_prose;
    }
}

void read_head(struct page *page)
{
    struct head head = {.page = page, .headline = SIZE_MAX, .kicker = SIZE_MAX};
    size_t limit = page->layout.count < HEAD_LONGEST ? page->layout.count : HEAD_LONGEST;
    read_labels(page, limit);
    read_notices(page);
    read_slugline(page, limit);
    if (story_part(page->story, "Headline")) {
        read_known(page);
    } else if (find_head(&head) && !page_has(page, "Headline") && find_headline(&head)) {
        take_titles(&head);
    }
    if (page->evidence || head.has_dateline || head.has_byline) {
        read_teaser(&head);
        read_bylines(&head);
    }
    read_dateline(&head);
}
