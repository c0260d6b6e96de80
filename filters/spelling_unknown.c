/* Spelling unknown: which of the words that no dictionary has an editor should be asked about. */
#include "spelling_unknown.h"

#include "characters.h"
#include "language.h"
#include "memory.h"
#include "word_hash.h"

#include <stdlib.h>
#include <string.h>

enum {
    LONGEST_INITIALISM = 6, /* NATO, UNESCO */
    SHORTEST_NEAR_NAME = 5, /* shorter names are a letter away from too much */
    SHORTEST_NEAR_NOUN = 7,
    TERM = 3 /* a word used so often is meant */
};

/* Names. */

struct known_name {
    char *word;
    const char *section; /* of the dictionary */
    struct known_name *next;
};

struct known_names {
    struct dictionary *dictionary;
    struct known_name **slots; /* by hash of the word */
    size_t slot_count;
};

static void add_name(struct known_names *names, const char *word, size_t length,
                     const char *section)
{
    struct known_name *name = memory_allocate(1, sizeof *name);
    struct known_name **slot = &names->slots[word_hash(word, length) & (names->slot_count - 1)];
    *name = (struct known_name){memory_copy(word, length), section, *slot};
    *slot = name;
}

struct known_names *known_names_open(struct report *report)
{
    struct known_names *names = memory_allocate(1, sizeof *names);
    names->dictionary = dictionary_open("names", report);
    names->slot_count = 1 << 12;
    names->slots = memory_allocate(names->slot_count, sizeof(struct known_name *));
    for (size_t i = 0; i < names->dictionary->count; i++) {
        const struct entry *entry = &names->dictionary->entries[i];
        for (const char *at = entry->value; *at;) {
            size_t length = strcspn(at, " ");
            add_name(names, at, length, entry->section);
            at += length + strspn(at + length, " ");
        }
    }
    return names;
}

void known_names_close(struct known_names *names)
{
    if (!names)
        return;
    for (size_t i = 0; i < names->slot_count; i++)
        for (struct known_name *name = names->slots[i], *next; name; name = next) {
            next = name->next;
            free(name->word);
            free(name);
        }
    dictionary_close(names->dictionary);
    free(names->slots);
    free(names);
}

static bool have(const struct known_names *names, const char *language, const char *word,
                 size_t length)
{
    const struct known_name *name = names->slots[word_hash(word, length) & (names->slot_count - 1)];
    for (; name; name = name->next)
        if (strncmp(name->word, word, length) == 0 && name->word[length] == '\0' &&
            (strcmp(name->section, "*") == 0 || language_is(language, name->section)))
            return true;
    return false;
}

bool known_names_have(struct known_names *names, const char *language, const char *word,
                      size_t length)
{
    return have(names, language, word, length) ||
           (length > 3 && word[length - 1] == 's' && have(names, language, word, length - 1));
}

/* A word that is a letter away from a name of the list, and is none itself. */
static bool is_near_name(struct known_names *names, const char *language, const char *word,
                         size_t length)
{
    char made[128];
    if (length < SHORTEST_NEAR_NAME || length > sizeof made - 2)
        return false;
    for (size_t i = 1; i + 1 < length; i++) { /* endings make other names: Johann, Johanna */
        memcpy(made, word, i);
        memcpy(made + i, word + i + 1, length - i - 1);
        if (known_names_have(names, language, made, length - 1) && length > SHORTEST_NEAR_NAME)
            return true;
        memcpy(made, word, length);
        made[i] = word[i + 1];
        made[i + 1] = word[i];
        if (known_names_have(names, language, made, length))
            return true;
        memcpy(made + i + 1, word + i, length - i);
        for (made[i] = 'a'; made[i] <= 'z'; made[i]++)
            if (known_names_have(names, language, made, length + 1))
                return true;
    }
    return false;
}

/* Counting. */

struct word_count *word_count_of(const struct word_counts *counts, uint64_t hash)
{
    size_t place = hash & (counts->size - 1);
    while (counts->items[place].count && counts->items[place].hash != hash)
        place = (place + 1) & (counts->size - 1);
    return &counts->items[place];
}

