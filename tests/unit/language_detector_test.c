/* Language detector: neighbours are told apart, names are of no language, and what is expected is
 * read at a glance. */
#include "support.h"

#include "language_detector.h"

#include <stdlib.h>

static struct report report;
static struct language_detector *detector;

static int set_up(void **state)
{
    (void)state;
    report = quiet_report();
    detector = detector_open(&report);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    detector_close(detector);
    return report.status;
}

static struct detected read_text(const char *text, const char *expected)
{
    return detector_read(detector, text, strlen(text), expected);
}

#define assert_language(text, wanted) assert_string_equal(read_text(text, NULL).language, wanted)

static void test_neighbours(void **state)
{
    (void)state;
    assert_language("Regeringen afviser, at skatten bliver hævet", "da");
    assert_language("Regjeringen avviser at skatten blir høyere", "nb");
    assert_language("Regjeringa avviser at skatten vert høgare i år", "nn");
    assert_language("Regeringen förnekar att skatten blir högre", "sv");
    assert_language("De minister zegt dat de belasting niet stijgt", "nl");
    assert_language("Die minister sê dat die belasting nie styg nie", "af");
    assert_language("Der Minister sagt, dass die Steuer nicht steigt", "de");
    assert_language("O ministro diz que o imposto não sobe", "pt");
    assert_language("El ministro dice que el impuesto no sube", "es");
    assert_language("El ministre diu que aquest impost no pujarà", "ca");
    assert_language("Ministr říká, že daň se zvyšovat nebude", "cs");
    assert_language("Minister hovorí, že daň sa zvyšovať nebude", "sk");
    assert_language("Министр сказал, что налог не вырастет", "ru");
    assert_language("Міністр сказав, що податок не зросте", "uk");
}

static void test_capitals(void **state)
{
    (void)state;
    assert_language("ÉTÉ : L'EAU DE LA RIVIÈRE BAISSE ENCORE", "fr");
    assert_language("МИНИСТР СКАЗАЛ, ЧТО НАЛОГ НЕ ВЫРАСТЕТ", "ru");
    assert_language("DIE STRASSE BLEIBT BIS ZUM MORGEN GESPERRT", "de");
}

static void test_other_scripts(void **state)
{
    (void)state;
    assert_language("Ο υπουργός είπε ότι ο φόρος δεν θα αυξηθεί", "el");
    assert_language("השר אמר שהמס לא יעלה השנה בשום מקרה", "he");
    assert_true(read_text("大臣は税金が上がらないと述べた。来年も同じだという。", NULL).words > 4);
}

static void test_names(void **state)
{
    (void)state;
    assert_int_equal(
        read_text("Anna Bergner, Ivo Kostelan, Luca Ferrandi, Mary Carterton", NULL).certainty,
        DOUBTFUL);
    assert_int_equal(
        read_text("Lars Veldman (NED) Ostara 1:32:12, Jon Aldersey (GBR) +0.4", NULL).certainty,
        DOUBTFUL);
}

static void test_nothing(void **state)
{
    (void)state;
    struct detected detected = read_text("12,345 – 67.8 % (*)", NULL);
    assert_int_equal(detected.words, 0);
    assert_string_equal(detected.language, "");
    assert_int_equal(read_text("", "en").words, 0);
}

static const char mixed[] = "The minister said on Tuesday that the talks would go on until the end "
                            "of the week. Der Minister sagte "
                            "am Dienstag, dass die Gespräche bis zum Ende der Woche dauern werden, "
                            "dass danach alle Beteiligten "
                            "eine Pause machen und dass es im Frühjahr mit einem neuen Vorschlag "
                            "weitergeht, über den dann auch "
                            "die Länder und die Gemeinden abstimmen müssen, bevor er Gesetz wird.";

static void test_glance(void **state)
{
    (void)state;
    struct detected whole = read_text(mixed, NULL), glance = read_text(mixed, "en");
    assert_string_equal(whole.language, "de");
    assert_true(whole.words > 60);
    assert_string_equal(glance.language, "en");
    assert_int_equal(glance.certainty, CERTAIN);
    assert_true(glance.words <= 24);
    assert_string_equal(read_text(mixed, "de").language, "de");
    assert_true(read_text(mixed, "fr").words == whole.words);
    assert_string_equal(read_text(mixed, "en-GB").language, "en");
}

/* A long stretch is cut at a character's edge, and a long word is looked at as far as there is
 * room. */
static void test_long(void **state)
{
    (void)state;
    struct text text = {0};
    text_append_string(&text, "a");
    for (int i = 0; i < 5000; i++)
        text_append_string(&text, "ж");
    char *bytes = malloc(text.length); /* just that long: the sanitizer sees what is read */
    memcpy(bytes, text.bytes, text.length);
    assert_int_equal(detector_read(detector, bytes, text.length, NULL).words, 1);
    free(bytes);
    text_clear(&text);
    for (int i = 0; i < 20000; i++)
        text_append_string(&text, "the ");
    struct detected detected = detector_read(detector, text.bytes, text.length, NULL);
    assert_string_equal(detected.language, "en");
    assert_int_equal(detected.words, 512);
    text_free(&text);
}

static void test_same_language(void **state)
{
    (void)state;
    assert_true(detector_same_language(detector, "en-GB", "en"));
    assert_true(detector_same_language(detector, "en", "en-US"));
    assert_true(detector_same_language(detector, "no", "nb"));
    assert_true(detector_same_language(detector, "nn", "no"));
    assert_true(detector_same_language(detector, "tlh", "tlh"));
    assert_false(detector_same_language(detector, "nb", "da"));
    assert_false(detector_same_language(detector, "de", ""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_neighbours),    cmocka_unit_test(test_capitals),
        cmocka_unit_test(test_other_scripts), cmocka_unit_test(test_names),
        cmocka_unit_test(test_nothing),       cmocka_unit_test(test_glance),
        cmocka_unit_test(test_long),          cmocka_unit_test(test_same_language),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
