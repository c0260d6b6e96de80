/* What stands below a story: the sign-off, the credit line, the copyright, and its notes. */
#include "agencies.h"
#include "sign_off.h"
#include "structure_page.h"

#define SIGN_OFF "structure/sign-off"
#define CREDIT_LINE "structure/credit"

/* Where the bracket opens that closes the block, or its end. */
static size_t last_bracket(const char *bytes, struct span span)
{
    size_t open = span.to;
    if (span.to - span.from < 3 || bytes[span.to - 1] != ')')
        return span.to;
    while (open > span.from && bytes[open] != '(')
        open--;
    return bytes[open] == '(' ? open : span.to;
}

/* Where the last word begins; or, where it is in capitals and was typed to the stop before it, as
 * in "retirada.EFE", those. */
static size_t last_word(const char *bytes, struct span span)
{
    enum { AGENCY_LEAST = 3 };
    size_t at = span.to, capitals = 0;
    while (at > span.from && is_upper((unsigned char)bytes[at - 1])) {
        at--;
        capitals++;
    }
    if (capitals >= AGENCY_LEAST && at > span.from + 1 && bytes[at - 1] == '.' &&
        !is_upper((unsigned char)bytes[at - 2]))
        return at;
    while (at > span.from && bytes[at - 1] != ' ' && bytes[at - 1] != '\n')
        at--;
    return at;
}

static bool is_behind_stop(const char *bytes, size_t from, size_t at)
{
    while (at > from && bytes[at - 1] == ' ')
        at--;
    return at > from && strchr(".!?\"\x9d\xbb", bytes[at - 1]) != NULL;
}

/* What stands behind the last stop of a paragraph. */
struct credit {
    size_t from;                /* the white space before it is of it */
    struct span words;          /* without brackets */
    const struct entry *agency; /* NULL: it says who wrote and edited */
};

/* "... he said. (Reuters)", "... he said. EFE": the agency behind the last stop; and Reuters' way
 * to say who wrote and edited: "(Reporting by ...; editing by ...)". */
static bool find_credit(const struct page *page, struct span span, struct credit *credit)
{
    const char *bytes = page->layout.bytes;
    if (span.to - span.from > 2 && memcmp(bytes + span.to - 2, ").", 2) == 0)
        span.to--;
    size_t text, from = last_bracket(bytes, span);
    bool has_bracket = from < span.to;
    if (!has_bracket)
        from = last_word(bytes, span);
    struct span words = {from + has_bracket, span.to - has_bracket};
    if (from <= span.from || from >= span.to || !is_behind_stop(bytes, span.from, from))
        return false;
    bool is_sign_off = means(page_label(page, words, &text), "sign-off");
    const struct entry *agency = agencies_read(page->self->words.agencies, bytes, words);
    if (is_lower(character_at(bytes, span.to, words.from, NULL)) && !has_bracket)
        agency = NULL;
    if (!agency && !(is_sign_off && has_bracket))
        return false;
    while (from > span.from && bytes[from - 1] == ' ')
        from--;
    *credit = (struct credit){from, words, agency};
    return true;
}

/* Nothing but initials is a sign-off only below a story's last sentence, or its agency. */
static bool is_below_story(const struct page *page, size_t index)
{
    const struct block *block;
    struct credit credit;
    do {
        if (!index)
            return false;
        block = &page->layout.blocks[--index];
    } while (block->is_gone);
    return block->is_sentence || find_credit(page, block->span, &credit) ||
           agencies_read(page->self->words.agencies, page->layout.bytes, block->span);
}

static bool is_bare_sign_off(const struct page *page, size_t index)
{
    const char *bytes = page->layout.bytes;
    struct span span = page->layout.blocks[index].span;
    bool is_one = sign_off_is_bare(bytes, span) ||
                  sign_off_is_agency_initials(page->self->words.agencies, bytes, span);
    return is_one && is_below_story(page, index);
}

bool read_sign_off(struct page *page, size_t index)
{
    const struct block *block = &page->layout.blocks[index];
    if (is_bare_sign_off(page, index)) {
        page_move(page, index, "Sign-Off", SIGN_OFF, "who wrote and edited it: for the desk alone");
        return true;
    }
    struct text meaning = {0};
    if (!sign_off_read(page->self->words.agencies, page->layout.bytes, block->span, &meaning)) {
        text_free(&meaning);
        return false;
    }
    page_move(page, index, "Sign-Off", SIGN_OFF, "who wrote and edited it: for the desk alone");
    struct text note = {0};
    text_format(&note, "Sign-off: %s", text_string(&meaning));
    page_give(page, "Private-Note", text_string(&note), note.length, SIGN_OFF,
              "the sign-off, decoded");
    text_free(&note);
    text_free(&meaning);
    return true;
}

/* Reuters' way, in a paragraph of its own: "(Reporting by NAME; editing by NAME)". Without brackets
 * it takes both. */
static bool read_reporters(struct page *page, size_t index)
{
    const struct block *block = &page->layout.blocks[index];
    const char *bytes = page->layout.bytes;
    bool has_bracket = is_in_brackets(bytes, block->span);
    struct span words = {block->span.from + has_bracket, block->span.to - has_bracket}, found;
    size_t text, labels = 0;
    const struct entry *label = page_label(page, words, &text);
    if (!means(label, "sign-off") || block->words > 60)
        return false;
    for (size_t at = words.from;
         (label = phrase_next(page->self->labels, bytes, words, &at, &found));)
        labels += means(label, "sign-off");
    if (!has_bracket && labels < 2)
        return false;
    page_take(page, index, SIGN_OFF, "who wrote and edited it");
    page_give(page, "Sign-Off", bytes + words.from, words.to - words.from, SIGN_OFF,
              "who wrote and edited it");
    page->evidence++;
    return true;
}

