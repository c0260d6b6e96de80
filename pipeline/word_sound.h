/* Word sound: a key that words share which sound alike: "farmacy" and "pharmacy"; and the bits of a
 * word, most of which it shares with those that look alike. */
#ifndef WIRECOPY_WORD_SOUND_H
#define WIRECOPY_WORD_SOUND_H

#include <stddef.h>
#include <stdint.h>

/* The letter without its accent, in Latin script; of another one, itself. */
uint32_t plain_letter(uint32_t character);

/* The key of a word in small letters: a hash of its consonants as they sound, roughly, in the
 * languages of Latin script; vowels, doubled and silent letters do not count. */
uint32_t word_sound(const uint32_t *characters, size_t count);

/* A bit for each letter that a word in small letters has, accents apart: the low half. A bit for
 * each pair of neighbours, the word's edges being letters too: the high half. */
uint64_t word_bits(const uint32_t *characters, size_t count);

/* How many bits two words do not share. */
static inline unsigned word_bits_differing(uint64_t a, uint64_t b)
{
    uint64_t bits = a ^ b;
    bits -= bits >> 1 & 0x5555555555555555u;
    bits = (bits & 0x3333333333333333u) + (bits >> 2 & 0x3333333333333333u);
    bits = (bits + (bits >> 4)) & 0x0F0F0F0F0F0F0F0Fu;
    bits += bits >> 8;
    bits += bits >> 16;
    return (unsigned)(bits + (bits >> 32)) & 0x7F;
}

#endif
