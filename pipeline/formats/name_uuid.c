/* Name UUID: a name-based identifier (RFC 9562, version 5), the same for the same content.
 *
 * SHA-1 is what that version is made of; it names here, it protects nothing. */
#include "name_uuid.h"

#include <string.h>

static uint32_t turn(uint32_t word, unsigned bits)
{
    return word << bits | word >> (32 - bits);
}

/* The sixteen words before each word of the schedule are all that it needs. */
static uint32_t schedule(uint32_t *words, unsigned round)
{
    if (round < 16)
        return words[round];
    uint32_t word = turn(words[(round + 13) & 15] ^ words[(round + 8) & 15] ^
                             words[(round + 2) & 15] ^ words[round & 15],
                         1);
    return words[round & 15] = word;
}

static uint32_t choose(uint32_t b, uint32_t c, uint32_t d)
{
    return d ^ (b & (c ^ d));
}

static uint32_t parity(uint32_t b, uint32_t c, uint32_t d)
{
    return b ^ c ^ d;
}

static uint32_t majority(uint32_t b, uint32_t c, uint32_t d)
{
    return (b & c) | (d & (b | c));
}

/* Five at a time, so that no word has to change its place. */
#define ROUND(a, b, c, d, e, mix, constant, round)                                                 \
    e += turn(a, 5) + mix(b, c, d) + (constant) + schedule(words, round);                          \
    b = turn(b, 30);
#define ROUNDS(from, mix, constant)                                                                \
    for (unsigned round = from; round < from + 20; round += 5) {                                   \
        ROUND(a, b, c, d, e, mix, constant, round)                                                 \
        ROUND(e, a, b, c, d, mix, constant, round + 1)                                             \
        ROUND(d, e, a, b, c, mix, constant, round + 2)                                             \
        ROUND(c, d, e, a, b, mix, constant, round + 3)                                             \
        ROUND(b, c, d, e, a, mix, constant, round + 4)                                             \
    }

static void hash_block(uint32_t *state, const uint8_t *block)
{
    uint32_t words[16], a = state[0], b = state[1], c = state[2], d = state[3], e = state[4];
    for (unsigned i = 0; i < 16; i++)
        words[i] = (uint32_t)block[4 * i] << 24 | (uint32_t)block[4 * i + 1] << 16 |
                   (uint32_t)block[4 * i + 2] << 8 | block[4 * i + 3];
    ROUNDS(0, choose, 0x5A827999u)
    ROUNDS(20, parity, 0x6ED9EBA1u)
    ROUNDS(40, majority, 0x8F1BBCDCu)
    ROUNDS(60, parity, 0xCA62C1D6u)
    state[0] += a;
    state[1] += b;
    state[2] += c;
    state[3] += d;
    state[4] += e;
}

static void hash(struct name_uuid *name, const uint8_t *bytes, size_t length)
{
    size_t held = name->length % 64;
    name->length += length;
    if (held) {
        size_t some = length < 64 - held ? length : 64 - held;
        memcpy(name->block + held, bytes, some);
        if (held + some < 64)
            return;
        hash_block(name->state, name->block);
        bytes += some;
        length -= some;
    }
    for (; length >= 64; bytes += 64, length -= 64)
        hash_block(name->state, bytes);
    memcpy(name->block, bytes, length);
}

void name_uuid_begin(struct name_uuid *name)
{
    static const uint8_t space[16] = {0x7b, 0x1e, 0x2c, 0x94, 0x5a, 0x0d, 0x4f, 0x63,
                                      0x9e, 0x21, 0xc8, 0x3d, 0x60, 0xb7, 0x14, 0xaf};
    *name = (struct name_uuid){
        .state = {0x67452301u, 0xEFCDAB89u, 0x98BADCFEu, 0x10325476u, 0xC3D2E1F0u}};
    hash(name, space, sizeof space);
}

void name_uuid_add(struct name_uuid *name, const char *bytes, size_t length)
{
    hash(name, (const uint8_t *)bytes, length);
    hash(name, (const uint8_t *)"\0", 1); /* no text holds a NUL */
}

void name_uuid_end(struct name_uuid *name, char urn[46])
{
    static const uint8_t padding[64] = {0x80};
    uint8_t bits[8], id[16];
    uint64_t length = name->length * 8;
    for (unsigned i = 0; i < 8; i++)
        bits[i] = (uint8_t)(length >> (56 - 8 * i));
    hash(name, padding, 1 + (119 - name->length % 64) % 64);
    hash(name, bits, sizeof bits);
    for (unsigned i = 0; i < 16; i++)
        id[i] = (uint8_t)(name->state[i / 4] >> (24 - 8 * (i % 4)));
    id[6] = (uint8_t)((id[6] & 0x0F) | 0x50);
    id[8] = (uint8_t)((id[8] & 0x3F) | 0x80);
    static const char prefix[] = "urn:uuid:", digits[] = "0123456789abcdef";
    char *to = urn + sizeof prefix - 1;
    memcpy(urn, prefix, sizeof prefix);
    for (unsigned i = 0; i < 16; i++) {
        if (i == 4 || i == 6 || i == 8 || i == 10)
            *to++ = '-';
        *to++ = digits[id[i] >> 4];
        *to++ = digits[id[i] & 15];
    }
    *to = '\0';
}
