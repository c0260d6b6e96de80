/* Alphabets: the letters of languages beyond ASCII. */
#include "alphabets.h"

#include "characters.h"
#include "dictionary.h"
#include "memory.h"

#include <string.h>

/* All letters of the alphabets are below LETTERS; a letter of another language counts STRANGE. */
enum { LETTERS = 0xE80, MOST_FREQUENT = 3, STRANGE = -4 };

struct alphabet {
    signed char weights[LETTERS];
};

struct alphabets {
    struct alphabet *items;
    size_t count, capacity;
};

static void read_alphabet(struct alphabet *alphabet, const char *letters)
{
    size_t length = strlen(letters), size;
    memset(alphabet->weights, STRANGE, sizeof alphabet->weights);
    for (size_t at = 0; at < length; at += size) {
        uint32_t c = character_at(letters, length, at, &size);
        int weight = MOST_FREQUENT - (int)(at * MOST_FREQUENT / length);
        if (c >= LETTERS)
            continue;
        if (character_upper(c) < LETTERS)
            alphabet->weights[character_upper(c)] = 1;
        alphabet->weights[c] = (signed char)weight;
    }
}

const struct alphabets *alphabets_open(struct report *report)
{
    static struct alphabets *alphabets;
    if (alphabets)
        return alphabets;
    alphabets = memory_allocate(1, sizeof *alphabets);
    struct dictionary *dictionary = dictionary_open("alphabets", report);
    for (const struct entry *entry = NULL;
         (entry = dictionary_next(dictionary, "* alphabets", entry));) {
        alphabets->items = memory_grow(alphabets->items, &alphabets->capacity, alphabets->count + 1,
                                       sizeof *alphabets->items);
        read_alphabet(&alphabets->items[alphabets->count++], entry->value);
    }
    dictionary_close(dictionary);
    return alphabets;
}

long alphabets_fit(const struct alphabets *alphabets, const uint16_t *characters,
                   const size_t *times, size_t count)
{
    long best = 0;
    for (size_t i = 0; i < alphabets->count; i++) {
        long fit = 0;
        for (size_t j = 0; j < count; j++) {
            uint16_t c = characters[j];
            if (times[j] && character_is(c) & (IS_LETTER | IS_MARK))
                fit += (long)times[j] * (c < LETTERS ? alphabets->items[i].weights[c] : STRANGE);
        }
        if (i == 0 || fit > best)
            best = fit;
    }
    return best;
}
