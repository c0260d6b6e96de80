/* Prose: the parts of a story that readers see, and what is proposed for them. */
#include "prose.h"

bool prose_next(struct prose *prose)
{
    while (++prose->part < prose->story->part_count) {
        const struct part *part = &prose->story->parts[prose->part];
        if (part->kind != PROSE || !part->text.length)
            continue;
        prose->bytes = text_string(&part->text);
        prose->length = part->text.length;
        prose->done = 0;
        prose->spans = NULL;
        return true;
    }
    return false;
}

bool prose_is_free(struct prose *prose, size_t from, size_t to)
{
    if (from < prose->done)
        return false;
    if (!prose->spans)
        prose->spans = protected_spans(prose->story, prose->part);
    return !spans_touch(prose->spans, from, to);
}

static bool is_written(const struct prose *prose, size_t from, size_t to, const char *after)
{
    return strlen(after) == to - from && memcmp(after, prose->bytes + from, to - from) == 0;
}

static bool change(struct prose *prose, size_t from, size_t to, const char *after, const char *rule,
                   const char *reason)
{
    propose_change(prose->edits, prose->story, prose->part, from, to - from, after, rule, reason);
    prose->done = to;
    return true;
}

bool prose_change(struct prose *prose, size_t from, size_t to, const char *after, const char *rule,
                  const char *reason)
{
    return !is_written(prose, from, to, after) && prose_is_free(prose, from, to) &&
           change(prose, from, to, after, rule, reason);
}

static bool lies_in(const struct span *span, struct span whole)
{
    return !span || (span->from >= whole.from && span->to <= whole.to);
}

bool prose_change_inside(struct prose *prose, struct span whole, size_t from, size_t to,
                         const char *after, const char *rule, const char *reason)
{
    if (is_written(prose, from, to, after) || from < prose->done)
        return false;
    if (!prose->spans)
        prose->spans = protected_spans(prose->story, prose->part);
    const struct span *first = spans_at(prose->spans, from);
    const struct span *last = from < to ? spans_at(prose->spans, to - 1) : NULL;
    return lies_in(first, whole) && lies_in(last, whole) &&
           change(prose, from, to, after, rule, reason);
}

bool prose_query(struct prose *prose, size_t from, size_t to, const char *rule, const char *reason,
                 const char *suggestions)
{
    if (!prose_is_free(prose, from, to))
        return false;
    propose_query(prose->edits, prose->story, prose->part, from, to - from, rule, reason,
                  suggestions);
    prose->done = to;
    return true;
}

static bool is_of_word(uint32_t character)
{
    return character_is(character) & (IS_LETTER | IS_MARK);
}

struct span prose_word_before(const struct prose *prose, size_t at, size_t most)
{
    struct span word = {at, at};
    size_t size;
    while (at - word.from < most && is_of_word(prose_before(prose, word.from, &size)))
        word.from -= size;
    return word;
}

struct span prose_word_after(const struct prose *prose, size_t at, size_t most)
{
    struct span word = {at, at};
    size_t size;
    while (word.to - at < most && is_of_word(prose_at(prose, word.to, &size)))
        word.to += size;
    return word;
}
