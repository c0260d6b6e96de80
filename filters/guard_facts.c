/* Facts survive: the numbers, names and negations of the copy as it was received are those of the
 * copy as it is, over all its parts, wherever they were moved to; but for what a filter took out
 * that is there to do so. */
#include "guard_checks.h"

#include "journal.h"
#include "memory.h"
#include "word_sound.h"

#include <stdlib.h>
#include <string.h>

enum { LOOKED_AT_MOST = 32, REPAIR_LONGEST = 16 }; /* words; bytes */

/* A word of a story: letters and digits; apostrophes inside it are none of it. */
struct fact {
    uint64_t hash; /* of the word in lower case */
    const char *bytes;
    unsigned length;
    bool is_field; /* of a part for machines, which filters make */
};

struct facts {
    struct fact *items;
    size_t count, capacity;
    uint64_t sum; /* of the hashes of what the desk and readers see */
};

static uint32_t lower_of(uint32_t character)
{
    return character < 0x80 ? character | (character - 'A' < 26 ? 32u : 0u)
                            : character_lower(character);
}

static bool is_apostrophe(uint32_t character)
{
    return character == '\'' || character == '`' || character == 0xB4 || character == 0x2019 ||
           character == 0x2018 || character == 0x2BC;
}

static bool is_of_word(uint32_t character)
{
    return character < 0x80 ? (character | 32) - 'a' < 26 || character - '0' < 10
                            : (character_is(character) & (IS_LETTER | IS_DIGIT | IS_MARK)) != 0;
}

static void collect_words(const char *bytes, size_t length, bool is_field, struct facts *facts)
{
    size_t size;
    for (size_t at = 0, from = 0; at < length; from = at) {
        uint64_t hash = 14695981039346656037u;
        for (; at < length; at += size) {
            uint32_t character = character_at(bytes, length, at, &size);
            if (is_of_word(character))
                hash = (hash ^ lower_of(character)) * 1099511628211u;
            else if (at == from || !is_apostrophe(character) ||
                     !is_letter(character_at(bytes, length, at + size, NULL)) ||
                     is_digit(character_before(bytes, at, NULL)))
                break;
        }
        if (at > from) {
            facts->items =
                memory_grow(facts->items, &facts->capacity, facts->count + 1, sizeof *facts->items);
            facts->items[facts->count++] =
                (struct fact){hash, bytes + from, (unsigned)(at - from), is_field};
            facts->sum += is_field ? 0 : hash;
        }
        at += at == from ? size : 0;
    }
}

static void collect(const struct story *story, struct facts *facts)
{
    for (size_t i = 0; i < story->part_count; i++)
        collect_words(text_string(&story->parts[i].text), story->parts[i].text.length,
                      story->parts[i].kind == FIELD, facts);
}

static int by_hash(const void *left, const void *right)
{
    const struct fact *a = left, *b = right;
    if (a->hash != b->hash)
        return a->hash < b->hash ? -1 : 1;
    if (a->is_field != b->is_field) /* last, so that they are what there is too much of */
        return a->is_field - b->is_field;
    return a->bytes < b->bytes ? -1 : a->bytes > b->bytes;
}

static void sort_facts(struct facts *facts)
{
    if (facts->count)
        qsort(facts->items, facts->count, sizeof *facts->items, by_hash);
}

static int by_place(const void *left, const void *right)
{
    const struct fact *a = left, *b = right;
    return a->bytes < b->bytes ? -1 : a->bytes > b->bytes;
}

/* Moves what `from` has more of than `other` (or what `other` has not at all) to the front of
 * `from`, in the order of the copy; how many that is. Both are sorted. */
static size_t take_difference(struct facts *from, const struct facts *other, bool counts)
{
    size_t count = 0, next = 0;
    for (size_t i = 0; i < from->count; i++) {
        while (next < other->count && other->items[next].hash < from->items[i].hash)
            next++;
        if (next < other->count && other->items[next].hash == from->items[i].hash)
            next += counts;
        else
            from->items[count++] = from->items[i];
    }
    if (count)
        qsort(from->items, count, sizeof *from->items, by_place);
    return count;
}

/* What an edit's filter is there for: nothing of the kind; to write words in another way; to move
 * text, and drop its labels; to change facts. */
enum purpose { NO_PURPOSE, WORDS, MOVES, FACTS };

static enum purpose purpose_of(const struct edit *edit)
{
    static const struct {
        const char *rule;
        enum purpose purpose;
    } purposes[] = {
        {"numbers/", FACTS},           {"translate/", FACTS},
        {"furniture", FACTS},          {"mojibake", FACTS},
        {"controls/", FACTS},          {"unicode/", FACTS},
        {"structure/repeated", FACTS}, {"structure/end", FACTS},
        {"structure/", MOVES},         {"write/", MOVES},
        {"spelling/", WORDS},          {"house", WORDS},
    };
    for (size_t i = 0; i < sizeof purposes / sizeof *purposes; i++)
        if (strncmp(edit->rule, purposes[i].rule, strlen(purposes[i].rule)) == 0)
            return purposes[i].purpose;
    return strchr(edit->rule, ':') ? WORDS : NO_PURPOSE; /* houses/ap.dict:41 */
}

