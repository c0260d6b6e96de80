/* paragraphs: copy that was wrapped into a column is paragraphs of one line again; words that were
 * broken over two lines are whole. */
#include "characters.h"
#include "filter.h"
#include "language_detector.h"
#include "memory.h"
#include "paragraphs_lines.h"
#include "paragraphs_words.h"
#include "protected.h"

#include <stdlib.h>
#include <string.h>

struct paragraphs {
    const struct settings *settings;
    struct report *report;
    struct broken_words *words;
    struct language_detector *detector; /* NULL until a broken word is met in an unknown language */
    struct wrapped *wrapped;            /* those that may be, of the part at work */
    size_t count, capacity;
};

/* A part at work. */
struct work {
    struct paragraphs *paragraphs;
    const struct story *story;
    size_t part;
    const char *bytes;
    size_t length;
    struct edits *edits;
};

/* Whether the line that begins at `at` begins with the stop of the line before: it was broken where
 * no one breaks a line, at the end of a link say. */
static bool begins_with_stop(const char *bytes, size_t length, size_t at)
{
    bool is_stop = at < length && strchr(",;.", bytes[at]);
    return is_stop && (at + 1 == length || bytes[at + 1] == ' ' || bytes[at + 1] == '\n');
}

/* What a stop may stand behind: a word, a figure, a closing bracket or mark. */
static bool takes_stop(uint32_t last)
{
    return is_letter(last) || is_digit(last) ||
           (last < 0x80 && last && strchr(")]\"'%", (int)last)) || last == 0xAB || last == 0xBB ||
           (last >= 0x2018 && last <= 0x201F);
}

/* Whether a line inside the paragraph ends in a hyphen, or begins with a stop: then it was broken
 * there, wrapped or not. */
static bool has_broken_line(const char *bytes, const struct wrapped *wrapped)
{
    for (size_t at = wrapped->from; at < wrapped->to; at++) {
        const char *end = memchr(bytes + at, '\n', wrapped->to - at);
        if (!end)
            return false;
        at = (size_t)(end - bytes);
        if (at > wrapped->from && (bytes[at - 1] == '-' || bytes[at - 1] == ' ' ||
                                   begins_with_stop(bytes, wrapped->to, at + 1)))
            return true;
    }
    return false;
}

static void find_wrapped(struct work *work)
{
    struct paragraphs *paragraphs = work->paragraphs;
    struct wrapped wrapped;
    paragraphs->count = 0;
    for (size_t at = 0; wrapped_next(work->bytes, work->length, &at, &wrapped);) {
        bool follows = wrapped.begins_indented && paragraphs->count > 0;
        if (wrapped.breaks == 0 && !follows)
            continue;
        if (wrapped.ceiling == 0 && !follows && !has_broken_line(work->bytes, &wrapped))
            continue;
        paragraphs->wrapped = memory_grow(paragraphs->wrapped, &paragraphs->capacity,
                                          paragraphs->count + 1, sizeof *paragraphs->wrapped);
        paragraphs->wrapped[paragraphs->count++] = wrapped;
    }
    wrapped_decide(paragraphs->wrapped, paragraphs->count);
}

static void change(struct work *work, size_t from, size_t to, const char *after, const char *rule,
                   const char *reason)
{
    propose_change(work->edits, work->story, work->part, from, to - from, after, rule, reason);
}

static bool detect(struct paragraphs *paragraphs, const char *bytes, size_t length,
                   struct text *language)
{
    if (!paragraphs->detector)
        paragraphs->detector = detector_open(paragraphs->report);
    struct detected detected = detector_read(paragraphs->detector, bytes, length, NULL);
    if (detected.certainty == DOUBTFUL)
        return false;
    text_append_string(language, detected.language);
    return true;
}

/* The language of a paragraph with a broken word: what it reads as, else what the story is said to
 * be in, or reads as. The filter that tells languages comes later, for it wants whole words; what
 * it will say must make no difference here. */
static void language_of_paragraph(struct work *work, const struct wrapped *wrapped,
                                  struct text *language)
{
    struct paragraphs *paragraphs = work->paragraphs;
    const char *said = paragraphs->settings->language ? paragraphs->settings->language
                                                      : story_value(work->story, "Language");
    text_clear(language);
    if (detect(paragraphs, work->bytes + wrapped->from, wrapped->to - wrapped->from, language))
        return;
    if (said)
        text_append_string(language, said);
    else if (!detect(paragraphs, work->bytes, work->length, language))
        text_append_string(language, language_of(paragraphs->settings, work->story));
}

