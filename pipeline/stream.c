/* Stream: stories from files and pipes in any format, and to them. */
#include "stream.h"

#include "charset_guess.h"
#include "decode.h"
#include "filter.h"
#include "memory.h"
#include "private_notes.h"
#include "withhold.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { SNIFFED = 4096, CERTAIN = 100 };

const struct format *format_named(const char *name)
{
    for (const struct format *const *format = formats; *format; format++)
        if (strcmp((*format)->name, name) == 0)
            return *format;
    return NULL;
}

void format_list(bool written, struct text *list)
{
    for (const struct format *const *format = formats; *format; format++)
        if (written ? (*format)->write != NULL : (*format)->read != NULL)
            text_format(list, "%s%s", list->length ? ", " : "", (*format)->name);
}

bool reader_open(struct reader *reader, const char *file, const struct format *format,
                 const char *charset, struct report *report)
{
    *reader = (struct reader){.format = format, .charset = charset, .report = report};
    return input_open(&reader->input, file, report);
}

/* Whether the first two bytes are of UTF-16: the mark of its order, or one that is nought. */
static bool begins_wide(const char *bytes, size_t length)
{
    return length >= 2 && (memcmp(bytes, "\xFF\xFE", 2) == 0 || memcmp(bytes, "\xFE\xFF", 2) == 0 ||
                           !bytes[0] != !bytes[1]);
}

/* The charset of input in UTF-16: the one that is named, or that of its byte order mark, or what
 * its noughts tell; NULL: it is not in UTF-16. */
static const char *wide_charset(struct reader *reader)
{
    size_t have = input_fill(&reader->input, 2), size;
    if (reader->charset)
        return strncasecmp(reader->charset, "UTF-16", 6) == 0 ? reader->charset : NULL;
    if (!begins_wide(input_bytes(&reader->input), have))
        return NULL;
    have = input_fill(&reader->input, SNIFFED);
    const char *bytes = input_bytes(&reader->input), *marked = byte_order_mark(bytes, have, &size);
    have = have < SNIFFED ? have : SNIFFED;
    return marked ? marked : charset_guess_wide(bytes, have - have % 2);
}

/* Makes all of the input UTF-8, where it is in UTF-16. */
static void make_utf8(struct reader *reader)
{
    struct input *input = &reader->input;
    struct decoded decoded = {0};
    const char *charset = wide_charset(reader);
    size_t length;
    if (!charset)
        return;
    const char *bytes = input_rest(input, &length);
    decode(bytes, length, charset, &decoded, reader->report);
    if (decoded.stray_count)
        report_at(reader->report, EX_DATAERR, input->name, 0,
                  "%zu place%s not of charset %s; U+FFFD stands there", decoded.stray_count,
                  decoded.stray_count == 1 ? " is" : "s are", charset);
    snprintf(reader->was_wide, sizeof reader->was_wide, "%s", charset);
    reader->charset = NULL;
    input_replace(input, &decoded.text);
    decoded_free(&decoded);
}

/* The ASCII of text in UTF-16, as far as it is seen; 0: it is not in it. */
static size_t narrow(const char *bytes, size_t length, char ascii[SNIFFED])
{
    size_t to = 0;
    for (size_t at = 0; begins_wide(bytes, length) && at + 1 < length; at += 2)
        if (!bytes[at] != !bytes[at + 1])
            ascii[to++] = bytes[at] ? bytes[at] : bytes[at + 1];
    return to;
}

/* The format that is surest of the bytes, and in `*best` how sure. */
static const struct format *sniff(const char *bytes, size_t length, unsigned *best)
{
    const struct format *found = NULL;
    char ascii[SNIFFED];
    size_t narrowed = narrow(bytes, length, ascii);
    *best = 0;
    for (const struct format *const *format = formats; *format; format++) {
        bool is_wide = narrowed && ((*format)->reads_wide || (*format)->takes_utf8);
        unsigned sure = (*format)->sniff ? (*format)->sniff(bytes, length) : 0;
        unsigned sure_wide = is_wide && (*format)->sniff ? (*format)->sniff(ascii, narrowed) : 0;
        sure = sure_wide > sure ? sure_wide : sure;
        if (sure > *best) {
            *best = sure;
            found = *format;
        }
    }
    return found;
}

