/* Suggestions: the words of a table that are nearest to a misspelt one. */
#include "suggestions.h"

#include "characters.h"

#include <string.h>

/* What an edit costs, and how much nearer a frequent word is, for each class of frequency. Tuned on
 * lists of common misspellings; what people mistake for each other costs less. */
enum {
    EDIT = 100,
    DOUBLED = 50,      /* a letter doubled, or not */
    ACCENT = 30,       /* an accent only */
    VOWEL = 70,        /* one vowel for another */
    SIMILAR = 75,      /* consonants that sound alike */
    SWAPPED = 75,      /* two letters in the wrong order */
    APOSTROPHE = 40,   /* one that is missing or too many */
    FIRST_LETTER = 45, /* more: people get the first letter right */
    NAME = 30,         /* a capital that the misspelt word does not have */
    SPLIT = 120,       /* two words run together */
    FREQUENT = 28,     /* less, for each class */
    MOST_COST = 260
};

enum { MOST_CHARACTERS = 31, NO_WAY = 10000, MOST_FREQUENT = 3 };

struct misspelt {
    uint32_t characters[MOST_CHARACTERS]; /* small */
    size_t count;
    int extras[MOST_CHARACTERS]; /* what each costs if it is too many */
    uint32_t letters;            /* see struct word_sketch */
    bool is_capitalised, is_capitals;
};

/* The letter without its accent, for the letters of the Latin-1 and Latin Extended-A blocks. */
static uint32_t plain(uint32_t character)
{
    static const char latin[] = "aaaaaaaceeeeiiiidnooooo*ouuuuyts"  /* U+00E0 */
                                "aaaaaaccccccccddddeeeeeeeeeegggg"  /* U+0100 */
                                "gggghhhhiiiiiiiiiiiijjkkkllllllll" /* U+0120 */
                                "llnnnnnnnnnoooooooorrrrrrssssss"
                                "ssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
    if (character >= 0xE0 && character <= 0xFF)
        return (unsigned char)latin[character - 0xE0];
    if (character >= 0x100 && character - 0x100 + 32 < sizeof latin - 1)
        return (unsigned char)latin[character - 0x100 + 32];
    return character;
}

#define BIT(letter) (1u << ((letter) - 'a'))

/* The letters that each letter is mistaken for. */
static const uint32_t alike[26] = {['b' - 'a'] = BIT('p'),
                                   ['c' - 'a'] = BIT('k') | BIT('s') | BIT('q'),
                                   ['d' - 'a'] = BIT('t'),
                                   ['f' - 'a'] = BIT('v'),
                                   ['g' - 'a'] = BIT('j'),
                                   ['i' - 'a'] = BIT('j'),
                                   ['j' - 'a'] = BIT('g') | BIT('i'),
                                   ['k' - 'a'] = BIT('c') | BIT('q'),
                                   ['l' - 'a'] = BIT('r'),
                                   ['m' - 'a'] = BIT('n'),
                                   ['n' - 'a'] = BIT('m') | BIT('s'),
                                   ['p' - 'a'] = BIT('b'),
                                   ['q' - 'a'] = BIT('k') | BIT('c'),
                                   ['r' - 'a'] = BIT('l'),
                                   ['s' - 'a'] = BIT('c') | BIT('z') | BIT('x') | BIT('n'),
                                   ['t' - 'a'] = BIT('d'),
                                   ['v' - 'a'] = BIT('f') | BIT('w'),
                                   ['w' - 'a'] = BIT('v'),
                                   ['x' - 'a'] = BIT('s'),
                                   ['z' - 'a'] = BIT('s')};
static const uint32_t vowels = BIT('a') | BIT('e') | BIT('i') | BIT('o') | BIT('u') | BIT('y');

static int cost_of_change(uint32_t a, uint32_t b)
{
    if (a == b)
        return 0;
    a = plain(a) - 'a';
    b = plain(b) - 'a';
    if (a == b)
        return ACCENT;
    if (a >= 26 || b >= 26)
        return EDIT;
    return (vowels >> a & vowels >> b & 1) ? VOWEL : (alike[a] >> b & 1) ? SIMILAR : EDIT;
}

/* A letter too many or too few, beside the letters next to it. */
static int cost_of_extra(uint32_t extra, uint32_t before, uint32_t after)
{
    return extra == '\'' || extra == '-'       ? APOSTROPHE
           : extra == before || extra == after ? DOUBLED
                                               : EDIT;
}

static int least(int a, int b)
{
    return a < b ? a : b;
}

