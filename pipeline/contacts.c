/* Contacts: telephone numbers and e-mail addresses in copy. */
#include "contacts.h"

#include "characters.h"
#include "language.h"
#include "scan.h"

#include <string.h>

enum {
    GROUPS = 8,
    PHONE_LEAST = 7,
    PHONE_MOST = 15, /* E.164 */
    LABELLED_LEAST = 5,
    LABEL_BEFORE = 28, /* bytes */
    HOST_LONGEST = 200,
    NAME_LONGEST = 64 /* RFC 5321 */
};

/* Digits in groups: "+49 30 1234-567", "(555) 010-0199". */
struct number {
    struct span span;
    unsigned groups[GROUPS], group_count, digits;
    char marks[GROUPS]; /* what stands behind a group: ' ', '-', '/', '.', ')' */
    unsigned first;     /* the first digit */
    bool has_plus, has_bracket;
};

/* The digit at byte `at`, in any of the scripts of the wires, and its bytes; 10: none. */
static unsigned digit_at(const char *bytes, size_t to, size_t at, size_t *size)
{
    static const uint32_t noughts[] = {0x660, 0x6F0, 0xFF10};
    *size = 1;
    if (at >= to || (unsigned char)bytes[at] < 0x80)
        return at < to && is_ascii_digit(bytes[at]) ? (unsigned)(bytes[at] - '0') : 10;
    uint32_t character = character_at(bytes, to, at, size);
    for (size_t i = 0; i < sizeof noughts / sizeof *noughts; i++)
        if (character - noughts[i] < 10)
            return character - noughts[i];
    return 10;
}

static bool is_digit_at(const char *bytes, size_t to, size_t at)
{
    size_t size;
    return digit_at(bytes, to, at, &size) < 10;
}

/* Behind what may stand between two groups of a telephone number; `at` where it may not. */
static size_t separator_end(const char *bytes, size_t to, size_t at, char *mark)
{
    static const char *const wide[] = {"\u00A0", "\u2011", "\u2010", "\u2013", "\u202F"};
    size_t end = at;
    *mark = ' ';
    while (end < to && end - at < 4) {
        size_t step = 0;
        if (strchr(" -/.()", bytes[end]) && bytes[end])
            step = 1;
        for (size_t i = 0; !step && i < sizeof wide / sizeof *wide; i++)
            if (to - end >= strlen(wide[i]) && memcmp(bytes + end, wide[i], strlen(wide[i])) == 0)
                step = strlen(wide[i]);
        if (!step)
            break;
        if (bytes[end] != ' ')
            *mark = (unsigned char)bytes[end] < 0x80 ? bytes[end] : '-';
        end += step;
    }
    return end > at && is_digit_at(bytes, to, end) ? end : at;
}

static void read_number(const char *bytes, struct span stretch, size_t at, struct number *number)
{
    size_t before = at, size;
    *number = (struct number){.first = digit_at(bytes, stretch.to, at, &size)};
    if (before > stretch.from && bytes[before - 1] == '(') {
        number->has_bracket = true;
        before--;
    }
    if (before > stretch.from && bytes[before - 1] == '+') {
        number->has_plus = true;
        before--;
    }
    number->span.from = number->has_plus || number->has_bracket ? before : at;
    for (;;) {
        unsigned digits = 0;
        for (; digit_at(bytes, stretch.to, at, &size) < 10; at += size)
            digits++;
        number->span.to = at;
        number->digits += digits;
        number->groups[number->group_count] = digits;
        size_t next = separator_end(bytes, stretch.to, at, &number->marks[number->group_count]);
        if (++number->group_count == GROUPS || next == at)
            return;
        at = next;
    }
}

/* A day, or the hours from one time to another: 0200-0500. */
static bool is_date(const struct number *number)
{
    const unsigned *groups = number->groups;
    if (number->group_count == 2 && groups[0] == 4 && groups[1] == 4 && number->marks[0] == '-')
        return true;
    return number->group_count == 3 && !number->has_plus &&
           ((groups[0] <= 2 && groups[1] <= 2 && (groups[2] == 4 || groups[2] == 2)) ||
            (groups[0] == 4 && groups[1] <= 2 && groups[2] <= 2));
}

/* 1 200 000 and 1.200.000: thousands, all groups but the first of three digits. */
static bool is_amount(const struct number *number)
{
    for (unsigned i = 1; i < number->group_count; i++)
        if (number->groups[i] != 3 || (number->marks[i - 1] != ' ' && number->marks[i - 1] != '.'))
            return false;
    return number->group_count > 1 && number->groups[0] <= 3 && number->first != 0;
}

