/* Spelling compounds: words that are written together of others, or made with a prefix and the
 * like. */
#include "spelling_compounds.h"

#include "characters.h"

#include <string.h>

enum { SHORTEST_FIRST = 3, SHORTEST_SECOND = 4, SHORTEST_NOUN = 7, MOST_PARTS = 3 };
enum { LONGEST_ELIDED = 5 }; /* dell' */

/* Whether it is a word, or a noun that stands small inside a compound. */
static bool is_part(struct speller *speller, const char *part, size_t length)
{
    char noun[128];
    size_t size;
    if (speller_table_knows(speller, part, length))
        return true;
    size_t to = character_write(character_upper(character_at(part, length, 0, &size)), noun);
    if (length > sizeof noun - 4)
        return false;
    memcpy(noun + to, part + size, length - size);
    return speller_table_knows(speller, noun, to + length - size);
}

bool is_first_part(struct speller *speller, const char *part, size_t length)
{
    static const char *const links[] = {"", "s", "es", "zu", "-"};
    for (size_t i = 0; i < sizeof links / sizeof *links; i++) {
        size_t link = strlen(links[i]);
        if (length >= SHORTEST_FIRST + link && memcmp(part + length - link, links[i], link) == 0 &&
            is_part(speller, part, length - link))
            return true;
    }
    return false;
}

/* A last part is written small in a word that is no noun. */
static bool is_last_part(struct speller *speller, bool is_noun, const char *part, size_t length)
{
    return length >= SHORTEST_SECOND &&
           (is_noun ? is_part(speller, part, length) : speller_table_knows(speller, part, length));
}

static bool is_made_of_parts(struct speller *speller, bool is_noun, const char *word, size_t length,
                             unsigned most_parts)
{
    for (size_t at = SHORTEST_FIRST; at + SHORTEST_SECOND <= length; at++)
        if (((unsigned char)word[at] & 0xC0) != 0x80 && is_first_part(speller, word, at) &&
            (is_last_part(speller, is_noun, word + at, length - at) ||
             (most_parts > 2 &&
              is_made_of_parts(speller, is_noun, word + at, length - at, most_parts - 1))))
            return true;
    return false;
}

bool is_compound(struct speller *speller, bool is_noun, const char *word, size_t length)
{
    return is_made_of_parts(speller, is_noun, word, length, MOST_PARTS);
}

bool begins_with_noun(struct speller *speller, const char *word, size_t length)
{
    for (size_t at = SHORTEST_NOUN; at + SHORTEST_SECOND <= length; at++)
        if (speller_frequency(speller, word, at) > 0)
            return true;
    return false;
}

bool ends_as_noun(const struct known_names *names, const char *language, const char *word,
                  size_t length)
{
    struct name ending = {NULL, 0};
    while ((ending = known_affix_next(names, language, "noun endings", ending)).word)
        if (ending.length < length &&
            memcmp(word + length - ending.length, ending.word, ending.length) == 0)
            return true;
    return false;
}

static bool begins_with(const char *word, size_t length, const struct name *prefix)
{
    size_t size;
    uint32_t first = character_lower(character_at(word, length, 0, &size));
    return prefix->length < length &&
           first == character_at(prefix->word, prefix->length, 0, &size) &&
           memcmp(word + size, prefix->word + size, prefix->length - size) == 0;
}

static bool has_prefix(struct speller *speller, const struct known_names *names,
                       const char *language, bool is_noun, const char *word, size_t length)
{
    struct name prefix = {NULL, 0};
    while ((prefix = known_affix_next(names, language, "prefixes", prefix)).word)
        if (begins_with(word, length, &prefix) &&
            is_last_part(speller, is_noun, word + prefix.length, length - prefix.length))
            return true;
    return false;
}

static bool has_suffix(struct speller *speller, const struct known_names *names,
                       const char *language, const char *word, size_t length)
{
    struct name suffix = {NULL, 0};
    while ((suffix = known_affix_next(names, language, "suffixes", suffix)).word)
        if (length >= SHORTEST_SECOND + suffix.length &&
            memcmp(word + length - suffix.length, suffix.word, suffix.length) == 0 &&
            speller_table_knows(speller, word, length - suffix.length))
            return true;
    return false;
}

static bool has_infix(struct speller *speller, const struct known_names *names,
                      const char *language, const char *word, size_t length)
{
    char without[TABLE_LONGEST_WORD];
    struct name infix = {NULL, 0};
    while (length <= sizeof without &&
           (infix = known_affix_next(names, language, "infixes", infix)).word)
        for (size_t at = 2; at + infix.length + SHORTEST_SECOND <= length; at++) {
            size_t behind = at + infix.length;
            if (memcmp(word + at, infix.word, infix.length) != 0)
                continue;
            memcpy(without, word, at);
            memcpy(without + at, word + behind, length - behind);
            if (speller_table_knows(speller, without, length - infix.length))
                return true;
        }
    return false;
}

bool is_derived(struct speller *speller, const struct known_names *names, const char *language,
                bool is_noun, const char *word, size_t length)
{
    return has_prefix(speller, names, language, is_noun, word, length) ||
           has_suffix(speller, names, language, word, length) ||
           has_infix(speller, names, language, word, length);
}

static bool is_joined_without_hyphens(struct speller *speller, const char *bytes,
                                      const struct spelling_word *word)
{
    char together[TABLE_LONGEST_WORD];
    size_t to = 0;
    for (size_t at = word->from; at < word->to; at++)
        if (bytes[at] != '-' && to < sizeof together)
            together[to++] = bytes[at];
    return to < word->to - word->from && to < sizeof together &&
           speller_knows(speller, together, to);
}

static bool is_prefix(const struct known_names *names, const char *language, const char *piece,
                      size_t length)
{
    struct name prefix = {NULL, 0};
    while ((prefix = known_affix_next(names, language, "prefixes", prefix)).word)
        if (prefix.length == length && memcmp(piece, prefix.word, length) == 0)
            return true;
    return false;
}

/* A piece of a joined word: an article without its end, a name, a prefix, or a word. */
static bool is_piece(struct speller *speller, struct known_names *names, const char *language,
                     const char *piece, size_t length)
{
    bool is_elided = piece[length] == '\'' || strncmp(piece + length, "’", strlen("’")) == 0;
    if (length <= (is_elided ? LONGEST_ELIDED : 1))
        return is_elided;
    return is_upper(character_at(piece, length, 0, NULL)) ||
           speller_table_knows(speller, piece, length) ||
           known_names_have(names, language, piece, length) ||
           is_prefix(names, language, piece, length);
}

bool is_joined(struct speller *speller, struct known_names *names, const char *language,
               const char *bytes, const struct spelling_word *word)
{
    size_t at = word->from;
    struct span piece;
    if (!word->has_joint)
        return false;
    if (is_joined_without_hyphens(speller, bytes, word))
        return true;
    while (spelling_piece_next(bytes, word, &at, &piece))
        if (!is_piece(speller, names, language, bytes + piece.from, piece.to - piece.from))
            return false;
    return true;
}
