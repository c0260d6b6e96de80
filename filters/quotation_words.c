/* Quotation words: letters beside a mark are read into a key, and looked up. */
#include "quotation_words.h"

#include <stdio.h>
#include <string.h>

static bool is_word(uint32_t character)
{
    return character_is(character) & (IS_LETTER | IS_DIGIT | IS_MARK);
}

void word_key_add(struct word_key *key, uint32_t character)
{
    if (key->length < LONGEST_KEY)
        key->length += character_write(character_lower(character), key->bytes + key->length);
}

size_t quotation_word_after(const struct quotations *of, size_t at, bool joined,
                            struct word_key *key)
{
    size_t size, end = of->paragraph.to;
    while (at < end) {
        uint32_t character = character_at(of->bytes, end, at, &size);
        bool joins =
            joined && character == '-' && is_word(character_at(of->bytes, end, at + 1, NULL));
        if ((!is_word(character) && !joins) || key->length >= LONGEST_KEY)
            break;
        word_key_add(key, character);
        at += size;
    }
    return at;
}

size_t quotation_word_before(const struct quotations *of, size_t at)
{
    size_t size, steps = 0;
    while (at > of->paragraph.from && is_word(character_before(of->bytes, at, &size)) &&
           steps++ < LONGEST_KEY)
        at -= size;
    return at;
}

const struct entry *quotation_word_entry(const struct quotations *of, const char *section,
                                         const struct word_key *key)
{
    char name[48];
    snprintf(name, sizeof name, "%.*s %s", (int)strcspn(of->language, "-_"), of->language, section);
    return dictionary_find(of->elisions, name, key->bytes, key->length);
}
