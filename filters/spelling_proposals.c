/* Spelling proposals: what becomes of a word that is not known. */
#include "spelling_proposals.h"

#include "characters.h"

#include <string.h>

enum { MOST_SHOWN = 5 };

/* Writes the right word as the wrong one is written. */
static void write_alike(const struct unknown *unknown, const char *right, struct text *after)
{
    size_t length = strlen(right);
    for (size_t at = 0, size; at < length; at += size) {
        uint32_t character = character_at(right, length, at, &size);
        bool is_capital =
            unknown->letter_case == CAPITALS || (unknown->letter_case == CAPITALISED && at == 0);
        text_append_character(after, is_capital ? character_upper(character) : character);
    }
}

/* The list is in small letters but for nouns and names. */
const struct entry *misspelling_of(const struct dictionary *misspellings,
                                   const struct unknown *unknown, const char *word)
{
    char small[128];
    size_t length = unknown->to - unknown->from, to = 0;
    const struct entry *entry =
        dictionary_find_language(misspellings, unknown->language, word, length);
    if (entry || unknown->letter_case == SMALL)
        return entry;
    for (size_t at = 0, size; at < length && to < sizeof small - 4; at += size)
        to += character_write(character_lower(character_at(word, length, at, &size)), small + to);
    return dictionary_find_language(misspellings, unknown->language, small, to);
}

/* A noun that the list has with its capital is no name. */
const struct entry *certain_misspelling(const struct dictionary *misspellings,
                                        const struct unknown *unknown, const char *word)
{
    bool may_be_name = unknown->letter_case == CAPITALISED &&
                       (!unknown->begins_sentence || unknown->before_capital);
    size_t length = unknown->to - unknown->from;
    if (unknown->in_quotation || unknown->letter_case == MIXED)
        return NULL;
    return may_be_name ? dictionary_find_language(misspellings, unknown->language, word, length)
                       : misspelling_of(misspellings, unknown, word);
}

void propose_fix(const struct dictionary *misspellings, const struct story *story,
                 const struct unknown *unknown, struct edits *edits)
{
    const struct entry *entry = unknown->certain;
    struct text after = {0}, rule = {0}, reason = {0};
    write_alike(unknown, entry->value, &after);
    dictionary_cite(misspellings, entry, &rule);
    text_format(&reason, "a misspelling of %s", entry->value);
    propose_change(edits, story, unknown->part, unknown->from, unknown->to - unknown->from,
                   text_string(&after), text_string(&rule), text_string(&reason));
    text_free(&after);
    text_free(&rule);
    text_free(&reason);
}

void propose_forbidden(const struct story *story, const struct unknown *unknown,
                       struct edits *edits)
{
    struct text after = {0};
    if (unknown->replacement)
        write_alike(unknown, unknown->replacement, &after);
    propose_query(edits, story, unknown->part, unknown->from, unknown->to - unknown->from,
                  unknown->rule, "a word that the house does not use",
                  after.length ? text_string(&after) : NULL);
    text_free(&after);
}

/* Writes the name with the 's that the word has. */
static void write_name(const char *word, size_t length, const struct name *name, struct text *after)
{
    size_t owner = owner_length(word, length);
    text_append(after, name->word, name->length);
    text_append(after, word + owner, length - owner);
}

/* "en" is any English. */
static void suggest(struct vocabularies *vocabularies, const struct unknown *unknown,
                    const char *word, size_t length, struct suggestions *near)
{
    struct speller *british =
        strcmp(unknown->language, "en") == 0 ? british_speller(vocabularies) : NULL;
    speller_suggest(unknown->speller, word, length, near);
    if (british)
        speller_suggest(british, word, length, near);
}

/* British words that are asked about are nobody's suggestion. */
static bool is_itself(const char *suggested, const char *word, size_t length)
{
    return strlen(suggested) == length && memcmp(suggested, word, length) == 0;
}

/* The best suggestion: a name, or the right word of the list; empty where neither is known. */
static void suggest_first(const struct dictionary *misspellings, const struct unknown *unknown,
                          const char *word, const struct name *meant, struct text *first)
{
    const struct entry *entry = misspelling_of(misspellings, unknown, word);
    if (meant->word)
        write_name(word, unknown->to - unknown->from, meant, first);
    else if (entry)
        write_alike(unknown, entry->value, first);
}

void propose_unknown(struct vocabularies *vocabularies, const struct dictionary *misspellings,
                     const struct story *story, const struct unknown *unknown,
                     const struct doubt *doubt, struct edits *edits)
{
    const struct text *part = &story->parts[unknown->part].text;
    const char *word = text_string(part) + unknown->from;
    size_t length = unknown->to - unknown->from, shown = 0;
    struct suggestions near = {.count = 0};
    struct text lines = {0}, first = {0};
    suggest_first(misspellings, unknown, word, &doubt->meant, &first);
    if (first.length) {
        text_append_string(&lines, text_string(&first));
        shown++;
    }
    if (!doubt->is_one_of_many && !vocabularies->settings->without_suggestions)
        suggest(vocabularies, unknown, word, length, &near);
    story_ranks(part, unknown, &near);
    for (size_t i = 0; i < near.count && shown < MOST_SHOWN; i++)
        if (strcmp(near.items[i].word, text_string(&first)) != 0 &&
            !is_itself(near.items[i].word, word, length))
            text_format(&lines, "%s%s", shown++ ? "\n" : "", near.items[i].word);
    propose_query(edits, story, unknown->part, unknown->from, length, doubt->rule, doubt->reason,
                  lines.length ? text_string(&lines) : NULL);
    text_free(&lines);
    text_free(&first);
}
