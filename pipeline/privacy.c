/* Privacy: the lines of copy that say of themselves that they are for the desk alone. */
#include "privacy.h"

#include "contacts.h"
#include "language.h"
#include "memory.h"
#include "sign_off.h"

#include <stdlib.h>
#include <string.h>

enum { LABEL_WORDS = 16, LABEL_SEEN = 120 }; /* a longer line only speaks of it; bytes */

struct private_words *private_words_open(struct report *report)
{
    struct private_words *words = memory_allocate(1, sizeof *words);
    words->labels = phrases_open("private", report);
    words->contacts = phrases_open("contacts", report);
    dateline_words_open(&words->wires, report);
    return words;
}

void private_words_close(struct private_words *words)
{
    free(words);
}

const char *privacy_reason(enum privacy privacy)
{
    switch (privacy) {
    case PRIVATE_NOTE:
        return "a note to editors";
    case PRIVATE_CONTACTS:
        return "contacts, for the desk alone";
    case PRIVATE_SIGN_OFF:
        return "who wrote and edited it: for the desk alone";
    case PRIVATE_MARK:
    case IS_PUBLIC:
        break;
    }
    return "not for publication";
}

static bool is_value(const struct entry *entry, const char *value)
{
    return entry && strcmp(entry->value, value) == 0;
}

/* Marks that stand round a label: "*** Not for publication ***", "## Contacts", "[Eds: ...]". */
static bool is_ornament(uint32_t character)
{
    return (character < 0x80 && strchr("#*-([<_=~>)]!|/\\{} \t", (int)character)) ||
           character == 0x2013 || character == 0x2014 || character == 0x2022 || character == 0xA0 ||
           character == 0x25CF || character == 0x25A0;
}

static struct span without_marks(const char *bytes, struct span line)
{
    size_t size;
    while (line.from < line.to && is_ornament(character_at(bytes, line.to, line.from, &size)))
        line.from += size;
    return line;
}

/* What parts a label from what stands behind it; `*text` is where that begins. */
enum parting { NO_PARTING, BY_STOP, BY_COLON, BY_END };

static enum parting part_at(const char *bytes, size_t to, size_t at, size_t *text)
{
    enum parting parting =
        at > 0 && (bytes[at - 1] == ':' || bytes[at - 1] == ')') ? BY_COLON : NO_PARTING;
    size_t size;
    for (; at < to; at += size) {
        uint32_t character = character_at(bytes, to, at, &size);
        if (character == ':' || character == 0xFF1A)
            parting = BY_COLON;
        else if (character == '.' || (is_ornament(character) && character != ' '))
            parting = parting == BY_COLON ? BY_COLON : BY_STOP;
        else if (character != ' ' && character != '"' && !is_space(character))
            break;
    }
    *text = at;
    return at < to ? parting : BY_END;
}

static bool has_sentence(const char *bytes, size_t from, size_t to)
{
    for (; from + 1 < to; from++)
        if (strchr(".!?", bytes[from]) && bytes[from + 1] == ' ')
            return true;
    return false;
}

/* "Information: not for publication", "The following lines are not for publication:"; behind a
 * sentence it is a mark inside a line. */
static bool is_label_with_mark(const struct private_words *words, const char *bytes,
                               struct span line)
{
    struct span found;
    size_t text, at = line.from;
    const struct entry *entry;
    size_t length = line.to - line.from, beginning = length < LABEL_SEEN ? length : LABEL_SEEN;
    if (word_count(bytes + line.from, beginning) > LABEL_WORDS || /* so nearly all lines */
        word_count(bytes + line.from, length) > LABEL_WORDS)
        return false;
    while ((entry = phrase_next(words->labels, bytes, line, &at, &found))) {
        size_t before = found.from;
        if (!is_value(entry, "mark") || has_sentence(bytes, line.from, found.from))
            continue;
        enum parting parting = part_at(bytes, line.to, found.to, &text);
        while (before > line.from && bytes[before - 1] == ' ')
            before--;
        bool is_parted = before > line.from && strchr(":-([*|/", bytes[before - 1]);
        if (parting == BY_COLON || (parting == BY_END && (is_parted || bytes[line.to - 1] == ':')))
            return true;
    }
    return false;
}

enum privacy privacy_of_line(const struct private_words *words, const char *bytes, struct span line,
                             struct span *rest)
{
    struct span said = without_marks(bytes, line);
    size_t end, text;
    *rest = (struct span){line.to, line.to};
    if (line.to - line.from <= SIGN_OFF_LONGEST &&
        sign_off_read(words->wires.agencies, bytes, line, NULL))
        return PRIVATE_SIGN_OFF;
    const struct entry *entry = phrase_begins(words->labels, bytes, said, &end);
    if (!entry || is_value(entry, "embargo"))
        return !entry && is_label_with_mark(words, bytes, said) ? PRIVATE_MARK : IS_PUBLIC;
    enum parting parting = part_at(bytes, line.to, end, &text);
    rest->from = text;
    if (is_value(entry, "mark")) {
        struct span contact;
        size_t at = text;
        bool has_contact = contact_next(words->contacts, bytes, *rest, &at, &contact);
        bool is_ornamented = said.from > line.from && bytes[line.from] != '-';
        return parting || has_contact || is_ornamented || is_label_with_mark(words, bytes, said)
                   ? PRIVATE_MARK
                   : IS_PUBLIC;
    }
    bool is_alone = parting == BY_END &&
                    (strchr(entry->key, ' ') || said.from > line.from || bytes[line.to - 1] == ':');
    if (is_value(entry, "note"))
        return parting == BY_COLON || is_alone ? PRIVATE_NOTE : IS_PUBLIC;
    return parting == BY_COLON || parting == BY_END ? PRIVATE_CONTACTS : IS_PUBLIC;
}

bool has_private_mark(const struct private_words *words, const char *bytes, struct span line)
{
    struct span found;
    const struct entry *entry;
    for (size_t at = line.from; (entry = phrase_next(words->labels, bytes, line, &at, &found));)
        if (is_value(entry, "mark"))
            return true;
    return false;
}

bool private_mark_begins(const struct private_words *words, const char *bytes, struct span line)
{
    size_t end;
    return is_value(phrase_begins(words->labels, bytes, without_marks(bytes, line), &end), "mark");
}