/* What it costs to have each letter of a word too many. */
static void costs_of_extras(const uint32_t *word, size_t count, int costs[static MOST_CHARACTERS])
{
    for (size_t i = 0; i < count; i++)
        costs[i] = cost_of_extra(word[i], i ? word[i - 1] : 0, i + 1 < count ? word[i + 1] : 0) +
                   (i ? 0 : FIRST_LETTER);
}

/* The cost of the cheapest way from the misspelt word to the other, or NO_WAY where it is above
 * `limit`: edit distance with neighbours swapped, no more than BAND letters out of step. */
static int distance(const struct misspelt *misspelt, const uint32_t *b, size_t b_count, int limit)
{
    enum { BAND = 2 };
    const uint32_t *a = misspelt->characters;
    int rows[3][MOST_CHARACTERS + 2], extras[MOST_CHARACTERS];
    int *above = rows[0], *row = rows[1], *two_above = rows[2];
    costs_of_extras(b, b_count, extras);
    row[0] = 0;
    for (size_t j = 1; j <= BAND + 1; j++)
        row[j] = j <= BAND && j <= b_count ? row[j - 1] + extras[j - 1] : NO_WAY;
    for (size_t i = 1; i <= misspelt->count; i++) {
        int *oldest = two_above, best = NO_WAY;
        size_t from = i > BAND ? i - BAND : 1, to = i + BAND < b_count ? i + BAND : b_count;
        two_above = above;
        above = row;
        row = oldest;
        row[from - 1] = i <= BAND ? above[0] + misspelt->extras[i - 1] : NO_WAY;
        for (size_t j = from; j <= to; j++) {
            int change = cost_of_change(a[i - 1], b[j - 1]);
            change += i == 1 && j == 1 && change > ACCENT ? FIRST_LETTER : 0;
            int cost = least(above[j - 1] + change, row[j - 1] + extras[j - 1]);
            if (j < i + BAND)
                cost = least(cost, above[j] + misspelt->extras[i - 1]);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                cost = least(cost, two_above[j - 2] + SWAPPED);
            row[j] = cost;
            best = least(best, cost);
        }
        row[to + 1] = NO_WAY;
        if (best > limit + SWAPPED)
            return NO_WAY;
    }
    return row[b_count] <= limit ? row[b_count] : NO_WAY;
}

static bool read_misspelt(const char *word, size_t length, struct misspelt *misspelt)
{
    size_t upper = 0;
    *misspelt = (struct misspelt){0};
    for (size_t at = 0, size; at < length; at += size) {
        uint32_t character = character_at(word, length, at, &size);
        if (misspelt->count == MOST_CHARACTERS)
            return false;
        upper += is_upper(character);
        misspelt->is_capitalised |= at == 0 && is_upper(character);
        character = character == 0x2019 ? '\'' : character_lower(character);
        misspelt->characters[misspelt->count++] = character;
        misspelt->letters |= 1u << (character & 31);
    }
    costs_of_extras(misspelt->characters, misspelt->count, misspelt->extras);
    misspelt->is_capitals = upper > 1 && upper == misspelt->count;
    return misspelt->count > 1;
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

static void put(struct suggestions *all, const struct suggestion *suggestion)
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

static int worst_cost(const struct suggestions *all)
{
    return all->count == MOST_SUGGESTED ? all->items[MOST_SUGGESTED - 1].cost : MOST_COST;
}

static void consider(const struct misspelt *misspelt, const struct word_entry *entry,
                     struct suggestions *all)
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
    int more = is_name && !misspelt->is_capitalised ? NAME : 0;
    int limit = misspelt->count < 5 ? MOST_COST - EDIT : MOST_COST;
    limit = least(limit, worst_cost(all) + bonus - more);
    int cost = distance(misspelt, characters, count, limit);
    if (cost == NO_WAY)
        return;
    struct suggestion suggestion = {.cost = cost + more - bonus};
    write_word(misspelt, word, entry->length, &suggestion);
    put(all, &suggestion);
}

/* "alot", "inthe": both must be frequent where the language has a list of frequent words, and long
 * enough where it has none. */
static void consider_splits(const struct word_table *table, const struct misspelt *misspelt,
                            const char *word, size_t length, struct suggestions *all)
{
    for (size_t at = 1; at < length; at++) {
        if (((unsigned char)word[at] & 0xC0) == 0x80)
            continue;
        const struct word_entry *first = word_table_entry(table, word, at);
        const struct word_entry *second =
            first ? word_table_entry(table, word + at, length - at) : NULL;
        if (!second)
            continue;
        int frequency = least(table_frequency(first), table_frequency(second));
        if (frequency < 2 || (length - at < 2))
            continue;
        struct suggestion suggestion = {.cost = SPLIT - FREQUENT * (frequency - 1)};
        write_word(misspelt, word, at, &suggestion);
        size_t end = strlen(suggestion.word);
        if (end + 1 + length - at < sizeof suggestion.word) {
            suggestion.word[end] = ' ';
            memcpy(suggestion.word + end + 1, word + at, length - at);
            suggestion.word[end + 1 + length - at] = '\0';
            put(all, &suggestion);
        }
    }
}

