/* Speller: whether a word is one of a language, as hunspell's dictionary for it says. */
#include "speller.h"

#include "memory.h"
#include "spell_files.h"
#include "spell_library.h"
#include "suggestions.h"
#include "verdicts.h"
#include "word_table.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* Hunspell takes seconds over longer ones. */
enum { LONGEST_SUGGESTED = 60 };

struct speller {
    struct spell_files files;
    struct word_table table; /* header NULL: there is none */
    struct verdicts *verdicts;
    struct spell_library *library; /* NULL: not open */
    bool library_failed;
    struct report *report; /* NULL: silent */
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
    spell_library_close(speller->library);
    free(speller);
}

static struct spell_library *library_of(struct speller *speller)
{
    struct report silent = {.program = "wire"};
    if (speller->library || speller->library_failed)
        return speller->library;
    if (!speller->table.header)
        word_table_make_later(&speller->files);
    speller->library = spell_library_open(speller->files.aff, speller->files.dic,
                                          speller->report ? speller->report : &silent);
    speller->library_failed = !speller->library;
    return speller->library;
}

static enum verdict known_verdict(struct speller *speller, const char *word, size_t length)
{
    if (speller->table.header && word_table_knows(&speller->table, word, length))
        return RIGHT;
    return verdicts_find(speller->verdicts, word, length);
}

bool speller_knows_without_asking(struct speller *speller, const char *word, size_t length)
{
    return known_verdict(speller, word, length) == RIGHT;
}

bool speller_knows(struct speller *speller, const char *word, size_t length)
{
    enum verdict verdict = known_verdict(speller, word, length);
    if (verdict != NOT_ASKED)
        return verdict == RIGHT;
    struct spell_library *library = library_of(speller);
    if (!library)
        return true;
    bool is_right = spell_library_knows(library, word, length);
    verdicts_keep(speller->verdicts, word, length, is_right);
    return is_right;
}

/* Hunspell's, where the table has nothing near: words from the rules of the language. */
static void suggest_from_library(struct speller *speller, const char *word, size_t length,
                                 size_t most, struct text *suggestions)
{
    struct spell_library *library = library_of(speller);
    struct text all = {0};
    if (library)
        spell_library_suggest(library, word, length, &all);
    const char *end = text_string(&all);
    for (size_t i = 0; i < most && *end; i++)
        end = strchr(end, '\n') + 1;
    text_append(suggestions, text_string(&all), (size_t)(end - text_string(&all)));
    text_free(&all);
}

void speller_suggest(struct speller *speller, const char *word, size_t length, size_t most,
                     struct text *suggestions)
{
    struct suggestions near = {.count = 0};
    if (length > LONGEST_SUGGESTED)
        return;
    if (speller->table.header)
        suggest_from_table(&speller->table, word, length, &near);
    for (size_t i = 0; i < near.count && i < most; i++) {
        text_append_string(suggestions, near.items[i].word);
        text_append_byte(suggestions, '\n');
    }
    if (near.count == 0)
        suggest_from_library(speller, word, length, most, suggestions);
}

bool speller_prepare(const char *language, const char *folder, struct report *report)
{
    struct spell_files files;
    struct text cache = {0}, path = {0};
    struct word_table table = {0};
    if (!spell_files_find(&files, language, report))
        return false;
    bool has_folder = folder || cache_folder(&cache);
    if (!has_folder)
        report_at(report, EX_CANTCREAT, text_string(&cache), 0,
                  "no cache folder can be made there; set WIRE_CACHE to one");
    spell_cache_path(&files, folder ? folder : text_string(&cache), "words", &path);
    bool is_made = has_folder && (word_table_open_file(&table, text_string(&path), files.key) ||
                                  word_table_make(&files, text_string(&path), report));
    word_table_close(&table);
    spell_files_free(&files);
    text_free(&cache);
    text_free(&path);
    return is_made;
}
