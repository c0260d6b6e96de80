/* Foreign words: whether a word may be one of a language that the copy is not in. */
#include "foreign_words.h"

#include "affix_flags.h"
#include "affix_rules.h"
#include "characters.h"
#include "memory.h"
#include "spell_files.h"
#include "spell_library.h"
#include "verdicts.h"
#include "word_filter.h"
#include "word_hash.h"

#include <stdlib.h>
#include <string.h>

enum { STEMS_OF_A_CELL = 2 };

/* Suffixes by their last two letters, prefixes by their first two, so that a word is compared with
 * few: those without letters, those of one, those of more. */
enum { EMPTY, OF_ONE = EMPTY + 1, OF_MORE = OF_ONE + 256, PAIRS = 512, KEYS = OF_MORE + PAIRS };

struct affixes {
    const struct affix **items;
    uint32_t begins[KEYS + 1]; /* by key */
};

struct foreign_words {
    struct spell_files files;
    struct verdicts *verdicts; /* that were given before, in earlier runs too */
    bool is_read;
    struct affix_rules *rules; /* NULL: not read, or there are none */
    uint32_t need_affix, forbidden, only_in_compound; /* flags */
    struct affixes prefixes, suffixes;
    struct word_filter stems; /* each with each of its flags, and by itself where it is a word */
};

enum { NO_FLAG = 0 };

static uint64_t with_flag(uint64_t hash, uint32_t flag)
{
    return hash ^ flag * 0x9E3779B97F4A7C15u;
}

/* The key of an affix that has the first, or the last, bytes of what is given. */
static size_t key_of(const char *bytes, size_t length, size_t affix_length, bool is_prefix)
{
    unsigned outer = length ? (unsigned char)bytes[is_prefix ? 0 : length - 1] : 0;
    unsigned inner = length > 1 ? (unsigned char)bytes[is_prefix ? 1 : length - 2] : 0;
    return affix_length == 0   ? EMPTY
           : affix_length == 1 ? OF_ONE + outer
                               : OF_MORE + (outer * 31 + inner) % PAIRS;
}

static size_t key_of_affix(const struct affix *affix)
{
    return key_of(affix->add.bytes, affix->add.length, affix->add.length, affix->is_prefix);
}

static void sort_affixes(const struct affix_rules *rules, bool are_prefixes,
                         struct affixes *affixes)
{
    uint32_t places[KEYS];
    affixes->items = memory_allocate(rules->count + 1, sizeof *affixes->items);
    for (size_t i = 0; i < rules->count; i++)
        if (rules->affixes[i].is_prefix == are_prefixes)
            affixes->begins[key_of_affix(&rules->affixes[i]) + 1]++;
    for (size_t key = 0; key < KEYS; key++)
        affixes->begins[key + 1] += affixes->begins[key];
    memcpy(places, affixes->begins, sizeof places);
    for (size_t i = 0; i < rules->count; i++)
        if (rules->affixes[i].is_prefix == are_prefixes)
            affixes->items[places[key_of_affix(&rules->affixes[i])]++] = &rules->affixes[i];
}

/* What the flags say of what has them: whether it is a word, or needs an affix, or is none. */
enum standing { WORD, STEM, NO_WORD };

static enum standing standing_of(const struct foreign_words *words, struct slice flags)
{
    enum standing standing = WORD;
    for (uint32_t flag; (flag = next_flag(words->rules, &flags));)
        if (flag == words->forbidden || flag == words->only_in_compound)
            return NO_WORD;
        else if (flag == words->need_affix)
            standing = STEM;
    return standing;
}

/* Adds what the lines say to the filter; only counts it where that has no cells. */
static size_t add_lines(struct foreign_words *words, const struct text *dic)
{
    const char *line = text_string(dic), *end = line + dic->length, *stop;
    char stem[LONGEST_FORM];
    struct slice flags;
    size_t count = 0;
    for (; line < end; line = stop + 1) {
        stop = memchr(line, '\n', (size_t)(end - line));
        stop = stop ? stop : end;
        size_t length = affix_read_line(words->rules, line, (size_t)(stop - line), stem, &flags);
        enum standing standing = standing_of(words, flags);
        if (standing == NO_WORD)
            continue;
        uint64_t hash = word_hash(stem, length);
        uint32_t flag = standing == STEM ? next_flag(words->rules, &flags) : NO_FLAG;
        do {
            count++;
            if (words->stems.cells)
                word_filter_add(&words->stems, with_flag(hash, flag));
        } while ((flag = next_flag(words->rules, &flags)));
    }
    return count;
}

static void read_words(struct foreign_words *words)
{
    struct text aff = {0}, dic = {0};
    struct report silent = {.program = "wire"};
    const struct spell_files *files = &words->files;
    words->is_read = true;
    if (files->is_usable && spell_file_read(files->aff, NULL, &aff, &silent) &&
        spell_file_read(files->dic, &aff, &dic, &silent)) {
        struct affix_rules *rules = affix_rules_read(&aff, files->aff, &silent);
        words->rules = rules;
        words->need_affix = only_flag(rules, rules->need_affix);
        words->forbidden = only_flag(rules, rules->forbidden);
        words->only_in_compound = only_flag(rules, rules->only_in_compound);
        sort_affixes(rules, true, &words->prefixes);
        sort_affixes(rules, false, &words->suffixes);
        words->stems.cell_count = (uint32_t)(add_lines(words, &dic) / STEMS_OF_A_CELL + 1);
        words->stems.cells = memory_allocate(words->stems.cell_count, sizeof *words->stems.cells);
        add_lines(words, &dic);
    }
    text_free(&aff);
    text_free(&dic);
}

