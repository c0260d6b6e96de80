/* Compares the verdicts of the speller with hunspell's, over every distinct word of some files and
 * over strings made up of their letters: none may differ. Each word is compared as it stands, and
 * the pieces of one with hyphens or apostrophes. Exits with 1 where any differs.
 *
 * Usage: compare-verdicts LANG STRINGS FILE...     as in: compare-verdicts de 100000 copy.txt */
#include "input.h"
#include "memory.h"
#include "spell_library.h"
#include "speller.h"
#include "spelling_words.h"
#include "word_hash.h"

#include <stdlib.h>
#include <string.h>

/* The words that were compared, by their hashes. */
struct seen {
    uint64_t *hashes;
    size_t size, used; /* the size is a power of two */
};

struct comparison {
    struct speller *speller;
    struct spell_library *hunspell;
    struct seen seen;
    struct text letters; /* those of the words, one after the other */
    size_t compared, right, differing;
};

static bool add_hash(struct seen *seen, uint64_t hash)
{
    size_t place = hash >> 1 & (seen->size - 1);
    while (seen->hashes[place] && seen->hashes[place] != hash)
        place = (place + 1) & (seen->size - 1);
    bool is_new = !seen->hashes[place];
    seen->hashes[place] = hash;
    return is_new;
}

static bool is_new(struct seen *seen, uint64_t hash)
{
    if (seen->used * 2 >= seen->size) {
        struct seen grown = {.size = seen->size ? 2 * seen->size : 1 << 16, .used = seen->used};
        grown.hashes = memory_allocate(grown.size, sizeof *grown.hashes);
        for (size_t i = 0; i < seen->size; i++)
            if (seen->hashes[i])
                add_hash(&grown, seen->hashes[i]);
        free(seen->hashes);
        *seen = grown;
    }
    bool is_new = add_hash(seen, hash | 1);
    seen->used += is_new;
    return is_new;
}

/* The table may not know a right word, but never knows a wrong one. */
static void compare(struct comparison *comparison, const char *word, size_t length)
{
    if (!is_new(&comparison->seen, word_hash(word, length)))
        return;
    bool wanted = spell_library_knows(comparison->hunspell, word, length);
    bool is_tabled = speller_table_knows(comparison->speller, word, length);
    comparison->compared++;
    comparison->right += wanted;
    if ((is_tabled && !wanted) || speller_knows(comparison->speller, word, length) != wanted) {
        comparison->differing++;
        printf("hunspell %s \"%.*s\"\n", wanted ? "knows" : "does not know", (int)length, word);
    }
}

static void compare_words(struct comparison *comparison, const struct text *text)
{
    enum { EACH = 64 }; /* word whose letters go into strings */
    const char *bytes = text_string(text);
    struct spelling_word word;
    struct span piece;
    for (size_t at = 0; spelling_word_next(bytes, text->length, &at, &word);) {
        size_t length = word.to - word.from, piece_at = word.from;
        size_t before = comparison->compared;
        compare(comparison, bytes + word.from, length);
        while (word.has_joint && spelling_piece_next(bytes, &word, &piece_at, &piece))
            compare(comparison, bytes + piece.from, piece.to - piece.from);
        if (comparison->compared > before && comparison->compared % EACH == 0)
            text_append(&comparison->letters, bytes + word.from, length);
    }
}

/* Strings of one to twelve characters; the same for the same words. */
static void compare_strings(struct comparison *comparison, size_t count)
{
    const struct text *letters = &comparison->letters;
    uint64_t random = 7;
    struct text string = {0};
    for (size_t i = 0; letters->length && i < count; i++) {
        text_clear(&string);
        for (size_t left = 1 + i % 12, size; left; left--) {
            random = random * 6364136223846793005u + 1442695040888963407u;
            size_t at = (size_t)(random >> 33) % letters->length;
            while (at && ((unsigned char)letters->bytes[at] & 0xC0) == 0x80)
                at--;
            text_append_character(&string,
                                  character_at(letters->bytes, letters->length, at, &size));
        }
        compare(comparison, text_string(&string), string.length);
    }
    text_free(&string);
}

int main(int argc, char **argv)
{
    struct report report = {.program = "compare-verdicts", .stream = stderr};
    struct comparison comparison = {.compared = 0};
    struct spell_files files;
    if (argc < 4) {
        fputs("usage: compare-verdicts LANG STRINGS FILE...\n", stderr);
        return EX_USAGE;
    }
    comparison.speller = speller_open(argv[1], &report);
    if (!comparison.speller || !speller_need_table(comparison.speller) ||
        !spell_files_find(&files, argv[1], &report))
        return report.status;
    comparison.hunspell = spell_library_open(&files, &report);
    for (int i = 3; comparison.hunspell && i < argc; i++) {
        struct text text = {0};
        if (input_read_file(argv[i], &text, &report)) {
            text.length = utf8_valid_prefix(text_string(&text), text.length);
            compare_words(&comparison, &text);
        }
        text_free(&text);
    }
    size_t words = comparison.compared;
    if (comparison.hunspell)
        compare_strings(&comparison, strtoul(argv[2], NULL, 10));
    printf("%s: %zu words and %zu strings compared, %zu right, %zu differ\n", argv[1], words,
           comparison.compared - words, comparison.right, comparison.differing);
    spell_library_close(comparison.hunspell);
    speller_close(comparison.speller);
    spell_files_free(&files);
    text_free(&comparison.letters);
    free(comparison.seen.hashes);
    return report.status ? report.status : comparison.differing > 0 || !comparison.right;
}
