/* What a feed has told in parts of their own, and the body tells again above the story. */
#include "structure_head.h"

#define REPEATED "structure/repeated"
#define DATELINE "structure/dateline"

enum {
    KNOWN_LONGEST = 40, /* blocks: a page's head may list its keywords */
    UNTOLD_MOST = 8     /* blocks between them that nothing tells of */
};

/* What the part is called when it is told again, and whether it is of a story's head, which the
 * lists of a feed are not. */
static const struct known {
    const char *part, *reason;
    bool is_head;
} known[] = {
    {"Headline", "the headline again", true},  {"Kicker", "the kicker again", true},
    {"Subhead", "the subhead again", true},    {"Teaser", "the teaser again", true},
    {"Byline", "the byline again", true},      {"Dateline", "the dateline again", true},
    {"Slugline", "the slugline again", false}, {"Keyword", "a keyword again", false},
    {"Category", "a category again", false},   {"Genre", "the genre again", false},
    {"Note", "a note again", false},           {"Private-Note", "a note again", false},
};

/* The words of a value: "dpasubject:346 Gesundheit" has a code in front. */
static struct span words_of(const struct part *part)
{
    const char *bytes = text_string(&part->text), *space = strchr(bytes, ' ');
    bool has_code = part->kind == FIELD && space && memchr(bytes, ':', (size_t)(space - bytes));
    return (struct span){has_code ? (size_t)(space - bytes) + 1 : 0, part->text.length};
}

/* The part that the block tells again, or NULL. */
static const struct known *known_as(const struct page *page, size_t block)
{
    for (size_t i = 0; i < page->story->part_count; i++) {
        const struct part *part = &page->story->parts[i];
        for (size_t j = 0; j < sizeof known / sizeof *known; j++)
            if (strcmp(part->name, known[j].part) == 0 &&
                same_words(page->layout.bytes, page->layout.blocks[block].span,
                           text_string(&part->text), words_of(part)))
                return &known[j];
    }
    return NULL;
}

/* Where what is told again ends: behind the last block of the head's that is, strangers few between
 * them; 0 where the headline is not among them. */
static size_t known_end(const struct page *page)
{
    size_t end = 0, strangers = 0;
    bool has_headline = false;
    for (size_t i = 0; i < page->layout.count && i < KNOWN_LONGEST; i++) {
        const struct known *as = known_as(page, i);
        if (as && as->is_head)
            end = i + 1;
        has_headline |= as == known;
        bool is_stranger = !as && !is_date_line(page, &page->layout.blocks[i]);
        strangers += is_stranger;
        if (is_stranger && (page->layout.blocks[i].is_prose || strangers > UNTOLD_MOST))
            break;
    }
    return has_headline ? end : 0;
}

/* "January 21", "2026-11-28 15:53:10 GMT": figures and words of dates, and no place. */
static bool is_only_date(const struct page *page, const struct text *text)
{
    struct span word;
    size_t at = 0;
    while (word_next(text_string(text), text->length, &at, false, &word))
        if (!is_ascii_digit(text->bytes[word.from]) &&
            !phrase_is(page->self->words.dates, text->bytes, word))
            return false;
    return true;
}

/* The first paragraph opens with a dateline that the feed has told; where the copy has more of it,
 * the agency say, or the feed only a date, it is the copy's that counts. */
static void read_known_dateline(struct page *page)
{
    const struct story *story = page->story;
    const struct part *part = story_part(story, "Dateline");
    const char *bytes = page->layout.bytes;
    struct dateline dateline;
    size_t first = 0;
    while (first < page->layout.count &&
           (page->layout.blocks[first].is_gone || !page->layout.blocks[first].is_prose))
        first++;
    if (!part || first == page->layout.count ||
        !dateline_read(&page->self->words, bytes, page->layout.blocks[first].span, &dateline))
        return;
    struct span told = {0, part->text.length};
    enum word_order order = compare_words(text_string(&part->text), told, bytes, dateline.span);
    bool is_date = is_only_date(page, &part->text);
    bool is_fuller = order == FIRST_BEGINS_SECOND || is_date;
    if (order == OTHER_WORDS && !is_date)
        return;
    const char *reason = is_fuller ? "the dateline in full" : "the dateline again";
    page_change(page, dateline.span.from, dateline.text - dateline.span.from, "",
                is_fuller ? DATELINE : REPEATED, reason);
    if (!is_fuller)
        return;
    struct text full = {0};
    text_append(&full, bytes + dateline.span.from, dateline.span.to - dateline.span.from);
    propose_change(&page->parts, story, (size_t)(part - story->parts), 0, told.to,
                   text_string(&full), DATELINE, reason);
    text_free(&full);
}

/* "By Ann Example" above the story, where a feed has told "Ann Example". */
static void read_known_byline(struct page *page)
{
    const struct part *part = story_part(page->story, "Byline");
    const char *bytes = page->layout.bytes;
    struct span word;
    for (size_t i = 0; part && i < page->layout.count && i < HEAD_LONGEST; i++) {
        const struct block *block = &page->layout.blocks[i];
        if (block->is_prose)
            return;
        if (block->is_gone || !is_byline(page, block->span))
            continue;
        for (size_t at = block->span.from; word_next(bytes, block->span.to, &at, true, &word);)
            if (same_words(bytes, (struct span){word.from, block->span.to},
                           text_string(&part->text), (struct span){0, part->text.length})) {
                page_take(page, i, REPEATED, "the byline again");
                return;
            }
    }
}

void read_known(struct page *page)
{
    size_t end = known_end(page);
    bool has_date = page_has(page, "Sent") || page_has(page, "Created");
    for (size_t i = 0; i < end; i++) {
        const struct block *block = &page->layout.blocks[i];
        const struct known *as = block->is_gone ? NULL : known_as(page, i);
        if (as)
            page_take(page, i, REPEATED, as->reason);
        else if (!block->is_gone && has_date && is_date_line(page, block))
            page_take(page, i, REPEATED, "the date again");
    }
    for (size_t i = 0; i < page->layout.count && i < HEAD_LONGEST; i++) {
        const struct block *block = &page->layout.blocks[i];
        if (!block->is_gone && is_date_line(page, block))
            page->date_line = block;
        if (!block->is_gone && block->is_prose)
            break;
    }
    read_known_byline(page);
    read_known_dateline(page);
}
