/* spelling: asks the desk about words that no dictionary has, with what was perhaps meant, and
 * mends those that are certainly misspelt. */
#include "filter.h"
#include "house.h"
#include "language.h"
#include "memory.h"
#include "own_words.h"
#include "protected.h"
#include "spelling_unknown.h"
#include "word_hash.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_LANGUAGES = 8, MOST_SHOWN = 5 };

struct vocabulary {
    char *language;
    struct speller *speller; /* NULL: there is no dictionary */
    struct own_words *own;
};

/* The dictionaries of other languages, for words that come from there. */
struct others {
    const char *languages[MOST_LANGUAGES];
    struct speller *spellers[MOST_LANGUAGES];
    size_t count;
};

struct self {
    const struct settings *settings;
    struct report *report;
    struct vocabulary vocabularies[MOST_LANGUAGES];
    size_t vocabulary_count;
    struct others others;
    bool lists;                      /* hunspell's verdict is enough, and needs no table */
    struct known_names *names;       /* NULL: not needed yet */
    struct dictionary *misspellings; /* NULL: not needed yet */
};

static void *open_spelling(const struct settings *settings, struct report *report)
{
    struct self *self = memory_allocate(1, sizeof *self);
    *self = (struct self){.settings = settings, .report = report};
    return self;
}

static void close_spelling(void *state)
{
    struct self *self = state;
    for (size_t i = 0; i < self->vocabulary_count; i++) {
        own_words_close(self->vocabularies[i].own);
        speller_close(self->vocabularies[i].speller);
        free(self->vocabularies[i].language);
    }
    for (size_t i = 0; i < self->others.count; i++)
        speller_close(self->others.spellers[i]);
    known_names_close(self->names);
    dictionary_close(self->misspellings);
    free(self);
}

/* A language without a dictionary is said once; of more languages than we keep, no word is asked.
 */
static const struct vocabulary *vocabulary_of(struct self *self, const char *language)
{
    for (size_t i = 0; i < self->vocabulary_count; i++)
        if (strcmp(self->vocabularies[i].language, language) == 0)
            return &self->vocabularies[i];
    if (self->vocabulary_count == MOST_LANGUAGES)
        return NULL;
    struct vocabulary *added = &self->vocabularies[self->vocabulary_count++];
    added->language = memory_copy_string(language);
    added->speller = speller_open(language, self->report);
    if (added->speller && !self->lists)
        speller_need_table(added->speller);
    added->own = own_words_open(self->settings, language, added->speller, self->report);
    return added;
}

/* Bylines, credits and datelines are names and places. */
static bool is_spelled(const char *part)
{
    static const char *const names[] = {"Byline", "Dateline", "Credit", "Picture-Credit",
                                        "Copyright"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(part, names[i]) == 0)
            return false;
    return part_kind(part) == PROSE;
}

/* Knowing. A word with apostrophes or hyphens is known as a whole, or piece by piece: "l’homme". */

static bool pieces_are_known(struct speller *speller, const char *bytes,
                             const struct spelling_word *word,
                             bool (*knows)(struct speller *, const char *, size_t))
{
    size_t at = word->from;
    struct span piece;
    while (spelling_piece_next(bytes, word, &at, &piece))
        if (!knows(speller, bytes + piece.from, piece.to - piece.from))
            return false;
    return true;
}

static bool is_known_by(bool (*knows)(struct speller *, const char *, size_t),
                        struct speller *speller, const char *bytes,
                        const struct spelling_word *word)
{
    return knows(speller, bytes + word->from, word->to - word->from) ||
           (word->has_joint && pieces_are_known(speller, bytes, word, knows));
}

static struct speller *other_speller(struct self *self, const char *language)
{
    struct others *others = &self->others;
    for (size_t i = 0; i < others->count; i++)
        if (strcmp(others->languages[i], language) == 0)
            return others->spellers[i];
    if (others->count == MOST_LANGUAGES)
        return NULL;
    others->languages[others->count] = language;
    others->spellers[others->count] = speller_open(language, NULL);
    return others->spellers[others->count++];
}

static struct speller *british_speller(struct self *self)
{
    struct speller *british = other_speller(self, "en-GB");
    return british && speller_need_table(british) ? british : NULL;
}

