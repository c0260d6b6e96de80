/* apostrophes: marks that stand for letters left out, or for a genitive, are the house's
 * apostrophe; those that stand for an accent are that accent. */
#include "apostrophes_accents.h"

#include <string.h>

enum { SURE = 10 }; /* how much dearer another reading must be, in tenths */

/* What becomes of the bytes of `place`: the apostrophe, and letters, without spaces. */
static void write_joined(const struct quotations *of, const struct quote_mark *mark,
                         struct span place, struct text *after)
{
    size_t size;
    for (size_t at = place.from; at < place.to; at += size) {
        uint32_t character = character_at(of->bytes, place.to, at, &size);
        if (at == mark->from) {
            text_append_string(after, of->style->marks.apostrophe);
            size = mark->to - mark->from;
        } else if (!is_space(character)) {
            text_append(after, of->bytes + at, size);
        }
    }
}

static void propose_mark(struct quotation_desk *desk, const struct story *story, size_t part,
                         const struct quote_mark *mark, struct edits *edits)
{
    const struct quotations *of = &desk->quotations;
    struct text rule = {0};
    const char *reason = "letters are left out here";
    if (mark->entry) {
        dictionary_cite(desk->elisions, mark->entry, &rule);
        if (quote_mark_joins(mark))
            reason = "a space parts the word";
        else if (mark->entry->key[0] == '-')
            reason = "an apostrophe ends the word";
    } else if (mark->left == AT_WORD && mark->right == AT_WORD) {
        text_append_string(&rule, "apostrophes/inside");
        reason = "an apostrophe inside a word";
    } else {
        text_append_string(&rule, mark->left == AT_WORD ? "apostrophes/end" : "apostrophes/begin");
    }
    struct span place = {mark->from - mark->joins_before, mark->to + mark->joins_behind};
    struct text after = {0};
    write_joined(of, mark, place, &after);
    propose_change(edits, story, part, place.from, place.to - place.from, text_string(&after),
                   text_string(&rule), reason);
    text_free(&after);
    text_free(&rule);
}

/* True where the mark stands for an accent. */
static bool propose_accent(struct quotation_desk *desk, const struct story *story, size_t part,
                           const struct quote_mark *mark, struct edits *edits)
{
    char letter[8];
    size_t size = accent_of(desk->own, &desk->quotations, mark, letter);
    if (size)
        propose_change(edits, story, part, mark->from - size, mark->to - mark->from + size, letter,
                       "apostrophes/accent", "an accent that stands behind its letter");
    return size > 0;
}

static void propose_paragraph(struct quotation_desk *desk, const struct story *story, size_t part,
                              struct edits *edits)
{
    const struct quotations *of = &desk->quotations;
    const char *apostrophe = desk->style.marks.apostrophe;
    size_t length = strlen(apostrophe);
    for (size_t i = 0; i < of->count; i++) {
        const struct quote_mark *mark = &of->marks[i];
        if (mark->kind == LINE_END || mark->label != APOSTROPHE || mark->margin < SURE)
            continue;
        if (!quote_mark_joins(mark) && propose_accent(desk, story, part, mark, edits))
            continue;
        if (quote_mark_joins(mark) || mark->to - mark->from != length ||
            memcmp(of->bytes + mark->from, apostrophe, length) != 0)
            propose_mark(desk, story, part, mark, edits);
    }
}

static void *open_apostrophes(const struct settings *settings, struct report *report)
{
    struct quotation_desk *desk = quotation_desk_open(settings, report);
    desk->own = accents_open(desk->accents);
    return desk;
}

static void close_apostrophes(void *self)
{
    struct quotation_desk *desk = self;
    accents_close(desk->own);
    quotation_desk_close(desk);
}

static void propose(void *self, const struct story *story, struct edits *edits)
{
    struct quotation_desk *desk = self;
    accents_learn(desk->own, desk->settings, story);
    quotation_desk_propose(desk, story, edits, propose_paragraph);
}

const struct filter filter_apostrophes = {
    .name = "apostrophes",
    .purpose = "Tells apostrophes from single quotation marks, and writes them as the house does.",
    .scope = PARAGRAPH,
    .open = open_apostrophes,
    .propose = propose,
    .close = close_apostrophes,
};
