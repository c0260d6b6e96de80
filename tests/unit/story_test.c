/* Story: its parts, how edits are made to them and taken back, and where their places are. */
#include "support.h"

#include "journal.h"

#include <stdlib.h>

static void apply(struct story *story, struct edits *edits, size_t bugs)
{
    assert_int_equal(story_apply(story, edits), bugs);
    assert_int_equal(edits->count, 0);
}

static void test_parts_keep_their_order(void **state)
{
    (void)state;
    struct story story = story_with("text");
    story_give(&story, "Caption", "one");
    story_give(&story, "Headline", "Vote");
    story_give(&story, "X-Unknown", "u");
    story_give(&story, "Caption", "two");
    static const char *const names[] = {"Headline", "Caption", "Caption", "X-Unknown", "Body"};
    assert_int_equal(story.part_count, 5);
    for (size_t i = 0; i < 5; i++)
        assert_string_equal(story.parts[i].name, names[i]);
    assert_int_equal(story_ordinal(&story, 2), 2);
    assert_int_equal(story_find(&story, "Caption", 2), 2);
    assert_int_equal(story_find(&story, "Caption", 3), story.part_count);
    assert_string_equal(story_value(&story, "Caption"), "one");
    assert_null(story_value(&story, "Byline"));
    assert_int_equal(part_kind("Private-Note"), PRIVATE);
    assert_int_equal(part_kind("Headline"), PROSE);
    assert_int_equal(part_kind("X-Unknown"), FIELD);
    story_free(&story);
}

static void test_edits_shift_those_behind(void **state)
{
    (void)state;
    struct story story = story_with("a  b  c");
    struct edits edits = {0};
    propose_at(&edits, &story, "Body", 1, "  ", " ", "r/1");
    propose_at(&edits, &story, "Body", 4, "  ", " – ", "r/2");
    propose_at(&edits, &story, "Body", 6, "c", "C", "r/3");
    apply(&story, &edits, 0);
    assert_string_equal(body_of(&story), "a b – C");
    assert_int_equal(story.journal.count, 3);
    assert_int_equal(story.journal.items[0].at, 1);
    assert_int_equal(story.journal.items[1].at, 3); /* as the text stood then */
    assert_int_equal(story.journal.items[2].at, 8);
    assert_true(story_undo(&story));
    assert_string_equal(body_of(&story), "a  b  c");
    assert_int_equal(story.journal.count, 0);
    story_free(&story);
}

static void test_overlaps_are_bugs(void **state)
{
    (void)state;
    struct story story = story_with("abcdef");
    struct edits edits = {0};
    propose_at(&edits, &story, "Body", 0, "abc", "ABC", "r/1");
    propose_at(&edits, &story, "Body", 2, "cd", "CD", "r/overlaps");
    propose_at(&edits, &story, "Body", 3, "d", "D", "r/2");
    propose_at(&edits, &story, "Body", 1, "b", NULL, "r/query-behind");
    propose_at(&edits, &story, "Body", 5, "f", "F", "r/3");
    apply(&story, &edits, 2);
    assert_string_equal(body_of(&story), "ABCDeF");
    assert_int_equal(story.journal.count, 3);
    assert_true(story_undo(&story));
    assert_string_equal(body_of(&story), "abcdef");
    story_free(&story);
}

static void test_what_does_not_stand_there_is_a_bug(void **state)
{
    (void)state;
    struct story story = story_with("abc");
    struct edits edits = {0};
    edits_add(&edits, &(struct edit){"Body", 1, 1, "x", "y", "r", "why", NULL, false, NULL});
    edits_add(&edits, &(struct edit){"Body", 1, 3, "d", "y", "r", "why", NULL, false, NULL});
    edits_add(&edits, &(struct edit){"Body", 1, 900, "", "y", "r", "why", NULL, false, NULL});
    edits_add(&edits, &(struct edit){"Headline", 1, 0, "a", "b", "r", "why", NULL, false, NULL});
    edits_add(&edits, &(struct edit){"Body", 2, 0, "a", "b", "r", "why", NULL, false, NULL});
    apply(&story, &edits, 5);
    assert_string_equal(body_of(&story), "abc");
    assert_int_equal(story.journal.count, 0);
    story_free(&story);
}

