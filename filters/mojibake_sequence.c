/* Mojibake: finds sequences of UTF-8 that were read as a single-byte charset, and judges them: by
 * what stands there (symbols inside words, capitals behind small letters), and by what it would
 * become. */
#include "mojibake_sequence.h"

#include "characters.h"
#include "mojibake_characters.h"

#include <stdlib.h>
#include <string.h>

enum { REPLACEMENT = 0xFFFD, NO_BREAK_SPACE = 0xA0, MOST_BYTES = 6 };

static bool has_no_break_space(enum charset charset)
{
    return charset != MAC_ROMAN && charset != CODEPAGE_437;
}

/* The next byte of a sequence: a character of the charset, or what stands for a lost one. */
static bool next_byte(const char *bytes, size_t length, enum charset charset, size_t *at,
                      struct sequence *sequence, unsigned char *byte)
{
    size_t size;
    uint32_t c = character_at(bytes, length, *at, &size);
    const struct charset_character *known = charset_character(c);
    if (c == NO_CHARACTER)
        return false;
    *at += size;
    if (known->continues & 1 << charset) {
        *byte = known->bytes[charset];
    } else if (c == ' ' && has_no_break_space(charset)) {
        *byte = 0xA0;
        sequence->took_space = true;
    } else if (c == REPLACEMENT) {
        *byte = 0;
        sequence->is_lossy = true;
    } else {
        return false;
    }
    return true;
}

static size_t bytes_after(unsigned char lead)
{
    return lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
}

/* Two surrogates, each written as if it were a character (CESU-8). */
static uint32_t joined_surrogates(const char *bytes, size_t length, enum charset charset, size_t at,
                                  uint32_t high, struct sequence *sequence)
{
    size_t size;
    unsigned char next[2];
    const struct charset_character *lead =
        charset_character(character_at(bytes, length, at, &size));
    at += size;
    if (lead->bytes[charset] != 0xED || !next_byte(bytes, length, charset, &at, sequence, next) ||
        !next_byte(bytes, length, charset, &at, sequence, next + 1) || sequence->is_lossy ||
        next[0] < 0xB0)
        return 0;
    sequence->to = at;
    uint32_t low = 0xD000u | (next[0] & 0x3Fu) << 6 | (next[1] & 0x3Fu);
    return 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
}

/* "â€?": the third byte of a mark of punctuation became a question mark. */
static bool is_lost_mark(const char *bytes, size_t length, size_t at, const unsigned char *made,
                         size_t have)
{
    return have == 2 && made[0] == 0xE2 && made[1] == 0x80 && at < length && bytes[at] == '?';
}

/* "â€" before white space: the third byte, of a mark that closes more likely than a dagger that
 * stands alone, was dropped. */
static bool lacks_third(const char *bytes, size_t length, size_t at, size_t have)
{
    size_t size = strlen("â€");
    return have == 2 && at >= size && memcmp(bytes + at - size, "â€", size) == 0 &&
           (at == length || bytes[at] == ' ' || bytes[at] == '\n');
}

bool sequence_at(const char *bytes, size_t length, size_t at, enum charset charset,
                 struct sequence *sequence)
{
    size_t size;
    const struct charset_character *lead =
        charset_character(character_at(bytes, length, at, &size));
    if (!(lead->leads & 1 << charset))
        return false;
    *sequence = (struct sequence){.from = at};
    unsigned char made[4] = {lead->bytes[charset]};
    size_t more = bytes_after(made[0]), end = at + size;
    uint32_t c = made[0] & (0x3Fu >> more);
    for (size_t i = 1; i <= more; i++) {
        if (lacks_third(bytes, length, end, i)) {
            sequence->is_lossy = sequence->lacks_byte = true;
        } else if (is_lost_mark(bytes, length, end, made, i)) {
            sequence->is_lossy = true;
            end++;
        } else if (!next_byte(bytes, length, charset, &end, sequence, &made[i])) {
            return false;
        }
        c = c << 6 | (made[i] & 0x3Fu);
    }
    sequence->to = end;
    sequence->character = sequence->is_lossy ? REPLACEMENT : c;
    if (sequence->is_lossy)
        return true;
    if (c >= 0xD800 && c < 0xDC00)
        sequence->character = joined_surrogates(bytes, length, charset, end, c, sequence);
    else if ((more == 2 && c < 0x800) || (more == 3 && c < 0x10000) || c > 0x10FFFF)
        return false;
    if (sequence->took_space && more == 1 && sequence->character != NO_BREAK_SPACE &&
        !(character_is(sequence->character) & (IS_LETTER | IS_DIGIT)))
        return false;
    return plausibility(sequence->character) > 0;
}

