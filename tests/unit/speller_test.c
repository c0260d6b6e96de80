/* Speller: its verdicts are hunspell's, whatever they come from; suggestions are near and in order.
 */
#include "support.h"

#include "characters.h"
#include "spell_library.h"
#include "speller.h"

#include <stdlib.h>

struct comparison {
    struct speller *speller;
    struct spell_library *hunspell;
    size_t compared, right, differing;
};

static void compare(struct comparison *comparison, const char *word, size_t length)
{
    bool wanted = spell_library_knows(comparison->hunspell, word, length);
    bool tabled = speller_table_knows(comparison->speller, word, length);
    comparison->compared++;
    comparison->right += wanted;
    if ((tabled && !wanted) || speller_knows(comparison->speller, word, length) != wanted) {
        comparison->differing++;
        print_message("hunspell %s \"%.*s\"\n", wanted ? "knows" : "does not know", (int)length,
                      word);
    }
}

/* The word as it is, with a capital, in capitals, with a curly apostrophe, and damaged. */
static void compare_all(struct comparison *comparison, const char *word, size_t length)
{
    char other[256];
    if (length < 2 || length > 60)
        return;
    compare(comparison, word, length);
    for (size_t capitals = 1; capitals <= length; capitals += length - 1) {
        size_t to = 0;
        for (size_t at = 0, size; at < length; at += size) {
            uint32_t character = character_at(word, length, at, &size);
            to +=
                character_write(at < capitals ? character_upper(character) : character, other + to);
        }
        compare(comparison, other, to);
    }
    const char *apostrophe = memchr(word, '\'', length);
    if (apostrophe) {
        int before = (int)(apostrophe - word);
        int to = snprintf(other, sizeof other, "%.*s’%.*s", before, word, (int)length - before - 1,
                          apostrophe + 1);
        compare(comparison, other, (size_t)to);
    }
    memcpy(other, word, length);
    other[length / 2] = word[length / 2 - 1];
    other[length / 2 - 1] = word[length / 2];
    if (utf8_valid_prefix(other, length) == length)
        compare(comparison, other, length);
}

static void compare_lines(struct comparison *comparison, const char *path, size_t each)
{
    FILE *file = fopen(path, "r");
    char *line = NULL;
    size_t room = 0, number = 0;
    assert_non_null(file);
    while (getline(&line, &room, file) >= 0)
        if (number++ % each == 0) {
            size_t length = strcspn(line, "/ \t\r\n");
            if (utf8_valid_prefix(line, length) == length)
                compare_all(comparison, line, length);
        }
    free(line);
    fclose(file);
}

/* Strings of letters, marks and digits, the same in every run. */
static void compare_made_up(struct comparison *comparison)
{
    static const char *const letters[] = {"a", "e", "i", "o", "u", "n", "r", "s", "t", "l",
                                          "S", "A", "'", "-", ".", "’", "é", "ä", "ß", "3"};
    uint32_t random = 7;
    for (size_t i = 0; i < 3000; i++) {
        char word[64] = "";
        for (size_t count = (random >> 16) % 9 + 1; count > 0; count--) {
            random = random * 1103515245 + 12345;
            strcat(word, letters[(random >> 16) % (sizeof letters / sizeof *letters)]);
        }
        compare(comparison, word, strlen(word));
    }
}

static void assert_same_verdicts(const char *language)
{
    struct report report = {.program = "test", .stream = stderr};
    struct spell_files files;
    struct comparison comparison = {.speller = speller_open(language, &report)};
    assert_true(spell_files_find(&files, language, &report));
    comparison.hunspell = spell_library_open(&files, &report);
    assert_non_null(comparison.hunspell);
    assert_true(speller_need_table(comparison.speller));
    compare_lines(&comparison, files.dic, 29);
    compare_made_up(&comparison);
    print_message("%s: %zu words compared, %zu right\n", language, comparison.compared,
                  comparison.right);
    assert_true(comparison.right > 1000 && comparison.right < comparison.compared);
    assert_int_equal(comparison.differing, 0);
    spell_library_close(comparison.hunspell);
    speller_close(comparison.speller);
    spell_files_free(&files);
}

static void test_verdicts(void **state)
{
    static const char *const languages[] = {"en", "en-GB", "de", "fr", "es", "it", "nl"};
    (void)state;
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++)
        assert_same_verdicts(languages[i]);
}

