/* Decode: bytes of any charset become UTF-8. */
#include "decode.h"

#include "charset_guess.h"
#include "charsets.h"
#include "door.h"
#include "filter.h"
#include "memory.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/ucsdet.h>

/* The door to ICU: its functions carry its version in their names. */
#define AS_STRING(name) #name
#define NAME_OF(function) AS_STRING(function)
#define LIBRARY(name) name ".so." U_ICU_VERSION_SHORT

static struct door converters = {.soname = LIBRARY("libicuuc")};
static struct door detectors = {.soname = LIBRARY("libicui18n")};

static __typeof__(ucnv_open) *converter_open;
static __typeof__(ucnv_close) *converter_close;
static __typeof__(ucnv_toAlgorithmic) *converter_to_utf8;
static __typeof__(ucnv_fromAlgorithmic) *converter_from_utf8;
static __typeof__(ucnv_setSubstChars) *converter_set_substitute;
static __typeof__(ucnv_setToUCallBack) *converter_set_callback;
static __typeof__(ucnv_cbToUWriteUChars) *converter_write;
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
        {NAME_OF(ucnv_setSubstChars), &converter_set_substitute},
        {NAME_OF(ucnv_setToUCallBack), &converter_set_callback},
        {NAME_OF(ucnv_cbToUWriteUChars), &converter_write}};
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
    else if (byte >= 0x80)
        character = charset_meanings[WINDOWS_1252][byte - 0x80];
    if (character >= 0x80 && character < 0xA0)
        character = 0xFFFD; /* the five bytes that mean nothing */
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

/* Where ICU can make nothing of bytes, it leaves this, which no text has, and the first of them. */
enum { UNREADABLE = 0xFDD0 };

struct unreadable {
    unsigned char *bytes;
    size_t count, capacity;
};

static void note_unreadable(const void *context, UConverterToUnicodeArgs *arguments,
                            const char *units, int32_t length, UConverterCallbackReason reason,
                            UErrorCode *error)
{
    struct unreadable *unreadable = (struct unreadable *)(uintptr_t)context;
    static const UChar mark = UNREADABLE;
    if (reason > UCNV_IRREGULAR)
        return;
    *error = U_ZERO_ERROR;
    unreadable->bytes = memory_grow(unreadable->bytes, &unreadable->capacity, unreadable->count + 1,
                                    sizeof *unreadable->bytes);
    unreadable->bytes[unreadable->count++] = length > 0 ? (unsigned char)units[0] : 0;
    converter_write(arguments, &mark, 1, 0, error);
}

