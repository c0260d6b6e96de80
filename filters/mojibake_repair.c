/* Mojibake: rounds of reading a paragraph again until nothing in it looks misread. */
#include "mojibake_repair.h"

#include "characters.h"
#include "memory.h"
#include "mojibake_characters.h"
#include "mojibake_remains.h"
#include "mojibake_score.h"
#include "mojibake_swapped.h"

#include <stdlib.h>
#include <string.h>

/* More rounds than any text was misread; one that still changes is left alone. */
enum { MOST_ROUNDS = 16 };

/* From this score on, sequences are mojibake that explain all that is not ASCII in a paragraph. */
enum { SURE_TOGETHER = 8 };

/* What speaks for a charset beside the score of a sequence: that there is one. */
enum { EXPLAINED = 12 };

struct found {
    struct sequence *items;
    size_t count, capacity;
};

/* A paragraph at work, and what all rounds need. */
struct repair {
    struct text *text;
    struct changes changes;
    struct found found;
};

static bool is_c1(uint32_t c)
{
    return c >= 0x80 && c < 0xA0;
}

static unsigned charsets_of(const struct text *text)
{
    unsigned charsets = 0, leads = 0;
    const char *bytes = text_string(text);
    for (size_t at = 0, size; at < text->length; at += size) {
        uint32_t c = character_at(bytes, text->length, at, &size);
        const struct charset_character *known = charset_character(c);
        charsets |= leads & (c == 0xFFFD || c == ' ' ? ~0u : known->continues);
        leads = known->leads;
    }
    return charsets;
}

/* "â€" and a lost or dropped byte behind a quotation that is open can only be the mark that closes
 * it. */
static bool closes_quotation(const char *bytes, const struct sequence *sequence)
{
    size_t size, limit = sequence->from > 4000 ? sequence->from - 4000 : 0;
    size_t length = sequence->to - sequence->from;
    uint32_t before = character_before(bytes, sequence->from, NULL);
    bool is_mark = sequence->lacks_byte
                       ? before != NO_CHARACTER && !is_space(before)
                       : length == 8 && memcmp(bytes + sequence->from, "â€\uFFFD", 8) == 0;
    if (!sequence->is_lossy || !is_mark)
        return false;
    for (size_t at = sequence->from; at > limit; at -= size) {
        uint32_t c = character_before(bytes, at, &size);
        if (c == 0x201C || (c == 0x153 && at >= 7 && memcmp(bytes + at - 7, "â€œ", 7) == 0))
            return true;
        if (c == 0x201D || c == 0xFFFD || c == '\n' ||
            (c == 0x20AC && is_behind_mark(bytes, sequence->from, at)))
            return false;
    }
    return false;
}

static void find_sequences(struct repair *repair, enum charset charset)
{
    const char *bytes = text_string(repair->text);
    struct found *found = &repair->found;
    size_t length = repair->text->length, size;
    found->count = 0;
    for (size_t at = 0; at < length; at += size) {
        struct sequence sequence;
        size = 1;
        if ((unsigned char)bytes[at] < 0x80) {
            size = ascii_prefix(bytes + at, length - at);
            continue;
        }
        if (!sequence_at(bytes, length, at, charset, &sequence)) {
            character_at(bytes, length, at, &size);
            continue;
        }
        size = sequence.to - at;
        if (sequence.lacks_byte && !closes_quotation(bytes, &sequence))
            continue;
        found->items =
            memory_grow(found->items, &found->capacity, found->count + 1, sizeof *found->items);
        found->items[found->count++] = sequence;
    }
}

/* What stands outside all sequences. */
struct rest {
    bool has_any;    /* but ASCII: else the whole paragraph was misread */
    bool has_letter; /* of the charset: then not all was misread, and what is doubtful is left */
    size_t freaks;   /* what no sequence explains: a garble, from which nothing can be won */
};

static struct rest rest_of(const struct repair *repair, enum charset charset)
{
    const char *bytes = text_string(repair->text);
    struct rest rest = {0};
    size_t next = 0, size;
    for (size_t at = 0; at < repair->text->length; at += size) {
        if (next < repair->found.count && at == repair->found.items[next].from) {
            size = repair->found.items[next++].to - at;
            continue;
        }
        if ((unsigned char)bytes[at] < 0x80) {
            size = ascii_prefix(bytes + at, repair->text->length - at);
            continue;
        }
        uint32_t c = character_at(bytes, repair->text->length, at, &size);
        rest.has_any = true;
        rest.has_letter |= is_letter(c) && charset_character(c)->bytes[charset];
        rest.freaks += is_freak(c) && !is_c1(c);
    }
    return rest;
}

