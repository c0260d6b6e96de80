/* mojibake: text that was read in the wrong charset is read in the right one; HTML entities where
 * the text is no HTML become characters. */
#include "characters.h"
#include "filter.h"
#include "language.h"
#include "memory.h"
#include "mojibake_remains.h"
#include "mojibake_repair.h"
#include "mojibake_score.h"
#include "mojibake_swapped.h"

#include <stdlib.h>
#include <string.h>

struct mojibake {
    struct report *report;
    struct entities *entities;
};

static bool is_c1(uint32_t c)
{
    return c >= 0x80 && c < 0xA0;
}

/* Whether one of the sequences side by side from `at` on is nearly sure by itself: for most pairs
 * that look suspicious this says no, before the paragraph need be looked at. */
static bool is_to_the_point(const char *bytes, size_t length, size_t at, enum charset charset)
{
    enum { ENOUGH = 4, DOUBT = 2 };
    struct sequence sequences[ENOUGH];
    size_t count = 0;
    while (count < ENOUGH && sequence_at(bytes, length, at, charset, &sequences[count]))
        at = sequences[count++].to;
    for (size_t i = 0; i < count; i++)
        if (sequences[i].lacks_byte ||
            sequence_score(bytes, length, charset, sequences, count, i) >= SURE - DOUBT)
            return true;
    return false;
}

static bool speaks_for_any(const char *bytes, size_t length, size_t at, unsigned charsets)
{
    for (unsigned charset = 0; charset < CHARSETS; charset++)
        if (charsets & 1u << charset && is_to_the_point(bytes, length, at, (enum charset)charset))
            return true;
    return false;
}

/* Ã and Â (Ă, too) before a space: the space may have been a no-break space, the second byte of à.
 */
static bool may_lack_second(const char *bytes, size_t at, uint32_t c)
{
    return (c == 0xC2 || c == 0xC3 || c == 0x102) && is_lower(character_before(bytes, at, NULL));
}

/* The first character from `at` on that may be mojibake; `length` where there is none. This is all
 * that sound copy costs: one look into a table for each character beyond ASCII. */
static size_t next_suspect(const char *bytes, size_t at, size_t length)
{
    unsigned leads = 0, run = 0;
    size_t lead_at = at, size;
    uint32_t lead = 0;
    while (at < length) {
        if ((unsigned char)bytes[at] < 0x80) {
            if (leads && bytes[at] == ' ' && may_lack_second(bytes, lead_at, lead))
                return lead_at;
            if (lead == 0x20AC && bytes[at] == '?')
                return lead_at;
            leads = lead = run = 0;
            at += ascii_prefix(bytes + at, length - at);
            continue;
        }
        const unsigned char *byte = (const unsigned char *)bytes + at;
        uint32_t c = 0x10000;
        unsigned next_leads = 0, continues = 0;
        if (byte[0] == 0xC2 && byte[1] == 0xBF && is_inside_word(bytes, at, at + 2, length))
            return at;
        size = 4;
        if (byte[0] < 0xE0) {
            c = (byte[0] & 0x1Fu) << 6 | (byte[1] & 0x3Fu);
            next_leads = charset_leads[c];
            continues = charset_continues[c];
            size = 2;
        } else if (byte[0] < 0xF0) {
            c = (byte[0] & 0x0Fu) << 12 | (byte[1] & 0x3Fu) << 6 | (byte[2] & 0x3Fu);
            const struct charset_character *known = charset_character(c);
            next_leads = known->leads;
            continues = c == 0xFFFD ? leads : known->continues;
            size = 3;
        }
        bool is_remains = c == 0x20AC && lead == 0xE2;
        run = byte[0] == 0xC3 ? run + 1 : 0;
        if (is_c1(c) || is_remains || may_be_swapped(lead, c, run) ||
            (leads & continues && speaks_for_any(bytes, length, lead_at, leads & continues)))
            return leads ? lead_at : at;
        leads = next_leads;
        lead = c;
        lead_at = at;
        at += size;
    }
    return length;
}

