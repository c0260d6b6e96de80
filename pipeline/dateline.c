/* Dateline: the place, date and agency that open a story. */
#include "dateline.h"

#include "agencies.h"
#include "dateline_marks.h"
#include "language.h"

#include <string.h>

enum { PLACE_WORDS = 12 };

void dateline_words_open(struct dateline_words *words, struct report *report)
{
    words->agencies = phrases_open("agencies", report);
    words->dates = phrases_open("dates", report);
    words->places = phrases_open("datelines", report);
}

/* What is being read: the paragraph's first bytes. */
struct reading {
    const struct dateline_words *words;
    const char *bytes;
    size_t from, to;
    struct dateline *dateline;
};

size_t dateline_dash_end(const char *bytes, size_t at, size_t to)
{
    static const char *const dashes[] = {"--", "\u2014", "\u2013", "-", "_", "=", "\u2015"};
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++) {
        size_t length = strlen(dashes[i]);
        if (to - at >= length && memcmp(bytes + at, dashes[i], length) == 0)
            return at + length;
    }
    return 0;
}

size_t dateline_skip_spaces(const char *bytes, size_t at, size_t to)
{
    size_t size;
    while (at < to && is_space(character_at(bytes, to, at, &size)))
        at += size;
    return at;
}

bool dateline_text_begins(const char *bytes, size_t end, size_t to, size_t *text)
{
    size_t size;
    *text = dateline_skip_spaces(bytes, end, to);
    if (*text == to)
        return false;
    uint32_t first = character_at(bytes, to, *text, &size);
    return !is_lower(first) && first != ',' && first != ';' && first != ')';
}

/* The dateline is from..end, and the text begins behind it. */
static bool accept(struct reading *reading, size_t end, const struct entry *agency)
{
    size_t text;
    if (!dateline_text_begins(reading->bytes, end, reading->to, &text))
        return false;
    *reading->dateline = (struct dateline){{reading->from, end}, text, agency};
    return true;
}

/* Behind what ends a dateline: " - ", ".- ", ": ", " = "; `*is_dash` whether a dash was there. */
static size_t separator_end(const struct reading *reading, size_t at, bool *is_dash)
{
    const char *bytes = reading->bytes;
    size_t stop = at;
    while (stop < reading->to && stop - at < 2 && strchr(".,:", bytes[stop]))
        stop++;
    size_t next = dateline_skip_spaces(bytes, stop, reading->to);
    size_t dash = dateline_dash_end(bytes, next, reading->to);
    *is_dash = dash || stop > at;
    return dash ? dash : stop;
}

static bool is_month(const struct reading *reading, struct span word)
{
    const struct entry *entry = phrase_is(reading->words->dates, reading->bytes, word);
    return entry && strncmp(entry->value, "month", 5) == 0;
}

/* What a stretch that should be a place and a date turns out to be. */
struct place {
    unsigned words, digits, lower; /* words in lower case that are no months, in a row */
    bool is_upper, has_month, has_comma, fits;
    bool behind_number; /* the word before was one */
};

static void judge_word(const struct reading *reading, struct span word, struct place *place)
{
    size_t size;
    uint32_t first = character_at(reading->bytes, word.to, word.from, &size);
    uint32_t second = character_at(reading->bytes, word.to, word.from + size, NULL);
    bool behind_number = place->behind_number;
    place->words++;
    place->behind_number = is_digit(first);
    if (is_month(reading, word)) {
        place->has_month = true;
    } else if (is_digit(first)) {
        place->digits++;
    } else if (is_lower(first) && behind_number) { /* 28. listopadu: a month of some language */
    } else if (is_lower(first)) {                  /* Frankfurt am Main, Rio de Janeiro */
        place->fits &= word.to - word.from <= 4 && ++place->lower <= 2 && place->words > 1;
        return;
    } else if (!place->digits && !place->has_comma) {
        place->is_upper &= !is_lower(second);
    }
    place->lower = 0;
}

