/* Spaces that are there: runs of white space, before a stop, inside a bracket, at a line's end. */
#include "spaces_place.h"

#include "language.h"

#include <string.h>

size_t white_size(const char *bytes, size_t at)
{
    if (bytes[at] == ' ' || bytes[at] == '\t')
        return 1;
    if ((unsigned char)bytes[at] == 0xC2)
        return strncmp(bytes + at, NO_BREAK_SPACE, 2) == 0 ? 2 : 0;
    if ((unsigned char)bytes[at] == 0xE2)
        return strncmp(bytes + at, NARROW_NO_BREAK_SPACE, 3) == 0 ? 3 : 0;
    return 0;
}

static bool is_no_break(const char *bytes, size_t from, size_t to)
{
    return to - from > 1 && white_size(bytes, from) == to - from;
}

bool ends_word(char byte)
{
    return byte == '\0' || strchr(" \t\r\n)]\"'", byte) || (unsigned char)byte >= 0x80;
}

/* Whether the mark at `at`, with white space before it, is a stop of running text, and not of a
 * name (.NET), a number (.5), an ellipsis or a face made of marks. */
static bool is_stop(const struct place *place, size_t from, size_t at)
{
    const char *bytes = place->prose.bytes;
    char mark = bytes[at], next = bytes[at + 1];
    if (strchr(".!?", mark) && begins_sentence(place, at + 1))
        return bytes[from - 1] != '.';
    if (mark == '.')
        return next != '.' && ends_word(next) && !(next == ' ' && bytes[at + 2] == '.') &&
               bytes[from - 1] != '.';
    if (mark == ',')
        return next != ',' && !is_ascii_digit(next);
    if (mark == ';' && is_letter((unsigned char)next) && is_letter((unsigned char)bytes[at + 2]))
        return true; /* and no face: ;P */
    if (mark == ':' && is_lower_word(place, word_after(place, at + 1)) &&
        has_letters(place, word_after(place, at + 1), 2) &&
        is_letter(prose_before(&place->prose, from, NULL)))
        return place->prose.bytes[word_after(place, at + 1).to] == ' '; /* no :face: */
    if ((mark == '?' || mark == '!') && is_upper(prose_at(&place->prose, at + 1, NULL)))
        return has_letters(place, word_after(place, at + 1), 2) &&
               is_letter(prose_before(&place->prose, from, NULL));
    if (mark == ':' || mark == ';')
        return (next == ' ' || next == '\t' || next == '\n' || next == '\0' ||
                (unsigned char)next >= 0x80 || next == '"') &&
               !is_ascii_digit(bytes[from - 1]);
    return ends_word(next) || next == '!' || next == '?' || next == '.' || next == ',';
}

static void before_stop(struct place *place, size_t from, size_t to)
{
    const char *bytes = place->prose.bytes;
    char mark = bytes[to];
    const char *wanted = mark == ':'           ? place->spacing->before_colon
                         : strchr(";!?", mark) ? place->spacing->before_high
                                               : "";
    if (!is_stop(place, from, to) || strcmp(wanted, "as-is") == 0)
        return;
    if (*wanted && is_no_break(bytes, from, to) && (unsigned char)*wanted >= 0x80)
        return; /* another no-break space than the house's is no mistake */
    prose_change(&place->prose, from, to, wanted,
                 *wanted ? "spaces/before-mark" : "spaces/before-stop",
                 *wanted ? "the language spaces this mark" : "no space before a stop");
    if (!is_letter(prose_at(&place->prose, to + 1, NULL)))
        return;
    if (mark == ',' || mark == ';')
        prose_change(&place->prose, to + 1, to + 1, " ", "spaces/after-comma",
                     "a space after the comma");
    else if (mark == ':')
        prose_change(&place->prose, to + 1, to + 1, " ", "spaces/after-colon",
                     "a space after the colon");
    else
        prose_change(&place->prose, to + 1, to + 1, " ", "spaces/after-stop",
                     "a space after the stop");
}

