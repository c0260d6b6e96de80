/* Decode: bytes of any charset become UTF-8, and what cannot is kept and queried. */
#include "support.h"

#include "decode.h"

static void assert_decoded(const char *bytes, size_t length, const char *declared,
                           const char *wanted, const char *charset, size_t strays)
{
    struct report report = quiet_report();
    struct decoded decoded = {0};
    decode(bytes, length, declared, &decoded, &report);
    assert_string_equal(text_string(&decoded.text), wanted);
    if (charset)
        assert_string_equal(decoded.charset, charset);
    assert_int_equal(decoded.stray_count, strays);
    assert_string_equal(said(), "");
    decoded_free(&decoded);
}

#define BYTES(string) string, sizeof string - 1

static void test_utf8(void **state)
{
    (void)state;
    assert_decoded(BYTES(""), NULL, "", "UTF-8", 0);
    assert_decoded(BYTES("plain"), NULL, "plain", "UTF-8", 0);
    assert_decoded(BYTES("caf\xC3\xA9 \xE2\x82\xAC"), NULL, "café €", "UTF-8", 0);
    assert_decoded(BYTES("caf\xC3\xA9"), "UTF-8", "café", "UTF-8", 0);
}

static void test_western(void **state)
{
    (void)state;
    assert_decoded(BYTES("caf\xE9"), "ISO-8859-1", "café", NULL, 0);
    assert_decoded(BYTES("\x93"
                         "Ja\x94 \x96 100 \x80"),
                   "windows-1252", "“Ja” – 100 €", NULL, 0);
    assert_decoded(BYTES("100 \xA4"), "ISO-8859-15", "100 €", NULL, 0);
    const char german[] =
        "Die M\xFCnchner B\xFCrgermeisterin sagte, \x84wir h\xF6ren zu\x93, und ging \xFC"
        "ber die Br\xFC"
        "cke nach Hause. Die Stra\xDF"
        "e war leer.\n";
    assert_decoded(
        BYTES(german), NULL,
        "Die Münchner Bürgermeisterin sagte, „wir hören zu“, und ging über die Brücke nach "
        "Hause. Die Straße war leer.\n",
        "windows-1252", 0);
}

static void test_marks(void **state)
{
    (void)state;
    assert_decoded(BYTES("\xFF\xFEV\0o\0t\0e\0"), NULL, "Vote", "UTF-16LE", 0);
    assert_decoded(BYTES("\xFE\xFF\0V\0o\0t\0e"), NULL, "Vote", "UTF-16BE", 0);
    const char wide[] = "V\0o\0t\0e\0 \0t\0o\0d\0a\0y\0";
    assert_decoded(BYTES(wide), NULL, "Vote today", "UTF-16LE", 0);
}

static void test_strays(void **state)
{
    (void)state;
    assert_decoded(BYTES("\xC3\xA9\xC3\xA9 caf\xE9"), NULL, "éé café", "UTF-8", 1);
    assert_decoded(BYTES("a\0b"), NULL, "a␀b", NULL, 1);
    assert_decoded(BYTES("\0"), NULL, "␀", NULL, 1);
}

static void test_guesses(void **state)
{
    (void)state;
    assert_decoded(BYTES("Caf\x8E de M\x9Fnchen"), NULL, "Café de München", "macintosh", 0);
    assert_decoded(BYTES("Der B\x81rgermeister sagt, es sei \x84rgerlich."), NULL,
                   "Der Bürgermeister sagt, es sei ärgerlich.", "IBM850", 0);
    assert_decoded(BYTES("\xED\xCF\xD3\xD4 \xDA\xC1\xCB\xD2\xD9\xD4"), NULL, "Мост закрыт",
                   "KOI8-U", 0);
    assert_decoded(BYTES("\xCC\xEE\xF1\xF2 \xE7\xE0\xEA\xF0\xFB\xF2"), NULL, "Мост закрыт",
                   "windows-1251", 0);
    assert_decoded(BYTES("\x1C\x04\x3E\x04\x41\x04\x42\x04 \0\x37\x04"), NULL, "Мост з", "UTF-16LE",
                   0);
    assert_decoded(BYTES("Don\x92t\x97"
                         "it\x92s \x93no\x94\x85 he\x92s \x96 they\x92re"),
                   NULL, "Don’t—it’s “no”… he’s – they’re", "windows-1252", 0);
    assert_decoded(BYTES("caf\xC3\xA9"), "windows-1251", "café", "UTF-8", 0);
    assert_decoded(BYTES("\x93\xFA\x96\x7B \xFF\xFE"), "Shift_JIS", "日本 \uFFFD\uFFFD",
                   "Shift_JIS", 2);
}

