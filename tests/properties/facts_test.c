/* The properties must be able to fail: what edit_breaks() has to see, and what it has to let pass.
 */
#include "facts.h"
#include "support.h"

static const struct filter spaces = {.name = "spaces"}, house = {.name = "house"},
                           mojibake = {.name = "mojibake"}, structure = {.name = "structure"};

/* In the body, the stretch between [ and ] becomes `after`. */
static void assert_breaks(const struct filter *filter, const char *body, const char *after,
                          const char *property)
{
    const char *open = strchr(body, '['), *close = strchr(body, ']'), *why = "";
    struct text text = {0}, before = {0};
    text_append(&text, body, (size_t)(open - body));
    text_append(&before, open + 1, (size_t)(close - open - 1));
    text_append_string(&text, text_string(&before));
    text_append_string(&text, close + 1);
    struct story story = story_with(text_string(&text));
    struct edit edit = {.part = "Body",
                        .ordinal = 1,
                        .at = (size_t)(open - body),
                        .before = text_string(&before),
                        .after = after,
                        .rule = "r",
                        .reason = "why"};
    const char *broken = edit_breaks(filter, &story, "en", &edit, &why);
    if (!property)
        assert_null(broken);
    else if (!broken || strcmp(broken, property) != 0)
        fail_msg("%s > %s breaks %s, not %s", body, after, broken ? broken : "nothing", property);
    story_free(&story);
    text_free(&text);
    text_free(&before);
}

static void test_glyphs_and_spacing(void **state)
{
    (void)state;
    assert_breaks(&spaces, "one[  ]two", " ", NULL);
    assert_breaks(&spaces, "he said[\" y]es\" twice", " “y", NULL);
    assert_breaks(&spaces, "\"one[  ]two\"", " ", NULL);
}

static void test_quote_safe(void **state)
{
    (void)state;
    assert_breaks(&house, "He said: “We [dont] know.” Then", "don’t", NULL);
    assert_breaks(&house, "He said: “The [(l)] one.” Then", "(left)", "quote-safe");
    assert_breaks(&house, "He said: “The one.” Then [(l)] went.", "(left)", NULL);
    assert_breaks(&house, "Er sagte: „Der [(l)] da.“ Dann", "(links)", "quote-safe");
    assert_breaks(&house, "Il dit : « Le [(g)] ici. » Puis", "(à gauche)", "quote-safe");
    assert_breaks(&mojibake, "“A caf[Ã©] here”", "é", NULL);
    assert_breaks(&house, "“First.”\n\nThen [(l)] came.\n\n“Second.”", "(left)", NULL);
}

static void test_facts(void **state)
{
    (void)state;
    assert_breaks(&spaces, "the [cat]", "dog", "facts");
    assert_breaks(&spaces, "the [Cat]", "cat", "facts");
    assert_breaks(&spaces, "about [16,000]", "16.000", NULL);
    assert_breaks(&spaces, "about [16,000]", "16,0000", "facts");
    assert_breaks(&house, "about [16] of", "60", "facts");
    assert_breaks(&house, "did [not go]", "go", "facts");
    assert_breaks(&house, "hat [gar nicht]", "gar", "facts");
    assert_breaks(&house, "we met [Ansen] there", "Jansen", "facts");
    assert_breaks(&house, "It ended. [Teh] end", "The", NULL);
    assert_breaks(&mojibake, "90[&#8217;]s", "’", NULL);
    assert_breaks(&structure, "[Vote on 16 May not held]", "", NULL);
}

static void test_utf8(void **state)
{
    (void)state;
    assert_breaks(&spaces, "caf\xC3[\xA9]", "", "utf-8");
    assert_breaks(&spaces, "caf[e]", "\xFF", "utf-8");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_glyphs_and_spacing),
                                       cmocka_unit_test(test_quote_safe),
                                       cmocka_unit_test(test_facts), cmocka_unit_test(test_utf8)};
    return cmocka_run_group_tests_name("facts", tests, NULL, NULL);
}
