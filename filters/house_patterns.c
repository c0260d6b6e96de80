/* Patterns: patterns of words, found by the first letters of their first fixed word. */
#include "house_patterns.h"

#include "language.h"
#include "memory.h"

#include <stdlib.h>

enum token_kind { FIXED, CAPITALISED, ENDING, COMMA, SMALL_WORDS, FIGURE };

struct token {
    enum token_kind kind;
    const char *words; /* "must|should": alternatives, or endings */
    size_t length;
    size_t most; /* small words */
    bool may_miss;
};

enum { MOST_TOKENS = 12, LONGEST_WORD = 40 };

struct pattern {
    const struct entry *entry;
    struct token tokens[MOST_TOKENS];
    size_t count, anchor; /* the first fixed word */
};

/* One spelling of a pattern's first fixed word. */
struct anchor {
    const char *word;
    size_t length, pattern;
    unsigned next; /* in the same slot: index + 1 */
};

struct patterns {
    struct pattern *items;
    size_t count, capacity;
    struct anchor *anchors;
    size_t anchor_count, anchor_capacity;
    unsigned slots[PATTERN_SLOTS];
};

static struct token read_token(const char *word, size_t length)
{
    struct token token = {FIXED, word, length, 0, false};
    if (length > 1 && *word == '?') {
        token.may_miss = true;
        token.words++, token.length--;
    } else if (length == 2 && memcmp(word, "Aa", 2) == 0) {
        token.kind = CAPITALISED;
    } else if (length > 1 && *word == '~') {
        token.kind = ENDING;
        token.words++, token.length--;
    } else if (length == 1 && *word == ',') {
        token.kind = COMMA;
    } else if (length == 2 && *word == '*') {
        token.kind = SMALL_WORDS;
        token.most = (size_t)(word[1] - '0');
    } else if (length == 1 && *word == '#') {
        token.kind = FIGURE;
    }
    return token;
}

static void add_anchors(struct patterns *patterns, const struct token *token)
{
    const char *word = token->words, *end = token->words + token->length;
    while (word < end) {
        const char *bar = memchr(word, '|', (size_t)(end - word));
        size_t length = (size_t)((bar ? bar : end) - word);
        char start[3] = {word[0], length > 1 ? word[1] : ' ', length > 2 ? word[2] : ' '};
        size_t slot = pattern_slot(start);
        patterns->anchors = memory_grow(patterns->anchors, &patterns->anchor_capacity,
                                        patterns->anchor_count + 1, sizeof *patterns->anchors);
        patterns->anchors[patterns->anchor_count] =
            (struct anchor){word, length, patterns->count - 1, patterns->slots[slot]};
        patterns->slots[slot] = (unsigned)++patterns->anchor_count;
        word += length + 1;
    }
}

static void add_pattern(struct patterns *patterns, const struct entry *entry)
{
    struct pattern pattern = {.entry = entry, .anchor = MOST_TOKENS};
    for (const char *word = entry->key; *word && pattern.count < MOST_TOKENS;) {
        size_t length = strcspn(word, " ");
        if (length > 1 && *word == '#') /* "#%" is "# %" */
            length = 1;
        if (length) {
            struct token token = read_token(word, length);
            if (token.kind == FIXED && !token.may_miss && pattern.anchor == MOST_TOKENS)
                pattern.anchor = pattern.count;
            pattern.tokens[pattern.count++] = token;
        }
        word += length + strspn(word + length, " ");
    }
    if (pattern.anchor == MOST_TOKENS)
        return;
    patterns->items = memory_grow(patterns->items, &patterns->capacity, patterns->count + 1,
                                  sizeof *patterns->items);
    patterns->items[patterns->count++] = pattern;
    add_anchors(patterns, &pattern.tokens[pattern.anchor]);
}

struct patterns *patterns_open(const struct dictionary *dictionary, const char *section)
{
    struct patterns *patterns = memory_allocate(1, sizeof *patterns);
    for (const struct entry *entry = NULL; (entry = dictionary_next(dictionary, section, entry));)
        add_pattern(patterns, entry);
    if (patterns->count)
        return patterns;
    patterns_close(patterns);
    return NULL;
}

void patterns_close(struct patterns *patterns)
{
    if (!patterns)
        return;
    free(patterns->items);
    free(patterns->anchors);
    free(patterns);
}

void patterns_mark(const struct patterns *patterns, uint8_t slots[PATTERN_SLOTS], uint8_t bit)
{
    for (size_t slot = 0; patterns && slot < PATTERN_SLOTS; slot++)
        slots[slot] |= patterns->slots[slot] ? bit : 0;
}

/* Nothing joined to the word makes it another. */
static bool ends_word(const struct prose *prose, size_t at)
{
    size_t size;
    uint32_t character = prose_at(prose, at, &size);
    if (character == '-' || character == '\'' || character == 0x2019)
        return !is_letter(prose_at(prose, at + size, NULL));
    return !(character_is(character) & (IS_LETTER | IS_DIGIT | IS_MARK));
}

static size_t white_size(const struct prose *prose, size_t at)
{
    size_t size;
    uint32_t character = prose_at(prose, at, &size);
    return character == ' ' || character == '\n' || character == 0xA0 || character == 0x202F ? size
                                                                                             : 0;
}

