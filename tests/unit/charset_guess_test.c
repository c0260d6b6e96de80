/* Charset guess: a sentence that is written in a charset is read in one that makes the same of it.
 */
#include "support.h"

#include "charset_guess.h"

#include <stdlib.h>

static size_t number_of(const char *charset)
{
    for (size_t i = 0; i < GUESSES; i++)
        if (strcmp(guess_names[i], charset) == 0)
            return i;
    fail_msg("%s is none that is guessed", charset);
    return 0;
}

/* The copy in the charset. */
static struct text encode(const char *copy, size_t charset)
{
    struct text bytes = {0};
    for (size_t at = 0, size, length = strlen(copy); at < length; at += size) {
        uint32_t character = character_at(copy, length, at, &size);
        unsigned byte = character < 0x80 ? character : 0x80;
        while (byte >= 0x80 && byte < 0x100 && guess_meanings[charset][byte - 0x80] != character)
            byte++;
        if (byte == 0x100)
            fail_msg("%s has no U+%04X", guess_names[charset], (unsigned)character);
        text_append_byte(&bytes, (char)byte);
    }
    return bytes;
}

static struct text decode(const struct text *bytes, size_t charset)
{
    struct text copy = {0};
    for (size_t at = 0; at < bytes->length; at++) {
        unsigned byte = (unsigned char)bytes->bytes[at];
        text_append_character(&copy, byte < 0x80 ? byte : guess_meanings[charset][byte - 0x80]);
    }
    return copy;
}

static const struct {
    const char *charset, *copy;
} samples[] = {
    {"windows-1252", "Die Bürgermeisterin weiß, daß die Straße über Köln gesperrt ist."},
    {"windows-1252", "Le maire a déclaré que l’été sera très chaud à Besançon : « déjà »."},
    {"windows-1252", "El año pasado la señora Núñez dimitió, según el “Diario”."},
    {"windows-1250", "Rada města řekla, že žádný další most už nebude a že účet zaplatí lékaři. "
                     "Šťastnější prý budou děti."},
    {"windows-1250", "Policja szuka dwóch mężczyzn, którzy włamali się do sklepu."},
    {"windows-1251", "Министр сказал, что новый мост откроют в конце года."},
    {"KOI8-U", "Министр сказал, что новый мост откроют в конце года."},
    {"IBM866", "Министр сказал, что новый мост откроют в конце года."},
    {"windows-1253", "Ο υπουργός είπε ότι η νέα γέφυρα θα ανοίξει στο τέλος του έτους."},
    {"windows-1255", "השר אמר כי הגשר החדש ייפתח בסוף השנה, אחרי הבחירות."},
    {"macintosh", "Le maire a déclaré que l’été sera très chaud à Besançon, déjà."},
    {"IBM850", "Die Bürgermeisterin sagte, dass die Straße über Köln gesperrt ist."},
};

static void test_samples(void **state)
{
    (void)state;
    struct report report = {.program = "wire-test"};
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        struct text bytes = encode(samples[i].copy, number_of(samples[i].charset));
        const char *guess = charset_guess(bytes.bytes, bytes.length, "", &report);
        struct text read = decode(&bytes, number_of(guess));
        if (strcmp(text_string(&read), samples[i].copy) != 0)
            fail_msg("%s is taken for %s: %s", samples[i].charset, guess, text_string(&read));
        text_free(&bytes);
        text_free(&read);
    }
}

static void test_no_telling(void **state)
{
    (void)state;
    struct report report = {.program = "wire-test"};
    assert_string_equal(charset_guess("", 0, "", &report), "windows-1252");
    assert_string_equal(charset_guess("plain", 5, "", &report), "windows-1252");
    assert_string_equal(charset_guess("caf\xE9", 4, "", &report), "windows-1252");
}

/* Each of the bytes with a NUL before or behind it. */
static struct text widen(const char *copy, bool is_big)
{
    struct text wide = {0};
    for (; *copy; copy++) {
        text_append_byte(&wide, is_big ? '\0' : *copy);
        text_append_byte(&wide, is_big ? *copy : '\0');
    }
    return wide;
}

static void test_wide(void **state)
{
    (void)state;
    for (int is_big = 0; is_big < 2; is_big++) {
        struct text wide = widen("The council met on Monday.", is_big);
        assert_string_equal(charset_guess_wide(wide.bytes, wide.length),
                            is_big ? "UTF-16BE" : "UTF-16LE");
        assert_null(charset_guess_wide(wide.bytes, 6));
        text_free(&wide);
    }
    assert_null(charset_guess_wide("The council met on Monday.", 26));
}

static void test_marks(void **state)
{
    size_t size = 0;
    (void)state;
    assert_string_equal(byte_order_mark("\xEF\xBB\xBFx", 4, &size), "UTF-8");
    assert_int_equal(size, 3);
    assert_string_equal(byte_order_mark("\xFF\xFEx\0", 4, &size), "UTF-16LE");
    assert_int_equal(size, 2);
    assert_string_equal(byte_order_mark("\xFF\xFE\0\0", 4, &size), "UTF-32LE");
    assert_string_equal(byte_order_mark("\xFE\xFF\0x", 4, &size), "UTF-16BE");
    assert_null(byte_order_mark("\xEF\xBB", 2, &size));
    assert_null(byte_order_mark("", 0, &size));
}

static void test_escaped(void **state)
{
    static const char escaped[] = "\x1B$BF|K\\\x1B(B";
    (void)state;
    assert_string_equal(charset_guess_escaped(escaped, sizeof escaped - 1), "ISO-2022-JP");
    assert_null(charset_guess_escaped("\x1B[1mbold\x1B[0m", 12));
    assert_null(charset_guess_escaped("plain", 5));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_samples), cmocka_unit_test(test_no_telling),
        cmocka_unit_test(test_wide),    cmocka_unit_test(test_marks),
        cmocka_unit_test(test_escaped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
