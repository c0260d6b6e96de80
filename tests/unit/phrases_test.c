/* Phrases: found whatever their case, spacing and apostrophe, the longest first, at words' edges.
 */
#include "support.h"

#include "phrases.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static struct phrases *phrases;

static int set_up(void **state)
{
    static const char lines[] =
        "[en]\nread\nread more\nread more about = long\ndon't miss\n(tag)\ne\n"
        "[fr]\nà lire aussi\nread more = french\n";
    char folder[] = "/tmp/wire-phrases-XXXXXX", path[64];
    struct report report = quiet_report();
    (void)state;
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/test.dict", folder);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(lines, file);
    fclose(file);
    phrases = phrases_open(path, &report);
    unlink(path);
    rmdir(folder);
    return report.status;
}

/* `found`: what of the copy the phrase is; NULL: none. */
static void assert_begins(const char *copy, const char *found)
{
    size_t end = 0;
    const struct entry *entry = phrase_begins(phrases, copy, (struct span){0, strlen(copy)}, &end);
    if (!found != !entry || (found && (end != strlen(found) || strncmp(copy, found, end) != 0)))
        fail_msg("\"%s\": %.*s", copy, (int)end, entry ? copy : "");
}

static void test_begins(void **state)
{
    (void)state;
    assert_begins("read it", "read");
    assert_begins("Read more", "Read more");
    assert_begins("READ  \t more about us", "READ  \t more about");
    assert_begins("read\u00A0more.", "read\u00A0more");
    assert_begins("re\u00ADad\u200B more", "re\u00ADad\u200B more");
    assert_begins("read mores", "read");
    assert_begins("reader", NULL);
    assert_begins("rea", NULL);
    assert_begins("Don’t miss this", "Don’t miss");
    assert_begins("À LIRE AUSSI :", "À LIRE AUSSI");
    assert_begins("(tag)s", "(tag)");
    assert_begins("e", "e");
    assert_begins("E.", "E");
    assert_begins("et", NULL);
    assert_begins("", NULL);
    assert_begins(" read", NULL);
}

static const struct entry *whole(const char *copy)
{
    return phrase_is(phrases, copy, (struct span){0, strlen(copy)});
}

static void test_is(void **state)
{
    (void)state;
    assert_non_null(whole("Read more"));
    assert_string_equal(whole("» Read more about ...")->value, "long");
    assert_non_null(whole("→ Read more"));
    assert_null(whole("Read more of it"));
    assert_null(whole("# read"));
    assert_null(whole("..."));
    assert_null(whole(""));
    /* Of two languages the first counts. */
    assert_string_equal(whole("read more")->section, "en");
}

static void test_next(void **state)
{
    static const char copy[] = "Bread, read. Don't read more about reading; e-mail e";
    static const char *const wanted[] = {"read", "read more about", "e", "e"};
    size_t at = 0, count = 0;
    struct span found;
    (void)state;
    while (phrase_next(phrases, copy, (struct span){0, sizeof copy - 1}, &at, &found)) {
        assert_true(count < 4);
        assert_int_equal(found.to - found.from, strlen(wanted[count]));
        assert_memory_equal(copy + found.from, wanted[count], found.to - found.from);
        assert_int_equal(at, found.to);
        count++;
    }
    assert_int_equal(count, 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_begins),
        cmocka_unit_test(test_is),
        cmocka_unit_test(test_next),
    };
    return cmocka_run_group_tests(tests, set_up, NULL);
}
