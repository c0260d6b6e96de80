/* Dictionaries and house styles: read, found, cited; and files that are not as they should be. */
#include "support.h"

#include "house.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[] = "/tmp/wire-dictionaries-XXXXXX";

static void write_dictionary(const char *name, const char *text)
{
    char path[200];
    snprintf(path, sizeof path, "%s/%s.dict", folder, name);
    FILE *file = fopen(path, "w");
    fputs(text, file);
    fclose(file);
}

static int make_folder(void **state)
{
    (void)state;
    char houses[200];
    assert_non_null(mkdtemp(folder));
    snprintf(houses, sizeof houses, "%s/houses", folder);
    mkdir(houses, 0777);
    return setenv("WIRE_DICTIONARIES", folder, 1);
}

static int remove_folder(void **state)
{
    (void)state;
    char command[200];
    snprintf(command, sizeof command, "rm -r %s", folder);
    return system(command);
}

static const char *value(const struct dictionary *dictionary, const char *section, const char *key)
{
    const struct entry *entry = dictionary_find(dictionary, section, key, strlen(key));
    return entry ? entry->value : NULL;
}

static void test_entries(void **state)
{
    (void)state;
    struct report report = quiet_report();
    struct text rule = {0};
    write_dictionary("words", "# a comment\n"
                              "before = any section\n"
                              "@filter apostrophes\n"
                              "\n"
                              "[en]\n"
                              "'tis\n"
                              "(l) = (left)\n"
                              "  + the (l) one -> the (left) one\n"
                              "  = f(l)\n"
                              "dash = \" – \"   \n"
                              "\"a = b\" = c\n"
                              "mark = \"\\u201C\\n\\t\\\\\\\"\"\r\n"
                              "twice = 1\n"
                              "twice = 2\n"
                              "[de-CH]\n"
                              "eszett = ss\n"
                              "[*]\n"
                              "all = yes");
    struct dictionary *words = dictionary_open("words", &report);
    assert_string_equal(said(), "");
    assert_string_equal(value(words, "", "before"), "any section");
    assert_string_equal(value(words, "en", "'tis"), "");
    assert_string_equal(value(words, "en", "(l)"), "(left)");
    assert_string_equal(value(words, "en", "dash"), " – ");
    assert_string_equal(value(words, "en", "a = b"), "c");
    assert_string_equal(value(words, "en", "mark"), "“\n\t\\\"");
    assert_string_equal(value(words, "en", "twice"), "1"); /* the first counts */
    assert_null(value(words, "de", "'tis"));
    assert_null(value(words, "en", "+ the (l) one -> the (left) one"));
    assert_string_equal(dictionary_find_language(words, "de-CH", "eszett", 6)->value, "ss");
    assert_null(dictionary_find_language(words, "de", "eszett", 6));
    assert_string_equal(dictionary_find_language(words, "en-GB", "'tis", 4)->key, "'tis");
    assert_string_equal(dictionary_find_language(words, "fi", "all", 3)->value, "yes");
    dictionary_cite(words, dictionary_find(words, "en", "(l)", 3), &rule);
    assert_string_equal(text_string(&rule), "words.dict:7");
    size_t count = 0;
    for (const struct entry *entry = NULL; (entry = dictionary_next(words, "en", entry));)
        count++;
    assert_int_equal(count, 7);
    text_free(&rule);
    dictionary_close(words);
}

static void test_not_there(void **state)
{
    (void)state;
    struct report report = quiet_report();
    struct dictionary *none = dictionary_open("no-such-words", &report);
    assert_non_null(none);
    assert_int_equal(report.status, EX_NOINPUT);
    assert_non_null(strstr(said(), "WIRE_DICTIONARIES"));
    assert_null(value(none, "en", "x"));
    assert_null(dictionary_find_language(none, "en", "x", 1));
    assert_null(dictionary_next(none, "en", NULL));
    dictionary_close(none);
    dictionary_close(NULL);
}

