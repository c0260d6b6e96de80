/* A line's repair: composed, without what nobody sees, in the letters that were meant. */
#include "unicode_line.h"

#include "characters.h"
#include "unicode_compose.h"
#include "unicode_suspects.h"
#include "unicode_words.h"

#include <string.h>

/* A change can make way for another; more than this many rounds are none of copy. */
enum { MOST_ROUNDS = 8 };

/* A line at work. What is true of a whole line: */
struct line {
    const struct dictionary *characters;
    struct text text;
    struct changes changes;
    size_t known_to; /* ...is known of the stretch that ends here, behind a separator */
    bool has_right_to_left, has_ideographs;
};

static bool is_right_to_left(uint32_t c)
{
    enum script script = character_script(c);
    return script == SCRIPT_HEBREW || script == SCRIPT_ARABIC || (c >= 0x700 && c <= 0x8FF) ||
           (c >= 0x10800 && c <= 0x10FFF) || (c >= 0x1E800 && c <= 0x1EFFF);
}

/* Learns of the stretch between two separators that byte `at` is in; places are asked in order. */
static void know_stretch(struct line *line, size_t at)
{
    const char *bytes = text_string(&line->text);
    while (at >= line->known_to) {
        line->has_right_to_left = line->has_ideographs = false;
        size_t next = line->known_to, size;
        for (uint32_t c = 0; next < line->text.length && c != 0x2028 && c != 0x2029; next += size) {
            if ((size = ascii_prefix(bytes + next, line->text.length - next)))
                continue;
            c = character_at(bytes, line->text.length, next, &size);
            enum script script = character_script(c);
            line->has_right_to_left |= is_right_to_left(c);
            line->has_ideographs |=
                script == SCRIPT_HAN || script == SCRIPT_KANA || script == SCRIPT_HANGUL;
        }
        line->known_to = next;
    }
}

static void change(struct line *line, size_t from, size_t to, const char *after, const char *rule,
                   const char *reason)
{
    changes_add(&line->changes, (struct span){from, to}, after, strlen(after), rule, reason);
}

static bool is_direction(uint32_t c)
{
    return c == 0x61C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x206F);
}

/* Scripts whose words need joiners, or places to break that are not to be seen. */
static bool needs_hidden(uint32_t c)
{
    enum script script = character_script(c);
    if (c == NO_CHARACTER || c < 0x370) /* Latin letters, and the marks on them */
        return false;
    return script > SCRIPT_CYRILLIC || character_is(c) & (IS_SYMBOL | IS_MARK | IS_CONTROL) ||
           (c >= 0x1F000 && c <= 0x1FAFF);
}

static bool is_needed_here(const struct line *line, size_t at, size_t size)
{
    const char *bytes = text_string(&line->text);
    return needs_hidden(character_before(bytes, at, NULL)) ||
           needs_hidden(character_at(bytes, line->text.length, at + size, NULL));
}

/* The letters of an emoji flag (England's): from U+1F3F4 on, up to U+E007F. */
static bool is_of_flag(const char *bytes, size_t at)
{
    size_t size = 0;
    uint32_t c;
    for (unsigned i = 0; i < 8; i++) {
        c = character_before(bytes, at, &size);
        if (c < 0xE0020 || c > 0xE007F)
            return c == 0x1F3F4;
        at -= size;
    }
    return false;
}

/* U+2028 begins a line, U+2029 a paragraph, where the line ends round them have not done so. */
static void change_separator(struct line *line, size_t at, uint32_t c)
{
    const char *bytes = text_string(&line->text);
    size_t ends = at > 0 && bytes[at - 1] == '\n', wanted = c == 0x2029 ? 2 : 1;
    if (at > 1 && ends && bytes[at - 2] == '\n')
        ends++;
    for (size_t next = at + 3; next < line->text.length && bytes[next] == '\n'; next++)
        ends++;
    change(
        line, at, at + 3, ends >= wanted ? "" : &"\n\n"[2 - (wanted - ends)], "unicode/separator",
        wanted == 2 ? "a paragraph separator is a blank line" : "a line separator is a line end");
}

static void change_hidden(struct line *line, size_t at)
{
    const char *bytes = text_string(&line->text);
    size_t size;
    uint32_t c = character_at(bytes, line->text.length, at, &size);
    if (c == 0x2028 || c == 0x2029) {
        change_separator(line, at, c);
    } else if (is_direction(c)) {
        know_stretch(line, at);
        if (!line->has_right_to_left)
            change(line, at, at + size, "", "unicode/direction",
                   "a direction control where all text runs from left to right");
    } else if (c == 0xFEFF) {
        change(line, at, at + size, "", "unicode/hidden", "a byte order mark is no text");
    } else if (c == 0xAD && at + size < line->text.length && bytes[at + size] == '\n') {
        change(line, at, at + size, "-", "unicode/hidden",
               "a soft hyphen at the end of a line is to be seen");
    } else if (c == 0xAD) {
        change(line, at, at + size, "", "unicode/hidden",
               "a soft hyphen, which was a place to break a line");
    } else if ((c >= 0x200B && c <= 0x200D) || (c >= 0x2060 && c <= 0x2064)) {
        if (!is_needed_here(line, at, size))
            change(line, at, at + size, "", "unicode/hidden",
                   "a character of no width, which no reader sees");
    } else if ((c >= 0xE0000 && c <= 0xE007F && !is_of_flag(bytes, at)) ||
               (c >= 0xFFF9 && c <= 0xFFFB)) {
        change(line, at, at + size, "", "unicode/hidden", "a character that no reader sees");
    }
}

