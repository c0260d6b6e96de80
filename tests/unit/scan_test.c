/* Scan: many bytes at once find what one at a time does. */
#include "support.h"

#include "scan.h"

#include <stdlib.h>

static unsigned seed = 1;

static unsigned any(unsigned below)
{
    seed = seed * 1103515245u + 12345u;
    return (seed >> 8) % below;
}

/* Kinds of a few bytes each, so that pairs are rare, and of ranges, so that halves are shared. */
static void make_scan(struct scan *scan, unsigned kinds)
{
    *scan = (struct scan){0};
    for (unsigned kind = 0; kind < kinds; kind++) {
        uint16_t bit = (uint16_t)(1u << kind);
        for (unsigned i = 0; i <= any(6); i++) {
            scan->left[any(256)] |= bit;
            scan->right[any(256)] |= bit;
        }
        if (any(8) == 0)
            scan_add(scan->right, bit, SCAN_LETTERS, (int)any(2));
        if (any(16) == 0)
            scan_add_all(scan->right, bit);
    }
    scan_prepare(scan);
}

static void assert_same_places(const struct scan *scan, const char *bytes, size_t length)
{
    for (size_t at = 0; at < length;) {
        size_t wanted = scan_next_bytewise(scan, bytes, at, length);
        if (scan_next(scan, bytes, at, length) != wanted)
            fail_msg("from %zu on, of %zu bytes: not %zu", at, length, wanted);
        at = wanted + 1;
    }
}

static void test_same_places(void **state)
{
    (void)state;
    for (unsigned round = 0; round < 2000; round++) {
        struct scan scan;
        size_t length = any(300);
        char *bytes = malloc(length + 1); /* just that long: the sanitizer sees what is read */
        make_scan(&scan, 1 + any(16));
        for (size_t i = 0; i < length; i++)
            bytes[i] = (char)any(256);
        bytes[length] = '\0';
        assert_same_places(&scan, bytes, length);
        free(bytes);
    }
}

/* Every pair of bytes, for one kind, and alone among bytes of no kind. */
static void test_every_pair(void **state)
{
    (void)state;
    struct scan scan = {0};
    char bytes[80] = {0};
    scan_add(scan.left, 1 << 9, ".!?", 0);
    scan_add(scan.right, 1 << 9, SCAN_UPPER, 1);
    scan_prepare(&scan);
    for (unsigned left = 0; left < 256; left++)
        for (unsigned right = 0; right < 256; right++) {
            bytes[37] = (char)left;
            bytes[38] = (char)right;
            bool is_pair = scan.left[left] && scan.right[right];
            size_t first = is_pair ? 37 : scan_pair(&scan, bytes, 38) ? 38 : 79;
            assert_int_equal(scan_next(&scan, bytes, 0, 79), first);
        }
}

/* The NUL behind the text is a second byte. */
static void test_end(void **state)
{
    (void)state;
    struct scan scan = {0};
    char bytes[65] = {0};
    scan_add(scan.left, 1, " ", 0);
    scan.right[0] = 1;
    scan_prepare(&scan);
    for (size_t length = 1; length < sizeof bytes; length++) {
        memset(bytes, ' ', length);
        bytes[length] = '\0';
        assert_int_equal(scan_next(&scan, bytes, 0, length), length - 1);
        assert_int_equal(scan_next(&scan, bytes, length, length), length);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_same_places),
                                       cmocka_unit_test(test_every_pair),
                                       cmocka_unit_test(test_end)};
    return cmocka_run_group_tests_name("scan", tests, NULL, NULL);
}
