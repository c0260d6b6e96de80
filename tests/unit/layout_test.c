/* Layout: what is a block, what may be a title, and what goes with a block that is taken out. */
#include "support.h"

#include "layout.h"

static struct text text;
static struct layout layout;

static void lay_out(const char *copy)
{
    layout_free(&layout);
    text_clear(&text);
    text_append_string(&text, copy);
    layout_make(&layout, &text);
}

static int tear_down(void **state)
{
    (void)state;
    layout_free(&layout);
    text_free(&text);
    return 0;
}

/* The copy without the blocks whose letters are in `gone`: a is the first. */
static void assert_left(const char *copy, const char *gone, const char *wanted)
{
    struct text left = {0};
    size_t at = 0;
    lay_out(copy);
    for (const char *letter = gone; *letter; letter++)
        layout.blocks[*letter - 'a'].is_gone = true;
    layout_settle(&layout);
    for (size_t i = 0; i < layout.count; i++) {
        const struct block *block = &layout.blocks[i];
        if (!block->is_gone)
            continue;
        assert_true(block->cut.from >= at);
        text_append(&left, layout.bytes + at, block->cut.from - at);
        at = block->cut.to;
    }
    text_append(&left, layout.bytes + at, layout.length - at);
    assert_string_equal(text_string(&left), wanted);
    text_free(&left);
}

static void test_settle(void **state)
{
    static const char lines[] = "one\ntwo\nthree\n", paragraphs[] = "one\n\ntwo\n\nthree\n";
    (void)state;
    assert_left(lines, "", "one\ntwo\nthree\n");
    assert_left(lines, "a", "two\nthree\n");
    assert_left(lines, "b", "one\nthree\n");
    assert_left(lines, "c", "one\ntwo\n");
    assert_left(lines, "abc", "");
    assert_left(paragraphs, "a", "two\n\nthree\n");
    assert_left(paragraphs, "b", "one\n\nthree\n");
    assert_left(paragraphs, "c", "one\n\ntwo\n");
    assert_left(paragraphs, "bc", "one\n");
    assert_left("one\n\ntwo\nthree\n\nfour\n", "b", "one\n\nthree\n\nfour\n");
    assert_left("one\n\ntwo\nthree\n\nfour\n", "c", "one\n\ntwo\n\nfour\n");
    assert_left("one\n\ntwo\nthree\n\nfour\n", "bc", "one\n\nfour\n");
    assert_left("one\n\ntwo", "b", "one\n");
    assert_left("one\n\ntwo\nthree\n\n\n", "c", "one\n\ntwo\n");
    assert_left("one\n\ntwo", "a", "two");
}

static void test_blocks(void **state)
{
    (void)state;
    lay_out("");
    assert_int_equal(layout.count, 0);
    lay_out("\n\n \t\n");
    assert_int_equal(layout.count, 0);
    lay_out("  one two \r\n\r\nthree\nfour");
    assert_int_equal(layout.count, 3);
    assert_int_equal(layout.blocks[0].span.from, 2);
    assert_int_equal(layout.blocks[0].span.to, 9);
    assert_int_equal(layout.blocks[0].words, 2);
    assert_true(layout.blocks[0].after_blank && layout.blocks[0].before_blank);
    assert_true(layout.blocks[1].after_blank && !layout.blocks[1].before_blank);
    assert_true(!layout.blocks[2].after_blank && layout.blocks[2].before_blank);
}

/* Lines of one width that break inside a sentence are one block; a list is not. */
static void test_wrapped(void **state)
{
    (void)state;
    lay_out("The council decided on Monday evening to close the old\n"
            "swimming pool at the end of the summer, because the\n"
            "roof has been leaking for years.\n");
    assert_int_equal(layout.count, 1);
    assert_true(layout.blocks[0].is_prose);
    lay_out("# The council decided on Monday evening to close the old\n"
            "# swimming pool at the end of the summer, because the\n"
            "# roof has been leaking for years.\n");
    assert_int_equal(layout.count, 3);
}

static void test_titles(void **state)
{
    static const struct {
        const char *line;
        bool is_title;
    } lines[] = {
        {"Council closes the old pool", true},
        {"“Council closes the old pool”", true},
        {"400 swimmers lose their pool", true},
        {"Will the pool be closed?", true},
        {"And then ...", true},
        {"council closes the old pool", false},
        {"Council closes the old pool.", false},
        {"The council said:", false},
        {"- Council closes the pool", false},
        {"* * *", false},
    };
    (void)state;
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        lay_out(lines[i].line);
        if (layout.blocks[0].is_title != lines[i].is_title)
            fail_msg("\"%s\" is judged wrong", lines[i].line);
    }
}

static void test_rules(void **state)
{
    (void)state;
    lay_out("* * *\n\n--\n\n-----\n\n- one -\n\n= =\t=");
    assert_int_equal(layout.count, 5);
    assert_true(block_is_rule(&layout, &layout.blocks[0]));
    assert_false(block_is_rule(&layout, &layout.blocks[1]));
    assert_true(block_is_rule(&layout, &layout.blocks[2]));
    assert_false(block_is_rule(&layout, &layout.blocks[3]));
    assert_true(block_is_rule(&layout, &layout.blocks[4]));
}

static bool same(const char *a, const char *b)
{
    return same_words(a, (struct span){0, strlen(a)}, b, (struct span){0, strlen(b)});
}

static void test_same_words(void **state)
{
    (void)state;
    assert_true(same("The Pool – closed!", "the  pool closed"));
    assert_true(same("ÉCOLE", "école"));
    assert_false(same("The pool", "The pool closed"));
    assert_false(same("The pool closed", "The pool"));
    assert_false(same("–", "!"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(test_settle, tear_down),
        cmocka_unit_test_teardown(test_blocks, tear_down),
        cmocka_unit_test_teardown(test_wrapped, tear_down),
        cmocka_unit_test_teardown(test_titles, tear_down),
        cmocka_unit_test_teardown(test_rules, tear_down),
        cmocka_unit_test(test_same_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
