/* Slug: what opens as one, and what is one for certain. */
#include "support.h"

#include "slug.h"

static void test_slugs(void **state)
{
    static const struct {
        const char *line;
        bool opens, is_certain;
    } tries[] = {
        {"BC-EU--Ferry Strike, 2nd Ld-Writethru", true, true},
        {"BC-US--X", true, true},
        {"AP-Top-Entertainment-Headlines", true, false},
        {"bc-eu--ferry", true, false},
        {"BC-EU -- Ferry", true, false},
        {"BC-EU--", true, false},
        {"BC--Ferry", true, false},
        {"BC-1", false, false},
        {"A-BC--Ferry", false, false},
        {"The ferry", false, false},
        {"", false, false},
    };
    (void)state;
    for (size_t i = 0; i < sizeof tries / sizeof *tries; i++) {
        struct span line = {0, strlen(tries[i].line)};
        if (slug_opens(tries[i].line, line) != tries[i].opens ||
            slug_is_certain(tries[i].line, line) != tries[i].is_certain)
            fail_msg("\"%s\" is read wrong", tries[i].line);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_slugs)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