/* (555) 010-0199, 555-010-0199, 1-800-555-0199. */
static bool is_american(const struct number *number)
{
    unsigned i = number->group_count == 4 && number->groups[0] == 1 && number->first == 1;
    const unsigned *groups = number->groups + i;
    const char *marks = number->marks + i;
    return number->group_count - i == 3 && groups[0] == 3 && groups[1] == 3 && groups[2] == 4 &&
           (marks[1] == '-' || marks[1] == '.' || marks[1] == ' ') &&
           (number->has_bracket || marks[0] == marks[1]);
}

/* 8 (495) 123-45-67. */
static bool is_russian(const struct number *number)
{
    const unsigned *groups = number->groups;
    return number->group_count == 5 && number->first == 8 && groups[0] == 1 && groups[1] == 3 &&
           groups[2] == 3 && groups[3] == 2 && groups[4] == 2;
}

/* 030 1234567, 0171/5578772, 030.123.456, 01 23 45 67 89, 03012345678. */
static bool is_national(const struct number *number)
{
    if (number->first != 0 || number->digits < 8 || is_date(number))
        return false;
    if (number->group_count == 1)
        return number->digits >= 10 && number->digits <= 12;
    bool has_dots = number->marks[0] == '.', is_long = false;
    for (unsigned i = 0; i < number->group_count; i++)
        is_long |= number->groups[i] >= 3;
    if (has_dots) /* 0.123.456 is none */
        is_long = number->group_count >= 3 && number->groups[0] >= 3;
    bool pairs = number->group_count == 5 && number->digits == 10;
    return number->groups[0] >= 2 && (pairs || (is_long && number->groups[0] <= 6));
}

static bool has_label_before(const struct phrases *words, const char *bytes, size_t begin,
                             size_t at)
{
    size_t from = at - begin > LABEL_BEFORE ? at - LABEL_BEFORE : begin;
    struct span found, stretch = {from, at};
    const struct entry *entry;
    while (from < at && ((bytes[from] & 0xC0) == 0x80 ||
                         (from > begin && bytes[from] != ' ' && bytes[from - 1] != ' ')))
        from++;
    stretch.from = from;
    while ((entry = phrase_next(words, bytes, stretch, &from, &found))) {
        size_t between = word_count(bytes + found.to, at - found.to);
        if (!*entry->value && between <= 1 && !memchr(bytes + found.to, '\n', at - found.to))
            return true;
    }
    return false;
}

/* What comes behind a number and makes it a measure: "%", a currency, a unit. */
static bool is_measure(const char *bytes, size_t to, const struct number *number)
{
    static const char *const units[] = {"%", "$", "/", "€", "°"};
    size_t at = number->span.to;
    if (at < to && (bytes[at] == ',' || bytes[at] == ':') && is_digit_at(bytes, to, at + 1))
        return true;
    at += at < to && bytes[at] == ' ';
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (to - at >= strlen(units[i]) && memcmp(bytes + at, units[i], strlen(units[i])) == 0)
            return true;
    return false;
}

/* What stands right before a number and makes it a price, an address or a piece of a word. */
static bool is_joined(const char *bytes, struct span stretch, const struct number *number)
{
    size_t from = number->span.from;
    uint32_t before = from > stretch.from ? character_before(bytes, from, NULL) : ' ';
    return is_letter(before) || is_digit(before) ||
           (before < 0x80 ? strchr(",:$#=@_", (int)before) != NULL
                          : before == 0x20AC || before == 0xA3);
}

static bool is_phone(const struct phrases *words, const char *bytes, struct span stretch,
                     const struct number *number)
{
    size_t from = number->span.from;
    if (number->digits > PHONE_MOST || is_measure(bytes, stretch.to, number))
        return false;
    if (is_joined(bytes, stretch, number))
        return bytes[from - 1] == ':' && number->digits >= PHONE_LEAST &&
               has_label_before(words, bytes, stretch.from, from);
    if (number->has_plus && number->digits >= 8 && !(is_amount(number) && number->digits < 10))
        return true;
    if (number->digits >= PHONE_LEAST &&
        (is_american(number) || is_national(number) || is_russian(number)))
        return true;
    return number->digits >= LABELLED_LEAST && !is_date(number) &&
           has_label_before(words, bytes, stretch.from, from) &&
           !(is_amount(number) && number->digits < PHONE_LEAST);
}

static bool is_of_address(char byte)
{
    return is_ascii_letter(byte) || is_ascii_digit(byte) || byte == '.' || byte == '-' ||
           byte == '_' || byte == '+' || byte == '%' || (unsigned char)byte >= 0x80;
}