static struct place judge_place(const struct reading *reading, struct span span)
{
    struct place place = {.is_upper = true, .fits = true};
    struct span word;
    for (size_t at = span.from; at < span.to; at++) {
        place.fits &= !strchr("\"!?;{}@#*=<>%&$", reading->bytes[at]);
    }
    for (size_t at = span.from, behind = at; word_next(reading->bytes, span.to, &at, true, &word);
         behind = word.to) {
        place.has_comma |= memchr(reading->bytes + behind, ',', word.from - behind) != NULL;
        judge_word(reading, word, &place);
    }
    place.fits &=
        place.words > 0 && place.words <= PLACE_WORDS && place.lower == 0 && place.digits <= 3;
    return place;
}

/* The first brackets that name an agency, those of "Frankfurt (Oder)" passed over. */
static const struct entry *find_bracket(const struct reading *reading, struct span *inside)
{
    const char *bytes = reading->bytes;
    size_t from = reading->from;
    for (unsigned brackets = 0; brackets < 3; brackets++) {
        const char *open = memchr(bytes + from, '(', reading->to - from);
        const char *close = open ? memchr(open, ')', reading->to - (size_t)(open - bytes)) : NULL;
        if (!close)
            return NULL;
        *inside = (struct span){(size_t)(open - bytes) + 1, (size_t)(close - bytes)};
        const struct entry *agency = agencies_read(reading->words->agencies, bytes, *inside);
        if (agency)
            return agency;
        from = inside->to;
    }
    return NULL;
}

/* PLACE, DATE (AGENCY) - */
static bool read_bracketed(struct reading *reading)
{
    const char *bytes = reading->bytes;
    struct span inside;
    const struct entry *agency = find_bracket(reading, &inside);
    if (!agency)
        return false;
    struct span before = span_trim(bytes, (struct span){reading->from, inside.from - 1});
    struct place place = judge_place(reading, before);
    bool is_bare = before.from == before.to, is_dash;
    if (!is_bare && (!place.fits || phrase_is(reading->words->agencies, bytes, before)))
        return false;
    size_t end = separator_end(reading, inside.to + 1, &is_dash);
    if (!is_dash && (is_bare || (place.words > 3 && !place.has_month)))
        return false;
    if (is_bare) { /* (ANSA) - ROMA, 03 MAG - */
        size_t next = dateline_skip_spaces(bytes, end, reading->to), dash;
        for (dash = next; dash < reading->to && dash - next < 60; dash++)
            if (bytes[dash] == ' ' &&
                (is_dash = dateline_dash_end(bytes, dash + 1, reading->to) > 0) &&
                judge_place(reading, (struct span){next, dash}).has_month &&
                accept(reading, dateline_dash_end(bytes, dash + 1, reading->to), agency))
                return true;
    }
    return accept(reading, end, agency);
}

/* MOSCOW, May 3. /TASS/. */
static bool read_slashed(struct reading *reading)
{
    const char *bytes = reading->bytes;
    const char *open = memchr(bytes + reading->from, '/', reading->to - reading->from);
    size_t at = open ? (size_t)(open - bytes) : reading->to;
    const char *close = open ? memchr(open + 1, '/', reading->to - at - 1) : NULL;
    if (!close || at == reading->from || bytes[at - 1] != ' ')
        return false;
    size_t end = (size_t)(close - bytes) + 1;
    const struct entry *agency =
        agencies_read(reading->words->agencies, bytes, (struct span){at + 1, end - 1});
    struct span before = span_trim(bytes, (struct span){reading->from, at});
    if (!agency || !judge_place(reading, before).fits)
        return false;
    bool is_dash;
    return accept(reading, separator_end(reading, end, &is_dash), agency);
}

/* "TOKYO, May 3, Kyodo" and "Moscow. May 3. INTERFAX": the agency that ends the stretch. */
static const struct entry *agency_at_end(const struct reading *reading, struct span span)
{
    for (size_t at = span.to; at > span.from && span.to - at < 24; at--)
        if (reading->bytes[at - 1] == ' ') {
            const struct entry *agency =
                agencies_read(reading->words->agencies, reading->bytes, (struct span){at, span.to});
            if (agency)
                return agency;
        }
    return NULL;
}

static bool is_known_place(const struct reading *reading, struct span span)
{
    struct span place = span; /* up to a comma: the region and the date behind it are not listed */
    const char *comma = memchr(reading->bytes + span.from, ',', span.to - span.from);
    const char *slash = memchr(reading->bytes + span.from, '/', span.to - span.from);
    if (comma)
        place.to = (size_t)(comma - reading->bytes);
    if (slash && (size_t)(slash - reading->bytes) < place.to)
        place.to = (size_t)(slash - reading->bytes);
    return phrase_is(reading->words->places, reading->bytes, place) != NULL;
}

