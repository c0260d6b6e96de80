/* Phrases: the entries of a dictionary, those of all its languages together, found in copy. */
#include "phrases.h"

#include "characters.h"
#include "memory.h"

#include <stdlib.h>
#include <string.h>

#define HASH_BEGIN 14695981039346656037u

enum { BEGINNINGS = 1 << 15 }; /* bits */

static uint64_t hash_byte(uint64_t hash, char byte)
{
    return (hash ^ (unsigned char)byte) * 1099511628211u;
}

static size_t slot_of(const struct phrases *phrases, uint64_t hash)
{
    return (size_t)(hash ^ hash >> 29) & (phrases->size - 1);
}

static bool is_of_word(uint32_t character)
{
    if (character < 0x80)
        return (character | 32) - 'a' < 26 || character - '0' < 10;
    return character_is(character) & (IS_LETTER | IS_DIGIT | IS_MARK);
}

static bool is_white(uint32_t character)
{
    return character == ' ' || character == '\t' || character == '\n' || character == '\r' ||
           (character >= 0x80 && is_space(character));
}

/* What nobody sees: soft hyphen, spaces without width, joiners, direction marks. */
static bool is_hidden(uint32_t character)
{
    return character == 0xAD || (character >= 0x200B && character <= 0x200F) ||
           character == 0x2060 || character == 0xFEFF;
}

static size_t skip_hidden(const char *bytes, size_t to, size_t at)
{
    size_t size;
    while (at < to && (unsigned char)bytes[at] >= 0x80 &&
           is_hidden(character_at(bytes, to, at, &size)))
        at += size;
    return at;
}

/* The folded form of the character at `*at`, as UTF-8 in `folded`; moves `*at` behind it. White
 * space of any length is one space; what nobody sees is nothing. Returns the bytes. */
static size_t fold_next(const char *bytes, size_t to, size_t *at, char folded[4])
{
    size_t size;
    uint32_t character = character_at(bytes, to, *at, &size);
    *at += size;
    if (is_white(character)) {
        while (*at < to && is_white(character_at(bytes, to, *at, &size)))
            *at += size;
        character = ' ';
    } else if (is_hidden(character)) {
        return 0;
    } else if (character < 0x80) {
        character |= character - 'A' < 26 ? 32 : 0;
    } else {
        character = character == 0x2019 || character == 0x2BC ? '\'' : character_lower(character);
    }
    return character_write(character, folded);
}

/* Whether a phrase may end at `at`, behind the character `last`. */
static bool is_edge(const char *bytes, size_t to, size_t at, uint32_t last)
{
    size_t size;
    if (!is_of_word(last))
        return true;
    while (at < to && is_hidden(character_at(bytes, to, at, &size)))
        at += size;
    return at >= to || !is_of_word(character_at(bytes, to, at, NULL));
}

/* Opening. */

/* The bit of three bytes: letters have one each. */
static unsigned beginning_of(unsigned first, unsigned second, unsigned third)
{
    return (first & 31) << 10 | (second & 31) << 5 | (third & 31);
}

static void note_beginning(struct phrases *phrases, const char *folded, size_t length)
{
    unsigned first =
        beginning_of((unsigned char)folded[0], length > 1 ? (unsigned char)folded[1] : 0,
                     length > 2 ? (unsigned char)folded[2] : 0);
    /* Behind a shorter phrase anything may stand. */
    unsigned count = length < 2 ? 32 * 32 : length < 3 ? 32 : 1;
    for (unsigned bit = first; bit < first + count; bit++)
        phrases->beginnings[bit >> 3] |= (uint8_t)(1 << (bit & 7));
}

static void note_opening(struct phrases *phrases, uint64_t hash)
{
    phrases->openings = memory_grow(phrases->openings, &phrases->opening_capacity,
                                    phrases->opening_count + 1, sizeof *phrases->openings);
    phrases->openings[phrases->opening_count++] = hash;
}

