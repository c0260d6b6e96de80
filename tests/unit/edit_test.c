/* Edits: a list that owns its strings, and the order of proposals. */
#include "support.h"

static void add(struct edits *edits, const char *part, unsigned ordinal, size_t at,
                const char *rule)
{
    edits_add(edits, &(struct edit){.part = part,
                                    .ordinal = ordinal,
                                    .at = at,
                                    .before = "a",
                                    .after = "b",
                                    .rule = rule,
                                    .reason = "why"});
}

static void test_copies_strings(void **state)
{
    (void)state;
    struct edits edits = {0};
    char part[] = "Body", before[] = "", rule[] = "spaces/run";
    edits_add(&edits, &(struct edit){.part = part, .ordinal = 1, .before = before, .rule = rule});
    memset(part, 'x', 4);
    memset(rule, 'x', 4);
    assert_string_equal(edits.items[0].part, "Body");
    assert_string_equal(edits.items[0].rule, "spaces/run");
    assert_string_equal(edits.items[0].before, "");
    assert_null(edits.items[0].after);
    assert_null(edits.items[0].suggestions);
    edits_free(&edits);
    assert_int_equal(edits.count, 0);
}

static void assert_rules(const struct edits *edits, const char *rules)
{
    struct text text = {0};
    for (size_t i = 0; i < edits->count; i++)
        text_format(&text, "%s%s", i ? " " : "", edits->items[i].rule);
    assert_string_equal(text_string(&text), rules);
    text_free(&text);
}

static void test_sort_by_place(void **state)
{
    (void)state;
    struct edits edits = {0};
    add(&edits, "Body", 1, 9, "third");
    add(&edits, "Body", 1, 2, "first");
    add(&edits, "Body", 1, 5, "second");
    edits_sort(&edits);
    assert_rules(&edits, "first second third");
    edits_free(&edits);
}

static void test_sort_is_stable(void **state)
{
    (void)state;
    struct edits edits = {0};
    add(&edits, "Body", 1, 4, "b");
    add(&edits, "Body", 1, 4, "a");
    add(&edits, "Body", 1, 4, "c");
    edits_sort(&edits);
    assert_rules(&edits, "b a c");
    edits_free(&edits);
}

static void test_sort_keeps_parts_together(void **state)
{
    (void)state;
    struct edits edits = {0};
    add(&edits, "Headline", 1, 7, "h7");
    add(&edits, "Body", 1, 3, "b3");
    add(&edits, "Headline", 1, 1, "h1");
    add(&edits, "Note", 2, 0, "n0");
    add(&edits, "Body", 1, 1, "b1");
    add(&edits, "Note", 1, 0, "m0");
    edits_sort(&edits);
    assert_rules(&edits, "h1 h7 b1 b3 n0 m0");
    edits_free(&edits);
    edits_sort(&edits); /* of nothing */
}

static void test_growth(void **state)
{
    (void)state;
    assert_int_equal(edit_growth(&(struct edit){.before = "ab", .after = "“"}), 1);
    assert_int_equal(edit_growth(&(struct edit){.before = "abc", .after = ""}), -3);
    assert_int_equal(edit_growth(&(struct edit){.before = "abc", .after = "abc", .query = true}),
                     0);
    assert_int_equal(edit_growth(&(struct edit){.after = "made"}), 4);
    assert_int_equal(edit_growth(&(struct edit){.before = "gone"}), -4);
}

static void test_cut(void **state)
{
    (void)state;
    struct edits edits = {0};
    for (size_t i = 0; i < 50; i++)
        add(&edits, "Body", 1, i, "r");
    edits_cut(&edits, 3);
    assert_int_equal(edits.count, 3);
    edits_cut(&edits, 30); /* more than there are: nothing happens */
    assert_int_equal(edits.count, 3);
    edits_free(&edits);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_copies_strings), cmocka_unit_test(test_sort_by_place),
        cmocka_unit_test(test_sort_is_stable), cmocka_unit_test(test_sort_keeps_parts_together),
        cmocka_unit_test(test_growth),         cmocka_unit_test(test_cut)};
    return cmocka_run_group_tests_name("edit", tests, NULL, NULL);
}