void space_before_percent(struct place *place, size_t from, size_t to)
{
    const char *bytes = place->prose.bytes, *wanted = place->spacing->before_percent;
    if (!from || !is_ascii_digit(bytes[from - 1]) || strcmp(wanted, "as-is") == 0 ||
        (is_letter(prose_at(&place->prose, to + 1, NULL)) &&
         !is_small_word(place, word_after(place, to + 1))) ||
        (bytes[to + 1] && strchr("0123456789-", bytes[to + 1])) ||
        (is_no_break(bytes, from, to) && (unsigned char)*wanted >= 0x80))
        return;
    prose_change(&place->prose, from, to, wanted, "spaces/percent", "how the house spaces %");
}

/* Whether a quotation mark at `at` opens: a word follows it, at once or behind French white space.
 */
static bool opens_quotation(const struct place *place, size_t at)
{
    size_t size;
    uint32_t mark = prose_at(&place->prose, at, &size);
    bool is_mark = mark == '"' || mark == '\'' || (mark >= 0x2018 && mark <= 0x201E) ||
                   mark == 0xAB || mark == 0xBB;
    if (mark == 0xAB)
        size += white_size(place->prose.bytes, at + size);
    uint32_t next = prose_at(&place->prose, at + size, NULL);
    return is_mark && (character_is(next) & (IS_LETTER | IS_DIGIT) || next == 0xBF || next == 0xA1);
}

/* A no-break space between ordinary words, where no rule of a language puts one: those stand by
 * figures, abbreviations, initials, words of one letter (Polish, Czech, Russian) and marks. */
static bool is_residue(const struct place *place, size_t from, size_t to)
{
    size_t size, start = from, letters = 0;
    uint32_t before = prose_before(&place->prose, from, &size);
    bool is_before_mark = opens_quotation(place, to);
    bool is_after_mark = before == ',' || before == ')' || before == 0x201D || before == ';';
    bool is_dash = before == 0x2013 || before == 0x2014;
    if (is_before_mark && (is_dash || (before < 0x80 && strchr(".:!?", (int)before))))
        return true;
    if (!(is_letter(prose_at(&place->prose, to, NULL)) || is_before_mark) ||
        !(is_letter(before) || is_after_mark))
        return false;
    while (start > 0 && letters < 2 && is_letter(prose_before(&place->prose, start, &size))) {
        start -= size;
        letters++;
    }
    return is_after_mark || letters > 1 || language_is(place->spacing->language, "en");
}

static void between_words(struct place *place, size_t from, size_t to)
{
    const char *bytes = place->prose.bytes;
    if (to - from == 1 && bytes[from] == ' ')
        return;
    if (is_no_break(bytes, from, to)) {
        if (is_residue(place, from, to))
            prose_change(&place->prose, from, to, " ", "spaces/no-break",
                         "a no-break space between ordinary words");
        return;
    }
    /* Of a run with a no-break space that a rule wants, that one stays. */
    for (size_t at = from; at < to; at += white_size(bytes, at)) {
        size_t size = white_size(bytes, at);
        if (size < 2 || is_residue(place, from, to))
            continue;
        const char *kept = size == 2 ? NO_BREAK_SPACE : NARROW_NO_BREAK_SPACE;
        bool is_by_figure = is_ascii_digit(bytes[from - 1]) || is_ascii_digit(bytes[to]);
        if (is_by_figure || strncmp(bytes + to, "»", 2) == 0 ||
            (from > 1 && strncmp(bytes + from - 2, "«", 2) == 0)) {
            prose_change(&place->prose, from, to, kept, "spaces/run",
                         "one no-break space is enough");
            return;
        }
    }
    prose_change(&place->prose, from, to, " ",
                 memchr(bytes + from, '\t', to - from) ? "spaces/tab" : "spaces/run",
                 memchr(bytes + from, '\t', to - from) ? "a tab between words"
                                                       : "more than one space");
}

/* Whether a single mark that may close stands behind `at` on its line. */
static bool has_closing_mark(const struct place *place, size_t at)
{
    enum { LONGEST_QUOTATION = 400 };
    size_t size;
    uint32_t before = 0, character;
    for (size_t end = at + LONGEST_QUOTATION; at < end; at += size) {
        character = prose_at(&place->prose, at, &size);
        if (character == NO_CHARACTER || character == '\n')
            return false;
        bool is_mark = character == '\'' || character == '`' || character == 0xB4 ||
                       character == 0x2018 || character == 0x2019;
        if (is_mark && !is_space(before) && !is_letter(prose_at(&place->prose, at + size, NULL)))
            return true;
        before = character;
    }
    return true; /* who knows */
}

