/* Nearest words: how frequent the commonest word of a table is that is one letter away. */
#include "nearest_words.h"

#include "characters.h"
#include "word_hash.h"

#include <string.h>

enum { ROOM = TABLE_LONGEST_WORD + 8 };

/* Where each character of the word begins, and the last one ends; how many they are, 0 where they
 * are too many. */
static size_t read_starts(const char *word, size_t length, uint8_t starts[static MOST_REDUCED])
{
    size_t count = 0;
    if (length > TABLE_LONGEST_WORD)
        return 0;
    for (size_t at = 0, size; at < length; at += size) {
        if (count == MOST_REDUCED - 1)
            return 0;
        character_at(word, length, at, &size);
        starts[count++] = (uint8_t)at;
    }
    starts[count] = (uint8_t)length;
    return count;
}

size_t reduced_hashes(const char *word, size_t length, uint64_t hashes[static MOST_REDUCED])
{
    char rest[ROOM];
    uint8_t starts[MOST_REDUCED];
    size_t count = read_starts(word, length, starts);
    if (!count)
        return 0;
    hashes[0] = word_hash(word, length);
    for (size_t i = 0; i < count; i++) {
        size_t size = (size_t)(starts[i + 1] - starts[i]);
        memcpy(rest, word, starts[i]);
        memcpy(rest + starts[i], word + starts[i + 1], length - starts[i + 1]);
        hashes[i + 1] = word_hash(rest, length - size);
    }
    return count + 1;
}

struct sought {
    const struct word_table *table;
    const char *word;
    size_t length, count; /* of bytes, of characters */
    uint8_t starts[MOST_REDUCED];
};

/* The frequency of the word with its bytes between two characters replaced. */
static int frequency_with(const struct sought *sought, size_t from, size_t to, const char *other,
                          size_t other_length)
{
    char form[2 * ROOM];
    size_t begin = sought->starts[from], end = sought->starts[to];
    memcpy(form, sought->word, begin);
    memcpy(form + begin, other, other_length);
    memcpy(form + begin + other_length, sought->word + end, sought->length - end);
    size_t length = begin + other_length + sought->length - end;
    if (!word_filter_may_have(&sought->table->nearby, word_hash(form, length)))
        return 0;
    const struct word_entry *entry = word_table_entry(sought->table, form, length);
    return entry ? table_frequency(entry) : 0;
}

static int commonest(int a, int b)
{
    return a > b ? a : b;
}

/* With one of the letters that the frequent forms have in the place of these characters. */
static int nearest_with_letter(const struct sought *sought, size_t from, size_t to, int best)
{
    const struct word_table *table = sought->table;
    for (size_t i = 0; i < table->header->letter_count && best < MOST_FREQUENT; i++) {
        char letter[4];
        size_t size = character_write(table->letters[i], letter);
        best = commonest(best, frequency_with(sought, from, to, letter, size));
    }
    return best;
}

static int nearest_swapped(const struct sought *sought, size_t i, int best)
{
    char swapped[8];
    size_t from = sought->starts[i], next = sought->starts[i + 1], to = sought->starts[i + 2];
    memcpy(swapped, sought->word + next, to - next);
    memcpy(swapped + (to - next), sought->word + from, next - from);
    return commonest(best, frequency_with(sought, i, i + 2, swapped, to - from));
}

/* With the character i left out, with another letter for it, or swapped with the next one. */
static int nearest_without(const struct sought *sought, size_t i, uint64_t rest, int best)
{
    const struct word_filter *nearby = &sought->table->nearby;
    if (word_filter_may_have(nearby, rest))
        best = commonest(best, frequency_with(sought, i, i + 1, "", 0));
    if (word_filter_may_have(nearby, rest_hash(rest, i)))
        best = nearest_with_letter(sought, i, i + 1, best);
    if (i + 1 < sought->count && word_filter_may_have(nearby, rest_hash(rest, i + 1)))
        best = nearest_swapped(sought, i, best);
    return best;
}

static int nearest(const struct word_table *table, const char *word, size_t length, int best)
{
    struct sought sought = {.table = table, .word = word, .length = length};
    uint64_t hashes[MOST_REDUCED];
    sought.count = read_starts(word, length, sought.starts);
    if (sought.count < 2 || !reduced_hashes(word, length, hashes))
        return best;
    best = commonest(best, frequency_with(&sought, 0, 0, "", 0));
    for (size_t i = 0; i < sought.count && best < MOST_FREQUENT; i++)
        best = nearest_without(&sought, i, hashes[i + 1], best);
    for (size_t i = 0; i <= sought.count && best < MOST_FREQUENT; i++)
        if (word_filter_may_have(&table->nearby, rest_hash(hashes[0], i)))
            best = nearest_with_letter(&sought, i, i, best);
    return best;
}

int nearest_in_table(const struct word_table *table, const char *word, size_t length)
{
    char small_first[ROOM];
    size_t size, small_size;
    if (length == 0 || length > TABLE_LONGEST_WORD)
        return 0;
    int best = nearest(table, word, length, 0);
    uint32_t first = character_at(word, length, 0, &size), small = character_lower(first);
    if (small == first)
        return best;
    small_size = character_write(small, small_first);
    memcpy(small_first + small_size, word + size, length - size);
    return nearest(table, small_first, small_size + length - size, best);
}
