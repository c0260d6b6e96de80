/* Nearest words: how frequent the commonest word of a table is that is one letter away. */
#include "nearest_words.h"

#include "characters.h"
#include "word_sound.h"

#include <string.h>

enum { MOST_CHARACTERS = 31 };

static uint32_t without_one(uint32_t letters)
{
    return letters & (letters - 1);
}

static bool is_small_letter(uint32_t character)
{
    return (character_is(character) & IS_LETTER) && character_lower(character) == character;
}

/* Whether one letter more, less, changed, or two neighbours swapped, make b of a; what comes into b
 * is a small letter. */
static bool is_one_letter_away(const uint32_t *a, size_t a_count, const uint32_t *b, size_t b_count)
{
    size_t same = 0, a_left = a_count, b_left = b_count;
    while (same < a_left && same < b_left && a[same] == b[same])
        same++;
    while (a_left > same && b_left > same && a[a_left - 1] == b[b_left - 1])
        a_left--, b_left--;
    a_left -= same;
    b_left -= same;
    if (a_left == 2 && b_left == 2)
        return a[same] == b[same + 1] && a[same + 1] == b[same];
    return a_left <= 1 && b_left <= 1 && (!b_left || is_small_letter(b[same]));
}

/* The frequency of the entry, where it is a letter away; -1 where not. */
static int nearness(const struct word_entry *entry, const uint32_t *characters, size_t count)
{
    uint32_t other[MOST_CHARACTERS + 1];
    const char *word = (const char *)(entry + 1);
    size_t other_count = 0;
    for (size_t at = 0, size; at < entry->length; at += size) {
        if (other_count == MOST_CHARACTERS + 1)
            return -1;
        other[other_count++] = character_at(word, entry->length, at, &size);
    }
    return is_one_letter_away(characters, count, other, other_count) ? table_frequency(entry) : -1;
}

struct sought {
    uint32_t characters[MOST_CHARACTERS], small_first[MOST_CHARACTERS];
    size_t count;
    uint32_t letters; /* of word_bits() */
};

static bool read_sought(const char *word, size_t length, struct sought *sought)
{
    *sought = (struct sought){0};
    for (size_t at = 0, size; at < length; at += size) {
        if (sought->count == MOST_CHARACTERS)
            return false;
        uint32_t character = character_at(word, length, at, &size);
        sought->small_first[sought->count] = at ? character : character_lower(character);
        sought->characters[sought->count++] = character;
        sought->letters |= 1u << (plain_letter(character_lower(character)) & 31);
    }
    return sought->count > 1;
}

static int nearest_of_length(const struct word_table *table, const struct sought *sought,
                             size_t length, int best)
{
    const struct word_sketch *sketch = table->sketches + table->header->sketch_ends[length - 1];
    const struct word_sketch *end = table->sketches + table->header->frequent_ends[length];
    for (; sketch < end && best < MOST_FREQUENT; sketch++) {
        if ((int)(sketch->entry >> ENTRY_BITS) <= best)
            continue;
        uint32_t letters = (uint32_t)sketch->bits;
        uint32_t missing = letters & ~sought->letters, extra = sought->letters & ~letters;
        if (without_one(missing) | without_one(extra))
            continue;
        const struct word_entry *entry = word_table_sketched(table, sketch);
        if (!entry)
            continue;
        int near = nearness(entry, sought->characters, sought->count);
        if (near < 0 && sought->small_first[0] != sought->characters[0])
            near = nearness(entry, sought->small_first, sought->count);
        best = near > best ? near : best;
    }
    return best;
}

int nearest_in_table(const struct word_table *table, const char *word, size_t length)
{
    struct sought sought;
    int best = 0;
    if (length > TABLE_LONGEST_WORD || !read_sought(word, length, &sought))
        return 0;
    for (size_t count = sought.count - 1; count <= sought.count + 1 && count < TABLE_LENGTHS;
         count++)
        best = nearest_of_length(table, &sought, count, best);
    return best;
}