/* "en" is any English, so that the common British spellings are right too; and what stands among
 * other unknown words, or in a quotation, may be of another language. */
static bool is_known_elsewhere(struct self *self, const struct unknown *unknown, const char *bytes,
                               const struct spelling_word *word)
{
    static const char *const languages[] = {"en", "fr", "de", "es", "it"};
    if (strcmp(unknown->language, "en") == 0) {
        struct speller *british = british_speller(self);
        if (british && speller_frequency(british, bytes + word->from, word->to - word->from) >= FAMILIAR_WORD)
            return true;
    }
    if (!unknown->beside_unknown && !unknown->in_quotation)
        return false;
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++) {
        struct speller *other =
            language_is(unknown->language, languages[i]) ? NULL : other_speller(self, languages[i]);
        if (other && is_known_by(speller_knows, other, bytes, word))
            return true;
    }
    return false;
}

/* An abbreviation that is known with its full stop. */
static bool is_known_with_stop(struct speller *speller, const char *bytes, size_t from, size_t to)
{
    return bytes[to] == '.' && speller_knows(speller, bytes + from, to + 1 - from);
}

/* Walking through a paragraph. */

struct walk {
    struct self *self;
    const struct vocabulary *vocabulary;
    const char *bytes;
    const struct spans *protected;
    size_t part;
    struct unknowns *unknowns;
    size_t last_to;    /* the end of the word before */
    size_t unknown_to; /* the end of the last unknown word */
    bool in_quotation, last_is_capital;
};

static bool is_next_to(const struct walk *walk, size_t to, size_t from)
{
    return to && from == to + 1 && walk->bytes[to] == ' ';
}

/* The quotation marks between two words open and close by turns. */
static void read_gap(struct walk *walk, size_t from, size_t to)
{
    for (size_t at = from, size; at < to; at += size) {
        uint32_t mark = character_at(walk->bytes, to, at, &size);
        walk->in_quotation ^= mark == '"' || mark == 0x201C || mark == 0x201D || mark == 0x201E ||
                              mark == 0xAB || mark == 0xBB;
    }
}

static uint64_t hash_small(const char *word, size_t length)
{
    char small[256];
    size_t to = 0;
    if (length > 2 && word[length - 1] == 's' && word[length - 2] == '\'')
        length -= 2;
    for (size_t at = 0, size; at < length && to < sizeof small - 4; at += size)
        to += character_write(character_lower(character_at(word, length, at, &size)), small + to);
    return word_hash(small, to);
}

static void add_unknown(struct walk *walk, const struct spelling_word *word, size_t end,
                        const char *replacement, const char *rule)
{
    struct unknowns *unknowns = walk->unknowns;
    const char *found = walk->bytes + word->from;
    size_t length = word->to - word->from;
    bool beside = is_next_to(walk, walk->unknown_to, word->from);
    if (beside && unknowns->count)
        unknowns->items[unknowns->count - 1].beside_unknown = true;
    unknowns->items = memory_grow(unknowns->items, &unknowns->capacity, unknowns->count + 1,
                                  sizeof *unknowns->items);
    unknowns->items[unknowns->count++] = (struct unknown){
        .part = walk->part,
        .from = word->from,
        .to = word->to,
        .speller = walk->vocabulary->speller,
        .language = walk->vocabulary->language,
        .replacement = replacement,
        .rule = rule,
        .hash = hash_small(found, length),
        .letter_case = spelling_case(found, length),
        .in_quotation = walk->in_quotation,
        .begins_sentence = spelling_sentence_begins(walk->bytes, word->from),
        .after_capital = walk->last_is_capital && is_next_to(walk, walk->last_to, word->from),
        .before_capital = word->to + 1 < end && walk->bytes[word->to] == ' ' &&
                          is_upper(character_at(walk->bytes, end, word->to + 1, NULL)),
        .beside_unknown = beside};
    walk->unknown_to = word->to;
}

