/* The author's box of a web page: a name, once or twice, and a paragraph about who that is.
 *
 * Evidence is counted: the name stands in a line of its own; it stands there twice; the paragraph
 * begins with it and comes back to it; it has phrases of biographies; the rest of the page does not
 * know the name. Three pieces take it out, two ask the desk. */
#include "furniture_page.h"

#include <string.h>

#define BIOGRAPHY "furniture/biography"

enum { NAME_WORDS = 5, BIOGRAPHY_LONGEST = 300, BOXES_MOST = 16 };

static struct span span_of(const struct furniture_page *page, size_t block)
{
    return page->layout.blocks[block].span;
}

/* Two to five words that begin in upper case and nothing else. */
static bool is_name(const struct furniture_page *page, size_t index)
{
    const struct block *block = &page->layout.blocks[index];
    const char *bytes = page->layout.bytes;
    size_t at = block->span.from, size, upper = 0;
    struct span word;
    if (block->words < 2 || block->words > NAME_WORDS || block->is_sentence)
        return false;
    while (word_next(bytes, block->span.to, &at, true, &word)) {
        uint32_t first = character_at(bytes, word.to, word.from, &size);
        if (is_digit(first) || (is_lower(first) && word.to - word.from > 3))
            return false;
        upper += !is_lower(first);
    }
    return upper >= 2 && upper + 2 >= block->words;
}

/* How often one of the name's longer words stands in the stretch. */
static size_t count_name(const struct furniture_page *page, struct span name, struct span stretch)
{
    const char *bytes = page->layout.bytes;
    struct span word, other;
    size_t count = 0;
    for (size_t at = stretch.from; word_next(bytes, stretch.to, &at, false, &word);)
        for (size_t i = name.from; word_next(bytes, name.to, &i, false, &other);)
            count += other.to - other.from >= 3 && word.to - word.from == other.to - other.from &&
                     memcmp(bytes + word.from, bytes + other.from, word.to - word.from) == 0;
    return count;
}

static size_t count_phrases(const struct furniture_page *page, struct span stretch)
{
    const struct entry *entry;
    struct span found;
    size_t count = 0;
    for (size_t at = stretch.from;
         (entry = phrase_next(page->phrases, page->layout.bytes, stretch, &at, &found));)
        count += strcmp(entry->value, "biography") == 0;
    return count;
}

static bool begins_with_name(const struct furniture_page *page, struct span name,
                             struct span stretch)
{
    size_t at = name.from, from = stretch.from;
    struct span first, other;
    const char *bytes = page->layout.bytes;
    return word_next(bytes, name.to, &at, false, &first) &&
           word_next(bytes, stretch.to, &from, false, &other) &&
           same_but_case(bytes + first.from, first.to - first.from, bytes + other.from,
                         other.to - other.from);
}

/* Whether the block is of an author's box that goes: what it says of a name is not the story's. */
static bool is_of_gone_box(const struct furniture_page *page, size_t block)
{
    const struct judgement *judgement = &page->judgements[block];
    return judgement->verdict == GOES && judgement->rule && strcmp(judgement->rule, BIOGRAPHY) == 0;
}

/* Whether the story knows the whole name: as somebody it tells of, or as who wrote it. */
static bool is_of_story(const struct furniture_page *page, struct span name, size_t first,
                        size_t last)
{
    const char *bytes = page->layout.bytes;
    const struct part *byline = story_part(page->story, "Byline");
    size_t length = name.to - name.from;
    if (byline &&
        memmem(text_string(&byline->text), byline->text.length, bytes + name.from, length))
        return true;
    for (size_t i = 0; i < page->layout.count; i++) {
        struct span block = span_of(page, i);
        if ((i < first || i > last) && !is_of_gone_box(page, i) &&
            memmem(bytes + block.from, block.to - block.from, bytes + name.from, length))
            return true;
    }
    return false;
}

/* The box that begins with the name at block `first`; returns the block behind it. */
static size_t judge_box(struct furniture_page *page, size_t first)
{
    struct layout *layout = &page->layout;
    struct span name = span_of(page, first);
    size_t biography = first + 1, evidence = 0;
    while (biography < layout->count &&
           same_words(layout->bytes, span_of(page, biography), layout->bytes, name))
        biography++;
    if (biography >= layout->count || !layout->blocks[biography].is_prose ||
        layout->blocks[biography].words > BIOGRAPHY_LONGEST)
        return biography;
    struct span text = span_of(page, biography);
    size_t phrases = count_phrases(page, text), names = count_name(page, name, text);
    if (!phrases || !names)
        return biography;
    evidence += biography > first + 1;
    evidence += begins_with_name(page, name, text);
    evidence += names > 2;
    evidence += phrases > 1 ? phrases > 3 ? 2 : 1 : 0;
    evidence += first > 0 && page->judgements[first - 1].verdict == GOES;
    bool is_own = is_of_story(page, name, first, biography);
    enum verdict verdict = evidence >= 3 && !is_own ? GOES : evidence >= 2 ? ASK : STAYS;
    for (size_t i = first; i <= biography && verdict == GOES; i++)
        judge_block(page, i, GOES, NULL, BIOGRAPHY,
                    i < biography ? "the name over an author's biography"
                                  : "the biography of an author who is not the story's");
    if (verdict == ASK)
        judge_block(page, biography, ASK, NULL, BIOGRAPHY,
                    "this looks like the biography of an author; should it go?");
    return biography + 1;
}

/* A paragraph below the story that says who wrote it, without a name above it. */
static void judge_last(struct furniture_page *page, size_t index)
{
    struct span text = span_of(page, index), words = text, word;
    const char *bytes = page->layout.bytes;
    size_t at = text.from, count = 0;
    while (count < 2 && word_next(bytes, text.to, &at, true, &word)) {
        if (!is_upper(character_at(bytes, word.to, word.from, NULL)))
            return;
        words.to = word.to;
        count++;
    }
    size_t phrases = count_phrases(page, text);
    bool is_announced = index > 0 && page->judgements[index - 1].verdict == GOES;
    if (count == 2 && page->layout.blocks[index].words <= 80 &&
        ((phrases && is_announced) || (phrases > 1 && !is_of_story(page, words, index, index))))
        judge_block(page, index, ASK, NULL, BIOGRAPHY,
                    "this looks like the biography of an author; should it go?");
}

void find_biographies(struct furniture_page *page)
{
    const struct block *blocks = page->layout.blocks;
    size_t last = page->layout.count, boxes = 0;
    for (size_t i = 0; i < page->layout.count && boxes < BOXES_MOST;) {
        bool is_box = page->judgements[i].verdict == STAYS && is_name(page, i);
        i = is_box ? judge_box(page, i) : i + 1;
        boxes += is_box && page->judgements[i - 1].verdict != STAYS;
    }
    while (last > 1 && (page->judgements[last - 1].verdict != STAYS || !blocks[last - 1].is_prose))
        last--;
    if (last > 3)
        judge_last(page, last - 1);
}
