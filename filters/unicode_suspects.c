/* Scanning: the few characters of a text that the filter unicode has to look at. Western letters
 * and runs of Cyrillic cost a look at their first byte. */
#include "unicode_suspects.h"

#include "characters.h"

static bool is_form(uint32_t c)
{
    return (c >= 0xFB00 && c <= 0xFB06) || (c >= 0xFF01 && c <= 0xFF5E);
}

/* Ideographs of names keep their variant, though NFC would not keep it. */
static bool is_variant(uint32_t c)
{
    return (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x2F800 && c <= 0x2FA1F);
}

static bool is_of_two_scripts(const char *bytes, size_t length, size_t at, size_t size,
                              enum script script)
{
    enum script before = character_script(character_before(bytes, at, NULL));
    enum script after = character_script(character_at(bytes, length, at + size, NULL));
    return (before != script && before != SCRIPT_NONE && before <= SCRIPT_CYRILLIC) ||
           (after != script && after != SCRIPT_NONE && after <= SCRIPT_CYRILLIC);
}

static bool is_hebrew_letter(uint32_t c)
{
    return c >= 0x5D0 && c <= 0x5EA;
}

/* A letter that is glued to words as a preposition, an article or a conjunction is. */
static bool is_prefix(uint32_t c)
{
    return c == 0x5D1 || c == 0x5D4 || c == 0x5D5 || c == 0x5DB || c == 0x5DC || c == 0x5DE ||
           c == 0x5E9;
}

static bool has_prefixes_only(const char *bytes, size_t at)
{
    size_t size;
    uint32_t c;
    while (is_hebrew_letter(c = character_before(bytes, at, &size))) {
        if (!is_prefix(c))
            return false;
        at -= size;
    }
    return true;
}

/* Before the mark of an acronym, which stands before its last letter: צה"ל, or before that and an
 * ending: דו"חות. Behind prefixes only a quotation may begin: ב"הארץ". */
static bool is_before_gershayim(const char *bytes, size_t length, size_t at, size_t size)
{
    enum { MOST_LETTERS = 3 };
    size_t mark = at + size, end = mark + 1, letters = 0, letter_size;
    if (mark >= length || bytes[mark] != '"')
        return false;
    for (; is_hebrew_letter(character_at(bytes, length, end, &letter_size)); end += letter_size)
        if (++letters > MOST_LETTERS)
            return false;
    bool is_closed = end < length && bytes[end] == '"';
    return !is_closed && (letters == 1 || (letters > 1 && !has_prefixes_only(bytes, mark)));
}

enum suspicion suspect_character(const char *bytes, size_t length, size_t at)
{
    size_t size;
    uint32_t c = character_at(bytes, length, at, &size);
    unsigned is = character_is(c);
    if (c < 0x80)
        return NOTHING;
    if (is_form(c))
        return FORM;
    if (is & MAY_COMPOSE && !is_variant(c))
        return COMPOSES;
    if (is & IS_HIDDEN || c == 0x2028 || c == 0x2029)
        return HIDDEN;
    if (c == 0xFFFD || c == 0xFFFC || (is & IS_CONTROL && c >= 0xA0))
        return LOST;
    if (is_hebrew_letter(c) && is_before_gershayim(bytes, length, at, size))
        return GERSHAYIM;
    enum script script = character_script(c);
    if ((script == SCRIPT_CYRILLIC || script == SCRIPT_GREEK) && is & IS_LETTER &&
        is_of_two_scripts(bytes, length, at, size, script))
        return TWO_SCRIPTS;
    return NOTHING;
}

/* Behind a run of letters of Cyrillic's first block, of which only the ends can be suspicious. */
static size_t cyrillic_end(const char *bytes, size_t length, size_t at)
{
    while (at < length && ((unsigned char)bytes[at] | 1) == 0xD1)
        at += 2;
    return at;
}

static bool is_no_letter(char byte)
{
    return (unsigned char)byte < 0x80 && (unsigned char)((byte | 32) - 'a') >= 26;
}

size_t suspect_next(const char *bytes, size_t length, size_t at, enum suspicion *suspicion)
{
    *suspicion = NOTHING;
    while (at < length) {
        unsigned char byte = (unsigned char)bytes[at];
        if (byte < 0x80) {
            at += ascii_prefix(bytes + at, length - at);
            continue;
        }
        if (byte >= 0xC3 && byte <= 0xCB) { /* Latin letters, and letters of phonetics */
            at += 2;
            continue;
        }
        if ((byte | 1) == 0xD1) {
            size_t end = cyrillic_end(bytes, length, at);
            if ((at == 0 || is_no_letter(bytes[at - 1])) &&
                (end == length || is_no_letter(bytes[end]))) {
                at = end;
                continue;
            }
            if (suspect_character(bytes, length, at) == NOTHING &&
                suspect_character(bytes, length, end - 2) == NOTHING) {
                at = end;
                continue;
            }
        }
        *suspicion = suspect_character(bytes, length, at);
        if (*suspicion != NOTHING)
            return at;
        at += byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
    }
    return length;
}
