/* XML source: the bytes of a stream of XML documents as clean UTF-8, piece by piece. */
#include "xml_source.h"

#include "../decode.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum {
    PIECE = 1 << 16,
    MOST_ATTRIBUTES = 4096 /* of one element: libxml2 compares each with each */
};

static const char declaration[] = "<?xml";

void xml_source_open(struct xml_source *source, struct reader *reader)
{
    *source = (struct xml_source){.reader = reader};
}

void xml_source_close(struct xml_source *source)
{
    text_free(&source->decoded);
}

/* The encoding that the document says it is in, or "". */
static void read_declared(const char *bytes, size_t length, char charset[32])
{
    const char *end = memchr(bytes, '>', length), *at;
    size_t size = 0;
    *charset = '\0';
    if (!end || length < sizeof declaration || memcmp(bytes, declaration, 5) != 0)
        return;
    at = memmem(bytes, (size_t)(end - bytes), "encoding", 8);
    while (at && at < end && *at != '"' && *at != '\'')
        at++;
    if (!at || at >= end)
        return;
    while (++at < end && (isalnum((unsigned char)*at) || strchr("-_.:", *at)) && size < 31)
        charset[size++] = *at;
    charset[size] = '\0';
}

/* A charset that nobody knows is none: the bytes are taken for UTF-8, as XML has it. */
static void forget_unknown(struct xml_source *source)
{
    struct report silent = {0};
    struct decoded decoded = {0};
    struct reader *reader = source->reader;
    decode("\x80", 1, source->charset, &decoded, &silent);
    decoded_free(&decoded);
    if (silent.status != EX_USAGE)
        return;
    report_at(reader->report, EX_DATAERR, reader->input.name, reader->input.line,
              "the document names a charset '%s' that is not known; it is read as UTF-8",
              source->charset);
    strcpy(source->charset, "UTF-8");
    source->is_utf8 = true;
}

static void know_charset(struct xml_source *source, const char *bytes, size_t length)
{
    const char *named = source->reader->charset;
    bool is_wide = length > 1 && (memcmp(bytes, "\xFF\xFE", 2) == 0 ||
                                  memcmp(bytes, "\xFE\xFF", 2) == 0 || !bytes[0] || !bytes[1]);
    if (named)
        snprintf(source->charset, sizeof source->charset, "%s", named);
    else if (is_wide)
        strcpy(source->charset, bytes[0] == '\xFE' || !bytes[0] ? "UTF-16BE" : "UTF-16LE");
    else
        read_declared(bytes, length, source->charset);
    source->is_utf8 = !*source->charset || strcasecmp(source->charset, "UTF-8") == 0 ||
                      strcasecmp(source->charset, "utf8") == 0 ||
                      strcasecmp(source->charset, "US-ASCII") == 0;
    if (source->is_utf8)
        strcpy(source->charset, "UTF-8");
    else if (!named && !is_wide)
        forget_unknown(source);
}

bool xml_source_begin(struct xml_source *source)
{
    struct input *input = &source->reader->input;
    source->has_complained = false;
    source->attributes = 0;
    while (source->used < source->decoded.length &&
           isspace((unsigned char)source->decoded.bytes[source->used]))
        source->used++;
    if (source->used < source->decoded.length)
        return true;
    for (;;) {
        size_t have = input_fill(input, 4096), blank = 0;
        const char *bytes = input_bytes(input);
        if (have >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0)
            blank = 3;
        while (blank < have && isspace((unsigned char)bytes[blank]))
            blank++;
        if (!have)
            return false;
        if (!blank) {
            know_charset(source, bytes, have);
            return true;
        }
        input_use(input, blank);
    }
}

/* Control characters that XML forbids become their pictures, as the decoder does with NUL. */
static void append_allowed(struct text *to, const char *bytes, size_t length)
{
    size_t from = 0;
    for (size_t at = 0; at < length; at++) {
        unsigned char byte = (unsigned char)bytes[at];
        if (byte >= 0x20 || byte == '\n' || byte == '\t' || byte == '\r')
            continue;
        text_append(to, bytes + from, at - from);
        text_append_character(to, 0x2400u + byte);
        from = at + 1;
    }
    text_append(to, bytes + from, length - from);
}

static bool has_control(const char *bytes, size_t length)
{
    unsigned found = 0;
    for (size_t at = 0; at < length; at++) {
        unsigned char byte = (unsigned char)bytes[at];
        found |= (unsigned)(byte < 0x20) & (unsigned)(byte != '\n') & (unsigned)(byte != '\t') &
                 (unsigned)(byte != '\r');
    }
    return found;
}

/* Where a piece of a charset with long characters may be cut: behind a tag or a line. */
static size_t safe_cut(const char *bytes, size_t length)
{
    for (size_t at = length; at > 0; at--)
        if (bytes[at - 1] == '>' || bytes[at - 1] == '\n')
            return at;
    return length;
}