void word_counts_fill(struct word_counts *counts, const struct unknowns *unknowns)
{
    for (counts->size = 16; counts->size < 2 * unknowns->count;)
        counts->size *= 2;
    counts->items = memory_allocate(counts->size, sizeof *counts->items);
    for (size_t i = 0; i < unknowns->count; i++) {
        struct word_count *count = word_count_of(counts, unknowns->items[i].hash);
        count->hash = unknowns->items[i].hash;
        count->count++;
    }
}

void word_counts_free(struct word_counts *counts)
{
    free(counts->items);
    *counts = (struct word_counts){0};
}

/* Judging. */

/* The word without the 's or ’s of an owner. */
static size_t owner_length(const char *word, size_t length)
{
    if (length > 3 && (word[length - 1] == 's' || word[length - 1] == 'S')) {
        if (word[length - 2] == '\'')
            return length - 2;
        if (length > 4 && memcmp(word + length - 4, "’", 3) == 0)
            return length - 4;
    }
    return length;
}

/* A capitalised word is a name, unless it is very near to what it would more likely be. */
static bool is_misspelt_capitalised(const struct unknown *unknown, const char *word, size_t length,
                                    struct known_names *names, unsigned count)
{
    bool has_nouns = language_is(unknown->language, "de");
    if (count > 1 || unknown->in_quotation)
        return false;
    if (is_near_name(names, unknown->language, word, length))
        return true;
    if (unknown->before_capital || (unknown->after_capital && !unknown->begins_sentence) ||
        (!has_nouns && !unknown->begins_sentence))
        return false;
    if (has_nouns)
        return length >= SHORTEST_NEAR_NOUN && !unknown->before_capital &&
               speller_nearest(unknown->speller, word, length) >= FAMILIAR_WORD;
    return length >= SHORTEST_NEAR_NAME && speller_nearest(unknown->speller, word, length) >= COMMON_WORD;
}

/* Whether the language writes words together, and this is two known ones: "wegstieß",
 * "prokurdische". hunspell's dictionaries know the compounds of nouns only. */
static bool is_compound(const struct unknown *unknown, const char *word, size_t length)
{
    enum { SHORTEST_FIRST = 2, SHORTEST_SECOND = 4 };
    if (!language_is(unknown->language, "de") && !language_is(unknown->language, "nl"))
        return false;
    for (size_t at = SHORTEST_FIRST; at + SHORTEST_SECOND <= length; at++) {
        if (((unsigned char)word[at] & 0xC0) == 0x80 ||
            !speller_table_knows(unknown->speller, word + at, length - at))
            continue;
        size_t first = at;
        if (first > SHORTEST_SECOND && word[first - 1] == 's' &&
            speller_table_knows(unknown->speller, word, first - 1))
            return true;
        if (first > 4 && memcmp(word + first - 2, "zu", 2) == 0)
            first -= 2;
        if (speller_table_knows(unknown->speller, word, first))
            return true;
    }
    return false;
}

static bool is_misspelt_small(const struct unknown *unknown, const char *word, size_t length,
                              unsigned count)
{
    if (unknown->in_quotation && unknown->beside_unknown)
        return false;
    if (count >= TERM || unknown->in_quotation)
        return speller_nearest(unknown->speller, word, length) >= FAMILIAR_WORD;
    return !is_compound(unknown, word, length) ||
           speller_nearest(unknown->speller, word, length) >= FAMILIAR_WORD;
}

bool unknown_is_worth_asking(const struct unknown *unknown, const char *bytes,
                             struct known_names *names, unsigned count)
{
    const char *word = bytes + unknown->from;
    size_t length = owner_length(word, unknown->to - unknown->from);
    if (unknown->rule)
        return true;
    size_t first;
    character_at(word, length, 0, &first);
    if (length <= first || known_names_have(names, unknown->language, word, length))
        return false;
    switch (unknown->letter_case) {
    case SMALL:
        return is_misspelt_small(unknown, word, length, count);
    case CAPITALISED:
        return is_misspelt_capitalised(unknown, word, length, names, count);
    case CAPITALS:
        return length > LONGEST_INITIALISM && count == 1 && !unknown->in_quotation &&
               speller_nearest(unknown->speller, word, length) >= FAMILIAR_WORD;
    case MIXED:
        break;
    }
    return false;
}
