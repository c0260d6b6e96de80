/* Decode: bytes of any charset become UTF-8. */
#include "decode.h"

#include "door.h"
#include "filter.h"
#include "memory.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

/* The door to ICU: its functions carry its version in their names. */
#define AS_STRING(name) #name
#define NAME_OF(function) AS_STRING(function)
#define LIBRARY(name) name ".so." U_ICU_VERSION_SHORT

static struct door converters = {.library = LIBRARY("libicuuc")};
static struct door detectors = {.library = LIBRARY("libicui18n")};

static __typeof__(ucnv_open) *converter_open;
static __typeof__(ucnv_close) *converter_close;
static __typeof__(ucnv_toAlgorithmic) *converter_to_utf8;
static __typeof__(ucnv_fromAlgorithmic) *converter_from_utf8;
static __typeof__(ucnv_setSubstChars) *converter_set_substitute;
static __typeof__(ucsdet_open) *detector_open;
static __typeof__(ucsdet_close) *detector_close;
static __typeof__(ucsdet_setText) *detector_set_text;
static __typeof__(ucsdet_detect) *detector_detect;
static __typeof__(ucsdet_getName) *match_name;
static __typeof__(ucsdet_getConfidence) *match_confidence;

static bool open_converters(void)
{
    static const struct behind_door functions[] = {
        {NAME_OF(ucnv_open), &converter_open},
        {NAME_OF(ucnv_close), &converter_close},
        {NAME_OF(ucnv_toAlgorithmic), &converter_to_utf8},
        {NAME_OF(ucnv_fromAlgorithmic), &converter_from_utf8},
        {NAME_OF(ucnv_setSubstChars), &converter_set_substitute}};
    return door_open(&converters, functions, sizeof functions / sizeof *functions);
}

static bool open_detectors(void)
{
    static const struct behind_door functions[] = {
        {NAME_OF(ucsdet_open), &detector_open},
        {NAME_OF(ucsdet_close), &detector_close},
        {NAME_OF(ucsdet_setText), &detector_set_text},
        {NAME_OF(ucsdet_detect), &detector_detect},
        {NAME_OF(ucsdet_getName), &match_name},
        {NAME_OF(ucsdet_getConfidence), &match_confidence}};
    return door_open(&detectors, functions, sizeof functions / sizeof *functions);
}

/* What the bytes 80 to 9F mean in windows-1252; 0: nothing. The one table that is our own: a stray
 * byte must be readable without ICU. */
