/* Suggestions: the words of a table that are nearest to a misspelt one. */
#include "suggestions.h"

#include "characters.h"
#include "memory.h"
#include "word_sound.h"

#include <stdlib.h>
#include <string.h>

/* Tuned on half of a list of common misspellings. */
enum {
    NAME = 30,     /* a capital that the misspelt word does not have */
    SPLIT = 130,   /* two words run together */
    REPEATED = 60, /* some letters twice in a row */
    FREQUENT = 16, /* less, for each class of frequency */
    LEAST_LIMIT = 110,
    LIMIT_OF_A_LETTER = 20,
    MOST_COST = 350,
    SAME_SOUND = 80 /* hundredths of the cost, where both sound alike */
};

/* Pieces of a word that are no words by themselves: "co-", "dell'". */
enum { LONGEST_PREFIX = 2, LONGEST_ELIDED = 5 };

/* How many words are compared at most, and by how many letters they are longer or shorter. */
enum { MOST_COMPARED = 500, MOST_LONGER = 3 };

/* In how many bits a frequent word may differ, and in how many more for each edit. */
enum { BITS_OF_NEAREST = 4, BITS_OF_EDIT = 4 };

/* A word that is being looked for. */
struct search {
    const struct word_table *table;
    struct misspelt misspelt;
    uint64_t bits; /* see struct word_sketch */
    uint32_t sound;
    size_t shortest, longest; /* the lengths in question, in characters */
    int limit;
    struct suggestions *found;
};

static int least(int a, int b)
{
    return a < b ? a : b;
}

/* Writes the word as the misspelt one was written. */
static void write_word(const struct misspelt *misspelt, const char *word, size_t length,
                       struct suggestion *suggestion)
{
    size_t to = 0;
    for (size_t at = 0, size; at < length && to < sizeof suggestion->word - 5; at += size) {
        uint32_t character = character_at(word, length, at, &size);
        if (misspelt->is_capitals || (at == 0 && misspelt->is_capitalised))
            character = character_upper(character);
        to += character_write(character, suggestion->word + to);
    }
    suggestion->word[to] = '\0';
}

void suggestions_add(struct suggestions *all, const struct suggestion *suggestion)
{
    size_t place = all->count;
    for (size_t i = 0; i < all->count; i++)
        if (strcmp(all->items[i].word, suggestion->word) == 0) {
            if (all->items[i].cost <= suggestion->cost)
                return;
            memmove(all->items + i, all->items + i + 1, (--all->count - i) * sizeof *all->items);
            place = all->count;
            break;
        }
    while (place > 0 && (all->items[place - 1].cost > suggestion->cost ||
                         (all->items[place - 1].cost == suggestion->cost &&
                          strcmp(all->items[place - 1].word, suggestion->word) > 0)))
        place--;
    if (place == MOST_SUGGESTED)
        return;
    size_t kept = all->count < MOST_SUGGESTED ? all->count : MOST_SUGGESTED - 1;
    memmove(all->items + place + 1, all->items + place, (kept - place) * sizeof *all->items);
    all->items[place] = *suggestion;
    all->count = kept + 1;
}

static int worst_cost(const struct search *search)
{
    const struct suggestions *found = search->found;
    return found->count == MOST_SUGGESTED ? found->items[MOST_SUGGESTED - 1].cost : search->limit;
}

static void consider(const struct search *search, const struct word_entry *entry, bool sounds_same)
{
    const char *word = (const char *)(entry + 1);
    uint32_t characters[MOST_CHARACTERS];
    size_t count = 0;
    bool is_name = false;
    if (entry->length && (word[0] == '-' || word[entry->length - 1] == '-'))
        return; /* parts of words */
    for (size_t at = 0, size; at < entry->length; at += size) {
        uint32_t character = character_at(word, entry->length, at, &size);
        if (count == MOST_CHARACTERS)
            return;
        is_name |= at == 0 && is_upper(character);
        characters[count++] = character_lower(character);
    }
    int bonus = FREQUENT * table_frequency(entry);
    int more = is_name && !search->misspelt.is_capitalised ? NAME : 0;
    int limit = least(search->limit, worst_cost(search) + bonus - more);
    if (sounds_same)
        limit = limit * 100 / SAME_SOUND;
    int cost = likeness_cost(&search->misspelt, characters, count, limit);
    if (cost == NO_WAY)
        return;
    if (sounds_same)
        cost = cost * SAME_SOUND / 100;
    struct suggestion suggestion = {.cost = cost + more - bonus};
    write_word(&search->misspelt, word, entry->length, &suggestion);
    suggestions_add(search->found, &suggestion);
}

