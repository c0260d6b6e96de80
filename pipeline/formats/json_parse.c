/* JSON parse: a value's text as jansson's tree.
 *
 * jansson's own reader takes strings byte by byte, and copy is nearly all strings: this one copies
 * them in stretches. */
#include "json_parse.h"

#include "../text.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

struct parse {
    const char *bytes;
    size_t at, length;
    const char *error; /* NULL so far */
    struct text string;
};

static json_t *fail(struct parse *parse, const char *error)
{
    if (!parse->error)
        parse->error = error;
    return NULL;
}

static char skip_space(struct parse *parse)
{
    while (parse->at < parse->length && (unsigned char)parse->bytes[parse->at] <= ' ')
        parse->at++;
    return parse->at < parse->length ? parse->bytes[parse->at] : '\0';
}

/* Strings. */

static uint32_t read_unit(const struct parse *parse, size_t at)
{
    uint32_t unit = 0;
    if (parse->length - at < 6 || parse->bytes[at] != '\\' || parse->bytes[at + 1] != 'u')
        return NO_CHARACTER;
    for (size_t i = at + 2; i < at + 6; i++) {
        char digit = parse->bytes[i];
        uint32_t value = digit >= '0' && digit <= '9'   ? (uint32_t)(digit - '0')
                         : digit >= 'a' && digit <= 'f' ? (uint32_t)(digit - 'a' + 10)
                         : digit >= 'A' && digit <= 'F' ? (uint32_t)(digit - 'A' + 10)
                                                        : NO_CHARACTER;
        if (value == NO_CHARACTER)
            return NO_CHARACTER;
        unit = unit << 4 | value;
    }
    return unit;
}

/* "\u00e9", or two of them for a character beyond 16 bits. */
static bool read_coded(struct parse *parse)
{
    uint32_t unit = read_unit(parse, parse->at);
    if (unit == NO_CHARACTER)
        return false;
    parse->at += 6;
    if (unit >= 0xD800 && unit < 0xDC00) {
        uint32_t low = read_unit(parse, parse->at);
        bool is_pair = low >= 0xDC00 && low < 0xE000;
        parse->at += is_pair ? 6 : 0;
        unit = is_pair ? 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00) : 0xFFFD;
    } else if (unit >= 0xDC00 && unit < 0xE000) {
        unit = 0xFFFD;
    }
    text_append_character(&parse->string, unit ? unit : 0x2400);
    return true;
}

static bool read_escape(struct parse *parse)
{
    static const char names[] = "\"\\/bfnrt", meanings[] = "\"\\/\b\f\n\r\t";
    char name = parse->at + 1 < parse->length ? parse->bytes[parse->at + 1] : '\0';
    if (name == 'u')
        return read_coded(parse);
    const char *found = name ? strchr(names, name) : NULL;
    if (!found)
        return false;
    text_append_byte(&parse->string, meanings[found - names]);
    parse->at += 2;
    return true;
}

static size_t next_mark(const struct parse *parse, size_t at)
{
    const char *bytes = parse->bytes;
    while (at < parse->length && bytes[at] != '"' && bytes[at] != '\\')
        at++;
    return at;
}

/* What stands up to the next mark, and what that means, until the string ends. */
static bool read_marked(struct parse *parse)
{
    text_clear(&parse->string);
    for (;;) {
        size_t mark = next_mark(parse, parse->at);
        if (mark == parse->length)
            return fail(parse, "a string does not end"), false;
        text_append(&parse->string, parse->bytes + parse->at, mark - parse->at);
        parse->at = mark;
        if (parse->bytes[mark] == '"')
            return true;
        if (!read_escape(parse))
            return fail(parse, "an escape that means nothing"), false;
    }
}

/* The string at the quotation mark: bytes of the text itself where nothing in it is escaped. Valid
 * until the next string. */
static bool read_string(struct parse *parse, const char **string, size_t *length)
{
    size_t from = ++parse->at, mark = next_mark(parse, from);
    if (mark < parse->length && parse->bytes[mark] == '"') {
        *string = parse->bytes + from;
        *length = mark - from;
        parse->at = mark + 1;
        return true;
    }
    if (!read_marked(parse))
        return false;
    *string = text_string(&parse->string);
    *length = parse->string.length;
    parse->at++;
    return true;
}

