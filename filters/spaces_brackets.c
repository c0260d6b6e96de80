/* Spaces that are missing on either side of a bracket. */
#include "spaces_place.h"

#include "language.h"

#include <string.h>

/* No bracket that is judged here is longer, so that a text without spaces costs no more. */
enum { LONGEST_BRACKET = 200 };

/* Whether what stands in the bracket is an aside, and not a part of a word: "(founded 1990)", not
 * "(s)", "(x, y)". */
static bool is_aside(const struct place *place, size_t open, size_t close)
{
    size_t at = open + 1;
    if (place->prose.bytes[at] == ' ' || place->prose.bytes[close - 1] == ' ')
        return close > open + 4;
    struct span first = word_after(place, at);
    return has_letters(place, first, 2) && place->prose.bytes[first.to] == ' ' &&
           (has_letters(place, word_after(place, first.to + 1), 2) ||
            is_ascii_digit(place->prose.bytes[first.to + 1]));
}

/* Capitals that are a number: iron(III). */
static bool is_roman(const char *bytes, size_t open, size_t close)
{
    return strspn(bytes + open + 1, "IVX") == close - open - 1;
}

/* An age, a year, initials, a name: "(44)", "(1990)", "(AP)", "(Labour)"; no part of a word. */
static bool is_whole(const struct place *place, size_t open, size_t close)
{
    const char *bytes = place->prose.bytes;
    size_t length = close - open - 1;
    struct span word = word_after(place, open + 1);
    if (strspn(bytes + open + 1, SCAN_DIGITS) == length)
        return length >= 2 && length <= 4;
    return word.to == close && has_letters(place, word, 2) &&
           is_upper(prose_at(&place->prose, word.from, NULL)) && !is_roman(bytes, open, close);
}

static bool is_name(const struct place *place, struct span word)
{
    return has_letters(place, word, 3) && word.from && place->prose.bytes[word.from - 1] == ' ' &&
           is_lower(prose_before(&place->prose, word.to, NULL)) &&
           is_upper(prose_at(&place->prose, word.from, NULL));
}

/* Whether the bracket has a word on each side, close by, and in it what ends no word:
 * "Kane(44)said", "said(quietly)that"; not "Lehrer(innen)schaft", "iron(III)oxide". */
static bool is_between_words(const struct place *place, size_t open, size_t close)
{
    const char *bytes = place->prose.bytes;
    struct span left = word_before(place, open), inner = word_after(place, open + 1);
    struct span right = word_after(place, close + 1);
    if (!has_letters(place, left, 3) || !left.from || bytes[left.from - 1] != ' ' ||
        !has_letters(place, right, 2) || !is_lower_word(place, right) ||
        !strchr(" .,;:!?", bytes[right.to]))
        return false;
    bool is_ending = dictionary_find(place->self->dictionary, place->spacing->endings,
                                     bytes + inner.from, inner.to - inner.from);
    bool is_word = inner.to == close && has_letters(place, inner, 4) && !is_ending;
    return is_whole(place, open, close) ||
           (is_word && has_letters(place, right, 3) && is_small_word(place, right));
}

/* The bracket that closes what opens at `open`, on its line; `open` where there is none. */
static size_t closing_bracket(const struct place *place, size_t open)
{
    const char *bytes = place->prose.bytes;
    size_t left = place->prose.length - open;
    const char *close = memchr(bytes + open, ')', left < LONGEST_BRACKET ? left : LONGEST_BRACKET);
    if (!close || memchr(bytes + open, '\n', (size_t)(close - bytes) - open))
        return open;
    return (size_t)(close - bytes);
}

void space_before_bracket(struct place *place, size_t at)
{
    size_t close = closing_bracket(place, at);
    struct span left = word_before(place, at);
    if (close < at + 2 || !has_letters(place, left, 3))
        return;
    bool is_set_apart = strchr(" .,;:", place->prose.bytes[close + 1]) != NULL;
    if (is_aside(place, at, close) || is_between_words(place, at, close) ||
        (is_set_apart && is_name(place, left) && is_whole(place, at, close)))
        prose_change(&place->prose, at, at, " ", "spaces/before-bracket",
                     "a space before the bracket");
}

void space_after_bracket(struct place *place, size_t at)
{
    const char *bytes = place->prose.bytes;
    size_t least = at > LONGEST_BRACKET ? at - LONGEST_BRACKET : 0;
    const char *found = memrchr(bytes + least, '(', at - least);
    if (!found)
        return;
    size_t open = (size_t)(found - bytes);
    struct span right = word_after(place, at + 1);
    bool is_sentence = strchr(".!?", bytes[at - 1]) && begins_sentence(place, at + 1);
    bool is_word = has_letters(place, right, 2) && is_lower_word(place, right);
    if (is_sentence)
        prose_change(&place->prose, at + 1, at + 1, " ", "spaces/after-bracket",
                     "a space after the bracket");
    if (!is_word || memchr(found, '\n', at - open) || at < open + 2)
        return;
    bool is_clear = has_letters(place, right, 3) || is_small_word(place, right);
    if (is_aside(place, open, at) || is_between_words(place, open, at) ||
        (is_clear && open && bytes[open - 1] == ' ' && strchr(" .,;:!?", bytes[right.to]) &&
         is_whole(place, open, at)))
        prose_change(&place->prose, at + 1, at + 1, " ", "spaces/after-bracket",
                     "a space after the bracket");
}
