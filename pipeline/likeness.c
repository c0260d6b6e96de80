/* Likeness: what it takes to make one word of another that it was perhaps mistaken for. */
#include "likeness.h"

#include "characters.h"
#include "language.h"
#include "memory.h"
#include "word_sound.h"

#include <stdlib.h>
#include <string.h>

/* Tuned on half of a list of common misspellings; what people mistake for each other costs less. */
enum {
    DOUBLED = 45,      /* a letter doubled, or not */
    ACCENT = 30,       /* an accent only */
    VOWEL = 65,        /* one vowel for another */
    SIMILAR = 75,      /* consonants that sound alike */
    NEIGHBOUR = 90,    /* the key beside */
    SOUND = 60,        /* letters that sound alike: sounds.dict */
    SWAPPED = 70,      /* two letters in the wrong order */
    MOVED = 100,       /* a letter, over two others, or two with one between them */
    APOSTROPHE = 40,   /* one that is missing or too many */
    FIRST_LETTER = 40, /* more: people get the first letter right */
    TWICE = 80,        /* letters written twice, or once instead of twice: "initialialise" */
    ROW = 60           /* each further letter of a row that is missing or too many */
};

enum { BAND = 4, LONGEST_ROW = 3 };

#define BIT(letter) (1u << ((letter) - 'a'))

/* The letters that each letter is mistaken for, by sound. */
static const uint32_t alike[26] = {['b' - 'a'] = BIT('p') | BIT('v'),
                                   ['c' - 'a'] = BIT('k') | BIT('s') | BIT('q') | BIT('t'),
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
                                   ['t' - 'a'] = BIT('d') | BIT('c'),
                                   ['v' - 'a'] = BIT('f') | BIT('w') | BIT('b'),
                                   ['w' - 'a'] = BIT('v'),
                                   ['x' - 'a'] = BIT('s'),
                                   ['z' - 'a'] = BIT('s')};
static const uint32_t vowels = BIT('a') | BIT('e') | BIT('i') | BIT('o') | BIT('u') | BIT('y');

/* Confusions. */

static size_t read_letters(const char *bytes, size_t length,
                           uint32_t letters[static LONGEST_SPELLING])
{
    size_t count = 0;
    for (size_t at = 0, size; at < length && count < LONGEST_SPELLING; at += size)
        letters[count++] = character_at(bytes, length, at, &size);
    return count;
}

static void add_confusion(struct confusions *confusions, const char *wrong, size_t wrong_length,
                          const char *right, size_t right_length)
{
    confusions->items = memory_grow(confusions->items, &confusions->capacity, confusions->count + 1,
                                    sizeof *confusions->items);
    struct confusion *added = &confusions->items[confusions->count++];
    added->wrong_count = (uint8_t)read_letters(wrong, wrong_length, added->wrong);
    added->right_count = (uint8_t)read_letters(right, right_length, added->right);
}

/* Any of them may be written for any other. */
static void add_alike(struct confusions *confusions, const char *spellings)
{
    for (const char *wrong = spellings; *wrong; wrong += strspn(wrong, " ")) {
        size_t wrong_length = strcspn(wrong, " ");
        for (const char *right = spellings; *right; right += strspn(right, " ")) {
            size_t right_length = strcspn(right, " ");
            if (right != wrong && (wrong_length > 1 || right_length > 1))
                add_confusion(confusions, wrong, wrong_length, right, right_length);
            right += right_length;
        }
        wrong += wrong_length;
    }
}

void confusions_open(struct confusions *confusions, const char *language, struct report *report)
{
    struct dictionary *sounds = dictionary_open("sounds", report);
    *confusions = (struct confusions){0};
    for (size_t i = 0; i < sounds->count; i++)
        if (strcmp(sounds->entries[i].section, "*") == 0 ||
            language_is(language, sounds->entries[i].section))
            add_alike(confusions, sounds->entries[i].value);
    dictionary_close(sounds);
}

/* "REP ph f": a dictionary's own knowledge of what is written for what. Those that hold at the edge
 * of a word only, or stand for several words, are passed over. */
static void add_replacement(struct confusions *confusions, const char *line, size_t length)
{
    const char *wrong = line + strspn(line, " \t");
    size_t wrong_length = strcspn(wrong, " \t\n");
    const char *right = wrong + wrong_length + strspn(wrong + wrong_length, " \t");
    size_t right_length = strcspn(right, " \t\r\n");
    if (!right_length || (size_t)(right - line) + right_length > length ||
        memchr(line, '^', length) || memchr(line, '$', length) || memchr(line, '_', length))
        return;
    add_confusion(confusions, wrong, wrong_length, right, right_length);
}

