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

/* Behind the lost characters from `at` on, all of one kind. */
static size_t lost_end(const char *bytes, size_t to, size_t at, bool is_replacement)
{
    size_t size;
    while (at < to && suspect_character(bytes, to, at) == LOST &&
           (character_at(bytes, to, at, &size) == 0xFFFD) == is_replacement)
        at += size;
    return at;
}

/* A line as it was, as it is to be, and where these differ. */
struct repair {
    const struct story *story;
    size_t part;
    struct span line;
    struct text made;
    struct patches patches;
};

/* How many bytes at the front of a change stay as they are. */
static size_t kept_bytes(const struct repair *repair, const struct patch *patch)
{
    const char *was = text_string(&repair->story->parts[repair->part].text) + repair->line.from;
    const char *is = text_string(&repair->made);
    size_t kept = 0;
    while (patch->was.from + kept < patch->was.to && patch->is.from + kept < patch->is.to &&
           was[patch->was.from + kept] == is[patch->is.from + kept])
        kept++;
    while (kept && ((unsigned char)was[patch->was.from + kept] & 0xC0) == 0x80)
        kept--; /* whole characters */
    return kept;
}

/* The stretch of the copy that a stretch of the repaired line was, as far as the next change. */
static struct span was_of(const struct repair *repair, struct span is)
{
    size_t from = is.from, most = is.to - is.from;
    for (size_t i = 0; i < repair->patches.count; i++) {
        const struct patch *patch = &repair->patches.items[i];
        if (patch->is.to <= is.from) {
            from = patch->was.to + is.from - patch->is.to;
            continue;
        }
        size_t room = patch->is.from - is.from;
        if (patch->is.from <= is.from) {
            from = patch->was.from; /* a query may not begin within a change */
            most = is.to - patch->is.from;
            room = kept_bytes(repair, patch);
        }
        most = room < most ? room : most;
        break;
    }
    from += repair->line.from;
    return (struct span){from, from + most};
}

static void query(const struct repair *repair, struct span is, const char *rule, const char *reason,
                  const char *suggestion, struct edits *edits)
{
    struct span was = was_of(repair, is);
    propose_query(edits, repair->story, repair->part, was.from, was.to - was.from, rule, reason,
                  suggestion);
}

/* Asks about what stands at `at` of the repaired line, and returns where to look on. */
static size_t query_character(const struct unicode *unicode, const struct repair *repair, size_t at,
                              enum suspicion suspicion, struct edits *edits)
{
    const char *bytes = text_string(&repair->made);
    size_t size, to = repair->made.length;
    uint32_t c = character_at(bytes, to, at, &size);
    if (suspicion == LOST) {
        size_t end = lost_end(bytes, to, at, c == 0xFFFD);
        query(repair, (struct span){at, end}, "unicode/lost",
              c == 0xFFFD   ? "a character was lost here"
              : c == 0xFFFC ? "a picture or the like was here"
                            : "a character without a meaning that all share",
              NULL, edits);
        return end;
    }
    if (suspicion == TWO_SCRIPTS) {
        struct span word;
        struct text meant = {0};
        if (word_mixture(unicode->characters, bytes, to, at, &word, &meant) == UNCERTAIN)
            query(repair, word, "unicode/homoglyph",
                  "a word with letters of two scripts that look alike", text_string(&meant), edits);
        text_free(&meant);
        return word.to > at ? word.to : at + size;
    }
    struct span stretch = {at, at + size};
    if (suspicion == COMPOSES && !compose_stretch(bytes, to, at, &stretch))
        query(repair, (struct span){at, stretch.to}, "unicode/marks",
              "more marks than any letter has", NULL, edits);
    return stretch.to;
}

/* Asks already now what the repaired line will be asked about. */
static void query_line(const struct unicode *unicode, const struct repair *repair,
                       struct edits *edits)
{
    const char *bytes = text_string(&repair->made);
    size_t at = 0;
    enum suspicion suspicion;
    while ((at = suspect_next(bytes, repair->made.length, at, &suspicion)) < repair->made.length)
        at = query_character(unicode, repair, at, suspicion, edits);
}

static void propose_patches(const struct repair *repair, struct edits *edits)
{
    const char *bytes = text_string(&repair->story->parts[repair->part].text);
    const struct spans *protected = protected_spans(repair->story, repair->part);
    struct text after = {0};
    for (size_t i = 0; i < repair->patches.count; i++) {
        const struct patch *patch = &repair->patches.items[i];
        size_t from = repair->line.from + patch->was.from, to = repair->line.from + patch->was.to;
        text_clear(&after);
        text_append(&after, text_string(&repair->made) + patch->is.from,
                    patch->is.to - patch->is.from);
        bool is_same =
            to - from == after.length && memcmp(bytes + from, text_string(&after), to - from) == 0;
        if (!is_same && !spans_touch(protected, from, to))
            propose_change(edits, repair->story, repair->part, from, to - from, text_string(&after),
                           patch->rule, patch->reason);
    }
    text_free(&after);
}

static void repair_line(struct unicode *unicode, const struct story *story, size_t part,
                        struct span line, struct edits *edits)
{
    const char *bytes = text_string(&story->parts[part].text);
    struct repair repair = {.story = story, .part = part, .line = line};
    if (!unicode->characters)
        unicode->characters = dictionary_open("characters", unicode->report);
    if (!unicode_line(unicode->characters, bytes + line.from, line.to - line.from, &repair.made,
                      &repair.patches)) {
        repair.patches.count = 0;
        text_clear(&repair.made);
        text_append(&repair.made, bytes + line.from, line.to - line.from);
    }
    query_line(unicode, &repair, edits);
    propose_patches(&repair, edits);
    free(repair.patches.items);
    text_free(&repair.made);
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
