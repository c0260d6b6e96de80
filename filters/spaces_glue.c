/* Spaces that are missing behind a stop, a comma, a colon, a per cent sign. */
#include "spaces_place.h"

#include "language.h"

#include <string.h>

static bool is_figure(uint32_t character)
{
    return character_is(character) & IS_DIGIT;
}

/* Whether a figure stands before the sign at `at`, or before white space there. */
static bool is_figure_before(const struct place *place, size_t at)
{
    size_t size;
    uint32_t before = prose_before(&place->prose, at, &size);
    return is_figure(is_space(before) ? prose_before(&place->prose, at - size, NULL) : before);
}

/* A quotation mark before a stop or comma: it closes, in every language. */
static bool closes(uint32_t character)
{
    return character == '"' || character == ')' || character == ']' ||
           (character >= 0x2018 && character <= 0x201D) || character == 0xAB || character == 0xBB ||
           character == 0x2039 || character == 0x203A;
}

/* A capital and then small letters. */
static bool is_capitalised(const struct place *place, struct span word)
{
    size_t size;
    if (!is_upper(prose_at(&place->prose, word.from, &size)))
        return false;
    word.from += size;
    return is_lower_word(place, word);
}

/* "Mr.", "a.m.": the abbreviation that ends with the stop at `at`, in the language's list. */
static const struct entry *abbreviation_at(const struct place *place, size_t at)
{
    const struct entry *longest = NULL;
    size_t from = at, size;
    for (uint32_t character = '.'; character && at - from < 12;) {
        character = prose_before(&place->prose, from, &size);
        if (is_letter(character)) {
            from -= size;
            continue;
        }
        const struct entry *found =
            dictionary_find(place->self->dictionary, place->spacing->abbreviations,
                            place->prose.bytes + from, at + 1 - from);
        longest = found ? found : longest;
        if (character != '.')
            break;
        from -= size;
    }
    return longest;
}

/* The language's space before the ; ! ? at `at`, which a word follows closely. */
static void space_before_high(struct place *place, size_t at)
{
    const char *high = place->spacing->before_high;
    if (*high && strcmp(high, "as-is") != 0)
        prose_change(&place->prose, at, at, high, "spaces/before-mark",
                     "the language spaces this mark");
}

static void query_stop(struct place *place, struct span left, struct span right)
{
    struct text suggestion = {0};
    text_append(&suggestion, place->prose.bytes + left.from, left.to + 1 - left.from);
    text_append(&suggestion, " ", 1);
    text_append(&suggestion, place->prose.bytes + right.from, right.to - right.from);
    prose_query(&place->prose, left.from, right.to, "spaces/after-stop",
                "is a space missing after the stop?", text_string(&suggestion));
    text_free(&suggestion);
}

bool begins_sentence(const struct place *place, size_t at)
{
    struct span word = word_after(place, at);
    return is_capitalised(place, word) &&
           dictionary_find(place->self->dictionary, place->spacing->openers,
                           place->prose.bytes + word.from, word.to - word.from);
}

void space_after_stop(struct place *place, size_t at)
{
    const char *bytes = place->prose.bytes;
    struct span left = word_before(place, at), right = word_after(place, at + 1);
    if (left.from < place->prose.done)
        return;
    const struct entry *abbreviation = bytes[at] == '.' ? abbreviation_at(place, at) : NULL;
    bool has_capital = is_upper(prose_at(&place->prose, right.from, NULL));
    if (abbreviation &&
        ((has_capital && has_letters(place, right, 2)) || is_small_word(place, right))) {
        struct text rule = {0};
        struct span whole = {at + 1 - abbreviation->key_length,
                             right.to}; /* U.N.Security is a name */
        dictionary_cite(place->self->dictionary, abbreviation, &rule);
        prose_change_inside(&place->prose, whole, at + 1, at + 1, " ", text_string(&rule),
                            "a space after the abbreviation");
        text_free(&rule);
        return;
    }
    uint32_t before = prose_before(&place->prose, at, NULL);
    bool is_word = is_lower(before) && has_letters(place, left, 2) &&
                   !(left.from && strchr("@/\\_", bytes[left.from - 1]));
    bool is_sum = before == '%' || (is_figure(before) && has_letters(place, right, 2));
    bool is_question =
        bytes[at] == '?' && is_word && is_lower_word(place, left) && has_letters(place, right, 2);
    if (!is_capitalised(place, right) || !(is_word || is_sum || closes(before)))
        return;
    bool begins = is_question || begins_sentence(place, at + 1);
    if (begins && bytes[at] != '.')
        space_before_high(place, at);
    if (begins)
        prose_change(&place->prose, at + 1, at + 1, " ", "spaces/after-stop",
                     "a space after the stop");
    else if (bytes[at] != '?' && place->spacing->knows_openers && is_lower_word(place, left) &&
             has_letters(place, left, 3) && has_letters(place, right, 2) && bytes[right.to] == ' ')
        query_stop(place, left, right);
}