/* Whether the comma at `at`, with white space from..at before it, may be the opening mark of a
 * language that has ‚ for one: close to a word, and not behind a mark that closes. Which it is, the
 * desk says, but for a comma between small words that nothing closes. */
static bool is_low_mark(struct place *place, size_t from, size_t at)
{
    uint32_t before = prose_before(&place->prose, from, NULL);
    uint32_t after = prose_at(&place->prose, at + 1, NULL);
    bool is_behind_mark =
        before == '"' || (before >= 0x2018 && before <= 0x201D) || before == 0xAB || before == 0xBB;
    bool is_comma = is_letter(before) && is_lower(after) && !has_closing_mark(place, at + 1);
    if (!house_has_low_single(place->self->settings->house, place->spacing->language) ||
        !is_letter(after) || is_behind_mark || is_comma)
        return false;
    prose_query(&place->prose, at, at + 1, "spaces/before-stop",
                "a comma, or a mark that opens a quotation?", "‚");
    return true;
}

/* :( and ;-( are faces, and their bracket opens nothing. */
static bool ends_face(const char *bytes, size_t at)
{
    return at > 1 && bytes[at - 1] == '(' &&
           (strchr(":;-=", bytes[at - 2]) || (at > 2 && memcmp(bytes + at - 3, ":'", 2) == 0));
}

/* ¿ or ¡ before `at`. */
static bool is_inverted_mark(const char *bytes, size_t at)
{
    return at > 1 && (memcmp(bytes + at - 2, "¿", 2) == 0 || memcmp(bytes + at - 2, "¡", 2) == 0);
}

static bool is_currency(uint32_t character)
{
    return character == '$' || character == 0xA3 || character == 0x20AC || character == 0xA5;
}

/* $ 5: a house may write its currency close to the sum. */
static void after_currency(struct place *place, size_t from, size_t to)
{
    const char *wanted = place->spacing->after_currency;
    if (strcmp(wanted, "as-is") == 0)
        between_words(place, from, to);
    else
        prose_change(&place->prose, from, to, wanted, "spaces/currency",
                     "how the house spaces a currency");
}

size_t space_run(struct place *place, size_t at, bool is_indented)
{
    const char *bytes = place->prose.bytes;
    size_t from = at, to = at;
    for (size_t size; (size = white_size(bytes, to));)
        to += size;
    char before = from ? bytes[from - 1] : '\n', after = bytes[to];
    if (before == '\n' || before == '\r')
        return to;
    if (after == '\0' || after == '\n' || (after == '\r' && bytes[to + 1] == '\n')) {
        bool is_signature = from > 1 && to == from + 1 && memcmp(bytes + from - 2, "--", 2) == 0 &&
                            (from == 2 || bytes[from - 3] == '\n');
        if (!is_signature)
            prose_change(&place->prose, from, to, "", "spaces/line-end",
                         "white space at the end of a line");
    } else if (is_indented) {
        return to;
    } else if (after == '%') {
        space_before_percent(place, from, to);
        between_words(place, from, to);
    } else if (is_inverted_mark(bytes, from)) {
        if (is_letter(prose_at(&place->prose, to, NULL)))
            prose_change(&place->prose, from, to, "", "spaces/after-inverted-mark",
                         "no space behind ¿ or ¡");
    } else if (is_ascii_digit(after) && is_currency(prose_before(&place->prose, from, NULL))) {
        after_currency(place, from, to);
    } else if ((before == '(' || before == '[') && !ends_face(bytes, from)) {
        if (after != ')' && after != ']' && !(before == '[' && bytes[to + 1] == ']'))
            prose_change(&place->prose, from, to, "", "spaces/inside-bracket",
                         "no space inside a bracket");
    } else if (after == ')' || after == ']') {
        if (!strchr(":;-", before))
            prose_change(&place->prose, from, to, "", "spaces/inside-bracket",
                         "no space inside a bracket");
    } else if (after == ',' && is_low_mark(place, from, to)) {
        return to;
    } else if (strchr(".,;:!?", after)) {
        size_t edits = place->prose.edits->count;
        before_stop(place, from, to);
        if (place->prose.edits->count == edits && !is_stop(place, from, to))
            between_words(place, from, to);
    } else {
        between_words(place, from, to);
    }
    return to;
}
