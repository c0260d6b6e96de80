/* The page that furniture looks at, and the biographies of authors on it. */
#ifndef WIRECOPY_FURNITURE_PAGE_H
#define WIRECOPY_FURNITURE_PAGE_H

#include "filter.h"
#include "language.h"
#include "layout.h"
#include "phrases.h"

enum verdict { STAYS, GOES, ASK };

struct judgement {
    enum verdict verdict;
    const struct entry *entry; /* the dictionary's line that decided; NULL: `rule` did */
    const char *rule, *reason;
};

struct furniture_page {
    const struct story *story;
    const struct phrases *phrases, *agencies;
    struct layout layout;
    struct judgement *judgements;   /* of every block */
    size_t first_prose, last_prose; /* the story's, furniture aside */
};

static inline void judge_block(struct furniture_page *page, size_t block, enum verdict verdict,
                               const struct entry *entry, const char *rule, const char *reason)
{
    page->judgements[block] = (struct judgement){verdict, entry, rule, reason};
}

/* Judges author's boxes: a name, again, and a paragraph about who that is. */
void find_biographies(struct furniture_page *);

#endif
