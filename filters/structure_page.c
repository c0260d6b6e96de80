/* The page that structure reads: what is decided of its blocks, and what they say of themselves. */
#include "structure_page.h"

#include "memory.h"

#include <stdlib.h>

void page_take(struct page *page, size_t block, const char *rule, const char *reason)
{
    page->layout.blocks[block].is_gone = true;
    page->decisions[block] = (struct decision){rule, reason};
}

void page_change(struct page *page, size_t at, size_t length, const char *after, const char *rule,
                 const char *reason)
{
    propose_change(&page->cuts, page->story, page->body, at, length, after, rule, reason);
}

void page_give(struct page *page, const char *part, const char *bytes, size_t length,
               const char *rule, const char *reason)
{
    char *string = memory_copy(bytes, length);
    if (length)
        propose_part(&page->parts, part, string, rule, reason);
    free(string);
}

void page_give_block(struct page *page, const char *part, size_t block, const char *rule,
                     const char *reason)
{
    struct text text = {0};
    block_text(&page->layout, &page->layout.blocks[block], &text);
    page_give(page, part, text_string(&text), text.length, rule, reason);
    text_free(&text);
}

void page_move(struct page *page, size_t block, const char *part, const char *rule,
               const char *reason)
{
    page_take(page, block, rule, reason);
    page_give_block(page, part, block, rule, reason);
}

void page_ask(struct page *page, struct span span, const char *rule, const char *reason,
              const char *suggestions)
{
    propose_query(&page->cuts, page->story, page->body, span.from, span.to - span.from, rule,
                  reason, suggestions);
}

bool page_has(const struct page *page, const char *part)
{
    for (size_t i = 0; i < page->parts.count; i++)
        if (strcmp(page->parts.items[i].part, part) == 0)
            return true;
    return story_part(page->story, part) != NULL;
}

const struct entry *page_label(const struct page *page, struct span block, size_t *text)
{
    size_t end;
    const char *bytes = page->layout.bytes;
    const struct entry *label = phrase_begins(page->self->labels, bytes, block, &end);
    while (label && end < block.to && (bytes[end] == ' ' || bytes[end] == '\t'))
        end++;
    if (label)
        *text = end;
    return label;
}

bool is_in_brackets(const char *bytes, struct span span)
{
    size_t depth = 0;
    for (size_t at = span.from; at < span.to; at++) {
        depth += bytes[at] == '(';
        if (bytes[at] == ')' && depth)
            depth--;
        if (!depth && at + 1 < span.to)
            return false;
    }
    return span.to - span.from > 2 && !depth && bytes[span.to - 1] == ')';
}

enum privacy page_privacy(const struct page *page, const struct block *block)
{
    struct span rest;
    return privacy_of_line(page->self->private, page->layout.bytes, block->span, &rest);
}
