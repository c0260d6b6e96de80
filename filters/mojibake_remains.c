/* Mojibake: what is left where a character was lost for good. */
#include "mojibake_remains.h"

#include "characters.h"

#include <string.h>

bool mark_for_apostrophe(const char *bytes, size_t at, size_t to, size_t length)
{
    static const char *const endings[] = {"s", "t", "re", "ve", "ll", "d", "m"};
    size_t end = to, size;
    if (!is_letter(character_before(bytes, at, NULL)))
        return false;
    while (end < length && end - to < 4 && is_letter(character_at(bytes, length, end, &size)))
        end += size;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (end - to == strlen(endings[i]) && memcmp(bytes + to, endings[i], end - to) == 0)
            return true;
    return false;
}

bool is_inside_word(const char *bytes, size_t at, size_t to, size_t length)
{
    return is_letter(character_before(bytes, at, NULL)) &&
           is_letter(character_at(bytes, length, to, NULL));
}

static bool remains_at(const char *bytes, size_t at, size_t length, struct remains *remains)
{
    static const char *const marks[] = {"¿", "&#191;", "&iquest;"};
    size_t size = strlen("â€");
    *remains = (struct remains){.span = {at, at + size}};
    if (length - at >= size && memcmp(bytes + at, "â€", size) == 0) {
        remains->rule = "mojibake/remains";
        remains->reason = "what is left of a mark that was read in a wrong charset";
        return true;
    }
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        remains->span.to = at + (size = strlen(marks[i]));
        if (length - at >= size && memcmp(bytes + at, marks[i], size) == 0 &&
            is_inside_word(bytes, at, at + size, length)) {
            remains->rule = "mojibake/lost";
            remains->reason = "a mark inside a word: another character was lost here";
            return true;
        }
    }
    remains->span.to = at + 2;
    remains->rule = "mojibake/control";
    remains->reason = "a control character that stands for nothing; a letter may be lost";
    return length - at >= 2 && (unsigned char)bytes[at] == 0xC2 &&
           (unsigned char)bytes[at + 1] < 0xA0;
}

bool remains_next(const char *bytes, size_t at, size_t length, struct remains *remains)
{
    for (; at < length; at++)
        if (((unsigned char)bytes[at] >= 0xC2 || bytes[at] == '&') &&
            remains_at(bytes, at, length, remains))
            return true;
    return false;
}