static bool is_piece(const char *string, const struct fact *fact)
{
    return *string && memmem(fact->bytes, fact->length, string, strlen(string));
}

/* Whether some characters that were repaired begin or end the word: "Ã©" of "CafÃ". */
static bool overlaps(const char *string, const struct fact *fact)
{
    size_t length = strlen(string), most = length < fact->length ? length : fact->length;
    for (size_t i = 2; i <= most && length <= REPAIR_LONGEST; i++)
        if (memcmp(string, fact->bytes + fact->length - i, i) == 0 ||
            memcmp(string + length - i, fact->bytes, i) == 0)
            return true;
    return false;
}

enum kind { OTHER, NUMBER, NAME, NEGATION };

/* What the edits that may do so took out of the copy, or put in: words. */
struct explanations {
    struct facts of_any, of_names;
};

static void collect_labels(const struct phrases *labels, const char *string, struct facts *facts)
{
    struct span found, all = {0, strlen(string)};
    for (size_t at = 0; phrase_next(labels, string, all, &at, &found);)
        collect_words(string + found.from, found.to - found.from, false, facts);
}

static void explain(const struct guard *guard, const struct story *story, bool is_lost,
                    struct explanations *explanations)
{
    for (size_t i = 0; i < story->journal.count; i++) {
        const struct edit *edit = &story->journal.items[i];
        enum purpose purpose = edit->query ? NO_PURPOSE : purpose_of(edit);
        const char *string = is_lost ? edit->before : edit->after;
        if (!string || purpose == NO_PURPOSE)
            continue;
        if (purpose == MOVES && is_lost) { /* nothing but labels is lost on the way */
            collect_labels(guard->labels, string, &explanations->of_any);
            collect_labels(guard->private->labels, string, &explanations->of_any);
        } else if (purpose != MOVES) {
            collect_words(string, strlen(string), false,
                          purpose == WORDS ? &explanations->of_names : &explanations->of_any);
        }
    }
    sort_facts(&explanations->of_any);
    sort_facts(&explanations->of_names);
}

static bool has_fact(const struct facts *facts, const struct fact *fact)
{
    size_t low = 0, high = facts->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (facts->items[middle].hash < fact->hash)
            low = middle + 1;
        else
            high = middle;
    }
    return low < facts->count && facts->items[low].hash == fact->hash;
}

/* Whether a repair changed some characters of the word. */
static bool is_repaired(const struct story *story, const struct fact *fact, enum kind kind,
                        bool is_lost)
{
    for (size_t i = 0; i < story->journal.count; i++) {
        const struct edit *edit = &story->journal.items[i];
        const char *string = is_lost ? edit->before : edit->after;
        if (edit->query || !string || strnlen(string, REPAIR_LONGEST + 1) > REPAIR_LONGEST)
            continue;
        enum purpose purpose = purpose_of(edit);
        if ((purpose == FACTS || (purpose == WORDS && kind == NAME)) &&
            (is_piece(string, fact) || overlaps(string, fact)))
            return true;
    }
    return false;
}

static enum kind kind_of(const struct guard *guard, const struct fact *fact)
{
    size_t size;
    struct span word = {0, fact->length};
    for (size_t at = 0; at < fact->length; at += size)
        if (is_digit(character_at(fact->bytes, fact->length, at, &size)))
            return NUMBER;
    if (phrase_is(guard->negations, fact->bytes, word))
        return NEGATION;
    uint32_t first = character_at(fact->bytes, fact->length, 0, &size);
    return is_upper(first) && fact->length > size ? NAME : OTHER;
}

/* Whether the word only came apart, or grew together with another: "Ber-" "lin", "16000". */
static bool is_regrouped(const struct fact *fact, const struct fact *others, size_t count)
{
    struct text joined = {0};
    for (size_t i = 0; i < count; i++)
        text_append(&joined, others[i].bytes, others[i].length);
    bool is = memmem(text_string(&joined), joined.length, fact->bytes, fact->length) != NULL;
    for (size_t i = 0; i < count && !is; i++) /* what stood beside it went another way */
        is = !is_digit(character_at(fact->bytes, fact->length, 0, NULL)) && others[i].length > 1 &&
             memmem(fact->bytes, fact->length, others[i].bytes, others[i].length);
    text_free(&joined);
    return is;
}

static bool same_but_accents(const struct fact *a, const struct fact *b)
{
    size_t i = 0, j = 0, a_size, b_size;
    while (i < a->length && j < b->length &&
           plain_letter(character_lower(character_at(a->bytes, a->length, i, &a_size))) ==
               plain_letter(character_lower(character_at(b->bytes, b->length, j, &b_size)))) {
        i += a_size;
        j += b_size;
    }
    return i == a->length && j == b->length;
}