static void test_malformed(void **state)
{
    (void)state;
    struct report report = quiet_report();
    write_dictionary("odd", "[en]\ngood = 1\n\"unclosed = 2\nbad = \"\\q\"\nlast = 3\n\xFF = 4\n");
    struct dictionary *odd = dictionary_open("odd", &report);
    assert_int_equal(report.status, EX_DATAERR);
    assert_non_null(strstr(said(), "odd.dict:4: cannot read this entry"));
    assert_non_null(strstr(said(), "is not UTF-8"));
    assert_string_equal(value(odd, "en", "good"), "1");
    assert_string_equal(value(odd, "en", "last"), "3");
    dictionary_close(odd);
    report = quiet_report();
    write_dictionary("empty", "");
    struct dictionary *empty = dictionary_open("empty", &report);
    assert_string_equal(said(), "");
    assert_null(value(empty, "en", "x"));
    dictionary_close(empty);
}

static void test_many_entries(void **state)
{
    (void)state;
    struct report report = quiet_report();
    struct text text = {0};
    enum { MANY = 20000 };
    for (int i = 0; i < MANY; i++)
        text_format(&text, "word%d = value%d\n", i, i);
    write_dictionary("many", text_string(&text));
    struct dictionary *many = dictionary_open("many", &report);
    for (int i = 0; i < MANY; i++) {
        char key[32], wanted[32];
        snprintf(key, sizeof key, "word%d", i);
        snprintf(wanted, sizeof wanted, "value%d", i);
        assert_string_equal(value(many, "", key), wanted);
    }
    assert_null(value(many, "", "word"));
    dictionary_close(many);
    text_free(&text);
}

static void test_houses(void **state)
{
    (void)state;
    struct report report = quiet_report();
    write_dictionary("houses/base",
                     "[*]\ndash = \" – \"\nquotes = » « › ‹\n[de-CH]\nquotes = « » ‹ ›\n");
    write_dictionary("houses/paper", "based-on = base\n[en]\ndash = —\n");
    struct house *paper = house_open("paper", &report);
    assert_string_equal(said(), "");
    assert_string_equal(house_value(paper, "en", "dash", "?"), "—");
    assert_string_equal(house_value(paper, "en-GB", "dash", "?"), "—");
    assert_string_equal(house_value(paper, "de", "dash", "?"), " – ");
    assert_string_equal(house_value(paper, "de", "no-such", "?"), "?");
    assert_string_equal(house_marks(paper, "fi").open, "»");
    assert_string_equal(house_marks(paper, "de-CH").inner_close, "›");
    assert_string_equal(house_marks(paper, "de-CH").apostrophe, "’");
    house_close(paper);
}

static void test_marks_of_languages(void **state)
{
    (void)state;
    struct report report = quiet_report();
    write_dictionary("houses/bare", "# nothing\n");
    struct house *bare = house_open("bare", &report);
    assert_string_equal(house_marks(bare, "en").open, "“");
    assert_string_equal(house_marks(bare, "de").open, "„");
    assert_string_equal(house_marks(bare, "de").close, "“");
    assert_string_equal(house_marks(bare, "fr").open, "«");
    assert_string_equal(house_marks(bare, "pl").open, "„");
    assert_string_equal(house_marks(bare, "xx").open, "“"); /* a language nobody knows */
    house_close(bare);
}

static void test_unknown_house(void **state)
{
    (void)state;
    struct report report = quiet_report();
    struct house *none = house_open("no-such-house", &report);
    assert_int_equal(report.status, EX_USAGE);
    assert_non_null(strstr(said(), "unknown house style 'no-such-house'; there are: "));
    assert_string_equal(house_value(none, "en", "dash", "?"), "?");
    house_close(none);
    report = quiet_report(); /* a house that is based on itself */
    write_dictionary("houses/ring", "based-on = ring\n[*]\ndash = —\n");
    struct house *ring = house_open("ring", &report);
    assert_string_equal(house_value(ring, "en", "dash", "?"), "—");
    assert_string_equal(house_value(ring, "en", "none", "?"), "?");
    house_close(ring);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_entries),      cmocka_unit_test(test_not_there),
        cmocka_unit_test(test_malformed),    cmocka_unit_test(test_many_entries),
        cmocka_unit_test(test_houses),       cmocka_unit_test(test_marks_of_languages),
        cmocka_unit_test(test_unknown_house)};
    return cmocka_run_group_tests_name("dictionary", tests, make_folder, remove_folder);
}
