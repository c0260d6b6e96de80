/* Numbers: the words and marks that ranges are read by. */
#include "numbers_words.h"

#include <stdio.h>

const struct entry *number_word(const struct numbers *self, const struct prose *prose,
                                const char *list, size_t from, size_t to)
{
    char section[32];
    snprintf(section, sizeof section, "%s %s", self->base, list);
    return dictionary_find(self->dictionary, section, prose->bytes + from, to - from);
}

size_t range_mark_size(const char *bytes, size_t at)
{
    return bytes[at] == '-' ? 1 : strncmp(bytes + at, "–", 3) == 0 ? 3 : 0;
}