/* Whether the word has got the accent that an ASCII wire put behind it: "Giosue'", "Giosuè". */
static bool is_accented(const struct story *story, const struct fact *fact,
                        const struct fact *others, size_t count)
{
    bool is = false;
    for (size_t i = 0; i < story->journal.count && !is; i++)
        is = strcmp(story->journal.items[i].rule, "apostrophes/accent") == 0;
    for (size_t i = 0; is && i < count; i++)
        if (same_but_accents(fact, &others[i]))
            return true;
    return false;
}

/* Whether the edit is what took the word out, or put it in. */
static bool has_word(const struct edit *edit, const struct fact *fact, bool is_lost)
{
    const char *string = is_lost ? edit->before : edit->after;
    return !edit->query && !edit_is_of_whole_part(edit) &&
           (memmem(string, strlen(string), fact->bytes, fact->length) || is_piece(string, fact));
}

static void name_fact(const struct fact *fact, enum kind kind, bool is_lost, struct text *reason)
{
    static const char *const gone[] = {"", "a number is gone", "a name is gone",
                                       "a negation is gone"};
    static const char *const came[] = {"", "a number came that was not received", "",
                                       "a negation came that was not received"};
    text_format(reason, "%s: ", is_lost ? gone[kind] : came[kind]);
    text_append(reason, fact->bytes, fact->length);
}

/* Where the desk should look: at the edit that took the word, where one did. */
static void ask(const struct story *story, const struct fact *fact, bool is_lost, enum kind kind,
                struct edits *edits)
{
    const struct edits *journal = &story->journal;
    size_t part = story_find(story, "Body", 1), at = 0, i = 0;
    struct text reason = {0};
    name_fact(fact, kind, is_lost, &reason);
    while (i < journal->count && !has_word(&journal->items[i], fact, is_lost))
        i++;
    size_t of_edit = i < journal->count
                         ? story_find(story, journal->items[i].part, journal->items[i].ordinal)
                         : story->part_count;
    if (of_edit < story->part_count) {
        size_t *places = journal_places_now(story);
        part = of_edit;
        at = places[i] <= story->parts[part].text.length ? places[i] : 0;
        free(places);
        text_format(&reason, " (%s)", journal->items[i].rule);
    }
    if (part < story->part_count)
        propose_query(edits, story, part, at, 0, "guard/fact", text_string(&reason), NULL);
    text_free(&reason);
}

/* Asks about the words of one side that the other has not, nor anything that explains it. */
static void ask_all(const struct guard *guard, const struct story *story, const struct fact *facts,
                    size_t count, const struct fact *others, size_t other_count, bool is_lost,
                    struct edits *edits)
{
    struct explanations explanations = {0};
    size_t looked_at = 0;
    if (count)
        explain(guard, story, is_lost, &explanations);
    for (size_t i = 0; i < count && looked_at < LOOKED_AT_MOST; i++) {
        enum kind kind = facts[i].is_field ? OTHER : kind_of(guard, &facts[i]);
        if (kind == OTHER || (!is_lost && kind == NAME) ||
            has_fact(&explanations.of_any, &facts[i]) ||
            (kind == NAME && has_fact(&explanations.of_names, &facts[i])))
            continue;
        looked_at++;
        if (!is_regrouped(&facts[i], others, other_count) &&
            !is_accented(story, &facts[i], others, other_count) &&
            !is_repaired(story, &facts[i], kind, is_lost))
            ask(story, &facts[i], is_lost, kind, edits);
    }
    free(explanations.of_any.items);
    free(explanations.of_names.items);
}

static void compare_words(const struct guard *guard, const struct story *story,
                          struct facts *before, struct facts *now, struct edits *edits)
{
    sort_facts(before);
    sort_facts(now);
    struct facts all = {memory_allocate(before->count + 1, sizeof *all.items), before->count, 0, 0};
    for (size_t i = 0; i < before->count; i++)
        all.items[i] = before->items[i];
    size_t lost = take_difference(before, now, true), gained = take_difference(now, &all, false);
    ask_all(guard, story, before->items, lost, now->items, gained, true, edits);
    ask_all(guard, story, now->items, gained, before->items, lost, false, edits);
    free(all.items);
}

static void compare(const struct guard *guard, const struct story *received,
                    const struct story *story, struct edits *edits)
{
    struct facts before = {0}, now = {0};
    collect(received, &before);
    collect(story, &now);
    if (before.sum != now.sum) /* nearly always the same words are there, wherever they went */
        compare_words(guard, story, &before, &now, edits);
    free(before.items);
    free(now.items);
}

void find_lost_facts(const struct guard *guard, const struct story *story, struct edits *edits)
{
    struct story received = {0};
    size_t body = story_find(story, "Body", 1), changes = 0;
    for (size_t i = 0; i < story->journal.count; i++)
        changes += !story->journal.items[i].query;
    if (!changes)
        return;
    story_copy(&received, story);
    if (story_undo(&received))
        compare(guard, &received, story, edits);
    else if (body < story->part_count)
        propose_query(edits, story, body, 0, 0, "guard/fact",
                      "the journal does not fit the copy: nobody can tell what was received", NULL);
    story_free(&received);
}
