/* The head of a story: what each of the lines above the first paragraph is. */
#include "structure_head.h"

/* "By NAME and NAME, agency": names begin in upper case, few small words stand between. */
bool is_byline(const struct page *page, struct span span)
{
    const char *bytes = page->layout.bytes;
    size_t at, size, names = 0, small = 0, words = 0;
    struct span word;
    if (!means(page_label(page, span, &at), "by"))
        return false;
    for (; word_next(bytes, span.to, &at, true, &word); words++) {
        uint32_t first = character_at(bytes, word.to, word.from, &size);
        bool is_agency = phrase_is(page->self->words.agencies, bytes, word) != NULL;
        if (!is_lower(first) || is_agency) {
            names++;
            small = 0;
            if (is_digit(first))
                return false;
        } else if (word.to - word.from > 4 || ++small > 2) {
            return false;
        }
    }
    uint32_t last = character_before(bytes, span.to, &size);
    return names >= 2 && words <= 14 && small == 0 &&
           !strchr("?!:", (int)(last < 128 ? last : 'x')) &&
           !memchr(bytes + span.from, '"', span.to - span.from);
}

bool is_date_line(const struct page *page, const struct block *block)
{
    const char *bytes = page->layout.bytes;
    struct span word;
    size_t others = 0, dates = 0, digits = 0, size, end;
    if (block->words > DATE_WORDS)
        return false;
    for (size_t at = block->span.from; word_next(bytes, block->span.to, &at, false, &word);) {
        struct span rest = {word.from, block->span.to};
        bool is_date = phrase_begins(page->self->words.dates, bytes, rest, &end) != NULL;
        bool is_number = is_digit(character_at(bytes, word.to, word.from, &size));
        dates += is_date;
        digits += is_number;
        others += !is_date && !is_number;
    }
    return digits >= 2 && others <= 2 && (dates || digits >= 3) && dates + digits > others;
}

bool read_capitals(const struct page *page, size_t index, struct dateline *dateline)
{
    const struct layout *layout = &page->layout;
    struct dateline other;
    struct span span = layout->blocks[index].span;
    if (!layout->blocks[index].is_prose || (page->prose < 2 && !page->evidence) ||
        !dateline_read_capitals(layout->bytes, span, dateline))
        return false;
    struct span place = dateline->span; /* without region and dash */
    const char *comma = memchr(layout->bytes + place.from, ',', place.to - place.from);
    if (comma)
        place.to = (size_t)(comma - layout->bytes);
    while (!comma && place.to > place.from && layout->bytes[place.to] != ' ')
        place.to--;
    if (phrase_is(page->self->labels, layout->bytes, place) ||
        phrase_is(page->self->words.agencies, layout->bytes, place))
        return false;
    for (size_t i = index + 1; i < layout->count; i++)
        if (!layout->blocks[i].is_gone &&
            dateline_read_capitals(layout->bytes, layout->blocks[i].span, &other))
            return false;
    return true;
}

static bool is_list_item(const struct page *page, const struct block *block)
{
    return strchr("#*-|+", page->layout.bytes[block->span.from]) != NULL;
}

static enum role role_of(struct head *head, size_t index)
{
    struct page *page = head->page;
    const struct block *block = &page->layout.blocks[index];
    size_t text;
    if (block->is_gone)
        return GONE;
    if (!head->has_dateline &&
        dateline_read(&page->self->words, page->layout.bytes, block->span, &head->dateline)) {
        head->has_dateline = true;
        head->dateline_block = index;
        return PROSE_BLOCK;
    }
    if (!head->has_byline && is_byline(page, block->span)) {
        head->has_byline = true;
        return BYLINE_LINE;
    }
    if (block->is_prose) {
        head->has_dateline |= read_capitals(page, index, &head->dateline);
        head->dateline_block = index;
        return PROSE_BLOCK;
    }
    if (is_date_line(page, block)) {
        page->date_line = block;
        return DATE_LINE;
    }
    if (means(page_label(page, block->span, &text), "salutation"))
        return UNKNOWN;
    if (!block->is_title)
        return is_list_item(page, block) || block->words > STRANGER_WORDS ? UNKNOWN : STRANGER;
    return TITLE;
}

bool find_head(struct head *head)
{
    const struct layout *layout = &head->page->layout;
    for (size_t i = 0; i < layout->count && i <= HEAD_LONGEST; i++) {
        head->roles[i] = role_of(head, i);
        head->strangers += head->roles[i] == STRANGER;
        if (head->roles[i] == UNKNOWN || head->strangers > STRANGERS_MOST)
            return false;
        if (head->roles[i] == PROSE_BLOCK) {
            head->count = i;
            return true;
        }
        if (head->roles[i] == TITLE && i < HEAD_LONGEST)
            head->titles[head->title_count++] = i;
    }
    return false;
}
