/* language: tells which language a story is in, and which of its paragraphs are in another. */
#include "language.h"
#include "filter.h"
#include "language_detector.h"
#include "memory.h"

#include <stdlib.h>
#include <string.h>

/* What a text needs for its language to be told; how many paragraphs are read for a first idea, and
 * how many in another language are named. */
enum { FEWEST_WORDS = 4, MOST_FIRST = 8, MOST_FOUND = 16, LIKELY_SHARE = 4, MOST_PARAGRAPHS = 500 };

struct self {
    const struct settings *settings;
    struct language_detector *detector;
};

/* A paragraph as it was read, and how much of it stands outside quotations. */
struct paragraph {
    struct detected detected;
    size_t own_bytes;
};

/* The languages that paragraphs are found to be in. A paragraph that is only likely to be in one, a
 * list of names say, has less of a say in what the story is in. */
struct tally {
    char languages[MOST_FOUND][12];
    size_t own_bytes[MOST_FOUND], words[MOST_FOUND]; /* of those paragraphs */
    enum certainty certainty[MOST_FOUND];            /* the best */
    size_t count;
};

static void *open_language(const struct settings *settings, struct report *report)
{
    struct self *self = memory_allocate(1, sizeof *self);
    *self = (struct self){settings, detector_open(report)};
    return self;
}

static void close_language(void *state)
{
    struct self *self = state;
    detector_close(self->detector);
    free(self);
}

static void count(struct tally *tally, const struct paragraph *paragraph)
{
    const struct detected *detected = &paragraph->detected;
    size_t i = 0;
    while (i < tally->count && strcmp(tally->languages[i], detected->language) != 0)
        i++;
    if (i == MOST_FOUND || detected->certainty == DOUBTFUL)
        return;
    if (i == tally->count)
        memcpy(tally->languages[tally->count++], detected->language, sizeof detected->language);
    tally->own_bytes[i] += paragraph->own_bytes / (detected->certainty == CERTAIN ? 1 : LIKELY_SHARE);
    tally->words[i] += detected->words;
    if (detected->certainty > tally->certainty[i])
        tally->certainty[i] = detected->certainty;
}

/* The language of most of the copy; "" where none has more than half. */
static struct detected winner(const struct tally *tally)
{
    struct detected found = {0};
    size_t most = 0, all = 0;
    for (size_t i = 0; i < tally->count; i++) {
        all += tally->own_bytes[i];
        if (tally->own_bytes[i] > tally->own_bytes[most])
            most = i;
    }
    if (tally->count == 0 || tally->own_bytes[most] * 2 <= all)
        return found;
    memcpy(found.language, tally->languages[most], sizeof found.language);
    found.certainty = tally->certainty[most];
    found.words = tally->words[most];
    return found;
}

static bool is_quotation_mark(uint32_t character)
{
    return character == '"' || character == 0xAB || character == 0xBB ||
           (character >= 0x201C && character <= 0x201F);
}

/* What a paragraph is in, its quotations put aside: they may be in another language. */
static struct paragraph read_outside_quotations(struct self *self, const char *bytes, size_t length)
{
    struct text outside = {0};
    bool is_inside = false;
    for (size_t at = 0, size; at < length; at += size) {
        uint32_t character = character_at(bytes, length, at, &size);
        bool is_mark = is_quotation_mark(character);
        is_inside ^= is_mark;
        if (is_mark) /* it parts words, whether a space stands beside it or not */
            text_append_byte(&outside, ' ');
        else if (!is_inside)
            text_append(&outside, bytes + at, size);
    }
    struct paragraph paragraph = {
        detector_read(self->detector, text_string(&outside), outside.length, NULL), outside.length};
    text_free(&outside);
    return paragraph;
}

/* A paragraph, where the copy round about is in the language `expected` (NULL: not known). Without
 * its quotations it must be clearly in another language than with them, or in the expected one. */
static struct paragraph read_paragraph(struct self *self, const char *bytes, size_t length,
                                       const char *expected)
{
    struct paragraph whole = {detector_read(self->detector, bytes, length, expected), length};
    if (expected && detector_same_language(self->detector, whole.detected.language, expected))
        return whole;
    struct paragraph outside = read_outside_quotations(self, bytes, length);
    bool is_expected =
        expected && detector_same_language(self->detector, outside.detected.language, expected);
    if (outside.detected.words >= FEWEST_WORDS &&
        outside.detected.certainty >= (is_expected ? LIKELY : CERTAIN))
        return outside;
    whole.own_bytes = outside.own_bytes;
    return whole;
}

/* What the body's paragraphs are in, each read by itself, so that one in another language does not
 * blur the rest. The caller frees the items. */
struct paragraphs {
    struct detected *items;
    size_t count, capacity;
    struct tally tally;
};

