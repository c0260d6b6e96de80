/* Private stretches: how far what a private line speaks of goes. */
#include "contacts.h"
#include "language.h"
#include "layout.h"
#include "memory.h"
#include "privacy.h"
#include "sign_off.h"

#include <stdlib.h>
#include <string.h>

enum { SHORT_LINE = 160 }; /* bytes */

/* What parts a label inside a line from what stands before it. */
static const bool parts[256] = {
    ['.'] = true, ['!'] = true,  ['?'] = true,  [':'] = true, ['-'] = true,
    ['('] = true, ['['] = true,  ['|'] = true,  ['/'] = true, ['*'] = true,
    ['"'] = true, [0x94] = true, [0x9D] = true, [0xBB] = true /* the last bytes of dashes, ” and »
                                                               */
};

/* A text that is being gone through, block by block. */
struct search {
    const struct private_words *words;
    struct layout layout;
    struct private_stretches *stretches;
    bool has_prose; /* a paragraph of the story stands above */
};

static void add(struct search *search, struct span span, enum privacy privacy, bool is_inside)
{
    struct private_stretches *stretches = search->stretches;
    stretches->items = memory_grow(stretches->items, &stretches->capacity, stretches->count + 1,
                                   sizeof *stretches->items);
    stretches->items[stretches->count++] = (struct private_stretch){span, privacy, is_inside};
}

static bool has_contact(const struct search *search, size_t block)
{
    struct span span = search->layout.blocks[block].span, found;
    size_t at = span.from;
    return contact_next(search->words->contacts, search->layout.bytes, span, &at, &found);
}

static bool is_heading_or_rule(const struct search *search, size_t block)
{
    char first = search->layout.bytes[search->layout.blocks[block].span.from];
    return first == '#' || first == '*';
}

/* Behind the blocks from `block` on that go with the one above: contacts, and what is no paragraph
 * of prose between them. */
static size_t contacts_end(const struct search *search, size_t block)
{
    size_t end = block;
    for (; block < search->layout.count && !is_heading_or_rule(search, block); block++) {
        if (has_contact(search, block))
            end = block + 1;
        else if (search->layout.blocks[block].is_prose)
            break;
    }
    return end;
}

/* The block at which a dateline opens a story; `count` where none does. */
static size_t story_begin(const struct search *search, size_t block)
{
    const struct layout *layout = &search->layout;
    struct dateline dateline;
    while (block < layout->count && !(layout->blocks[block].is_prose &&
                                      dateline_read(&search->words->wires, layout->bytes,
                                                    layout->blocks[block].span, &dateline)))
        block++;
    return block;
}

/* Behind what a mark holds back: below a story everything; above one up to its dateline, or the
 * paragraph that the mark stands in; all where nothing says where the story begins. */
static size_t mark_end(const struct search *search, size_t block, struct span rest)
{
    const struct layout *layout = &search->layout;
    size_t end = search->has_prose ? layout->count : story_begin(search, block + 1);
    bool is_alone = rest.from >= rest.to && layout->blocks[block].before_blank;
    if (end < layout->count || search->has_prose || is_alone)
        return end;
    for (end = block + 1; end < layout->count && !layout->blocks[end - 1].before_blank;)
        end++;
    return contacts_end(search, end);
}

/* A note that is a heading: what stands under it, and below a story everything. */
static size_t note_end(const struct search *search, size_t block, struct span rest)
{
    const struct layout *layout = &search->layout;
    size_t end = block + 1;
    if (rest.from < rest.to) {
        while (end < layout->count && !layout->blocks[end - 1].before_blank &&
               has_contact(search, end))
            end++;
        return end;
    }
    if (search->has_prose)
        return layout->count;
    while (end < layout->count && (end == block + 1 || !layout->blocks[end - 1].before_blank))
        end++;
    return contacts_end(search, end);
}

static size_t private_end(const struct search *search, size_t block, enum privacy privacy,
                          struct span rest)
{
    switch (privacy) {
    case PRIVATE_MARK:
        return mark_end(search, block, rest);
    case PRIVATE_NOTE:
        return note_end(search, block, rest);
    case PRIVATE_CONTACTS: {
        size_t end = contacts_end(search, block + 1);
        return end > block + 1 || has_contact(search, block) ? end : block;
    }
    case PRIVATE_SIGN_OFF:
        return block + 1;
    case IS_PUBLIC:
        break;
    }
    return block;
}

/* Behind the bracket that closes the one before `at`, or the end. */
static size_t bracket_end(const char *bytes, size_t at, size_t to)
{
    char open = bytes[at - 1], close = open == '(' ? ')' : ']';
    size_t depth = 1;
    for (; at < to; at++) {
        depth += bytes[at] == open;
        if (bytes[at] == close && --depth == 0)
            return at + 1;
    }
    return to;
}

