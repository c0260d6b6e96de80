/* Checks: what must hold of any copy, whatever its bytes are. */
#include "checks.h"

#include "formats/journal_line.h"
#include "support.h"

#include <stdlib.h>

static struct report report = {.program = "fuzz"};

void check_parts(struct story *story, const char *where)
{
    struct story again = {0};
    struct reader reader;
    for (size_t i = 0; i < story->part_count; i++) {
        const struct text *text = &story->parts[i].text;
        if (utf8_valid_prefix(text_string(text), text->length) != text->length ||
            strlen(text_string(text)) != text->length)
            find(where, "a part is not UTF-8, or has a NUL");
    }
    struct text written = story_text_of(story);
    reader_open(&reader, file_with(text_string(&written), written.length), format_named("story"),
                NULL, &report);
    if (!reader_next(&reader, &again) || !same_parts(story, &again) ||
        again.journal.count != story->journal.count)
        find(where, "as story text it is another story");
    reader_close(&reader);
    story_free(&again);
    text_free(&written);
}

static void find_edit(const char *where, const struct edit *edit)
{
    struct text line = {0};
    text_append_string(&line, "a second run adds ");
    journal_line_write(edit, &line);
    find(where, text_string(&line));
    text_free(&line);
}

void check_chain(struct chain *chain, struct story *story)
{
    const char *where = chain->count == 1 ? chain->filters[0]->name : "chain";
    struct story received = {0}, cleaned = {0};
    edits_free(&story->journal); /* one of a stream may not fit its text */
    story_copy(&received, story);
    chain_run(chain, story);
    check_parts(story, where);
    story_copy(&cleaned, story);
    size_t had = story->journal.count;
    chain_run(chain, story);
    for (size_t i = had; i < story->journal.count; i++)
        find_edit(where, &story->journal.items[i]);
    if (!story_undo(story) || !same_parts(story, &received))
        find(where, "undo does not give the copy back");
    story_free(story);
    story_free(&received);
    *story = cleaned;
}

/* Formats that say when they are given what they cannot hold; plain text that is read is another
 * story. */
static bool reads_what_it_writes(const struct format *format)
{
    return format->read && strcmp(format->name, "plain") != 0 &&
           strcmp(format->name, "iptc7901") != 0;
}

static void check_format(const struct format *format, struct story *story)
{
    static const struct settings settings = {.language = "en"};
    struct report quiet = quiet_report();
    struct output output = memory_output(&quiet);
    struct writer writer;
    struct reader reader;
    struct story again = {0};
    writer_open(&writer, &output, format, &settings, &quiet);
    writer.now = 0;
    writer_write(&writer, story);
    writer_close(&writer);
    struct text made = output_made(&output);
    if (quiet.status == EX_SOFTWARE)
        find(format->name, said());
    quiet.status = 0;
    if (format->read &&
        reader_open(&reader, file_with(text_string(&made), made.length), format, NULL, &quiet)) {
        bool is_read = reader_next(&reader, &again);
        reader_close(&reader);
        if (reads_what_it_writes(format) && (!is_read || quiet.status))
            find(format->name, is_read ? said() : "what was written holds no story");
    }
    story_free(&again);
    text_free(&made);
}

/* The profile of NewsML-G2 is read once: the document never ends. */
static struct writer checked;
static struct output nowhere;

static void check_profile(struct story *story)
{
    static const struct settings settings = {.language = "en"};
    static struct report said_of_profile = {.program = "fuzz"};
    if (!checked.format) {
        output_open(&nowhere, "/dev/null", &said_of_profile);
        writer_open(&checked, &nowhere, format_named("newsml"), &settings, &said_of_profile);
        checked.checks = true;
    }
    writer_write(&checked, story);
    if (said_of_profile.status)
        find("newsml", "what was written is not as the profile says");
    said_of_profile.status = 0;
}

void check_formats(struct story *story)
{
    for (size_t i = 0; formats[i]; i++)
        if (formats[i]->write)
            check_format(formats[i], story);
    check_profile(story);
}

void checks_end(void)
{
    if (checked.format) {
        writer_close(&checked);
        output_close(&nowhere);
    }
}