/* The language of the first paragraph that is certainly in one, its quotations put aside. */
static struct detected read_first(struct self *self, const char *bytes, size_t length)
{
    struct paragraph first = {0};
    struct span span;
    size_t at = 0;
    for (int i = 0; i < MOST_FIRST && paragraph_next(bytes, length, &at, &span); i++) {
        first = read_outside_quotations(self, bytes + span.from, span.to - span.from);
        if (first.detected.certainty == CERTAIN)
            return first.detected;
    }
    return (struct detected){0};
}

static struct paragraphs read_body(struct self *self, const struct story *story,
                                   const char *declared)
{
    struct paragraphs paragraphs = {0};
    const struct part *body = story_part(story, "Body");
    if (!body)
        return paragraphs;
    const char *bytes = text_string(&body->text);
    struct detected found = read_first(self, bytes, body->text.length);
    struct span span;
    size_t at = 0;
    while (paragraph_next(bytes, body->text.length, &at, &span)) {
        struct paragraph paragraph = read_paragraph(self, bytes + span.from, span.to - span.from,
                                                    *found.language ? found.language : declared);
        paragraphs.items = memory_grow(paragraphs.items, &paragraphs.capacity, paragraphs.count + 1,
                                       sizeof *paragraphs.items);
        paragraphs.items[paragraphs.count++] = paragraph.detected;
        count(&paragraphs.tally, &paragraph);
    }
    return paragraphs;
}

/* Those that are certainly not in the story's language: "2 de, 5 fr". */
static void propose_others(struct self *self, const struct paragraphs *paragraphs,
                           const char *language, struct edits *edits)
{
    struct text others = {0};
    for (size_t i = 0, named = 0; i < paragraphs->count && named < MOST_PARAGRAPHS; i++) {
        const struct detected *detected = &paragraphs->items[i];
        if (detected->certainty == CERTAIN &&
            !detector_same_language(self->detector, language, detected->language))
            text_format(&others, "%s%zu %s", named++ ? ", " : "", i + 1, detected->language);
    }
    if (others.length)
        propose_part(edits, "Paragraph-Language", text_string(&others), "language/paragraph",
                     "these paragraphs of the body are in another language");
    text_free(&others);
}

/* A story whose paragraphs are all too short (a list, a caption) is read as a whole. */
static struct detected read_all(struct self *self, const struct story *story)
{
    struct text all = {0};
    for (size_t i = 0; i < story->part_count; i++) {
        if (part_kind(story->parts[i].name) != PROSE)
            continue;
        text_append(&all, text_string(&story->parts[i].text), story->parts[i].text.length);
        text_append_byte(&all, '\n');
    }
    struct detected detected = detector_read(self->detector, text_string(&all), all.length, NULL);
    text_free(&all);
    return detected;
}

static struct detected story_language(struct self *self, const struct story *story,
                                      const struct paragraphs *paragraphs)
{
    struct detected detected = winner(&paragraphs->tally);
    if (detected.certainty == CERTAIN)
        return detected;
    struct detected all = read_all(self, story);
    return *detected.language && strcmp(detected.language, all.language) != 0 ? detected : all;
}

/* Whether the copy certainly is in another language than the feed says: the feed's word stands. */
static bool query_conflict(struct self *self, const struct story *story,
                           const struct detected *detected, struct edits *edits)
{
    size_t part = story_find(story, "Language", 1);
    const struct text *declared = &story->parts[part].text;
    struct text reason = {0};
    if (detector_same_language(self->detector, text_string(declared), detected->language))
        return false;
    text_format(&reason, "the copy reads as %s, the feed says %s", detected->language,
                text_string(declared));
    propose_query(edits, story, part, 0, declared->length, "language/conflict",
                  text_string(&reason), detected->language);
    text_free(&reason);
    return true;
}

static void propose(void *state, const struct story *story, struct edits *edits)
{
    struct self *self = state;
    const char *declared = story_value(story, "Language");
    struct paragraphs paragraphs =
        read_body(self, story, declared && *declared ? declared : self->settings->language);
    struct detected detected = story_language(self, story, &paragraphs);
    bool is_told = detected.certainty == CERTAIN ||
                   (detected.certainty == LIKELY && detected.words >= FEWEST_WORDS);
    const char *language = self->settings->language ? self->settings->language
                           : declared && *declared  ? declared
                           : is_told                ? detected.language
                                                    : NULL;
    if (declared && *declared) {
        if (detected.certainty == CERTAIN && query_conflict(self, story, &detected, edits))
            language = NULL;
    } else if (is_told && !self->settings->language) {
        propose_part(edits, "Language", detected.language, "language/told",
                     detected.certainty == CERTAIN
                         ? "the feed names no language; the copy reads as this one"
                         : "the feed names no language; the copy seems to be in this one");
    }
    if (language && !story_part(story, "Paragraph-Language"))
        propose_others(self, &paragraphs, language, edits);
    free(paragraphs.items);
}

const struct filter filter_language = {
    .name = "language",
    .purpose = "Tells the language of a story, and of paragraphs in another.",
    .scope = PARAGRAPH,
    .settles = true,
    .open = open_language,
    .propose = propose,
    .close = close_language,
};
