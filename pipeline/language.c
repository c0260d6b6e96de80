/* Language: paragraphs, lines and words of copy, and language tags. */
#include "language.h"

#include <string.h>
#include <strings.h>

bool line_next(const char *bytes, size_t length, size_t *at, struct span *line)
{
    if (*at >= length)
        return false;
    const char *end = memchr(bytes + *at, '\n', length - *at);
    line->from = *at;
    line->to = end ? (size_t)(end - bytes) : length;
    *at = end ? line->to + 1 : length;
    if (line->to > line->from && bytes[line->to - 1] == '\r')
        line->to--;
    return true;
}

static bool is_blank(const char *bytes, struct span line)
{
    while (line.from < line.to && (bytes[line.from] == ' ' || bytes[line.from] == '\t'))
        line.from++;
    return line.from == line.to;
}

bool paragraph_next(const char *bytes, size_t length, size_t *at, struct span *paragraph)
{
    struct span line;
    do {
        if (!line_next(bytes, length, at, &line))
            return false;
    } while (is_blank(bytes, line));
    *paragraph = line;
    size_t next = *at;
    while (line_next(bytes, length, &next, &line) && !is_blank(bytes, line)) {
        paragraph->to = line.to;
        *at = next;
    }
    return true;
}

static bool is_of_word(uint32_t character)
{
    if (character < 0x80)
        return (character | 32) - 'a' < 26 || character - '0' < 10;
    return character_is(character) & (IS_LETTER | IS_DIGIT | IS_MARK);
}

/* Marks that may stand inside a word. */
static bool joins(uint32_t character)
{
    return character == '\'' || character == 0x2019 || character == '-' || character == 0x2010 ||
           character == 0x2011 || character == '.' || character == 0xAD;
}

bool word_next(const char *bytes, size_t length, size_t *at, bool joined, struct span *word)
{
    size_t size;
    uint32_t character;
    while (is_of_word(character = character_at(bytes, length, *at, &size)) == false) {
        if (character == NO_CHARACTER)
            return false;
        *at += size;
    }
    word->from = *at;
    for (;;) {
        while (is_of_word(character_at(bytes, length, *at, &size)))
            *at += size;
        word->to = *at;
        size_t next;
        if (!joined || !joins(character_at(bytes, length, *at, &size)) ||
            !is_of_word(character_at(bytes, length, *at + size, &next)))
            return true;
        *at += size + next;
    }
}

struct span span_trim(const char *bytes, struct span span)
{
    size_t size;
    while (span.from < span.to && is_space(character_at(bytes, span.to, span.from, &size)))
        span.from += size;
    while (span.to > span.from && is_space(character_before(bytes, span.to, &size)))
        span.to -= size;
    return span;
}

bool same_but_case(const char *a, size_t a_length, const char *b, size_t b_length)
{
    size_t i = 0, j = 0, size;
    while (i < a_length && j < b_length) {
        uint32_t left = character_lower(character_at(a, a_length, i, &size));
        i += size;
        uint32_t right = character_lower(character_at(b, b_length, j, &size));
        j += size;
        if (left != right)
            return false;
    }
    return i == a_length && j == b_length;
}

bool language_is(const char *language, const char *of)
{
    size_t length = strlen(of);
    return strncasecmp(language, of, length) == 0 &&
           (language[length] == '\0' || language[length] == '-' || language[length] == '_');
}

bool language_joins_words(const char *language)
{
    static const char *const languages[] = {"de", "nl", "sv", "da", "nb", "nn", "no", "fi"};
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++)
        if (language_is(language, languages[i]))
            return true;
    return false;
}

bool language_has_capital_nouns(const char *language)
{
    return language_is(language, "de");
}

size_t word_count(const char *bytes, size_t length)
{
    size_t count = 0, size;
    bool in_word = false;
    for (size_t at = 0; at < length; at += size) {
        uint32_t character = character_at(bytes, length, at, &size);
        if (is_of_word(character)) {
            count += !in_word;
            in_word = true;
        } else if (character == ' ' || !joins(character)) {
            in_word = false;
        } else {
            in_word = in_word && is_of_word(character_at(bytes, length, at + size, NULL));
        }
    }
    return count;
}
