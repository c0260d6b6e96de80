/* Mojibake: judges sequences: by what stands there (symbols inside words, capitals behind small
 * letters), and by what it would become. */
#include "mojibake_score.h"

#include "characters.h"
#include "mojibake_characters.h"

#include <string.h>

/* What stands round a sequence, and what it is made of. */
struct view {
    enum charset charset;
    const struct sequence *sequence;
    uint32_t lead, last, before, before_that, after, after_that;
    uint32_t meant_before, meant_after; /* what the neighbours mean, where they are sequences too */
    unsigned char lead_byte;
    bool continues_run, is_continued;                     /* the neighbours are sequences too */
    bool has_odd, has_freak, has_letter_only, may_follow; /* of what continues it */
    bool has_two_scripts;                                 /* its letters */
    bool has_control;                                     /* C1, which no sound copy has */
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

static bool is_western(enum charset charset)
{
    return charset == WINDOWS_1252 || charset == WINDOWS_1254 || charset == ISO_8859_15;
}

/* Œ, Š, Ž and Ÿ are letters, but no language has them behind Â, Ã or â. */
static bool is_strange_behind(const struct view *view, uint32_t c)
{
    return is_western(view->charset) &&
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
        uint32_t c = character_at(bytes, length, at, &size);
        view->last = shown_as(c);
        view->has_control |= view->last != c;
        bool is_of_word = is_letter_of_words(view->last) && !is_strange_behind(view, view->last);
        bool is_freakish = is_freak(view->last);
        view->has_two_scripts |= is_of_word && is_letter(view->lead) &&
                                 character_script(view->last) != character_script(view->lead);
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
    view->meant_before = view->continues_run ? sequences[index - 1].character : view->before;
    view->meant_after = view->is_continued ? sequences[index + 1].character : view->after;
}

/* A letter follows, so that a mark stands inside a word; the "s" of "Ã’s" is none. */
static bool goes_on(const struct view *view)
{
    if (view->is_continued)
        return true;
    return is_letter(view->after) &&
           !(view->after == 's' && view->last == 0x2019 && !is_letter(view->after_that));
}

/* Between spaces, or behind "c'" or "l’". */
static bool stands_alone(const struct view *view)
{
    uint32_t before = view->before;
    return is_space(view->after) &&
           (is_space(before) || before == NO_CHARACTER || before == '\'' || before == 0x2019);
}

/* "Гј" in a Latin word, or "ГЁ" between two of them, that means a Latin letter. */
static bool is_strange_in_latin(const struct view *view)
{
    enum script lead = character_script(view->lead), before = character_script(view->before),
                after = character_script(view->after);
    if (lead == SCRIPT_LATIN || lead == SCRIPT_NONE || plausibility(view->sequence->character) < 3)
        return false;
    if (before == SCRIPT_LATIN || after == SCRIPT_LATIN)
        return true;
    return stands_alone(view) && (character_script(view->before_that) == SCRIPT_LATIN ||
                                  character_script(view->after_that) == SCRIPT_LATIN);
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

/* "Â»" behind a stop or a space: the letter stands alone, and belongs to the mark. In « Â » it is
 * what is quoted. */
static bool is_stray_lead(const struct view *view)
{
    static const uint16_t marks[] = {0xA1, 0xA7, 0xAB, 0xAE, 0xB0, 0xB7, 0xBB, 0xBF, 0};
    static const uint16_t openers[] = {'"',    '\'',   '(',    0xAB,   0x2018,
                                       0x201A, 0x201C, 0x201E, 0x2039, 0};
    return is_western(view->charset) && view->lead_byte == 0xC2 && !is_letter(view->before) &&
           !character_among(view->before, openers) && view->last == view->sequence->character &&
           character_among(view->last, marks);
}

/* "MĂĽnchen": two capitals before small letters. */
static bool has_two_capitals(const struct view *view)
{
    return view->has_letter_only && is_upper(view->lead) && is_upper(view->last) &&
           is_lower(view->after);
}

static int score_of_letter_lead(const struct view *view)
{
    int score = 0;
    bool is_camel = is_upper(view->lead) && is_lower(view->before) && !view->continues_run;
    if (is_camel)
        score += 6;
    if (view->has_two_scripts || is_strange_in_latin(view)) {
        score += 3;
    } else if (has_two_capitals(view)) {
        score += is_camel ? 0 : 3;
    } else if (view->has_letter_only && !is_signature(view)) {
        score -= view->continues_run ? 1 : 2;
        if (is_lower(view->last) && is_upper(view->before) && is_upper(view->after))
            score += 4;
    }
    if (is_stray_lead(view))
        score += 3;
    else if (view->may_follow && !goes_on(view) && !view->continues_run && view->lead_byte != 0xE2)
        score -= is_camel ? 2 : 3;
    enum script script = character_script(view->lead);
    if (script != SCRIPT_LATIN && (character_script(view->before) == SCRIPT_LATIN ||
                                   character_script(view->after) == SCRIPT_LATIN))
        score += 3;
    return score;
}

static bool is_drawn(uint32_t c)
{
    return c >= 0x2500 && c < 0x25A0;
}

/* Lines of two kinds, or a line and a block, which do not meet in any drawing. */
static bool is_broken_drawing(const struct view *view)
{
    bool is_double = view->last >= 0x2550 && view->last < 0x25A0;
    return is_drawn(view->lead) && view->lead < 0x2550 && (is_double || !is_drawn(view->last));
}

static bool is_of_mathematics(uint32_t c)
{
    return (c >= 0x2200 && c < 0x2300) || c == 0xB0 || c == 0xB5 ||
           character_script(c) == SCRIPT_GREEK;
}

/* Mac Roman and the code pages of DOS put mathematics and boxes into words. */
static int score_of_symbol_lead(const struct view *view)
{
    int score = 1;
    bool word_before = is_letter(view->before), word_after = is_letter(view->after);
    if (word_before && (word_after || is_letter(view->before_that)))
        score += 3;
    else if (word_after)
        score += is_drawn(view->lead) && is_letter(view->last) ? 3 : 1;
    else if (!view->continues_run && !view->is_continued && !is_broken_drawing(view))
        score -= is_of_mathematics(view->last) ? 3 : 0;
    if (is_broken_drawing(view)) {
        score += view->has_odd ? 2 : 0;
    } else if (is_drawn(view->lead) && is_drawn(view->last) && (word_after || !word_before)) {
        uint32_t c = view->sequence->character;
        score -= 5;
        if ((c == 0xA1 || c == 0xBF) && word_after && !word_before)
            score += 6;
    }
    return score;
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
        return view->run > 1 ? 2 : -4;
    default:
        if (view->run > 1)
            return view->run > 2 ? 4 : 2;
        return character_script(c) == SCRIPT_GREEK && view->has_odd ? 0 : -3;
    }
}

/* A Cyrillic, Greek, Arabic letter beside others that are no sequences is what it seems to be. */
static bool is_in_word_of_lead(const struct view *view)
{
    enum script script = character_script(view->lead);
    if (script == SCRIPT_NONE || script == SCRIPT_LATIN)
        return false;
    return (character_script(view->before) == script && !view->continues_run) ||
           (character_script(view->after) == script && !view->is_continued);
}

static bool is_vowel(uint32_t c)
{
    return c < 0x80 ? strchr("aeiouyAEIOUY", (int)c) != NULL
                    : (c >= 0xE0 && c <= 0xFF && c != 0xE7 && c != 0xF1);
}

/* A capital inside a word in small letters, or a sharp s behind a consonant. */
static bool is_out_of_place(const struct view *view)
{
    uint32_t c = view->sequence->character;
    if (c == 0xDF)
        return !is_vowel(view->meant_before);
    return is_upper(c) && (is_lower(view->meant_before) ||
                           (is_upper(view->meant_before) && is_lower(view->meant_after)));
}

/* The sign of a currency before a digit, a dash or a word of one letter between spaces, a letter
 * that begins a word. */
static int score_of_place(const struct view *view)
{
    static const uint16_t alone[] = {0x2013, 0x2014, 0xC0, 0xC8, 0xC9, 0xD3,
                                     0xE0,   0xE8,   0xE9, 0xED, 0xF3, 0};
    uint32_t c = view->sequence->character;
    bool is_begin = !is_letter(view->before);
    if (c == 0xA3 || c == 0xA5 || c == 0x20AC)
        return is_begin && is_digit(view->after) ? 5 : 0;
    if (character_among(c, alone) && stands_alone(view) && !is_drawn(view->after_that))
        return 2;
    return is_begin && is_letter(c) && is_letter(view->lead) && is_lower(view->after);
}

static int score_of_meaning(const struct view *view)
{
    uint32_t c = view->sequence->character;
    int score = plausibility(c) + score_of_script(view);
    if (plausibility(c) == 0)
        score -= 12; /* to be believed only where the whole paragraph was misread */
    if (is_lower(c) && is_upper(view->before) && !view->continues_run &&
        (is_upper(view->before_that) || is_upper(view->after)))
        score -= 4;
    if (is_out_of_place(view))
        score -= 5;
    score += score_of_place(view);
    if (view->sequence->is_lossy)
        score -= view->run > 1 || is_lower(view->before) ? 1 : 3;
    if (is_western(view->charset) && view->lead_byte <= 0xC3 && (c >= 0xA0 || !view->may_follow))
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
    if (view->lead_byte != 0xC3 || (view->charset != WINDOWS_1252 && !is_space(view->after)))
        return false;
    if (view->sequence->character == 0xE0 && has_no_break_space(view->charset))
        return !view->sequence->took_space &&
               (!is_letter(view->before) ||
                (!is_letter(view->before_that) && is_lower(view->after)));
    uint32_t b = view->before;
    return view->sequence->character == 0xD9 &&
           (b == 'O' || b == 'U' || b == 'A' || b == 'E' || b == 'I');
}

/* ® › ™ */
static bool cannot_begin_word(uint32_t c)
{
    return c == 0xAE || c == 0x203A || c == 0x2122;
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
    score += view.has_control ? view.may_follow ? 2 : 4 : 0;
    if (!is_letter_of_words(view.last) && !is_space(view.last) && goes_on(&view))
        score += is_letter(view.before) ? 3 : cannot_begin_word(view.last) ? 4 : 2;
    if (is_signature(&view) || view.lead_byte >= 0xF0)
        score += 4;
    if (view.sequence->took_space)
        score--;
    return score;
}
