/* Corrections, updates and embargoes that copy tells of in prose. */
#include "structure_page.h"

#include "embargo.h"

#include <stdlib.h>

enum { EMBARGO_WORDS = 80, SIGNAL_WORDS = 80 };

#define SIGNAL "structure/signal"
#define EMBARGO "structure/embargo"

/* A feed may call copy usable that says itself it is not: the copy counts. */
static void set_status(struct page *page, const char *status, const char *rule, const char *reason)
{
    size_t part = story_find(page->story, "Status", 1);
    const char *now = story_value(page->story, "Status");
    if (!page_has(page, "Status"))
        page_give(page, "Status", status, strlen(status), rule, reason);
    else if (now && strcmp(now, status) != 0 && strcmp(now, "canceled") != 0)
        propose_change(&page->parts, page->story, part, 0, strlen(now), status, rule, reason);
}

static void give_signal(struct page *page, const char *signal)
{
    if (!page_has(page, "Signal"))
        page_give(page, "Signal", signal, strlen(signal), SIGNAL, "what the copy says it is");
    if (strcmp(signal, "kill") == 0)
        set_status(page, "canceled", SIGNAL, "what the copy says it is");
}

/* The label as it stands, without the marks round it. */
static void give_label(struct page *page, const char *bytes, struct span label)
{
    while (label.from < label.to && strchr("( ", bytes[label.from]))
        label.from++;
    while (label.to > label.from && strchr(") :-", bytes[label.to - 1]))
        label.to--;
    page_give(page, "Label", bytes + label.from, label.to - label.from, SIGNAL,
              "what the copy says it is");
}

/* The number behind "UPDATE" makes the version: the copy that came first was 1. */
static size_t give_update(struct page *page, const char *bytes, size_t at, size_t to)
{
    size_t end = at;
    unsigned number = 0;
    while (end < to && bytes[end] == ' ')
        end++;
    while (end < to && is_ascii_digit(bytes[end]) && number < 100)
        number = number * 10 + (unsigned)(bytes[end++] - '0');
    give_signal(page, "update");
    if (number && !page_has(page, "Version")) {
        char version[16];
        snprintf(version, sizeof version, "%u", number + 1);
        page_give(page, "Version", version, strlen(version), SIGNAL,
                  "counted from the update's number");
    }
    return number ? end : at;
}

static bool is_behind_colon(const char *bytes, size_t from, size_t at)
{
    while (at > from && bytes[at - 1] == ' ')
        at--;
    return at > from && bytes[at - 1] == ':';
}

/* Whether the text behind a label is a headline, though it ends as a sentence does: one sentence,
 * the copy's first, right above the story, which does not speak of the copy's own paragraphs. */
static bool is_headline(const struct page *page, size_t index, struct span text)
{
    enum { LEAST = 3, LONGEST = 25 };
    const struct layout *layout = &page->layout;
    const char *bytes = layout->bytes;
    size_t words = word_count(bytes + text.from, text.to - text.from), next = index + 1;
    struct span found;
    if (page_has(page, "Headline") || words < LEAST || words > LONGEST ||
        is_lower(character_at(bytes, text.to, text.from, NULL)))
        return false;
    for (size_t at = text.from; at + 2 < text.to; at++)
        if (strchr(".!?", bytes[at]) && bytes[at + 1] == ' ' && words > LONGEST / 2)
            return false;
    for (size_t i = 0; i < index; i++)
        if (!layout->blocks[i].is_gone)
            return false;
    while (next < layout->count && layout->blocks[next].is_gone)
        next++;
    if (next == layout->count || !layout->blocks[next].is_prose)
        return false;
    const struct entry *entry;
    for (size_t at = text.from;
         (entry = phrase_next(page->self->labels, bytes, text, &at, &found));)
        if (means(entry, "mended"))
            return false;
    return true;
}

/* "CORRECTION: Ferries stay in port." above the story. */
static bool read_signal_headline(struct page *page, size_t index)
{
    struct text text = {0};
    block_text(&page->layout, &page->layout.blocks[index], &text);
    size_t signal = read_headline_signal(page, text_string(&text), (struct span){0, text.length});
    if (signal) {
        page_take(page, index, "structure/headline", "the headline");
        page_give(page, "Headline", text_string(&text) + signal, text.length - signal,
                  "structure/headline", "the headline");
        page->evidence++;
    }
    text_free(&text);
    return signal > 0;
}

/* "(In the story of Friday the second paragraph should read ...)": brackets, and words of mending
 * without a label in front. */
static bool tells_of_mending(const struct page *page, struct span span)
{
    const struct entry *label;
    struct span found;
    size_t words = 0;
    if (!is_in_brackets(page->layout.bytes, span))
        return false;
    for (size_t at = span.from;
         (label = phrase_next(page->self->labels, page->layout.bytes, span, &at, &found));)
        words += means(label, "mended") || means(label, "signal correction");
    return words >= 2;
}

