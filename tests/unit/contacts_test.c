/* Contacts: what is a telephone number or an address in prose, and what is one in a note. */
#include "support.h"

#include "contacts.h"

static struct phrases *words;

static int set_up(void **state)
{
    struct report report = quiet_report();
    (void)state;
    words = phrases_open("contacts", &report);
    return report.status;
}

static void test_contacts(void **state)
{
    static const struct {
        const char *copy;
        bool in_prose, in_note;
    } tries[] = {
        {"Desk: +49 555 0100400", true, true},
        {"Call (555) 010-0199.", true, true},
        {"030 1234567", true, true},
        {"8 (495) 123-45-67", true, true},
        {"Tel. 555 01 00", true, true},
        {"Tel.: ١٢٣٤٥٦٧", true, true},
        {"ann@example.org", true, true},
        {"ann [at] example.org", true, true},
        {"Ann Berg, 555 0100", false, true},
        {"Ann Berg, 5550100", false, true},
        {"KNW 062219125467", true, true},
        {"Ann Berg:5550100,Joan Specimen:5550101", false, true},
        {"@knwsports", false, false},
        {"On 28.11.2026 and 2026-11-28", false, false},
        {"Sent 0200-0500", false, false},
        {"1 200 000 people, 1.200.000 votes", false, false},
        {"AP Photo XNP101, XNP102", false, false},
        {"It cost $12345678 and 12345678 %", false, false},
        {"urn 1234567890123456789", false, false},
        {"Updates with quotes.", false, false},
        {"", false, false},
    };
    (void)state;
    for (size_t i = 0; i < sizeof tries / sizeof *tries; i++) {
        struct span found, all = {0, strlen(tries[i].copy)};
        size_t at = 0;
        bool in_prose = contact_next(words, tries[i].copy, all, &at, &found) != NO_CONTACT;
        if (in_prose != tries[i].in_prose ||
            note_has_contact(words, tries[i].copy, all) != tries[i].in_note)
            fail_msg("\"%s\" is read wrong", tries[i].copy);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_contacts)};
    return cmocka_run_group_tests(tests, set_up, NULL);
}
