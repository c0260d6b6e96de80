/* Dateline by form: what reads as a dateline though nobody knows its place or its agency. */
#include "dateline_marks.h"

#include "language.h"

#include <string.h>

/* "LAS", "ST.", "WINSTON-SALEM": capitals and no figure; how many letters there are. */
static size_t capitals_of(const char *bytes, struct span word)
{
    size_t letters = 0, size;
    for (size_t at = word.from; at < word.to; at += size) {
        uint32_t character = character_at(bytes, word.to, at, &size);
        if (is_letter(character)
                ? !is_upper(character)
                : !(character < 0x80 && strchr(".-'", (int)character)) && character != 0x2019)
            return 0;
        letters += is_letter(character);
    }
    return letters;
}

/* A sentence begins there: a word in which there is a small letter. */
static bool begins_sentence(const char *bytes, size_t at, size_t to)
{
    size_t end = at, size;
    while (end < to && bytes[end] != '\n' && end - at < 60)
        end++;
    for (; at < end; at += size)
        if (is_lower(character_at(bytes, to, at, &size)))
            return true;
    return false;
}

/* ", Maine", ", New South Wales": behind a place, its region in full, one to three words that have
 * small letters; the end, 0: it is none. */
static size_t region_end(const char *bytes, size_t at, size_t to)
{
    enum { WORDS_MOST = 3 };
    for (unsigned words = 0; words < WORDS_MOST; words++) {
        size_t end = at, size;
        if (!is_upper(character_at(bytes, to, at, &size)))
            return 0;
        for (end += size; end < to && bytes[end] != ' '; end += size) {
            uint32_t character = character_at(bytes, to, end, &size);
            if (!is_lower(character) && character != '-' &&
                !(is_upper(character) && bytes[end - 1] == '-'))
                return 0;
        }
        if (end == to)
            return 0;
        if (dateline_dash_end(bytes, end + 1, to))
            return end;
        at = end + 1;
    }
    return 0;
}

/* One to three words in capitals, and a region; the byte behind, 0: there are none. */
static size_t place_end(const char *bytes, size_t from, size_t to)
{
    enum { WORDS_MOST = 3, LETTERS_LEAST = 5, WORD_LONGEST = 40 };
    size_t at = from, letters = 0;
    for (unsigned words = 0; words < WORDS_MOST; words++) {
        struct span word = {at, at};
        while (word.to < to && bytes[word.to] != ' ' && word.to - at < WORD_LONGEST)
            word.to++;
        if (word.to == to || bytes[word.to] != ' ')
            return 0;
        bool has_region = bytes[word.to - 1] == ',';
        size_t capitals = capitals_of(bytes, (struct span){word.from, word.to - has_region});
        letters += capitals;
        if (!capitals)
            return 0;
        if (has_region)
            return region_end(bytes, word.to + 1, to);
        if (dateline_dash_end(bytes, word.to + 1, to))
            return letters >= LETTERS_LEAST ? word.to : 0;
        at = word.to + 1;
    }
    return 0;
}

bool dateline_read_capitals(const char *bytes, struct span paragraph, struct dateline *dateline)
{
    size_t end = place_end(bytes, paragraph.from, paragraph.to), text;
    size_t dash = end ? dateline_dash_end(bytes, end + 1, paragraph.to) : 0;
    if (!dash || dash >= paragraph.to || bytes[dash] != ' ' ||
        !begins_sentence(bytes, dash, paragraph.to) ||
        !dateline_text_begins(bytes, dash, paragraph.to, &text))
        return false;
    *dateline = (struct dateline){{paragraph.from, dash}, text, NULL};
    return true;
}

/* "(dpa/lni)", "(ats afp)": short words, in brackets; where they end, 0: they are none. */
static size_t source_end(const char *bytes, size_t open, size_t to)
{
    enum { SOURCE_LONGEST = 48, LETTERS_LEAST = 2 };
    size_t end = open + 1, letters = 0, size;
    for (; end < to && end - open < SOURCE_LONGEST && bytes[end] != ')'; end += size) {
        uint32_t character = character_at(bytes, to, end, &size);
        if (is_letter(character))
            letters++;
        else if (!is_digit(character) && (character >= 0x80 || !strchr("/ -.&,", (int)character)))
            return 0;
    }
    return end < to && bytes[end] == ')' && letters >= LETTERS_LEAST ? end + 1 : 0;
}

bool dateline_read_on_wire(const char *bytes, struct span paragraph, struct dateline *dateline)
{
    size_t to = paragraph.to - paragraph.from < DATELINE_LONGEST
                    ? paragraph.to
                    : paragraph.from + DATELINE_LONGEST;
    const char *line_end = memchr(bytes + paragraph.from, '\n', to - paragraph.from);
    to = line_end ? (size_t)(line_end - bytes) : to;
    const char *open = memchr(bytes + paragraph.from, '(', to - paragraph.from);
    uint32_t first = character_at(bytes, to, paragraph.from, NULL);
    size_t place = open ? (size_t)(open - bytes) : to;
    if (!open || is_lower(first) || !(is_letter(first) || is_digit(first)))
        return false;
    for (size_t at = paragraph.from; at < place; at++) /* no quotation, no sentence */
        if (strchr("\":;?!=|", bytes[at]))
            return false;
    size_t end = source_end(bytes, place, to);
    end += end && end < to && bytes[end] == '.';
    size_t dash = end ? dateline_dash_end(bytes, dateline_skip_spaces(bytes, end, to), to) : 0;
    if (!dash || dash == to || bytes[dash] != ' ')
        return false;
    *dateline =
        (struct dateline){{paragraph.from, dash}, dateline_skip_spaces(bytes, dash, to), NULL};
    return true;
}
