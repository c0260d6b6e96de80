/* Own words: what a file of them says, in which case, and what of it cannot be read. */
#include "support.h"

#include "own_words.h"

#include <stdlib.h>

static struct report report;

/* The words of a -d file of these bytes; no other files are looked for. */
static struct own_words *words_of(const char *bytes, size_t length)
{
    const char *files[] = {file_with(bytes, length), NULL};
    struct settings settings = {.dictionaries = files};
    report = quiet_report();
    setenv("XDG_CONFIG_HOME", "/nonexistent", 1);
    return own_words_open(&settings, "en", NULL, &report);
}

static enum own_verdict find(const struct own_words *own, const char *word,
                             const char **replacement)
{
    const char *rule;
    return own_words_find(own, word, strlen(word), replacement, &rule);
}

static void test_verdicts(void **state)
{
    static const char bytes[] = "# a remark\n\n  Wirecopy \r\ne-paper/newspaper\n*irregardless\n"
                                "*adviser = advisor\n*Wirecopy = never\nécole";
    const char *replacement;
    (void)state;
    struct own_words *own = words_of(bytes, sizeof bytes - 1);
    assert_false(own_words_are_none(own));
    assert_int_equal(find(own, "Wirecopy", &replacement), OWN); /* the first of two lines */
    assert_int_equal(find(own, "WIRECOPY", &replacement), OWN);
    assert_int_equal(find(own, "wirecopy", &replacement), NOT_OWN);
    assert_int_equal(find(own, "WireCopy", &replacement), NOT_OWN);
    assert_int_equal(find(own, "e-paper", &replacement), OWN);
    assert_int_equal(find(own, "irregardless", &replacement), FORBIDDEN);
    assert_null(replacement);
    assert_int_equal(find(own, "Adviser", &replacement), FORBIDDEN);
    assert_string_equal(replacement, "advisor");
    assert_int_equal(find(own, "advisers", &replacement), NOT_OWN);
    assert_null(replacement);
    assert_int_equal(find(own, "ÉCOLE", &replacement), OWN);
    assert_int_equal(find(own, "a remark", &replacement), NOT_OWN);
    assert_int_equal(find(own, "", &replacement), NOT_OWN);
    assert_int_equal(report.status, 0);
    own_words_close(own);
}

static void test_rule(void **state)
{
    const char *replacement, *rule;
    (void)state;
    struct own_words *own = words_of("one\n# two\n*three\n", 16);
    assert_int_equal(own_words_find(own, "three", 5, &replacement, &rule), FORBIDDEN);
    assert_string_equal(strrchr(rule, ':'), ":3");
    own_words_close(own);
}

/* More words than the first table has room for. */
static void test_many(void **state)
{
    const char *replacement;
    struct text bytes = {0}, word = {0};
    (void)state;
    for (int i = 0; i < 3000; i++)
        text_format(&bytes, "word%d\n", i * 7);
    struct own_words *own = words_of(bytes.bytes, bytes.length);
    for (int i = 0; i < 21000; i++) {
        text_clear(&word);
        text_format(&word, "word%d", i);
        assert_int_equal(find(own, text_string(&word), &replacement), i % 7 ? NOT_OWN : OWN);
    }
    own_words_close(own);
    text_free(&bytes);
    text_free(&word);
}

static void test_unreadable(void **state)
{
    const char *files[] = {"/nonexistent/words", NULL}, *replacement;
    struct settings settings = {.dictionaries = files};
    (void)state;
    struct own_words *own = words_of("caf\xE9\ngood\n", 10);
    assert_int_equal(report.status, EX_DATAERR);
    assert_non_null(strstr(said(), ":1: not in UTF-8"));
    assert_int_equal(find(own, "good", &replacement), OWN);
    own_words_close(own);
    report = quiet_report();
    own = own_words_open(&settings, "en", NULL, &report);
    assert_true(own_words_are_none(own));
    assert_int_equal(find(own, "good", &replacement), NOT_OWN);
    assert_int_equal(report.status, EX_NOINPUT);
    own_words_close(own);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_verdicts),
        cmocka_unit_test(test_rule),
        cmocka_unit_test(test_many),
        cmocka_unit_test(test_unreadable),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