static void take_converted(const char *utf8, size_t length, const struct unreadable *unreadable,
                           struct decoded *decoded)
{
    size_t next = 0;
    for (size_t at = 0; at < length;) {
        const char *mark =
            next < unreadable->count ? memmem(utf8 + at, length - at, "\uFDD0", 3) : NULL;
        size_t end = mark ? (size_t)(mark - utf8) : length;
        decode_utf8(utf8 + at, end - at, decoded);
        at = end;
        if (mark) {
            add_stray(decoded, unreadable->bytes[next++]);
            text_append_character(&decoded->text, 0xFFFD);
            at += 3;
        }
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
    struct unreadable unreadable = {0};
    converter_set_callback(converter, note_unreadable, &unreadable, NULL, NULL, &error);
    size_t room = length * 3 + 16;
    char *utf8 = memory_allocate(room, 1);
    int32_t made = converter_to_utf8(UCNV_UTF8, converter, utf8, (int32_t)room, bytes,
                                     (int32_t)length, &error);
    converter_close(converter);
    if (U_SUCCESS(error))
        take_converted(utf8, (size_t)made, &unreadable, decoded);
    free(unreadable.bytes);
    free(utf8);
    return U_SUCCESS(error);
}

static void set_charset(struct decoded *decoded, const char *charset)
{
    snprintf(decoded->charset, sizeof decoded->charset, "%s", charset);
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

static bool begins_with_one_of(const char *charset, const char *const *list)
{
    for (; *list; list++)
        if (strncmp(charset, *list, strlen(*list)) == 0)
            return true;
    return false;
}

/* What ICU's detector tells by the structure of the bytes. */
static bool is_told_by_structure(const char *charset)
{
    static const char *const list[] = {"Shift_JIS", "EUC-", "GB18030", "Big5", "ISO-2022-", NULL};
    return begins_with_one_of(charset, list);
}

static void detect_by_icu(const char *bytes, size_t length, char *found, size_t room)
{
    enum { SURE_ENOUGH = 45, SEEN = 1 << 16 };
    UErrorCode error = U_ZERO_ERROR;
    UCharsetDetector *detector = open_detectors() ? detector_open(&error) : NULL;
    *found = '\0';
    if (!detector || U_FAILURE(error))
        return;
    detector_set_text(detector, bytes, length > SEEN ? SEEN : (int32_t)length, &error);
    const UCharsetMatch *match = detector_detect(detector, &error);
    if (match && U_SUCCESS(error) && match_confidence(match, &error) >= SURE_ENOUGH)
        snprintf(found, room, "%s", match_name(match, &error));
    detector_close(detector);
}

static void decode_detected(const char *bytes, size_t length, struct decoded *decoded,
                            struct report *report)
{
    char found[32];
    detect_by_icu(bytes, length, found, sizeof found);
    const char *charset = charset_guess(bytes, length, found, report);
    if (is_told_by_structure(found) && strcmp(charset, GUESS_THAI) != 0)
        charset = found;
    if (strcmp(charset, "windows-1252") != 0 && decode_by_icu(bytes, length, charset, decoded)) {
        set_charset(decoded, charset);
        return;
    }
    set_charset(decoded, "windows-1252");
    decode_windows_1252(bytes, length, decoded);
}

static bool is_known(const char *charset)
{
    UErrorCode error = U_ZERO_ERROR;
    if (is_western(charset))
        return true;
    UConverter *converter = open_converters() ? converter_open(charset, &error) : NULL;
    if (converter)
        converter_close(converter);
    return converter != NULL;
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

/* Sets the charset and decodes; false where the bytes are the text, and nothing is to be done. */
static bool decode_other(const char *bytes, size_t length, const char *declared,
                         struct decoded *decoded, struct report *report)
{
    size_t size = 0;
    const char *marked = byte_order_mark(bytes, length, &size);
    const char *wide = marked && strcmp(marked, "UTF-8") != 0 ? marked : NULL;
    bool is_valid = utf8_valid_prefix(bytes, length) == length;
    if (!wide && !marked)
        wide = is_valid ? charset_guess_escaped(bytes, length) : charset_guess_wide(bytes, length);
    if (wide && decode_by_icu(bytes + size, length - size, wide, decoded)) {
        set_charset(decoded, wide);
        return true;
    }
    bool is_surely_utf8 = declared && is_valid && ascii_prefix(bytes, length) < length;
    if (is_surely_utf8 && is_known(declared))
        declared = NULL; /* no text in another charset is UTF-8 by chance */
    if (!marked && decode_declared(bytes, length, declared, decoded, report))
        return true;
    if (!is_valid && !is_mostly_utf8(bytes, length)) {
        decode_detected(bytes, length, decoded, report);
        return true;
    }
    set_charset(decoded, "UTF-8");
    if (!is_valid)
        decode_utf8(bytes, length, decoded);
    return !is_valid;
}

void decode(const char *bytes, size_t length, const char *declared, struct decoded *decoded,
            struct report *report)
{
    if (!decode_other(bytes, length, declared, decoded, report))
        text_append(&decoded->text, bytes, length);
}

void decode_taking(char *bytes, size_t length, const char *declared, struct decoded *decoded,
                   struct report *report)
{
    if (decode_other(bytes, length, declared, decoded, report))
        free(bytes);
    else
        decoded->text = (struct text){bytes, length, length + 1};
}

void decoded_free(struct decoded *decoded)
{
    text_free(&decoded->text);
    free(decoded->strays);
    *decoded = (struct decoded){0};
}

static const char *query_reason(unsigned char byte, bool is_lost, struct text *reason)
{
    text_clear(reason);
    if (byte == 0)
        text_append_string(reason, "a NUL byte was here");
    else
        text_format(reason, "byte %02X is not of this charset; %s", byte,
                    is_lost ? "it says nothing" : "read as windows-1252");
    return text_string(reason);
}

void decoded_into_story(struct decoded *decoded, struct story *story, const char *name,
                        struct report *report)
{
    if (!story_part(story, "Charset"))
        story_add(story, "Charset", decoded->charset, strlen(decoded->charset));
    struct part *part = story_add_text(story, name, &decoded->text);
    const struct text *text = &part->text;
    struct edits queries = {0};
    struct text reason = {0};
    for (size_t i = 0; i < decoded->stray_count; i++) {
        size_t size, at = decoded->strays[i].at;
        uint32_t c = character_at(text_string(text), text->length, at, &size);
        propose_query(&queries, story, (size_t)(part - story->parts), at, size, "decode/stray-byte",
                      query_reason(decoded->strays[i].byte, c == 0xFFFD, &reason), NULL);
    }
    if (decoded->stray_count) {
        size_t line = story->line;
        for (size_t i = 0; i < decoded->strays[0].at; i++)
            line += text->bytes[i] == '\n';
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