/* name@host.domain round the mark `sign`, one space on both its sides or none. */
static bool address_round(const char *bytes, struct span stretch, struct span sign,
                          struct span *address)
{
    bool is_apart = sign.from > stretch.from && bytes[sign.from - 1] == ' ' &&
                    sign.to < stretch.to && bytes[sign.to] == ' ';
    size_t name = sign.from - is_apart, from = name, host = sign.to + is_apart, to = host, dots = 0;
    while (from > stretch.from && name - from < NAME_LONGEST && is_of_address(bytes[from - 1]))
        from--;
    while (to < stretch.to && to - host < HOST_LONGEST && is_of_address(bytes[to])) {
        dots += bytes[to] == '.' && to + 1 < stretch.to && is_of_address(bytes[to + 1]);
        to++;
    }
    while (to > host && (bytes[to - 1] == '.' || bytes[to - 1] == '-'))
        to--;
    while ((bytes[from] & 0xC0) == 0x80) /* no character is cut */
        from++;
    while (to > host && to < stretch.to && (bytes[to] & 0xC0) == 0x80)
        to--;
    *address = (struct span){from, to};
    return from < name && dots && to - host >= 3;
}

/* The sign that stands for an @ at byte `at`: "@", "[at]", "(at)"; nothing: none. */
static struct span sign_at(const struct phrases *words, const char *bytes, struct span stretch,
                           size_t at)
{
    size_t end;
    if (bytes[at] == '@')
        return (struct span){at, at + 1};
    const struct entry *entry = phrase_begins(words, bytes, (struct span){at, stretch.to}, &end);
    return entry && strcmp(entry->value, "at") == 0 ? (struct span){at, end}
                                                    : (struct span){at, at};
}

/* What a contact may begin with, or be found by: signs, and digits of those scripts. */
static const struct scan *signs_and_digits(void)
{
    enum { ASCII = 1 << 0, ARABIC = 1 << 1, PERSIAN = 1 << 2, FULL_WIDTH = 1 << 3 };
    static struct scan scan;
    if (scan.next)
        return &scan;
    scan_add(scan.left, ASCII, "@[({" SCAN_DIGITS, 0);
    scan_add_all(scan.right, ASCII);
    scan_add(scan.left, ARABIC, "\xD9", 0);
    scan_add(scan.right, ARABIC, "\xA0\xA1\xA2\xA3\xA4\xA5\xA6\xA7\xA8\xA9", 0);
    scan_add(scan.left, PERSIAN, "\xDB", 0);
    scan_add(scan.right, PERSIAN, "\xB0\xB1\xB2\xB3\xB4\xB5\xB6\xB7\xB8\xB9", 0);
    scan_add(scan.left, FULL_WIDTH, "\xEF", 0);
    scan_add(scan.right, FULL_WIDTH, "\xBC", 0);
    scan_prepare(&scan);
    return &scan;
}

/* What may be a telephone where telephones are looked for. */
static bool may_be_phone(const char *bytes, struct span stretch, const struct number *number)
{
    bool is_listed = number->span.from > stretch.from && strchr(",:", bytes[number->span.from - 1]);
    return number->digits >= PHONE_LEAST && number->digits <= PHONE_MOST && !is_date(number) &&
           !is_amount(number) && !is_measure(bytes, stretch.to, number) &&
           (is_listed || !is_joined(bytes, stretch, number));
}

static enum contact find(const struct phrases *words, const char *bytes, struct span stretch,
                         bool is_note, size_t *at, struct span *found)
{
    size_t size;
    while ((*at = scan_next(signs_and_digits(), bytes, *at, stretch.to)) < stretch.to) {
        char byte = bytes[*at];
        if (byte == '@' || byte == '[' || byte == '(' || byte == '{') {
            struct span sign = sign_at(words, bytes, stretch, *at);
            if (sign.from < sign.to && address_round(bytes, stretch, sign, found)) {
                *at = found->to;
                return MAIL_ADDRESS;
            }
            ++*at;
        } else if (digit_at(bytes, stretch.to, *at, &size) < 10) {
            struct number number;
            read_number(bytes, stretch, *at, &number);
            *at = number.span.to;
            if (is_phone(words, bytes, stretch, &number) ||
                (is_note && may_be_phone(bytes, stretch, &number))) {
                *found = number.span;
                return TELEPHONE;
            }
        } else {
            *at += size;
        }
    }
    return NO_CONTACT;
}

enum contact contact_next(const struct phrases *words, const char *bytes, struct span stretch,
                          size_t *at, struct span *found)
{
    return find(words, bytes, stretch, false, at, found);
}

bool note_has_contact(const struct phrases *words, const char *bytes, struct span note)
{
    struct span found;
    size_t at = note.from;
    return find(words, bytes, note, true, &at, &found) != NO_CONTACT;
}