struct foreign_words *foreign_words_open(const char *language)
{
    struct foreign_words *words = memory_allocate(1, sizeof *words);
    struct text folder = {0}, path = {0};
    bool is_kept = spell_files_find(&words->files, language, NULL) && cache_folder(&folder);
    if (is_kept)
        spell_cache_path(&words->files, text_string(&folder), "foreign", &path);
    words->verdicts = verdicts_open(is_kept ? text_string(&path) : NULL);
    text_free(&folder);
    text_free(&path);
    return words;
}

void foreign_words_close(struct foreign_words *words)
{
    if (!words)
        return;
    spell_files_free(&words->files);
    verdicts_close(words->verdicts);
    affix_rules_free(words->rules);
    free(words->prefixes.items);
    free(words->suffixes.items);
    free(words->stems.cells);
    free(words);
}

static bool has(const struct foreign_words *words, const char *stem, size_t length, uint32_t flag)
{
    return word_filter_may_have(&words->stems, with_flag(word_hash(stem, length), flag));
}

/* Whether what has the affix may stand by itself. */
static bool makes_word(const struct foreign_words *words, const struct affix *affix)
{
    return standing_of(words, flags_of(words->rules, affix->flags)) == WORD;
}

static bool has_flag(const struct foreign_words *words, struct slice flags, uint32_t wanted)
{
    for (uint32_t flag; (flag = next_flag(words->rules, &flags));)
        if (flag == wanted)
            return true;
    return false;
}

/* Whether the form has the suffix, and its stem may have it; and the prefix of the flag, unless that
 * is NO_FLAG, by its stem or by the suffix. */
static bool has_suffix(const struct foreign_words *words, const struct affix *suffix,
                       const char *form, size_t length, uint32_t flag)
{
    char stem[LONGEST_FORM];
    size_t stem_length = flag == NO_FLAG || suffix->crosses
                             ? affix_take_off(suffix, form, length, stem)
                             : 0;
    if (!stem_length || !has(words, stem, stem_length, suffix->flag) || !makes_word(words, suffix))
        return false;
    return flag == NO_FLAG || has(words, stem, stem_length, flag) ||
           has_flag(words, flags_of(words->rules, suffix->flags), flag);
}

static bool has_any_suffix(const struct foreign_words *words, const char *form, size_t length,
                           uint32_t flag)
{
    const struct affixes *suffixes = &words->suffixes;
    for (size_t letters = 0; letters <= 2; letters++) {
        size_t key = key_of(form, length, letters, false);
        for (size_t i = suffixes->begins[key]; i < suffixes->begins[key + 1]; i++)
            if (has_suffix(words, suffixes->items[i], form, length, flag))
                return true;
    }
    return false;
}

static bool has_prefix(const struct foreign_words *words, const struct affix *prefix,
                       const char *form, size_t length)
{
    char rest[LONGEST_FORM];
    size_t rest_length = affix_take_off(prefix, form, length, rest);
    return rest_length && makes_word(words, prefix) &&
           (has(words, rest, rest_length, prefix->flag) ||
            (prefix->crosses && has_any_suffix(words, rest, rest_length, prefix->flag)));
}

static bool has_form(const struct foreign_words *words, const char *form, size_t length)
{
    const struct affixes *prefixes = &words->prefixes;
    if (has(words, form, length, NO_FLAG) || has_any_suffix(words, form, length, NO_FLAG))
        return true;
    for (size_t letters = 0; letters <= 2; letters++) {
        size_t key = key_of(form, length, letters, true);
        for (size_t i = prefixes->begins[key]; i < prefixes->begins[key + 1]; i++)
            if (has_prefix(words, prefixes->items[i], form, length))
                return true;
    }
    return false;
}

/* As it is written, or in small letters and with straight apostrophes. */
static bool has_word(const struct foreign_words *words, const char *word, size_t length)
{
    char plain[LONGEST_FORM];
    size_t to = 0;
    if (!words->rules || length == 0 || length > LONGEST_FORM / 2)
        return false;
    if (has_form(words, word, length))
        return true;
    for (size_t at = 0, size; at < length; at += size) {
        uint32_t character = character_lower(character_at(word, length, at, &size));
        to += character_write(character == 0x2019 ? '\'' : character, plain + to);
    }
    return !(to == length && memcmp(plain, word, length) == 0) && has_form(words, plain, to);
}

bool foreign_words_have(struct foreign_words *words, const char *word, size_t length)
{
    enum verdict verdict = verdicts_find(words->verdicts, word, length);
    if (verdict != NOT_ASKED)
        return verdict == RIGHT;
    if (!words->is_read)
        read_words(words);
    bool has = has_word(words, word, length);
    verdicts_keep(words->verdicts, word, length, has);
    return has;
}