/* The credit line: "dpa", "AP/dpa", "Quelle: dpa", "© 2021 AFP". */

static void give_provider(struct page *page, const struct entry *agency, const char *rule)
{
    if (!page_has(page, "Provider"))
        page_give(page, "Provider", agency->value, strlen(agency->value), rule,
                  "the agency that the copy names");
}

static bool read_credit_line(struct page *page, size_t index)
{
    struct span span = page->layout.blocks[index].span, line = span;
    const char *bytes = page->layout.bytes;
    const struct entry *label = page_label(page, span, &line.from);
    if (!label || !(means(label, "source") || means(label, "picture")))
        line = span;
    const struct entry *agency = agencies_read(page->self->words.agencies, bytes, line);
    if (!agency)
        return false;
    page_take(page, index, CREDIT_LINE, "the agency's credit line");
    if (line.to - line.from > 2 && (bytes[line.from] == '(' || bytes[line.from] == '/'))
        line = (struct span){line.from + 1, line.to - 1};
    give_provider(page, agency, CREDIT_LINE);
    page_give(page, "Credit", bytes + line.from, line.to - line.from, CREDIT_LINE,
              "the agency's credit line");
    page->evidence++;
    return true;
}

static bool read_copyright(struct page *page, size_t index)
{
    const struct block *block = &page->layout.blocks[index];
    size_t text, digits = 0;
    if (block->words > 40 || !means(page_label(page, block->span, &text), "copyright"))
        return false;
    for (size_t at = block->span.from; at < block->span.to; at++)
        digits += is_ascii_digit(page->layout.bytes[at]);
    bool names_agency = false;
    struct span word;
    for (size_t at = text; word_next(page->layout.bytes, block->span.to, &at, true, &word);)
        names_agency |= phrase_is(page->self->words.agencies, page->layout.bytes, word) != NULL;
    if (digits < 4 && !names_agency)
        return false;
    page_move(page, index, "Copyright", "structure/copyright", "the copyright line");
    page->evidence++;
    return true;
}

/* "(END)", "ENDS", "-30-", "(dpa)" behind the last paragraph. */
static bool read_end(struct page *page, size_t index)
{
    const struct block *block = &page->layout.blocks[index];
    if (!means(phrase_is(page->self->labels, page->layout.bytes, block->span), "end") ||
        index == 0 || !page->layout.blocks[index - 1].is_sentence)
        return false;
    page_take(page, index, "structure/end", "says only that the story ends here");
    return true;
}

/* Takes what stands behind the last stop. True: there may be another. */
static bool read_credit_behind(struct page *page, size_t index, size_t *end)
{
    struct credit credit;
    struct span span = {page->layout.blocks[index].span.from, *end};
    const char *bytes = page->layout.bytes;
    if (!find_credit(page, span, &credit))
        return false;
    const char *rule = credit.agency ? CREDIT_LINE : SIGN_OFF;
    const char *reason = credit.agency ? "the agency's credit" : "who wrote and edited it";
    page_change(page, credit.from, *end - credit.from, "", rule, reason);
    page_give(page, credit.agency ? "Credit" : "Sign-Off", bytes + credit.words.from,
              credit.words.to - credit.words.from, rule, reason);
    if (credit.agency)
        give_provider(page, credit.agency, CREDIT_LINE);
    page->evidence++;
    *end = credit.from;
    return true;
}

/* What a reader of wires has found already, decoded. */
static void decode_known_sign_off(struct page *page)
{
    const struct part *sign_off = story_part(page->story, "Sign-Off");
    struct text note = {0};
    text_append_string(&note, "Sign-off: ");
    size_t begin = note.length;
    for (size_t i = 0; i < page->story->part_count && sign_off; i++)
        if (strcmp(page->story->parts[i].name, "Private-Note") == 0 &&
            strncmp(text_string(&page->story->parts[i].text), note.bytes, begin) == 0)
            sign_off = NULL;
    if (sign_off && sign_off_read(page->self->words.agencies, text_string(&sign_off->text),
                                  (struct span){0, sign_off->text.length}, &note))
        page_give(page, "Private-Note", note.bytes, note.length, SIGN_OFF, "the sign-off, decoded");
    text_free(&note);
}

void read_tail(struct page *page)
{
    size_t last = page->layout.count;
    decode_known_sign_off(page);
    while (last > 1 && (read_sign_off(page, last - 1) || read_end(page, last - 1)))
        last--;
    last = read_notes(page, last);
    while (last > 1 && (read_sign_off(page, last - 1) || read_end(page, last - 1) ||
                        read_reporters(page, last - 1) || read_signal_below(page, last - 1) ||
                        read_copyright(page, last - 1) || read_credit_line(page, last - 1) ||
                        read_note_line(page, last - 1) || read_last_rule(page, last - 1)))
        last--;
    if (last == 0)
        return;
    size_t end = page->layout.blocks[last - 1].span.to;
    for (unsigned times = 0; times < 2 && read_credit_behind(page, last - 1, &end); times++)
        ;
}
