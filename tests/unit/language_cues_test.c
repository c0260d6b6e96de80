/* Language cues: what the lines of the dictionary are worth, and how languages are named. */
#include "support.h"

#include "language_cues.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* The cues of a dictionary of these lines. */
static struct language_cues *cues_of(const char *lines, struct report *report)
{
    char folder[] = "/tmp/wire-cues-XXXXXX", path[64];
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/languages.dict", folder);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(lines, file);
    fclose(file);
    setenv("WIRE_DICTIONARIES", folder, 1);
    struct language_cues *cues = cues_open(report);
    unsetenv("WIRE_DICTIONARIES");
    unlink(path);
    rmdir(folder);
    return cues;
}

static const uint8_t *find(const struct language_cues *cues, enum cue_kind kind, const char *text)
{
    return cues_find(cues, kind, text, strlen(text));
}

static void test_worth(void **state)
{
    (void)state;
    struct report report = quiet_report();
    struct language_cues *cues = cues_of("[en]\nwords 1/64 = the of\nletters 1/128 = ed_\n"
                                         "[de]\nwords 1/65536 = the\nwords 1/131072 = of\n",
                                         &report);
    const uint8_t *the = find(cues, CUE_WORD, "the"), *of = find(cues, CUE_WORD, "of");
    assert_int_equal(cues_language_count(cues), 2);
    assert_int_equal(the[0], 22); /* 11 bits more than the rarest that count */
    assert_int_equal(the[1], 2);
    assert_int_equal(of[0], 22);
    assert_int_equal(of[1], 0);
    assert_int_equal(find(cues, CUE_LETTERS, "ed_")[0], 7);
    assert_null(find(cues, CUE_WORD, "ed_"));
    assert_null(find(cues, CUE_LETTERS, "the"));
    assert_null(find(cues, CUE_WORD, "th"));
    assert_null(find(cues, CUE_WORD, ""));
    assert_int_equal(report.status, 0);
    cues_close(cues);
}

static void test_names(void **state)
{
    (void)state;
    struct report report = quiet_report();
    struct language_cues *cues = cues_of("[nb]\nalso = no\nwords 1/64 = og\n"
                                         "[nn]\nalso = no\nseldom = 3\nwords 1/64 = og\n"
                                         "[hr]\nalso = bs sh\nwords 1/64 = u\n",
                                         &report);
    assert_int_equal(cues_language_number(cues, "nn"), 1);
    assert_int_equal(cues_language_number(cues, "NN-NO"), 1);
    assert_int_equal(cues_language_number(cues, "no"), 0);
    assert_int_equal(cues_language_number(cues, "sh"), 2);
    assert_int_equal(cues_language_number(cues, "s"), -1);
    assert_int_equal(cues_language_number(cues, "n"), -1);
    assert_int_equal(cues_language_number(cues, ""), -1);
    assert_string_equal(cues_language(cues, 2), "hr");
    assert_int_equal(cues_seldom(cues, 0), 0);
    assert_int_equal(cues_seldom(cues, 1), 6);
    assert_true(cues_same_language(cues, "no", "nn"));
    assert_true(cues_same_language(cues, "nb-NO", "no"));
    assert_true(cues_same_language(cues, "bs", "sh"));
    assert_false(cues_same_language(cues, "nb", "nn"));
    assert_false(cues_same_language(cues, "xx", "xx"));
    cues_close(cues);
}

static void test_malformed(void **state)
{
    (void)state;
    struct report report = quiet_report();
    struct language_cues *cues = cues_of(
        "[en]\nwords = the\nwords 1/0 = of\nletter 1/64 = ing\nwords 1/64 = and\n", &report);
    assert_int_equal(report.status, EX_DATAERR);
    assert_non_null(strstr(said(), "languages.dict:2:"));
    assert_non_null(strstr(said(), "languages.dict:3:"));
    assert_non_null(strstr(said(), "languages.dict:4:"));
    assert_null(strstr(said(), "languages.dict:5:"));
    assert_null(find(cues, CUE_WORD, "the"));
    assert_null(find(cues, CUE_WORD, "of"));
    assert_int_equal(find(cues, CUE_WORD, "and")[0], 22);
    cues_close(cues);
}

/* More languages than there is room for: those that there is room for are told. */
static void test_many_languages(void **state)
{
    (void)state;
    struct report report = quiet_report();
    struct text lines = {0};
    for (int i = 0; i < MOST_LANGUAGES + 2; i++)
        text_format(&lines, "[q%c%c]\nwords 1/64 = same\n", 'a' + i / 26, 'a' + i % 26);
    struct language_cues *cues = cues_of(text_string(&lines), &report);
    assert_int_equal(cues_language_count(cues), MOST_LANGUAGES);
    for (int i = 0; i < MOST_LANGUAGES; i++)
        assert_int_equal(find(cues, CUE_WORD, "same")[i], 22);
    assert_int_equal(report.status, EX_DATAERR);
    cues_close(cues);
    text_free(&lines);
}

/* What is shipped fits the table: nothing is said of it, and its last language has its words. */
static void test_shipped(void **state)
{
    (void)state;
    struct report report = quiet_report();
    struct language_cues *cues = cues_open(&report);
    assert_int_equal(report.status, 0);
    assert_true(cues_language_count(cues) >= 30);
    int indonesian = cues_language_number(cues, "id");
    assert_true(indonesian >= 0);
    assert_true(find(cues, CUE_WORD, "yang")[indonesian] > 0);
    cues_close(cues);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_worth),     cmocka_unit_test(test_names),
        cmocka_unit_test(test_malformed), cmocka_unit_test(test_many_languages),
        cmocka_unit_test(test_shipped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
