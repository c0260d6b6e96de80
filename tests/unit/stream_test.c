/* Stream: formats found by their first bytes, live pipes, plain text in blocks. */
#include "support.h"

#include "formats/story_text.h"

#include <stdlib.h>
#include <unistd.h>

static const char *format_of(const char *bytes)
{
    struct report report = quiet_report();
    struct reader reader;
    assert_true(reader_open(&reader, file_with(bytes, strlen(bytes)), NULL, NULL, &report));
    const struct format *format = reader_format(&reader);
    reader_close(&reader);
    return format ? format->name : "";
}

static void test_sniffing(void **state)
{
    (void)state;
    assert_string_equal(format_of("Wire-Story: 1\n.\n"), "story");
    assert_string_equal(format_of("Wire-Story: 1.5 million\n"), "plain");
    assert_string_equal(format_of(" Wire-Story: 1\n"), "plain");
    assert_string_equal(format_of("Vote today"), "plain");
    assert_string_equal(format_of(""), "plain");
    assert_string_equal(format_of("<3 is a heart, {this} is none, [nor this]\n"), "plain");
    read_at_most = 1;
    assert_string_equal(format_of("Wire-Story: 1\n.\n"), "story");
    assert_string_equal(format_of("Wire-Stories are not stories\n"), "plain");
    read_at_most = 0;
}

static void test_lists(void **state)
{
    (void)state;
    struct text list = {0};
    format_list(true, &list);
    assert_non_null(strstr(text_string(&list), "story"));
    assert_non_null(strstr(text_string(&list), "plain"));
    assert_null(format_named("no-such"));
    assert_ptr_equal(format_named("story"), &format_story);
    text_free(&list);
}

/* A pipe that stays open: the first story must come before the second is begun. */
static void test_live_pipe(void **state)
{
    (void)state;
    int ends[2];
    const char first[] = "Wire-Story: 1\nHeadline: a\n\nb\n.\n", second[] = "Wire-Story: 1\n.\n";
    struct report report = quiet_report();
    struct story story = {0};
    assert_int_equal(pipe(ends), 0);
    struct reader reader = {
        .input = {.descriptor = ends[0], .name = strdup("pipe"), .line = 1, .report = &report},
        .report = &report};
    alarm(10); /* what waits for more would wait for ever */
    for (int i = 0; i < 3; i++) {
        assert_int_equal(write(ends[1], first, sizeof first - 1), sizeof first - 1);
        assert_true(reader_next(&reader, &story));
        assert_string_equal(story_value(&story, "Headline"), "a");
    }
    assert_int_equal(write(ends[1], second, sizeof second - 1), sizeof second - 1);
    close(ends[1]);
    assert_true(reader_next(&reader, &story));
    assert_false(reader_next(&reader, &story));
    alarm(0);
    reader_close(&reader);
    story_free(&story);
}

/* Paragraphs of many lengths, some with CR LF. */
static struct text copy_of(size_t paragraphs, const char *line_end)
{
    struct text copy = {0};
    unsigned seed = 7;
    for (size_t i = 0; i < paragraphs; i++) {
        for (unsigned words = (seed = seed * 1103515245u + 12345u) >> 20 & 255; words > 0; words--)
            text_append_string(&copy, words % 9 ? "Wörter " : "words,");
        text_append_string(&copy, i % 3 ? line_end : "");
        text_append_string(&copy, line_end);
    }
    return copy;
}

static struct text through_blocks(const struct text *copy, size_t *blocks)
{
    struct report report = quiet_report();
    struct reader reader;
    struct writer writer;
    struct story story = {0};
    struct settings settings = {0};
    struct output output = memory_output(&report);
    assert_true(reader_open(&reader, file_with(copy->bytes, copy->length), format_named("plain"),
                            NULL, &report));
    reader.in_blocks = true;
    writer_open(&writer, &output, format_named("plain"), &settings, &report);
    for (*blocks = 0; reader_next(&reader, &story); ++*blocks)
        writer_write(&writer, &story);
    writer_close(&writer);
    reader_close(&reader);
    story_free(&story);
    assert_string_equal(said(), "");
    return output_made(&output);
}

static void test_plain_text_in_blocks(void **state)
{
    (void)state;
    static const char *const ends[] = {"\n", "\r\n", "\n \t"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        for (read_at_most = 0; read_at_most < 30000; read_at_most += 9999) {
            struct text copy = copy_of(600, ends[i]);
            size_t blocks;
            struct text made = through_blocks(&copy, &blocks);
            assert_int_equal(made.length, copy.length);
            assert_memory_equal(made.bytes, copy.bytes, copy.length);
            assert_true(blocks > 2);
            text_free(&made);
            text_free(&copy);
        }
    read_at_most = 0;
}

static void test_plain_text_of_one_line(void **state)
{
    (void)state;
    struct text copy = {0};
    for (int i = 0; i < 300000; i++)
        text_append_string(&copy, "word ");
    size_t blocks;
    struct text made = through_blocks(&copy, &blocks);
    assert_int_equal(made.length, copy.length);
    assert_int_equal(blocks, 1); /* a paragraph is never cut */
    text_free(&made);
    text_free(&copy);
}

static void test_line_ends(void **state)
{
    (void)state;
    static const char *const copies[] = {"a\r\nb\r\n", "a\r\nb", "a\nb\r\n",           "a\rb\r",
                                         "\r\n",       "\r",     "a\r\n\r\nb\r\n\r\n", "a\r\r\n",
                                         "\n",         "a"};
    for (size_t i = 0; i < sizeof copies / sizeof *copies; i++) {
        struct text copy = {0};
        size_t blocks;
        text_append_string(&copy, copies[i]);
        struct text made = through_blocks(&copy, &blocks);
        assert_string_equal(text_string(&made), copies[i]);
        text_free(&made);
        text_free(&copy);
    }
}

static void test_the_source_is_named(void **state)
{
    (void)state;
    struct report report = quiet_report();
    struct text made = stories_of("copy\n", 5, NULL, &report);
    assert_non_null(strstr(text_string(&made), "Source-Format: plain\n"));
    assert_non_null(strstr(text_string(&made), "Source-File: /proc/self/fd/"));
    text_free(&made);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_sniffing),
                                       cmocka_unit_test(test_lists),
                                       cmocka_unit_test(test_live_pipe),
                                       cmocka_unit_test(test_plain_text_in_blocks),
                                       cmocka_unit_test(test_plain_text_of_one_line),
                                       cmocka_unit_test(test_line_ends),
                                       cmocka_unit_test(test_the_source_is_named)};
    return cmocka_run_group_tests_name("stream", tests, NULL, NULL);
}