static void check_word(struct walk *walk, const struct spelling_word *word, size_t end)
{
    const struct vocabulary *vocabulary = walk->vocabulary;
    const char *replacement, *rule;
    if (!own_words_are_none(vocabulary->own)) {
        enum own_verdict own = own_words_find(vocabulary->own, walk->bytes + word->from,
                                              word->to - word->from, &replacement, &rule);
        if (own == FORBIDDEN && !spans_touch(walk->protected, word->from, word->to))
            add_unknown(walk, word, end, replacement, rule);
        if (own != NOT_OWN)
            return;
    }
    if (vocabulary->speller && !word->has_digit &&
        !is_known_by(speller_has_table(vocabulary->speller) ? speller_table_knows : speller_knows,
                     vocabulary->speller, walk->bytes, word) &&
        !spans_touch(walk->protected, word->from, word->to))
        add_unknown(walk, word, end, NULL, NULL);
}

static void check_paragraph(struct self *self, const struct story *story, size_t part,
                            struct span paragraph, struct unknowns *unknowns)
{
    struct walk walk = {
        .self = self,
        .vocabulary = vocabulary_of(self, language_at(self->settings, story, part, paragraph.from)),
        .bytes = text_string(&story->parts[part].text),
        .protected = protected_spans(story, part),
        .part = part,
        .unknowns = unknowns};
    struct spelling_word word;
    size_t at = paragraph.from, last = at;
    while (walk.vocabulary && spelling_word_next(walk.bytes, paragraph.to, &at, &word)) {
        if (word.from != last + 1 || walk.bytes[last] != ' ')
            read_gap(&walk, last, word.from);
        check_word(&walk, &word, paragraph.to);
        walk.last_is_capital = is_upper(character_at(walk.bytes, word.to, word.from, NULL));
        walk.last_to = last = word.to;
    }
}

static void find_unknowns(struct self *self, const struct story *story, struct unknowns *unknowns)
{
    for (size_t part = 0; part < story->part_count; part++) {
        const struct text *text = &story->parts[part].text;
        struct span paragraph;
        size_t at = 0;
        while (is_spelled(story->parts[part].name) &&
               paragraph_next(text_string(text), text->length, &at, &paragraph))
            check_paragraph(self, story, part, paragraph, unknowns);
    }
}

/* Proposing. */

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

/* The entry of our list of certain misspellings, which is in small letters but for nouns and names.
 */
static const struct entry *misspelling_of(struct self *self, const struct unknown *unknown,
                                          const char *word, size_t length)
{
    char small[128];
    size_t to = 0;
    if (!self->misspellings)
        self->misspellings = dictionary_open("misspellings", self->report);
    for (size_t at = 0, size; at < length && to < sizeof small - 4; at += size)
        to += character_write(character_lower(character_at(word, length, at, &size)), small + to);
    const struct entry *entry =
        dictionary_find_language(self->misspellings, unknown->language, word, length);
    return entry ? entry
                 : dictionary_find_language(self->misspellings, unknown->language, small, to);
}

/* What is certainly wrong: not in a quotation, and not what may be a name. A noun that the list has
 * with its capital is none. */
static const struct entry *certain_misspelling(struct self *self, const struct story *story,
                                               const struct unknown *unknown)
{
    const char *word = text_string(&story->parts[unknown->part].text) + unknown->from;
    bool may_be_name = unknown->letter_case == CAPITALISED &&
                       (!unknown->begins_sentence || unknown->before_capital);
    if (unknown->in_quotation || unknown->letter_case == MIXED)
        return NULL;
    const struct entry *entry = misspelling_of(self, unknown, word, unknown->to - unknown->from);
    return entry && may_be_name && entry->key[0] != *word ? NULL : entry;
}

static void fix(struct self *self, const struct story *story, const struct unknown *unknown,
                const struct entry *entry, struct edits *edits)
{
    struct text after = {0}, rule = {0}, reason = {0};
    write_alike(unknown, entry->value, &after);
    dictionary_cite(self->misspellings, entry, &rule);
    text_format(&reason, "a misspelling of %s", entry->value);
    propose_change(edits, story, unknown->part, unknown->from, unknown->to - unknown->from,
                   text_string(&after), text_string(&rule), text_string(&reason));
    text_free(&after);
    text_free(&rule);
    text_free(&reason);
}

