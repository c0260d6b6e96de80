/* Words that are broken over two lines: joined with the consent of the story's own words, or of the
 * dictionary of its language, only. */
#include "paragraphs_words.h"

#include "characters.h"
#include "memory.h"
#include "speller.h"

#include <stdlib.h>
#include <string.h>

enum {
    LONGEST_WORD = 80,    /* bytes of one half */
    WORDS_SEEN = 1 << 20, /* bytes of the text whose words are remembered */
    LEAST_TABLE = 1 << 10
};

struct broken_words {
    struct report *report;
    struct dictionary *dictionary; /* NULL until it is needed */
    struct speller *speller;
    char *speller_language;
    const char *bytes;
    size_t length;
    uint64_t *seen; /* hashes of the text's words in small letters; NULL until they are needed */
    size_t seen_size;
};

struct broken_words *broken_words_open(struct report *report)
{
    struct broken_words *words = memory_allocate(1, sizeof *words);
    words->report = report;
    return words;
}

void broken_words_close(struct broken_words *words)
{
    if (words->dictionary)
        dictionary_close(words->dictionary);
    speller_close(words->speller);
    free(words->speller_language);
    free(words->seen);
    free(words);
}

void broken_words_begin(struct broken_words *words, const char *bytes, size_t length)
{
    free(words->seen);
    words->seen = NULL;
    words->bytes = bytes;
    words->length = length < WORDS_SEEN ? length : WORDS_SEEN;
}

static bool is_of_word(uint32_t c)
{
    return c != NO_CHARACTER && character_is(c) & (IS_LETTER | IS_MARK);
}

/* FNV-1a, of the word in small letters; never 0. */
static uint64_t hash_of(const char *word, size_t length)
{
    uint64_t hash = 0xCBF29CE484222325u;
    for (size_t at = 0, size; at < length; at += size)
        hash = (hash ^ character_lower(character_at(word, length, at, &size))) * 0x100000001B3u;
    return hash ? hash : 1;
}

static uint64_t *seen_place(const struct broken_words *words, uint64_t hash)
{
    size_t at = hash & (words->seen_size - 1);
    while (words->seen[at] && words->seen[at] != hash)
        at = (at + 1) & (words->seen_size - 1);
    return &words->seen[at];
}

/* Remembers words, and compounds with a hyphen inside, that stand on one line. */
static void remember_words(struct broken_words *words)
{
    words->seen_size = LEAST_TABLE;
    while (words->seen_size < words->length)
        words->seen_size *= 2;
    words->seen = memory_allocate(words->seen_size, sizeof *words->seen);
    for (size_t at = 0, size; at < words->length; at += size) {
        size_t from = at, end = at;
        bool has_hyphen = false;
        uint32_t c = character_at(words->bytes, words->length, at, &size);
        if (!is_of_word(c))
            continue;
        while (is_of_word(c) || (c == '-' && !has_hyphen)) {
            has_hyphen |= c == '-';
            end = c == '-' ? end : at + size;
            at += size;
            c = character_at(words->bytes, words->length, at, &size);
        }
        if (end == at) { /* a word that a hyphen ends is a part of one */
            uint64_t hash = hash_of(words->bytes + from, end - from);
            *seen_place(words, hash) = hash;
        }
    }
}

static bool is_seen(struct broken_words *words, const char *word, size_t length)
{
    if (!words->seen)
        remember_words(words);
    return *seen_place(words, hash_of(word, length)) != 0;
}

static bool is_in_dictionary(struct broken_words *words, const char *language, const char *word,
                             size_t length)
{
    if (!words->speller_language || strcmp(words->speller_language, language) != 0) {
        speller_close(words->speller);
        free(words->speller_language);
        words->speller = speller_open(language, NULL);
        words->speller_language = memory_copy_string(language);
    }
    return words->speller && speller_knows(words->speller, word, length);
}

/* The two halves of a word. */
struct halves {
    char joined[2 * LONGEST_WORD + 2], compound[2 * LONGEST_WORD + 2];
    size_t first, second; /* bytes */
};

static bool halves_of(const struct broken_words *words, size_t hyphen, size_t next,
                      struct halves *halves)
{
    size_t from = hyphen, to = next, size;
    while (from > 0 && hyphen - from < LONGEST_WORD &&
           is_of_word(character_before(words->bytes, from, &size)))
        from -= size;
    while (to - next < LONGEST_WORD && is_of_word(character_at(words->bytes, to + 4, to, &size)))
        to += size;
    halves->first = hyphen - from;
    halves->second = to - next;
    if (!halves->first || !halves->second || halves->first > LONGEST_WORD ||
        halves->second > LONGEST_WORD)
        return false;
    memcpy(halves->joined, words->bytes + from, halves->first);
    memcpy(halves->joined + halves->first, words->bytes + next, halves->second);
    memcpy(halves->compound, words->bytes + from, halves->first);
    halves->compound[halves->first] = '-';
    memcpy(halves->compound + halves->first + 1, words->bytes + next, halves->second);
    return true;
}

static enum hyphen judge(struct broken_words *words, const char *language,
                         const struct halves *halves)
{
    const char *second = halves->joined + halves->first;
    size_t length = halves->first + halves->second;
    if (!words->dictionary)
        words->dictionary = dictionary_open("hyphens", words->report);
    if (dictionary_find_language(words->dictionary, language, second, halves->second))
        return SUSPENDED;
    if (is_seen(words, halves->compound, length + 1))
        return OF_THE_WORD;
    if (is_seen(words, halves->joined, length) ||
        is_in_dictionary(words, language, halves->joined, length))
        return OF_THE_BREAK;
    if (halves->first > 1 && halves->second > 1 &&
        is_in_dictionary(words, language, halves->joined, halves->first) &&
        is_in_dictionary(words, language, second, halves->second))
        return OF_THE_WORD;
    return IN_DOUBT;
}

enum hyphen hyphen_at(struct broken_words *words, const char *language, size_t end, size_t next)
{
    size_t size;
    uint32_t mark = character_before(words->bytes, end, &size);
    if (mark != '-' && mark != 0x2010)
        return NO_HYPHEN;
    uint32_t before = character_before(words->bytes, end - size, NULL);
    uint32_t after = character_at(words->bytes, next + 4, next, NULL);
    if (!(character_is(before) & (IS_LETTER | IS_DIGIT | IS_MARK)))
        return NO_HYPHEN; /* a dash */
    struct halves halves;
    if (is_lower(after) && is_letter(before))
        return halves_of(words, end - size, next, &halves) ? judge(words, language, &halves)
                                                           : IN_DOUBT;
    return character_is(after) & (IS_LETTER | IS_DIGIT) ? OF_THE_WORD : NO_HYPHEN;
}
