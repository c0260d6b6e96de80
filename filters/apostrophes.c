/* apostrophes: marks that stand for letters left out, or for a genitive, are the house's
 * apostrophe. */
#include "quotation_desk.h"

#include <string.h>

enum { SURE = 10 }; /* how much dearer another reading must be, in tenths */

static void propose_mark(struct quotation_desk *desk, const struct story *story, size_t part,
                         const struct quote_mark *mark, struct edits *edits)
{
    const struct quotations *of = &desk->quotations;
    struct text rule = {0};
    const char *reason = "letters are left out here";
    if (mark->entry) {
        dictionary_cite(desk->elisions, mark->entry, &rule);
        if (mark->entry->key[0] == '-')
            reason = "an apostrophe ends the word";
    } else if (mark->left == AT_WORD && mark->right == AT_WORD) {
        text_append_string(&rule, "apostrophes/inside");
        reason = "an apostrophe inside a word";
    } else {
        text_append_string(&rule, mark->left == AT_WORD ? "apostrophes/end" : "apostrophes/begin");
    }
    propose_change(edits, story, part, mark->from, mark->to - mark->from,
                   of->style->marks.apostrophe, text_string(&rule), reason);
    text_free(&rule);
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
        if (mark->to - mark->from != length ||
            memcmp(of->bytes + mark->from, apostrophe, length) != 0)
            propose_mark(desk, story, part, mark, edits);
    }
}

static void propose(void *self, const struct story *story, struct edits *edits)
{
    quotation_desk_propose(self, story, edits, propose_paragraph);
}

const struct filter filter_apostrophes = {
    .name = "apostrophes",
    .purpose = "Tells apostrophes from single quotation marks, and writes them as the house does.",
    .scope = PARAGRAPH,
    .open = quotation_desk_open,
    .propose = propose,
    .close = quotation_desk_close,
};
