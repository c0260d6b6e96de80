/* Story text: the format between filters. */
#include "support.h"

#include "formats/story_text.h"

#include <stdlib.h>

static struct text again(const char *bytes, size_t length, struct report *report)
{
    return stories_of(bytes, length, NULL, report);
}

/* What is read is written the same, and nothing is said. */
static void assert_kept(const char *bytes)
{
    struct report report = quiet_report();
    struct text made = again(bytes, strlen(bytes), &report);
    assert_string_equal(text_string(&made), bytes);
    assert_string_equal(said(), "");
    assert_int_equal(report.status, 0);
    text_free(&made);
}

/* It is written as `wanted`, the status is 65, and `message` is said. */
static void assert_mended(const char *bytes, const char *wanted, const char *message)
{
    struct report report = quiet_report();
    struct text made = again(bytes, strlen(bytes), &report);
    assert_string_equal(text_string(&made), wanted);
    assert_int_equal(report.status, EX_DATAERR);
    if (!strstr(said(), message))
        fail_msg("'%s' is not in: %s", message, said());
    text_free(&made);
}

static void test_kept(void **state)
{
    (void)state;
    assert_kept("Wire-Story: 1\n.\n");
    assert_kept("Wire-Story: 1\n\n.\n");
    assert_kept("Wire-Story: 1\n\n\n.\n");
}

static void test_bodies_round_trip(void **state)
{
    (void)state;
    static const char *const bodies[] = {"",
                                         "\n",
                                         "\n\n",
                                         "a",
                                         "a\n",
                                         "a\n\n",
                                         ".",
                                         ".\n",
                                         "..",
                                         ".a\n..b\n...",
                                         ".\\",
                                         ".\\\n",
                                         "\n.\n",
                                         " a\n b ",
                                         "Wire-Story: 1\n",
                                         "a\n.",
                                         "\r\n",
                                         "\r",
                                         "Headline: x\n\n"};
    static const char *const values[] = {"",      " ",       "\n", "a\nb",   "a\n\nb",
                                         "\n\n",  " a",      "a ", ".",      "a\n.\nb",
                                         "a\n b", "Body: x", "\t", "a\r\nb", "a\n"};
    for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++)
        for (size_t j = 0; j < sizeof values / sizeof *values; j++) {
            struct report report = quiet_report();
            struct reader reader;
            struct story story = story_with(bodies[i]), read = {0};
            story_give(&story, "Headline", values[j]);
            story_give(&story, "Note", values[j]);
            story_give(&story, "Note", bodies[i]);
            struct text written = story_text_of(&story);
            text_append_string(&written, "Wire-Story: 1\nHeadline: the next\n.\n");
            assert_true(reader_open(&reader, file_with(written.bytes, written.length), NULL, NULL,
                                    &report));
            assert_true(reader_next(&reader, &read));
            assert_int_equal(read.part_count, story.part_count);
            for (size_t k = 0; k < story.part_count; k++) {
                assert_string_equal(read.parts[k].name, story.parts[k].name);
                assert_string_equal(text_string(&read.parts[k].text),
                                    text_string(&story.parts[k].text));
            }
            assert_true(reader_next(&reader, &read));
            assert_string_equal(story_value(&read, "Headline"), "the next");
            assert_false(reader_next(&reader, &read));
            assert_string_equal(said(), "");
            reader_close(&reader);
            story_free(&read);
            story_free(&story);
            text_free(&written);
        }
}

static void test_two_bodies(void **state)
{
    (void)state;
    assert_kept("Wire-Story: 1\nBody: first\n\nsecond\n.\n");
    assert_kept("Wire-Story: 1\nBody: first\nBody: second\n\nthird\n.\n");
}

static void test_stories_of_a_stream(void **state)
{
    (void)state;
    assert_kept("Wire-Story: 1\nHeadline: a\n\nb\n.\nWire-Story: 1\n.\nWire-Story: 1\n\nc\n.\\\n");
}

static void test_journal(void **state)
{
    (void)state;
    assert_kept("Wire-Story: 1\nHeadline: a\nEdit: quotes/open Body+0 \"\\\"\" > \"“\" a reason\n"
                "Edit: a/b Headline+0 - > \"a\" made\nEdit: a/c Note[2]+0 \"gone\" > - away\n"
                "Edit: a/d Body+3 \"b\" ? \"c\" \"d\" asked\n\n“b\n.\n");
}