/* The score that a sequence must have to be believed, where one of them is sure. */
static int least_score(struct rest rest)
{
    return rest.has_letter ? IN_COMPANY + 3 : rest.has_any ? IN_COMPANY : IMPOSSIBLE + 1;
}

/* Scores the sequences and keeps those to be believed; returns how sure they are together. */
static long judge_sequences(struct repair *repair, enum charset charset)
{
    struct found *found = &repair->found;
    long sum = 0;
    int together = 0;
    size_t garbled = 0;
    bool is_sure = false;
    for (size_t i = 0; i < found->count; i++) {
        struct sequence *sequence = &found->items[i];
        sequence->score = sequence_score(text_string(repair->text), repair->text->length, charset,
                                         found->items, found->count, i);
        if (sequence->lacks_byte)
            sequence->score = SURE;
        is_sure |= sequence->score >= SURE;
        together += sequence->score;
        garbled += sequence->score <= IMPOSSIBLE;
    }
    if (!is_sure && together < SURE_TOGETHER)
        return 0;
    struct rest rest = rest_of(repair, charset);
    rest.has_any |= garbled > 0;
    if ((!is_sure && rest.has_any) || rest.freaks + 2 * garbled > found->count)
        return 0;
    size_t kept = 0;
    for (size_t i = 0; i < found->count; i++)
        if (found->items[i].score >= least_score(rest)) {
            sum += EXPLAINED + found->items[i].score;
            found->items[kept++] = found->items[i];
        }
    found->count = kept;
    return sum;
}

/* Whether what follows begins with `ending`, and a word ends there. */
static bool ends_word(const char *bytes, size_t length, size_t at, const char *ending)
{
    size_t size = strlen(ending);
    return length - at >= size && memcmp(bytes + at, ending, size) == 0 &&
           !is_letter(character_at(bytes, length, at + size, NULL));
}

static bool is_vietnamese(const struct found *found)
{
    for (size_t i = 0; i < found->count; i++)
        if (found->items[i].character >= 0x1EA0 && found->items[i].character <= 0x1EF9)
            return true;
    return false;
}

/* A space that stood for the second byte of "à" stays where a word of its own ends there: "à la",
 * but Portuguese "às" and "àquele", and Vietnamese, whose syllables end in these: "hài". */
static bool keeps_space(const struct repair *repair, const struct sequence *sequence)
{
    static const char *const finals[] = {"c", "ch", "i", "m", "n", "ng", "nh", "o", "p", "t", "u"};
    const char *bytes = text_string(repair->text);
    size_t length = repair->text->length, at = sequence->to;
    if (!sequence->took_space || sequence->character != 0xE0)
        return false;
    if (is_vietnamese(&repair->found))
        for (size_t i = 0; i < sizeof finals / sizeof *finals; i++)
            if (ends_word(bytes, length, at, finals[i]))
                return false;
    return !((length - at > 1 && memcmp(bytes + at, "s ", 2) == 0) ||
             (at < length && bytes[at] == ' ') ||
             (length - at > 4 &&
              (memcmp(bytes + at, "quel", 4) == 0 || memcmp(bytes + at, "quil", 4) == 0)));
}

static const char *const charset_rules[CHARSETS] = {
    "mojibake/windows-1252", "mojibake/windows-1250", "mojibake/iso-8859-2",
    "mojibake/windows-1251", "mojibake/mac-roman",    "mojibake/codepage-850",
    "mojibake/codepage-437", "mojibake/windows-1253", "mojibake/windows-1257",
    "mojibake/iso-8859-15",  "mojibake/codepage-866", "mojibake/koi8-r",
    "mojibake/windows-1254", "mojibake/windows-1255", "mojibake/windows-1256"};

static void change_sequences(struct repair *repair, enum charset charset)
{
    const char *bytes = text_string(repair->text);
    const struct found *found = &repair->found;
    for (size_t i = 0; i < found->count;) {
        struct span is = {found->items[i].from, found->items[i].to};
        struct text made = {0};
        do {
            text_append_character(&made, closes_quotation(bytes, &found->items[i])
                                             ? 0x201D
                                             : found->items[i].character);
            if (keeps_space(repair, &found->items[i]))
                text_append_byte(&made, ' ');
            is.to = found->items[i++].to;
        } while (i < found->count && found->items[i].from == is.to);
        changes_add(&repair->changes, is, made.bytes, made.length, charset_rules[charset], NULL);
        text_free(&made);
    }
}