static bool read_mending(struct page *page, size_t index)
{
    struct span span = page->layout.blocks[index].span;
    if (page->layout.blocks[index].words > SIGNAL_WORDS || !tells_of_mending(page, span))
        return false;
    give_signal(page, "correction");
    page_take(page, index, SIGNAL, "says what the copy is");
    page_give(page, "Note", page->layout.bytes + span.from + 1, span.to - span.from - 2, SIGNAL,
              "says what the copy is");
    page->evidence++;
    return true;
}

/* A paragraph above the story, in brackets or behind a label, that says what it is. */
bool read_signal(struct page *page, size_t index, bool is_above)
{
    const struct block *block = &page->layout.blocks[index];
    const char *bytes = page->layout.bytes;
    size_t text;
    const struct entry *label = page_label(page, block->span, &text);
    bool is_update = means(label, "update"), has_bracket = bytes[block->span.from] == '(';
    if (!(means_some(label, "signal ") || is_update))
        return read_mending(page, index);
    if (block->words > SIGNAL_WORDS)
        return false;
    bool is_alone =
        text >= block->span.to || phrase_is(page->self->labels, bytes, block->span) == label;
    has_bracket &= bytes[block->span.to - 1] == ')';
    bool may_be_headline = block->is_title && text < block->span.to && !means(label, "signal kill");
    if (!has_bracket && (!is_above || may_be_headline))
        return false; /* below the head; or a headline that begins so */
    bool has_colon = is_behind_colon(bytes, block->span.from, text);
    if (!is_above && !is_alone && !has_colon)
        return false;
    bool is_note = has_bracket || has_colon;
    if (is_above && !is_alone && !has_bracket && has_colon &&
        is_headline(page, index, (struct span){text, block->span.to}) &&
        read_signal_headline(page, index))
        return true;
    if (!is_alone && !is_note)
        return false;
    if (is_update)
        give_update(page, bytes, text, block->span.to);
    else
        give_signal(page, label->value + strlen("signal "));
    page_take(page, index, SIGNAL, "says what the copy is");
    give_label(page, bytes, block->span);
    if (!is_alone)
        page_give(page, "Note", bytes + block->span.from + has_bracket,
                  block->span.to - block->span.from - 2 * (size_t)has_bracket, SIGNAL,
                  "says what the copy is");
    page->evidence++;
    return true;
}

/* Below a story: a paragraph in brackets that says what was corrected or added: "(Corrects name in
 * second paragraph.)"; without them only where the label is half a sentence. */
bool read_signal_below(struct page *page, size_t index)
{
    const struct block *block = &page->layout.blocks[index];
    const char *bytes = page->layout.bytes;
    struct span span = block->span;
    size_t text, words = 1;
    const struct entry *label = page_label(page, span, &text);
    if (!means_some(label, "signal "))
        return read_mending(page, index);
    if (means(label, "signal flash") || block->words > SIGNAL_WORDS ||
        (means(label, "signal kill") && !is_behind_colon(bytes, span.from, text)))
        return false;
    for (const char *space = strchr(label->key, ' '); space; space = strchr(space + 1, ' '))
        words++;
    bool has_bracket = is_in_brackets(bytes, span);
    if (has_bracket ? label->key[0] != '(' : words < (means(label, "signal kill") ? 2 : 4))
        return false;
    give_signal(page, label->value + strlen("signal "));
    page_take(page, index, SIGNAL, "says what the copy is");
    page_give(page, "Note", bytes + span.from + has_bracket,
              span.to - span.from - 2 * (size_t)has_bracket, SIGNAL, "says what the copy is");
    page->evidence++;
    return true;
}

/* "UPDATE 2-", "CORRECTED-", "KORREKTUR: " in front of a headline: the bytes that go. */
size_t read_headline_signal(struct page *page, const char *bytes, struct span headline)
{
    size_t end, size;
    const struct entry *label = phrase_begins(page->self->labels, bytes, headline, &end);
    bool is_update = means(label, "update");
    if (!(means_some(label, "signal ") || is_update))
        return 0;
    size_t behind = end, digits = 0;
    while (is_update && behind < headline.to &&
           (bytes[behind] == ' ' || digits || is_ascii_digit(bytes[behind])) &&
           bytes[behind] != '-' && bytes[behind] != ':')
        digits += is_ascii_digit(bytes[behind++]);
    size_t mark = behind;
    while (mark < headline.to && bytes[mark] == ' ')
        mark++;
    bool has_mark = strchr(":-)", bytes[end - 1]) != NULL;
    if (!has_mark && (mark >= headline.to || !strchr(":-", bytes[mark])))
        return 0;
    mark += has_mark ? 0 : 1;
    while (mark < headline.to && (bytes[mark] == ' ' || bytes[mark] == '-'))
        mark++;
    /* Capitals, a colon or brackets: "Correction-fluid maker" is no correction. */
    uint32_t second = character_at(bytes, headline.to, headline.from + 1, &size);
    if (mark >= headline.to ||
        (is_lower(second) && !memchr(bytes + headline.from, ':', mark - headline.from)))
        return 0;
    if (is_update)
        give_update(page, bytes, end, headline.to);
    else
        give_signal(page, label->value + strlen("signal "));
    give_label(page, bytes, (struct span){headline.from, mark});
    return mark - headline.from;
}

