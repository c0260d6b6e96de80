/* Copy that looks cut off: it ends inside a sentence, says that more is to come, or has fewer words
 * than its header says. */
#include "guard_checks.h"

#include "layout.h"

#include <stdlib.h>
#include <string.h>

enum { LINE_LEAST = 8, PROSE_LEAST = 18, TAIL_SEEN = 4096, WORDS_SPARE = 20 };

#define CUT_OFF "guard/cut-off"

/* The words as the senders of wires count them: stretches between white space. */
static unsigned long count_stretches(const struct text *text)
{
    const char *bytes = text_string(text);
    unsigned long count = 0;
    for (size_t at = 0; bytes[at];) {
        at += strspn(bytes + at, " \t\r\n");
        count += bytes[at] != '\0';
        at += strcspn(bytes + at, " \t\r\n");
    }
    return count;
}

static void check_word_count(const struct story *story, size_t body, struct edits *edits)
{
    const char *value = story_value(story, "Word-Count");
    unsigned long wanted = value ? strtoul(value, NULL, 10) : 0;
    if (!wanted)
        return;
    unsigned long have = 0;
    for (size_t i = 0; i < story->part_count; i++)
        if (story->parts[i].kind == PROSE && strcmp(story->parts[i].name, "Note") != 0)
            have += count_stretches(&story->parts[i].text);
    if (have + WORDS_SPARE >= wanted || have * 10 >= wanted * 8)
        return;
    struct text reason = {0};
    text_format(&reason, "the header says %lu words, and there are %lu: is the copy cut off?",
                wanted, have);
    propose_query(edits, story, body, story->parts[body].text.length, 0, "guard/word-count",
                  text_string(&reason), NULL);
    text_free(&reason);
}

/* Whether the last bytes of a sentence that ended are missing. */
static const char *cut_off_reason(const struct guard *guard, const struct layout *layout)
{
    const struct block *last = &layout->blocks[layout->count - 1];
    const char *bytes = layout->bytes;
    size_t size;
    uint32_t first = character_at(bytes, last->span.to, last->span.from, &size);
    uint32_t end = character_before(bytes, last->span.to, &size);
    const struct entry *label = phrase_is(guard->labels, bytes, last->span);
    bool below_prose = false;
    if (label && strcmp(label->value, "continues") == 0 && layout->count > 1)
        return "the copy says that more is to come";
    for (size_t i = 0; i + 1 < layout->count; i++)
        below_prose |= layout->blocks[i].is_prose;
    if (last->is_sentence || (!below_prose && last->words < PROSE_LEAST) ||
        !(is_letter(first) || is_digit(first) || first == '"' || first == 0x201C || first == 0xAB))
        return NULL;
    bool is_inside = end == ',' || end == ';' || end == '-' || end == '(';
    bool is_open = is_letter(end) || is_digit(end);
    if ((is_inside && last->words > 2) || (is_open && last->words >= LINE_LEAST && !last->is_title))
        return "the copy ends inside a sentence: is it cut off?";
    if (is_open && last->words >= LINE_LEAST && layout->count > 1 &&
        layout->blocks[layout->count - 2].is_prose)
        return "the copy ends without a stop: is it cut off?";
    return NULL;
}

void find_cut_off(const struct guard *guard, const struct story *story, struct edits *edits)
{
    size_t body = story_find(story, "Body", 1);
    if (body == story->part_count)
        return;
    const struct text *text = &story->parts[body].text;
    size_t from = 0; /* the last paragraphs will do */
    if (text->length > TAIL_SEEN)
        for (from = text->length - TAIL_SEEN; from < text->length && text->bytes[from - 1] != '\n';)
            from++;
    struct text tail = {.bytes = (char *)text_string(text) + from, .length = text->length - from};
    struct layout layout;
    layout_make(&layout, &tail);
    const char *reason = layout.count ? cut_off_reason(guard, &layout) : NULL;
    if (reason)
        propose_query(edits, story, body, from + layout.blocks[layout.count - 1].span.to, 0,
                      CUT_OFF, reason, NULL);
    layout_free(&layout);
    check_word_count(story, body, edits);
}