/* "alot", "inthe": both must be frequent. */
static void consider_splits(const struct search *search, const char *word, size_t length)
{
    for (size_t at = 1; at < length; at++) {
        if (((unsigned char)word[at] & 0xC0) == 0x80)
            continue;
        const struct word_entry *first = word_table_entry(search->table, word, at);
        const struct word_entry *second =
            first ? word_table_entry(search->table, word + at, length - at) : NULL;
        if (!second)
            continue;
        int frequency = least(table_frequency(first), table_frequency(second));
        if (frequency < COMMON_WORD || (length - at < 2))
            continue;
        struct suggestion suggestion = {.cost = SPLIT - FREQUENT * frequency};
        write_word(&search->misspelt, word, at, &suggestion);
        size_t end = strlen(suggestion.word);
        if (end + 1 + length - at < sizeof suggestion.word) {
            suggestion.word[end] = ' ';
            memcpy(suggestion.word + end + 1, word + at, length - at);
            suggestion.word[end + 1 + length - at] = '\0';
            suggestions_add(search->found, &suggestion);
        }
    }
}

/* "initialialise", "wirtschaftlichlichen": some letters that stand twice in a row. */
static void consider_repetitions(const struct search *search, const char *word, size_t length)
{
    char once[TABLE_LONGEST_WORD];
    for (size_t row = 2; 2 * row < length; row++)
        for (size_t at = 0; at + 2 * row <= length; at++) {
            if (memcmp(word + at, word + at + row, row) != 0)
                continue;
            memcpy(once, word, at + row);
            memcpy(once + at + row, word + at + 2 * row, length - at - 2 * row);
            if (!word_table_knows(search->table, once, length - row))
                continue;
            struct suggestion suggestion = {.cost = REPEATED};
            memcpy(suggestion.word, once, length - row);
            suggestions_add(search->found, &suggestion);
        }
}

/* How far away a word seems by its sketch. */
enum { MOST_DISTANT = 31 };
static unsigned seeming_distance(const struct search *search, const struct word_sketch *sketch)
{
    unsigned distance = 2 * word_bits_differing(sketch->bits, search->bits) + MOST_FREQUENT;
    distance = (distance - (sketch->entry >> ENTRY_BITS)) / 2;
    distance = distance < MOST_DISTANT ? distance : MOST_DISTANT;
    return sketch->sound == search->sound ? 0 : distance;
}

/* Compares the words of the lengths in question, those that seem nearest first, until enough are
 * compared. */
static void consider_nearest(const struct search *search)
{
    const struct word_table *table = search->table;
    size_t begin = table->header->sketch_ends[search->shortest - 1];
    size_t count = table->header->sketch_ends[search->longest] - begin;
    const struct word_sketch *sketches = table->sketches + begin;
    uint8_t *distances = memory_allocate(count + 1, 1);
    uint32_t *nearest = memory_allocate(MOST_COMPARED, sizeof *nearest);
    size_t ends[MOST_DISTANT + 1] = {0};
    for (size_t i = 0; i < count; i++)
        distances[i] = (uint8_t)seeming_distance(search, &sketches[i]);
    for (size_t i = 0; i < count; i++)
        ends[distances[i]]++;
    for (size_t i = 0, sum = 0; i <= MOST_DISTANT; i++) {
        size_t here = ends[i];
        ends[i] = sum;
        sum += here;
    }
    unsigned last = 0; /* the farthest of which any is compared */
    while (last < MOST_DISTANT - 1 && ends[last + 1] < MOST_COMPARED)
        last++;
    size_t compared = 0;
    for (size_t i = 0; i < count; i++)
        if (distances[i] <= last && ends[distances[i]] < MOST_COMPARED) {
            nearest[ends[distances[i]]++] = (uint32_t)i;
            compared++;
        }
    for (size_t i = 0; i < compared; i++) {
        const struct word_sketch *sketch = &sketches[nearest[i]];
        const struct word_entry *entry = word_table_sketched(table, sketch);
        if (entry)
            consider(search, entry, sketch->sound == search->sound);
    }
    free(distances);
    free(nearest);
}

static bool search_for(const struct word_table *table, const struct confusions *confusions,
                       const char *word, size_t length, struct suggestions *found,
                       struct search *search)
{
    *search = (struct search){.table = table, .found = found};
    if (!read_misspelt(word, length, confusions, &search->misspelt))
        return false;
    const struct misspelt *misspelt = &search->misspelt;
    size_t count = misspelt->count, longest = count + MOST_LONGER;
    search->bits = word_bits(misspelt->characters, count);
    search->sound = word_sound(misspelt->characters, count);
    search->shortest = count > MOST_LONGER ? count - MOST_LONGER : 1;
    search->longest = longest < TABLE_LENGTHS ? longest : TABLE_LENGTHS - 1;
    search->limit = least(LEAST_LIMIT + LIMIT_OF_A_LETTER * (int)count, MOST_COST);
    return true;
}