/* Numbers and words. */

static json_t *read_number(struct parse *parse, size_t length)
{
    char digits[64];
    const char *from = parse->bytes + parse->at;
    size_t sign = *from == '-', whole = strspn(from + sign, "0123456789");
    bool has_zero = whole > 1 && from[sign] == '0';
    if (!whole || has_zero || length >= sizeof digits)
        return fail(parse, "a number that is none");
    memcpy(digits, from, length);
    digits[length] = '\0';
    parse->at += length;
    char *end;
    errno = 0;
    if (sign + whole == length) {
        long long number = strtoll(digits, &end, 10);
        return errno ? json_stringn_nocheck(digits, length) : json_integer(number);
    }
    double number = strtod(digits, &end);
    return *end ? fail(parse, "a number that is none") : json_real(number);
}

static json_t *read_word(struct parse *parse)
{
    const char *from = parse->bytes + parse->at;
    size_t length = 0;
    while (parse->at + length < parse->length && from[length] > ' ' &&
           !strchr(",:]}[{\"", from[length]))
        length++;
    if (length && (*from == '-' || (*from >= '0' && *from <= '9')))
        return read_number(parse, length);
    json_t *word = length == 4 && memcmp(from, "true", 4) == 0    ? json_true()
                   : length == 5 && memcmp(from, "false", 5) == 0 ? json_false()
                   : length == 4 && memcmp(from, "null", 4) == 0  ? json_null()
                                                                  : NULL;
    parse->at += word ? length : 0;
    return word ? word : fail(parse, "a value is missing");
}

/* Values. */

static json_t *read_value(struct parse *parse);

/* Behind a value: true where another follows. */
static bool goes_on(struct parse *parse, char closing)
{
    char byte = skip_space(parse);
    if (byte != ',' && byte != closing) {
        fail(parse, "a comma is missing");
        return false;
    }
    parse->at++;
    return byte == ',';
}

static json_t *read_array(struct parse *parse)
{
    json_t *array = json_array();
    parse->at++;
    if (skip_space(parse) == ']') {
        parse->at++;
        return array;
    }
    do {
        json_t *value = read_value(parse);
        if (value)
            json_array_append_new(array, value);
    } while (!parse->error && goes_on(parse, ']'));
    return array;
}

/* Of two members of one name the last counts; the other is not lost. */
static void set_member(json_t *object, struct text *name, json_t *value)
{
    json_t *earlier = json_incref(json_object_get(object, text_string(name)));
    if (value)
        json_object_set_new_nocheck(object, text_string(name), value);
    if (!earlier)
        return;
    text_append_string(name, " (again)");
    json_object_set_new_nocheck(object, text_string(name), earlier);
}

static void read_member(struct parse *parse, json_t *object)
{
    const char *string;
    size_t length;
    struct text name = {0};
    if (skip_space(parse) != '"') {
        fail(parse, "a name in quotation marks is missing");
        return;
    }
    if (!read_string(parse, &string, &length))
        return;
    text_append(&name, string, length);
    if (skip_space(parse) == ':') {
        parse->at++;
        set_member(object, &name, read_value(parse));
    } else {
        fail(parse, "a colon is missing");
    }
    text_free(&name);
}

static json_t *read_object(struct parse *parse)
{
    json_t *object = json_object();
    parse->at++;
    if (skip_space(parse) == '}') {
        parse->at++;
        return object;
    }
    do {
        read_member(parse, object);
    } while (!parse->error && goes_on(parse, '}'));
    return object;
}

static json_t *read_value(struct parse *parse)
{
    const char *string;
    size_t length;
    switch (skip_space(parse)) {
    case '{':
        return read_object(parse);
    case '[':
        return read_array(parse);
    case '"':
        return read_string(parse, &string, &length) ? json_stringn_nocheck(string, length) : NULL;
    default:
        return read_word(parse);
    }
}

json_t *json_parse(const char *bytes, size_t length, const char **error, size_t *at)
{
    struct parse parse = {.bytes = bytes, .length = length};
    json_t *value = read_value(&parse);
    if (!parse.error && skip_space(&parse))
        fail(&parse, "text behind the value");
    text_free(&parse.string);
    *error = parse.error;
    *at = parse.at;
    if (!parse.error)
        return value;
    json_decref(value);
    return NULL;
}
