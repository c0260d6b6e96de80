/* Apostrophes that a space parts from their word: "don 't", "l' homme", "O' Neill". The words are
 * in elisions.dict, under "parted". */
#include "quotation_words.h"

#include <string.h>

/* The words on either side of a mark, and the white space between; it may be on one side only. */
struct parts {
    size_t left_from, left_to, right_from, right_to;
};

enum { MOST_SPACES = 3, MOST_MARKS = 16 };

static bool is_white(uint32_t character)
{
    return character == ' ' || character == 0xA0 || character == 0x202F;
}

static bool find_parts(const struct quotations *of, const struct quote_mark *mark,
                       struct parts *parts)
{
    size_t size, spaces = 0;
    struct word_key unused = {.length = 0};
    *parts = (struct parts){.left_to = mark->from, .right_from = mark->to};
    while (parts->left_to > of->paragraph.from && spaces < MOST_SPACES &&
           is_white(character_before(of->bytes, parts->left_to, &size))) {
        parts->left_to -= size;
        spaces++;
    }
    while (parts->right_from < of->paragraph.to && spaces < MOST_SPACES &&
           is_white(character_at(of->bytes, of->paragraph.to, parts->right_from, &size))) {
        parts->right_from += size;
        spaces++;
    }
    parts->left_from = quotation_word_before(of, parts->left_to);
    parts->right_to = quotation_word_after(of, parts->right_from, false, &unused);
    return parts->left_from < parts->left_to && parts->right_from < parts->right_to &&
           is_letter(quotation_left(of, parts->left_to));
}

/* The key of what stands from..to, with its ends marked. */
static struct word_key key_of(const struct quotations *of, const char *begin, size_t from,
                              size_t to, const char *end)
{
    struct word_key key = {.length = 0};
    size_t size;
    for (; *begin; begin++)
        word_key_add(&key, (unsigned char)*begin);
    for (; from < to; from += size)
        word_key_add(&key, character_at(of->bytes, to, from, &size));
    for (; *end; end++)
        word_key_add(&key, (unsigned char)*end);
    return key;
}

static bool is_single_mark(uint32_t character)
{
    return character == '\'' || character == '`' || character == 0xB4 ||
           (character >= 0x2018 && character <= 0x201B);
}

/* Whether a quotation may open at the word: 'l' is a letter. */
static bool is_in_marks(const struct quotations *of, const struct parts *parts)
{
    return is_single_mark(quotation_left(of, parts->left_from)) ||
           is_single_mark(quotation_right(of, parts->right_to));
}

static bool can_quote(const struct quote_mark *mark)
{
    return mark->kind == SINGLE_MARK && !quote_mark_joins(mark) &&
           !(mark->left == AT_WORD && mark->right == AT_WORD);
}

/* Whether a mark further on may close what this one opens. */
static bool has_closing(const struct quotations *of, const struct quote_mark *mark)
{
    const struct quote_mark *end = of->marks + of->count;
    for (unsigned steps = 0; ++mark < end && steps < MOST_MARKS; steps++) {
        if (can_quote(mark))
            return mark->right != AT_WORD;
    }
    return false;
}

/* Whether a mark before may open what this one closes. */
static bool has_opening(const struct quotations *of, const struct quote_mark *mark)
{
    for (unsigned steps = 0; mark-- > of->marks && steps < MOST_MARKS; steps++) {
        if (can_quote(mark))
            return mark->left != AT_WORD;
    }
    return false;
}

/* don 't, it ' s: a whole word of the list, or an ending. */
static const struct entry *find_tail(const struct quotations *of, const struct parts *parts)
{
    struct word_key left = key_of(of, "", parts->left_from, parts->left_to, "");
    struct word_key tail = key_of(of, "-'", parts->right_from, parts->right_to, "");
    struct word_key whole = left;
    bool is_in_capitals =
        parts->left_to - parts->left_from > 1 && is_upper(quotation_left(of, parts->left_to));
    if (is_lower(quotation_right(of, parts->right_from)) == is_in_capitals ||
        quotation_right(of, parts->right_to) == '-' || quotation_word_entry(of, "letters", &left))
        return NULL;
    word_key_add(&whole, '\'');
    quotation_word_after(of, parts->right_from, false, &whole);
    const struct entry *entry = quotation_word_entry(of, "parted", &whole);
    return entry ? entry : quotation_word_entry(of, "parted", &tail);
}

/* l' homme, O' Neill: the value says with which letters the next word begins, or that both are a
 * name. */
