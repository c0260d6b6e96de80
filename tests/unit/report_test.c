/* Report: what is said, and which exit status stays. */
#include "support.h"

static void test_forms(void **state)
{
    (void)state;
    struct report report = quiet_report();
    report_at(&report, 0, NULL, 0, "a remark");
    report_at(&report, 0, "a.txt", 0, "of a file");
    report_at(&report, 0, "a.txt", 7, "of a %s", "line");
    assert_string_equal(said(), "wire-test: a remark\n"
                                "wire-test: a.txt: of a file\n"
                                "wire-test: a.txt:7: of a line\n");
    assert_int_equal(report.status, 0);
    assert_int_equal(report.messages, 3);
}

static void test_the_worst_status_stays(void **state)
{
    (void)state;
    static const int worse[] = {0,           EX_QUERIES,     EX_NOINPUT,   EX_DATAERR,
                                EX_TEMPFAIL, EX_UNAVAILABLE, EX_CANTCREAT, EX_IOERR,
                                EX_USAGE,    EX_SOFTWARE};
    for (size_t i = 0; i < sizeof worse / sizeof *worse; i++)
        for (size_t j = 0; j < sizeof worse / sizeof *worse; j++) {
            struct report report = {.program = "wire-test"};
            report_status(&report, worse[i]);
            report_status(&report, worse[j]);
            assert_int_equal(report.status, worse[i > j ? i : j]);
        }
}

static void test_silent(void **state)
{
    (void)state;
    struct report report = {.program = "wire-test"};
    report_at(&report, EX_DATAERR, "a", 1, "nobody hears %s", "this");
    assert_int_equal(report.status, EX_DATAERR);
    assert_int_equal(report.messages, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_forms),
                                       cmocka_unit_test(test_the_worst_status_stays),
                                       cmocka_unit_test(test_silent)};
    return cmocka_run_group_tests_name("report", tests, NULL, NULL);
}
