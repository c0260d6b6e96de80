/* Speller: whether a word is one of a language, as hunspell's dictionary for it says. */
#include "speller.h"

#include "characters.h"
#include "language.h"
#include "likeness.h"
#include "memory.h"
#include "nearest_words.h"
#include "spell_files.h"
#include "spell_library.h"
#include "verdicts.h"
#include "word_hash.h"
#include "word_table.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

/* Hunspell takes seconds over longer ones. */
enum { LONGEST_SUGGESTED = 40, MOST_ASKED = 16, COST_OF_LIBRARY = 200, NEAR = 60 };

/* A word of somebody's own, inflected like another. */
struct taught {
    char *word, *model;
};

/* How near words are to forms of the table, of the last ones that were asked about: names come up
 * again and again. */
enum { NEARNESS_BITS = 12 };
struct nearness {
    uint64_t hash; /* of the word */
    int frequency;
};

struct speller {
    struct spell_files files;
    struct word_table table; /* header NULL: there is none */
    struct verdicts *verdicts;
    struct nearness *nearness; /* NULL: none was asked for */
    struct spell_library *library; /* NULL: not open */
    bool library_failed, table_failed;
    unsigned asked;               /* for suggestions */
    struct confusions confusions; /* not read before has_confusions */
    bool has_confusions;
    struct taught *taught;
    size_t taught_count, taught_capacity;
    struct spell_library *taught_library; /* has been taught; NULL: not open */
    struct report *report;                /* NULL: silent */
};

struct speller *speller_open(const char *language, struct report *report)
{
    struct spell_files files;
    struct text folder = {0}, path = {0};
    if (!spell_files_find(&files, language, report))
        return NULL;
    struct speller *speller = memory_allocate(1, sizeof *speller);
    speller->files = files;
    speller->report = report;
    bool has_cache = cache_folder(&folder);
    if (has_cache)
        spell_cache_path(&files, text_string(&folder), "verdicts", &path);
    speller->verdicts = verdicts_open(has_cache ? text_string(&path) : NULL);
    word_table_open(&speller->table, &files);
    text_free(&folder);
    text_free(&path);
    return speller;
}

void speller_close(struct speller *speller)
{
    if (!speller)
        return;
    spell_files_free(&speller->files);
    word_table_close(&speller->table);
    verdicts_close(speller->verdicts);
    free(speller->nearness);
    spell_library_close(speller->library);
    spell_library_close(speller->taught_library);
    confusions_close(&speller->confusions);
    for (size_t i = 0; i < speller->taught_count; i++) {
        free(speller->taught[i].word);
        free(speller->taught[i].model);
    }
    free(speller->taught);
    free(speller);
}

bool speller_has_table(const struct speller *speller)
{
    return speller->table.header != NULL;
}

static struct spell_library *library_of(struct speller *speller)
{
    struct report silent = {.program = "wire"};
    if (speller->library || speller->library_failed)
        return speller->library;
    if (!speller->table.header && speller->report && !speller->table_failed)
        word_table_make_later(&speller->files);
    speller->library =
        spell_library_open(&speller->files, speller->report ? speller->report : &silent);
    speller->library_failed = !speller->library;
    return speller->library;
}

bool speller_table_knows(struct speller *speller, const char *word, size_t length)
{
    return speller->table.header && word_table_knows(&speller->table, word, length);
}

static enum verdict known_verdict(struct speller *speller, const char *word, size_t length)
{
    return speller_table_knows(speller, word, length)
               ? RIGHT
               : verdicts_find(speller->verdicts, word, length);
}

bool speller_is_kept_as_known(struct speller *speller, const char *word, size_t length)
{
    return known_verdict(speller, word, length) == RIGHT;
}

bool speller_need_table(struct speller *speller)
{
    struct report silent = {.program = "wire"};
    struct report *report = speller->report ? speller->report : &silent;
    if (speller->table.header || speller->table_failed)
        return speller->table.header != NULL;
    if (report->stream && isatty(fileno(report->stream)))
        report_at(report, 0, NULL, 0, "making the table of words for %s, which takes some seconds",
                  speller->files.name);
    speller->table_failed = !word_table_make_now(&speller->table, &speller->files, report);
    return !speller->table_failed;
}

/* Whether the word may be one of the taught ones inflected: it has their first letters somewhere.
 */
static bool may_be_taught(const struct speller *speller, const char *word, size_t length)
{
    for (size_t i = 0; i < speller->taught_count; i++) {
        size_t first = strnlen(speller->taught[i].word, 3);
        for (size_t at = 0; at + first <= length; at++)
            if (strncasecmp(word + at, speller->taught[i].word, first) == 0)
                return true;
    }
    return false;
}

/* Hunspell's verdict with the taught words, from a library of its own: what is kept for other runs
 * stays the verdict of the dictionary. */
static bool knows_taught(struct speller *speller, const char *word, size_t length)
{
    if (!may_be_taught(speller, word, length))
        return false;
    if (!speller->taught_library) {
        struct report silent = {.program = "wire"};
        speller->taught_library =
            spell_library_open(&speller->files, speller->report ? speller->report : &silent);
        for (size_t i = 0; speller->taught_library && i < speller->taught_count; i++)
            spell_library_add(speller->taught_library, speller->taught[i].word,
                              speller->taught[i].model);
    }
    return speller->taught_library && spell_library_knows(speller->taught_library, word, length);
}

