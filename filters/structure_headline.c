/* Which of the titles above a story are its headline, kicker and subhead. */
#include "structure_head.h"

#define HEADLINE "structure/headline"
#define KICKER "structure/kicker"
#define REPEATED "structure/repeated"

/* A page's title without the name of its site: "Headline | Site", "Headline - Site". */
static struct span without_site(const char *bytes, struct span title)
{
    static const char *const marks[] = {" | ", " - ", " – ", " — ", " · "};
    struct span words = title;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        for (size_t at = title.to; at > title.from + 1; at--)
            if (strncmp(bytes + at - 1, marks[i], strlen(marks[i])) == 0 && words.to == title.to) {
                words.to = at - 1;
                break;
            }
    return words;
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
    struct span title = span_of(head, whole), words = {0, joined.length};
    bool is = same_words(bytes, title, text_string(&joined), words) ||
              same_words(bytes, without_site(bytes, title), text_string(&joined), words);
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
                return true;
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
                return true;
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

bool find_headline(struct head *head)
{
    return find_joined(head) || find_repeated(head) || (!head->strangers && find_first(head));
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

/* "EFE / Puerto Muestra": who sent it, and from where. */
static bool begins_with_agency(const struct head *head, size_t block)
{
    size_t end;
    struct span span = span_of(head, block);
    const char *bytes = head->page->layout.bytes;
    if (!phrase_begins(head->page->self->words.agencies, bytes, span, &end))
        return false;
    end += strspn(bytes + end, " ");
    return end < span.to && strchr("/,|-", bytes[end]);
}

void take_titles(struct head *head)
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
                 !begins_with_agency(head, block) &&
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