void confusions_add_replacements(struct confusions *confusions, const struct text *aff)
{
    size_t at = 0;
    struct span line;
    while (line_next(text_string(aff), aff->length, &at, &line))
        if (line.to - line.from > 4 && memcmp(aff->bytes + line.from, "REP ", 4) == 0)
            add_replacement(confusions, aff->bytes + line.from + 4, line.to - line.from - 4);
}

void confusions_close(struct confusions *confusions)
{
    free(confusions->items);
    *confusions = (struct confusions){0};
}

/* Costs. */

static int least(int a, int b)
{
    return a < b ? a : b;
}

static bool is_beside(uint32_t a, uint32_t b)
{
    static const char *const rows[] = {"qwertyuiop", "asdfghjkl", "zxcvbnm"};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *key = strchr(rows[i], (int)a);
        if (key)
            return key[1] == (char)b || (key > rows[i] && key[-1] == (char)b);
    }
    return false;
}

static int cost_of_change(uint32_t a, uint32_t b)
{
    if (a == b)
        return 0;
    uint32_t plain_a = plain_letter(a), plain_b = plain_letter(b);
    uint32_t i = plain_a - 'a', j = plain_b - 'a';
    if (i == j)
        return ACCENT;
    if (i >= 26 || j >= 26)
        return EDIT;
    return (vowels >> i & vowels >> j & 1) ? VOWEL
           : (alike[i] >> j & 1)           ? SIMILAR
           : is_beside(plain_a, plain_b)   ? NEIGHBOUR
                                           : EDIT;
}

/* What it costs to change a letter into each from a to z. */
static const uint8_t *costs_of_changes(uint32_t letter)
{
    static uint8_t latin[26][26], other[26];
    bool is_latin = letter >= 'a' && letter <= 'z';
    uint8_t *costs = is_latin ? latin[letter - 'a'] : other;
    if (!is_latin || !costs[letter == 'a']) /* one letter for another always costs something */
        for (uint32_t to = 'a'; to <= 'z'; to++)
            costs[to - 'a'] = (uint8_t)cost_of_change(letter, to);
    return costs;
}

/* A letter too many or too few, beside the letters next to it. */
static int cost_of_extra(uint32_t extra, uint32_t before, uint32_t after)
{
    return extra == '\'' || extra == '-'       ? APOSTROPHE
           : extra == before || extra == after ? DOUBLED
                                               : EDIT;
}

static void costs_of_extras(const uint32_t *word, size_t count, int costs[static MOST_CHARACTERS])
{
    for (size_t i = 0; i < count; i++)
        costs[i] = cost_of_extra(word[i], i ? word[i - 1] : 0, i + 1 < count ? word[i + 1] : 0) +
                   (i ? 0 : FIRST_LETTER);
}

/* What it costs that the `length` letters before `end` are too many, or too few. */
static int cost_of_row(const uint32_t *word, size_t count, size_t end, size_t length)
{
    size_t bytes = length * sizeof *word, from = end - length;
    if ((from >= length && memcmp(word + from, word + from - length, bytes) == 0) ||
        (end + length <= count && memcmp(word + from, word + end, bytes) == 0))
        return TWICE;
    return EDIT + ROW * (int)(length - 1) + (from ? 0 : FIRST_LETTER);
}

/* Reading. */

static inline bool ends_with(const uint32_t *word, size_t end, const uint32_t *letters,
                             size_t count)
{
    if (end < count)
        return false;
    for (word += end; count > 0; count--)
        if (*--word != letters[count - 1])
            return false;
    return true;
}

static void find_confusions(const struct confusions *all, struct misspelt *misspelt)
{
    size_t found = 0;
    for (size_t end = 0; end <= misspelt->count; end++) {
        misspelt->from[end] = (uint16_t)found;
        for (size_t i = 0; end && i < all->count; i++)
            if (found < sizeof misspelt->confusions / sizeof *misspelt->confusions &&
                ends_with(misspelt->characters, end, all->items[i].wrong,
                          all->items[i].wrong_count))
                misspelt->confusions[found++] = &all->items[i];
    }
    misspelt->from[misspelt->count + 1] = (uint16_t)found;
}