static void query_forbidden(const struct story *story, const struct unknown *unknown,
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

static void suggest(struct self *self, const struct unknown *unknown, const char *word,
                    size_t length, struct suggestions *near)
{
    bool is_any_english = strcmp(unknown->language, "en") == 0;
    struct speller *british = is_any_english ? british_speller(self) : NULL;
    speller_suggest(unknown->speller, word, length, near);
    if (british)
        speller_suggest(british, word, length, near);
}

static void query(struct self *self, const struct story *story, const struct unknown *unknown,
                  struct edits *edits)
{
    const char *word = text_string(&story->parts[unknown->part].text) + unknown->from;
    size_t length = unknown->to - unknown->from, shown = 0;
    struct suggestions near = {.count = 0};
    struct text lines = {0};
    const struct entry *entry = misspelling_of(self, unknown, word, length);
    if (entry) {
        write_alike(unknown, entry->value, &lines);
        shown++;
    }
    if (!self->settings->without_suggestions)
        suggest(self, unknown, word, length, &near);
    for (size_t i = 0; i < near.count && shown < MOST_SHOWN; i++)
        if (!entry || strcmp(near.items[i].word, entry->value) != 0) {
            text_format(&lines, "%s%s", shown++ ? "\n" : "", near.items[i].word);
        }
    propose_query(edits, story, unknown->part, unknown->from, length, "spelling/unknown",
                  "no dictionary has this word", lines.length ? text_string(&lines) : NULL);
    text_free(&lines);
}

static struct spelling_word as_word(const struct unknown *unknown, const char *bytes)
{
    struct spelling_word word;
    size_t at = unknown->from;
    spelling_word_next(bytes, unknown->to, &at, &word);
    return word;
}

/* Asks once about a word, where it first stands; hunspell is asked last, as it may have to be
 * loaded. */
static void judge(struct self *self, const struct story *story, const struct unknown *unknown,
                  struct word_count *count, struct edits *edits)
{
    const char *bytes = text_string(&story->parts[unknown->part].text);
    struct spelling_word word = as_word(unknown, bytes);
    if (unknown->rule) {
        query_forbidden(story, unknown, edits);
        return;
    }
    if (is_known_by(speller_is_kept_as_known, unknown->speller, bytes, &word))
        return; /* as below, but before what takes longer */
    /* A word that stands often is no slip of the keys, unless it is one that we know. */
    bool is_worth =
        unknown_is_worth_asking(unknown, bytes, self->names, count->count) ||
        (unknown->letter_case == SMALL &&
         misspelling_of(self, unknown, bytes + unknown->from, unknown->to - unknown->from));
    const struct entry *certain = certain_misspelling(self, story, unknown);
    if ((!is_worth && !certain) || is_known_by(speller_knows, unknown->speller, bytes, &word))
        return;
    if (!certain && (is_known_with_stop(unknown->speller, bytes, word.from, word.to) ||
                     is_known_elsewhere(self, unknown, bytes, &word)))
        return;
    if (certain) {
        fix(self, story, unknown, certain, edits);
    } else if (!count->is_asked) {
        query(self, story, unknown, edits);
        count->is_asked = true;
    }
}

static void propose(void *state, const struct story *story, struct edits *edits)
{
    struct self *self = state;
    struct unknowns unknowns = {0};
    struct word_counts counts = {0};
    find_unknowns(self, story, &unknowns);
    if (unknowns.count) {
        if (!self->names)
            self->names = known_names_open(self->report);
        word_counts_fill(&counts, &unknowns);
        for (size_t i = 0; i < unknowns.count; i++)
            judge(self, story, &unknowns.items[i], word_count_of(&counts, unknowns.items[i].hash),
                  edits);
    }
    word_counts_free(&counts);
    free(unknowns.items);
}

/* The words that neither a dictionary nor anybody's own list has, a line each, as hunspell -l. */
static void list(void *state, const struct story *story, struct text *lines)
{
    struct self *self = state;
    struct unknowns unknowns = {0};
    self->lists = true;
    find_unknowns(self, story, &unknowns);
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
    .open = open_spelling,
    .propose = propose,
    .close = close_spelling,
    .list = list,
    .prepare = prepare,
};