static void join_lines(struct work *work, const struct wrapped *wrapped,
                       const struct measured_line *line, const struct measured_line *next)
{
    struct text reason = {0}, language = {0};
    size_t end = line->span.to, begin = next->span.from, hyphen;
    uint32_t last = character_before(work->bytes, end, &hyphen);
    enum hyphen kind = NO_HYPHEN;
    if (last == '-' || last == 0x2010) {
        language_of_paragraph(work, wrapped, &language);
        kind = hyphen_at(work->paragraphs->words, text_string(&language), end, begin);
    }
    text_format(&reason, "the line was wrapped at %u columns", wrapped->column);
    if (kind == OF_THE_BREAK)
        change(work, end - hyphen, begin, "", "paragraphs/word",
               "a word that was broken over two lines");
    else if (kind == IN_DOUBT)
        propose_query(work->edits, work->story, work->part, end - hyphen, begin - end + hyphen,
                      "paragraphs/word", "is this one word, broken over two lines?", NULL);
    else if (begins_with_stop(work->bytes, wrapped->to, begin) && takes_stop(last))
        change(work, end, begin, "", "paragraphs/stop", "no line begins with a stop");
    else if (wrapped->column)
        change(work, end, begin, kind == OF_THE_WORD ? "" : " ", "paragraphs/wrapped",
               text_string(&reason));
    text_free(&language);
    text_free(&reason);
}

static void join_paragraph(struct work *work, const struct wrapped *wrapped)
{
    const struct spans *protected = protected_spans(work->story, work->part);
    struct measured_line line, next;
    size_t at = wrapped->from;
    measured_line_next(work->bytes, work->length, &at, &line);
    while (at < wrapped->to && measured_line_next(work->bytes, work->length, &at, &next)) {
        if (!next.is_laid_out && line.columns && next.columns &&
            (!spans_cover(protected, line.span.to) || !spans_cover(protected, next.span.from - 1)))
            join_lines(work, wrapped, &line, &next);
        line = next;
    }
}

/* A paragraph that begins with an indented line gets the blank line that begins all others. Lines
 * that nobody can tell to be wrapped stay as they are, indentation and all. */
static void set_apart(struct work *work, const struct wrapped *wrapped)
{
    size_t begin = wrapped->from, end;
    while (wrapped->breaks > 0 && !wrapped->column && work->bytes[begin - 1] != '\n')
        begin--;
    for (end = begin; end > 0 && strchr(" \t\r\n", work->bytes[end - 1]); end--)
        ;
    change(work, end, begin, "\n\n", "paragraphs/indented", "an indented line begins a paragraph");
}

static void propose_for_part(struct work *work)
{
    const struct paragraphs *paragraphs = work->paragraphs;
    broken_words_begin(paragraphs->words, work->bytes, work->length);
    find_wrapped(work);
    for (size_t i = 0; i < paragraphs->count; i++) {
        const struct wrapped *wrapped = &paragraphs->wrapped[i];
        if (wrapped->begins_indented && i > 0 && paragraphs->wrapped[i - 1].column)
            set_apart(work, wrapped);
        join_paragraph(work, wrapped);
    }
}

static void *open(const struct settings *settings, struct report *report)
{
    struct paragraphs *paragraphs = memory_allocate(1, sizeof *paragraphs);
    paragraphs->settings = settings;
    paragraphs->report = report;
    paragraphs->words = broken_words_open(report);
    return paragraphs;
}

static void propose(void *self, const struct story *story, struct edits *edits)
{
    for (size_t part = 0; part < story->part_count; part++) {
        const struct text *text = &story->parts[part].text;
        if (part_kind(story->parts[part].name) != PROSE || !text->length ||
            !memchr(text->bytes, '\n', text->length))
            continue;
        struct work work = {self, story, part, text->bytes, text->length, edits};
        propose_for_part(&work);
    }
}

static void close(void *self)
{
    struct paragraphs *paragraphs = self;
    broken_words_close(paragraphs->words);
    if (paragraphs->detector)
        detector_close(paragraphs->detector);
    free(paragraphs->wrapped);
    free(paragraphs);
}

const struct filter filter_paragraphs = {
    .name = "paragraphs",
    .purpose = "Joins the lines of wrapped copy, and words that were broken over two lines.",
    .scope = PARAGRAPH,
    .open = open,
    .propose = propose,
    .close = close,
};
