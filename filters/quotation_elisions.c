/* What the words beside a single mark say: whether it is the apostrophe of an elision, of a name or
 * of a genitive. The words are in elisions.dict. */
#include "quotation_words.h"

#include <string.h>

static const struct entry *find(const struct quotations *of, const struct word_key *key,
                                const char *language)
{
    return dictionary_find_language(of->elisions, language, key->bytes, key->length);
}

/* 'tis, 's-Hertogenbosch, 'Ndrangheta: the entry of a word that an apostrophe begins. */
static const struct entry *leading(const struct quotations *of, const char *language, size_t at)
{
    for (int joined = 1; joined >= 0; joined--) {
        struct word_key key = {"'", 1};
        quotation_word_after(of, at, joined, &key);
        const struct entry *entry = key.length > 1 ? find(of, &key, language) : NULL;
        if (entry)
            return entry;
    }
    return NULL;
}

/* l', po', o': the entry of a word that an apostrophe ends; else that of its ending, "-s'". */
static const struct entry *trailing(const struct quotations *of, const char *language, size_t at)
{
    size_t size, from = quotation_word_before(of, at), first = from;
    struct word_key whole = {.length = 0};
    quotation_word_after(of, from, false, &whole);
    if (!whole.length || whole.length >= LONGEST_KEY)
        return NULL;
    word_key_add(&whole, '\'');
    const struct entry *entry = find(of, &whole, language);
    for (size_t letters = 2; !entry && letters > 0; letters--) {
        struct word_key ending = {"-", 1};
        first = at;
        for (size_t i = 0; i < letters && first > from; i++) {
            character_before(of->bytes, first, &size);
            first -= size;
        }
        quotation_word_after(of, first, false, &ending);
        word_key_add(&ending, '\'');
        entry = first > from ? find(of, &ending, language) : NULL;
    }
    return entry;
}

/* '90s, '90ern, '68: two digits and no more. */
static bool is_decade(const struct quotations *of, size_t at)
{
    struct word_key key = {.length = 0};
    quotation_word_after(of, at, false, &key);
    bool has_two = key.length >= 2 && is_ascii_digit(key.bytes[0]) && is_ascii_digit(key.bytes[1]);
    return has_two && key.length <= 5 && (key.length == 2 || !is_ascii_digit(key.bytes[2]));
}

static void decide(struct quote_mark *mark, enum mark_label label, const struct entry *entry)
{
    mark->decided = true;
    mark->label = (uint8_t)label;
    mark->entry = entry;
}

/* rock 'n' roll: both marks are apostrophes, unless the copy speaks of a letter. */
static bool decide_between(struct quotations *of, struct quote_mark *mark, const char *language)
{
    struct quote_mark *next = mark + 1;
    struct word_key key = {"'", 1}, before = {.length = 0};
    if (next == of->marks + of->count || next->kind != mark->kind || next->from - mark->to > 8 ||
        next->from == mark->to || mark->left == AT_WORD || next->right == AT_WORD)
        return false;
    if (quotation_word_after(of, mark->to, false, &key) != next->from)
        return false;
    word_key_add(&key, '\'');
    const struct entry *entry = find(of, &key, language);
    size_t end = mark->from;
    while (end > of->paragraph.from && of->bytes[end - 1] == ' ')
        end--;
    quotation_word_after(of, quotation_word_before(of, end), false, &before);
    if (!entry || !before.length || quotation_word_entry(of, "letters", &before))
        return false;
    decide(mark, APOSTROPHE, entry);
    decide(next, APOSTROPHE, entry);
    return true;
}

static bool has_mark_beside(const struct quotations *of, const struct quote_mark *mark, int step)
{
    if (step < 0)
        return mark > of->marks && mark[-1].to == mark->from && mark[-1].kind != LINE_END;
    return mark + 1 < of->marks + of->count && mark[1].from == mark->to && mark[1].kind != LINE_END;
}

/* 10'000, as Swiss figures are grouped: three behind the mark, and no fourth. */
static bool is_thousands(const struct quotations *of, const struct quote_mark *mark)
{
    size_t digits = 0;
    while (mark->to + digits < of->paragraph.to && is_ascii_digit(of->bytes[mark->to + digits]))
        digits++;
    return digits == 3 && character_is(mark->left_character) & IS_DIGIT;
}

/* Between letters; l'“Aida”; “Jaws”'s. Tells the mark beside it what it stands next to. */
static void decide_inside(struct quotations *of, struct quote_mark *mark, const char *language)
{
    bool has_left = has_mark_beside(of, mark, -1), has_right = has_mark_beside(of, mark, 1);
    if (!has_left && !has_right) {
        bool is_letters = mark->left == AT_WORD && is_letter(mark->right_character) &&
                          !quotation_minutes(of, mark->from);
        if (is_letters || is_thousands(of, mark))
            decide(mark, APOSTROPHE, NULL);
        return;
    }
    if (has_right && !has_left && mark->left == AT_WORD && mark->right == AT_WORD) {
        const struct entry *entry = trailing(of, language, mark->from);
        if (entry && entry->key[0] != '-') {
            decide(mark, APOSTROPHE, entry);
            mark[1].left = AT_OPENER;
        }
    } else if (has_left && !has_right && mark->left != AT_SPACE && mark->left != AT_EDGE) {
        struct word_key key = {"-'", 2};
        quotation_word_after(of, mark->to, false, &key);
        const struct entry *entry = key.length > 2 ? find(of, &key, language) : NULL;
        if (entry) {
            decide(mark, APOSTROPHE, entry);
            mark[-1].right = AT_STOP;
            mark[-1].right_character = '\'';
        }
    }
}