bool read_misspelt(const char *word, size_t length, const struct confusions *confusions,
                   struct misspelt *misspelt)
{
    size_t upper = 0;
    misspelt->count = 0;
    misspelt->is_capitalised = is_upper(character_at(word, length, 0, NULL));
    for (size_t at = 0, size; at < length; at += size) {
        uint32_t character = character_at(word, length, at, &size);
        if (misspelt->count == MOST_CHARACTERS)
            return false;
        upper += is_upper(character);
        misspelt->characters[misspelt->count++] =
            character == 0x2019 ? '\'' : character_lower(character);
    }
    misspelt->is_capitals = upper > 1 && upper == misspelt->count;
    costs_of_extras(misspelt->characters, misspelt->count, misspelt->extras);
    for (size_t i = 0; i < misspelt->count; i++)
        memcpy(misspelt->changes[i], costs_of_changes(misspelt->characters[i]),
               sizeof misspelt->changes[i]);
    find_confusions(confusions, misspelt);
    return misspelt->count > 1;
}

/* The cheapest ways from the first i letters of a to the first j of b; those that are more than
 * BAND letters out of step are not looked at. */
struct ways {
    int costs[MOST_CHARACTERS + 1][MOST_CHARACTERS + 1];
};

/* Three letters mixed up: abc for bca, cab or cba. */
static bool is_mixed_up(const uint32_t *a, const uint32_t *b)
{
    return (a[0] == b[2] && ((a[1] == b[0] && a[2] == b[1]) || (a[1] == b[1] && a[2] == b[0]))) ||
           (a[2] == b[0] && a[0] == b[1] && a[1] == b[2]);
}

static int cheapest(const struct misspelt *misspelt, const uint32_t *b, size_t b_count,
                    const int *b_extras, const struct ways *ways, size_t i, size_t j)
{
    const uint32_t *a = misspelt->characters;
    const int(*costs)[MOST_CHARACTERS + 1] = ways->costs;
    int cost = NO_WAY;
    if (i && j) {
        if (a[i - 1] == b[j - 1])
            return costs[i - 1][j - 1];
        uint32_t letter = b[j - 1] - 'a';
        int change =
            letter < 26 ? misspelt->changes[i - 1][letter] : cost_of_change(a[i - 1], b[j - 1]);
        cost = costs[i - 1][j - 1] + change + (i + j == 2 && change > ACCENT ? FIRST_LETTER : 0);
    }
    if (i)
        cost = least(cost, costs[i - 1][j] + misspelt->extras[i - 1]);
    if (j)
        cost = least(cost, costs[i][j - 1] + b_extras[j - 1]);
    for (size_t row = 2; row <= LONGEST_ROW && row <= i; row++)
        if (costs[i - row][j] + TWICE < cost)
            cost = least(cost, costs[i - row][j] + cost_of_row(a, misspelt->count, i, row));
    for (size_t row = 2; row <= LONGEST_ROW && row <= j; row++)
        if (costs[i][j - row] + TWICE < cost)
            cost = least(cost, costs[i][j - row] + cost_of_row(b, b_count, j, row));
    if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        cost = least(cost, costs[i - 2][j - 2] + SWAPPED);
    if (i > 2 && j > 2 && is_mixed_up(a + i - 3, b + j - 3))
        cost = least(cost, costs[i - 3][j - 3] + MOVED);
    for (size_t k = misspelt->from[i]; k < misspelt->from[i + 1]; k++) {
        const struct confusion *confusion = misspelt->confusions[k];
        if (ends_with(b, j, confusion->right, confusion->right_count))
            cost =
                least(cost, costs[i - confusion->wrong_count][j - confusion->right_count] + SOUND);
    }
    return cost;
}

int likeness_cost(const struct misspelt *misspelt, const uint32_t *b, size_t b_count, int limit)
{
    struct ways ways;
    int extras[MOST_CHARACTERS], row_best[3] = {0, 0, 0};
    costs_of_extras(b, b_count, extras);
    for (size_t i = 0; i <= misspelt->count; i++) {
        size_t from = i > BAND ? i - BAND : 0, to = i + BAND < b_count ? i + BAND : b_count;
        int best = NO_WAY;
        for (size_t j = 0; j <= b_count; j++)
            ways.costs[i][j] = NO_WAY;
        for (size_t j = from; j <= to; j++) {
            int cost = i + j ? cheapest(misspelt, b, b_count, extras, &ways, i, j) : 0;
            ways.costs[i][j] = cost;
            best = least(best, cost);
        }
        row_best[i % 3] = best;
        if (least(least(row_best[0], row_best[1]), row_best[2]) > limit)
            return NO_WAY;
    }
    int cost = ways.costs[misspelt->count][b_count];
    return cost <= limit ? cost : NO_WAY;
}
