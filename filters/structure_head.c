/* What stands above a story: kicker, headline, subhead, teaser, byline, dateline. */
#include "structure_page.h"

#define HEADLINE "structure/headline"
#define KICKER "structure/kicker"
#define REPEATED "structure/repeated"
#define BYLINE "structure/byline"
#define DATELINE "structure/dateline"
#define TEASER "structure/teaser"

enum {
    HEAD_LONGEST = 16, /* blocks above a story's first paragraph */
    KICKER_WORDS = 4,
    HEADLINE_LEAST = 3, /* words */
    DATE_WORDS = 9,
    TEASER_LONGEST = 60,
    STORY_LEAST = 60 /* words below a headline that nothing else speaks for */
};

enum role { GONE, TITLE, DATE_LINE, BYLINE_LINE, PROSE_BLOCK, UNKNOWN };

struct head {
    struct page *page;
    size_t count; /* blocks above the first paragraph */
    enum role roles[HEAD_LONGEST + 1];
    bool has_dateline, has_byline;
    struct dateline dateline;
    size_t dateline_block;
    size_t titles[HEAD_LONGEST], title_count;
    size_t headline, kicker; /* blocks; SIZE_MAX: none */
    bool is_repeated;
};

static struct span span_of(const struct head *head, size_t block)
{
    return head->page->layout.blocks[block].span;
}

/* Bylines. */

/* "By NAME and NAME, agency": names begin in upper case, few small words stand between. */
static bool is_byline(const struct page *page, struct span span)
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

/* Labelled lines: "Headline: ...", "Byline: ...". */

static size_t count_labels(const struct page *page, size_t count)
{
    size_t labels = 0, text;
    for (size_t i = 0; i < count; i++)
        labels +=
            !page->layout.blocks[i].is_gone &&
            means_some(
                page_label(page, span_of(&(struct head){.page = (struct page *)page}, i), &text),
                "part ");
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

/* Finding the head. */

/* "June 16, 2021", "Mittwoch, 16.06.2021, 10:30 Uhr": nothing but a date. */
static bool is_date_line(const struct page *page, const struct block *block)
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
    if (block->is_prose)
        return PROSE_BLOCK;
    if (is_date_line(page, block)) {
        page->date_line = block;
        return DATE_LINE;
    }
    if (!block->is_title || means(page_label(page, block->span, &text), "salutation"))
        return UNKNOWN;
    return TITLE;
}