static const uint16_t windows_1252[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

static void add_stray(struct decoded *decoded, unsigned char byte)
{
    decoded->strays = memory_grow(decoded->strays, &decoded->stray_capacity,
                                  decoded->stray_count + 1, sizeof *decoded->strays);
    decoded->strays[decoded->stray_count++] = (struct stray){decoded->text.length, byte};
}

static void append_windows_1252(struct decoded *decoded, unsigned char byte, bool is_stray)
{
    uint32_t character = byte;
    if (byte == 0)
        character = 0x2400;
    else if (byte >= 0x80 && byte < 0xA0)
        character = windows_1252[byte - 0x80] ? windows_1252[byte - 0x80] : 0xFFFD;
    if (is_stray || character == 0xFFFD || byte == 0)
        add_stray(decoded, byte);
    text_append_character(&decoded->text, character);
}

static void decode_windows_1252(const char *bytes, size_t length, struct decoded *decoded)
{
    for (size_t at = 0; at < length;) {
        size_t plain = utf8_valid_prefix(bytes + at, ascii_prefix(bytes + at, length - at));
        text_append(&decoded->text, bytes + at, plain);
        at += plain;
        if (at < length)
            append_windows_1252(decoded, (unsigned char)bytes[at++], false);
    }
}

void decode_utf8(const char *bytes, size_t length, struct decoded *decoded)
{
    for (size_t at = 0; at < length;) {
        size_t valid = utf8_valid_prefix(bytes + at, length - at);
        text_append(&decoded->text, bytes + at, valid);
        at += valid;
        if (at < length)
            append_windows_1252(decoded, (unsigned char)bytes[at++], true);
    }
}

/* By ICU; false where it does not know the charset. */
static bool decode_by_icu(const char *bytes, size_t length, const char *charset,
                          struct decoded *decoded)
{
    UErrorCode error = U_ZERO_ERROR;
    if (length > INT32_MAX / 4 || !open_converters())
        return false;
    UConverter *converter = converter_open(charset, &error);
    if (U_FAILURE(error))
        return false;
    size_t room = length * 3 + 16;
    char *utf8 = memory_allocate(room, 1);
    int32_t made = converter_to_utf8(UCNV_UTF8, converter, utf8, (int32_t)room, bytes,
                                     (int32_t)length, &error);
    converter_close(converter);
    if (U_SUCCESS(error))
        decode_utf8(utf8, (size_t)made, decoded);
    free(utf8);
    return U_SUCCESS(error);
}

static void set_charset(struct decoded *decoded, const char *charset)
{
    snprintf(decoded->charset, sizeof decoded->charset, "%s", charset);
}

static const char *byte_order_mark(const char *bytes, size_t length, size_t *size)
{
    static const struct {
        const char *mark, *charset;
        size_t size;
    } marks[] = {{"\xEF\xBB\xBF", "UTF-8", 3},
                 {"\xFF\xFE\0\0", "UTF-32LE", 4},
                 {"\xFF\xFE", "UTF-16LE", 2},
                 {"\xFE\xFF", "UTF-16BE", 2}};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (length >= marks[i].size && memcmp(bytes, marks[i].mark, marks[i].size) == 0) {
            *size = marks[i].size;
            return marks[i].charset;
        }
    return NULL;
}

/* UTF-16 without a mark: every other byte of Western text is NUL. */
static const char *utf16_order(const char *bytes, size_t length)
{
    size_t seen = length > 4096 ? 4096 : length & ~(size_t)1, even = 0, odd = 0;
    for (size_t i = 0; i < seen; i += 2) {
        even += bytes[i] == 0;
        odd += bytes[i + 1] == 0;
    }
    if (seen < 8 || length % 2)
        return NULL;
    return odd > seen / 3 && even < seen / 64 + 1   ? "UTF-16LE"
           : even > seen / 3 && odd < seen / 64 + 1 ? "UTF-16BE"
                                                    : NULL;
}

/* Whether bytes that are not all UTF-8 are meant as UTF-8: sequences outnumber the strays. */
static bool is_mostly_utf8(const char *bytes, size_t length)
{
    size_t sequences = 0, strays = 0, high = 0;
    for (size_t at = 0; at < length;) {
        size_t valid = utf8_valid_prefix(bytes + at, length - at);
        for (size_t i = at; i < at + valid; i++)
            sequences += (unsigned char)bytes[i] >= 0xC0;
        at += valid;
        if (at < length) {
            strays += bytes[at] != 0;
            high += (unsigned char)bytes[at] >= 0x80;
            at++;
        }
    }
    return high == 0 || sequences >= strays;
}

static bool is_western(const char *charset)
{
    return strcasecmp(charset, "ISO-8859-1") == 0 || strcasecmp(charset, "latin1") == 0 ||
           strcasecmp(charset, "windows-1252") == 0 || strcasecmp(charset, "cp1252") == 0 ||
           strcasecmp(charset, "US-ASCII") == 0 || strcasecmp(charset, "ISO-8859-15") == 0;
}

static void decode_detected(const char *bytes, size_t length, struct decoded *decoded)
{
    UErrorCode error = U_ZERO_ERROR;
    UCharsetDetector *detector = open_detectors() ? detector_open(&error) : NULL;
    char found[32] = "";
    if (detector && U_SUCCESS(error)) {
        detector_set_text(detector, bytes, length > 65536 ? 65536 : (int32_t)length, &error);
        const UCharsetMatch *match = detector_detect(detector, &error);
        if (match && U_SUCCESS(error) && match_confidence(match, &error) >= 50)
            snprintf(found, sizeof found, "%s", match_name(match, &error));
        detector_close(detector);
    }
    if (*found && !is_western(found) && decode_by_icu(bytes, length, found, decoded)) {
        set_charset(decoded, found);
        return;
    }
    set_charset(decoded, "windows-1252");
    decode_windows_1252(bytes, length, decoded);
}

static bool decode_declared(const char *bytes, size_t length, const char *declared,
                            struct decoded *decoded, struct report *report)
{
    if (!declared || strcasecmp(declared, "UTF-8") == 0 || strcasecmp(declared, "utf8") == 0)
        return false;
    if (is_western(declared) && strcasecmp(declared, "ISO-8859-15") != 0) {
        decode_windows_1252(bytes, length, decoded);
    } else if (!decode_by_icu(bytes, length, declared, decoded)) {
        report_at(report, EX_USAGE, NULL, 0,
                  "unknown charset '%s'; try one of: UTF-8, windows-1252, ISO-8859-15, "
                  "windows-1251, UTF-16",
                  declared);
        return false;
    }
    set_charset(decoded, declared);
    return true;
}

void decode(const char *bytes, size_t length, const char *declared, struct decoded *decoded,
            struct report *report)
{
    size_t size = 0;
    const char *marked = byte_order_mark(bytes, length, &size);
    const char *wide = marked && strcmp(marked, "UTF-8") != 0 ? marked : NULL;
    if (!wide && !marked && memchr(bytes, '\0', length))
        wide = utf16_order(bytes, length);
    if (wide && decode_by_icu(bytes + size, length - size, wide, decoded)) {
        set_charset(decoded, wide);
        return;
    }
    bool is_valid = utf8_valid_prefix(bytes, length) == length;
    if (!marked && decode_declared(bytes, length, declared, decoded, report))
        return;
    if (is_valid || is_mostly_utf8(bytes, length)) {
        set_charset(decoded, "UTF-8");
        decode_utf8(bytes, length, decoded);
    } else {
        decode_detected(bytes, length, decoded);
    }
}

void decoded_free(struct decoded *decoded)
{
    text_free(&decoded->text);
    free(decoded->strays);
    *decoded = (struct decoded){0};
}

static const char *query_reason(unsigned char byte, struct text *reason)
{
    text_clear(reason);
    if (byte == 0)
        text_append_string(reason, "a NUL byte was here");
    else
        text_format(reason, "byte %02X is not UTF-8; read as windows-1252", byte);
    return text_string(reason);
}

void decoded_into_story(struct decoded *decoded, struct story *story, const char *name,
                        struct report *report)
{
    if (!story_part(story, "Charset"))
        story_add(story, "Charset", decoded->charset, strlen(decoded->charset));
    story_add(story, name, text_string(&decoded->text), decoded->text.length);
    size_t index = story->part_count - 1; /* the last of its name */
    while (index > 0 && strcmp(story->parts[index].name, name) != 0)
        index--;
    struct edits queries = {0};
    struct text reason = {0};
    for (size_t i = 0; i < decoded->stray_count; i++) {
        size_t size, at = decoded->strays[i].at;
        character_at(text_string(&decoded->text), decoded->text.length, at, &size);
        propose_query(&queries, story, index, at, size, "decode/stray-byte",
                      query_reason(decoded->strays[i].byte, &reason), NULL);
    }
    if (decoded->stray_count) {
        size_t line = story->line;
        for (size_t i = 0; i < decoded->strays[0].at; i++)
            line += decoded->text.bytes[i] == '\n';
        report_at(report, EX_DATAERR, story->file ? story->file : "-", line,
                  "%zu byte%s not of charset %s; kept, and queried", decoded->stray_count,
                  decoded->stray_count == 1 ? " is" : "s are", decoded->charset);
    }
    story_apply(story, &queries);
    text_free(&reason);
    decoded_free(decoded);
}

bool encode(const char *bytes, size_t length, const char *charset, char substitute,
            struct text *encoded, size_t *lost)
{
    UErrorCode error = U_ZERO_ERROR;
    *lost = 0;
    if (strcasecmp(charset, "UTF-8") == 0) {
        text_append(encoded, bytes, length);
        return true;
    }
    if (length > INT32_MAX / 4 || !open_converters())
        return false;
    UConverter *converter = converter_open(charset, &error);
    if (U_FAILURE(error))
        return false;
    converter_set_substitute(converter, &substitute, 1, &error);
    size_t room = length * 4 + 16;
    char *made = memory_allocate(room, 1);
    error = U_ZERO_ERROR;
    int32_t size = converter_from_utf8(converter, UCNV_UTF8, made, (int32_t)room, bytes,
                                       (int32_t)length, &error);
    converter_close(converter);
    if (U_SUCCESS(error)) {
        text_append(encoded, made, (size_t)size);
        for (size_t i = 0; i < (size_t)size; i++)
            *lost += made[i] == substitute;
        for (size_t i = 0; i < length; i++)
            *lost -= bytes[i] == substitute;
    }
    free(made);
    return U_SUCCESS(error);
}