static void reason_of(const struct patch *patch, struct text *reason)
{
    text_clear(reason);
    if (patch->reason)
        text_append_string(reason, patch->reason);
    else
        text_format(reason, "UTF-8 that was read as %s", strchr(patch->rule, '/') + 1);
    if (patch->rounds > 1)
        text_format(reason, ", %u times over", patch->rounds);
}

/* Asks about what is left from `at` to `to` of the paragraph as it was read again; `was` is where
 * this stretch begins in the part. */
static void query_remains(struct edits *edits, const struct story *story, size_t part,
                          const struct text *text, size_t at, size_t to, size_t was)
{
    struct remains remains;
    for (size_t from = at;
         remains_next(text_string(text), from, text->length, &remains) && remains.span.to <= to;
         from = remains.span.to)
        propose_query(edits, story, part, was + remains.span.from - at,
                      remains.span.to - remains.span.from, remains.rule, remains.reason, NULL);
}

static void repair_paragraph(const struct mojibake *mojibake, const struct story *story,
                             size_t part, struct span paragraph, struct edits *edits)
{
    const char *bytes = text_string(&story->parts[part].text);
    struct text text = {0}, after = {0}, reason = {0};
    struct patches patches = {0};
    text_append(&text, bytes + paragraph.from, paragraph.to - paragraph.from);
    if (!mojibake_repair(&text, &patches, mojibake->entities, mojibake->report)) {
        patches.count = 0;
        text_clear(&text);
        text_append(&text, bytes + paragraph.from, paragraph.to - paragraph.from);
    }
    size_t done = paragraph.from, made = 0;
    for (size_t i = 0; i < patches.count; i++) {
        const struct patch *patch = &patches.items[i];
        size_t from = paragraph.from + patch->was.from, to = paragraph.from + patch->was.to;
        query_remains(edits, story, part, &text, made, patch->is.from, done);
        done = to;
        made = patch->is.to;
        text_clear(&after);
        text_append(&after, text_string(&text) + patch->is.from, patch->is.to - patch->is.from);
        if (to - from == after.length && memcmp(bytes + from, after.bytes, after.length) == 0)
            continue;
        reason_of(patch, &reason);
        propose_change(edits, story, part, from, to - from, text_string(&after), patch->rule,
                       text_string(&reason));
    }
    query_remains(edits, story, part, &text, made, text.length, done);
    free(patches.items);
    text_free(&after);
    text_free(&reason);
    text_free(&text);
}

static void repair_part(const struct mojibake *mojibake, const struct story *story, size_t part,
                        struct edits *edits)
{
    const struct text *text = &story->parts[part].text;
    const char *bytes = text_string(text);
    size_t suspect = next_suspect(bytes, 0, text->length), at = 0;
    size_t entity = entities_begin(mojibake->entities, bytes, text->length);
    struct span paragraph;
    while (suspect < text->length || entity < text->length) {
        size_t first = suspect < entity ? suspect : entity;
        while (paragraph_next(bytes, text->length, &at, &paragraph) && paragraph.to <= first)
            ;
        repair_paragraph(mojibake, story, part, paragraph, edits);
        if (suspect < paragraph.to)
            suspect = next_suspect(bytes, paragraph.to, text->length);
        if (entity < paragraph.to)
            entity = entities_next(mojibake->entities, bytes, paragraph.to, text->length);
    }
}

static void *open(const struct settings *settings, struct report *report)
{
    struct mojibake *mojibake = memory_allocate(1, sizeof *mojibake);
    (void)settings;
    *mojibake = (struct mojibake){report, entities_open(report)};
    return mojibake;
}

static void propose(void *self, const struct story *story, struct edits *edits)
{
    for (size_t part = 0; part < story->part_count; part++)
        if (story->parts[part].kind != FIELD)
            repair_part(self, story, part, edits);
}

static void close(void *self)
{
    struct mojibake *mojibake = self;
    entities_close(mojibake->entities);
    free(mojibake);
}

const struct filter filter_mojibake = {
    .name = "mojibake",
    .purpose = "Reads again what was read in the wrong charset; resolves stray HTML entities.",
    .scope = PARAGRAPH,
    .open = open,
    .propose = propose,
    .close = close,
};