/* The bytes of the run without white space round `at`, as far as is looked. */
static struct span token_round(const struct place *place, size_t at)
{
    struct span token = {at, at};
    while (token.from > 0 && at - token.from < LONGEST_WORD &&
           !strchr(" \t\n", place->prose.bytes[token.from - 1]))
        token.from--;
    while (token.to < place->prose.length && token.to - at < LONGEST_WORD &&
           !strchr(" \t\n", place->prose.bytes[token.to]))
        token.to++;
    return token;
}

void space_after_comma(struct place *place, size_t at)
{
    const char *bytes = place->prose.bytes;
    struct span left = word_before(place, at), right = word_after(place, at + 1);
    struct span token = token_round(place, at);
    if (token.from < place->prose.done && place->prose.done <= at) /* parted just now */
        token.from = place->prose.done;
    uint32_t before = prose_before(&place->prose, at, NULL);
    bool is_clear = has_letters(place, left, 3) || has_letters(place, right, 3);
    bool is_initials = before == '.' || (is_upper(before) && has_letters(place, left, 2));
    bool ends = (has_letters(place, left, 2) && is_lower(before) && is_clear) || closes(before) ||
                (is_initials && is_small_word(place, right)) ||
                (is_figure(before) && has_letters(place, right, 3) && is_lower_word(place, right));
    bool is_line = (token.from == 0 || bytes[token.from - 1] == '\n') &&
                   (token.to == place->prose.length || bytes[token.to] == '\n');
    bool is_word = has_letters(place, right, 2) ||
                   (is_lower_word(place, left) && is_lower_word(place, right) &&
                    right.to > right.from && bytes[right.to] == ' ');
    if (!ends || is_line || !is_word ||
        !(right.to == place->prose.length || strchr(" \n.!?':;)\"", bytes[right.to]) ||
          (unsigned char)bytes[right.to] >= 0x80) ||
        memchr(bytes + token.from, ',', at - token.from) ||
        memchr(bytes + at + 1, ',', token.to - at - 1) ||
        memchr(bytes + token.from, '&', token.to - token.from))
        return;
    if (bytes[at] == ';')
        space_before_high(place, at);
    prose_change(&place->prose, at + 1, at + 1, " ", "spaces/after-comma",
                 "a space after the comma");
}

void space_after_colon(struct place *place, size_t at)
{
    const char *bytes = place->prose.bytes;
    struct span left = word_before(place, at), right = word_after(place, at + 1);
    bool is_word = has_letters(place, left, 4) && left.from && bytes[left.from - 1] == ' ' &&
                   is_lower(prose_before(&place->prose, at, NULL));
    if (!is_word || begins_sentence(place, left.from) || !begins_sentence(place, at + 1) ||
        bytes[right.to] != ' ')
        return; /* "Einer:Eine" are two genders */
    const char *colon = place->spacing->before_colon;
    if (*colon && strcmp(colon, "as-is") != 0)
        prose_change(&place->prose, at, at, colon, "spaces/before-mark",
                     "the language spaces this mark");
    prose_change(&place->prose, at + 1, at + 1, " ", "spaces/after-colon",
                 "a space after the colon");
}

void space_after_percent(struct place *place, size_t at)
{
    if (is_figure_before(place, at) && is_small_word(place, word_after(place, at + 1)))
        prose_change(&place->prose, at + 1, at + 1, " ", "spaces/percent",
                     "a space after the per cent sign");
}

/* Whether a quotation mark stands before `at` on its line, as far as is looked. */
static bool is_behind_quotation(const struct place *place, size_t at)
{
    enum { LONGEST_QUOTATION = 400 };
    size_t size;
    for (size_t from = at; from > 0 && at - from < LONGEST_QUOTATION; from -= size) {
        uint32_t before = prose_before(&place->prose, from, &size);
        if (before == '\n')
            return false;
        if (before == '"' || (before >= 0x201A && before <= 0x201E) || before == 0xAB ||
            before == 0xBB)
            return true;
    }
    return false;
}

void drop_doubled_mark(struct place *place, size_t at)
{
    const char *bytes = place->prose.bytes;
    bool is_third = bytes[at + 2] == bytes[at] || (at && bytes[at - 1] == bytes[at]);
    if (is_third || !has_letters(place, word_before(place, at), 2) || bytes[at + 2] != ' ' ||
        !is_letter(prose_at(&place->prose, at + 3, NULL)))
        return;
    if (is_behind_quotation(place, at))
        prose_query(&place->prose, at, at + 2, "spaces/doubled-mark",
                    "a mark that stands twice, or for the end of a quotation?", NULL);
    else
        prose_change(&place->prose, at + 1, at + 2, "", "spaces/doubled-mark",
                     "a mark that stands twice");
}
