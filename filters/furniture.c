/* furniture: what a scraped page leaves round a story goes: prompts, links to other stories, texts
 * about cookies and newsletters, the biographies of authors. What is doubtful is asked. */
#include "furniture_page.h"

#include "agencies.h"
#include "memory.h"

#include <stdlib.h>
#include <string.h>

enum {
    OPENING_LONGEST = 40,
    CONSENT_LONGEST = 120,
    LINK_LEAST = 3,
    LINK_LONGEST = 25,
    CRUMBS_LONGEST = 15,
    READING_LONGEST = 6
};

struct furniture {
    struct phrases *phrases, *agencies;
};

static bool is(const struct entry *entry, const char *value)
{
    return entry && strcmp(entry->value, value) == 0;
}

/* Where the story begins and ends, as far as anybody knows yet. */
static void find_story(struct furniture_page *page)
{
    page->first_prose = page->layout.count;
    page->last_prose = 0;
    for (size_t i = 0; i < page->layout.count; i++)
        if (page->judgements[i].verdict == STAYS && page->layout.blocks[i].is_prose) {
            if (page->first_prose == page->layout.count)
                page->first_prose = i;
            page->last_prose = i;
        }
}

static bool goes(const struct furniture_page *page, size_t block)
{
    return block < page->layout.count && page->judgements[block].verdict == GOES;
}

/* "Home > News > Harbour": where on its site a page is. */
static bool is_breadcrumb(const struct furniture_page *page, size_t index)
{
    static const char *const arrows[] = {" > ", " › ", " » ", " → "};
    const struct block *block = &page->layout.blocks[index];
    const char *bytes = page->layout.bytes;
    size_t length = block->span.to - block->span.from;
    if (block->words > CRUMBS_LONGEST || block->is_sentence)
        return false;
    for (size_t i = 0; i < sizeof arrows / sizeof *arrows; i++) {
        const char *first = memmem(bytes + block->span.from, length, arrows[i], strlen(arrows[i]));
        size_t behind = first ? (size_t)(first - bytes) + strlen(arrows[i]) : block->span.to;
        if (first && memmem(bytes + behind, block->span.to - behind, arrows[i], strlen(arrows[i])))
            return true;
    }
    return false;
}

/* "Share  Save  Print": nothing but what would go by itself. */
static const struct entry *only_furniture(const struct furniture_page *page, size_t index)
{
    struct span span = page->layout.blocks[index].span;
    const char *bytes = page->layout.bytes;
    const struct entry *entry = NULL;
    size_t phrases = 0, end;
    if (page->layout.blocks[index].words > OPENING_LONGEST / 4)
        return NULL;
    while (span.from < span.to) {
        entry = phrase_begins(page->phrases, bytes, span, &end);
        if (!is(entry, "maybe") && !is(entry, "prompt"))
            return NULL;
        phrases++;
        span.from = end;
        while (span.from < span.to && strchr(" |/,\t", bytes[span.from]))
            span.from++;
    }
    return phrases > 1 ? entry : NULL;
}

/* "3 min read", "Lesezeit: 2 Minuten": how long reading takes. */
static const struct entry *reading_time(const struct furniture_page *page, size_t index)
{
    const struct block *block = &page->layout.blocks[index];
    const char *bytes = page->layout.bytes;
    const struct entry *entry;
    struct span found;
    bool has_number = false;
    if (block->words > READING_LONGEST)
        return NULL;
    for (size_t at = block->span.from; at < block->span.to; at++)
        has_number |= is_ascii_digit(bytes[at]);
    for (size_t at = block->span.from;
         has_number && (entry = phrase_next(page->phrases, bytes, block->span, &at, &found));)
        if (is(entry, "reading"))
            return entry;
    return NULL;
}

