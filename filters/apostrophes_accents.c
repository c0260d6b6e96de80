/* Apostrophes' accents: words whose last letter has its accent behind it, from accents.dict. */
#include "apostrophes_accents.h"

#include "memory.h"
#include "quotation_words.h"

#include <stdlib.h>
#include <string.h>

enum { LONGEST_ENDING = 4, SHORTEST_WORD = 2 }; /* letters */

struct accents *accents_open(const struct dictionary *dictionary)
{
    struct accents *accents = memory_allocate(1, sizeof *accents);
    accents->dictionary = dictionary;
    return accents;
}

void accents_close(struct accents *accents)
{
    free(accents);
}

static const struct entry *find(const struct accents *accents, const char *language,
                                const struct word_key *key)
{
    return dictionary_find_language(accents->dictionary, language, key->bytes, key->length);
}

/* Whether the word with an apostrophe that ends at byte `to` is one with an accent for certain. */
static const struct entry *whole(const struct accents *accents, const struct quotations *of,
                                 size_t to)
{
    struct word_key key = {.length = 0};
    quotation_word_after(of, quotation_word_before(of, to), false, &key);
    word_key_add(&key, '\'');
    return find(accents, of->language, &key);
}

/* The entry of the longest ending. */
static const struct entry *ending(const struct accents *accents, const struct quotations *of,
                                  size_t to)
{
    const struct entry *longest = NULL;
    size_t size, at = to, from = quotation_word_before(of, to);
    for (size_t letters = 1; letters <= LONGEST_ENDING && at > from; letters++) {
        struct word_key key = {"-", 1};
        character_before(of->bytes, at, &size);
        at -= size;
        quotation_word_after(of, at, false, &key);
        word_key_add(&key, '\'');
        const struct entry *entry = find(accents, of->language, &key);
        longest = entry ? entry : longest;
    }
    return to - from >= SHORTEST_WORD ? longest : NULL;
}

/* Whether one of the words has its accent behind it. */
static bool has_accent_behind(const struct accents *accents, const struct quotations *of)
{
    size_t length = of->paragraph.to, size;
    for (const char *at = of->bytes; (at = memchr(at, '\'', length - (size_t)(at - of->bytes)));
         at++) {
        size_t to = (size_t)(at - of->bytes);
        if (!is_letter(character_at(of->bytes, length, to + 1, &size)) && whole(accents, of, to))
            return true;
    }
    return false;
}

static bool is_in_ascii(const char *bytes, size_t length)
{
    for (size_t at = 0; at < length; at++)
        if ((unsigned char)bytes[at] >= 0x80 && is_letter(character_at(bytes, length, at, NULL)))
            return false;
    return true;
}

void accents_learn(struct accents *accents, const struct settings *settings,
                   const struct story *story)
{
    bool has_behind = false, has_other = false;
    for (size_t part = 0; part < story->part_count; part++) {
        const struct text *text = &story->parts[part].text;
        struct quotations all = {.bytes = text_string(text),
                                 .paragraph = {0, text->length},
                                 .language = language_of(settings, story)};
        if (story->parts[part].kind == PROSE)
            has_behind = has_behind || has_accent_behind(accents, &all);
    }
    for (size_t part = 0; has_behind && !has_other && part < story->part_count; part++)
        has_other =
            story->parts[part].kind == PROSE &&
            !is_in_ascii(text_string(&story->parts[part].text), story->parts[part].text.length);
    accents->are_behind = has_behind && !has_other;
}

size_t accent_of(const struct accents *accents, const struct quotations *of,
                 const struct quote_mark *mark, char letter[static 8])
{
    bool ends_word = mark->left == AT_WORD && mark->right != AT_WORD;
    bool is_elision = mark->entry && mark->entry->key[0] != '-';
    const struct entry *entry = ends_word ? whole(accents, of, mark->from) : NULL;
    size_t size;
    if (!entry && ends_word && accents->are_behind && !is_elision)
        entry = ending(accents, of, mark->from);
    if (!entry)
        return 0;
    uint32_t accented = character_before(entry->value, strlen(entry->value), &size);
    bool is_capital = is_upper(character_before(of->bytes, mark->from, &size));
    letter[character_write(is_capital ? character_upper(accented) : accented, letter)] = '\0';
    return size;
}