/* Full-width letters, and the marks and spaces between them; Chinese and Japanese need their own.
 */
static size_t full_width_end(const char *bytes, size_t length, size_t at)
{
    size_t end = at, size;
    for (;; at += size) {
        uint32_t c = character_at(bytes, length, at, &size);
        bool is_full = c >= 0xFF01 && c <= 0xFF5E;
        if (!is_full && c != 0x3000)
            return end;
        if (is_full)
            end = at + size;
    }
}

static bool has_full_letter(const char *bytes, size_t from, size_t to)
{
    for (size_t size; from < to; from += size)
        if (character_is(character_at(bytes, to, from, &size)) & (IS_LETTER | IS_DIGIT))
            return true;
    return false;
}

/* Returns where to look on. */
static size_t change_form(struct line *line, size_t at)
{
    const char *bytes = text_string(&line->text);
    size_t size, end;
    uint32_t c = character_at(bytes, line->text.length, at, &size);
    bool is_ligature = c < 0xFF00;
    end = is_ligature ? at + size : full_width_end(bytes, line->text.length, at);
    know_stretch(line, at);
    if (!is_ligature && (line->has_ideographs || !has_full_letter(bytes, at, end)))
        return end;
    struct text made = {0};
    for (size_t from = at; from < end; from += size) {
        character_at(bytes, end, from, &size);
        const struct entry *entry = dictionary_find(
            line->characters, is_ligature ? "* ligatures" : "* full-width", bytes + from, size);
        if (entry)
            text_append_string(&made, entry->value);
        else
            text_append(&made, bytes + from, size);
    }
    if (made.length != end - at || memcmp(made.bytes, bytes + at, made.length) != 0)
        change(line, at, end, made.bytes, is_ligature ? "unicode/ligature" : "unicode/full-width",
               is_ligature ? "a ligature of the typesetter is letters"
                           : "full-width characters in text that is not Chinese or Japanese");
    text_free(&made);
    return end;
}

static size_t change_composition(struct line *line, size_t at)
{
    struct span stretch;
    struct text composed = {0};
    const char *bytes = text_string(&line->text);
    bool is_writing = compose_stretch(bytes, line->text.length, at, &stretch);
    if (is_writing && compose(bytes, stretch, &composed)) {
        struct changes *changes = &line->changes;
        if (!changes->count || changes->items[changes->count - 1].is.to <= stretch.from)
            change(line, stretch.from, stretch.to, text_string(&composed), "unicode/nfc",
                   "composed characters (NFC)");
    }
    text_free(&composed);
    return stretch.to;
}

static size_t change_word(struct line *line, size_t at)
{
    struct span word;
    struct text meant = {0};
    const char *bytes = text_string(&line->text);
    if (word_mixture(line->characters, bytes, line->text.length, at, &word, &meant) == CERTAIN) {
        struct changes *changes = &line->changes;
        if (!changes->count || changes->items[changes->count - 1].is.to <= word.from)
            change(line, word.from, word.to, text_string(&meant), "unicode/homoglyph",
                   "letters of another script that look like those of this word");
    }
    text_free(&meant);
    return word.to > at ? word.to : at + 1;
}

static bool change_line(struct line *line)
{
    enum suspicion suspicion;
    const char *bytes = text_string(&line->text);
    size_t size, at = 0;
    line->known_to = 0;
    while ((at = suspect_next(bytes, line->text.length, at, &suspicion)) < line->text.length) {
        character_at(bytes, line->text.length, at, &size);
        if (suspicion == COMPOSES)
            at = change_composition(line, at);
        else if (suspicion == FORM)
            at = change_form(line, at);
        else if (suspicion == TWO_SCRIPTS)
            at = change_word(line, at);
        else {
            if (suspicion == HIDDEN)
                change_hidden(line, at);
            else if (suspicion == GERSHAYIM)
                change(line, at + size, at + size + 1, "״", "unicode/gershayim",
                       "the mark in a Hebrew acronym is gershayim (U+05F4)");
            at += size;
        }
    }
    return line->changes.count > 0;
}

bool unicode_line(const struct dictionary *characters, const char *bytes, size_t length,
                  struct text *made, struct patches *patches)
{
    struct line line = {.characters = characters};
    unsigned rounds = 0;
    text_append(&line.text, bytes, length);
    for (; rounds < MOST_ROUNDS && change_line(&line); rounds++)
        changes_make(&line.changes, &line.text, patches);
    changes_free(&line.changes);
    *made = line.text;
    return rounds < MOST_ROUNDS;
}
