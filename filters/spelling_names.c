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
    uint64_t bits; /* word_bits() of it; 0: not asked yet */
    struct known_name *next, *next_like;
};

enum { MOST_SECTIONS = 16, MOST_AFFIXES = 12 };

struct known_names {
    struct dictionary *dictionary;
    struct known_name *slots[NAME_SLOTS]; /* by hash of the word */
    struct known_name *like[NAME_SLOTS];  /* by its first letter and its length */
    /* The names of each language that was asked for, and of all. */
    struct section {
        char name[4];
        struct known_name *names;
        const struct entry *affixes[MOST_AFFIXES]; /* lines of pieces of words */
        size_t affix_count;
    } sections[MOST_SECTIONS];
    size_t section_count;
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

static void add_name(struct known_names *names, struct known_name *name, const char *word,
                     size_t length, const char *section)
{
    struct known_name **slot = slot_of(names, word, length);
    struct known_name **like = names_like(names, *word, length);
    *name = (struct known_name){word, length, section, 0, *slot, *like};
    *slot = *like = name;
}

/* The keys of lists that are no names. */
static bool is_affixes(const struct entry *entry)
{
    static const char *const keys[] = {"noun endings", "prefixes", "suffixes", "infixes"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (strcmp(entry->key, keys[i]) == 0)
            return true;
    return false;
}

static size_t count_names(const char *list)
{
    size_t count = 0;
    for (const char *at = list; *at; at += strspn(at, " "), count++)
        at += strcspn(at, " ");
    return count;
}

static void read_section(struct known_names *names, const char *section)
{
    const struct entry *entry = NULL;
    size_t count = 0;
    struct section *added = &names->sections[names->section_count++];
    while ((entry = dictionary_next(names->dictionary, section, entry)))
        if (!is_affixes(entry))
            count += count_names(entry->value);
        else if (added->affix_count < MOST_AFFIXES)
            added->affixes[added->affix_count++] = entry;
    snprintf(added->name, sizeof added->name, "%s", section);
    added->names = memory_allocate(count + 1, sizeof *added->names);
    struct known_name *name = added->names;
    while ((entry = dictionary_next(names->dictionary, section, entry))) {
        if (is_affixes(entry))
            continue;
        for (const char *at = entry->value; *at; at += strspn(at, " ")) {
            size_t length = strcspn(at, " ");
            add_name(names, name++, at, length, entry->section);
            at += length;
        }
    }
}

static const struct section *section_of(const struct known_names *names, const char *language)
{
    for (size_t i = 0; i < names->section_count; i++)
        if (language_is(language, names->sections[i].name))
            return &names->sections[i];
    return NULL;
}

/* Reads the names of a language when it is first asked for. */
static void need_language(struct known_names *names, const char *language)
{
    char section[4];
    if (names->section_count == MOST_SECTIONS || section_of(names, language))
        return;
    snprintf(section, sizeof section, "%.*s", (int)strcspn(language, "-_"), language);
    read_section(names, section);
}

struct known_names *known_names_open(struct report *report)
{
    struct known_names *names = memory_allocate(1, sizeof *names);
    names->dictionary = dictionary_open("names", report);
    read_section(names, "*");
    return names;
}

void known_names_close(struct known_names *names)
{
    if (!names)
        return;
    for (size_t i = 0; i < names->section_count; i++)
        free(names->sections[i].names);
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
    need_language(names, language);
    return have(names, language, word, length) ||
           (length > 3 && word[length - 1] == 's' && have(names, language, word, length - 1));
}

/* Sánchez is written Sanchez elsewhere: not for want of care. */
static bool is_other_accent(const char *word, size_t length, const struct known_name *name)
{
    uint32_t a[MOST_CHARACTERS], b[MOST_CHARACTERS];
    size_t count = read_small(word, length, a), same = 0;
    if (count != read_small(name->word, name->length, b) || memcmp(a, b, count * sizeof *a) == 0)
        return false;
    while (same < count && plain_letter(a[same]) == plain_letter(b[same]))
        same++;
    return same == count;
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

static uint64_t bits_of_name(struct known_name *name)
{
    if (!name->bits)
        name->bits = bits_of(name->word, name->length);
    return name->bits;
}

struct name known_names_near(struct known_names *names, const char *language, const char *word,
                             size_t length)
{
    struct misheard misheard;
    if (length < SHORTEST_NEAR_NAME)
        return (struct name){NULL, 0};
    need_language(names, language);
    misheard.word = word;
    misheard.length = length;
    misheard.state = NOT_READ;
    uint64_t bits = bits_of(word, length);
    for (size_t other = length == SHORTEST_NEAR_NAME ? length : length - 2; other <= length + 2;
         other++)
        for (struct known_name *name = *names_like(names, *word, other); name;
             name = name->next_like)
            if (name->length == other && *name->word == *word && is_of_language(name, language) &&
                word_bits_differing(bits_of_name(name), bits) <= MOST_DIFFERING &&
                (is_letter_away(word, length, name->word, name->length) ||
                 is_misheard(&misheard, name)) &&
                !is_other_accent(word, length, name))
                return (struct name){name->word, name->length};
    return (struct name){NULL, 0};
}

struct name known_affix_next(const struct known_names *names, const char *language, const char *key,
                             struct name last)
{
    const struct section *section = section_of(names, language);
    for (size_t i = 0; section && i < section->affix_count; i++) {
        const struct entry *entry = section->affixes[i];
        const char *at = entry->value, *end = at + strlen(at);
        if (strcmp(entry->key, key) != 0 || (last.word && (last.word < at || last.word > end)))
            continue; /* the last one stands in a later line */
        if (last.word)
            at = last.word + last.length;
        last.word = NULL;
        at += strspn(at, " ");
        if (*at)
            return (struct name){at, strcspn(at, " ")};
    }
    return (struct name){NULL, 0};
}
