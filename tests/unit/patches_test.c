/* Patches: the changes of several rounds, joined, make the last text out of the first. */
#include "support.h"

#include "patches.h"

#include <stdlib.h>

static unsigned seed = 7;

static unsigned any(unsigned below)
{
    seed = seed * 1103515245u + 12345u;
    return (seed >> 8) % below;
}

/* Changes in order that do not overlap: insertions, deletions and replacements. */
static void make_round(struct changes *changes, const struct text *text, const char *rule)
{
    size_t at = 0;
    while (changes->count < 6) {
        struct span is = {at + any(8), 0};
        is.to = is.from + any(4);
        if (is.to > text->length)
            return;
        size_t length = is.from == is.to ? 1 + any(3) : any(4);
        changes_add(changes, is, "XYZW", length, rule, "a reason");
        at = is.to + 1;
    }
}

/* What the patches make of the first text. */
static struct text patched(const struct text *first, const struct text *now,
                           const struct patches *patches)
{
    struct text made = {0};
    size_t at = 0;
    for (size_t i = 0; i < patches->count; i++) {
        const struct patch *patch = &patches->items[i];
        assert_true(patch->was.from >= at && patch->was.to >= patch->was.from);
        text_append(&made, first->bytes + at, patch->was.from - at);
        assert_int_equal(made.length, patch->is.from);
        text_append(&made, text_string(now) + patch->is.from, patch->is.to - patch->is.from);
        at = patch->was.to;
    }
    assert_true(at <= first->length);
    text_append(&made, first->bytes + at, first->length - at);
    return made;
}

static void test_rounds(void **state)
{
    (void)state;
    for (unsigned run = 0; run < 3000; run++) {
        struct text first = {0}, now = {0};
        struct changes changes = {0};
        struct patches patches = {0};
        for (unsigned i = 0; i < 30; i++)
            text_append_byte(&first, (char)('a' + any(26)));
        text_append(&now, first.bytes, first.length);
        for (unsigned round = 0; round < 4; round++) {
            make_round(&changes, &now, "rule");
            changes_make(&changes, &now, &patches);
            struct text made = patched(&first, &now, &patches);
            assert_string_equal(text_string(&made), text_string(&now));
            text_free(&made);
        }
        changes_free(&changes);
        free(patches.items);
        text_free(&first);
        text_free(&now);
    }
}

/* Two rounds at one place are one patch, under the rule of the first; a place apart is another. */
static void test_joined(void **state)
{
    (void)state;
    struct text text = {0};
    struct changes changes = {0};
    struct patches patches = {0};
    text_append_string(&text, "one two six");
    changes_add(&changes, (struct span){4, 7}, "three", 5, "first", "");
    changes_make(&changes, &text, &patches);
    changes_add(&changes, (struct span){6, 9}, "u", 1, "second", "");
    changes_add(&changes, (struct span){10, 13}, "4", 1, "third", "");
    changes_make(&changes, &text, &patches);
    assert_string_equal(text_string(&text), "one thu 4");
    assert_int_equal(patches.count, 2);
    assert_string_equal(patches.items[0].rule, "first");
    assert_int_equal(patches.items[0].rounds, 2);
    assert_int_equal(patches.items[0].was.from, 4);
    assert_int_equal(patches.items[0].was.to, 7);
    assert_int_equal(patches.items[0].is.to, 7);
    assert_string_equal(patches.items[1].rule, "third");
    assert_int_equal(patches.items[1].rounds, 1);
    assert_int_equal(patches.items[1].was.from, 8);
    changes_add(&changes, (struct span){7, 8}, "", 0, "fourth", "");
    changes_make(&changes, &text, &patches);
    assert_string_equal(text_string(&text), "one thu4");
    assert_int_equal(patches.count, 3); /* what only touches stays apart */
    changes_free(&changes);
    free(patches.items);
    text_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rounds),
        cmocka_unit_test(test_joined),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
