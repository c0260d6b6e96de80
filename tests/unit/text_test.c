/* Text: growable UTF-8 bytes, and the steps from one character to the next. */
#include "support.h"

static void test_append(void **state)
{
    (void)state;
    struct text text = {0};
    assert_string_equal(text_string(&text), "");
    text_append(&text, NULL, 0);
    text_append_string(&text, "Vote ");
    text_append_byte(&text, '(');
    text_append_character(&text, 0x20AC);
    text_format(&text, "%d)%s", 12, "");
    assert_string_equal(text_string(&text), "Vote (€12)");
    assert_int_equal(text.length, strlen("Vote (€12)"));
    text_clear(&text);
    assert_string_equal(text_string(&text), "");
    for (int i = 0; i < 100000; i++)
        text_append_byte(&text, 'x');
    assert_int_equal(text.length, 100000);
    text_free(&text);
    assert_null(text.bytes);
}

static void test_every_character_round_trips(void **state)
{
    (void)state;
    for (uint32_t character = 1; character <= 0x10FFFF; character++) {
        if (character >= 0xD800 && character <= 0xDFFF)
            continue;
        char bytes[4];
        size_t size, length = character_write(character, bytes);
        if (character_at(bytes, length, 0, &size) != character || size != length ||
            character_before(bytes, length, &size) != character || size != length ||
            utf8_valid_prefix(bytes, length) != length)
            fail_msg("U+%04X does not come back", character);
    }
}

static void test_ends(void **state)
{
    (void)state;
    size_t size;
    assert_int_equal(character_at("abc", 3, 3, &size), NO_CHARACTER);
    assert_int_equal(size, 0);
    assert_int_equal(character_before("abc", 0, &size), NO_CHARACTER);
    assert_int_equal(size, 0);
    assert_int_equal(character_at("", 0, 0, NULL), NO_CHARACTER);
}

static void test_stray_bytes(void **state)
{
    (void)state;
    size_t size;
    assert_int_equal(character_at("\xFFz", 2, 0, &size), 0xFFFD);
    assert_int_equal(size, 1);
    assert_int_equal(character_at("\xE2\x80", 2, 0, &size), 0xFFFD); /* cut off */
    assert_int_equal(size, 1);
    assert_int_equal(character_before("a\x80", 2, &size), 0xFFFD);
    assert_int_equal(size, 1);
    assert_int_equal(character_before("\xE2\x80\x9C\x80", 4, &size), 0xFFFD); /* one too many */
    assert_int_equal(size, 1);
}

/* The bytes are the first invalid ones behind "ok". */
static void test_invalid(void **state)
{
    (void)state;
    static const char *const invalid[] = {"\x80",             /* a continuation alone */
                                          "\xC0\x80",         /* NUL, over-long */
                                          "\xC1\xBF",         /* over-long */
                                          "\xE0\x9F\xBF",     /* over-long */
                                          "\xF0\x8F\xBF\xBF", /* over-long */
                                          "\xED\xA0\x80",     /* a surrogate */
                                          "\xF4\x90\x80\x80", /* beyond U+10FFFF */
                                          "\xF5\x80\x80\x80",
                                          "\xFE",
                                          "\xFF",
                                          "\xC3",         /* cut off */
                                          "\xE2\x82",     /* cut off */
                                          "\xF0\x9F\x98", /* cut off */
                                          "\xC3(",        /* no continuation */
                                          "\xE2\x82(",
                                          "\xF0\x9F\x98("};
    for (size_t i = 0; i < sizeof invalid / sizeof *invalid; i++) {
        struct text text = {0};
        text_append_string(&text, "ok");
        text_append_string(&text, invalid[i]);
        if (utf8_valid_prefix(text.bytes, text.length) != 2)
            fail_msg("row %zu is taken for valid", i);
        text_free(&text);
    }
    assert_int_equal(utf8_valid_prefix("a\0b", 3), 1);
    assert_int_equal(utf8_valid_prefix("", 0), 0);
    assert_int_equal(utf8_valid_prefix("\xED\x9F\xBF\xEE\x80\x80\xF4\x8F\xBF\xBF", 10), 10);
}

static void test_ascii_prefix(void **state)
{
    (void)state;
    char bytes[200];
    for (size_t length = 0; length < sizeof bytes; length += 7)
        for (size_t at = 0; at <= length; at++) {
            memset(bytes, 'a', sizeof bytes);
            if (at < length)
                bytes[at] = (char)0xC3;
            assert_int_equal(ascii_prefix(bytes, length), at);
        }
}

/* A NUL, a stray byte or a cut sequence ends it wherever it stands, whatever comes behind. */
static void test_valid_prefix_of_long_text(void **state)
{
    (void)state;
    static const char *const ends[] = {"\0", "\x80", "\xE2\x80"};
    char bytes[100];
    for (size_t end = 0; end < 3; end++)
        for (size_t at = 0; at + 2 < sizeof bytes; at++)
            for (int filling = 'a'; filling >= 0; filling -= 'a') {
                memset(bytes, 'a', at);
                memset(bytes + at, filling, sizeof bytes - at);
                memcpy(bytes + at, ends[end], end == 2 ? 2 : 1);
                assert_int_equal(utf8_valid_prefix(bytes, sizeof bytes), at);
                assert_int_equal(utf8_valid_prefix(bytes, at), at);
            }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_append),
                                       cmocka_unit_test(test_every_character_round_trips),
                                       cmocka_unit_test(test_ends),
                                       cmocka_unit_test(test_stray_bytes),
                                       cmocka_unit_test(test_invalid),
                                       cmocka_unit_test(test_ascii_prefix),
                                       cmocka_unit_test(test_valid_prefix_of_long_text)};
    return cmocka_run_group_tests_name("text", tests, NULL, NULL);
}