/* The hash of the phrase; those of what it begins with, up to the edges of its words, are noted. */
static uint64_t hash_phrase(struct phrases *phrases, const char *folded, size_t length)
{
    uint64_t hash = HASH_BEGIN;
    size_t size, next_size;
    uint32_t character = character_at(folded, length, 0, &size), next;
    bool is_word = is_of_word(character), is_next;
    for (size_t at = 0; at < length; is_word = is_next, size = next_size) {
        for (size_t i = 0; i < size; i++)
            hash = hash_byte(hash, folded[at + i]);
        at += size;
        next = character_at(folded, length, at, &next_size);
        is_next = at < length && is_of_word(next);
        if (!is_word || !is_next)
            note_opening(phrases, hash);
    }
    return hash;
}

static void add_phrase(struct phrases *phrases, const struct entry *entry)
{
    struct text folded = {0};
    char character[4];
    for (size_t at = 0; at < entry->key_length;)
        text_append(&folded, character, fold_next(entry->key, entry->key_length, &at, character));
    if (!folded.length)
        return;
    phrases->items =
        memory_grow(phrases->items, &phrases->capacity, phrases->count + 1, sizeof *phrases->items);
    phrases->items[phrases->count++] = (struct phrase){
        entry, folded.bytes, folded.length, hash_phrase(phrases, folded.bytes, folded.length)};
    note_beginning(phrases, folded.bytes, folded.length);
    if (folded.length > phrases->longest)
        phrases->longest = folded.length;
}

/* The openings, which have been noted one after the other, become a table. */
static void index_openings(struct phrases *phrases)
{
    uint64_t *noted = phrases->openings;
    phrases->openings = memory_allocate(phrases->size, sizeof *phrases->openings);
    for (size_t i = 0; i < phrases->opening_count; i++) {
        size_t slot = slot_of(phrases, noted[i]);
        while (phrases->openings[slot] && phrases->openings[slot] != noted[i])
            slot = (slot + 1) & (phrases->size - 1);
        phrases->openings[slot] = noted[i];
    }
    free(noted);
}

static void index_phrase(struct phrases *phrases, size_t item)
{
    size_t slot = slot_of(phrases, phrases->items[item].hash);
    while (phrases->index[slot]) {
        if (phrases->items[phrases->index[slot] - 1].hash == phrases->items[item].hash)
            return; /* the first of two languages counts */
        slot = (slot + 1) & (phrases->size - 1);
    }
    phrases->index[slot] = (unsigned)item + 1;
}

/* All that were read: filters, readers of one file after the other and the writer ask for the same. */
static struct phrases *read_phrases;

struct phrases *phrases_open(const char *name, struct report *report)
{
    for (struct phrases *phrases = read_phrases; phrases; phrases = phrases->next)
        if (strcmp(phrases->dictionary->name, name) == 0)
            return phrases;
    struct phrases *phrases = memory_allocate(1, sizeof *phrases);
    phrases->next = read_phrases;
    read_phrases = phrases;
    phrases->dictionary = dictionary_open(name, report);
    phrases->beginnings = memory_allocate(BEGINNINGS / 8, sizeof *phrases->beginnings);
    for (size_t i = 0; i < phrases->dictionary->count; i++)
        add_phrase(phrases, &phrases->dictionary->entries[i]);
    phrases->size = 16;
    while (phrases->size < phrases->count * 3 || phrases->size < phrases->opening_count * 2)
        phrases->size *= 2;
    phrases->index = memory_allocate(phrases->size, sizeof *phrases->index);
    for (size_t i = 0; i < phrases->count; i++)
        index_phrase(phrases, i);
    index_openings(phrases);
    return phrases;
}

/* Finding. */

static bool opens_phrase(const struct phrases *phrases, uint64_t hash)
{
    size_t slot = slot_of(phrases, hash);
    while (phrases->openings[slot] && phrases->openings[slot] != hash)
        slot = (slot + 1) & (phrases->size - 1);
    return phrases->openings[slot] != 0;
}

