/* spelling: asks the desk about words that no dictionary has, with what was perhaps meant, and
 * mends those that are certainly misspelt. */
#include "language.h"
#include "memory.h"
#include "spelling_proposals.h"
#include "spelling_walk.h"

#include <stdlib.h>
#include <string.h>

/* Suggestions take a millisecond a word: a story with more unknown words than these is not
 * misspelt, but a list, or in another language, and gets them for the first ones. */
enum { MOST_SUGGESTED_FOR = 100, LONGEST_ELIDED = 5 };

struct self {
    struct vocabularies vocabularies;
    size_t suggested_for;            /* words of this story */
    struct known_names *names;       /* NULL: not needed yet */
    struct dictionary *misspellings; /* NULL: not needed yet */
};

static void *open_spelling(const struct settings *settings, struct report *report)
{
    struct self *self = memory_allocate(1, sizeof *self);
    self->vocabularies.settings = settings;
    self->vocabularies.report = report;
    return self;
}

static void close_spelling(void *state)
{
    struct self *self = state;
    vocabularies_close(&self->vocabularies);
    known_names_close(self->names);
    dictionary_close(self->misspellings);
    free(self);
}

/* British words are right in any English, but for the rare ones that are a letter away from a
 * common American one: "wether". The British table tells, for a second hunspell would cost more
 * than all else. */
static bool is_british(struct vocabularies *vocabularies, const struct unknown *unknown,
                       const char *bytes, const struct spelling_word *word)
{
    struct speller *british =
        strcmp(unknown->language, "en") == 0 ? british_speller(vocabularies) : NULL;
    const char *found = bytes + word->from;
    size_t length = word->to - word->from;
    return british && is_known_by(speller_table_knows, british, bytes, word) &&
           (word->has_joint || speller_frequency(british, found, length) >= FAMILIAR_WORD ||
            speller_nearest(unknown->speller, found, length) < FAMILIAR_WORD);
}

/* What stands among other unknown words, or in a quotation, may be of another language; English
 * words stand anywhere, and names are of anywhere, if they are no slip of a common word; and they
 * are often English words where all nouns have a capital. */
static bool is_known_abroad(struct vocabularies *vocabularies, const struct unknown *unknown,
                            const char *bytes, const struct spelling_word *word)
{
    bool is_capitalised = unknown->letter_case == CAPITALISED;
    if (unknown->beside_unknown || unknown->in_quotation)
        return is_foreign(vocabularies, unknown->language, bytes, word);
    if (is_capitalised && language_has_capital_nouns(unknown->language))
        return is_english(vocabularies, bytes, word);
    if (speller_nearest(unknown->speller, bytes + word->from, word->to - word->from) >=
        FAMILIAR_WORD)
        return false;
    return is_capitalised
               ? is_foreign(vocabularies, unknown->language, bytes, word)
               : !language_is(unknown->language, "en") && is_english(vocabularies, bytes, word);
}

/* An article without its end before a quotation: dell’“Aida”. */
static bool is_elided(const struct unknown *unknown, const char *bytes)
{
    size_t length = unknown->to - unknown->from;
    const char *behind = bytes + unknown->to;
    bool has_apostrophe = *behind == '\'' || strncmp(behind, "’", strlen("’")) == 0;
    return has_apostrophe && length <= LONGEST_ELIDED && !language_is(unknown->language, "en");
}

/* An abbreviation that is known with its full stop. */
static bool is_known_with_stop(struct speller *speller, const char *bytes, size_t from, size_t to)
{
    return bytes[to] == '.' && speller_knows(speller, bytes + from, to + 1 - from);
}

static struct spelling_word as_word(const struct unknown *unknown, const char *bytes)
{
    struct spelling_word word;
    size_t at = unknown->from;
    spelling_word_next(bytes, unknown->to, &at, &word);
    return word;
}

/* The name of the list that a capitalised word is near to. */
static struct name near_name(struct known_names *names, const struct unknown *unknown,
                             const char *word)
{
    size_t length = owner_length(word, unknown->to - unknown->from);
    return unknown->letter_case == CAPITALISED
               ? known_names_near(names, unknown->language, word, length)
               : (struct name){NULL, 0};
}

/* What there is to say of an unknown word; its name is one that the story has more often. */
static struct doubt doubt_of(const struct story_names *names, const struct unknown *unknown,
                             const char *bytes, unsigned count)
{
    struct name other =
        count == 1 ? story_names_other(names, unknown, bytes) : (struct name){NULL, 0};
    if (other.word)
        return (struct doubt){
            "spelling/name", "the story has this name more often with other letters", other, false};
    return (struct doubt){"spelling/unknown", "no dictionary has this word", other, false};
}

/* Asks once about a word, where it first stands; hunspell is asked last, as it may have to be
 * loaded. */
