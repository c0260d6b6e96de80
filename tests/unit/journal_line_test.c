/* Journal lines: one edit as a line of text, and back. */
#include "support.h"

#include "formats/journal_line.h"

#include <stdlib.h>

static void assert_same(const char *left, const char *right)
{
    if (!left || !right)
        assert_true(left == right);
    else
        assert_string_equal(left, right);
}

static void assert_round_trip(const struct edit *edit)
{
    struct text line = {0};
    struct edit read;
    journal_line_write(edit, &line);
    assert_null(strchr(text_string(&line), '\n'));
    if (!journal_line_read(line.bytes, line.length, &read))
        fail_msg("cannot read: %s", line.bytes);
    assert_string_equal(read.part, edit->part);
    assert_int_equal(read.ordinal, edit->ordinal);
    assert_int_equal(read.at, edit->at);
    assert_same(read.before, edit->before);
    assert_same(read.after, edit->after);
    assert_string_equal(read.rule, edit->rule);
    assert_string_equal(read.reason, edit->reason);
    assert_same(read.suggestions, edit->suggestions);
    assert_int_equal(read.query, edit->query);
    free(read.strings);
    text_free(&line);
}

static const struct edit plain = {.part = "Body",
                                  .ordinal = 1,
                                  .at = 8,
                                  .before = "\"",
                                  .after = "“",
                                  .rule = "quotes/open",
                                  .reason = "quote before a word"};

static void test_form(void **state)
{
    (void)state;
    struct text line = {0};
    journal_line_write(&plain, &line);
    assert_string_equal(line.bytes, "quotes/open Body+8 \"\\\"\" > \"“\" quote before a word");
    text_clear(&line);
    struct edit query = {.part = "Caption",
                         .ordinal = 2,
                         .before = "teh",
                         .after = "teh",
                         .rule = "spelling/unknown",
                         .reason = "unknown",
                         .suggestions = "the\nten",
                         .query = true};
    journal_line_write(&query, &line);
    assert_string_equal(line.bytes,
                        "spelling/unknown Caption[2]+0 \"teh\" ? \"the\" \"ten\" unknown");
    text_free(&line);
}

static void test_round_trips(void **state)
{
    (void)state;
    struct edit edit = plain;
    assert_round_trip(&edit);
    static const char *const strings[] = {
        "",
        " ",
        "\"",
        "\\",
        "\n",
        "\t",
        "\r\n",
        "\x01\x1F\x7F",
        "\\n",
        "\\x41",
        "a \" > \"b",
        "-",
        "“ä €😀",
        "\xC2\x85",
        "long long long long long long long long long long long long long"};
    for (size_t i = 0; i < sizeof strings / sizeof *strings; i++)
        for (size_t j = 0; j < sizeof strings / sizeof *strings; j++) {
            edit.before = strings[i];
            edit.after = strings[j];
            assert_round_trip(&edit);
        }
    edit.before = NULL;
    assert_round_trip(&edit);
    edit.before = edit.after;
    edit.after = NULL;
    assert_round_trip(&edit);
    edit.ordinal = 4294967295u;
    edit.at = 99999999999999999u;
    assert_round_trip(&edit);
}

static void test_reasons(void **state)
{
    (void)state;
    static const char *const reasons[] = {
        "", "\"US\" and \"USA\"", "\"unclosed", "\\", "\\\"x\"", " two", "? > -"};
    struct edit edit = plain;
    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
        for (size_t query = 0; query < 2; query++) {
            edit.reason = reasons[i];
            edit.query = query;
            edit.after = query ? edit.before : "“";
            edit.suggestions = NULL;
            assert_round_trip(&edit);
            if (query) {
                edit.suggestions = "one \"word\"\ntwo\\";
                assert_round_trip(&edit);
            }
        }
}

static void test_rules_have_no_spaces(void **state)
{
    (void)state;
    struct edit edit = plain, read;
    struct text line = {0};
    edit.rule = "my house.dict:4";
    journal_line_write(&edit, &line);
    assert_true(journal_line_read(line.bytes, line.length, &read));
    assert_string_equal(read.rule, "my_house.dict:4");
    free(read.strings);
    text_free(&line);
}

static void test_malformed(void **state)
{
    (void)state;
    static const char *const lines[] = {"",
                                        " ",
                                        "rule",
                                        "rule Body",
                                        "rule Body+",
                                        "rule Body+x \"a\" > \"b\" r",
                                        "rule Body+1",
                                        "rule Body+1 ",
                                        "rule Body+1 a > b",
                                        "rule Body+1 \"a",
                                        "rule Body+1 \"a\\",
                                        "rule Body+1 \"a\" > \"b",
                                        "rule Body+1 \"a\" < \"b\" r",
                                        "rule Body+1 - > - r",
                                        "rule Body+1 - ? r",
                                        "rule Body[0]+1 \"a\" > \"b\" r",
                                        "rule Body[+1 \"a\" > \"b\" r",
                                        "rule Body[1+1 \"a\" > \"b\" r",
                                        "rule +1 \"a\" > \"b\" r",
                                        "rule Body+1 \"\\x00\" > \"b\" r",
                                        "rule Body+1 \"\\xZ0\" > \"b\" r",
                                        "rule Body+1 \"\\x1",
                                        "rule Body+1 \"\xFF\" > \"b\" r",
                                        "rule Body+-1 \"a\" > \"b\" r",
                                        "rule Body+1 \"a\" ? \"b r"};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        struct edit edit;
        if (journal_line_read(lines[i], strlen(lines[i]), &edit))
            fail_msg("taken: %s", lines[i]);
        assert_null(edit.strings);
    }
}

/* Every prefix of a good line, and every line with one byte changed, is read or refused; never
 * worse. The sanitizers watch. */
static void test_damaged(void **state)
{
    (void)state;
    struct text line = {0};
    struct edit edit = plain;
    edit.query = true;
    edit.after = edit.before = "a\nb\x01";
    edit.suggestions = "x\ny";
    journal_line_write(&edit, &line);
    for (size_t length = 0; length <= line.length; length++) {
        struct edit read;
        char *exact = malloc(length + 1); /* so that reading beyond is seen */
        memcpy(exact, line.bytes, length);
        if (journal_line_read(exact, length, &read))
            free(read.strings);
        for (size_t at = 0; at < length && length == line.length; at++)
            for (int byte = 1; byte < 256; byte++) {
                exact[at] = (char)byte;
                if (journal_line_read(exact, length, &read))
                    free(read.strings);
                exact[at] = line.bytes[at];
            }
        free(exact);
    }
    text_free(&line);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_form),      cmocka_unit_test(test_round_trips),
        cmocka_unit_test(test_reasons),   cmocka_unit_test(test_rules_have_no_spaces),
        cmocka_unit_test(test_malformed), cmocka_unit_test(test_damaged)};
    return cmocka_run_group_tests_name("journal_line", tests, NULL, NULL);
}
