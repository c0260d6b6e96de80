/* Telephone numbers and e-mail addresses where readers would see them. */
#include "guard_checks.h"

#include <string.h>

enum { GROUPS = 8, PHONE_LEAST = 7, PHONE_MOST = 15, LABELLED_LEAST = 5, LABEL_BEFORE = 28 };

/* Digits in groups: "+49 30 1234-567", "(555) 010-0199". */
struct number {
    size_t from, to;
    unsigned groups[GROUPS], group_count, digits;
    char marks[GROUPS]; /* what stands behind a group: ' ', '-', '/', '.', ')' */
    char first;         /* the first digit */
    bool has_plus, has_bracket;
};

static bool is_digit_byte(char byte)
{
    return (unsigned char)(byte - '0') < 10;
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
    return end < to && end > at && is_digit_byte(bytes[end]) ? end : at;
}

static void read_number(const char *bytes, size_t length, size_t at, struct number *number)
{
    *number = (struct number){.from = at, .first = bytes[at]};
    size_t before = at;
    if (before > 0 && bytes[before - 1] == '(') {
        number->has_bracket = true;
        before--;
    }
    if (before > 0 && bytes[before - 1] == '+') {
        number->has_plus = true;
        before--;
    }
    number->from = number->has_plus || number->has_bracket ? before : at;
    for (;;) {
        unsigned digits = 0;
        while (at < length && is_digit_byte(bytes[at]))
            at++, digits++;
        number->to = at;
        number->digits += digits;
        number->groups[number->group_count] = digits;
        size_t next = separator_end(bytes, length, at, &number->marks[number->group_count]);
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
    return number->group_count > 1 && number->groups[0] <= 3 && number->first != '0';
}

/* (555) 010-0199, 555-010-0199, 1-800-555-0199. */
static bool is_american(const struct number *number)
{
    unsigned i = number->group_count == 4 && number->groups[0] == 1 && number->first == '1';
    const unsigned *groups = number->groups + i;
    const char *marks = number->marks + i;
    return number->group_count - i == 3 && groups[0] == 3 && groups[1] == 3 && groups[2] == 4 &&
           (marks[1] == '-' || marks[1] == '.' || marks[1] == ' ') &&
           (number->has_bracket || marks[0] == marks[1]);
}

/* 030 1234567, 0171/5578772, 01 23 45 67 89. */
static bool is_national(const struct number *number)
{
    if (number->first != '0' || number->digits < 8 || number->group_count < 2 || is_date(number))
        return false;
    bool has_dots = number->marks[0] == '.', is_long = false;
    for (unsigned i = 0; i < number->group_count; i++)
        is_long |= number->groups[i] >= 3;
    bool pairs = number->group_count == 5 && number->digits == 10;
    return number->groups[0] >= 2 && (pairs || (is_long && !has_dots && number->groups[0] <= 6));
}

static bool has_label_before(const struct guard *guard, const char *bytes, size_t at)
{
    size_t from = at > LABEL_BEFORE ? at - LABEL_BEFORE : 0;
    struct span found, stretch = {from, at};
    const struct entry *entry;
    while (from < at && ((bytes[from] & 0xC0) == 0x80 ||
                         (from > 0 && bytes[from] != ' ' && bytes[from - 1] != ' ')))
        from++;
    stretch.from = from;
    while ((entry = phrase_next(guard->contacts, bytes, stretch, &from, &found))) {
        size_t words = word_count(bytes + found.to, at - found.to);
        if (words <= 1 && !memchr(bytes + found.to, '\n', at - found.to))
            return true;
    }
    return false;
}

/* What comes behind a number and makes it a measure: "%", a currency, a unit. */
static bool is_measure(const char *bytes, size_t length, const struct number *number)
{
    size_t at = number->to;
    if (at < length && (bytes[at] == ',' || bytes[at] == ':') && at + 1 < length &&
        is_digit_byte(bytes[at + 1]))
        return true;
    if (at < length && bytes[at] == ' ')
        at++;
    return at < length && (bytes[at] == '%' || bytes[at] == '$' || bytes[at] == '/' ||
                           strncmp(bytes + at, "€", 3) == 0 || strncmp(bytes + at, "°", 2) == 0);
}

static bool is_phone(const struct guard *guard, const char *bytes, size_t length,
                     const struct number *number)
{
    if (number->digits > PHONE_MOST || is_measure(bytes, length, number))
        return false;
    if (number->from > 0) {
        uint32_t before = character_before(bytes, number->from, NULL);
        if (is_letter(before) || is_digit(before) ||
            strchr(",:$#=@_", (int)(before < 128 ? before : ' ')) || before == 0x20AC ||
            before == 0xA3)
            return before == ':' && number->digits >= PHONE_LEAST &&
                   has_label_before(guard, bytes, number->from);
    }
    if (number->has_plus && number->digits >= 8 && !(is_amount(number) && number->digits < 10))
        return true;
    if (number->digits >= PHONE_LEAST && (is_american(number) || is_national(number)))
        return true;
    return number->digits >= LABELLED_LEAST && !is_date(number) &&
           has_label_before(guard, bytes, number->from) &&
           !(is_amount(number) && number->digits < PHONE_LEAST);
}

static bool is_of_address(char byte)
{
    return (unsigned char)((byte | 32) - 'a') < 26 || is_digit_byte(byte) || byte == '.' ||
           byte == '-' || byte == '_' || byte == '+' || byte == '%' || (unsigned char)byte >= 0x80;
}

/* name@host.domain round the @ at byte `at`. */
static bool address_at(const char *bytes, size_t length, size_t at, struct span *address)
{
    size_t from = at, to = at + 1, dots = 0;
    while (from > 0 && at - from < 64 && is_of_address(bytes[from - 1]))
        from--;
    while (to < length && to - at < 200 && is_of_address(bytes[to])) {
        dots += bytes[to] == '.' && to + 1 < length && is_of_address(bytes[to + 1]);
        to++;
    }
    while (to > at && (bytes[to - 1] == '.' || bytes[to - 1] == '-'))
        to--;
    *address = (struct span){from, to};
    return from < at && dots && to - at > 3;
}

void find_contacts(const struct guard *guard, const struct story *story, size_t part,
                   struct edits *edits)
{
    const struct text *text = &story->parts[part].text;
    const char *bytes = text_string(text);
    struct span address;
    size_t at = 0;
    while (at < text->length) {
        if (bytes[at] == '@' && address_at(bytes, text->length, at, &address)) {
            propose_query(edits, story, part, address.from, address.to - address.from, "guard/mail",
                          "an e-mail address where readers will see it: may it be?", NULL);
            at = address.to;
        } else if (is_digit_byte(bytes[at])) {
            struct number number;
            read_number(bytes, text->length, at, &number);
            if (is_phone(guard, bytes, text->length, &number))
                propose_query(edits, story, part, number.from, number.to - number.from,
                              "guard/phone",
                              "a telephone number where readers will see it: may it be?", NULL);
            at = number.to;
        } else {
            at++;
        }
    }
}
