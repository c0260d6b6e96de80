/* Language and characters: paragraphs, lines, words; letters and case of any script. */
#include "support.h"

#include "language.h"

typedef bool next_function(const char *bytes, size_t length, size_t *at, struct span *span);

static bool next_word(const char *bytes, size_t length, size_t *at, struct span *span)
{
    return word_next(bytes, length, at, true, span);
}

static bool next_bare_word(const char *bytes, size_t length, size_t *at, struct span *span)
{
    return word_next(bytes, length, at, false, span);
}

static void assert_cut(next_function *next, const char *bytes, const char *wanted)
{
    struct text found = {0};
    struct span span;
    for (size_t at = 0; next(bytes, strlen(bytes), &at, &span);)
        text_format(&found, "[%.*s]", (int)(span.to - span.from), bytes + span.from);
    assert_string_equal(text_string(&found), wanted);
    text_free(&found);
}

static void test_lines(void **state)
{
    (void)state;
    assert_cut(line_next, "", "");
    assert_cut(line_next, "a\nb", "[a][b]");
    assert_cut(line_next, "a\r\n\nb\n", "[a][][b]");
    assert_cut(line_next, "\r\n", "[]");
}

static void test_paragraphs(void **state)
{
    (void)state;
    assert_cut(paragraph_next, "", "");
    assert_cut(paragraph_next, "\n \n\t\n", "");
    assert_cut(paragraph_next, "a\nb\n\nc", "[a\nb][c]");
    assert_cut(paragraph_next, "\n\n a\n \t \nb\r\n\r\nc\n\n", "[ a][b][c]");
}

static void test_words(void **state)
{
    (void)state;
    assert_cut(next_word, "He’ll vote, won't he?", "[He’ll][vote][won't][he]");
    assert_cut(next_word, "U.S.-led, then-U.S. ex-", "[U.S][led][then-U.S][ex]");
    assert_cut(next_bare_word, "well-known U.S.", "[well][known][U][S]");
    assert_cut(next_word, "Größe Žižek Привет नमस्ते e\u0301t\u00E9",
               "[Größe][Žižek][Привет][नमस्ते][e\u0301t\u00E9]");
    assert_cut(next_word, " -- ' . 12a", "[12a]");
    assert_int_equal(word_count("It's 9 o'clock.", 15), 3);
}

static void test_same_but_case(void **state)
{
    (void)state;
    assert_true(same_but_case("ÄPFEL", 6, "äpfel", 6));
    assert_true(same_but_case("ΠΡΆΓΑ", 10, "πράγα", 10));
    assert_false(same_but_case("ab", 2, "abc", 3));
    assert_false(same_but_case("ab", 2, "ac", 2));
    assert_true(same_but_case("", 0, "", 0));
}

static void test_tags(void **state)
{
    (void)state;
    assert_true(language_is("de", "de"));
    assert_true(language_is("de-CH", "de"));
    assert_true(language_is("DE_ch", "de"));
    assert_false(language_is("den", "de"));
    assert_false(language_is("de", "de-CH"));
}

static void test_trim(void **state)
{
    (void)state;
    const char bytes[] = " \xC2\xA0\n a b \t";
    struct span span = span_trim(bytes, (struct span){0, sizeof bytes - 1});
    assert_int_equal(span.to - span.from, 3);
    span = span_trim(" \n ", (struct span){0, 3});
    assert_int_equal(span.from, span.to);
}

static void test_characters(void **state)
{
    (void)state;
    assert_true(is_letter('a') && is_letter(0xDF) && is_letter(0x416) && is_letter(0x4E2D));
    assert_false(is_letter('1') || is_letter(0x2019) || is_letter(NO_CHARACTER));
    assert_true(is_upper('A') && is_upper(0xC4) && !is_upper(0xE4) && is_lower(0xE4));
    assert_true(is_digit('0') && is_digit(0x661) && !is_digit(0xB2));
    assert_true(is_space(' ') && is_space(0xA0) && is_space(0x202F) && !is_space(0x200B));
    assert_true(character_is(0x200B) & IS_HIDDEN);
    assert_int_equal(character_lower(0xC4), 0xE4);
    assert_int_equal(character_upper(0xE4), 0xC4);
    assert_int_equal(character_lower(0x4E2D), 0x4E2D);
    assert_int_equal(character_script('a'), SCRIPT_LATIN);
    assert_int_equal(character_script(0x430), SCRIPT_CYRILLIC);
    assert_int_equal(character_script('1'), SCRIPT_NONE);
    assert_non_null(locale_marks("de-AT"));
    assert_null(locale_marks("xx"));
    assert_null(locale_marks(""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lines),     cmocka_unit_test(test_paragraphs),
        cmocka_unit_test(test_words),     cmocka_unit_test(test_same_but_case),
        cmocka_unit_test(test_tags),      cmocka_unit_test(test_trim),
        cmocka_unit_test(test_characters)};
    return cmocka_run_group_tests_name("language", tests, NULL, NULL);
}
