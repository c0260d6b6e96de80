/* Hyphens that have lost their place: a space parts them from their word ("a London -based firm",
 * "the pre- war years"), or they have lost the space behind them ("Vor-und Nachteile"). The words
 * are in dashes.dict. */
#include "dashes.h"

#include "language.h"

#include <stdio.h>
#include <string.h>

enum { LONGEST_WORD = 24 };

static bool is_white(const struct prose *prose, size_t at)
{
    return at < prose->length && prose->bytes[at] == ' ';
}

/* The entry of a word with a hyphen at one end: "-based", "pre-". */
static const struct entry *find_part(const struct dashes *self, const struct prose *prose,
                                     const struct dash_style *style, struct span word, bool is_tail)
{
    char section[32], key[LONGEST_WORD * 2 + 8];
    size_t length = is_tail, size;
    if (word.from == word.to || word.to - word.from > LONGEST_WORD)
        return NULL;
    key[0] = '-';
    for (size_t at = word.from; at < word.to; at += size)
        length += character_write(character_lower(prose_at(prose, at, &size)), key + length);
    if (!is_tail)
        key[length++] = '-';
    snprintf(section, sizeof section, "%s parted", style->base);
    return dictionary_find(self->dictionary, section, key, length);
}

static bool is_small(const struct dashes *self, const struct prose *prose,
                     const struct dash_style *style, struct span word)
{
    return dash_word(self, prose, style, "small", word) ||
           dash_word(self, prose, style, "suspended", word);
}

/* Whether what the tail's value asks for stands before it: a figure, or that word. */
static bool fits(const struct prose *prose, const struct entry *tail, size_t left)
{
    struct span word = prose_word_before(prose, left, LONGEST_WORD);
    if (strcmp(tail->value, "figure") == 0)
        return is_digit(prose_before(prose, left, NULL));
    if (!*tail->value)
        return word.from < word.to;
    return same_but_case(prose->bytes + word.from, word.to - word.from, tail->value,
                         strlen(tail->value));
}

bool is_parted_hyphen(const struct dashes *self, const struct prose *prose,
                      const struct dash_style *style, size_t hyphen)
{
    size_t left = hyphen - (hyphen && prose->bytes[hyphen - 1] == ' ');
    size_t right = hyphen + 1 + is_white(prose, hyphen + 1);
    if ((left < hyphen) == (right > hyphen + 1) || !left)
        return false;
    struct span word = prose_word_after(prose, right, LONGEST_WORD);
    const struct entry *tail = find_part(self, prose, style, word, true);
    if (tail && fits(prose, tail, left)) {
        struct span next = prose_word_after(prose, word.to + 1, LONGEST_WORD);
        return prose->bytes[word.to] != ' ' || !dash_word(self, prose, style, "small", next);
    }
    struct span first = prose_word_before(prose, left, LONGEST_WORD);
    const struct entry *head = find_part(self, prose, style, first, false);
    uint32_t before = prose_before(prose, first.from, NULL);
    if (!head || is_letter(before) || before == '-' || word.from == word.to)
        return false;
    bool is_name = strcmp(head->value, "name") == 0;
    return !is_small(self, prose, style, word) &&
           (!is_name || (is_upper(prose_at(prose, first.from, NULL)) &&
                         is_upper(prose_at(prose, word.from, NULL))));
}

bool judge_parted(const struct dashes *self, struct prose *prose, const struct dash_style *style,
                  size_t hyphen)
{
    if (!is_parted_hyphen(self, prose, style, hyphen))
        return false;
    size_t from = hyphen - (prose->bytes[hyphen - 1] == ' ');
    size_t to = hyphen + 1 + is_white(prose, hyphen + 1);
    struct span whole = {prose_word_before(prose, from, LONGEST_WORD).from,
                         prose_word_after(prose, to, LONGEST_WORD).to}; /* -based is no option */
    return prose_change_inside(prose, whole, from, to, "-", "dashes/parted",
                               "a space parts the hyphenated word");
}

