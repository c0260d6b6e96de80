/* Spelling names: what is known beside the dictionaries of spelling, from names.dict. */
#include "spelling_names.h"

#include "characters.h"
#include "language.h"
#include "likeness.h"
#include "memory.h"
#include "word_hash.h"
#include "word_sound.h"

#include <stdlib.h>
#include <string.h>

enum {
    SHORTEST_NEAR_NAME = 5, /* shorter names are a letter away from too much */
    SHORTEST_MISHEARD = 7,
    MOST_MISHEARD = EDIT, /* what it may cost to make a name of it */
    MOST_DIFFERING = 9    /* bits of the two */
};

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

/* A word that a name may be misheard for: read when the first such name is met, as that takes
 * longer than to find that there is none. */
struct misheard {
    const char *word;
    size_t length;
    enum { NOT_READ, IS_READ, CANNOT_BE } state;
    struct misspelt misspelt;
};

/* Whether letters doubled, vowels or the like make the one of the other: "Carribean", "Michagan".
 */
static bool is_misheard(struct misheard *misheard, const struct known_name *name)
{
    static const struct confusions none;
    uint32_t letters[MOST_CHARACTERS];
    if (misheard->state == NOT_READ)
        misheard->state =
            misheard->length >= SHORTEST_MISHEARD &&
                    read_misspelt(misheard->word, misheard->length, &none, &misheard->misspelt)
                ? IS_READ
                : CANNOT_BE;
    if (misheard->state == CANNOT_BE)
        return false;
    size_t count = read_small(name->word, name->length, letters);
    return likeness_cost(&misheard->misspelt, letters, count, MOST_MISHEARD) != NO_WAY;
}

struct name known_names_near(struct known_names *names, const char *language, const char *word,
                             size_t length)
{
    struct misheard misheard;
    if (length < SHORTEST_NEAR_NAME)
        return (struct name){NULL, 0};
    misheard.word = word;
    misheard.length = length;
    misheard.state = NOT_READ;
    uint64_t bits = bits_of(word, length);
    for (size_t other = length == SHORTEST_NEAR_NAME ? length : length - 2; other <= length + 2;
         other++)
        for (const struct known_name *name = *names_like(names, *word, other); name;
             name = name->next_like)
            if (name->length == other && *name->word == *word &&
                word_bits_differing(name->bits, bits) <= MOST_DIFFERING &&
                is_of_language(name, language) &&
                (is_letter_away(word, length, name->word, name->length) ||
                 is_misheard(&misheard, name)))
                return (struct name){name->word, name->length};
    return (struct name){NULL, 0};
}

bool ends_as_noun(const struct known_names *names, const char *language, const char *word,
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