/* What a line says of itself. */
static void judge_line(struct furniture_page *page, size_t index)
{
    const struct block *block = &page->layout.blocks[index];
    const char *bytes = page->layout.bytes;
    size_t end;
    const struct entry *whole =
        block->words <= 8 ? phrase_is(page->phrases, bytes, block->span) : NULL;
    if (is(whole, "prompt") || is(whole, "opening") || is(whole, "heading") ||
        is(whole, "consent")) {
        judge_block(page, index, GOES, whole, NULL, "furniture of a web page");
        return;
    }
    const struct entry *reading = reading_time(page, index), *row = only_furniture(page, index);
    if (reading || row) {
        judge_block(page, index, GOES, reading ? reading : row, NULL,
                    reading ? "how long reading takes" : "furniture of a web page");
        return;
    }
    if (is_breadcrumb(page, index)) {
        judge_block(page, index, GOES, NULL, "furniture/breadcrumb", "where on its site a page is");
        return;
    }
    const struct entry *begin = phrase_begins(page->phrases, bytes, block->span, &end);
    if (is(begin, "consent") && block->words <= CONSENT_LONGEST)
        judge_block(page, index, GOES, begin, NULL, "the page speaking to its reader");
    else if (is(begin, "opening") && block->words <= OPENING_LONGEST && !block->is_prose)
        judge_block(page, index, GOES, begin, NULL, "a link to something else");
    else if (is(begin, "opening") && block->words <= OPENING_LONGEST && block->is_prose)
        judge_block(page, index, ASK, begin, NULL,
                    "this looks like a link to something else; should it go?");
}

/* A title below a heading of related stories: no agency's name, nothing that ends a sentence. */
static bool is_link(const struct furniture_page *page, size_t index)
{
    const struct block *block = &page->layout.blocks[index];
    return page->judgements[index].verdict == STAYS && !block->is_prose &&
           (block->is_title || !block->is_sentence) && block->words >= LINK_LEAST &&
           block->words <= LINK_LONGEST &&
           !agencies_read(page->agencies, page->layout.bytes, block->span) &&
           page->layout.bytes[block->span.from] != '#' &&
           page->layout.bytes[block->span.from] != '*';
}

/* The titles below a heading: those of its own paragraph go; others when there are two or more of
 * them, or when no story comes below; one alone in the middle of a story may be a subhead. */
static void judge_links(struct furniture_page *page, size_t heading)
{
    const struct block *blocks = page->layout.blocks;
    size_t count = page->layout.count, end = heading + 1;
    const struct entry *entry = page->judgements[heading].entry;
    while (end < count && is_link(page, end))
        end++;
    bool above = end <= page->first_prose, below = heading > page->last_prose, is_own = true;
    for (size_t i = heading + 1; i < end; i++) {
        is_own &= !blocks[i].after_blank;
        if (is_own || below || (!above && end - heading > 2))
            judge_block(page, i, GOES, entry, NULL, "a link to another story");
        else if (!above)
            judge_block(page, i, ASK, entry, NULL,
                        "this looks like a link to another story; should it go?");
    }
}

static bool neighbour_goes(const struct furniture_page *page, size_t index)
{
    return (index > 0 && goes(page, index - 1)) || goes(page, index + 1);
}

/* "Share", "Comments": words that a subhead may be too. */
static void judge_maybe(struct furniture_page *page, size_t index)
{
    const struct block *block = &page->layout.blocks[index];
    const struct entry *entry =
        block->words <= 4 ? phrase_is(page->phrases, page->layout.bytes, block->span) : NULL;
    if (page->judgements[index].verdict != STAYS || !is(entry, "maybe"))
        return;
    bool outside = index < page->first_prose || index > page->last_prose;
    judge_block(page, index, outside || neighbour_goes(page, index) ? GOES : ASK, entry, NULL,
                outside || neighbour_goes(page, index)
                    ? "furniture of a web page"
                    : "this looks like furniture of a web page; should it go?");
}