/* SPRINGFIELD, Ill.: capitals, a comma, one short word that ends in a stop. */
static bool names_region(const struct reading *reading, struct span span)
{
    const char *comma = memchr(reading->bytes + span.from, ',', span.to - span.from);
    size_t behind = comma ? (size_t)(comma - reading->bytes) + 2 : span.to;
    return behind < span.to && span.to - behind <= 6 && reading->bytes[span.to - 1] == '.' &&
           is_upper(character_at(reading->bytes, span.to, behind, NULL));
}

/* The agency behind a place: "- РИА Новости.", "— The Canadian Press —", "- KYODO" in a line. */
static bool read_agency_behind(struct reading *reading, size_t from, const struct place *place)
{
    enum { AGENCY_LONGEST = 40 };
    const char *bytes = reading->bytes;
    size_t start = dateline_skip_spaces(bytes, from, reading->to), dash = 0;
    bool has_date = place->has_month && place->digits;
    for (size_t end = start; end < reading->to && end - start < AGENCY_LONGEST; end++) {
        dash = bytes[end] == ' ' ? dateline_dash_end(bytes, end + 1, reading->to) : 0;
        bool is_end =
            dash || (bytes[end] == '.' && has_date) || (bytes[end] == '\n' && place->is_upper);
        const struct entry *agency =
            is_end ? phrase_is(reading->words->agencies, bytes, (struct span){start, end}) : NULL;
        if (agency)
            return accept(reading, dash ? dash : end + (bytes[end] == '.'), agency);
    }
    return false;
}

/* Варшава. 28 ноября. ИНТЕРФАКС. */
static bool read_stopped(struct reading *reading)
{
    const char *bytes = reading->bytes, *to = bytes + reading->to;
    const char *first = memmem(bytes + reading->from, reading->to - reading->from, ". ", 2);
    const char *second = first ? memmem(first + 2, (size_t)(to - first) - 2, ". ", 2) : NULL;
    if (!second)
        return false;
    struct place place =
        judge_place(reading, (struct span){reading->from, (size_t)(second - bytes)});
    return place.fits && place.has_month && place.digits &&
           read_agency_behind(reading, (size_t)(second - bytes) + 1, &place);
}

/* GENEVA, May 3 - ; SACRAMENTO, Calif. — */
static bool read_dashed(struct reading *reading)
{
    const char *bytes = reading->bytes;
    size_t end = 0, at = reading->from;
    for (; at < reading->to && !end; at++)
        if (bytes[at] == ' ')
            end = dateline_dash_end(bytes, at + 1, reading->to);
    if (!end || (end < reading->to && bytes[end] != ' '))
        return false;
    struct span before = span_trim(bytes, (struct span){reading->from, at - 1});
    struct place place = judge_place(reading, before);
    if (!place.fits)
        return false;
    const struct entry *agency = agency_at_end(reading, before);
    bool has_date = place.has_month && place.digits;
    if (read_agency_behind(reading, end, &place))
        return true;
    bool is_known = is_known_place(reading, before) || names_region(reading, before);
    if (agency ? !(has_date || is_known)
               : !((place.is_upper && (has_date || is_known)) || (has_date && is_known)))
        return false;
    return accept(reading, end, agency);
}

bool dateline_read(const struct dateline_words *words, const char *bytes, struct span paragraph,
                   struct dateline *dateline)
{
    struct reading reading = {words, bytes, paragraph.from, paragraph.to, dateline};
    if (reading.to - reading.from > DATELINE_LONGEST)
        reading.to = reading.from + DATELINE_LONGEST;
    while (reading.to < paragraph.to && (bytes[reading.to] & 0xC0) == 0x80)
        reading.to++;
    size_t size;
    uint32_t first = character_at(bytes, reading.to, reading.from, &size);
    if (!is_letter(first) && first != '(')
        return false;
    if (is_lower(first))
        return false;
    return read_bracketed(&reading) || read_slashed(&reading) || read_stopped(&reading) ||
           read_dashed(&reading);
}
