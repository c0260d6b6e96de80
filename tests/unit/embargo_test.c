/* Embargo: the moments that sentences name, and those that they leave open. */
#include "support.h"

#include "embargo.h"

static struct report report;
static struct phrases *dates;

static int set_up(void **state)
{
    (void)state;
    report = quiet_report();
    dates = phrases_open("dates", &report);
    return report.status;
}

static bool read_from(const char *prose, const char *near, struct embargo *embargo)
{
    return embargo_read(dates, prose, (struct span){0, strlen(prose)}, near, embargo);
}

static void assert_moment(const char *prose, const char *near, const char *wanted)
{
    struct embargo embargo;
    if (!read_from(prose, near, &embargo))
        fail_msg("\"%s\" is not read whole: \"%s\"", prose, embargo.iso);
    assert_string_equal(embargo.iso, wanted);
}

static void test_moments(void **state)
{
    (void)state;
    assert_moment("16 June 2026, 10:00 GMT", NULL, "2026-06-16T10:00:00+00:00");
    assert_moment("June 16, 2026 at 10:30 p.m. GMT", NULL, "2026-06-16T22:30:00+00:00");
    assert_moment("June 16, 2026, 12 a.m. GMT", NULL, "2026-06-16T00:00:00+00:00");
    assert_moment("June 16, 2026, 12:15 p.m. GMT", NULL, "2026-06-16T12:15:00+00:00");
    assert_moment("1030 GMT 16 June 2026", NULL, "2026-06-16T10:30:00+00:00");
    assert_moment("2026-06-16T10:00:00+02:00", NULL, "2026-06-16T10:00:00+02:00");
    assert_moment("2026-06-16 10:00 -0330", NULL, "2026-06-16T10:00:00-03:30");
    assert_moment("16.06.2026, 10.30 Uhr MESZ", NULL, "2026-06-16T10:30:00+02:00");
    assert_moment("16. Juni, 8 Uhr MESZ", "2026-05-01", "2026-06-16T08:00:00+02:00");
    assert_moment("2 January, 09:00 GMT", "2026-12-30", "2027-01-02T09:00:00+00:00");
    assert_moment("29 February 2028, 09:00 GMT", NULL, "2028-02-29T09:00:00+00:00");
}

/* Nothing is guessed. */
static void test_open(void **state)
{
    static const char *const proses[] = {
        "16 June 2026, 10:00",         /* no zone */
        "16 June 2026 GMT",            /* no hour */
        "10:00 GMT",                   /* no day */
        "16 June, 10:00 GMT",          /* no year */
        "06/07/2026, 10:00 GMT",       /* June or July? */
        "30 February 2026, 10:00 GMT", /* no such day */
        "16 June 2026, midnight GMT",  /* which end? */
        "16 June 2026, 10:00 GMT or 11:00 GMT",
        "16 June 2026, 10:00 GMT, 17 June 2026",
        "16 June 2026, 25:00 GMT",
        "",
    };
    (void)state;
    for (size_t i = 0; i < sizeof proses / sizeof *proses; i++) {
        struct embargo embargo;
        if (read_from(proses[i], NULL, &embargo))
            fail_msg("\"%s\" is read as %s", proses[i], embargo.iso);
    }
}

/* A month that has passed is not taken to be next year's, but where the year turns. */
static void test_year(void **state)
{
    struct embargo embargo;
    (void)state;
    assert_false(read_from("2 March, 09:00 GMT", "2026-06-01", &embargo));
    assert_false(read_from("2 March, 09:00 GMT", "2026", &embargo));
    assert_true(read_from("2 June, 09:00 GMT", "2026-06-01", &embargo));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_moments),
        cmocka_unit_test(test_open),
        cmocka_unit_test(test_year),
    };
    return cmocka_run_group_tests(tests, set_up, NULL);
}
