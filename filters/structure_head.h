/* The head of a story: the blocks above its first paragraph. */
#ifndef WIRECOPY_STRUCTURE_HEAD_H
#define WIRECOPY_STRUCTURE_HEAD_H

#include "structure_page.h"

enum {
    HEAD_LONGEST = 16, /* blocks above a story's first paragraph */
    KICKER_WORDS = 4,
    HEADLINE_LEAST = 3, /* words */
    DATE_WORDS = 9,
    TEASER_LEAST = 6,
    TEASER_LONGEST = 60,
    STRANGERS_MOST = 2,
    STRANGER_WORDS = 40,
    STORY_LEAST = 60 /* words below a headline that nothing else speaks for */
};

enum role { GONE, TITLE, DATE_LINE, BYLINE_LINE, STRANGER, PROSE_BLOCK, UNKNOWN };

struct head {
    struct page *page;
    size_t count; /* blocks above the first paragraph */
    enum role roles[HEAD_LONGEST + 1];
    unsigned strangers; /* short lines that nothing tells of: no story begins so by itself */
    bool has_dateline, has_byline;
    struct dateline dateline;
    size_t dateline_block;
    size_t titles[HEAD_LONGEST], title_count;
    size_t headline, kicker; /* blocks; SIZE_MAX: none */
};

static inline struct span span_of(const struct head *head, size_t block)
{
    return head->page->layout.blocks[block].span;
}

/* "June 16, 2021", "Mittwoch, 16.06.2021, 10:30 Uhr": nothing but a date. */
bool is_date_line(const struct page *, const struct block *);

/* "By ANN EXAMPLE", "Von Ann Beispiel, dpa": who wrote it. */
bool is_byline(const struct page *, struct span);

/* "LAS VEGAS — The ..." with no agency, in the story's first paragraph alone: where others begin so
 * too, it is a list or people speaking in turn; and "WATCH — The ..." is none. */
bool read_capitals(const struct page *, size_t block, struct dateline *);

/* The blocks up to the first paragraph; false where one of them cannot be of a story's head. */
bool find_head(struct head *);

/* structure_known.c: what the feed has told already and the body tells again: it goes. */
void read_known(struct page *);

/* structure_headline.c: which titles are headline and kicker; false where none is certain. */
bool find_headline(struct head *);

/* The titles become parts; those that only repeat go. */
void take_titles(struct head *);

#endif