static void test_insertions(void **state)
{
    (void)state;
    struct story story = story_with("");
    struct edits edits = {0};
    propose_at(&edits, &story, "Body", 0, "", "b", "r/1");
    propose_at(&edits, &story, "Body", 0, "", "c", "r/2");
    apply(&story, &edits, 0);
    assert_string_equal(body_of(&story), "bc");
    propose_at(&edits, &story, "Body", 0, "", "a", "r/3");
    propose_at(&edits, &story, "Body", 2, "", "d", "r/4");
    apply(&story, &edits, 0);
    assert_string_equal(body_of(&story), "abcd");
    assert_true(story_undo(&story));
    assert_string_equal(body_of(&story), "");
    story_free(&story);
}

static void test_everything_deleted(void **state)
{
    (void)state;
    struct story story = story_with("gone");
    struct edits edits = {0};
    propose_at(&edits, &story, "Body", 0, "gone", "", "r");
    apply(&story, &edits, 0);
    assert_string_equal(body_of(&story), "");
    assert_true(story_undo(&story));
    assert_string_equal(body_of(&story), "gone");
    story_free(&story);
}

static void test_several_parts(void **state)
{
    (void)state;
    struct story story = story_with("body");
    story_give(&story, "Headline", "head");
    struct edits edits = {0};
    propose_at(&edits, &story, "Body", 0, "b", "BB", "r/1");
    propose_at(&edits, &story, "Headline", 0, "h", "HHH", "r/2");
    propose_at(&edits, &story, "Body", 3, "y", "Y", "r/3"); /* the body once more */
    propose_at(&edits, &story, "Headline", 3, "d", "D", "r/4");
    apply(&story, &edits, 0);
    assert_string_equal(body_of(&story), "BBodY");
    assert_string_equal(story_value(&story, "Headline"), "HHHeaD");
    assert_int_equal(story.journal.items[2].at, 4);
    assert_int_equal(story.journal.items[3].at, 5);
    size_t *places = journal_places_received(&story);
    assert_int_equal(places[2], 3);
    assert_int_equal(places[3], 3);
    free(places);
    assert_true(story_undo(&story));
    assert_string_equal(body_of(&story), "body");
    assert_string_equal(story_value(&story, "Headline"), "head");
    story_free(&story);
}

static void test_parts_made_and_taken_away(void **state)
{
    (void)state;
    struct story story = story_with("Vote today\n\nThe text.");
    story_give(&story, "Note", "first");
    story_give(&story, "Note", "second");
    struct edits edits = {0};
    propose_part(&edits, "Headline", "Vote today", "structure/headline", "the first line");
    propose_at(&edits, &story, "Body", 0, "Vote today\n\n", "", "structure/headline");
    propose_no_part(&edits, &story, story_find(&story, "Note", 2), "r", "not wanted");
    propose_no_part(&edits, &story, story_find(&story, "Note", 1), "r", "not wanted");
    propose_part(&edits, "Note", "third", "r", "wanted");
    propose_part(&edits, "Note", "", "r", "an empty one");
    apply(&story, &edits, 0);
    assert_string_equal(body_of(&story), "The text.");
    assert_string_equal(story_value(&story, "Headline"), "Vote today");
    assert_string_equal(story_value(&story, "Note"), "third");
    assert_int_equal(story_find(&story, "Note", 3), story.part_count);
    assert_true(story_undo(&story));
    assert_string_equal(body_of(&story), "Vote today\n\nThe text.");
    assert_null(story_value(&story, "Headline"));
    assert_string_equal(text_string(&story.parts[story_find(&story, "Note", 1)].text), "first");
    assert_string_equal(text_string(&story.parts[story_find(&story, "Note", 2)].text), "second");
    assert_int_equal(story.part_count, 3);
    story_free(&story);
}

