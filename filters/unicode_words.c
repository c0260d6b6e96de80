/* Homoglyphs: a Cyrillic а inside a Latin word. */
#include "unicode_words.h"

#include "characters.h"

#include <string.h>

/* Longer ones are no words. */
enum { LONGEST_WORD = 64 };

struct letters {
    size_t latin, cyrillic, greek, upper, lower;
    bool has_other;
};

static bool is_of_word(uint32_t c)
{
    return c != NO_CHARACTER && character_is(c) & (IS_LETTER | IS_MARK);
}

static struct span word_round(const char *bytes, size_t length, size_t at)
{
    struct span word = {at, at};
    size_t size;
    while (word.from > 0 && at - word.from <= LONGEST_WORD * 4 &&
           is_of_word(character_before(bytes, word.from, &size)))
        word.from -= size;
    while (word.to - at <= LONGEST_WORD * 4 &&
           is_of_word(character_at(bytes, length, word.to, &size)))
        word.to += size;
    return word;
}

static struct letters count_letters(const char *bytes, struct span word)
{
    struct letters letters = {0};
    for (size_t at = word.from, size; at < word.to; at += size) {
        uint32_t c = character_at(bytes, word.to, at, &size);
        if (!is_letter(c))
            continue;
        switch (character_script(c)) {
        case SCRIPT_LATIN:
            letters.latin++;
            break;
        case SCRIPT_CYRILLIC:
            letters.cyrillic++;
            break;
        case SCRIPT_GREEK:
            letters.greek++;
            break;
        default:
            letters.has_other = true;
        }
        letters.upper += is_upper(c);
        letters.lower += is_lower(c);
    }
    return letters;
}

static const char *section_of(enum script script)
{
    return script == SCRIPT_LATIN      ? "* like-latin"
           : script == SCRIPT_CYRILLIC ? "* like-cyrillic"
                                       : "* like-greek";
}

/* The word with every letter of another script as the one of `script` that it looks like; false
 * where one looks like none. */
static bool write_in(const struct dictionary *confusables, enum script script, const char *bytes,
                     struct span word, struct text *meant)
{
    text_clear(meant);
    for (size_t at = word.from, size; at < word.to; at += size) {
        uint32_t c = character_at(bytes, word.to, at, &size);
        if (!is_letter(c) || character_script(c) == script) {
            text_append(meant, bytes + at, size);
            continue;
        }
        const struct entry *entry =
            dictionary_find(confusables, section_of(script), bytes + at, size);
        if (!entry)
            return false;
        text_append_string(meant, entry->value);
    }
    return true;
}

/* Whether a letter of `script` stands in the word that looks like none of `other`. */
static bool has_own_letter(const struct dictionary *confusables, enum script script,
                           enum script other, const char *bytes, struct span word)
{
    for (size_t at = word.from, size; at < word.to; at += size) {
        uint32_t c = character_at(bytes, word.to, at, &size);
        if (is_letter(c) && character_script(c) == script &&
            !dictionary_find(confusables, section_of(other), bytes + at, size))
            return true;
    }
    return false;
}

enum mixture word_mixture(const struct dictionary *confusables, const char *bytes, size_t length,
                          size_t at, struct span *word, struct text *meant)
{
    *word = word_round(bytes, length, at);
    struct letters letters = count_letters(bytes, *word);
    unsigned scripts = !!letters.latin + !!letters.cyrillic + !!letters.greek;
    if (scripts != 2 || letters.has_other || word->to - word->from > LONGEST_WORD * 4)
        return ONE_SCRIPT;
    enum script script = SCRIPT_LATIN, other = letters.cyrillic ? SCRIPT_CYRILLIC : SCRIPT_GREEK;
    size_t own = letters.latin, foreign = letters.cyrillic + letters.greek;
    if (!letters.latin) {
        script = SCRIPT_GREEK;
        own = letters.greek;
        foreign = letters.cyrillic;
    }
    if (foreign > own) {
        enum script less = script;
        size_t fewer = own;
        script = other;
        other = less;
        own = foreign;
        foreign = fewer;
    }
    if (!write_in(confusables, script, bytes, *word, meant))
        return ONE_SCRIPT;
    bool is_certain = own > foreign && own > 1 && letters.lower > 0 &&
                      has_own_letter(confusables, script, other, bytes, *word);
    return is_certain ? CERTAIN : UNCERTAIN;
}
