/* Input and output: bytes of files and pipes, whatever the system gives or refuses. */
#include "support.h"

#include <stdlib.h>
#include <unistd.h>

static const char lines[] = "one\ntwo\n\nthree";

static void assert_lines(void)
{
    struct report report = quiet_report();
    struct input input;
    size_t length;
    static const char *const wanted[] = {"one\n", "two\n", "\n", "three"};
    assert_true(input_open(&input, file_with(lines, sizeof lines - 1), &report));
    for (size_t i = 0; i < 4; i++) {
        assert_int_equal(input.line, i + 1);
        const char *line = input_line(&input, &length);
        assert_int_equal(length, strlen(wanted[i]));
        assert_memory_equal(line, wanted[i], length);
    }
    assert_null(input_line(&input, &length));
    assert_null(input_line(&input, &length));
    input_close(&input);
}

static void test_lines(void **state)
{
    (void)state;
    for (read_at_most = 0; read_at_most < 5; read_at_most++)
        assert_lines();
    read_at_most = 0;
}

static void test_fill_and_use(void **state)
{
    (void)state;
    struct report report = quiet_report();
    struct input input;
    read_at_most = 3;
    assert_true(input_open(&input, file_with(lines, sizeof lines - 1), &report));
    assert_true(input_fill(&input, 5) >= 5);
    assert_memory_equal(input_bytes(&input), "one\nt", 5);
    input_use(&input, 4);
    assert_int_equal(input.line, 2);
    assert_int_equal(input_fill(&input, 1000), sizeof lines - 1 - 4);
    size_t length;
    const char *rest = input_rest(&input, &length);
    assert_int_equal(length, sizeof lines - 1 - 4);
    assert_memory_equal(rest, "two\n\nthree", length);
    assert_int_equal(input_fill_some(&input), 0);
    input_rest(&input, &length);
    assert_int_equal(length, 0);
    input_close(&input);
    read_at_most = 0;
}

static void test_take_rest(void **state)
{
    (void)state;
    struct report report = quiet_report();
    struct input input;
    size_t length;
    assert_true(input_open(&input, file_with(lines, sizeof lines - 1), &report));
    assert_true(input_fill(&input, 5) >= 5);
    input_use(&input, 4);
    char *rest = input_take_rest(&input, &length);
    assert_int_equal(length, sizeof lines - 1 - 4);
    assert_string_equal(rest, "two\n\nthree");
    assert_int_equal(input.line, 4);
    free(rest);
    rest = input_take_rest(&input, &length);
    assert_int_equal(length, 0);
    assert_string_equal(rest, "");
    free(rest);
    input_close(&input);
}

/* Blocks that are used up as they come need no more room than a few of them. */
static void test_bounded_room(void **state)
{
    (void)state;
    struct report report = quiet_report();
    struct input input;
    size_t total = 8 << 20, seen = 0, have;
    char *bytes = malloc(total);
    memset(bytes, 'x', total);
    assert_true(input_open(&input, file_with(bytes, total), &report));
    while ((have = input_fill(&input, 100000)) > 0) {
        size_t some = have > 90000 ? 90000 : have;
        input_use(&input, some);
        seen += some;
        assert_true(input.capacity < 1 << 20);
    }
    assert_int_equal(seen, total);
    input_close(&input);
    free(bytes);
}

static void test_what_cannot_be_read(void **state)
{
    (void)state;
    struct input input;
    struct report report = quiet_report();
    assert_false(input_open(&input, "/nowhere/copy.txt", &report));
    assert_int_equal(report.status, EX_NOINPUT);
    assert_non_null(strstr(said(), "/nowhere/copy.txt: cannot read: No such file"));
    report = quiet_report();
    assert_false(input_open(&input, "/", &report));
    assert_int_equal(report.status, EX_NOINPUT);
    assert_non_null(strstr(said(), "is a directory"));
    size_t length;
    assert_null(input_line(&input, &length));
}

static void test_short_writes(void **state)
{
    (void)state;
    struct report report = quiet_report();
    for (write_at_most = 1; write_at_most < 5; write_at_most++) {
        struct output output = memory_output(&report);
        struct text wanted = {0};
        for (int i = 0; i < 3000; i++) {
            output_format(&output, "%d: %s\n", i, "a line of the copy");
            text_format(&wanted, "%d: %s\n", i, "a line of the copy");
        }
        output_write(&output, wanted.bytes, wanted.length);
        struct text made = output_made(&output);
        assert_int_equal(made.length, wanted.length * 2);
        assert_memory_equal(made.bytes, wanted.bytes, wanted.length);
        assert_memory_equal(made.bytes + wanted.length, wanted.bytes, wanted.length);
        text_free(&made);
        text_free(&wanted);
    }
    write_at_most = 0;
    assert_int_equal(report.messages, 0);
}

static void test_long_formats(void **state)
{
    (void)state;
    struct report report = quiet_report();
    char *word = malloc(100001);
    memset(word, 'w', 100000);
    word[100000] = '\0';
    for (size_t length = 500; length < 530; length++) {
        struct output output = memory_output(&report);
        output_format(&output, "%.*s", (int)length, word);
        struct text made = output_made(&output);
        assert_int_equal(made.length, length);
        text_free(&made);
    }
    struct output output = memory_output(&report);
    output_format(&output, "%s", word);
    output_string(&output, word);
    struct text made = output_made(&output);
    assert_int_equal(made.length, 200000);
    text_free(&made);
    free(word);
}

/* However early the disk is full: one message, the right status, and what was written is a prefix.
 */
static void test_full_disk(void **state)
{
    (void)state;
    for (ptrdiff_t room = 0; room < 200; room++) {
        struct report report = quiet_report();
        struct output output = memory_output(&report);
        struct text wanted = {0};
        writes_left = room;
        for (int i = 0; i < 40; i++) {
            output_format(&output, "line %d\n", i);
            text_format(&wanted, "line %d\n", i);
            output_flush(&output);
        }
        assert_true(output.failed);
        assert_int_equal(report.status, EX_IOERR);
        assert_int_equal(report.messages, 1);
        assert_non_null(strstr(said(), "cannot write: No space left on device"));
        struct text made = output_made(&output);
        writes_left = -1;
        assert_int_equal(made.length, room);
        assert_memory_equal(text_string(&made), wanted.bytes, made.length);
        text_free(&made);
        text_free(&wanted);
    }
}

static void test_what_cannot_be_made(void **state)
{
    (void)state;
    struct report report = quiet_report();
    struct output output;
    assert_false(output_open(&output, "/nowhere/out.xml", &report));
    assert_int_equal(report.status, EX_CANTCREAT);
    output_string(&output, "lost");
    assert_false(output_close(&output));
    assert_int_equal(report.messages, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_lines),
                                       cmocka_unit_test(test_fill_and_use),
                                       cmocka_unit_test(test_take_rest),
                                       cmocka_unit_test(test_bounded_room),
                                       cmocka_unit_test(test_what_cannot_be_read),
                                       cmocka_unit_test(test_short_writes),
                                       cmocka_unit_test(test_long_formats),
                                       cmocka_unit_test(test_full_disk),
                                       cmocka_unit_test(test_what_cannot_be_made)};
    return cmocka_run_group_tests_name("input and output", tests, NULL, NULL);
}