const struct format *reader_format(struct reader *reader)
{
    if (!reader->format) {
        unsigned sure; /* what has come may be enough: a story of a live pipe is not held up */
        size_t have = input_fill_some(&reader->input);
        reader->format = sniff(input_bytes(&reader->input), have < SNIFFED ? have : SNIFFED, &sure);
        if (sure < CERTAIN) {
            have = input_fill(&reader->input, SNIFFED);
            reader->format =
                sniff(input_bytes(&reader->input), have < SNIFFED ? have : SNIFFED, &sure);
        }
    }
    if (!reader->format->read) {
        report_at(reader->report, EX_DATAERR, reader->input.name, reader->input.line,
                  "this is %s: read it with wire-read, and pipe its stories here",
                  reader->format->name);
        return NULL;
    }
    if (reader->format->takes_utf8 && !reader->was_looked_at) {
        reader->was_looked_at = true;
        make_utf8(reader);
    }
    return reader->format;
}

bool reader_is_empty(struct reader *reader)
{
    if (input_fill_some(&reader->input) > 0)
        return false;
    report_at(reader->report, EX_DATAERR, reader->input.name, reader->input.line,
              "is empty; there is no story in it");
    return true;
}

/* What a reader found is public only where it does not say itself that it is not. */
static void hide_private(struct reader *reader, struct story *story)
{
    private_bylines_move(story);
    if (!story_part(story, "Note"))
        return;
    if (!reader->private_words)
        reader->private_words = private_words_open(reader->report);
    private_notes_divide(reader->private_words, story);
}

/* What could not be read to its end is not published: nobody knows what is missing. */
static void hold_back(struct story *story)
{
    static const char reason[] = "the copy could not be read to its end: what is missing?";
    size_t body = story_find(story, "Body", 1);
    struct edits edits = {0};
    if (!story_part(story, "Status"))
        propose_part(&edits, "Status", "withheld", "read/cut", reason);
    if (body < story->part_count)
        propose_query(&edits, story, body, story->parts[body].text.length, 0, "read/cut", reason,
                      NULL);
    story_apply(story, &edits);
}

bool reader_next(struct reader *reader, struct story *story)
{
    story_free(story);
    if (!reader_format(reader))
        return false;
    if (strcmp(reader->input.name, "-") != 0)
        story->file = memory_copy_string(reader->input.name);
    story->line = reader->input.line;
    if (!reader->format->read(reader, story))
        return false;
    struct part *charset = *reader->was_wide ? story_part(story, "Charset") : NULL;
    if (charset) {
        text_clear(&charset->text);
        text_append_string(&charset->text, reader->was_wide);
    }
    if (reader->input.failed)
        hold_back(story);
    if (!reader->format->keeps_parts)
        hide_private(reader, story);
    if (story->file && !reader->format->keeps_parts && !story_part(story, "Source-File"))
        story_add(story, "Source-File", story->file, strlen(story->file));
    return true;
}

void reader_close(struct reader *reader)
{
    if (reader->format && reader->format->read_end)
        reader->format->read_end(reader);
    private_words_close(reader->private_words);
    input_close(&reader->input);
}

void reader_pass_through(struct reader *reader, struct output *output)
{
    size_t have;
    while ((have = input_fill_some(&reader->input)) > 0) {
        output_write(output, input_bytes(&reader->input), have);
        input_use(&reader->input, have);
    }
}

static time_t time_of_run(struct report *report)
{
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    if (!epoch || !*epoch)
        return time(NULL);
    char *end;
    long long seconds = strtoll(epoch, &end, 10);
    if (!*end && seconds >= 0)
        return (time_t)seconds;
    report_at(report, EX_USAGE, NULL, 0,
              "SOURCE_DATE_EPOCH is '%s'; it should be seconds since 1970", epoch);
    return time(NULL);
}

void writer_open(struct writer *writer, struct output *output, const struct format *format,
                 const struct settings *settings, struct report *report)
{
    *writer = (struct writer){.output = output,
                              .format = format,
                              .settings = settings,
                              .report = report,
                              .now = time_of_run(report)};
}

/* Formats that keep all parts are for the next program; every other one is for readers. */
static void withhold(struct writer *writer, struct story *story)
{
    if (!writer->private_words)
        writer->private_words = private_words_open(writer->report);
    if (withhold_private(writer->private_words, story))
        report_at(writer->report, 0, story->file, story->line,
                  "text that says of itself that it is not for publication stood where readers see "
                  "it; it is for the desk alone now");
}

void writer_write(struct writer *writer, struct story *story)
{
    if (!writer->format->keeps_parts && !writer->passes_on)
        withhold(writer, story);
    writer->format->write(writer, story);
}

void writer_close(struct writer *writer)
{
    if (writer->format->write_end)
        writer->format->write_end(writer);
    private_words_close(writer->private_words);
    writer->private_words = NULL;
}
