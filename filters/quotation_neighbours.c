/* Quotation neighbours: what stands on either side of each mark. */
#include "quotations.h"

uint32_t quotation_left(const struct quotations *of, size_t at)
{
    size_t size;
    while (at > of->paragraph.from) {
        if ((unsigned char)of->bytes[at - 1] < 0x80)
            return (unsigned char)of->bytes[at - 1];
        uint32_t character = character_before(of->bytes, at, &size);
        if (!(character_is(character) & IS_HIDDEN))
            return character;
        at -= size;
    }
    return NO_CHARACTER;
}

uint32_t quotation_right(const struct quotations *of, size_t at)
{
    size_t size;
    while (at < of->paragraph.to) {
        if ((unsigned char)of->bytes[at] < 0x80)
            return (unsigned char)of->bytes[at];
        uint32_t character = character_at(of->bytes, of->paragraph.to, at, &size);
        if (!(character_is(character) & IS_HIDDEN))
            return character;
        at += size;
    }
    return NO_CHARACTER;
}

static enum neighbour ascii_neighbour(uint32_t character, bool is_left)
{
    static const uint8_t known[128] = {
        ['\n'] = AT_LINE,  [' '] = AT_SPACE,  ['\t'] = AT_SPACE, ['\r'] = AT_SPACE,
        ['('] = AT_OPENER, ['['] = AT_OPENER, ['{'] = AT_OPENER, ['.'] = AT_STOP,
        [','] = AT_STOP,   [';'] = AT_STOP,   [':'] = AT_STOP,   ['!'] = AT_STOP,
        ['?'] = AT_STOP,   [')'] = AT_STOP,   [']'] = AT_STOP,   ['}'] = AT_STOP,
        ['-'] = AT_DASH};
    if (character - '0' < 10 || (character | 32) - 'a' < 26)
        return AT_WORD;
    if (known[character])
        return (enum neighbour)known[character];
    if (character == (is_left ? '>' : '<'))
        return AT_MARKUP;
    if (character == '/')
        return is_left ? AT_OPENER : AT_STOP;
    return AT_SYMBOL;
}

static enum neighbour neighbour_of(uint32_t character, bool is_left)
{
    if (character < 0x80)
        return ascii_neighbour(character, is_left);
    if (character == NO_CHARACTER)
        return AT_EDGE;
    unsigned properties = character_is(character);
    if (properties & IS_SPACE)
        return AT_SPACE;
    if (properties & (IS_LETTER | IS_DIGIT | IS_MARK))
        return AT_WORD;
    if (character == 0xA1 || character == 0xBF)
        return AT_OPENER;
    if (character == 0x2026)
        return AT_STOP;
    return character >= 0x2010 && character <= 0x2015 ? AT_DASH : AT_SYMBOL;
}

static bool is_beside(const struct quote_mark *mark, const struct quote_mark *next)
{
    return mark->to == next->from && mark->kind != LINE_END && next->kind != LINE_END;
}

void quotation_neighbours(struct quotations *of)
{
    for (size_t i = 0; i < of->count; i++) {
        struct quote_mark *mark = &of->marks[i];
        if (i && is_beside(mark - 1, mark)) {
            mark->left_character = mark[-1].left_character;
            mark->left = mark[-1].left;
        } else {
            mark->left_character = quotation_left(of, mark->from);
            mark->left = (uint8_t)neighbour_of(mark->left_character, true);
        }
    }
    for (size_t i = of->count; i-- > 0;) {
        struct quote_mark *mark = &of->marks[i];
        if (i + 1 < of->count && is_beside(mark, mark + 1)) {
            mark->right_character = mark[1].right_character;
            mark->right = mark[1].right;
        } else {
            mark->right_character = quotation_right(of, mark->to);
            mark->right = (uint8_t)neighbour_of(mark->right_character, false);
        }
    }
}
