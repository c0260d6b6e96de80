/* Phrases: the entries of a dictionary, those of all its languages together, found in copy. */
#include "phrases.h"

#include "characters.h"
#include "memory.h"

#include <stdlib.h>
#include <string.h>

#define HASH_BEGIN 14695981039346656037u

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

/* The folded form of the character at `*at`, as UTF-8 in `folded`; moves `*at` behind it. White
 * space of any length is one space. Returns the bytes. */
static size_t fold_next(const char *bytes, size_t to, size_t *at, char folded[4])
{
    size_t size;
    uint32_t character = character_at(bytes, to, *at, &size);
    *at += size;
    if (is_white(character)) {
        while (*at < to && is_white(character_at(bytes, to, *at, &size)))
            *at += size;
        character = ' ';
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
    return at >= to || !is_of_word(last) || !is_of_word(character_at(bytes, to, at, NULL));
}

/* Opening. */

static void note_beginning(struct phrases *phrases, const char *folded, size_t length)
{
    unsigned first = (unsigned char)folded[0] << 8;
    for (unsigned next = 0; length == 1 && next < 256; next++)
        phrases->beginnings[(first | next) >> 3] |= (uint8_t)(1 << (next & 7));
    if (length > 1)
        phrases->beginnings[(first | (unsigned char)folded[1]) >> 3] |=
            (uint8_t)(1 << (folded[1] & 7));
}

static void add_phrase(struct phrases *phrases, const struct entry *entry)
{
    struct text folded = {0};
    char character[4];
    for (size_t at = 0; at < entry->key_length;)
        text_append(&folded, character, fold_next(entry->key, entry->key_length, &at, character));
    phrases->items =
        memory_grow(phrases->items, &phrases->capacity, phrases->count + 1, sizeof *phrases->items);
    struct phrase *phrase = &phrases->items[phrases->count++];
    *phrase = (struct phrase){entry, folded.bytes, folded.length, HASH_BEGIN};
    for (size_t i = 0; i < folded.length; i++)
        phrase->hash = hash_byte(phrase->hash, folded.bytes[i]);
    if (folded.length)
        note_beginning(phrases, folded.bytes, folded.length);
    if (folded.length > phrases->longest)
        phrases->longest = folded.length;
}

static void index_opening(struct phrases *phrases, const struct phrase *phrase)
{
    uint64_t hash = HASH_BEGIN;
    size_t at = 0, size;
    do {
        uint32_t character = character_at(phrase->folded, phrase->length, at, &size);
        for (size_t i = 0; i < size; i++)
            hash = hash_byte(hash, phrase->folded[at + i]);
        at += size;
        if (is_edge(phrase->folded, phrase->length, at, character))
            break;
    } while (at < phrase->length);
    size_t slot = slot_of(phrases, hash);
    while (phrases->openings[slot] && phrases->openings[slot] != hash)
        slot = (slot + 1) & (phrases->size - 1);
    phrases->openings[slot] = hash;
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

struct phrases *phrases_open(const char *name, struct report *report)
{
    struct phrases *phrases = memory_allocate(1, sizeof *phrases);
    phrases->dictionary = dictionary_open(name, report);
    phrases->beginnings = memory_allocate(1 << 13, sizeof *phrases->beginnings);
    for (size_t i = 0; i < phrases->dictionary->count; i++)
        add_phrase(phrases, &phrases->dictionary->entries[i]);
    phrases->size = 16;
    while (phrases->size < phrases->count * 3)
        phrases->size *= 2;
    phrases->index = memory_allocate(phrases->size, sizeof *phrases->index);
    phrases->openings = memory_allocate(phrases->size, sizeof *phrases->openings);
    for (size_t i = 0; i < phrases->count; i++) {
        index_phrase(phrases, i);
        index_opening(phrases, &phrases->items[i]);
    }
    return phrases;
}

void phrases_close(struct phrases *phrases)
{
    if (!phrases)
        return;
    for (size_t i = 0; i < phrases->count; i++)
        free(phrases->items[i].folded);
    dictionary_close(phrases->dictionary);
    free(phrases->items);
    free(phrases->index);
    free(phrases->openings);
    free(phrases->beginnings);
    free(phrases);
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

/* Whether a phrase may begin at `at`, by two bytes: nearly all words of copy begin none. */
static bool may_begin(const struct phrases *phrases, const char *bytes, size_t at, size_t to)
{
    if (at + 1 >= to)
        return true;
    unsigned first = (unsigned char)bytes[at], next = (unsigned char)bytes[at + 1];
    if (first >= 0x80 || next >= 0x80 || is_white(first) || is_white(next))
        return true;
    first |= first - 'A' < 26 ? 32 : 0;
    next |= next - 'A' < 26 ? 32 : 0;
    return phrases->beginnings[(first << 8 | next) >> 3] >> (next & 7) & 1;
}

const struct entry *phrase_begins(const struct phrases *phrases, const char *bytes,
                                  struct span stretch, size_t *end)
{
    const struct entry *found = NULL;
    uint64_t hash = HASH_BEGIN;
    size_t at = stretch.from, length = 0;
    bool is_open = false;
    char folded[4];
    if (!may_begin(phrases, bytes, stretch.from, stretch.to))
        return NULL;
    while (phrases->count && at < stretch.to && length < phrases->longest) {
        size_t size = fold_next(bytes, stretch.to, &at, folded);
        for (size_t i = 0; i < size; i++)
            hash = hash_byte(hash, folded[i]);
        length += size;
        uint32_t last = size == 1 ? (unsigned char)folded[0] : character_before(bytes, at, NULL);
        if (!is_edge(bytes, stretch.to, at, last))
            continue;
        if (!is_open && !opens_phrase(phrases, hash))
            return NULL;
        is_open = true;
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
