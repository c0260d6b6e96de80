/* language: tells which language a story is in, and which of its paragraphs are in another. */
#include "language.h"
#include "filter.h"
#include "language_detector.h"
#include "memory.h"

#include <stdlib.h>
#include <string.h>

/* What a story needs for its language to be told, and how many other paragraphs are named. */
enum { FEWEST_WORDS = 4, MOST_LANGUAGES = 16, MOST_PARAGRAPHS = 500 };

struct self {
    const struct settings *settings;
    struct language_detector *detector;
};

/* The words by language that a story is found to be in. */
struct tally {
    char languages[MOST_LANGUAGES][12];
    size_t words[MOST_LANGUAGES];
    enum certainty certainty[MOST_LANGUAGES]; /* the best */
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

static void count(struct tally *tally, const struct detected *detected)
{
    size_t i = 0;
    while (i < tally->count && strcmp(tally->languages[i], detected->language) != 0)
        i++;
    if (i == MOST_LANGUAGES || !*detected->language)
        return;
    if (i == tally->count)
        memcpy(tally->languages[tally->count++], detected->language, sizeof detected->language);
    tally->words[i] += detected->words;
    if (detected->certainty > tally->certainty[i])
        tally->certainty[i] = detected->certainty;
}

/* The language of most of the words; LIKELY when most of them are enough, but none is certain. */
static struct detected winner(const struct tally *tally)
{
    struct detected found = {0};
    size_t most = 0, all = 0;
    for (size_t i = 0; i < tally->count; i++) {
        all += tally->words[i];
        if (tally->words[i] > tally->words[most])
            most = i;
    }
    if (tally->count == 0 || tally->words[most] * 2 <= all)
        return found;
    memcpy(found.language, tally->languages[most], sizeof found.language);
    found.certainty = tally->certainty[most];
    found.words = all;
    return found;
}

/* What the body's paragraphs are in, each read by itself, so that one in another language does not
 * blur the rest. The caller frees the items. */
struct paragraphs {
    struct detected *items;
    size_t count, capacity;
};

static struct paragraphs read_body(struct self *self, const struct story *story)
{
    struct paragraphs paragraphs = {0};
    const struct part *body = story_part(story, "Body");
    struct span span;
    size_t at = 0;
    while (body && paragraph_next(text_string(&body->text), body->text.length, &at, &span)) {
        paragraphs.items = memory_grow(paragraphs.items, &paragraphs.capacity, paragraphs.count + 1,
                                       sizeof *paragraphs.items);
        paragraphs.items[paragraphs.count++] = detector_read(
            self->detector, text_string(&body->text) + span.from, span.to - span.from);
    }
    return paragraphs;
}

/* Those that are certainly not in the story's language: "2 de, 5 fr". */
static void propose_others(const struct paragraphs *paragraphs, const char *language,
                           struct edits *edits)
{
    struct text others = {0};
    for (size_t i = 0, named = 0; i < paragraphs->count && named < MOST_PARAGRAPHS; i++) {
        const struct detected *detected = &paragraphs->items[i];
        if (detected->certainty == CERTAIN && !language_is(language, detected->language))
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
    struct detected detected = detector_read(self->detector, text_string(&all), all.length);
    text_free(&all);
    return detected;
}

static struct detected story_language(struct self *self, const struct story *story,
                                      const struct paragraphs *paragraphs)
{
    struct tally tally = {0};
    for (size_t i = 0; i < paragraphs->count; i++)
        if (paragraphs->items[i].certainty > DOUBTFUL)
            count(&tally, &paragraphs->items[i]);
    struct detected detected = winner(&tally);
    return detected.certainty == CERTAIN ? detected : read_all(self, story);
}

/* Whether the copy certainly is in another language than the feed says: the feed's word stands. */
static bool query_conflict(const struct story *story, const struct detected *detected,
                           struct edits *edits)
{
    size_t part = story_find(story, "Language", 1);
    const struct text *declared = &story->parts[part].text;
    struct text reason = {0};
    if (language_is(text_string(declared), detected->language))
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
    struct paragraphs paragraphs = read_body(self, story);
    struct detected detected = story_language(self, story, &paragraphs);
    bool is_told = detected.certainty == CERTAIN ||
                   (detected.certainty == LIKELY && detected.words >= FEWEST_WORDS);
    const char *language = self->settings->language ? self->settings->language
                           : declared && *declared  ? declared
                           : is_told                ? detected.language
                                                    : NULL;
    if (declared && *declared) {
        if (detected.certainty == CERTAIN && query_conflict(story, &detected, edits))
            language = NULL;
    } else if (is_told && !self->settings->language) {
        propose_part(edits, "Language", detected.language, "language/told",
                     detected.certainty == CERTAIN
                         ? "the feed names no language; the copy reads as this one"
                         : "the feed names no language; the copy seems to be in this one");
    }
    if (language && !story_part(story, "Paragraph-Language"))
        propose_others(&paragraphs, language, edits);
    free(paragraphs.items);
}

const struct filter filter_language = {
    .name = "language",
    .purpose = "Tells the language of a story, and of paragraphs in another.",
    .scope = PARAGRAPH,
    .open = open_language,
    .propose = propose,
    .close = close_language,
};
