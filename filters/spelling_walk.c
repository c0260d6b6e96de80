/* Spelling walk: goes through the words of a story and keeps those that are to be looked at. */
#include "spelling_walk.h"

#include "characters.h"
#include "language.h"
#include "memory.h"
#include "protected.h"

#include <string.h>

struct walk {
    const struct vocabulary *vocabulary;
    const struct story *story;
    size_t part;
    const char *bytes;
    size_t length; /* of the part */
    struct unknowns *unknowns;
    struct span last;  /* the word before; to 0: none in this paragraph */
    bool in_quotation;
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

static bool begins_with_capital(const struct walk *walk, size_t at, size_t end)
{
    return at < end && is_upper(character_at(walk->bytes, end, at, NULL));
}

/* A word that only its place in the sentence gives a capital is part of no name: "Ein". */
static bool is_like_name(const struct walk *walk, struct span word)
{
    char small[64];
    size_t length = word.to - word.from, size;
    if (!begins_with_capital(walk, word.from, word.to))
        return false;
    if (!spelling_sentence_begins(walk->bytes, word.from) || length > sizeof small - 4 ||
        !walk->vocabulary->speller)
        return true;
    uint32_t first = character_at(walk->bytes, word.to, word.from, &size);
    size_t to = character_write(character_lower(first), small);
    memcpy(small + to, walk->bytes + word.from + size, length - size);
    return !speller_table_knows(walk->vocabulary->speller, small, to + length - size);
}

static void add_unknown(struct walk *walk, const struct spelling_word *word, size_t end,
                        const char *replacement, const char *rule)
{
    struct unknowns *unknowns = walk->unknowns;
    const char *found = walk->bytes + word->from;
    size_t length = word->to - word->from;
    if (spans_touch(protected_spans(walk->story, walk->part), word->from, word->to))
        return;
    unknowns->items = memory_grow(unknowns->items, &unknowns->capacity, unknowns->count + 1,
                                  sizeof *unknowns->items);
    unknowns->items[unknowns->count++] =
        (struct unknown){.part = walk->part,
                         .from = word->from,
                         .to = word->to,
                         .speller = walk->vocabulary->speller,
                         .language = walk->vocabulary->language,
                         .replacement = replacement,
                         .rule = rule,
                         .hash = spelling_hash(found, length),
                         .letter_case = spelling_case(found, length),
                         .in_quotation = walk->in_quotation,
                         .begins_sentence = spelling_sentence_begins(walk->bytes, word->from),
                         .after_capital = is_next_to(walk, walk->last.to, word->from) &&
                                          is_like_name(walk, walk->last),
                         .before_capital = walk->bytes[word->to] == ' ' &&
                                           begins_with_capital(walk, word->to + 1, end)};
}

static bool is_in_table(const struct vocabulary *vocabulary, const char *bytes,
                        const struct spelling_word *word)
{
    return !vocabulary->speller || word->has_digit ||
           is_known_by(speller_has_table(vocabulary->speller) ? speller_table_knows : speller_knows,
                       vocabulary->speller, bytes, word);
}

/* What somebody's own words say goes before what the dictionary does. */
static bool is_own(struct walk *walk, const struct spelling_word *word, size_t end)
{
    const char *replacement, *rule;
    enum own_verdict own = own_words_find(walk->vocabulary->own, walk->bytes + word->from,
                                          word->to - word->from, &replacement, &rule);
    if (own == FORBIDDEN)
        add_unknown(walk, word, end, replacement, rule);
    return own != NOT_OWN;
}

/* Most words stood before; of the others most are in the table. */
static void check_word(struct walk *walk, const struct spelling_word *word, size_t end)
{
    const struct vocabulary *vocabulary = walk->vocabulary;
    struct met_word met;
    struct met_word *slot =
        met_word_slot(vocabulary->met, walk->bytes, walk->length, word->from, word->to, &met);
    if (!own_words_are_none(vocabulary->own) && is_own(walk, word, end))
        return;
    bool is_known = slot && slot->begin == met.begin && slot->end == (met.end | MET_AND_KNOWN);
    if (!is_known && (!slot || slot->begin != met.begin || slot->end != met.end)) {
        is_known = is_in_table(vocabulary, walk->bytes, word);
        if (slot)
            *slot = (struct met_word){met.begin, met.end | (is_known ? MET_AND_KNOWN : 0)};
    }
    if (!is_known)
        add_unknown(walk, word, end, NULL, NULL);
}

static void check_paragraph(struct walk *walk, struct span paragraph)
{
    struct spelling_word word;
    size_t at = paragraph.from, last = at;
    walk->last = (struct span){0, 0};
    walk->in_quotation = false;
    while (spelling_word_next(walk->bytes, paragraph.to, &at, &word)) {
        if (word.from != last + 1 || walk->bytes[last] != ' ')
            read_gap(walk, last, word.from);
        check_word(walk, &word, paragraph.to);
        walk->last = (struct span){word.from, word.to};
        last = word.to;
    }
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

void find_unknowns(struct vocabularies *vocabularies, const struct story *story,
                   struct unknowns *unknowns)
{
    for (size_t part = 0; part < story->part_count; part++) {
        const struct text *text = &story->parts[part].text;
        struct walk walk = {.story = story,
                            .part = part,
                            .bytes = text_string(text),
                            .length = text->length,
                            .unknowns = unknowns};
        struct span paragraph;
        size_t at = 0;
        if (!is_spelled(story->parts[part].name))
            continue;
        while (paragraph_next(walk.bytes, walk.length, &at, &paragraph)) {
            walk.vocabulary = vocabulary_of(
                vocabularies, language_at(vocabularies->settings, story, part, paragraph.from));
            if (walk.vocabulary)
                check_paragraph(&walk, paragraph);
        }
    }
}