static void suggest_whole(const struct word_table *table, const struct confusions *confusions,
                          const char *word, size_t length, struct suggestions *all)
{
    struct search search;
    if (!search_for(table, confusions, word, length, all, &search))
        return;
    consider_splits(&search, word, length);
    consider_repetitions(&search, word, length);
    consider_nearest(&search);
}

void suggest_frequent(const struct word_table *table, const struct confusions *confusions,
                      const char *word, size_t length, int most_cost, struct suggestions *all)
{
    struct search search;
    if (length > TABLE_LONGEST_WORD || !search_for(table, confusions, word, length, all, &search))
        return;
    unsigned most_bits = BITS_OF_NEAREST + BITS_OF_EDIT * (unsigned)most_cost / EDIT;
    for (size_t count = search.shortest; count <= search.longest; count++) {
        const struct word_sketch *sketch = table->sketches + table->header->sketch_ends[count - 1];
        const struct word_sketch *end = table->sketches + table->header->frequent_ends[count];
        for (; sketch < end; sketch++) {
            bool sounds_same = sketch->sound == search.sound;
            if (!sounds_same && word_bits_differing(sketch->bits, search.bits) > most_bits)
                continue;
            const struct word_entry *entry = word_table_sketched(table, sketch);
            search.limit = most_cost + FREQUENT * (int)(sketch->entry >> ENTRY_BITS);
            if (entry)
                consider(&search, entry, sounds_same);
        }
    }
}

/* Puts a piece, and the joint that stands before it, behind each suggestion. */
static void append_piece(struct suggestions *all, const struct suggestions *pieces,
                         const char *joint, size_t joint_length)
{
    for (size_t i = 0; i < all->count; i++) {
        struct suggestion *suggestion = &all->items[i];
        const struct suggestion *piece = &pieces->items[i < pieces->count ? i : 0];
        size_t end = strlen(suggestion->word);
        snprintf(suggestion->word + end, sizeof suggestion->word - end, "%.*s%s", (int)joint_length,
                 joint, piece->word);
        suggestion->cost += piece->cost;
    }
}

/* The bytes of a hyphen or an apostrophe at byte `at`; 0 where there is none. */
static size_t joint_at(const char *word, size_t length, size_t at)
{
    size_t size;
    uint32_t character = character_at(word, length, at, &size);
    return character == '-' || character == '\'' || character == 0x2019 || character == 0x2010
               ? size
               : 0;
}

/* What a piece may be: itself where it is right, or is a prefix or an article without its end. */
static void suggest_piece(const struct word_table *table, const struct confusions *confusions,
                          const char *piece, size_t length, bool is_elided,
                          struct suggestions *pieces)
{
    pieces->count = 0;
    if (length > (is_elided ? LONGEST_ELIDED : LONGEST_PREFIX) &&
        !word_table_knows(table, piece, length)) {
        suggest_whole(table, confusions, piece, length, pieces);
        return;
    }
    pieces->items[0] = (struct suggestion){.cost = 0};
    memcpy(pieces->items[0].word, piece, length);
    pieces->count = 1;
}

/* "non-immidiate", "l'hopital": piece by piece. */
static void suggest_pieces(const struct word_table *table, const struct confusions *confusions,
                           const char *word, size_t length, struct suggestions *all)
{
    struct suggestions joined = {.count = MOST_SUGGESTED}, pieces;
    size_t most = 0, joint = 0, joint_length = 0;
    for (size_t at = 0, end; at < length; at = joint + joint_length) {
        for (end = at; end < length && !joint_at(word, length, end);)
            end++;
        bool is_elided = end < length && word[end] != '-';
        suggest_piece(table, confusions, word + at, end - at, is_elided, &pieces);
        if (pieces.count == 0)
            return;
        most = pieces.count > most ? pieces.count : most;
        append_piece(&joined, &pieces, word + joint, joint_length);
        joint = end;
        joint_length = end < length ? joint_at(word, length, end) : 0;
    }
    for (size_t i = 0; i < most; i++)
        if (strncmp(joined.items[i].word, word, length) != 0 || joined.items[i].word[length])
            suggestions_add(all, &joined.items[i]);
}

static bool has_joint(const char *word, size_t length)
{
    for (size_t at = 1; at + 1 < length; at++)
        if (((unsigned char)word[at] & 0xC0) != 0x80 && joint_at(word, length, at))
            return true;
    return false;
}

void suggest_from_table(const struct word_table *table, const struct confusions *confusions,
                        const char *word, size_t length, struct suggestions *all)
{
    if (length > TABLE_LONGEST_WORD)
        return; /* nobody's slip of the keys */
    suggest_whole(table, confusions, word, length, all);
    if (has_joint(word, length))
        suggest_pieces(table, confusions, word, length, all);
}