static const struct entry *find_head(const struct quotations *of, const struct parts *parts)
{
    struct word_key head = key_of(of, "", parts->left_from, parts->left_to, "'-");
    const struct entry *entry = quotation_word_entry(of, "parted", &head);
    uint32_t next = quotation_right(of, parts->right_from);
    if (!entry)
        return NULL;
    if (strcmp(entry->value, "name") == 0)
        return is_upper(quotation_right(of, parts->left_from)) && is_upper(next) ? entry : NULL;
    struct word_key letter = {.length = 0};
    word_key_add(&letter, next);
    letter.bytes[letter.length] = '\0';
    return strstr(entry->value, letter.bytes) ? entry : NULL;
}

/* the players ' union: a space on both sides, and no quotation in sight. */
static const struct entry *find_genitive(const struct quotations *of, const struct quote_mark *mark,
                                         const struct parts *parts)
{
    size_t size;
    if (parts->left_to == mark->from || parts->right_from == mark->to ||
        !is_lower(quotation_right(of, parts->right_from)) || has_opening(of, mark) ||
        has_closing(of, mark))
        return NULL;
    character_before(of->bytes, parts->left_to, &size);
    struct word_key ending = key_of(of, "-", parts->left_to - size, parts->left_to, "'-");
    struct word_key next = key_of(of, "", parts->right_from, parts->right_to, "");
    return quotation_word_entry(of, "small", &next) ? NULL
                                                    : quotation_word_entry(of, "parted", &ending);
}

/* did n't: the mark stands in the ending, which is parted from its word. */
static const struct entry *find_whole(const struct quotations *of, const struct parts *parts,
                                      size_t *space)
{
    size_t size, at = parts->left_from;
    if (at == of->paragraph.from || !is_white(character_before(of->bytes, at, &size)))
        return NULL;
    *space = at - size;
    size_t from = quotation_word_before(of, *space);
    struct word_key whole = key_of(of, "", from, *space, "");
    quotation_word_after(of, at, false, &whole);
    word_key_add(&whole, '\'');
    quotation_word_after(of, parts->right_from, false, &whole);
    return from < *space ? quotation_word_entry(of, "parted", &whole) : NULL;
}

static void join(struct quote_mark *mark, const struct entry *entry, size_t from, size_t to)
{
    if (!entry || mark->from - from > UINT16_MAX || to - mark->to > UINT16_MAX)
        return;
    mark->decided = true;
    mark->label = APOSTROPHE;
    mark->entry = entry;
    mark->joins_before = (uint16_t)(mark->from - from);
    mark->joins_behind = (uint16_t)(to - mark->to);
}

static void join_parts(const struct quotations *of, struct quote_mark *mark, bool is_certain_only)
{
    struct parts parts;
    size_t space;
    if (!find_parts(of, mark, &parts) || is_in_marks(of, &parts))
        return;
    if (mark->left == AT_WORD && mark->right == AT_WORD) {
        const struct entry *entry = find_whole(of, &parts, &space);
        join(mark, entry, space, mark->to);
        return;
    }
    bool may_open = parts.left_to < mark->from && mark->shape != HIGH_RIGHT;
    const struct entry *entry = find_tail(of, &parts);
    if (!entry && !(may_open && (is_certain_only || has_closing(of, mark))))
        entry = find_head(of, &parts);
    join(mark, entry, parts.left_to, parts.right_from);
    if (!entry && !is_certain_only)
        join(mark, find_genitive(of, mark, &parts), parts.left_to, mark->to);
}

/* Whether a space stands close enough to part the word: beside the mark, or before its "n't". Of
 * nearly all marks this says no. */
static bool has_space_near(const struct quotations *of, const struct quote_mark *mark)
{
    size_t size, at = mark->from;
    if (is_white(character_at(of->bytes, of->paragraph.to, mark->to, NULL)))
        return true;
    for (int letters = 0; letters < 2 && at > of->paragraph.from; letters++, at -= size)
        if (is_white(character_before(of->bytes, at, &size)))
            return true;
    return false;
}

/* What is certain by itself first; it is then no mark that another could pair with. */
void quotation_parted(struct quotations *of)
{
    for (int pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < of->count; i++) {
            struct quote_mark *mark = &of->marks[i];
            bool is_inside = pass == 0 && mark->left == AT_WORD && mark->right == AT_WORD;
            if (mark->kind == SINGLE_MARK && !quote_mark_joins(mark) &&
                (!mark->decided || is_inside) && has_space_near(of, mark))
                join_parts(of, mark, pass == 0);
        }
}
