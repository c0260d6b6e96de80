/* Facts survive: the digits, negations and names of every edit are the same before and after,
 * unless the filter that made it is there to change them. */
#include "guard_checks.h"

#include "journal.h"

#include <stdlib.h>
#include <string.h>

enum { NAMES_LONGEST = 4096 }; /* bytes of an edit that is looked through for names */

/* Whether the rule's filter is declared to touch facts: numbers, translations; what moves text into
 * other parts, or takes away what is none of the story's; what repairs characters. */
static bool is_declared(const char *rule)
{
    static const char *const filters[] = {"numbers/", "translate/", "structure/", "furniture",
                                          "mojibake", "controls/",  "unicode/",   "language/"};
    for (size_t i = 0; i < sizeof filters / sizeof *filters; i++)
        if (strncmp(rule, filters[i], strlen(filters[i])) == 0)
            return true;
    return false;
}

static bool next_digit(const char **string)
{
    while (**string && (unsigned char)(**string - '0') >= 10)
        ++*string;
    return **string != '\0';
}

static bool same_digits(const char *before, const char *after)
{
    while (next_digit(&before) && next_digit(&after))
        if (*before++ != *after++)
            return false;
    return !next_digit(&before) && !next_digit(&after);
}

static size_t count_negations(const struct guard *guard, const char *string)
{
    struct span found, all = {0, strlen(string)};
    size_t count = 0, at = 0;
    while (phrase_next(guard->negations, string, all, &at, &found))
        count++;
    return count;
}

/* Words of two letters or more that begin in upper case: in the same number, whatever is between.
 */
static bool same_names(const char *before, const char *after)
{
    struct span word;
    size_t length = strlen(before), after_length = strlen(after);
    for (size_t at = 0; word_next(before, length, &at, true, &word);) {
        size_t size, from = 0;
        struct span other;
        uint32_t first = character_at(before, word.to, word.from, &size);
        bool found = !is_upper(first) || word.to - word.from <= size;
        while (!found && word_next(after, after_length, &from, true, &other))
            found = same_but_case(before + word.from, word.to - word.from, after + other.from,
                                  other.to - other.from);
        if (!found)
            return false;
    }
    return true;
}

/* What an edit lost, or NULL. A part of a word or of a number is judged by its neighbours' filters:
 * only what the edit itself holds is compared. */
static const char *lost_fact(const struct guard *guard, const struct edit *edit)
{
    if (!same_digits(edit->before, edit->after))
        return "a number is not what it was before this edit";
    if (strlen(edit->before) < 2)
        return NULL;
    if (count_negations(guard, edit->before) != count_negations(guard, edit->after))
        return "a negation came or went with this edit";
    bool is_house = strncmp(edit->rule, "house", 5) == 0 || strchr(edit->rule, ':') != NULL;
    if (!is_house && strlen(edit->before) < NAMES_LONGEST && !same_names(edit->before, edit->after))
        return "a name is not what it was before this edit";
    return NULL;
}

void find_lost_facts(const struct guard *guard, const struct story *story, struct edits *edits)
{
    size_t *places = NULL;
    struct text reason = {0};
    for (size_t i = 0; i < story->journal.count; i++) {
        const struct edit *edit = &story->journal.items[i];
        if (edit->query || edit_is_of_whole_part(edit) || is_declared(edit->rule))
            continue;
        const char *lost = lost_fact(guard, edit);
        size_t part = lost ? story_find(story, edit->part, edit->ordinal) : story->part_count;
        if (part == story->part_count)
            continue;
        places = places ? places : journal_places_now(story);
        size_t at = places[i] <= story->parts[part].text.length ? places[i] : 0;
        text_clear(&reason);
        text_format(&reason, "%s (%s)", lost, edit->rule);
        propose_query(edits, story, part, at, 0, "guard/fact", text_string(&reason), edit->before);
    }
    text_free(&reason);
    free(places);
}
