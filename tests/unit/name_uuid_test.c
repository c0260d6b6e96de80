/* Name UUID: the SHA-1 of name space and fields, in pieces of any length; made with another
 * program's SHA-1. */
#include "support.h"

#include "formats/name_uuid.h"

static void test_known(void **state)
{
    static const struct {
        size_t length;
        const char *urn;
    } names[] = {
        /* The padding has just room, needs a block of its own, is a whole block. */
        {38, "urn:uuid:086bce4e-4aae-527e-8dbb-86a2fa566349"},
        {39, "urn:uuid:9b796308-eaaf-5885-95d9-a91ee2949457"},
        {46, "urn:uuid:ee55b727-4c6c-55a0-bc15-c3a9a40944e4"},
        {47, "urn:uuid:8a22b9b0-36f5-55d0-9d9c-af7655bb2617"},
        {48, "urn:uuid:0cedd7cd-226f-5c19-9e67-29ccba1ba57c"},
        {110, "urn:uuid:3687a116-a3f8-5106-a6f7-2be278a9292d"},
        {1000, "urn:uuid:abc3f485-ce33-5366-aed9-873924929e6b"},
    };
    char bytes[1000];
    (void)state;
    memset(bytes, 'a', sizeof bytes);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct name_uuid name;
        char urn[46];
        name_uuid_begin(&name);
        name_uuid_add(&name, bytes, names[i].length);
        name_uuid_end(&name, urn);
        assert_string_equal(urn, names[i].urn);
    }
}

static void make(const char *first, const char *second, char urn[46])
{
    struct name_uuid name;
    name_uuid_begin(&name);
    name_uuid_add(&name, first, strlen(first));
    name_uuid_add(&name, second, strlen(second));
    name_uuid_end(&name, urn);
}

static void test_fields(void **state)
{
    char urn[46], other[46];
    (void)state;
    make("example.org", "The story", urn);
    assert_string_equal(urn, "urn:uuid:1199cde9-8642-514a-b360-815a6368c6cc");
    make("example.orgT", "he story", other);
    assert_string_not_equal(urn, other);
    make("", "example.org", urn);
    make("example.org", "", other);
    assert_string_not_equal(urn, other);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_known),
        cmocka_unit_test(test_fields),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