/* A line of copy in the charset that its language was written in comes back. */
static void test_languages(void **state)
{
    (void)state;
    static const char *const lines[][2] = {
        {"windows-1252", "Þau fara yfir brúna þegar snjóar, að sögn bæjarstjórans.\n"},
        {"ISO-8859-15", "Le chœur d'enfants a coûté 300 € à la mairie.\n"},
        {"windows-1250", "Starosta říká, že most bude uzavřen příští týden.\n"},
        {"ISO-8859-2", "Burmistrz mówi, że most będzie zamknięty w przyszłą środę.\n"},
        {"ISO-8859-2", "A polgármester szerint a hidat őszig lezárják, később újítják fel.\n"},
        {"windows-1251", "мост закроют до весны, говорит мэр города\n"},
        {"windows-1251", "Кметът каза, че мостът ще бъде затворен до пролетта.\n"},
        {"ISO-8859-5", "Мэр сказал, что мост закроют до весны.\n"},
        {"KOI8-U", "Міський голова каже, що міст закриють до весни.\n"},
        {"IBM866", "Мэр сказал, что мост закроют до весны.\n"},
        {"windows-1253", "Ο δήμαρχος είπε ότι η γέφυρα θα κλείσει ως την άνοιξη.\n"},
        {"windows-1254", "Başkan köprünün ilkbahara kadar kapalı kalacağını söyledi.\n"},
        {"windows-1255", "ראש העיר אמר שהגשר ייסגר עד האביב\n"},
        {"windows-1256", "قال رئيس البلدية إن الجسر سيغلق حتى الربيع\n"},
        {"windows-874", "นายกเทศมนตรีกล่าวว่าสะพานจะปิดจนถึงฤดูใบไม้ผลิ\n"},
        {"Shift_JIS", "市長は橋を春まで閉鎖すると話した。\n"},
        {"GB18030", "市长说，这座桥将关闭到春天。\n"},
        {"Big5", "市長說，這座橋將關閉到春天。\n"},
        {"EUC-KR", "시장은 다리를 봄까지 폐쇄한다고 말했다.\n"},
        {"UTF-16LE", "市长说，2030年10月这座桥将关闭。\n"},
    };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        struct text encoded = {0};
        size_t lost;
        assert_true(encode(lines[i][1], strlen(lines[i][1]), lines[i][0], '?', &encoded, &lost));
        assert_int_equal(lost, 0);
        assert_decoded(encoded.bytes, encoded.length, NULL, lines[i][1], lines[i][0], 0);
        text_free(&encoded);
    }
}

static void test_unknown_charset(void **state)
{
    (void)state;
    struct report report = quiet_report();
    struct decoded decoded = {0};
    decode(BYTES("caf\xE9"), "no-such-charset", &decoded, &report);
    assert_int_equal(report.status, EX_USAGE);
    assert_non_null(strstr(said(), "unknown charset 'no-such-charset'"));
    assert_true(decoded.text.length > 0); /* no text lost */
    decoded_free(&decoded);
}

static void test_into_story(void **state)
{
    (void)state;
    struct report report = quiet_report();
    struct decoded decoded = {0};
    struct story story = {.line = 10};
    decode(BYTES("\xC3\xA9\xC3\xA9\nb\xE9"), NULL, &decoded, &report);
    decoded_into_story(&decoded, &story, "Body", &report);
    assert_string_equal(body_of(&story), "éé\nbé");
    assert_string_equal(story_value(&story, "Charset"), "UTF-8");
    assert_int_equal(story.journal.count, 1);
    assert_int_equal(story.journal.items[0].at, 6);
    assert_true(story.journal.items[0].query);
    assert_non_null(strstr(said(), "-:11: 1 byte is not of charset UTF-8"));
    assert_int_equal(report.status, EX_DATAERR);
    story_free(&story);
}

/* Every byte behind every other: what comes out is valid, and never less than what went in. */
static void test_any_bytes(void **state)
{
    (void)state;
    struct report report = quiet_report();
    for (unsigned first = 0; first < 256; first++)
        for (unsigned second = 0; second < 256; second++) {
            const char bytes[] = {'a', (char)first, (char)second, '\n'};
            struct decoded decoded = {0};
            decode(bytes, sizeof bytes, NULL, &decoded, &report);
            if (!decoded.text.length ||
                utf8_valid_prefix(decoded.text.bytes, decoded.text.length) != decoded.text.length)
                fail_msg("%02X %02X", first, second);
            decoded_free(&decoded);
        }
}

static void test_encode(void **state)
{
    (void)state;
    struct text encoded = {0};
    size_t lost;
    assert_true(encode(BYTES("caf\xC3\xA9"), "ISO-8859-1", '?', &encoded, &lost));
    assert_string_equal(text_string(&encoded), "caf\xE9");
    assert_int_equal(lost, 0);
    text_clear(&encoded);
    assert_true(
        encode(BYTES("what? \xE2\x82\xAC \xE2\x80\x94"), "ISO-8859-1", '?', &encoded, &lost));
    assert_string_equal(text_string(&encoded), "what? ? ?");
    assert_int_equal(lost, 2);
    assert_false(encode(BYTES("a"), "no-such-charset", '?', &encoded, &lost));
    text_free(&encoded);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_utf8),
                                       cmocka_unit_test(test_western),
                                       cmocka_unit_test(test_marks),
                                       cmocka_unit_test(test_strays),
                                       cmocka_unit_test(test_guesses),
                                       cmocka_unit_test(test_languages),
                                       cmocka_unit_test(test_unknown_charset),
                                       cmocka_unit_test(test_into_story),
                                       cmocka_unit_test(test_any_bytes),
                                       cmocka_unit_test(test_encode)};
    return cmocka_run_group_tests_name("decode", tests, NULL, NULL);
}