static void judge(struct self *self, const struct story *story, const struct story_names *names,
                  const struct unknown *unknown, struct word_count *count, struct edits *edits)
{
    const char *bytes = text_string(&story->parts[unknown->part].text);
    const char *found = bytes + unknown->from;
    struct spelling_word word = as_word(unknown, bytes);
    if (unknown->rule) {
        propose_forbidden(story, unknown, edits);
        return;
    }
    if (is_known_by(speller_is_kept_as_known, unknown->speller, bytes, &word))
        return; /* as below, but before what takes longer */
    if (count->is_asked && !unknown->certain)
        return;
    struct doubt doubt = doubt_of(names, unknown, bytes, count->count);
    /* A word that stands often is no slip of the keys, unless it is one that we know. */
    bool is_worth =
        doubt.meant.word || unknown_is_worth_asking(unknown, bytes, self->names, count->count) ||
        (unknown->letter_case == SMALL && misspelling_of(self->misspellings, unknown, found));
    if ((!is_worth && !unknown->certain) ||
        is_known_by(speller_knows, unknown->speller, bytes, &word))
        return;
    if (unknown->certain) {
        propose_fix(self->misspellings, story, unknown, edits);
        return;
    }
    if (is_elided(unknown, bytes) ||
        is_known_with_stop(unknown->speller, bytes, word.from, word.to) ||
        is_british(&self->vocabularies, unknown, bytes, &word) ||
        is_known_abroad(&self->vocabularies, unknown, bytes, &word))
        return;
    if (!doubt.meant.word)
        doubt.meant = near_name(self->names, unknown, found);
    doubt.is_one_of_many = self->suggested_for++ >= MOST_SUGGESTED_FOR;
    propose_unknown(&self->vocabularies, self->misspellings, story, unknown, &doubt, edits);
    count->is_asked = true;
}

static bool are_side_by_side(const struct story *story, const struct unknown *left,
                             const struct unknown *right)
{
    return left->part == right->part && right->from == left->to + 1 &&
           story->parts[left->part].text.bytes[left->to] == ' ';
}

/* What is certainly misspelt will be mended, and is then no unknown word beside the others. */
static void find_certain(const struct dictionary *misspellings, const struct story *story,
                         struct unknowns *unknowns)
{
    struct unknown *items = unknowns->items;
    for (size_t i = 0; i < unknowns->count; i++)
        if (!items[i].rule)
            items[i].certain =
                certain_misspelling(misspellings, &items[i],
                                    text_string(&story->parts[items[i].part].text) + items[i].from);
    for (size_t i = 0; i < unknowns->count; i++)
        items[i].beside_unknown =
            (i > 0 && !items[i - 1].certain && are_side_by_side(story, &items[i - 1], &items[i])) ||
            (i + 1 < unknowns->count && !items[i + 1].certain &&
             are_side_by_side(story, &items[i], &items[i + 1]));
}

static void propose(void *state, const struct story *story, struct edits *edits)
{
    struct self *self = state;
    struct unknowns unknowns = {0};
    struct word_counts counts = {0};
    struct story_names names;
    self->suggested_for = 0;
    find_unknowns(&self->vocabularies, story, &unknowns);
    if (unknowns.count && !self->names) {
        self->names = known_names_open(self->vocabularies.report);
        self->misspellings = dictionary_open("misspellings", self->vocabularies.report);
    }
    find_certain(self->misspellings, story, &unknowns);
    word_counts_fill(&counts, &unknowns);
    word_counts_note_asked(&counts, &story->journal);
    story_names_read(&names, story, &unknowns, &counts);
    for (size_t i = 0; i < unknowns.count; i++)
        judge(self, story, &names, &unknowns.items[i],
              word_count_of(&counts, unknowns.items[i].hash), edits);
    story_names_free(&names);
    word_counts_free(&counts);
    free(unknowns.items);
}

/* The words that neither a dictionary nor anybody's own list has, a line each, as hunspell -l. */
static void list(void *state, const struct story *story, struct text *lines)
{
    struct self *self = state;
    struct unknowns unknowns = {0};
    self->vocabularies.without_tables = true;
    find_unknowns(&self->vocabularies, story, &unknowns);
    for (size_t i = 0; i < unknowns.count; i++) {
        const struct unknown *unknown = &unknowns.items[i];
        const char *bytes = text_string(&story->parts[unknown->part].text);
        struct spelling_word word = as_word(unknown, bytes);
        if (unknown->rule || !is_known_by(speller_knows, unknown->speller, bytes, &word)) {
            text_append(lines, bytes + unknown->from, unknown->to - unknown->from);
            text_append_byte(lines, '\n');
        }
    }
    free(unknowns.items);
}

static void prepare(const struct settings *settings, struct report *report)
{
    speller_prepare(settings->language ? settings->language : "en", NULL, report);
}

const struct filter filter_spelling = {
    .name = "spelling",
    .purpose = "Asks the desk about words that no dictionary has; mends certain misspellings.",
    .scope = PARAGRAPH,
    .settles = true,
    .open = open_spelling,
    .propose = propose,
    .close = close_spelling,
    .list = list,
    .prepare = prepare,
};
