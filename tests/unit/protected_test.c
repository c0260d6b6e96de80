/* Protected: what no rule may touch, and what is only near it. */
#include "support.h"

#include "protected.h"

/* The copy marks with [ and ] what is protected. */
static void assert_protected(const char *marked)
{
    struct text plain = {0}, found = {0};
    for (const char *at = marked; *at; at++)
        if (*at != '[' && *at != ']')
            text_append_byte(&plain, *at);
    struct story story = story_with(text_string(&plain));
    const struct spans *spans = protected_spans(&story, 0);
    for (size_t i = 0; i < plain.length; i++) {
        bool is_in = spans_cover(spans, i), was_in = i && spans_cover(spans, i - 1);
        bool begins = is_in && (!was_in || spans_at(spans, i) != spans_at(spans, i - 1));
        if (was_in && (!is_in || begins))
            text_append_byte(&found, ']');
        if (begins)
            text_append_byte(&found, '[');
        text_append_byte(&found, plain.bytes[i]);
    }
    if (plain.length && spans_cover(spans, plain.length - 1))
        text_append_byte(&found, ']');
    assert_string_equal(text_string(&found), marked);
    story_free(&story);
    text_free(&plain);
    text_free(&found);
}

static void test_addresses(void **state)
{
    (void)state;
    assert_protected("See [https://example.org/a_(b)?c=d--e#f], he said.");
    assert_protected("See ([www.example.org]).");
    assert_protected("Mail [desk@example.org], or call.");
    assert_protected("Said [@wire_desk]: vote!");
    assert_protected("Tagged [#vote2026].");
}

static void test_numbers(void **state)
{
    (void)state;
    assert_protected("About [16,000] people, [9/11], at [10:30]");
    assert_protected("It ended [2-1] on [2026-06-16].");
    assert_protected("In 2026 there were 12.");
}

static void test_markup(void **state)
{
    (void)state;
    assert_protected("A [<a href=\"x\">]link[</a>] here");
    assert_protected("1 < 2 and 3 > 2");
}

static void test_plain_copy(void **state)
{
    (void)state;
    assert_protected("");
    assert_protected("He said: \"No.\" Then he left--quickly.");
    assert_protected("then-Mayor and/or his well-known deputy");
}

static void test_searching(void **state)
{
    (void)state;
    struct span items[] = {{2, 5}, {5, 7}, {10, 12}};
    struct spans spans = {items, 3, 3};
    assert_false(spans_cover(&spans, 1));
    assert_true(spans_cover(&spans, 2));
    assert_ptr_equal(spans_at(&spans, 5), &items[1]);
    assert_false(spans_cover(&spans, 7));
    assert_true(spans_touch(&spans, 0, 3));
    assert_false(spans_touch(&spans, 0, 2));
    assert_false(spans_touch(&spans, 7, 10));
    assert_true(spans_touch(&spans, 3, 3));
    assert_false(spans_touch(&spans, 2, 2)); /* before a span */
    assert_false(spans_touch(&spans, 5, 5)); /* between two */
    assert_false(spans_touch(&spans, 12, 900));
    struct spans none = {0};
    assert_false(spans_cover(&none, 0));
    assert_false(spans_touch(&none, 0, 10));
}

static void test_found_anew_after_a_change(void **state)
{
    (void)state;
    struct story story = story_with("call desk@example.org now");
    struct edits edits = {0};
    assert_true(spans_cover(protected_spans(&story, 0), 6));
    propose_at(&edits, &story, "Body", 0, "call ", "", "r");
    assert_int_equal(story_apply(&story, &edits), 0);
    assert_true(spans_cover(protected_spans(&story, 0), 0));
    assert_false(spans_cover(protected_spans(&story, 0), 17));
    story_free(&story);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_addresses), cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_markup),    cmocka_unit_test(test_plain_copy),
        cmocka_unit_test(test_searching), cmocka_unit_test(test_found_anew_after_a_change)};
    return cmocka_run_group_tests_name("protected", tests, NULL, NULL);
}
