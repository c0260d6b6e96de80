/* Spelling unknown: which of the words that no dictionary has an editor should be asked about. */
#include "spelling_unknown.h"

#include "characters.h"
#include "language.h"
#include "likeness.h"
#include "memory.h"
#include "word_hash.h"
#include "word_sound.h"

#include <stdlib.h>
#include <string.h>

enum {
    LONGEST_INITIALISM = 6, /* NATO, UNESCO */
    SHORTEST_NEAR_NAME = 5, /* shorter names are a letter away from too much */
    SHORTEST_NEAR_NOUN = 7,
    SHORTEST_MISHEARD = 7,
    MOST_MISHEARD = EDIT, /* what it may cost to make a name of it */
    MOST_DIFFERING = 9,   /* bits of the two */
    SHORTEST_NOUN = 7,    /* that tells a compound from a name */
    SHORTEST_FIRST = 3,   /* parts of a compound */
    SHORTEST_SECOND = 4,
    TERM = 3 /* a word used so often is meant */
};

/* Names. */

enum { NAME_SLOTS = 1 << 12 };

struct known_name {
    const char *word; /* in the dictionary; ended by its length only */
    size_t length;
    const char *section;
    uint64_t bits; /* word_bits() of it */
    struct known_name *next, *next_like;
};

struct known_names {
    struct dictionary *dictionary;
    struct known_name *slots[NAME_SLOTS]; /* by hash of the word */
    struct known_name *like[NAME_SLOTS];  /* by its first letter and its length */
};

static struct known_name **slot_of(struct known_names *names, const char *word, size_t length)
{
    return &names->slots[word_hash(word, length) % NAME_SLOTS];
}

static struct known_name **names_like(struct known_names *names, char first, size_t length)
{
    return &names->like[((unsigned char)first * 31u + length) % NAME_SLOTS];
}

static size_t read_small(const char *word, size_t length, uint32_t letters[static MOST_CHARACTERS])
{
    size_t count = 0;
    for (size_t at = 0, size; at < length && count < MOST_CHARACTERS; at += size)
        letters[count++] = character_lower(character_at(word, length, at, &size));
    return count;
}

static uint64_t bits_of(const char *word, size_t length)
{
    uint32_t letters[MOST_CHARACTERS];
    return word_bits(letters, read_small(word, length, letters));
}

static void add_name(struct known_names *names, const char *word, size_t length,
                     const char *section)
{
    struct known_name *name = memory_allocate(1, sizeof *name);
    struct known_name **slot = slot_of(names, word, length);
    struct known_name **like = names_like(names, *word, length);
    *name = (struct known_name){word, length, section, bits_of(word, length), *slot, *like};
    *slot = *like = name;
}

static bool is_ending(const struct entry *entry)
{
    return entry->key_length > 8 && memcmp(entry->key + entry->key_length - 8, " endings", 8) == 0;
}

