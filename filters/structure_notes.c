/* The notes of a story: dpa's notepad, and lines that say that they are notes. */
#include "structure_page.h"

enum { SECTIONS_MOST = 64 };

#define NOTE "structure/note"

/* Gives the lines first..last-1 as one part, as they stand; the blocks go. */
static void move_lines(struct page *page, size_t first, size_t last, const char *part,
                       const char *rule, const char *reason)
{
    const struct block *blocks = page->layout.blocks;
    while (first < last && block_is_rule(&page->layout, &blocks[first]))
        page_take(page, first++, rule, reason);
    if (first >= last)
        return;
    size_t from = blocks[first].span.from, to = blocks[last - 1].span.to;
    while (from < to && (page->layout.bytes[from] == '#' || page->layout.bytes[from] == ' '))
        from++; /* the marks of a heading */
    page_give(page, part, page->layout.bytes + from, to - from, rule, reason);
    for (size_t i = first; i < last; i++)
        page_take(page, i, rule, reason);
}

static bool is_private_line(const struct page *page, const struct block *block)
{
    return page_privacy(page, block) == PRIVATE_MARK;
}

/* A heading of dpa's notepad: a line that begins with #. */
enum heading { NO_HEADING, HEADS_NOTES, HEADS_PRIVATE };

static enum heading notepad_heading(const struct page *page, const struct block *block)
{
    size_t text;
    if (page->layout.bytes[block->span.from] != '#')
        return NO_HEADING;
    enum privacy privacy = page_privacy(page, block);
    if (privacy == PRIVATE_NOTE || privacy == PRIVATE_CONTACTS)
        return HEADS_PRIVATE;
    const struct entry *label = page_label(page, block->span, &text);
    return means(label, "note") && text >= block->span.to ? HEADS_NOTES : NO_HEADING;
}

static size_t section_end(const struct page *page, size_t from, size_t last)
{
    size_t i = from + 1;
    while (i < last && page->layout.bytes[page->layout.blocks[i].span.from] != '#' &&
           !block_is_rule(&page->layout, &page->layout.blocks[i]) &&
           !is_private_line(page, &page->layout.blocks[i]))
        i++;
    return i;
}

/* Everything from the notepad's first heading on, section by section. */
static void read_notepad(struct page *page, size_t first, size_t last)
{
    const struct block *blocks = page->layout.blocks;
    bool is_private = false;
    size_t sections = 0;
    for (size_t i = first, end; i < last; i = end) {
        end = ++sections < SECTIONS_MOST ? section_end(page, i, last) : last;
        enum heading heading = notepad_heading(page, &blocks[i]);
        bool alone = end == i + 1; /* a heading, a line of stars: nothing below it */
        is_private |= is_private_line(page, &blocks[i]);
        if (alone && (block_is_rule(&page->layout, &blocks[i]) || heading))
            page_take(page, i, NOTE, "a heading of the notes, with nothing below it");
        else if (alone && is_private_line(page, &blocks[i]))
            page_take(page, i, PRIVATE_RULE, "says that what follows is not for publication");
        else if (is_private || heading == HEADS_PRIVATE || sections == SECTIONS_MOST)
            move_lines(page, i, end, "Private-Note", PRIVATE_RULE, "not for publication");
        else
            move_lines(page, i, end, "Note", NOTE, "notes to the story");
    }
}

/* Where the notes begin: a heading of the notepad, or a line that says "not for publication" behind
 * the story's last paragraph of prose. */
static size_t notes_begin(const struct page *page, size_t last)
{
    const struct block *blocks = page->layout.blocks;
    for (size_t i = 1; i < last; i++) {
        if (blocks[i].is_gone)
            continue;
        if (notepad_heading(page, &blocks[i]))
            return i;
        if (is_private_line(page, &blocks[i]))
            return i > 1 && block_is_rule(&page->layout, &blocks[i - 1]) ? i - 1 : i;
    }
    return last;
}

/* Where a story goes on behind notes that stand above it: at a dateline; else `last`. */
static size_t story_begin(const struct page *page, size_t notes, size_t last)
{
    struct dateline dateline;
    for (size_t i = notes + 1; i < last; i++)
        if (page->layout.blocks[i].is_prose &&
            dateline_read(&page->self->words, page->layout.bytes, page->layout.blocks[i].span,
                          &dateline))
            return i;
    return last;
}

/* "Editor's note: ...": one paragraph below a story. */
bool read_note_line(struct page *page, size_t index)
{
    const struct block *block = &page->layout.blocks[index];
    size_t text;
    const struct entry *label = page_label(page, block->span, &text);
    bool has_colon = text > block->span.from && memchr(page->layout.bytes + block->span.from, ':',
                                                       block->span.to - block->span.from);
    if (!means(label, "note") || !has_colon || block->words < 2)
        return false;
    page_move(page, index, "Note", NOTE, "a note to the story");
    page->evidence++;
    return true;
}

/* A line of marks that parted the story from what went. */
bool read_last_rule(struct page *page, size_t index)
{
    const struct block *blocks = page->layout.blocks;
    if (index + 1 >= page->layout.count || !blocks[index + 1].is_gone ||
        !block_is_rule(&page->layout, &blocks[index]))
        return false;
    page_take(page, index, NOTE, "a line that parts the story from its notes");
    return true;
}

size_t read_notes(struct page *page, size_t last)
{
    size_t notes = notes_begin(page, last);
    if (notes == last)
        return last;
    size_t story = story_begin(page, notes, last);
    page->evidence++;
    read_notepad(page, notes, story);
    return story < last ? last : notes;
}