/* citta': the word is none without its accent, and nothing opens at it that the mark could close.
 */
static bool is_accent(const struct quotations *of, const struct quote_mark *mark)
{
    struct word_key key = {.length = 0};
    size_t from = quotation_word_before(of, mark->from);
    quotation_word_after(of, from, false, &key);
    word_key_add(&key, '\'');
    uint32_t before = quotation_left(of, from);
    return before != '\'' && before != 0x2018 && before != 0x2019 &&
           dictionary_find_language(of->accents, of->language, key.bytes, key.length);
}

/* How dear it is to read the mark as an apostrophe, in tenths. */
static unsigned apostrophe_cost(struct quotations *of, struct quote_mark *mark,
                                const char *language)
{
    if (mark->left == AT_WORD && mark->right == AT_WORD) {
        mark->entry = has_mark_beside(of, mark, 1) ? trailing(of, language, mark->from) : NULL;
        return character_is(mark->left_character) & IS_DIGIT ? 40 : 5;
    }
    if (mark->left == AT_WORD && !has_mark_beside(of, mark, -1)) {
        mark->entry = trailing(of, language, mark->from);
        if (is_accent(of, mark)) {
            mark->cost[CLOSES] += 25;
            return 2;
        }
        if (!mark->entry)
            return character_is(mark->left_character) & IS_DIGIT ? 20 : 30;
        return strcmp(mark->entry->value, "rare") == 0 ? 9 : mark->entry->key[0] == '-' ? 6 : 3;
    }
    if (mark->left == AT_SPACE && mark->right == AT_SPACE)
        return NEVER;
    if (mark->right != AT_WORD || has_mark_beside(of, mark, 1))
        return 60;
    if (is_decade(of, mark->to)) {
        mark->cost[OPENS] += 25;
        return 3;
    }
    mark->entry = leading(of, language, mark->to);
    if (mark->entry) {
        bool is_word_too = strcmp(mark->entry->value, "word") == 0;
        mark->cost[OPENS] = (uint16_t)(mark->cost[OPENS] + (is_word_too ? 12 : 25));
        return 2;
    }
    if (mark->left == AT_STOP || mark->left == AT_SYMBOL) {
        struct word_key key = {"-'", 2};
        quotation_word_after(of, mark->to, false, &key);
        mark->entry = key.length > 2 ? find(of, &key, language) : NULL;
        if (mark->entry)
            mark->cost[OPENS] += 25;
        return mark->entry ? 2 : 60;
    }
    return mark->shape == HIGH_RIGHT ? 10 : 46;
}

/* '' or ’’ between letters: an apostrophe that was doubled on its way through a database, or a
 * closing mark that lost its space. */
static unsigned doubled_cost(const struct quotations *of, const struct quote_mark *mark)
{
    struct word_key key = {"-'", 2};
    bool is_straight = mark->shape == STRAIGHT && of->bytes[mark->from] == '\'';
    bool is_curly = mark->shape == HIGH_RIGHT && memcmp(of->bytes + mark->from, "”", 3) != 0;
    if ((!is_straight && !is_curly) || mark->left != AT_WORD || mark->right != AT_WORD ||
        has_mark_beside(of, mark, -1) || has_mark_beside(of, mark, 1))
        return NEVER;
    quotation_word_after(of, mark->to, false, &key);
    return find(of, &key, of->language) ? 5 : 28;
}

void quotation_elisions(struct quotations *of)
{
    const char *language = of->language;
    for (size_t i = 0; i < of->count; i++) {
        struct quote_mark *mark = &of->marks[i];
        if (mark->kind == DOUBLE_MARK) {
            mark->cost[APOSTROPHE] = (uint16_t)doubled_cost(of, mark);
            if (!mark->decided && of->bytes[mark->from] == '\'')
                decide_between(of, mark, language);
        }
        if (mark->kind != SINGLE_MARK || mark->decided)
            continue;
        decide_inside(of, mark, language);
        if (!mark->decided && !decide_between(of, mark, language))
            mark->cost[APOSTROPHE] = (uint16_t)apostrophe_cost(of, mark, language);
    }
    quotation_parted(of);
}

bool quotation_suffix(const struct quotations *of, size_t at)
{
    struct word_key key = {.length = 0};
    quotation_word_after(of, at, false, &key);
    return quotation_word_entry(of, "suffixes", &key) != NULL;
}