bool speller_knows(struct speller *speller, const char *word, size_t length)
{
    enum verdict verdict = known_verdict(speller, word, length);
    if (verdict != NOT_ASKED)
        return verdict == RIGHT || knows_taught(speller, word, length);
    struct spell_library *library = library_of(speller);
    if (!library)
        return true;
    bool is_right = spell_library_knows(library, word, length);
    verdicts_keep(speller->verdicts, word, length, is_right);
    return is_right || knows_taught(speller, word, length);
}

/* Hunspell's: slow, so that how many a run may have is counted, not timed: the same in every run.
 */
static void suggest_from_library(struct speller *speller, const char *word, size_t length,
                                 struct suggestions *suggestions)
{
    struct spell_library *library = speller->asked++ < MOST_ASKED ? library_of(speller) : NULL;
    struct text all = {0};
    if (library)
        spell_library_suggest(library, word, length, &all);
    for (const char *line = text_string(&all); *line && suggestions->count < MOST_SUGGESTED;) {
        struct suggestion *suggestion = &suggestions->items[suggestions->count];
        size_t line_length = strcspn(line, "\n");
        if (line_length < sizeof suggestion->word) {
            memcpy(suggestion->word, line, line_length);
            suggestion->word[line_length] = '\0';
            suggestion->cost = COST_OF_LIBRARY;
            suggestions->count++;
        }
        line += line_length + 1;
    }
    text_free(&all);
}

static const struct confusions *confusions_of(struct speller *speller)
{
    struct report silent = {.program = "wire"};
    struct text aff = {0};
    if (speller->has_confusions)
        return &speller->confusions;
    speller->has_confusions = true;
    confusions_open(&speller->confusions, speller->files.name, speller->report);
    if (spell_file_read(speller->files.aff, NULL, &aff, &silent))
        confusions_add_replacements(&speller->confusions, &aff);
    text_free(&aff);
    return &speller->confusions;
}

/* Of languages that write words together, where the table has nothing that is near. */
static void suggest_accepted_compounds(struct speller *speller, const char *word, size_t length,
                                       struct suggestions *suggestions)
{
    struct suggestions compounds = {.count = 0};
    if (suggestions->count && suggestions->items[0].cost <= NEAR)
        return;
    suggest_compounds(&speller->table, confusions_of(speller), word, length, &compounds);
    for (size_t i = 0; i < compounds.count; i++)
        if (speller_knows(speller, compounds.items[i].word, strlen(compounds.items[i].word)))
            suggestions_add(suggestions, &compounds.items[i]);
}

void speller_suggest(struct speller *speller, const char *word, size_t length,
                     struct suggestions *suggestions)
{
    if (speller->table.header) {
        suggest_from_table(&speller->table, confusions_of(speller), word, length, suggestions);
        if (language_joins_words(speller->files.name))
            suggest_accepted_compounds(speller, word, length, suggestions);
    } else if (length <= LONGEST_SUGGESTED) {
        suggest_from_library(speller, word, length, suggestions);
    }
}

bool speller_resembled(struct speller *speller, const char *word, size_t length, int most_cost,
                       struct suggestion *resembled)
{
    struct suggestions near = {.count = 0};
    if (speller->table.header)
        suggest_frequent(&speller->table, confusions_of(speller), word, length, most_cost, &near);
    if (near.count)
        *resembled = near.items[0];
    return near.count > 0;
}

int speller_nearest(struct speller *speller, const char *word, size_t length)
{
    if (!speller->table.header)
        return 0;
    if (!speller->nearness)
        speller->nearness = memory_allocate(1 << NEARNESS_BITS, sizeof *speller->nearness);
    uint64_t hash = word_hash(word, length);
    struct nearness *nearness = &speller->nearness[hash >> (64 - NEARNESS_BITS)];
    if (nearness->hash != hash)
        *nearness = (struct nearness){hash, nearest_in_table(&speller->table, word, length)};
    return nearness->frequency;
}

int speller_frequency(struct speller *speller, const char *word, size_t length)
{
    char small[2 * TABLE_LONGEST_WORD];
    size_t to = 0;
    if (!speller->table.header || length > TABLE_LONGEST_WORD)
        return -1;
    for (size_t at = 0, size; at < length && to + 4 < sizeof small; at += size)
        to += character_write(character_lower(character_at(word, length, at, &size)), small + to);
    const struct word_entry *entry = word_table_entry(&speller->table, word, length);
    entry = entry ? entry : word_table_entry(&speller->table, small, to);
    return entry ? table_frequency(entry) : -1;
}

void speller_teach(struct speller *speller, const char *word, const char *model)
{
    speller->taught = memory_grow(speller->taught, &speller->taught_capacity,
                                  speller->taught_count + 1, sizeof *speller->taught);
    speller->taught[speller->taught_count++] =
        (struct taught){memory_copy_string(word), memory_copy_string(model)};
}

bool speller_prepare(const char *language, const char *folder, struct report *report)
{
    struct spell_files files;
    struct text cache = {0};
    if (!spell_files_find(&files, language, report))
        return false;
    bool has_folder = folder || cache_folder(&cache);
    if (!has_folder)
        report_at(report, EX_CANTCREAT, text_string(&cache), 0,
                  "no cache folder can be made there; set WIRE_CACHE to one");
    bool is_made = has_folder && word_table_make_kept(&files, folder ? folder : text_string(&cache),
                                                      true, report);
    spell_files_free(&files);
    text_free(&cache);
    return is_made;
}
