/* The words beside a place where a space may be missing. */
#include "spaces_place.h"

struct span word_before(const struct place *place, size_t at)
{
    return prose_word_before(&place->prose, at, LONGEST_WORD);
}

struct span word_after(const struct place *place, size_t at)
{
    return prose_word_after(&place->prose, at, LONGEST_WORD);
}

bool has_letters(const struct place *place, struct span word, size_t count)
{
    size_t size;
    for (; count && word.from < word.to; count--) {
        prose_at(&place->prose, word.from, &size);
        word.from += size;
    }
    return !count;
}

bool is_lower_word(const struct place *place, struct span word)
{
    size_t size;
    for (; word.from < word.to; word.from += size)
        if (is_upper(prose_at(&place->prose, word.from, &size)))
            return false;
    return true;
}

bool is_small_word(const struct place *place, struct span word)
{
    return place->prose.bytes[word.to] == ' ' &&
           dictionary_find(place->self->dictionary, place->spacing->small,
                           place->prose.bytes + word.from, word.to - word.from);
}