/* Where the next document says what it is in; `length` where none does. */
static size_t next_declaration(const char *bytes, size_t length)
{
    const char *next = length > 1 ? memmem(bytes + 1, length - 1, declaration, 5) : NULL;
    return next ? (size_t)(next - bytes) : length;
}

static void decode_piece(struct xml_source *source, const char *bytes, size_t length)
{
    struct decoded decoded = {0};
    struct reader *reader = source->reader;
    decode(bytes, length, source->charset, &decoded, reader->report);
    if (decoded.stray_count && !source->has_complained) {
        source->has_complained = true;
        report_at(reader->report, EX_DATAERR, reader->input.name, reader->input.line,
                  "bytes that %s does not explain; they are read as windows-1252", source->charset);
    }
    text_clear(&source->decoded);
    source->used = 0;
    append_allowed(&source->decoded, text_string(&decoded.text), decoded.text.length);
    decoded_free(&decoded);
}

/* How many bytes of plain UTF-8 can be given as they are; 0: those that come next need decoding. */
static size_t plain_prefix(struct input *input)
{
    size_t have = input_fill_some(input);
    if (have < 8)
        have = input_fill(input, 8);
    if (have > PIECE)
        have = PIECE;
    size_t valid = utf8_valid_prefix(input_bytes(input), have);
    if (have - valid >= 4 || (have > valid && input->ended))
        return 0;
    return has_control(input_bytes(input), valid) ? 0 : valid; /* without half a character */
}

static bool is_really_utf8(const char *bytes, size_t length)
{
    return ascii_prefix(bytes, length) < length && utf8_valid_prefix(bytes, length) == length;
}

/* Decodes what comes next: all of it where characters may be cut anywhere. */
static void decode_next(struct xml_source *source)
{
    struct input *input = &source->reader->input;
    size_t have;
    if (strncmp(source->charset, "UTF-16", 6) == 0) {
        const char *bytes = input_rest(input, &have);
        decode_piece(source, bytes, have);
        return;
    }
    have = input_fill(input, PIECE);
    if (have > PIECE)
        have = PIECE;
    if (!input->ended || have == PIECE)
        have = safe_cut(input_bytes(input), have);
    have = next_declaration(input_bytes(input), have);
    /* Bytes that are UTF-8, and not only ASCII, are never anything else by chance. */
    if (!source->is_utf8 && !source->reader->charset && is_really_utf8(input_bytes(input), have)) {
        source->is_utf8 = true;
        strcpy(source->charset, "UTF-8");
    }
    decode_piece(source, input_bytes(input), have);
    input_use(input, have);
}

const char *xml_source_piece(struct xml_source *source, size_t *length)
{
    if (source->used == source->decoded.length) {
        *length = source->is_utf8 ? plain_prefix(&source->reader->input) : 0;
        if (*length)
            return input_bytes(&source->reader->input);
        decode_next(source);
    }
    *length = source->decoded.length - source->used;
    if (*length > PIECE)
        *length = PIECE;
    while (source->used + *length < source->decoded.length &&
           ((unsigned char)source->decoded.bytes[source->used + *length] & 0xC0) == 0x80)
        --*length;
    return text_string(&source->decoded) + source->used;
}

bool xml_source_is_crowded(struct xml_source *source, const char *bytes, size_t length)
{
    const char *at = bytes, *end = bytes + length, *next;
    for (; (next = memchr(at, '=', (size_t)(end - at))); at = next + 1) {
        if (memchr(at, '<', (size_t)(next - at)))
            source->attributes = 0;
        bool has_value = next + 1 < end && strchr("\"' \t\r\n", next[1]);
        if (has_value && ++source->attributes > MOST_ATTRIBUTES)
            return true;
    }
    if (memchr(at, '<', (size_t)(end - at)))
        source->attributes = 0;
    return false;
}

void xml_source_use(struct xml_source *source, size_t count)
{
    if (source->used < source->decoded.length)
        source->used += count;
    else
        input_use(&source->reader->input, count);
}

void xml_source_skip(struct xml_source *source)
{
    struct input *input = &source->reader->input;
    size_t skipped = 0, have, line = input->line;
    text_clear(&source->decoded);
    source->used = 0;
    while ((have = input_fill(input, PIECE)) > 0) {
        const char *bytes = input_bytes(input);
        const char *next = memmem(bytes, have, declaration, sizeof declaration - 1);
        size_t some = next                                        ? (size_t)(next - bytes)
                      : input->ended || have < sizeof declaration ? have
                                                                  : have - sizeof declaration + 1;
        input_use(input, some);
        skipped += some;
        if (next)
            break;
    }
    if (skipped)
        report_at(source->reader->report, EX_DATAERR, input->name, line,
                  "%zu bytes more of this document are left out", skipped);
}
