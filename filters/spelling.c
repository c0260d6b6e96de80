/* spelling: asks the desk about words that no dictionary has, with what was perhaps meant. */
#include "filter.h"
#include "language.h"
#include "memory.h"
#include "protected.h"
#include "speller.h"
#include "spelling_words.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_LANGUAGES = 8, MOST_SUGGESTIONS = 5 };

struct self {
    const struct settings *settings;
    struct report *report;
    struct {
        char *language;
        struct speller *speller; /* NULL: there is no dictionary */
    } spellers[MOST_LANGUAGES];
    size_t speller_count;
};

static void *open_spelling(const struct settings *settings, struct report *report)
{
    struct self *self = memory_allocate(1, sizeof *self);
    *self = (struct self){.settings = settings, .report = report};
    return self;
}

static void close_spelling(void *state)
{
    struct self *self = state;
    for (size_t i = 0; i < self->speller_count; i++) {
        speller_close(self->spellers[i].speller);
        free(self->spellers[i].language);
    }
    free(self);
}

/* A language without a dictionary is said once; of more languages than we keep, no word is asked.
 */
static struct speller *speller_of(struct self *self, const char *language)
{
    for (size_t i = 0; i < self->speller_count; i++)
        if (strcmp(self->spellers[i].language, language) == 0)
            return self->spellers[i].speller;
    if (self->speller_count == MOST_LANGUAGES)
        return NULL;
    size_t added = self->speller_count++;
    self->spellers[added].language = memory_copy_string(language);
    self->spellers[added].speller = speller_open(language, self->report);
    return self->spellers[added].speller;
}

/* Bylines, credits and datelines are names and places. */
static bool is_spelled(const char *part)
{
    static const char *const names[] = {"Byline", "Dateline", "Credit", "Picture-Credit",
                                        "Copyright"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(part, names[i]) == 0)
            return false;
    return part_kind(part) == PROSE;
}

static bool pieces_are_known(struct speller *speller, const char *bytes,
                             const struct spelling_word *word,
                             bool (*knows)(struct speller *, const char *, size_t))
{
    size_t at = word->from;
    struct span piece;
    while (spelling_piece_next(bytes, word, &at, &piece))
        if (!knows(speller, bytes + piece.from, piece.to - piece.from))
            return false;
    return true;
}

static bool is_known(struct speller *speller, const char *bytes, const struct spelling_word *word)
{
    size_t length = word->to - word->from;
    if (speller_knows_without_asking(speller, bytes + word->from, length))
        return true;
    if (word->has_digit || length < 2)
        return true;
    if (word->has_joint && pieces_are_known(speller, bytes, word, speller_knows_without_asking))
        return true;
    return spelling_case(bytes + word->from, length) != SMALL ||
           speller_knows(speller, bytes + word->from, length) ||
           (word->has_joint && pieces_are_known(speller, bytes, word, speller_knows));
}

static void query(struct self *self, struct speller *speller, const struct story *story,
                  size_t part, const struct spelling_word *word, struct edits *edits)
{
    struct text suggestions = {0};
    const char *bytes = text_string(&story->parts[part].text);
    speller_suggest(speller, bytes + word->from, word->to - word->from, MOST_SUGGESTIONS,
                    &suggestions);
    if (suggestions.length)
        suggestions.bytes[--suggestions.length] = '\0';
    propose_query(edits, story, part, word->from, word->to - word->from, "spelling/unknown",
                  "no dictionary has this word", suggestions.length ? suggestions.bytes : NULL);
    text_free(&suggestions);
    (void)self;
}

static void check_paragraph(struct self *self, const struct story *story, size_t part,
                            struct span paragraph, struct edits *edits)
{
    struct speller *speller =
        speller_of(self, language_at(self->settings, story, part, paragraph.from));
    const char *bytes = text_string(&story->parts[part].text);
    const struct spans *protected = protected_spans(story, part);
    struct spelling_word word;
    size_t at = paragraph.from;
    while (speller && spelling_word_next(bytes, paragraph.to, &at, &word))
        if (!is_known(speller, bytes, &word) && !spans_touch(protected, word.from, word.to))
            query(self, speller, story, part, &word, edits);
}

static void propose(void *state, const struct story *story, struct edits *edits)
{
    struct self *self = state;
    for (size_t part = 0; part < story->part_count; part++) {
        const struct text *text = &story->parts[part].text;
        struct span paragraph;
        size_t at = 0;
        while (is_spelled(story->parts[part].name) &&
               paragraph_next(text_string(text), text->length, &at, &paragraph))
            check_paragraph(self, story, part, paragraph, edits);
    }
}

const struct filter filter_spelling = {
    .name = "spelling",
    .purpose = "Asks the desk about words that no dictionary has.",
    .scope = PARAGRAPH,
    .open = open_spelling,
    .propose = propose,
    .close = close_spelling,
};