static void test_malformed(void **state)
{
    (void)state;
    assert_mended("Wire-Story: 1\nno colon\n\nb\n.\n",
                  "Wire-Story: 1\nMalformed: no colon\n\nb\n.\n", "2: not a part");
    assert_mended("Wire-Story: 1\nEdit: nonsense\n\nb\n.\n",
                  "Wire-Story: 1\nMalformed: Edit: nonsense\n\nb\n.\n", "2: not an edit");
    assert_mended("Wire-Story: 1\n\nb\n.c\n.\n", "Wire-Story: 1\n\nb\n..c\n.\n",
                  "4: a line of the body");
    assert_mended("Wire-Story: 1\n\nb\n", "Wire-Story: 1\n\nb\n.\n", "ends without");
    assert_mended("Wire-Story: 1\n\nb", "Wire-Story: 1\n\nb\n.\\\n", "ends without");
    assert_mended("Wire-Story: 1\nHeadline: a", "Wire-Story: 1\nHeadline: a\n.\n",
                  "inside its parts");
    assert_mended("Wire-Story: 1\n", "Wire-Story: 1\n.\n", "inside its parts");
    assert_mended("Wire-Story: 1\n.\nstray words\nWire-Story: 1\n.\n",
                  "Wire-Story: 1\n.\nWire-Story: 1\n\nstray words\n.\nWire-Story: 1\n.\n",
                  "3: text outside a story");
    assert_mended("Wire-Story: 1\nHeadline: cut off\nWire-Story: 1\n\nwhole\n.\n",
                  "Wire-Story: 1\nHeadline: cut off\n.\nWire-Story: 1\n\nwhole\n.\n",
                  "3: the story ends inside its parts");
    assert_mended("Wire-Story: 1\n continued\n\nb\n.\n",
                  "Wire-Story: 1\nMalformed:  continued\n\nb\n.\n", "2: not a part");
}

static void test_blank_lines_between_stories(void **state)
{
    (void)state;
    struct report report = quiet_report();
    const char *bytes = "Wire-Story: 1\n.\n\n \n\nWire-Story: 1\n.\n\n";
    struct text made = again(bytes, strlen(bytes), &report);
    assert_string_equal(text_string(&made), "Wire-Story: 1\n.\nWire-Story: 1\n.\n");
    assert_int_equal(report.status, 0);
    text_free(&made);
}

static void test_bytes_that_are_not_utf8(void **state)
{
    (void)state;
    struct report report = quiet_report();
    const char bytes[] = "Wire-Story: 1\nHeadline: caf\xE9\n\nna\xEFve\nz\0z\n.\n";
    struct text made = again(bytes, sizeof bytes - 1, &report);
    assert_int_equal(utf8_valid_prefix(made.bytes, made.length), made.length);
    assert_non_null(strstr(text_string(&made), "Headline: café\n"));
    assert_non_null(strstr(text_string(&made), "naïve\nz␀z\n.\n"));
    assert_non_null(strstr(text_string(&made), "Edit: decode/stray-byte Headline+3 \"é\" ?"));
    assert_non_null(strstr(text_string(&made), "Edit: decode/stray-byte Body+2 \"ï\" ?"));
    assert_non_null(strstr(said(), ":2: 1 byte is"));
    assert_non_null(strstr(said(), ":4: 2 bytes are"));
    assert_int_equal(report.status, EX_DATAERR);
    text_free(&made);
}

static void test_read_by_single_bytes(void **state)
{
    (void)state;
    const char *bytes =
        "Wire-Story: 1\nHeadline: a\n b\nWorld: x\nEdit: a/b Body+0 \"\" > \"c\" d\n\n"
        "c€\n..d\n.\\\nWire-Story: 1\n.\n";
    read_at_most = 1;
    assert_kept(bytes);
    read_at_most = 0;
    assert_kept(bytes);
}

/* Cut off anywhere, nothing of a story is lost, and what is written can be read without complaint.
 */
static void test_cut_off_anywhere(void **state)
{
    (void)state;
    const char *bytes = "Wire-Story: 1\nHeadline: alpha\n beta\nEdit: a/b Body+0 \"\" > \"c\" d\n\n"
                        "gamma\n..delta\n.\n";
    for (size_t length = 0; length < strlen(bytes); length++) {
        struct report report = quiet_report();
        struct text made = again(bytes, length, &report);
        struct report second_report = quiet_report();
        struct text second = again(made.bytes ? made.bytes : "", made.length, &second_report);
        assert_string_equal(text_string(&second), text_string(&made));
        assert_int_equal(second_report.status, 0);
        static const char *const words[] = {"alpha", "beta", "gamma", "delta"};
        for (size_t i = 0; i < 4; i++) {
            const char *word = strstr(bytes, words[i]);
            if (word + strlen(words[i]) <= bytes + length && !strstr(text_string(&made), words[i]))
                fail_msg("cut at %zu, %s is lost", length, words[i]);
        }
        text_free(&made);
        text_free(&second);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_kept),
                                       cmocka_unit_test(test_bodies_round_trip),
                                       cmocka_unit_test(test_two_bodies),
                                       cmocka_unit_test(test_stories_of_a_stream),
                                       cmocka_unit_test(test_journal),
                                       cmocka_unit_test(test_malformed),
                                       cmocka_unit_test(test_blank_lines_between_stories),
                                       cmocka_unit_test(test_bytes_that_are_not_utf8),
                                       cmocka_unit_test(test_read_by_single_bytes),
                                       cmocka_unit_test(test_cut_off_anywhere)};
    return cmocka_run_group_tests_name("story_text", tests, NULL, NULL);
}