/* Whether the word stands there; of a small one, with a capital too. Gives its end. */
static bool stands(const struct prose *prose, const char *word, size_t length, size_t at,
                   size_t *to)
{
    const char *bytes = prose->bytes;
    if (((bytes[at] ^ word[0]) & ~32) || prose->length - at < length ||
        memcmp(bytes + at + 1, word + 1, length - 1) != 0)
        return false;
    bool is_same = bytes[at] == word[0];
    bool is_capital = word[0] >= 'a' && word[0] <= 'z' && bytes[at] == word[0] - 32;
    bool is_letter_last = (unsigned char)((word[length - 1] | 32) - 'a') < 26 ||
                          (unsigned char)word[length - 1] >= 0x80;
    *to = at + length;
    return (is_same || is_capital) && (!is_letter_last || ends_word(prose, *to));
}

static bool stands_any(const struct prose *prose, const struct token *token, size_t at, size_t *to)
{
    const char *word = token->words, *end = token->words + token->length;
    while (word < end) {
        const char *bar = memchr(word, '|', (size_t)(end - word));
        size_t length = (size_t)((bar ? bar : end) - word);
        if (length && stands(prose, word, length, at, to))
            return true;
        word += length + 1;
    }
    return false;
}

static bool has_ending(const struct prose *prose, const struct token *token, struct span word)
{
    const char *ending = token->words, *end = token->words + token->length;
    while (ending < end) {
        const char *bar = memchr(ending, '|', (size_t)(end - ending));
        size_t length = (size_t)((bar ? bar : end) - ending);
        if (word.to - word.from > length &&
            memcmp(prose->bytes + word.to - length, ending, length) == 0)
            return true;
        ending += length + 1;
    }
    return false;
}

static bool is_capitalised(const struct prose *prose, const struct token *token, struct span word)
{
    return word.to > word.from + 1 && is_upper(prose_at(prose, word.from, NULL)) &&
           (token->kind == CAPITALISED || has_ending(prose, token, word));
}

/* Matches the tokens from `index` on, behind byte `at`; gives where they end. */
static bool match_behind(const struct prose *prose, const struct pattern *pattern, size_t index,
                         size_t at, size_t *to)
{
    if (index == pattern->count) {
        *to = at;
        return true;
    }
    const struct token *token = &pattern->tokens[index];
    if (token->may_miss && match_behind(prose, pattern, index + 1, at, to))
        return true;
    if (token->kind == COMMA)
        return prose->bytes[at] == ',' && match_behind(prose, pattern, index + 1, at + 1, to);
    size_t white = white_size(prose, at), end = at;
    for (size_t count = 0; token->kind == SMALL_WORDS && count <= token->most; count++) {
        if (count && match_behind(prose, pattern, index + 1, end, to))
            return true;
        size_t space = white_size(prose, end);
        struct span word = prose_word_after(prose, end + space, LONGEST_WORD);
        if (!space || word.from == word.to || is_upper(prose_at(prose, word.from, NULL)))
            return false;
        end = word.to;
    }
    if (!white || token->kind == SMALL_WORDS)
        return false;
    if (token->kind == FIXED)
        return stands_any(prose, token, at + white, &end) &&
               match_behind(prose, pattern, index + 1, end, to);
    struct span word = prose_word_after(prose, at + white, LONGEST_WORD);
    return is_capitalised(prose, token, word) &&
           match_behind(prose, pattern, index + 1, word.to, to);
}

/* Matches the tokens before the anchor, the last first; gives where they begin. */
static bool match_before(const struct prose *prose, const struct pattern *pattern, size_t at,
                         size_t *from)
{
    *from = at;
    for (size_t index = pattern->anchor; index-- > 0;) {
        const struct token *token = &pattern->tokens[index];
        size_t size, end = *from;
        uint32_t before = prose_before(prose, end, &size);
        bool is_white = before == ' ' || before == '\n' || before == 0xA0 || before == 0x202F;
        if (is_white)
            end -= size;
        if (token->kind == FIGURE) {
            *from = end;
            return index == 0 && end > 0 && is_ascii_digit(prose->bytes[end - 1]);
        }
        struct span word = prose_word_before(prose, end, LONGEST_WORD);
        if (!is_white || !is_capitalised(prose, token, word))
            return false;
        *from = word.from;
    }
    return true;
}

bool patterns_find(const struct patterns *patterns, const struct prose *prose, size_t at,
                   struct pattern_found *found)
{
    found->entry = NULL;
    for (unsigned i = patterns->slots[pattern_slot(prose->bytes + at)]; i;
         i = patterns->anchors[i - 1].next) {
        const struct anchor *anchor = &patterns->anchors[i - 1];
        const struct pattern *pattern = &patterns->items[anchor->pattern];
        size_t end, from, to;
        if (!stands(prose, anchor->word, anchor->length, at, &end) ||
            !match_before(prose, pattern, at, &from) ||
            !match_behind(prose, pattern, pattern->anchor + 1, end, &to))
            continue;
        if (!found->entry || to - from > found->to - found->from)
            *found = (struct pattern_found){pattern->entry, from, to};
    }
    return found->entry != NULL;
}
