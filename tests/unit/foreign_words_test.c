/* Foreign words: those of another language are told, by stem and affix, from misspellings. */
#include "support.h"

#include "foreign_words.h"
#include "spell_files.h"
#include "spell_library.h"

#include <stdlib.h>

static bool have(struct foreign_words *words, const char *word)
{
    return foreign_words_have(words, word, strlen(word));
}

static void test_french(void **state)
{
    static const char *const right[] = {"jour",   "jours",        "chantaient",  "Chantaient",
                                        "l'heure", "l’heure", "d'évolution", "des"};
    static const char *const wrong[] = {"recieve", "jourt", "goverment", "qzx", ""};
    struct foreign_words *words = foreign_words_open("fr");
    (void)state;
    for (size_t i = 0; i < sizeof right / sizeof *right; i++)
        if (!have(words, right[i]))
            fail_msg("\"%s\" is not known", right[i]);
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        if (have(words, wrong[i]))
            fail_msg("\"%s\" is known", wrong[i]);
    foreign_words_close(words);
}

/* A stem that needs an affix, or that stands in compounds only, is no word. */
static void test_german(void **state)
{
    struct foreign_words *words = foreign_words_open("de");
    (void)state;
    assert_true(have(words, "Energie"));
    assert_true(have(words, "gegangen"));
    assert_true(have(words, "Häusern"));
    assert_false(have(words, "energie"));
    assert_false(have(words, "gegagnen"));
    foreign_words_close(words);
}

static void test_no_dictionary(void **state)
{
    struct foreign_words *words = foreign_words_open("xx");
    (void)state;
    assert_false(have(words, "word"));
    foreign_words_close(words);
}

/* Of one line in so many of the dictionary, as it stands and with two letters swapped: how many
 * words in a thousand are not judged as hunspell does. */
static size_t differing(const char *language, size_t each)
{
    struct report report = quiet_report();
    struct foreign_words *words = foreign_words_open(language);
    struct spell_files files;
    struct text aff = {0}, dic = {0};
    size_t compared = 0, differing = 0, number = 0;
    assert_true(spell_files_find(&files, language, &report));
    struct spell_library *hunspell = spell_library_open(&files, &report);
    assert_non_null(hunspell);
    assert_true(spell_file_read(files.aff, NULL, &aff, &report));
    assert_true(spell_file_read(files.dic, &aff, &dic, &report));
    for (char *line = strtok(dic.bytes, "\n"); line; line = strtok(NULL, "\n")) {
        size_t length = strcspn(line, "/ \t");
        if (number++ % each || length < 4)
            continue;
        for (int swapped = 0; swapped < 2; swapped++) {
            if (swapped) {
                char letter = line[length - 2];
                line[length - 2] = line[length - 3];
                line[length - 3] = letter;
            }
            if (utf8_valid_prefix(line, length) != length)
                continue;
            compared++;
            differing += foreign_words_have(words, line, length) !=
                         spell_library_knows(hunspell, line, length);
        }
    }
    print_message("%s: %zu of %zu words differ\n", language, differing, compared);
    spell_library_close(hunspell);
    foreign_words_close(words);
    spell_files_free(&files);
    text_free(&aff);
    text_free(&dic);
    assert_true(compared > 1000);
    return differing * 1000 / compared;
}

static void test_as_hunspell(void **state)
{
    (void)state;
    assert_true(differing("en", 41) < 10);
    assert_true(differing("fr", 61) < 10);
    assert_true(differing("es", 41) < 10);
    assert_true(differing("it", 61) < 10);
}

int main(void)
{
    setenv("WIRE_CACHE", "", 1); /* so that nothing is known from an earlier run */
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_french), cmocka_unit_test(test_german),
        cmocka_unit_test(test_no_dictionary), cmocka_unit_test(test_as_hunspell)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
