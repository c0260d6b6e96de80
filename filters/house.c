/* house: what is a house's own way: the order of stop and mark, its words, (left) for (l); and what
 * only a person can decide. Words inside quotation marks stay as they were said. */
#include "house_walk.h"

#include "memory.h"

#include <stdio.h>
#include <stdlib.h>

enum {
    WORD = 1 << 0,    /* a word begins */
    QUOTE = 1 << 1,   /* a quotation mark */
    PERCENT = 1 << 2, /* a figure, perhaps a space, and % */
    BRACKET = 1 << 3,
    BLANK = 1 << 4 /* a paragraph ends */
};

static void *open_house(const struct settings *settings, struct report *report)
{
    struct house_filter *self = memory_allocate(1, sizeof *self);
    struct scan *scan = &self->scan;
    self->settings = settings;
    self->queries = dictionary_open("house-queries", report);
    scan_add(scan->left, WORD, " \n\t('\"\xA0\x9C\x98\x9E\xAB", 0);
    scan_add(scan->right, WORD, SCAN_LETTERS, 0);
    for (size_t byte = 0xC3; byte < 0x100; byte++)
        if (byte != 0xE2)
            scan->right[byte] |= WORD;
    for (size_t byte = 0; byte < 256; byte++)
        scan->right[byte] |=
            byte == 0x80 || byte == 0xAB || byte == 0xBB ? QUOTE | BRACKET : BRACKET;
    scan_add(scan->left, QUOTE, "\xE2\xC2", 0);
    scan_add(scan->left, BRACKET, "(\"", 0);
    scan_add(scan->left, PERCENT, SCAN_DIGITS " \xA0\xAF", 0);
    scan_add(scan->right, PERCENT, "%", 0);
    scan_add(scan->left, BLANK, "\n", 0);
    scan_add(scan->right, BLANK, "\n", 0);
    return self;
}

static void close_house(void *state)
{
    struct house_filter *self = state;
    while (self->tongues) {
        struct tongue *tongue = self->tongues;
        self->tongues = tongue->next;
        for (size_t i = 0; i < MOST_BASES; i++)
            patterns_close(tongue->replaced[i].patterns);
        patterns_close(tongue->oddities);
        patterns_close(tongue->variants);
        free(tongue);
    }
    dictionary_close(self->queries);
    free(self);
}

static struct tongue *make_tongue(const struct house_filter *self, const char *language)
{
    struct tongue *tongue = memory_allocate(1, sizeof *tongue);
    const struct house *house = self->settings->house;
    const char *order = house_value(house, language, "stop-and-quote", "as-is");
    char section[40];
    int base = (int)strcspn(language, "-_");
    base = base < 12 ? base : 12;
    snprintf(tongue->language, sizeof tongue->language, "%s", language);
    snprintf(tongue->doubled, sizeof tongue->doubled, "%.*s doubled", base, language);
    snprintf(tongue->speech, sizeof tongue->speech, "%.*s speech", base, language);
    tongue->order = strcmp(order, "inside") == 0    ? STOP_INSIDE
                    : strcmp(order, "outside") == 0 ? STOP_OUTSIDE
                                                    : AS_IS;
    snprintf(section, sizeof section, "%.*s replace", base, language);
    for (size_t i = 0; house && i < MOST_BASES; house = house->base)
        if (house->dictionary &&
            (tongue->replaced[i].patterns = patterns_open(house->dictionary, section)))
            tongue->replaced[i++].dictionary = house->dictionary;
    snprintf(section, sizeof section, "%.*s oddities", base, language);
    tongue->oddities = patterns_open(self->queries, section);
    snprintf(section, sizeof section, "%.*s variants", base, language);
    tongue->variants = patterns_open(self->queries, section);
    for (size_t i = 0; i < MOST_BASES; i++)
        patterns_mark(tongue->replaced[i].patterns, tongue->slots, REPLACED);
    patterns_mark(tongue->oddities, tongue->slots, ODDITY);
    patterns_mark(tongue->variants, tongue->slots, VARIANT);
    return tongue;
}

/* A paragraph begins at `at`: in its language, with no quotation open. */
static void begin_paragraph(struct walk *walk, size_t at)
{
    struct house_filter *self = walk->self;
    const char *language = language_at(self->settings, walk->prose.story, walk->prose.part, at);
    struct tongue *tongue = self->tongues;
    while (tongue && strcmp(tongue->language, language) != 0)
        tongue = tongue->next;
    if (!tongue) {
        tongue = make_tongue(self, language);
        tongue->next = self->tongues;
        self->tongues = tongue;
    }
    walk->tongue = tongue;
    walk->depth = 0;
    walk->names_sides = false;
    walk->last_word = at;
}