static void test_a_new_part_may_be_edited_later(void **state)
{
    (void)state;
    struct story story = story_with("body");
    struct edits edits = {0};
    propose_part(&edits, "Headline", "a  b", "r/1", "made");
    apply(&story, &edits, 0);
    propose_at(&edits, &story, "Headline", 1, "  ", " ", "r/2");
    apply(&story, &edits, 0);
    propose_no_part(&edits, &story, story_find(&story, "Headline", 1), "r/3", "gone again");
    apply(&story, &edits, 0);
    assert_null(story_value(&story, "Headline"));
    assert_true(story_undo(&story));
    assert_null(story_value(&story, "Headline"));
    assert_int_equal(story.part_count, 1);
    story_free(&story);
}

static void test_two_filters_interleaved(void **state)
{
    (void)state;
    struct story story = story_with("one \"two\" -- three");
    struct edits edits = {0};
    propose_at(&edits, &story, "Body", 4, "\"", "“", "quotes/open");
    propose_at(&edits, &story, "Body", 8, "\"", "”", "quotes/close");
    apply(&story, &edits, 0);
    propose_at(&edits, &story, "Body", 0, "one", "One", "case/first");
    propose_at(&edits, &story, "Body", 7, "two", NULL, "asks/two");
    propose_at(&edits, &story, "Body", 14, "--", "–", "dashes/two");
    apply(&story, &edits, 0);
    assert_string_equal(body_of(&story), "One “two” – three");
    size_t *received = journal_places_received(&story), *now = journal_places_now(&story);
    const size_t wanted_received[] = {4, 8, 0, 5, 10}, wanted_now[] = {4, 10, 0, 7, 14};
    for (size_t i = 0; i < 5; i++) {
        assert_int_equal(received[i], wanted_received[i]);
        assert_int_equal(now[i], wanted_now[i]);
    }
    free(received);
    free(now);
    assert_true(story_undo(&story));
    assert_string_equal(body_of(&story), "one \"two\" -- three");
    story_free(&story);
}

static void test_places_inside_what_was_written(void **state)
{
    (void)state;
    struct story story = story_with("ab");
    struct edits edits = {0};
    propose_at(&edits, &story, "Body", 1, "", "XYZ", "r/1");
    apply(&story, &edits, 0);
    propose_at(&edits, &story, "Body", 2, "Y", "y", "r/2");
    apply(&story, &edits, 0);
    size_t *received = journal_places_received(&story);
    assert_int_equal(received[1], 1); /* where the XYZ was put */
    free(received);
    assert_true(story_undo(&story));
    assert_string_equal(body_of(&story), "ab");
    story_free(&story);
}

static void test_queries_are_raised_once(void **state)
{
    (void)state;
    struct story story = story_with("teh cat, teh dog");
    for (int run = 0; run < 3; run++) {
        struct edits edits = {0};
        size_t shift = run ? 1 : 0; /* as another filter has moved the text meanwhile */
        propose_at(&edits, &story, "Body", 0, "teh", NULL, "spelling/unknown");
        propose_at(&edits, &story, "Body", 9 + shift, "teh", NULL, "spelling/unknown");
        apply(&story, &edits, 0);
        assert_int_equal(story.journal.count, run ? 3 : 2);
        if (run)
            continue;
        propose_at(&edits, &story, "Body", 7, ",", ";;", "other/rule");
        apply(&story, &edits, 0);
    }
    struct edits edits = {0}; /* another rule asks at the same place: that is news */
    propose_at(&edits, &story, "Body", 0, "teh", NULL, "spelling/other");
    apply(&story, &edits, 0);
    assert_int_equal(story.journal.count, 4);
    story_free(&story);
}