/* What stands round a sequence, and what it is made of. */
struct view {
    enum charset charset;
    const struct sequence *sequence;
    uint32_t lead, last, before, before_that, after, after_that;
    unsigned char lead_byte;
    bool continues_run, is_continued;                     /* the neighbours are sequences too */
    bool has_odd, has_freak, has_letter_only, may_follow; /* of what continues it */
    size_t run; /* sequences side by side whose characters are of one script */
};

static uint32_t script_of(const struct sequence *sequence)
{
    return is_letter(sequence->character) ? character_script(sequence->character) : SCRIPT_NONE;
}

/* Neighbours beyond this many are not counted, which keeps long runs linear. */
enum { RUN_SEEN = 4 };

static size_t run_of(const struct sequence *sequences, size_t count, size_t index)
{
    size_t run = 1;
    for (size_t i = index;
         i > 0 && index - i < RUN_SEEN && sequences[i - 1].to == sequences[i].from &&
         script_of(&sequences[i - 1]) == script_of(&sequences[index]);
         i--)
        run++;
    for (size_t i = index;
         i + 1 < count && i - index < RUN_SEEN && sequences[i + 1].from == sequences[i].to &&
         script_of(&sequences[i + 1]) == script_of(&sequences[index]);
         i++)
        run++;
    return run;
}

/* Œ, Š, Ž and Ÿ are letters, but no language has them behind Â, Ã or â. */
static bool is_strange_behind(const struct view *view, uint32_t c)
{
    return view->charset == WINDOWS_1252 &&
           (view->lead_byte == 0xC2 || view->lead_byte == 0xC3 || view->lead_byte == 0xE2) &&
           (c == 0x152 || c == 0x153 || c == 0x160 || c == 0x161 || c == 0x17D || c == 0x17E ||
            c == 0x178);
}

static void look_inside(const char *bytes, struct view *view)
{
    size_t size, at = view->sequence->from, length = view->sequence->to;
    view->lead = character_at(bytes, length, at, &size);
    view->lead_byte = charset_character(view->lead)->bytes[view->charset];
    view->has_letter_only = view->may_follow = true;
    bool is_behind_space = false;
    for (at += size; at < length; at += size) {
        view->last = shown_as(character_at(bytes, length, at, &size));
        bool is_of_word = is_letter_of_words(view->last) && !is_strange_behind(view, view->last);
        bool is_freakish = is_freak(view->last);
        bool follows = may_follow_word(view->last) || (is_behind_space && !is_freakish);
        view->has_letter_only &= is_of_word;
        view->may_follow &= follows;
        view->has_odd |= !is_of_word && !follows;
        view->has_freak |= is_freakish;
        is_behind_space = is_space(view->last);
    }
}

static void look_round(const char *bytes, size_t length, const struct sequence *sequences,
                       size_t count, size_t index, struct view *view)
{
    size_t size;
    const struct sequence *sequence = view->sequence;
    view->before = character_before(bytes, sequence->from, &size);
    view->before_that = character_before(bytes, sequence->from - size, NULL);
    view->after = character_at(bytes, length, sequence->to, &size);
    view->after_that = character_at(bytes, length, sequence->to + size, NULL);
    view->continues_run = index > 0 && sequences[index - 1].to == sequence->from;
    view->is_continued = index + 1 < count && sequences[index + 1].from == sequence->to;
    view->run = run_of(sequences, count, index);
}

/* A letter follows, so that a mark stands inside a word; the "s" of "Ã’s" is none. */
static bool goes_on(const struct view *view)
{
    if (view->is_continued)
        return true;
    return is_letter(view->after) &&
           !(view->after == 's' && view->last == 0x2019 && !is_letter(view->after_that));
}

static int score_of_letter_lead(const struct view *view)
{
    int score = 0;
    bool is_camel = is_upper(view->lead) && is_lower(view->before) && !view->continues_run;
    if (is_camel)
        score += 5;
    if (view->has_letter_only) {
        score -= view->continues_run ? 1 : 2;
        if (is_lower(view->last) && is_upper(view->before) && is_upper(view->after))
            score += 4;
    }
    if (view->may_follow && !goes_on(view) && !view->continues_run && view->lead_byte != 0xE2)
        score -= is_camel ? 2 : 3;
    enum script script = character_script(view->lead);
    if (script != SCRIPT_LATIN && (character_script(view->before) == SCRIPT_LATIN ||
                                   character_script(view->after) == SCRIPT_LATIN))
        score += 3;
    return score;
}

