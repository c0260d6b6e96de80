/* Chain: every story through every filter, in order; and what a filter may do wrong. */
#include "support.h"

#include "chain.h"

static char order[64];

static void *open_first(const struct settings *settings, struct report *report)
{
    (void)settings;
    (void)report;
    strcat(order, "o");
    return order;
}

static void close_first(void *self)
{
    assert_ptr_equal(self, order);
    strcat(order, "c");
}

static void propose_capital(void *self, const struct story *story, struct edits *edits)
{
    (void)self;
    strcat(order, "1");
    if (body_of(story)[0] == 'a')
        propose_change(edits, story, story_find(story, "Body", 1), 0, 1, "A", "first/capital", "r");
}

static void propose_after_it(void *self, const struct story *story, struct edits *edits)
{
    assert_null(self);
    strcat(order, "2");
    assert_int_equal(body_of(story)[0], 'A'); /* sees what the first has done */
    propose_query(edits, story, story_find(story, "Body", 1), 0, 1, "second/asks", "why?", NULL);
}

static void propose_nonsense(void *self, const struct story *story, struct edits *edits)
{
    (void)self;
    propose_change(edits, story, story_find(story, "Body", 1), 0, 1, "x", "bad/1", "r");
    edits->items[0].at = 1000;
}

static const struct filter first = {.name = "first",
                                    .open = open_first,
                                    .propose = propose_capital,
                                    .close = close_first},
                           second = {.name = "second", .propose = propose_after_it},
                           bad = {.name = "bad", .propose = propose_nonsense};

static int run(const struct filter *const *filters, size_t count, bool strict, struct story *story,
               struct report *report)
{
    struct settings settings = {.strict = strict};
    struct chain chain;
    chain_open(&chain, filters, count, &settings, report);
    chain_run(&chain, story);
    chain_close(&chain);
    return report->status;
}

static void test_order(void **state)
{
    (void)state;
    struct report report = quiet_report();
    struct story story = story_with("abc");
    const struct filter *const filters[] = {&first, &second};
    *order = '\0';
    assert_int_equal(run(filters, 2, false, &story, &report), 0);
    assert_string_equal(order, "o112c");
    assert_string_equal(body_of(&story), "Abc");
    assert_int_equal(story.journal.count, 2);
    story_free(&story);
}

static void test_strict(void **state)
{
    (void)state;
    struct report report = quiet_report();
    struct story story = story_with("Abc");
    const struct filter *const filters[] = {&first, &second};
    *order = '\0';
    assert_int_equal(run(filters, 1, true, &story, &report), 0);
    assert_int_equal(run(filters + 1, 1, true, &story, &report), EX_QUERIES);
    story_free(&story);
}

static void test_a_bad_filter_is_reported(void **state)
{
    (void)state;
    struct report report = quiet_report();
    struct story story = story_with("Abc");
    story.file = strdup("a.txt");
    story.line = 7;
    const struct filter *const filters[] = {&bad, &second};
    *order = '\0';
    assert_int_equal(run(filters, 2, false, &story, &report), EX_SOFTWARE);
    assert_string_equal(body_of(&story), "Abc");
    assert_non_null(strstr(said(), "a.txt:7: the filter bad proposed 1 edit that do"));
    assert_string_equal(order, "2");
    story_free(&story);
}

static void test_the_catalogue(void **state)
{
    (void)state;
    static const char *const wanted[] = {"controls",    "mojibake",  "unicode",  "paragraphs",
                                         "furniture",   "structure", "language", "quotes",
                                         "apostrophes", "spaces",    "dashes",   "ellipses",
                                         "numbers",     "house",     "spelling", "guard"};
    size_t at = 0;
    for (const struct filter *const *filter = catalogue; *filter; filter++) {
        assert_ptr_equal(filter_named((*filter)->name), *filter);
        assert_true(strlen((*filter)->purpose) > 0);
        assert_non_null((*filter)->propose);
        if (at < sizeof wanted / sizeof *wanted && strcmp(wanted[at], (*filter)->name) == 0)
            at++;
    }
    if (at < sizeof wanted / sizeof *wanted)
        fail_msg("%s is missing, or out of its order", wanted[at]);
    assert_null(filter_named("no-such"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_order), cmocka_unit_test(test_strict),
                                       cmocka_unit_test(test_a_bad_filter_is_reported),
                                       cmocka_unit_test(test_the_catalogue)};
    return cmocka_run_group_tests_name("chain", tests, NULL, NULL);
}