/* One round: reads again what was read in the likeliest charset. */
static bool read_again(struct repair *repair)
{
    long best = 0;
    unsigned charsets = charsets_of(repair->text);
    enum charset likeliest = WINDOWS_1252;
    for (unsigned charset = 0; charset < CHARSETS; charset++) {
        if (!(charsets & 1u << charset))
            continue;
        find_sequences(repair, (enum charset)charset);
        long sum = judge_sequences(repair, (enum charset)charset);
        if (sum > best) {
            best = sum;
            likeliest = (enum charset)charset;
        }
    }
    if (best == 0)
        return false;
    find_sequences(repair, likeliest);
    judge_sequences(repair, likeliest);
    change_sequences(repair, likeliest);
    return true;
}

/* Whether C1 controls are letters of Mac Roman: one in a word would be a dagger or the like in
 * windows-1252, and none would be a letter's neighbour there that copy has. */
static bool controls_are_mac_roman(const char *bytes, size_t length)
{
    bool is_mac = false;
    for (size_t at = 0, size; at < length; at += size) {
        uint32_t c = character_at(bytes, length, at, &size);
        if (!is_c1(c))
            continue;
        uint32_t western = charset_meanings[WINDOWS_1252][c - 0x80];
        bool is_inside = is_letter(character_before(bytes, at, NULL)) &&
                         is_letter(character_at(bytes, length, at + size, NULL));
        if (!is_inside || !is_letter(charset_meanings[MAC_ROMAN][c - 0x80]))
            return false;
        is_mac |= western == 0x2020 || western == 0x2021 || western == 0x2030 ||
                  western == 0x201E || western == 0x2C6 || western == 0x201A;
    }
    return is_mac;
}

static bool read_controls(struct repair *repair)
{
    const char *bytes = text_string(repair->text);
    size_t length = repair->text->length, size;
    const uint16_t *meanings = NULL;
    for (size_t at = 0; at < length; at += size) {
        size = ascii_prefix(bytes + at, length - at);
        if (size)
            continue;
        uint32_t c = character_at(bytes, length, at, &size);
        char meant[4];
        if (c == 0xBF && mark_for_apostrophe(bytes, at, at + size, length))
            changes_add(&repair->changes, (struct span){at, at + size}, "’", strlen("’"),
                        "mojibake/apostrophe", "an apostrophe that was read in a wrong charset");
        if (!is_c1(c))
            continue;
        if (!meanings)
            meanings =
                charset_meanings[controls_are_mac_roman(bytes, length) ? MAC_ROMAN : WINDOWS_1252];
        if (!is_c1(meanings[c - 0x80]))
            changes_add(&repair->changes, (struct span){at, at + size}, meant,
                        character_write(meanings[c - 0x80], meant), "mojibake/control",
                        "a control character that is a mark of an old charset");
    }
    return repair->changes.count > 0;
}

/* What is left of a mark inside what was read again was lost in an earlier misreading. */
static bool lose_remains(struct repair *repair, const struct patches *patches)
{
    struct remains remains;
    size_t patch = 0;
    for (size_t at = 0; patches->count &&
                        remains_next(text_string(repair->text), at, repair->text->length, &remains);
         at = remains.span.to) {
        while (patch < patches->count && patches->items[patch].is.to <= remains.span.from)
            patch++;
        if (patch < patches->count && patches->items[patch].is.from < remains.span.to)
            changes_add(&repair->changes, remains.span, "\uFFFD", strlen("\uFFFD"),
                        "mojibake/remains", remains.reason);
    }
    return repair->changes.count > 0;
}

bool mojibake_repair(struct text *text, struct patches *patches, const struct entities *entities,
                     struct report *report)
{
    struct repair repair = {.text = text};
    unsigned rounds = 0;
    while (rounds < MOST_ROUNDS &&
           (entities_find(entities, text_string(text), text->length, &repair.changes) ||
            swapped_read(text_string(text), text->length, report, &repair.changes) ||
            read_again(&repair) || read_controls(&repair) || lose_remains(&repair, patches))) {
        changes_make(&repair.changes, text, patches);
        rounds++;
    }
    changes_free(&repair.changes);
    free(repair.found.items);
    return rounds < MOST_ROUNDS;
}