/* Mac Roman and code page 437 put mathematics and boxes into words. */
static int score_of_symbol_lead(const struct view *view)
{
    int score = 1;
    bool word_before = is_letter(view->before), word_after = is_letter(view->after);
    if (word_before && (word_after || is_letter(view->before_that)))
        score += 3;
    else if (word_after)
        score += 1;
    else if (!view->continues_run && !view->is_continued)
        score -= 3;
    if (view->lead >= 0x2500 && view->lead < 0x25A0 && view->last >= 0x2500 &&
        view->last < 0x25A0) {
        uint32_t c = view->sequence->character;
        score -= 5;
        if ((c == 0xA1 || c == 0xBF) && word_after && !word_before)
            score += 6;
    }
    return score;
}

/* The beginnings that every charset makes of dashes, quotation marks, the euro and the trade mark.
 */
static bool is_signature(const struct view *view)
{
    uint32_t c = view->sequence->character;
    return view->lead_byte == 0xE2 &&
           ((c >= 0x2010 && c <= 0x2044) || c == 0x20AC || c == 0x2122 ||
            (view->sequence->is_lossy && !view->has_letter_only && !view->may_follow));
}

/* Words of other scripts are runs of sequences; one alone is chance. */
static int score_of_script(const struct view *view)
{
    uint32_t c = view->sequence->character;
    switch (script_of(view->sequence)) {
    case SCRIPT_NONE:
    case SCRIPT_LATIN:
        return 0;
    case SCRIPT_HAN:
    case SCRIPT_KANA:
    case SCRIPT_HANGUL:
        return view->run > 1 ? 2 : view->has_odd ? 0 : -4;
    default:
        if (view->run > 1)
            return view->run > 2 ? 4 : 2;
        return character_script(c) == SCRIPT_GREEK && view->has_odd ? 0 : -3;
    }
}

/* A Cyrillic or Greek letter beside others that are no sequences is what it seems to be. */
static bool is_in_word_of_lead(const struct view *view)
{
    enum script script = character_script(view->lead);
    if (script != SCRIPT_CYRILLIC && script != SCRIPT_GREEK)
        return false;
    return (character_script(view->before) == script && !view->continues_run) ||
           (character_script(view->after) == script && !view->is_continued);
}

static int score_of_meaning(const struct view *view)
{
    uint32_t c = view->sequence->character;
    int score = plausibility(c) + score_of_script(view);
    if (is_lower(c) && is_upper(view->before) && !view->continues_run &&
        (is_upper(view->before_that) || is_upper(view->after)))
        score -= 4;
    if (view->sequence->is_lossy)
        score -= view->run > 1 || is_lower(view->before) ? 1 : 3;
    if (view->charset == WINDOWS_1252 && view->lead_byte <= 0xC3 &&
        (c >= 0xA0 || !view->may_follow))
        score += c < 0xA0 ? 2 : 1;
    return score;
}

/* What is left of a garble that cannot be read must not be read in part. */
static bool is_in_garble(const struct view *view)
{
    return !view->continues_run && is_freak(shown_as(view->before));
}

/* "Ã" and a no-break space is "à" where it is a word of its own, or the second letter of one: "GÃ
 * idhlig"; and OÃ™ is OÙ, though ™ may follow. */
static bool is_lone_grave(const struct view *view)
{
    if (view->charset != WINDOWS_1252 || view->lead_byte != 0xC3)
        return false;
    if (view->sequence->character == 0xE0)
        return !view->sequence->took_space &&
               (!is_letter(view->before) ||
                (!is_letter(view->before_that) && is_lower(view->after)));
    uint32_t b = view->before;
    return view->sequence->character == 0xD9 &&
           (b == 'O' || b == 'U' || b == 'A' || b == 'E' || b == 'I');
}

int sequence_score(const char *bytes, size_t length, enum charset charset,
                   const struct sequence *sequences, size_t count, size_t index)
{
    struct view view = {.charset = charset, .sequence = &sequences[index]};
    look_inside(bytes, &view);
    look_round(bytes, length, sequences, count, index, &view);
    if (is_in_word_of_lead(&view) || is_in_garble(&view))
        return IMPOSSIBLE;
    int score = score_of_meaning(&view);
    score +=
        is_letter_of_words(view.lead) ? score_of_letter_lead(&view) : score_of_symbol_lead(&view);
    score += view.has_odd ? 3 : 0;
    score += view.has_odd && view.lead_byte >= 0xE0 ? 2 : 0;
    score += view.has_odd && view.has_freak ? 2 : 0;
    score += is_lone_grave(&view) ? 5 : 0;
    if (!is_letter_of_words(view.last) && !is_space(view.last) && goes_on(&view))
        score += is_letter(view.before) ? 3 : 2;
    if (is_signature(&view) || view.lead_byte >= 0xF0)
        score += 4;
    if (view.sequence->took_space)
        score--;
    return score;
}