/* Reads the moment that an embargo's line names. One that cannot be read to the minute and the zone
 * holds the copy back until the desk has looked at it. False: this is none, "Embargo hurts trade"
 * is news. */
static bool take_embargo(struct page *page, const char *bytes, struct span moment, bool is_certain)
{
    struct embargo embargo = {0};
    const char *created = story_value(page->story, "Created");
    bool known = embargo_read(page->self->words.dates, bytes, moment,
                              created ? created : story_value(page->story, "Sent"), &embargo);
    if (!known && !embargo.says_when && !is_certain)
        return false;
    page->evidence++;
    if (page_has(page, "Embargo"))
        return true;
    if (known) {
        page_give(page, "Embargo", embargo.iso, strlen(embargo.iso), EMBARGO,
                  "held back until then");
        return true;
    }
    set_status(page, "withheld", EMBARGO,
               "an embargo that cannot be read: held back until the desk has looked");
    page_ask(page, (struct span){0, 0}, "structure/embargo-unread",
             embargo.has_day && embargo.has_hour
                 ? "an embargo without a time zone: the copy is held back; when may it go?"
                 : "an embargo that cannot be read: the copy is held back; when may it go?",
             *embargo.iso ? embargo.iso : NULL);
    return true;
}

/* Days, months and numbers, and nothing else: "28. November". */
static bool is_only_date(const struct page *page, struct span rest)
{
    struct span word;
    size_t end;
    for (size_t at = rest.from; word_next(page->layout.bytes, rest.to, &at, false, &word);)
        if (!is_digit(character_at(page->layout.bytes, word.to, word.from, NULL)) &&
            !phrase_begins(page->self->words.dates, page->layout.bytes, word, &end))
            return false;
    return true;
}

/* The label inside a line above the story: "Please note the embargo: today, 19:00". */
static bool has_embargo_inside(const struct page *page, const struct block *block)
{
    const struct entry *label;
    struct span found;
    for (size_t at = block->span.from;
         (label = phrase_next(page->self->labels, page->layout.bytes, block->span, &at, &found));)
        if (means(label, "embargo"))
            return true;
    return false;
}

/* Above a story the one word may be the label, below it takes a colon or "embargoed until". */
bool read_embargo(struct page *page, size_t index, bool is_above)
{
    const struct block *block = &page->layout.blocks[index];
    const char *bytes = page->layout.bytes;
    size_t text;
    const struct entry *label = page_label(page, block->span, &text);
    if (block->words > EMBARGO_WORDS ||
        (!means(label, "embargo") &&
         (!is_above || block->is_prose || !has_embargo_inside(page, block))))
        return false;
    bool is_label = means(label, "embargo");
    bool is_alone = is_label && is_only_date(page, (struct span){text, block->span.to});
    bool is_certain = is_label && (is_alone || strchr(label->key, ' ') ||
                                   is_behind_colon(bytes, block->span.from, text));
    if ((!is_certain && !is_above) || !take_embargo(page, bytes, block->span, is_certain))
        return false;
    page_move(page, index, "Private-Note", EMBARGO, "tells editors of an embargo");
    return true;
}

/* What a reader of wires has found: a note or a label that tells of an embargo. */
void read_known_embargo(struct page *page)
{
    const struct story *story = page->story;
    const char *signal = story_value(story, "Signal");
    for (size_t i = 0; i < story->part_count && !page_has(page, "Embargo"); i++) {
        const char *name = story->parts[i].name, *bytes = text_string(&story->parts[i].text);
        struct span whole = {0, story->parts[i].text.length};
        if (strcmp(name, "Note") != 0 && strcmp(name, "Private-Note") != 0 &&
            strcmp(name, "Label") != 0)
            continue;
        size_t text;
        if (means(page_label(page, whole, &text), "embargo") && text < whole.to) {
            take_embargo(page, bytes, (struct span){text, whole.to}, true);
            return;
        }
    }
    if (signal && strcmp(signal, "embargo") == 0 && !page_has(page, "Embargo"))
        take_embargo(page, "", (struct span){0, 0}, true);
}
