/* Spelling words: the words of a paragraph, cut as a speller wants them. */
#include "spelling_words.h"

#include "characters.h"

#include <string.h>

/* What stands in a word. HIDDEN: a soft hyphen; MORE: the bytes of what is not ASCII. */
enum class { OTHER, LETTER, DIGIT, APOSTROPHE, HYPHEN, HIDDEN, MORE };

#define TEN(c) c, c, c, c, c, c, c, c, c, c
#define SIXTEEN(c) TEN(c), c, c, c, c, c, c
#define LETTERS TEN(LETTER), SIXTEEN(LETTER)
static const uint8_t classes[256] = {
    ['\''] = APOSTROPHE,    ['-'] = HYPHEN, ['0'] = TEN(DIGIT), ['A'] = LETTERS, ['a'] = LETTERS,
    [0x80] = SIXTEEN(MORE), SIXTEEN(MORE),  SIXTEEN(MORE),      SIXTEEN(MORE),   SIXTEEN(MORE),
    SIXTEEN(MORE),          SIXTEEN(MORE),  SIXTEEN(MORE)};

static enum class class_of_byte(char byte) { return (enum class)classes[(unsigned char)byte]; }

static enum class class_at(const char *bytes, size_t end, size_t at, size_t *size) {
    enum class class = class_of_byte(bytes[at]); *size = 1; if (class != MORE) return class;
    uint32_t character = character_at(bytes, end, at, size);
    unsigned is = character_is(character);
    if (is & (IS_LETTER | IS_MARK)) return LETTER;
    if (is & IS_DIGIT) return DIGIT;
    return character == 0x2019                          ? APOSTROPHE
           : character == 0x2010 || character == 0x2011 ? HYPHEN
           : character == 0xAD                          ? HIDDEN
                                                        : OTHER;
}

/* The end of the ASCII letters from `here` on. */
static size_t letters_end(const char *bytes, size_t end, size_t here)
{
    while (here < end && class_of_byte(bytes[here]) == LETTER)
        here++;
    return here;
}

bool spelling_word_next(const char *bytes, size_t end, size_t *at, struct spelling_word *word)
{
    size_t size = 1, here = *at, next_size;
    enum class class = OTHER;
    while (here < end && (class = class_at(bytes, end, here, &size)) != LETTER && class != DIGIT)
        here += size;
    *at = here;
    if (here >= end)
        return false;
    *word = (struct spelling_word){.from = here};
    size_t stop = letters_end(bytes, end, here);
    if (stop == end || (stop > here && class_of_byte(bytes[stop]) == OTHER)) {
        word->to = *at = stop; /* as most words are */
        return true;
    }
    for (;;) {
        word->has_digit |= class == DIGIT;
        here = letters_end(bytes, end, here + size);
        if (here >= end)
            break;
        class = class_at(bytes, end, here, &size);
        if (class == LETTER || class == DIGIT)
            continue;
        if (class == OTHER || here + size >= end)
            break;
        enum class next = class_at(bytes, end, here + size, &next_size);
        if (next != LETTER && next != DIGIT)
            break;
        word->has_joint |= class != HIDDEN;
        here += size;
        size = next_size;
        class = next;
    }
    word->to = *at = here;
    return true;
}

bool spelling_piece_next(const char *bytes, const struct spelling_word *word, size_t *at,
                         struct span *piece)
{
    size_t size;
    if (*at < word->from)
        *at = word->from;
    while (*at < word->to) {
        enum class class = class_at(bytes, word->to, *at, &size);
        if (class == LETTER || class == DIGIT)
            break;
        *at += size;
    }
    piece->from = *at;
    while (*at < word->to) {
        enum class class = class_at(bytes, word->to, *at, &size);
        if (class == APOSTROPHE || class == HYPHEN)
            break;
        *at += size;
    }
    piece->to = *at;
    return piece->from < piece->to;
}

enum letter_case spelling_case(const char *word, size_t length)
{
    size_t upper = 0, lower = 0;
    bool begins_upper = false;
    for (size_t at = 0, size; at < length; at += size) {
        unsigned is = character_is(character_at(word, length, at, &size));
        upper += (is & IS_UPPER) != 0;
        lower += (is & IS_LOWER) != 0;
        begins_upper |= at == 0 && (is & IS_UPPER);
    }
    return upper == 0                   ? SMALL
           : lower == 0 && upper > 1    ? CAPITALS
           : upper == 1 && begins_upper ? CAPITALISED
                                        : MIXED;
}

bool spelling_sentence_begins(const char *bytes, size_t at)
{
    while (at > 0) {
        size_t size;
        uint32_t before = character_before(bytes, at, &size);
        if (before == '\n' || before == '.' || before == '!' || before == '?' || before == ':' ||
            before == 0x2026 || before == 0x2022 || before == 0x2013 || before == 0x2014)
            return true;
        if (!is_space(before) && (character_is(before) & (IS_LETTER | IS_DIGIT | IS_MARK)))
            return false;
        if (before == ',' || before == ';' || before == ')')
            return false;
        at -= size;
    }
    return true;
}