/* A mark behind a sentence of a line, or in brackets: "... (Not for publication: ...)". */
static void find_inside(struct search *search, struct span block)
{
    const char *bytes = search->layout.bytes;
    struct span found;
    const struct entry *entry;
    for (size_t at = block.from;
         (entry = phrase_next(search->words->labels, bytes, block, &at, &found));) {
        size_t from = found.from, behind = found.to;
        if (strcmp(entry->value, "mark") != 0)
            continue;
        while (from > block.from && bytes[from - 1] == ' ')
            from--;
        bool is_parted = from > block.from && parts[(unsigned char)bytes[from - 1]];
        while (behind < block.to && strchr(" *_", bytes[behind]))
            behind++;
        if (!is_parted || behind >= block.to || !strchr(":-)]", bytes[behind]))
            continue;
        bool has_bracket = bytes[from - 1] == '(' || bytes[from - 1] == '[';
        bool is_label =
            bytes[behind] == ')' || bytes[behind] == ']'; /* (not for publication) ... */
        found = (struct span){from - has_bracket, block.to};
        if (has_bracket && !is_label)
            found.to = bracket_end(bytes, from, block.to);
        while (found.from > block.from && bytes[found.from - 1] == ' ')
            found.from--;
        add(search, found, PRIVATE_MARK, found.from > block.from || found.to < block.to);
        at = found.to;
    }
}

/* The last line of a story may be nothing but the initials of those who wrote and edited it. */
static bool is_last_initials(const struct search *search, size_t index)
{
    const struct block *blocks = search->layout.blocks;
    return index > 0 && index + 1 == search->layout.count && blocks[index - 1].is_sentence &&
           sign_off_is_bare(search->layout.bytes, blocks[index].span);
}

static void find_in_blocks(struct search *search)
{
    const struct block *blocks = search->layout.blocks;
    for (size_t i = 0, end; i < search->layout.count; i = end) {
        struct span rest;
        enum privacy privacy =
            privacy_of_line(search->words, search->layout.bytes, blocks[i].span, &rest);
        end = private_end(search, i, privacy, rest);
        if (end > i) {
            size_t first = i; /* with the stars that part it from the story */
            while (first > 0 && block_is_rule(&search->layout, &blocks[first - 1]))
                first--;
            add(search, (struct span){blocks[first].span.from, blocks[end - 1].span.to}, privacy,
                false);
            continue;
        }
        end = i + 1;
        if (is_last_initials(search, i))
            add(search, blocks[i].span, PRIVATE_SIGN_OFF, false);
        search->has_prose |= blocks[i].is_prose;
        find_inside(search, blocks[i].span);
    }
}

static bool is_sign_off(const struct private_words *words, const char *bytes, struct span line)
{
    line = span_trim(bytes, line);
    return sign_off_read(words->wires.agencies, bytes, line, NULL) || sign_off_is_bare(bytes, line);
}

/* Whether the line has a label where one may stand: at its beginning, behind what parts it from the
 * rest; in a short line anywhere. */
static bool may_be_private(const struct private_words *words, const char *bytes, struct span line)
{
    size_t at = line.from, end;
    struct span found;
    if (line.to - line.from <= SHORT_LINE)
        return phrase_next(words->labels, bytes, line, &at, &found) ||
               is_sign_off(words, bytes, line);
    for (;;) {
        while (at < line.to && (bytes[at] == ' ' || parts[(unsigned char)bytes[at]]))
            at++;
        if (phrase_begins(words->labels, bytes, (struct span){at, line.to}, &end))
            return true;
        while (at < line.to && !parts[(unsigned char)bytes[at]])
            at++;
        if (at == line.to)
            return false;
    }
}

/* Whether anything speaks of privacy at all: nearly all copy does not. */
static bool may_have_private(const struct private_words *words, const struct text *text)
{
    struct span line;
    for (size_t at = 0; line_next(text_string(text), text->length, &at, &line);)
        if (may_be_private(words, text_string(text), line))
            return true;
    return false;
}

/* A text that is too long for a story, without a layout: from the first mark on all is private. */
static void find_in_lines(struct search *search, const struct text *text)
{
    struct span line, rest;
    for (size_t at = 0; line_next(text_string(text), text->length, &at, &line);)
        if (privacy_of_line(search->words, text_string(text), line, &rest) == PRIVATE_MARK) {
            add(search, (struct span){line.from, text->length}, PRIVATE_MARK, false);
            return;
        }
}

void private_stretches_find(const struct private_words *words, const struct text *text,
                            struct private_stretches *stretches)
{
    struct search search = {.words = words, .stretches = stretches};
    if (!may_have_private(words, text))
        return;
    layout_make(&search.layout, text);
    if (search.layout.count)
        find_in_blocks(&search);
    else
        find_in_lines(&search, text);
    layout_free(&search.layout);
}
