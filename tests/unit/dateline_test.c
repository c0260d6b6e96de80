/* Dateline: where it ends and the story begins, and what is none. */
#include "support.h"

#include "agencies.h"
#include "dateline.h"
#include "sign_off.h"

static struct dateline_words words;
static struct report report;

static int set_up(void **state)
{
    (void)state;
    report = quiet_report();
    dateline_words_open(&words, &report);
    return report.status;
}

static int tear_down(void **state)
{
    (void)state;
    return report.status;
}

/* A bar stands before the story's first sentence. */
static void assert_dateline(const char *copy, const char *agency)
{
    struct dateline dateline;
    struct text paragraph = {0};
    const char *bar = strchr(copy, '|');
    text_append(&paragraph, copy, (size_t)(bar - copy));
    text_append_string(&paragraph, bar + 1);
    if (!dateline_read(&words, paragraph.bytes, (struct span){0, paragraph.length}, &dateline))
        fail_msg("\"%s\" has no dateline", copy);
    if (dateline.text != (size_t)(bar - copy))
        fail_msg("\"%s\": the story begins at %zu", copy, dateline.text);
    assert_true(dateline.span.from == 0 && dateline.span.to <= dateline.text);
    if (agency)
        assert_string_equal(dateline.agency->value, agency);
    else
        assert_null(dateline.agency);
    text_free(&paragraph);
}

static void test_datelines(void **state)
{
    (void)state;
    assert_dateline("GENEVA (AP) — |The council met on Monday.", "AP");
    assert_dateline("GENEVA (AP) - |The council met on Monday.", "AP");
    assert_dateline("Madrid, 3 may (EFE).- |El consejo se reunió.", "EFE");
    assert_dateline("Berlin (dpa) - |Der Rat kam am Montag zusammen.", "dpa");
    assert_dateline("BERLIN, March 12 (Reuters) - |The council met.", "Reuters");
}

static void test_none(void **state)
{
    static const char *const paragraphs[] = {
        "The council met on Monday - and nobody came.",
        "The AP reported it first.",
        "He said (AP) - that the council met.",
        "GENEVA (AP) — ",
        "",
    };
    (void)state;
    for (size_t i = 0; i < sizeof paragraphs / sizeof *paragraphs; i++) {
        struct dateline dateline;
        if (dateline_read(&words, paragraphs[i], (struct span){0, strlen(paragraphs[i])},
                          &dateline))
            fail_msg("\"%s\" has a dateline", paragraphs[i]);
    }
}

static void test_capitals(void **state)
{
    static const struct {
        const char *paragraph;
        bool opens;
    } tries[] = {
        {"LAS VEGAS — The casino closed.", true},
        {"ST. ALDAN — The casino closed.", true},
        {"Las Vegas — The casino closed.", false},
        {"LAS VEGAS AND CARROW CITY — The casino closed.", false},
        {"LAS VEGAS — the casino closed.", false},
        {"LAS VEGAS", false},
        {"SAMPLE BAY, Maine — The casino closed.", true},
        {"ROME, New York -- The casino closed.", true},
        {"CARROW, Bourgogne-Franche-Comté – The casino closed.", true},
        {"CARROW, New South Wales — The casino closed.", true},
        {"Sample Bay, Maine — The casino closed.", false},
        {"SAMPLE BAY, MAINE AND OHIO — The casino closed.", false},
        {"WINNERS, losers — The casino closed.", false},
        {"SAMPLE BAY, Maine — the casino closed.", false},
        {"MAYOR, Council, Press — The casino closed.", false},
        {"SAMPLE BAY, Maine", false},
        {"SAMPLE BAY, ", false},
    };
    (void)state;
    for (size_t i = 0; i < sizeof tries / sizeof *tries; i++) {
        struct dateline dateline;
        struct span span = {0, strlen(tries[i].paragraph)};
        if (dateline_read_capitals(tries[i].paragraph, span, &dateline) != tries[i].opens)
            fail_msg("\"%s\" is read wrong", tries[i].paragraph);
    }
}

static const char *agency_of(const char *copy)
{
    const struct entry *entry = agencies_read(words.agencies, copy, (struct span){0, strlen(copy)});
    return entry ? entry->value : "";
}

static void test_agencies(void **state)
{
    (void)state;
    assert_string_equal(agency_of("dpa"), "dpa");
    assert_string_equal(agency_of(" (DPA) "), "dpa");
    assert_string_equal(agency_of("AP/dpa"), "AP");
    assert_string_equal(agency_of("dpa/lni"), "dpa");
    assert_string_equal(agency_of("lni/dpa"), "");
    assert_string_equal(agency_of("dpa reports"), "");
    assert_string_equal(agency_of("()"), "");
    assert_string_equal(agency_of(""), "");
}

static void assert_sign_off(const char *line, const char *wanted)
{
    struct text meaning = {0};
    bool is_one = sign_off_read(words.agencies, line, (struct span){0, strlen(line)}, &meaning);
    if (is_one != (wanted != NULL) || (wanted && strcmp(text_string(&meaning), wanted) != 0))
        fail_msg("\"%s\": %s", line, text_string(&meaning));
    text_free(&meaning);
}

static void test_sign_offs(void **state)
{
    (void)state;
    assert_sign_off("dpa ab/cd yyxx n1 ef gh",
                    "authors ab/cd; routing yyxx; priority n1; editors ef gh");
    assert_sign_off("dpa ab cd", "initials ab cd");
    assert_sign_off("dpa yyxx n1", "routing yyxx; priority n1");
    assert_sign_off("dpa ab", NULL);
    assert_sign_off("dpa", NULL);
    assert_sign_off("dpa reported on it", NULL);
    assert_sign_off("dpa ab Cd", NULL);
    assert_sign_off("xyz ab cd n1", NULL);
    assert_sign_off("dpa a b c d e f g h i j k l m", NULL);
    assert_sign_off("", NULL);
}

static void test_bare_sign_offs(void **state)
{
    static const struct {
        const char *line;
        bool is_bare;
    } tries[] = {
        {"abc/def/gh", true},
        {"abc/ def/", true},
        {"a/ b/", true},
        {"1010 abc/de/fg", true},
        {"burs-abc/de", true},
        {"n/a", false},
        {"km/h", false},
        {"1010", false},
        {"abc-def", false},
        {"abc/defgh", false},
        {"ABC/DE", false},
        {"abc/de reported", false},
        {"//", false},
        {"", false},
        {"YYY-XX/ 28-NOV-26 12:30 NNN", true},
        {"YYY 28-NOV-2026 12:30 NNN", true},
        {"YYY-XX/ 28-NOV-26 12:30", false},
        {"28-NOV-26 NNN", false},
        {"NNN", false},
        {"YYY-XX/ 28-NOV-26 12:30 NNN and more", false},
    };
    (void)state;
    for (size_t i = 0; i < sizeof tries / sizeof *tries; i++) {
        struct span line = {0, strlen(tries[i].line)};
        if (sign_off_is_bare(tries[i].line, line) != tries[i].is_bare)
            fail_msg("\"%s\" is read wrong", tries[i].line);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_datelines), cmocka_unit_test(test_none),
        cmocka_unit_test(test_capitals),  cmocka_unit_test(test_agencies),
        cmocka_unit_test(test_sign_offs), cmocka_unit_test(test_bare_sign_offs),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