/* Whether the right word is among the first `most`. */
static void assert_suggested(struct speller *speller, const char *wrong, const char *right,
                             size_t most)
{
    struct suggestions suggestions = {.count = 0};
    bool found = false;
    speller_suggest(speller, wrong, strlen(wrong), &suggestions);
    for (size_t i = 0; i < suggestions.count; i++) {
        assert_true(i == 0 || suggestions.items[i - 1].cost <= suggestions.items[i].cost);
        found |= i < most && strcmp(suggestions.items[i].word, right) == 0;
    }
    if (!found)
        print_message("\"%s\" is not among the first %zu for \"%s\"\n", right, most, wrong);
    assert_true(found);
}

static void test_english_suggestions(void **state)
{
    struct speller *speller = speller_open("en", NULL);
    (void)state;
    assert_true(speller_need_table(speller));
    assert_suggested(speller, "recieve", "receive", 1); /* swapped */
    assert_suggested(speller, "mkae", "make", 1);
    assert_suggested(speller, "mkea", "make", 5);         /* over one letter */
    assert_suggested(speller, "comitee", "committee", 1); /* doubled */
    assert_suggested(speller, "farmacy", "pharmacy", 1);  /* as it sounds */
    assert_suggested(speller, "naybour", "neighbor", 5);
    assert_suggested(speller, "fotographer", "photographer", 1);
    assert_suggested(speller, "existance", "existence", 1);
    assert_suggested(speller, "repetion", "repetition", 5);      /* letters left out in a row */
    assert_suggested(speller, "initialialize", "initialize", 1); /* written twice */
    assert_suggested(speller, "ofthe", "of the", 5);             /* run together */
    assert_suggested(speller, "wasnt", "wasn't", 1);
    assert_suggested(speller, "non-immidiate", "non-immediate", 1); /* a piece */
    assert_suggested(speller, "Recieve", "Receive", 1);
    assert_suggested(speller, "RECIEVE", "RECEIVE", 1);
    speller_close(speller);
}

static void test_german_suggestions(void **state)
{
    struct speller *speller = speller_open("de", NULL);
    (void)state;
    assert_true(speller_need_table(speller));
    assert_suggested(speller, "Weltmeistertschaft", "Weltmeisterschaft", 1);
    assert_suggested(speller, "Rythmus", "Rhythmus", 1);
    assert_suggested(speller, "vorraussichtlich", "voraussichtlich", 1);
    assert_suggested(speller, "Fahradhelmpflicht", "Fahrradhelmpflicht", 5);
    assert_suggested(speller, "Strase", "Straße", 5);
    speller_close(speller);
}

static void test_resembled(void **state)
{
    struct speller *speller = speller_open("de", NULL);
    struct suggestion resembled;
    (void)state;
    assert_true(speller_need_table(speller));
    assert_true(
        speller_resembled(speller, "Geschchichte", strlen("Geschchichte"), 100, &resembled));
    assert_string_equal(resembled.word, "Geschichte");
    assert_true(resembled.cost <= 100);
    assert_false(
        speller_resembled(speller, "Geschchichte", strlen("Geschchichte"), -100, &resembled));
    assert_false(speller_resembled(speller, "Kvistholm", strlen("Kvistholm"), 100, &resembled));
    speller_close(speller);
}

/* What a dictionary's file says of letters written for others. */
static void test_replacements(void **state)
{
    static const char aff[] = "SET UTF-8\nREP 4\nREP cks que\nREP ^x xs\nREP alot a_lot\r\nREP é\n";
    struct text text = {0};
    struct confusions confusions = {0};
    struct misspelt misspelt;
    static const uint32_t risque[] = {'r', 'i', 's', 'q', 'u', 'e'};
    (void)state;
    text_append_string(&text, aff);
    assert_true(read_misspelt("riscks", 6, &confusions, &misspelt));
    int without = likeness_cost(&misspelt, risque, 6, 1000);
    confusions_add_replacements(&confusions, &text);
    assert_int_equal(confusions.count, 1);
    assert_true(read_misspelt("riscks", 6, &confusions, &misspelt));
    assert_true(likeness_cost(&misspelt, risque, 6, 1000) < without);
    confusions_close(&confusions);
    text_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_verdicts), cmocka_unit_test(test_english_suggestions),
        cmocka_unit_test(test_german_suggestions), cmocka_unit_test(test_resembled),
        cmocka_unit_test(test_replacements)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
