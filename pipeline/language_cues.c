/* Language cues: words and letters with their worth for each language, in one table. */
#include "language_cues.h"

#include "dictionary.h"
#include "memory.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* A cue is worth something where it is commoner than 1 in 2^17 words, 1 in 2^14 groups of letters.
 * The groups of a word overlap: each counts for half. */
enum { RAREST_WORD = 17, RAREST_LETTERS = 14, LONGEST_CUE = 22, CUE_ROOM = 1 << 15 };

/* One line of the processor's cache. */
struct cue {
    char text[LONGEST_CUE];
    uint8_t length, kind;
    uint8_t worth[MOST_LANGUAGES];
};

struct language {
    const char *tag, *others; /* "nb", "no": the dictionary's */
    int seldom;
};

struct language_cues {
    struct dictionary *dictionary;
    struct language languages[MOST_LANGUAGES];
    size_t language_count;
    struct cue *cues;
    size_t count, capacity;
    uint16_t places[CUE_ROOM]; /* open addressing: the cue + 1, or 0 */
};

/* Where the cue is in `places`, or a free place for it. */
static size_t find_place(const struct language_cues *cues, enum cue_kind kind, const char *text,
                         size_t length)
{
    uint32_t hash = 2166136261u + kind;
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)text[i]) * 16777619u;
    size_t at = (hash ^ hash >> 15) % CUE_ROOM;
    for (; cues->places[at]; at = (at + 1) % CUE_ROOM) {
        const struct cue *cue = &cues->cues[cues->places[at] - 1];
        if (cue->length == length && cue->kind == kind && memcmp(cue->text, text, length) == 0)
            break;
    }
    return at;
}

const uint8_t *cues_find(const struct language_cues *cues, enum cue_kind kind, const char *text,
                         size_t length)
{
    uint16_t place = cues->places[find_place(cues, kind, text, length)];
    return place ? cues->cues[place - 1].worth : NULL;
}

/* The dictionary. */

static void add_cue(struct language_cues *cues, enum cue_kind kind, const char *text, size_t length,
                    size_t language, int worth)
{
    if (length > LONGEST_CUE || worth <= 0 || cues->count > CUE_ROOM / 4 * 3)
        return;
    uint16_t *place = &cues->places[find_place(cues, kind, text, length)];
    if (!*place) {
        cues->cues = memory_grow(cues->cues, &cues->capacity, cues->count + 1, sizeof *cues->cues);
        struct cue *cue = &cues->cues[cues->count++];
        *cue = (struct cue){.length = (uint8_t)length, .kind = (uint8_t)kind};
        memcpy(cue->text, text, length);
        *place = (uint16_t)cues->count;
    }
    cues->cues[*place - 1].worth[language] = (uint8_t)worth;
}

/* N of a key "words 1/2^N"; 0 where it is no such key. */
static int rarity(const char *key, const char *what)
{
    size_t length = strlen(what);
    int bits = 0;
    if (strncmp(key, what, length) != 0 || strncmp(key + length, " 1/", 3) != 0)
        return 0;
    for (unsigned long rare = strtoul(key + length + 3, NULL, 10); rare > 1; rare /= 2)
        bits++;
    return bits;
}

/* The words of a line "words 1/64 = the of": at least one word in 64 is each of them. */
static bool add_line(struct language_cues *cues, const struct entry *entry, size_t language)
{
    int word = rarity(entry->key, "words"), letters = rarity(entry->key, "letters");
    if (!word && !letters)
        return false;
    int worth = word ? 2 * (RAREST_WORD - word) : RAREST_LETTERS - letters;
    for (const char *at = entry->value; *at;) {
        size_t length = strcspn(at, " ");
        add_cue(cues, word ? CUE_WORD : CUE_LETTERS, at, length, language, worth);
        at += length + strspn(at + length, " ");
    }
    return true;
}

/* The language of a section; MOST_LANGUAGES where there is no room for it. */
static size_t section_language(struct language_cues *cues, const char *section)
{
    size_t last = cues->language_count;
    if (last && strcmp(cues->languages[last - 1].tag, section) == 0)
        return last - 1;
    if (last == MOST_LANGUAGES)
        return last;
    cues->languages[cues->language_count++] = (struct language){section, "", 0};
    return last;
}

static bool read_entry(struct language_cues *cues, const struct entry *entry)
{
    size_t number = section_language(cues, entry->section);
    if (number == MOST_LANGUAGES)
        return false;
    if (strcmp(entry->key, "also") == 0)
        cues->languages[number].others = entry->value;
    else if (strcmp(entry->key, "seldom") == 0)
        cues->languages[number].seldom = 2 * atoi(entry->value);
    else
        return add_line(cues, entry, number);
    return true;
}

struct language_cues *cues_open(struct report *report)
{
    struct language_cues *cues = memory_allocate(1, sizeof *cues);
    const struct dictionary *dictionary = cues->dictionary = dictionary_open("languages", report);
    for (size_t i = 0; i < dictionary->count; i++)
        if (!read_entry(cues, &dictionary->entries[i]))
            report_at(report, EX_DATAERR, dictionary->path, dictionary->entries[i].line,
                      "cannot read this line; it should be: words 1/64 = ..., letters 1/64 = ..., "
                      "also = TAG or seldom = NUMBER, of %d languages at most",
                      MOST_LANGUAGES);
    return cues;
}

void cues_close(struct language_cues *cues)
{
    if (!cues)
        return;
    dictionary_close(cues->dictionary);
    free(cues->cues);
    free(cues);
}

/* Languages. */

size_t cues_language_count(const struct language_cues *cues)
{
    return cues->language_count;
}

const char *cues_language(const struct language_cues *cues, size_t number)
{
    return cues->languages[number].tag;
}

int cues_seldom(const struct language_cues *cues, size_t number)
{
    return cues->languages[number].seldom;
}

/* Whether the tag, "no-NO" say, names one of the languages "no nb". */
static bool is_among(const char *tag, const char *languages)
{
    size_t length = strcspn(tag, "-_");
    for (size_t size; *languages; languages += size + strspn(languages + size, " ")) {
        size = strcspn(languages, " ");
        if (size == length && strncasecmp(languages, tag, size) == 0)
            return true;
    }
    return false;
}

static bool is_named(const struct language *language, const char *tag)
{
    return is_among(tag, language->tag) || is_among(tag, language->others);
}

int cues_language_number(const struct language_cues *cues, const char *tag)
{
    for (size_t i = 0; i < cues->language_count; i++)
        if (is_named(&cues->languages[i], tag))
            return (int)i;
    return -1;
}

bool cues_same_language(const struct language_cues *cues, const char *a, const char *b)
{
    for (size_t i = 0; i < cues->language_count; i++)
        if (is_named(&cues->languages[i], a) && is_named(&cues->languages[i], b))
            return true;
    return false;
}