static const struct entry *phrase_of(const struct phrases *phrases, uint64_t hash, size_t length)
{
    size_t slot = slot_of(phrases, hash);
    for (; phrases->index[slot]; slot = (slot + 1) & (phrases->size - 1)) {
        const struct phrase *phrase = &phrases->items[phrases->index[slot] - 1];
        if (phrase->hash == hash && phrase->length == length)
            return phrase->entry;
    }
    return NULL;
}

static unsigned fold_ascii(unsigned byte)
{
    return is_white(byte) ? ' ' : byte | (byte - 'A' < 26 ? 32u : 0u);
}

/* Whether a phrase may begin at `at`, by three bytes: nearly all words of copy begin none. */
static bool may_begin(const struct phrases *phrases, const char *bytes, size_t at, size_t to)
{
    if (to - at < 3)
        return true;
    unsigned first = (unsigned char)bytes[at], second = (unsigned char)bytes[at + 1],
             third = (unsigned char)bytes[at + 2];
    if ((first | second | third) >= 0x80 || is_white(first) || is_white(second))
        return true;
    unsigned bit = beginning_of(fold_ascii(first), fold_ascii(second), fold_ascii(third));
    return phrases->beginnings[bit >> 3] >> (bit & 7) & 1;
}

const struct entry *phrase_begins(const struct phrases *phrases, const char *bytes,
                                  struct span stretch, size_t *end)
{
    const struct entry *found = NULL;
    uint64_t hash = HASH_BEGIN;
    size_t at = stretch.from, length = 0;
    char folded[4];
    if (!may_begin(phrases, bytes, stretch.from, stretch.to))
        return NULL;
    while (phrases->count && at < stretch.to && length < phrases->longest) {
        uint32_t last = (unsigned char)bytes[at];
        if (last < 0x80 && !is_white(last)) { /* nearly always */
            last |= last - 'A' < 26 ? 32 : 0;
            hash = hash_byte(hash, (char)last);
            length++;
            at++;
        } else {
            size_t size = fold_next(bytes, stretch.to, &at, folded);
            for (size_t i = 0; i < size; i++)
                hash = hash_byte(hash, folded[i]);
            length += size;
            if (!size)
                continue;
            last = size == 1 ? (unsigned char)folded[0] : character_before(bytes, at, NULL);
        }
        at = skip_hidden(bytes, stretch.to, at);
        if (!is_edge(bytes, stretch.to, at, last))
            continue;
        if (!opens_phrase(phrases, hash))
            break;
        const struct entry *entry = phrase_of(phrases, hash, length);
        if (entry) {
            found = entry;
            *end = at;
        }
    }
    return found;
}

/* Marks that stand round a prompt: "» Read more ...", "Share:". */
static bool is_ornament(uint32_t character)
{
    return character != '#' && character != '(' && character != 0xA9 && character != '*' &&
           !is_of_word(character);
}

const struct entry *phrase_is(const struct phrases *phrases, const char *bytes, struct span stretch)
{
    size_t size, end;
    const struct entry *entry = NULL;
    for (;;) {
        entry = phrase_begins(phrases, bytes, stretch, &end);
        if (entry || stretch.from >= stretch.to ||
            !is_ornament(character_at(bytes, stretch.to, stretch.from, &size)))
            break;
        stretch.from += size;
    }
    while (entry && end < stretch.to) {
        if (is_of_word(character_at(bytes, stretch.to, end, &size)))
            return NULL;
        end += size;
    }
    return entry;
}

const struct entry *phrase_next(const struct phrases *phrases, const char *bytes,
                                struct span stretch, size_t *at, struct span *found)
{
    size_t size;
    bool in_word = false;
    while (*at < stretch.to) {
        uint32_t character = character_at(bytes, stretch.to, *at, &size);
        bool is_word = is_of_word(character);
        if (!(is_word && in_word) && !is_white(character)) {
            size_t end;
            const struct entry *entry =
                phrase_begins(phrases, bytes, (struct span){*at, stretch.to}, &end);
            if (entry) {
                *found = (struct span){*at, end};
                *at = end;
                return entry;
            }
        }
        in_word = is_word;
        *at += size;
    }
    return NULL;
}
