/* Spelling story: what the story's own words say of one that no dictionary has. */
#include "spelling_story.h"

#include "language.h"
#include "likeness.h"
#include "memory.h"

#include <stdlib.h>
#include <string.h>

enum { SHORTEST_NAME = 6, EDGE = 3 }; /* bytes; a letter away, one of the edges is the same */
enum { NEIGHBOURHOOD = 32 << 10 };    /* bytes of a story that are looked at before and behind */
enum { IN_EVERY_STORY = 6 };          /* the frequency of words that say nothing of this one */

static int by_begin(const void *left, const void *right)
{
    const struct story_name *a = left, *b = right;
    return memcmp(a->name.word, b->name.word, EDGE);
}

static int by_end(const void *left, const void *right)
{
    const struct story_name *a = left, *b = right;
    return memcmp(a->name.word + a->name.length - EDGE, b->name.word + b->name.length - EDGE, EDGE);
}

/* A name at its first place in the story. */
static bool is_name(const struct unknown *unknown, const struct word_count *count)
{
    return (unknown->letter_case == CAPITALISED || unknown->letter_case == MIXED) &&
           !unknown->certain && count->count > 1 && unknown->to - unknown->from >= SHORTEST_NAME;
}

static struct story_name name_of(const struct unknown *unknown, const char *bytes, unsigned count)
{
    const char *word = bytes + unknown->from;
    size_t length = owner_length(word, unknown->to - unknown->from);
    return (struct story_name){{word, length}, count};
}

void story_names_read(struct story_names *names, const struct story *story,
                      const struct unknowns *unknowns, const struct word_counts *counts)
{
    size_t capacity = 0;
    *names = (struct story_names){0};
    for (size_t i = 0; i < unknowns->count; i++) {
        const struct unknown *unknown = &unknowns->items[i];
        struct word_count *count = word_count_of(counts, unknown->hash);
        if (!is_name(unknown, count) || count->is_named)
            continue;
        count->is_named = true;
        names->by_begin =
            memory_grow(names->by_begin, &capacity, names->count + 1, sizeof *names->by_begin);
        names->by_begin[names->count++] =
            name_of(unknown, text_string(&story->parts[unknown->part].text), count->count);
    }
    if (!names->count)
        return;
    names->by_end = memory_allocate(names->count, sizeof *names->by_end);
    memcpy(names->by_end, names->by_begin, names->count * sizeof *names->by_end);
    qsort(names->by_begin, names->count, sizeof *names->by_begin, by_begin);
    qsort(names->by_end, names->count, sizeof *names->by_end, by_end);
}

void story_names_free(struct story_names *names)
{
    free(names->by_begin);
    free(names->by_end);
    *names = (struct story_names){0};
}

/* One transliteration of a name ends in these where another does not: Zelensky, Zelenskyy,
 * Zelenskij. */
static bool are_transliterations(const char *letters, size_t length)
{
    return strspn(letters, "ijy") >= length;
}

static bool has_capital(const char *letters, size_t length)
{
    for (size_t at = 0; at < length; at++)
        if (letters[at] >= 'A' && letters[at] <= 'Z')
            return true;
    return false;
}

/* Whether one letter more, less, changed, or two swapped make the one of the other, but not at the
 * end: Johann and Johanna are two, as the NGB-Chef and the NFB-Chef are. */
static bool is_letter_away(const struct name *a, const struct name *b)
{
    size_t same = 0, a_left = a->length, b_left = b->length;
    while (same < a_left && same < b_left && a->word[same] == b->word[same])
        same++;
    while (a_left > same && b_left > same && a->word[a_left - 1] == b->word[b_left - 1])
        a_left--, b_left--;
    bool is_end = a_left == a->length || b_left == b->length;
    a_left -= same;
    b_left -= same;
    if (a_left + b_left == 0)
        return false;
    if (same == 0 || (is_end && !(are_transliterations(a->word + same, a_left) &&
                                  are_transliterations(b->word + same, b_left))))
        return false;
    if (has_capital(a->word + same, a_left) || has_capital(b->word + same, b_left))
        return false;
    return (a_left == 2 && b_left == 2 && a->word[same] == b->word[same + 1] &&
            a->word[same + 1] == b->word[same]) ||
           (a_left <= 1 && b_left <= 1);
}

/* The first of the sorted names that is not before the word. */
static size_t first_like(const struct story_name *sorted, size_t count,
                         const struct story_name *word, int (*order)(const void *, const void *))
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (order(&sorted[middle], word) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static const struct story_name *other_of(const struct story_name *sorted, size_t count,
                                         const struct story_name *word,
                                         int (*order)(const void *, const void *))
{
    const struct story_name *best = NULL;
    for (size_t i = first_like(sorted, count, word, order);
         i < count && order(&sorted[i], word) == 0; i++)
        if (is_letter_away(&word->name, &sorted[i].name) &&
            (!best || sorted[i].count > best->count))
            best = &sorted[i];
    return best;
}

struct name story_names_other(const struct story_names *names, const struct unknown *unknown,
                              const char *bytes)
{
    struct story_name word = name_of(unknown, bytes, 1);
    const struct story_name *other = NULL;
    if (names->count && word.name.length >= SHORTEST_NAME)
        other = other_of(names->by_begin, names->count, &word, by_begin);
    if (names->count && word.name.length >= SHORTEST_NAME && !other)
        other = other_of(names->by_end, names->count, &word, by_end);
    return other ? other->name : (struct name){NULL, 0};
}

/* Whether the word stands in a stretch of text. */
static bool has_word(const char *bytes, size_t length, const char *word)
{
    size_t word_length = strlen(word), size;
    for (const char *at = bytes, *end = bytes + length;
         (at = memmem(at, (size_t)(end - at), word, word_length)); at++)
        if (!is_letter(character_before(bytes, (size_t)(at - bytes), &size)) &&
            !is_letter(character_at(bytes, length, (size_t)(at - bytes) + word_length, &size)))
            return true;
    return false;
}

void story_ranks(const struct text *part, const struct unknown *unknown,
                 struct suggestions *suggestions)
{
    size_t at = unknown->from, from = at > NEIGHBOURHOOD ? at - NEIGHBOURHOOD : 0;
    size_t to = part->length - at > NEIGHBOURHOOD ? at + NEIGHBOURHOOD : part->length;
    struct suggestions ranked = {.count = 0};
    for (size_t i = 0; i < suggestions->count; i++) {
        struct suggestion *suggestion = &suggestions->items[i];
        int frequency =
            speller_frequency(unknown->speller, suggestion->word, strlen(suggestion->word));
        if (suggestion->cost <= EDIT && frequency < IN_EVERY_STORY &&
            has_word(part->bytes + from, to - from, suggestion->word))
            suggestion->cost -= EDIT;
        suggestions_add(&ranked, suggestion);
    }
    *suggestions = ranked;
}
