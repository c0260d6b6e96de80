/* Timestamp: what is read as a date, what is not, and how it is written. */
#include "support.h"

#include "formats/timestamp.h"

static void assert_reads(const char *string, const char *wanted, const char *basic)
{
    struct timestamp time;
    char out[32];
    if (!timestamp_read(string, &time))
        fail_msg("\"%s\" is not read", string);
    timestamp_write(&time, out);
    assert_string_equal(out, wanted);
    timestamp_write_basic(&time, out);
    assert_string_equal(out, basic);
}

static void test_reads(void **state)
{
    (void)state;
    assert_reads("2026-03-01", "2026-03-01", "20260301");
    assert_reads("20260301", "2026-03-01", "20260301");
    assert_reads(" 2026-03-01\n", "2026-03-01", "20260301");
    assert_reads("20260301T143000+0100", "2026-03-01T14:30:00+01:00", "20260301T143000+0100");
    assert_reads("2026-03-01T14:30:59.999Z", "2026-03-01T14:30:59+00:00", "20260301T143059+0000");
    assert_reads("2026-03-01 14:30 UTC", "2026-03-01T14:30:00+00:00", "20260301T143000+0000");
    assert_reads("2026-03-01t1430", "2026-03-01T14:30:00", "20260301T143000");
    assert_reads("2026-03-01T14:30:00-00:30", "2026-03-01T14:30:00-00:30", "20260301T143000-0030");
    assert_reads("2026-03-01T14:30:00-03", "2026-03-01T14:30:00-03:00", "20260301T143000-0300");
    assert_reads("2016-12-31T23:59:60Z", "2016-12-31T23:59:59+00:00", "20161231T235959+0000");
    assert_reads("2024-02-29", "2024-02-29", "20240229");
    assert_reads("2000-02-29", "2000-02-29", "20000229");
}

static void test_refuses(void **state)
{
    static const char *const strings[] = {
        "",
        "2026",
        "2026-03",
        "2026-3-1",
        "2023-02-29",
        "1900-02-29",
        "2026-04-31",
        "2026-00-10",
        "2026-13-01",
        "2026-0301",
        "0000-01-01",
        "2026-03-01T",
        "2026-03-01T24:00",
        "2026-03-01T14:60",
        "2026-03-01T14:30:61",
        "2026-03-01T14:30+15:00",
        "2026-03-01T14:30+01:60",
        "2026-03-01T14:30 CET",
        "2026-03-01T14:30:00+01:00x",
        "2026-03-01x",
        "March 1, 2026",
        "2026-03-01T14:30:00.000000000000000000000000000000000Z",
    };
    (void)state;
    for (size_t i = 0; i < sizeof strings / sizeof *strings; i++) {
        struct timestamp time;
        if (timestamp_read(strings[i], &time))
            fail_msg("\"%s\" is read", strings[i]);
    }
}

static void test_later(void **state)
{
    static const struct {
        const char *earlier, *later;
    } pairs[] = {
        {"2026-03-01", "2026-03-02"},
        {"2026-03-01T14:30:00+01:00", "2026-03-01T13:30:01Z"},
        {"2026-03-01T00:30:00+02:00", "2026-03-01T00:00:00+01:00"},
        {"2025-12-31T23:30:00-01:00", "2026-01-01T00:30:01Z"},
        {"2024-02-28T23:59:59Z", "2024-02-29"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        struct timestamp a, b;
        assert_true(timestamp_read(pairs[i].earlier, &a) && timestamp_read(pairs[i].later, &b));
        assert_true(timestamp_is_later(&b, &a));
        assert_false(timestamp_is_later(&a, &b));
        assert_false(timestamp_is_later(&a, &a));
    }
}

static void test_moment(void **state)
{
    char out[32];
    (void)state;
    struct timestamp time = timestamp_of(951782400);
    timestamp_write(&time, out);
    assert_string_equal(out, "2000-02-29T00:00:00+00:00");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_reads),
        cmocka_unit_test(test_refuses),
        cmocka_unit_test(test_later),
        cmocka_unit_test(test_moment),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