/* Writes the house's word; "#" is the figure that stands before, and a capital stays one. */
static void replace(struct walk *walk, const struct dictionary *dictionary,
                    const struct pattern_found *found)
{
    struct text rule = {0}, after = {0};
    struct prose *prose = &walk->prose;
    const char *value = found->entry->value + (found->entry->value[0] == '#');
    bool is_capital = is_upper(prose_at(prose, found->from, NULL)) &&
                      is_lower((unsigned char)found->entry->key[0]);
    text_append_string(&after, value);
    if (is_capital && after.length)
        after.bytes[0] = (char)character_upper((unsigned char)after.bytes[0]);
    dictionary_cite(dictionary, found->entry, &rule);
    prose_change(prose, found->from, found->to, text_string(&after), text_string(&rule),
                 "the house's word");
    text_free(&rule);
    text_free(&after);
}

static void replace_word(struct walk *walk, size_t at)
{
    for (size_t i = 0; i < MOST_BASES && walk->tongue->replaced[i].patterns && !walk->depth; i++) {
        const struct patterns *patterns = walk->tongue->replaced[i].patterns;
        struct pattern_found found;
        if (!patterns_find(patterns, &walk->prose, at, &found))
            continue;
        replace(walk, walk->tongue->replaced[i].dictionary, &found);
        return;
    }
}

/* (l) behind a name, then also elsewhere in the paragraph; or anywhere in a caption. */
static void replace_side(struct walk *walk, size_t at)
{
    struct prose *prose = &walk->prose;
    const char *bytes = prose->bytes;
    size_t length = strcspn(bytes + at, ") \n") + 1;
    if (length > 8 || bytes[at + length - 1] != ')')
        return;
    bool is_caption = strcmp(prose->story->parts[prose->part].name, "Caption") == 0;
    struct span name = prose_word_before(prose, at ? at - 1 : 0, 60);
    bool is_behind_name = at && bytes[at - 1] == ' ' && name.to - name.from > 1 &&
                          is_upper(prose_at(prose, name.from, NULL));
    if (!is_caption && !is_behind_name && !walk->names_sides)
        return;
    char section[40];
    int base = (int)strcspn(walk->tongue->language, "-_");
    snprintf(section, sizeof section, "%.*s caption", base, walk->tongue->language);
    for (const struct house *house = walk->self->settings->house; house; house = house->base) {
        const struct entry *entry =
            house->dictionary ? dictionary_find(house->dictionary, section, bytes + at, length)
                              : NULL;
        if (!entry)
            continue;
        struct text rule = {0};
        dictionary_cite(house->dictionary, entry, &rule);
        prose_change(prose, at, at + length, entry->value, text_string(&rule),
                     "how the house names a side of a picture");
        walk->names_sides = true;
        text_free(&rule);
        return;
    }
}

static inline void see_word(struct walk *walk, size_t at)
{
    const char *bytes = walk->prose.bytes, *last = bytes + walk->last_word;
    unsigned slot = walk->tongue->slots[pattern_slot(bytes + at)];
    if (slot & REPLACED)
        replace_word(walk, at);
    if (slot & (ODDITY | VARIANT))
        query_pattern(walk, at, slot);
    if ((last[0] | 32) == (bytes[at] | 32) && (last[1] | 32) == (bytes[at + 1] | 32))
        query_doubled(walk, at);
    walk->last_word = at;
}

/* What is not the beginning of a word alone. Returns where to go on. */
static size_t see_mark(struct walk *walk, size_t at, unsigned kinds)
{
    const char *bytes = walk->prose.bytes;
    size_t next = at + 1;
    if (kinds & BLANK) {
        begin_paragraph(walk, at + 1);
        return next;
    }
    if (kinds & PERCENT) {
        replace_word(walk, at + 1);
        return next;
    }
    if (kinds & QUOTE || bytes[at] == '"')
        next = walk_mark(walk, at);
    else if (bytes[at] == '(')
        replace_side(walk, at);
    if (kinds & WORD)
        see_word(walk, at + 1);
    return next;
}

static void walk_part(struct walk *walk)
{
    const char *bytes = walk->prose.bytes;
    const struct scan *scan = &walk->self->scan;
    size_t length = walk->prose.length, at = 0;
    begin_paragraph(walk, 0);
    if (is_letter(character_at(bytes, length, 0, NULL)))
        see_word(walk, 0);
    /* Every word is a place to look, so that there is nothing to skip. */
    for (size_t next; at < length; at = next) {
        unsigned kinds = scan_pair(scan, bytes, at);
        next = at + 1;
        if (!kinds)
            continue;
        if (kinds == WORD)
            see_word(walk, at + 1);
        else
            next = see_mark(walk, at, kinds);
    }
}

static void propose(void *state, const struct story *story, struct edits *edits)
{
    struct walk walk = {.self = state, .prose = {.story = story, .edits = edits, .part = NO_PART}};
    while (prose_next(&walk.prose))
        walk_part(&walk);
}

const struct filter filter_house = {
    .name = "house",
    .purpose = "Writes as the house does, and asks the desk what only a person can decide.",
    .scope = WHOLE_STORY,
    .open = open_house,
    .propose = propose,
    .close = close_house,
};