struct known_names *known_names_open(struct report *report)
{
    struct known_names *names = memory_allocate(1, sizeof *names);
    names->dictionary = dictionary_open("names", report);
    for (size_t i = 0; i < names->dictionary->count; i++) {
        const struct entry *entry = &names->dictionary->entries[i];
        if (is_ending(entry))
            continue;
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
    for (size_t i = 0; i < NAME_SLOTS; i++)
        for (struct known_name *name = names->slots[i], *next; name; name = next) {
            next = name->next;
            free(name);
        }
    dictionary_close(names->dictionary);
    free(names);
}

static bool is_of_language(const struct known_name *name, const char *language)
{
    return strcmp(name->section, "*") == 0 || language_is(language, name->section);
}

static bool have(struct known_names *names, const char *language, const char *word, size_t length)
{
    for (const struct known_name *name = *slot_of(names, word, length); name; name = name->next)
        if (name->length == length && memcmp(name->word, word, length) == 0 &&
            is_of_language(name, language))
            return true;
    return false;
}

bool known_names_have(struct known_names *names, const char *language, const char *word,
                      size_t length)
{
    return have(names, language, word, length) ||
           (length > 3 && word[length - 1] == 's' && have(names, language, word, length - 1));
}

/* Whether one letter more or less inside, or two that are swapped, make the one of the other. */
static bool is_letter_away(const char *a, size_t a_length, const char *b, size_t b_length)
{
    size_t same = 0;
    while (same < a_length && same < b_length && a[same] == b[same])
        same++;
    if (same == 0 || a_length - same < 2 || b_length - same < 1)
        return false; /* endings make other names: Johann, Johanna */
    if (a_length == b_length)
        return a[same] == b[same + 1] && a[same + 1] == b[same] &&
               memcmp(a + same + 2, b + same + 2, a_length - same - 2) == 0;
    return a_length > b_length ? memcmp(a + same + 1, b + same, b_length - same) == 0
                               : memcmp(a + same, b + same + 1, a_length - same) == 0;
}

/* Whether letters doubled, vowels or the like make the one of the other: "Carribean", "Michagan".
 */
static bool is_misheard(const struct misspelt *misspelt, const struct known_name *name)
{
    uint32_t letters[MOST_CHARACTERS];
    size_t count = read_small(name->word, name->length, letters);
    return likeness_cost(misspelt, letters, count, MOST_MISHEARD) != NO_WAY;
}

/* A word that is near to a name of the list, and is none itself. */
static bool is_near_name(struct known_names *names, const char *language, const char *word,
                         size_t length)
{
    static const struct confusions none;
    struct misspelt misspelt;
    if (length < SHORTEST_NEAR_NAME)
        return false;
    uint64_t bits = bits_of(word, length);
    bool is_long = length >= SHORTEST_MISHEARD && read_misspelt(word, length, &none, &misspelt);
    for (size_t other = length == SHORTEST_NEAR_NAME ? length : length - 2; other <= length + 2;
         other++)
        for (const struct known_name *name = *names_like(names, *word, other); name;
             name = name->next_like)
            if (name->length == other && *name->word == *word &&
                word_bits_differing(name->bits, bits) <= MOST_DIFFERING &&
                is_of_language(name, language) &&
                (is_letter_away(word, length, name->word, name->length) ||
                 (is_long && is_misheard(&misspelt, name))))
                return true;
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

/* Whether it is a word, or a noun that stands small inside a compound. */
static bool is_part(const struct unknown *unknown, const char *part, size_t length)
{
    char noun[128];
    size_t size;
    if (speller_table_knows(unknown->speller, part, length))
        return true;
    size_t to = character_write(character_upper(character_at(part, length, 0, &size)), noun);
    if (length > sizeof noun - 4)
        return false;
    memcpy(noun + to, part + size, length - size);
    return speller_table_knows(unknown->speller, noun, to + length - size);
}

/* The first part of a compound, with what may stand between it and the second: "Regierung-s-". */
static bool is_first_part(const struct unknown *unknown, const char *part, size_t length)
{
    static const char *const links[] = {"", "s", "es", "zu", "-"};
    for (size_t i = 0; i < sizeof links / sizeof *links; i++) {
        size_t link = strlen(links[i]);
        if (length >= SHORTEST_FIRST + link && memcmp(part + length - link, links[i], link) == 0 &&
            is_part(unknown, part, length - link))
            return true;
    }
    return false;
}

/* A last part is written small in a word that is no noun. */
static bool is_last_part(const struct unknown *unknown, const char *part, size_t length)
{
    return length >= SHORTEST_SECOND && (unknown->letter_case == CAPITALISED
                                             ? is_part(unknown, part, length)
                                             : speller_table_knows(unknown->speller, part, length));
}

static bool is_made_of_parts(const struct unknown *unknown, const char *word, size_t length,
                             unsigned most_parts)
{
    for (size_t at = SHORTEST_FIRST; at + SHORTEST_SECOND <= length; at++)
        if (((unsigned char)word[at] & 0xC0) != 0x80 && is_first_part(unknown, word, at) &&
            (is_last_part(unknown, word + at, length - at) ||
             (most_parts > 2 && is_made_of_parts(unknown, word + at, length - at, most_parts - 1))))
            return true;
    return false;
}

/* Whether the language writes words together, and this is made of known ones: "wegstieß",
 * "regierungskritisch", "Hollywoodproduktion". hunspell's dictionaries know some compounds only. */
static bool is_compound(const struct unknown *unknown, const char *word, size_t length)
{
    return language_joins_words(unknown->language) && is_made_of_parts(unknown, word, length, 3);
}

static bool ends_as_noun(const struct known_names *names, const char *language, const char *word,
                         size_t length)
{
    const struct entry *entry = NULL;
    while ((entry = dictionary_next(names->dictionary, language, entry)))
        for (const char *at = is_ending(entry) ? entry->value : ""; *at; at += strspn(at, " ")) {
            size_t ending = strcspn(at, " ");
            if (ending < length && memcmp(word + length - ending, at, ending) == 0)
                return true;
            at += ending;
        }
    return false;
}

/* "Eishockeyspoieler": the rest of a compound is misspelt. */
static bool begins_with_noun(const struct unknown *unknown, const char *word, size_t length)
{
    for (size_t at = SHORTEST_NOUN; at + SHORTEST_SECOND <= length; at++)
        if (speller_frequency(unknown->speller, word, at) > 0)
            return true;
    return false;
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
        return length >= SHORTEST_NEAR_NOUN
                   ? speller_nearest(unknown->speller, word, length) > 0 ||
                         ((ends_as_noun(names, unknown->language, word, length) ||
                           begins_with_noun(unknown, word, length)) &&
                          !is_compound(unknown, word, length))
                   : length >= SHORTEST_NEAR_NAME &&
                         speller_nearest(unknown->speller, word, length) > COMMON_WORD;
    return length >= SHORTEST_NEAR_NAME &&
           speller_nearest(unknown->speller, word, length) >= COMMON_WORD;
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
    if (bytes[unknown->to] == '-' && language_joins_words(unknown->language) &&
        is_first_part(unknown, word, length))
        return false; /* "Informations- und" */
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
