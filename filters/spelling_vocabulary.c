/* Spelling vocabulary: the words of each language of a run, and who knows them. */
#include "spelling_vocabulary.h"

#include "language.h"
#include "memory.h"

#include <stdlib.h>
#include <string.h>

void vocabularies_close(struct vocabularies *vocabularies)
{
    for (size_t i = 0; i < vocabularies->count; i++) {
        struct vocabulary *vocabulary = &vocabularies->items[i];
        own_words_close(vocabulary->own);
        speller_close(vocabulary->speller);
        free(vocabulary->language);
        free(vocabulary->met);
    }
    speller_close(vocabularies->british);
    for (size_t i = 0; i < MOST_LANGUAGES; i++)
        foreign_words_close(vocabularies->foreign[i]);
}

const struct vocabulary *vocabulary_of(struct vocabularies *vocabularies, const char *language)
{
    for (size_t i = 0; i < vocabularies->count; i++)
        if (strcmp(vocabularies->items[i].language, language) == 0)
            return &vocabularies->items[i];
    if (vocabularies->count == MOST_LANGUAGES)
        return NULL;
    struct vocabulary *added = &vocabularies->items[vocabularies->count++];
    added->language = memory_copy_string(language);
    added->speller = speller_open(language, vocabularies->report);
    if (added->speller && !vocabularies->without_tables)
        speller_need_table(added->speller);
    added->own =
        own_words_open(vocabularies->settings, language, added->speller, vocabularies->report);
    added->met = memory_allocate(1, sizeof *added->met);
    return added;
}

struct met_word *met_word_slot(struct met_words *met, const char *bytes, size_t length, size_t from,
                               size_t to, struct met_word *word)
{
    enum { ROOM = sizeof word->begin + sizeof word->end };
    static const uint64_t all = ~(uint64_t)0;
    size_t word_length = to - from;
    if (word_length >= ROOM)
        return NULL;
    word->begin = word->end = 0;
    if (from + ROOM <= length) { /* the same two loads, whatever the length */
        memcpy(&word->begin, bytes + from, sizeof word->begin);
        memcpy(&word->end, bytes + from + sizeof word->begin, sizeof word->end);
        if (word_length < 8) {
            word->begin &= ~(all << 8 * word_length);
            word->end = 0;
        } else {
            word->end &= ~(all << 8 * (word_length - 8));
        }
    } else {
        memcpy(&word->begin, bytes + from, word_length < 8 ? word_length : 8);
        if (word_length > 8)
            memcpy(&word->end, bytes + from + 8, word_length - 8);
    }
    word->end |= (uint64_t)word_length << 56;
    uint64_t hash = (word->begin ^ word->end * 0x9E3779B97F4A7C15u) * 0xD6E8FEB86659FD93u;
    return &met->slots[hash >> (64 - MET_BITS)];
}

static bool pieces_are_known(struct speller *speller, const char *bytes,
                             const struct spelling_word *word,
                             bool (*knows)(struct speller *, const char *, size_t))
{
    size_t at = word->from;
    struct span piece;
    while (spelling_piece_next(bytes, word, &at, &piece))
        if (!knows(speller, bytes + piece.from, piece.to - piece.from))
            return false;
    return true;
}

/* "dell’anno", where the dictionary has "dell'anno": how an apostrophe looks is nobody's slip. */
static bool is_known_straight(struct speller *speller, const char *bytes,
                              const struct spelling_word *word,
                              bool (*knows)(struct speller *, const char *, size_t))
{
    char straight[256];
    size_t to = 0, curly = 0;
    if (word->to - word->from > sizeof straight)
        return false;
    for (size_t at = word->from; at < word->to; at++) {
        bool is_curly = word->to - at > 2 && memcmp(bytes + at, "’", strlen("’")) == 0;
        straight[to++] = is_curly ? '\'' : bytes[at];
        at += is_curly ? strlen("’") - 1 : 0;
        curly += is_curly;
    }
    return curly && knows(speller, straight, to);
}

bool is_known_by(bool (*knows)(struct speller *, const char *, size_t), struct speller *speller,
                 const char *bytes, const struct spelling_word *word)
{
    return knows(speller, bytes + word->from, word->to - word->from) ||
           (word->has_joint && (pieces_are_known(speller, bytes, word, knows) ||
                                is_known_straight(speller, bytes, word, knows)));
}

struct speller *british_speller(struct vocabularies *vocabularies)
{
    if (!vocabularies->british && !vocabularies->has_no_british) {
        vocabularies->british = speller_open("en-GB", NULL);
        vocabularies->has_no_british =
            !vocabularies->british || !speller_need_table(vocabularies->british);
    }
    return vocabularies->has_no_british ? NULL : vocabularies->british;
}

static bool pieces_are_foreign(struct foreign_words *foreign, const char *bytes,
                               const struct spelling_word *word)
{
    size_t at = word->from;
    struct span piece;
    while (spelling_piece_next(bytes, word, &at, &piece))
        if (!foreign_words_have(foreign, bytes + piece.from, piece.to - piece.from))
            return false;
    return true;
}

static const char *const foreign_languages[] = {"en", "fr", "de", "es", "it"};

static bool is_of_language(struct vocabularies *vocabularies, size_t number, const char *bytes,
                           const struct spelling_word *word)
{
    struct foreign_words **foreign = &vocabularies->foreign[number];
    if (!*foreign)
        *foreign = foreign_words_open(foreign_languages[number]);
    return foreign_words_have(*foreign, bytes + word->from, word->to - word->from) ||
           (word->has_joint && pieces_are_foreign(*foreign, bytes, word));
}

bool is_english(struct vocabularies *vocabularies, const char *bytes,
                const struct spelling_word *word)
{
    return is_of_language(vocabularies, 0, bytes, word);
}

bool is_foreign(struct vocabularies *vocabularies, const char *language, const char *bytes,
                const struct spelling_word *word)
{
    for (size_t i = 0; i < sizeof foreign_languages / sizeof *foreign_languages; i++)
        if (!language_is(language, foreign_languages[i]) &&
            is_of_language(vocabularies, i, bytes, word))
            return true;
    return false;
}
