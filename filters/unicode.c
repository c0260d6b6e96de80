/* unicode: the same text in the same characters: composed, without what nobody sees, without
 * presentation forms, and with the letters that were meant. */
#include "characters.h"
#include "dictionary.h"
#include "filter.h"
#include "language.h"
#include "memory.h"
#include "protected.h"
#include "unicode_compose.h"
#include "unicode_line.h"
#include "unicode_suspects.h"
#include "unicode_words.h"

#include <stdlib.h>
#include <string.h>

struct unicode {
    struct report *report;
    struct dictionary *characters; /* NULL until a text needs it */
};

static void propose_patches(const struct story *story, size_t part, struct span line,
                            const struct text *made, const struct patches *patches,
                            struct edits *edits)
{
    const char *bytes = text_string(&story->parts[part].text);
    const struct spans *protected = protected_spans(story, part);
    struct text after = {0};
    for (size_t i = 0; i < patches->count; i++) {
        const struct patch *patch = &patches->items[i];
        size_t from = line.from + patch->was.from, to = line.from + patch->was.to;
        text_clear(&after);
        text_append(&after, text_string(made) + patch->is.from, patch->is.to - patch->is.from);
        bool is_same =
            to - from == after.length && memcmp(bytes + from, text_string(&after), to - from) == 0;
        if (!is_same && !spans_touch(protected, from, to))
            propose_change(edits, story, part, from, to - from, text_string(&after), patch->rule,
                           patch->reason);
    }
    text_free(&after);
}

/* Behind the lost characters from `at` on, all of one kind. */
static size_t lost_end(const char *bytes, size_t to, size_t at, bool is_replacement)
{
    size_t size;
    while (at < to && suspect_character(bytes, to, at) == LOST &&
           (character_at(bytes, to, at, &size) == 0xFFFD) == is_replacement)
        at += size;
    return at;
}

/* Asks about what stands between two changes, and returns where to look on. */
static size_t query_character(const struct unicode *unicode, const struct story *story, size_t part,
                              size_t at, size_t to, enum suspicion suspicion, struct edits *edits)
{
    const char *bytes = text_string(&story->parts[part].text);
    size_t size;
    uint32_t c = character_at(bytes, to, at, &size);
    if (suspicion == LOST) {
        size_t end = lost_end(bytes, to, at, c == 0xFFFD);
        propose_query(edits, story, part, at, end - at, "unicode/lost",
                      c == 0xFFFD   ? "a character was lost here"
                      : c == 0xFFFC ? "a picture or the like was here"
                                    : "a character without a meaning that all share",
                      NULL);
        return end;
    }
    if (suspicion == TWO_SCRIPTS) {
        struct span word;
        struct text meant = {0};
        if (word_mixture(unicode->characters, bytes, to, at, &word, &meant) == UNCERTAIN)
            propose_query(edits, story, part, word.from, word.to - word.from, "unicode/homoglyph",
                          "a word with letters of two scripts that look alike",
                          text_string(&meant));
        text_free(&meant);
        return word.to > at ? word.to : at + size;
    }
    struct span stretch = {at, at + size};
    if (suspicion == COMPOSES && !compose_stretch(bytes, to, at, &stretch))
        propose_query(edits, story, part, at, stretch.to - at, "unicode/marks",
                      "more marks than any letter has", NULL);
    return stretch.to;
}

static void query_line(const struct unicode *unicode, const struct story *story, size_t part,
                       struct span line, const struct patches *patches, struct edits *edits)
{
    const char *bytes = text_string(&story->parts[part].text);
    size_t at = line.from, patch = 0;
    enum suspicion suspicion;
    while ((at = suspect_next(bytes, line.to, at, &suspicion)) < line.to) {
        while (patch < patches->count && line.from + patches->items[patch].was.to <= at)
            patch++;
        if (patch < patches->count && line.from + patches->items[patch].was.from <= at)
            at = line.from + patches->items[patch].was.to;
        else
            at = query_character(unicode, story, part, at, line.to, suspicion, edits);
    }
}

static void repair_line(struct unicode *unicode, const struct story *story, size_t part,
                        struct span line, struct edits *edits)
{
    const char *bytes = text_string(&story->parts[part].text);
    struct text made = {0};
    struct patches patches = {0};
    if (!unicode->characters)
        unicode->characters = dictionary_open("characters", unicode->report);
    if (!unicode_line(unicode->characters, bytes + line.from, line.to - line.from, &made, &patches))
        patches.count = 0;
    propose_patches(story, part, line, &made, &patches, edits);
    query_line(unicode, story, part, line, &patches, edits);
    free(patches.items);
    text_free(&made);
}

/* The line, with the line ends round it: a separator beside them has less to do. */
static struct span line_round(const char *bytes, size_t length, size_t at)
{
    const char *before = memrchr(bytes, '\n', at);
    const char *behind = memchr(bytes + at, '\n', length - at);
    struct span line = {before ? (size_t)(before - bytes) + 1 : 0,
                        behind ? (size_t)(behind - bytes) : length};
    for (unsigned i = 0; i < 2 && line.from > 0 && bytes[line.from - 1] == '\n'; i++)
        line.from--;
    for (unsigned i = 0; i < 2 && line.to < length && bytes[line.to] == '\n'; i++)
        line.to++;
    return line;
}

static void propose(void *self, const struct story *story, struct edits *edits)
{
    for (size_t part = 0; part < story->part_count; part++) {
        const struct text *text = &story->parts[part].text;
        const char *bytes = text_string(text);
        if (part_kind(story->parts[part].name) == FIELD)
            continue;
        enum suspicion suspicion;
        for (size_t at = 0;
             (at = suspect_next(bytes, text->length, at, &suspicion)) < text->length;) {
            struct span line = line_round(bytes, text->length, at);
            repair_line(self, story, part, line, edits);
            at = line.to;
        }
    }
    edits_sort(edits);
}

static void *open(const struct settings *settings, struct report *report)
{
    (void)settings;
    struct unicode *unicode = memory_allocate(1, sizeof *unicode);
    unicode->report = report;
    return unicode;
}

static void close(void *self)
{
    struct unicode *unicode = self;
    if (unicode->characters)
        dictionary_close(unicode->characters);
    free(unicode);
}

const struct filter filter_unicode = {
    .name = "unicode",
    .purpose = "Composes characters (NFC); takes out hidden ones, ligatures and look-alikes.",
    .scope = PARAGRAPH,
    .open = open,
    .propose = propose,
    .close = close,
};