static uint32_t without_one(uint32_t letters)
{
    return letters & (letters - 1);
}

/* NULL where a damaged file points outside. */
static const struct word_entry *entry_of_sketch(const struct word_table *table,
                                                const struct word_sketch *sketch)
{
    const struct word_entry *entry = (const struct word_entry *)(table->words + sketch->entry);
    uint64_t size = table->header->words_size;
    return sketch->entry + sizeof *entry <= size &&
                   sketch->entry + sizeof *entry + entry->length <= size
               ? entry
               : NULL;
}

/* The words of `count` characters. Each edit adds one letter at most, and takes one away: a look at
 * the letters tells most words apart. */
static void consider_length(const struct word_table *table, const struct misspelt *misspelt,
                            size_t count, struct suggestions *all)
{
    for (uint32_t i = table->header->sketch_ends[count - 1]; i < table->header->sketch_ends[count];
         i++) {
        const struct word_sketch *sketch = &table->sketches[i];
        uint32_t missing = sketch->letters & ~misspelt->letters;
        uint32_t extra = misspelt->letters & ~sketch->letters;
        if (without_one(without_one(missing)) | without_one(without_one(extra)))
            continue; /* more than two of either */
        int edits = without_one(missing) | without_one(extra) ? 2 : (missing | extra) != 0;
        const struct word_entry *entry =
            edits * VOWEL <= worst_cost(all) + 3 * FREQUENT ? entry_of_sketch(table, sketch) : NULL;
        if (entry)
            consider(misspelt, entry, all);
    }
}

void suggest_from_table(const struct word_table *table, const char *word, size_t length,
                        struct suggestions *all)
{
    struct misspelt misspelt;
    if (length > TABLE_LONGEST_WORD || !read_misspelt(word, length, &misspelt))
        return;
    consider_splits(table, &misspelt, word, length, all);
    static const int differences[] = {0, -1, 1, -2, 2};
    for (size_t i = 0; i < sizeof differences / sizeof *differences; i++) {
        int count = (int)misspelt.count + differences[i];
        if (count > 0 && count < TABLE_LENGTHS)
            consider_length(table, &misspelt, (size_t)count, all);
    }
}

/* Neighbours. */

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

static int nearest_of_length(const struct word_table *table, const struct misspelt *misspelt,
                             const uint32_t *characters, const uint32_t *small_first, size_t length)
{
    const struct word_sketch *sketch = table->sketches + table->header->sketch_ends[length - 1];
    const struct word_sketch *end = table->sketches + table->header->sketch_ends[length];
    uint32_t letters = misspelt->letters;
    int best = -1;
    for (; sketch < end; sketch++) {
        uint32_t missing = sketch->letters & ~letters, extra = letters & ~sketch->letters;
        if (without_one(missing) | without_one(extra))
            continue;
        const struct word_entry *entry = entry_of_sketch(table, sketch);
        if (!entry || table_frequency(entry) <= best)
            continue;
        int near = nearness(entry, characters, misspelt->count);
        if (near < 0 && small_first != characters)
            near = nearness(entry, small_first, misspelt->count);
        best = near > best ? near : best;
    }
    return best;
}

int nearest_in_table(const struct word_table *table, const char *word, size_t length)
{
    struct misspelt misspelt;
    uint32_t characters[MOST_CHARACTERS] = {0}, small_first[MOST_CHARACTERS];
    int best = -1;
    if (length > TABLE_LONGEST_WORD || !read_misspelt(word, length, &misspelt))
        return -1;
    for (size_t at = 0, i = 0, size; at < length; at += size)
        characters[i++] = character_at(word, length, at, &size);
    memcpy(small_first, characters, sizeof small_first);
    small_first[0] = character_lower(characters[0]);
    for (size_t count = misspelt.count - 1; count <= misspelt.count + 1; count++) {
        int near =
            count < TABLE_LENGTHS && best < MOST_FREQUENT
                ? nearest_of_length(table, &misspelt, characters,
                                    misspelt.is_capitalised ? small_first : characters, count)
                : -1;
        best = near > best ? near : best;
    }
    return best;
}
