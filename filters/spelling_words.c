/* Spelling words: the words of a paragraph, cut as a speller wants them. */
#include "spelling_words.h"

#include "characters.h"
#include "word_hash.h"

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

/* The bytes of `eight` that are no ASCII letter, the highest bit of each. */
static inline uint64_t others_of(uint64_t eight)
{
    const uint64_t ones = 0x0101010101010101u, high = ones << 7;
    uint64_t small = (eight & ~high) | ones * 0x20;
    uint64_t from_a = small + ones * (0x80 - 'a'), beyond_z = small + ones * (0x7F - 'z');
    return ~((from_a ^ beyond_z) & ~eight) & high;
}

/* The end of the ASCII letters from `here` on; eight bytes at once where the first one is lowest. */
static inline size_t letters_end(const char *bytes, size_t end, size_t here)
{
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    for (uint64_t eight; here + sizeof eight <= end; here += sizeof eight) {
        memcpy(&eight, bytes + here, sizeof eight);
        uint64_t others = others_of(eight);
        if (others)
            return here + (size_t)(__builtin_ctzll(others) / 8);
    }
#endif
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

uint64_t spelling_hash(const char *word, size_t length)
{
    char small[256];
    size_t to = 0;
    if (length > 2 && word[length - 1] == 's' && word[length - 2] == '\'')
        length -= 2;
    for (size_t at = 0, size; at < length && to < sizeof small - 4; at += size)
        to += character_write(character_lower(character_at(word, length, at, &size)), small + to);
    return word_hash(small, to);
}