/* The blocks up to the first paragraph; false where one of them cannot be of a story's head. */
static bool find_head(struct head *head)
{
    const struct layout *layout = &head->page->layout;
    for (size_t i = 0; i < layout->count && i <= HEAD_LONGEST; i++) {
        head->roles[i] = role_of(head, i);
        if (head->roles[i] == UNKNOWN)
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

/* Whether the words of block `whole` are those of `first` and then `second`. */
static bool is_joined(const struct head *head, size_t whole, size_t first, size_t second)
{
    struct text joined = {0};
    const char *bytes = head->page->layout.bytes;
    struct span a = span_of(head, first), b = span_of(head, second);
    text_append(&joined, bytes + a.from, a.to - a.from);
    text_append_byte(&joined, ' ');
    text_append(&joined, bytes + b.from, b.to - b.from);
    bool is = same_words(bytes, span_of(head, whole), text_string(&joined),
                         (struct span){0, joined.length});
    text_free(&joined);
    return is;
}

/* A line that is the kicker and the headline, which stand below it in lines of their own. */
static bool find_joined(struct head *head)
{
    for (size_t i = 0; i < head->title_count; i++)
        for (size_t j = 0; j + 1 < head->title_count; j++)
            if (i != j && i != j + 1 &&
                is_joined(head, head->titles[i], head->titles[j], head->titles[j + 1])) {
                head->kicker = head->titles[j];
                head->headline = head->titles[j + 1];
                return head->is_repeated = true;
            }
    return false;
}

/* "Headline | Site", "Headline - Site name": the title of a page. */
static bool is_page_title(const struct head *head, size_t block, size_t headline_block)
{
    const char *bytes = head->page->layout.bytes;
    struct span span = span_of(head, block), headline = span_of(head, headline_block);
    size_t length = headline.to - headline.from;
    if (span.to - span.from <= length + 2 ||
        memcmp(bytes + span.from, bytes + headline.from, length) != 0)
        return false;
    const char *behind = bytes + span.from + length + (bytes[span.from + length] == ' ');
    return *behind == '|' || *behind == '-' || strncmp(behind, "–", 3) == 0 ||
           strncmp(behind, "—", 3) == 0 || strncmp(behind, "·", 2) == 0;
}

static bool find_repeated(struct head *head)
{
    const char *bytes = head->page->layout.bytes;
    for (size_t i = 0; i + 1 < head->title_count; i++)
        for (size_t j = i + 1; j < head->title_count; j++)
            if (head->page->layout.blocks[head->titles[j]].words >= HEADLINE_LEAST &&
                (is_page_title(head, head->titles[i], head->titles[j]) ||
                 same_words(bytes, span_of(head, head->titles[i]), bytes,
                            span_of(head, head->titles[j])))) {
                head->headline = head->titles[j];
                if (j > 0 && head->titles[j - 1] != head->titles[i] &&
                    head->page->layout.blocks[head->titles[j - 1]].words <= KICKER_WORDS)
                    head->kicker = head->titles[j - 1];
                return head->is_repeated = true;
            }
    return false;
}

static size_t words_below(const struct head *head)
{
    size_t words = 0;
    for (size_t i = head->count; i < head->page->layout.count; i++)
        if (!head->page->layout.blocks[i].is_gone)
            words += head->page->layout.blocks[i].words;
    return words;
}

/* A title at the very top, apart from what follows: a headline, where a story follows. */
static bool find_first(struct head *head)
{
    const struct block *blocks = head->page->layout.blocks;
    if (!head->title_count)
        return false;
    size_t first = head->titles[0], next = head->title_count > 1 ? head->titles[1] : SIZE_MAX;
    bool is_kicker = next != SIZE_MAX && blocks[first].words <= KICKER_WORDS &&
                     blocks[next].words >= HEADLINE_LEAST &&
                     blocks[next].words > blocks[first].words;
    size_t headline = is_kicker ? next : first;
    bool spoken_for = head->page->evidence > 0 || head->has_dateline || head->has_byline;
    if (blocks[headline].words < HEADLINE_LEAST)
        return false;
    if (!spoken_for && (head->title_count > 2 || head->page->prose < 2 ||
                        !blocks[headline].before_blank || words_below(head) < STORY_LEAST))
        return false;
    head->headline = headline;
    head->kicker = is_kicker ? first : SIZE_MAX;
    return true;
}

/* Taking it. */

static void give_headline(struct head *head)
{
    struct page *page = head->page;
    struct text text = {0};
    block_text(&page->layout, &page->layout.blocks[head->headline], &text);
    size_t signal = read_headline_signal(page, text_string(&text), (struct span){0, text.length});
    page_take(page, head->headline, HEADLINE, "the headline");
    page_give(page, "Headline", text_string(&text) + signal, text.length - signal, HEADLINE,
              "the headline");
    text_free(&text);
}

/* The headline, or kicker and headline, once more. */
static bool repeats_headline(const struct head *head, size_t block)
{
    const char *bytes = head->page->layout.bytes;
    struct span span = span_of(head, block), headline = span_of(head, head->headline);
    if (same_words(bytes, span, bytes, headline))
        return true;
    if (head->kicker != SIZE_MAX && (same_words(bytes, span, bytes, span_of(head, head->kicker)) ||
                                     is_joined(head, block, head->kicker, head->headline)))
        return true;
    return is_page_title(head, block, head->headline);
}

static void take_titles(struct head *head)
{
    struct page *page = head->page;
    if (head->kicker != SIZE_MAX)
        page_move(page, head->kicker, "Kicker", KICKER, "the line above the headline");
    give_headline(head);
    for (size_t i = 0; i < head->title_count; i++) {
        size_t block = head->titles[i];
        if (page->layout.blocks[block].is_gone)
            continue;
        if (repeats_headline(head, block))
            page_take(page, block, REPEATED, "the headline again");
        else if (block > head->headline && !page_has(page, "Subhead") &&
                 page->layout.blocks[block].words >= HEADLINE_LEAST)
            page_move(page, block, "Subhead", "structure/subhead", "the line below the headline");
    }
    for (size_t i = head->count; i < page->layout.count; i++)
        if (!page->layout.blocks[i].is_gone && page->layout.blocks[i].is_title &&
            same_words(page->layout.bytes, page->layout.blocks[i].span, page->layout.bytes,
                       span_of(head, head->headline)))
            page_take(page, i, REPEATED, "the headline again");
    page->evidence++;
}

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

/* A short paragraph between the head and the story that says what the story will say. */
static void read_teaser(struct head *head)
{
    struct page *page = head->page;
    const struct block *blocks = page->layout.blocks;
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

/* The dateline opens the first paragraph that stays. */
static void read_dateline(struct head *head)
{
    struct page *page = head->page;
    size_t first = next_kept(page, 0);
    struct dateline dateline;
    if (page_has(page, "Dateline") || first >= page->layout.count ||
        !dateline_read(&page->self->words, page->layout.bytes, page->layout.blocks[first].span,
                       &dateline))
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

static void read_bylines(struct head *head)
{
    struct page *page = head->page;
    for (size_t i = 0; i < page->layout.count && i <= head->count + 2; i++) {
        const struct block *block = &page->layout.blocks[i];
        if (block->is_gone || page_has(page, "Byline") || !is_byline(page, block->span))
            continue;
        page_move(page, i, "Byline", BYLINE, "who wrote it");
        page->evidence++;
        return;
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

static void read_known_headline(struct page *page)
{
    size_t limit = page->layout.count < 3 ? page->layout.count : 3;
    const struct part *headline = story_part(page->story, "Headline");
    for (size_t i = 0; i < limit; i++)
        if (!page->layout.blocks[i].is_gone &&
            same_words(page->layout.bytes, page->layout.blocks[i].span,
                       text_string(&headline->text), (struct span){0, headline->text.length}))
            page_take(page, i, REPEATED, "the headline again");
}

void read_head(struct page *page)
{
    struct head head = {.page = page, .headline = SIZE_MAX, .kicker = SIZE_MAX};
    size_t limit = page->layout.count < HEAD_LONGEST ? page->layout.count : HEAD_LONGEST;
    read_labels(page, limit);
    read_notices(page);
    if (story_part(page->story, "Headline")) {
        read_known_headline(page);
    } else if (find_head(&head) && !page_has(page, "Headline") &&
               (find_joined(&head) || find_repeated(&head) || find_first(&head))) {
        take_titles(&head);
    }
    if (page->evidence || head.has_dateline || head.has_byline) {
        read_teaser(&head);
        read_bylines(&head);
    }
    read_dateline(&head);
}