/* A first part that stands alone before "und": one of the list, or with an ending that only first
 * parts have ("-ungs"). */
static bool is_first_part(const struct dashes *self, const struct prose *prose,
                          const struct dash_style *style, struct span word)
{
    enum { SHORTEST_ENDING = 3, LONGEST_ENDING = 7 };
    char section[32];
    snprintf(section, sizeof section, "%s first-parts", style->base);
    struct text folded = {0};
    size_t size;
    for (size_t at = word.from; at < word.to; at += size) {
        char letter[5] = "";
        character_write(character_lower(prose_at(prose, at, &size)), letter);
        text_append_string(&folded, letter);
    }
    const char *bytes = text_string(&folded);
    size_t length = folded.length;
    bool found = dictionary_find(self->dictionary, section, bytes, length);
    for (size_t ending = SHORTEST_ENDING; !found && ending <= LONGEST_ENDING && ending + 2 < length;
         ending++) {
        char key[16];
        snprintf(key, sizeof key, "-%s", bytes + length - ending);
        found = dictionary_find(self->dictionary, section, key, strlen(key));
    }
    text_free(&folded);
    return found;
}

/* What is no known first part, and yet a noun before a noun: "Wasser-und Stromversorgung". */
static bool ask_suspended(struct prose *prose, struct span first, size_t hyphen, struct span word,
                          struct span next)
{
    if (first.to < hyphen || !is_upper(prose_at(prose, first.from, NULL)) ||
        !is_upper(prose_at(prose, next.from, NULL)))
        return false;
    struct text suggestion = {0};
    text_append(&suggestion, prose->bytes + first.from, hyphen + 1 - first.from);
    text_append_byte(&suggestion, ' ');
    text_append(&suggestion, prose->bytes + word.from, word.to - word.from);
    prose_query(prose, first.from, word.to, "dashes/suspended",
                "is a space missing behind the hyphen?", text_string(&suggestion));
    text_free(&suggestion);
    return true;
}

bool judge_suspended(const struct dashes *self, struct prose *prose, const struct dash_style *style,
                     size_t hyphen)
{
    const char *bytes = prose->bytes;
    struct span word = prose_word_after(prose, hyphen + 1, LONGEST_WORD);
    const struct entry *conjunction = dash_word(self, prose, style, "suspended", word);
    if (!conjunction || bytes[word.to] != ' ')
        return false;
    size_t left = hyphen - (hyphen && bytes[hyphen - 1] == ' ');
    struct span first = prose_word_before(prose, left, LONGEST_WORD);
    struct span next = prose_word_after(prose, word.to + 1, LONGEST_WORD);
    uint32_t before = prose_before(prose, first.from, NULL);
    bool is_compound = bytes[next.to] == '-' && is_letter(prose_at(prose, next.to + 1, NULL));
    if (first.from == first.to || next.from == next.to || before == '-' || is_letter(before) ||
        (strcmp(conjunction->value, "compound") == 0 && !is_compound))
        return false;
    if (is_first_part(self, prose, style, first))
        return prose_change_inside(prose, (struct span){first.from, word.to}, left, hyphen + 1,
                                   "- ", "dashes/suspended",
                                   "a space behind the hyphen that waits for its word");
    return strcmp(conjunction->value, "noun") == 0 &&
           ask_suspended(prose, first, hyphen, word, next);
}

/* "Sach- undPersonenschäden": the small word is glued to the one behind it. */
bool judge_glued_conjunction(const struct dashes *self, struct prose *prose,
                             const struct dash_style *style, size_t hyphen)
{
    struct span word = prose_word_after(prose, hyphen + 2, LONGEST_WORD);
    size_t at = word.from, size;
    if (!is_letter(prose_before(prose, hyphen, NULL)))
        return false;
    while (at < word.to && !is_upper(prose_at(prose, at, &size)))
        at += size;
    if (at == word.from || at == word.to ||
        !dash_word(self, prose, style, "suspended", (struct span){word.from, at}))
        return false;
    return prose_change(prose, at, at, " ", "dashes/suspended", "a space between two words");
}