static void test_undo_of_a_story_changed_by_hand(void **state)
{
    (void)state;
    struct story story = story_with("a  b");
    story_give(&story, "Headline", "x  y");
    struct edits edits = {0};
    propose_at(&edits, &story, "Headline", 1, "  ", " ", "r/1");
    propose_at(&edits, &story, "Body", 1, "  ", " – ", "r/2");
    apply(&story, &edits, 0);
    struct text by_hand = {0};
    text_append_string(&by_hand, "somebody else's");
    part_replace(story_part(&story, "Body"), &by_hand);
    assert_false(story_undo(&story));
    assert_string_equal(body_of(&story), "somebody else's"); /* not made worse */
    assert_string_equal(story_value(&story, "Headline"), "x  y");
    assert_int_equal(story.journal.count, 0);
    story_free(&story);
}

static void test_undo_where_the_part_is_gone(void **state)
{
    (void)state;
    struct story story = story_with("a  b");
    struct edits edits = {0};
    propose_at(&edits, &story, "Body", 1, "  ", " ", "r/1");
    apply(&story, &edits, 0);
    story_remove(&story, 0);
    assert_false(story_undo(&story));
    story_free(&story);
}

/* A great many edits of one line: quadratic work would take hours. */
static void test_a_great_many_edits(void **state)
{
    (void)state;
    enum { MARKS = 300000 };
    struct text line = {0};
    for (size_t i = 0; i < MARKS; i++)
        text_append_string(&line, "a\"");
    struct story story = story_with(text_string(&line));
    struct edits edits = {0};
    for (size_t i = 0; i < MARKS; i++)
        propose_change(&edits, &story, 0, i * 2 + 1, 1, "”", "quotes/close", "a reason");
    apply(&story, &edits, 0);
    assert_int_equal(story.parts[0].text.length, MARKS * 4);
    for (size_t i = 0; i < MARKS; i += 2)
        propose_query(&edits, &story, 0, i * 4, 1, "spelling/unknown", "a question", NULL);
    apply(&story, &edits, 0);
    size_t *received = journal_places_received(&story);
    assert_int_equal(received[MARKS - 1], MARKS * 2 - 1);
    assert_int_equal(received[MARKS + 1], 4);
    free(received);
    assert_true(story_undo(&story));
    assert_string_equal(body_of(&story), text_string(&line));
    story_free(&story);
    text_free(&line);
}

static void test_edit_that_cuts_a_character(void **state)
{
    (void)state;
    struct story story = story_with("caf\u00E9s");
    struct edits edits = {0};
    propose_at(&edits, &story, "Body", 4, "\xA9s", "", "a/b");
    assert_int_equal(story_apply(&story, &edits), 1);
    propose_at(&edits, &story, "Body", 2, "f\xC3", "v", "a/b");
    assert_int_equal(story_apply(&story, &edits), 1);
    assert_string_equal(body_of(&story), "caf\u00E9s");
    assert_int_equal(story.journal.count, 0);
    story_free(&story);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_edit_that_cuts_a_character),
                                       cmocka_unit_test(test_parts_keep_their_order),
                                       cmocka_unit_test(test_edits_shift_those_behind),
                                       cmocka_unit_test(test_overlaps_are_bugs),
                                       cmocka_unit_test(test_what_does_not_stand_there_is_a_bug),
                                       cmocka_unit_test(test_insertions),
                                       cmocka_unit_test(test_everything_deleted),
                                       cmocka_unit_test(test_several_parts),
                                       cmocka_unit_test(test_parts_made_and_taken_away),
                                       cmocka_unit_test(test_a_new_part_may_be_edited_later),
                                       cmocka_unit_test(test_two_filters_interleaved),
                                       cmocka_unit_test(test_places_inside_what_was_written),
                                       cmocka_unit_test(test_queries_are_raised_once),
                                       cmocka_unit_test(test_undo_of_a_story_changed_by_hand),
                                       cmocka_unit_test(test_undo_where_the_part_is_gone),
                                       cmocka_unit_test(test_a_great_many_edits)};
    return cmocka_run_group_tests_name("story", tests, NULL, NULL);
}