static void judge(struct furniture_page *page)
{
    size_t count = page->layout.count;
    for (size_t i = 0; i < count; i++)
        judge_line(page, i);
    find_biographies(page);
    find_story(page);
    for (size_t i = 0; i < count; i++)
        if (goes(page, i) && is(page->judgements[i].entry, "heading"))
            judge_links(page, i);
    for (size_t i = 0; i < count; i++)
        judge_maybe(page, i);
    for (size_t i = count; i-- > 0;) /* "Share Print Email": each beside the next */
        if (page->judgements[i].verdict == ASK && is(page->judgements[i].entry, "maybe"))
            judge_maybe(page, i);
}

/* "furniture/prompt": the rule is called as the dictionary calls the entry. */
static void name_rule(const struct judgement *judgement, struct text *rule)
{
    text_clear(rule);
    if (judgement->entry)
        text_format(rule, "furniture/%s", judgement->entry->value);
    else if (judgement->rule)
        text_append_string(rule, judgement->rule);
}

static void propose_judgements(struct furniture_page *page, size_t body, struct edits *edits)
{
    struct text rule = {0};
    for (size_t i = 0; i < page->layout.count; i++)
        page->layout.blocks[i].is_gone = goes(page, i);
    layout_settle(&page->layout);
    for (size_t i = 0; i < page->layout.count; i++) {
        const struct judgement *judgement = &page->judgements[i];
        const struct block *block = &page->layout.blocks[i];
        name_rule(judgement, &rule);
        if (judgement->verdict == GOES)
            propose_change(edits, page->story, body, block->cut.from,
                           block->cut.to - block->cut.from, "", text_string(&rule),
                           judgement->reason);
        else if (judgement->verdict == ASK)
            propose_query(edits, page->story, body, block->span.from, 0, text_string(&rule),
                          judgement->reason, NULL);
    }
    text_free(&rule);
}

/* Copy without a paragraph of prose, a flash of one sentence: two lines or more of furniture below
 * an agency's credit line speak for themselves, and nothing else goes. */
static bool keep_only_tail(struct furniture_page *page)
{
    const struct layout *layout = &page->layout;
    size_t tail = layout->count;
    while (tail > 0 && goes(page, tail - 1) && page->judgements[tail - 1].entry &&
           phrase_is(page->phrases, layout->bytes, layout->blocks[tail - 1].span))
        tail--;
    if (layout->count - tail < 2 || tail < 2 ||
        !agencies_read(page->agencies, layout->bytes, layout->blocks[tail - 1].span) ||
        !layout->blocks[tail - 2].is_sentence)
        return false;
    for (size_t i = 0; i < tail; i++)
        page->judgements[i].verdict = STAYS;
    return true;
}

/* Wires have no furniture: only pages do, and what was copied from them. */
static bool may_be_page(const struct story *story)
{
    const char *format = story_value(story, "Source-Format");
    return !format || strcmp(format, "plain") == 0 || strcmp(format, "html") == 0;
}

static void propose(void *opened, const struct story *story, struct edits *edits)
{
    struct furniture *self = opened;
    size_t body = story_find(story, "Body", 1);
    struct furniture_page page = {
        .story = story, .phrases = self->phrases, .agencies = self->agencies};
    if (body == story->part_count || !may_be_page(story))
        return;
    layout_make(&page.layout, &story->parts[body].text);
    page.judgements = memory_allocate(page.layout.count + 1, sizeof *page.judgements);
    judge(&page);
    /* Furniture stands round something. */
    if (page.first_prose < page.layout.count || keep_only_tail(&page))
        propose_judgements(&page, body, edits);
    free(page.judgements);
    layout_free(&page.layout);
}

static void *open(const struct settings *settings, struct report *report)
{
    struct furniture *self = memory_allocate(1, sizeof *self);
    (void)settings;
    self->phrases = phrases_open("furniture", report);
    self->agencies = phrases_open("agencies", report);
    return self;
}

static void close(void *opened)
{
    free(opened);
}

const struct filter filter_furniture = {
    .name = "furniture",
    .purpose = "Takes out what a web page leaves round a story.",
    .scope = WHOLE_STORY,
    .open = open,
    .propose = propose,
    .close = close,
};
