/* Own words: what the people of a newsroom add to a dictionary of spelling. */
#include "own_words.h"

#include "characters.h"
#include "house.h"
#include "input.h"
#include "language.h"
#include "memory.h"
#include "speller.h"
#include "word_hash.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct own_word {
    char *word, *replacement, *rule; /* replacement NULL: none */
    enum own_verdict verdict;
};

struct own_words {
    struct own_word *items;
    size_t count, capacity;
    size_t *slots; /* open addressing; 0: free, else item + 1 */
    size_t slot_count;
};

static size_t slot_of(const struct own_words *own, const char *word, size_t length)
{
    size_t mask = own->slot_count - 1, place = word_hash(word, length) & mask;
    for (; own->slots[place]; place = (place + 1) & mask) {
        const char *found = own->items[own->slots[place] - 1].word;
        if (strncmp(found, word, length) == 0 && found[length] == '\0')
            break;
    }
    return place;
}

/* The first word said of wins: -d before the user's before the site's before the house's. */
static void add(struct own_words *own, const char *word, enum own_verdict verdict,
                const char *replacement, const char *rule)
{
    if (own->count * 2 >= own->slot_count) {
        free(own->slots);
        own->slot_count = own->slot_count ? own->slot_count * 2 : 64;
        own->slots = memory_allocate(own->slot_count, sizeof *own->slots);
        for (size_t i = 0; i < own->count; i++)
            own->slots[slot_of(own, own->items[i].word, strlen(own->items[i].word))] = i + 1;
    }
    size_t slot = slot_of(own, word, strlen(word));
    if (own->slots[slot])
        return;
    own->items = memory_grow(own->items, &own->capacity, own->count + 1, sizeof *own->items);
    own->items[own->count++] =
        (struct own_word){memory_copy_string(word),
                          replacement && *replacement ? memory_copy_string(replacement) : NULL,
                          memory_copy_string(rule), verdict};
    own->slots[slot] = own->count;
}

static char *trim(char *string)
{
    string += strspn(string, " \t");
    size_t length = strlen(string);
    while (length && strchr(" \t\r\n", string[length - 1]))
        string[--length] = '\0';
    return string;
}

static void read_line(struct own_words *own, char *line, const char *rule, struct speller *speller)
{
    char *word = trim(line), *replacement = NULL;
    if (!*word || *word == '#')
        return;
    bool is_forbidden = *word == '*';
    word += is_forbidden;
    if (is_forbidden && (replacement = strstr(word, " = "))) {
        *replacement = '\0';
        replacement = trim(replacement + 3);
    }
    word = trim(word);
    char *model = strchr(word, '/');
    if (model)
        *model++ = '\0';
    if (model && *model && !is_forbidden && speller)
        speller_teach(speller, word, model);
    if (*word)
        add(own, word, is_forbidden ? FORBIDDEN : OWN, replacement, rule);
}

/* A file that is only looked for may be absent. */
static void read_file(struct own_words *own, const char *path, bool must_be,
                      struct speller *speller, struct report *report)
{
    const char *name = strrchr(path, '/');
    struct text bytes = {0}, rule = {0};
    if (!must_be && access(path, F_OK) != 0)
        return;
    input_read_file(path, &bytes, report);
    size_t length, number = 1;
    for (size_t at = 0; at < bytes.length; at += length + 1, number++) {
        char *line = bytes.bytes + at, *end = memchr(line, '\n', bytes.length - at);
        length = end ? (size_t)(end - line) : bytes.length - at;
        line[length] = '\0';
        if (utf8_valid_prefix(line, length) < length) {
            report_at(report, EX_DATAERR, path, number, "not in UTF-8; this word is passed over");
            continue;
        }
        text_clear(&rule);
        text_format(&rule, "%s:%zu", name ? name + 1 : path, number);
        read_line(own, line, text_string(&rule), speller);
    }
    text_free(&bytes);
    text_free(&rule);
}

static void read_house(struct own_words *own, const struct house *house, const char *language)
{
    struct text rule = {0};
    for (; house; house = house->base)
        for (size_t i = 0; house->dictionary && i < house->dictionary->count; i++) {
            const struct entry *entry = &house->dictionary->entries[i];
            if (strncmp(entry->key, "not ", 4) != 0 ||
                (strcmp(entry->section, "*") != 0 && !language_is(language, entry->section)))
                continue;
            text_clear(&rule);
            dictionary_cite(house->dictionary, entry, &rule);
            char *word = memory_copy(entry->key + 4, entry->key_length - 4);
            add(own, trim(word), FORBIDDEN, entry->value, text_string(&rule));
            free(word);
        }
    text_free(&rule);
}

struct own_words *own_words_open(const struct settings *settings, const char *language,
                                 struct speller *speller, struct report *report)
{
    struct own_words *own = memory_allocate(1, sizeof *own);
    const char *config = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");
    struct text path = {0};
    for (const char **file = settings->dictionaries; file && *file; file++)
        read_file(own, *file, true, speller, report);
    if (config && *config == '/')
        text_format(&path, "%s/wirecopy/words", config);
    else if (home && *home)
        text_format(&path, "%s/.config/wirecopy/words", home);
    if (path.length)
        read_file(own, text_string(&path), false, speller, report);
    read_file(own, "/etc/wirecopy/words", false, speller, report);
    read_house(own, settings->house, language);
    text_free(&path);
    return own;
}

void own_words_close(struct own_words *own)
{
    if (!own)
        return;
    for (size_t i = 0; i < own->count; i++) {
        free(own->items[i].word);
        free(own->items[i].replacement);
        free(own->items[i].rule);
    }
    free(own->items);
    free(own->slots);
    free(own);
}

bool own_words_are_none(const struct own_words *own)
{
    return own->count == 0;
}

static const struct own_word *find(const struct own_words *own, const char *word, size_t length)
{
    size_t item = own->slots[slot_of(own, word, length)];
    return item ? &own->items[item - 1] : NULL;
}

/* Writes the word with its first letter small, or all of them. */
static size_t write_small(const char *word, size_t length, bool all, char *small)
{
    size_t to = 0;
    for (size_t at = 0, size; at < length; at += size) {
        uint32_t character = character_at(word, length, at, &size);
        to += character_write(all || at == 0 ? character_lower(character) : character, small + to);
    }
    return to;
}

enum own_verdict own_words_find(const struct own_words *own, const char *word, size_t length,
                                const char **replacement, const char **rule)
{
    enum { LONGEST = 120 };
    char small[4 * LONGEST] = "";
    if (!own->count || length > LONGEST)
        return NOT_OWN;
    const struct own_word *found = find(own, word, length);
    if (!found)
        found = find(own, small, write_small(word, length, false, small));
    /* HOUSE is house or House; House is not house-with-capitals-inside. */
    size_t small_length = write_small(word, length, true, small);
    if (!found && is_upper(character_before(word, length, NULL))) {
        found = find(own, small, small_length);
        size_t first =
            character_write(character_upper(character_at(small, small_length, 0, NULL)), small);
        if (!found && first)
            found = find(own, small, small_length);
    }
    *replacement = found ? found->replacement : NULL;
    *rule = found ? found->rule : NULL;
    return found ? found->verdict : NOT_OWN;
}
