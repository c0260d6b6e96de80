/* Composing: NFC, with ICU behind its door: it is opened for text with marks that may compose only.
 */
#include "unicode_compose.h"

#include "characters.h"
#include "door.h"

#include <string.h>
#include <unicode/unorm2.h>

#define AS_STRING(name) #name
#define NAME_OF(function) AS_STRING(function)

/* Unicode's stream-safe text has no more than 30 marks on a letter. */
enum { MOST_CHARACTERS = 64 };

static struct door normalizers = {.soname = "libicuuc.so." U_ICU_VERSION_SHORT};
static __typeof__(unorm2_getNFCInstance) *nfc_instance;
static __typeof__(unorm2_normalize) *normalize;

static bool open_normalizers(void)
{
    static const struct behind_door functions[] = {{NAME_OF(unorm2_getNFCInstance), &nfc_instance},
                                                   {NAME_OF(unorm2_normalize), &normalize}};
    return door_open(&normalizers, functions, sizeof functions / sizeof *functions);
}

/* Ideographs of names keep their variant, though NFC would not keep it. */
static bool may_compose(uint32_t c)
{
    return c != NO_CHARACTER && character_is(c) & MAY_COMPOSE && !(c >= 0xF900 && c <= 0xFAFF) &&
           !(c >= 0x2F800 && c <= 0x2FA1F);
}

bool compose_stretch(const char *bytes, size_t length, size_t at, struct span *stretch)
{
    size_t size, count = 0, from = at, to = at;
    while (from > 0 && may_compose(character_at(bytes, length, from, NULL))) {
        uint32_t before = character_before(bytes, from, &size);
        if (before == '\n')
            break;
        from -= size;
        count++;
    }
    for (to = at; may_compose(character_at(bytes, length, to, &size)); to += size)
        count++;
    bool is_any = to > at;
    *stretch = (struct span){from, is_any ? to : at + size};
    return is_any && count <= MOST_CHARACTERS && to - from <= MOST_CHARACTERS * 4;
}

static int32_t to_utf16(const char *bytes, struct span span, UChar *wide)
{
    int32_t count = 0;
    for (size_t at = span.from, size; at < span.to; at += size) {
        uint32_t c = character_at(bytes, span.to, at, &size);
        if (c >= 0x10000) {
            wide[count++] = (UChar)(0xD7C0 + (c >> 10));
            c = 0xDC00 | (c & 0x3FF);
        }
        wide[count++] = (UChar)c;
    }
    return count;
}

bool compose(const char *bytes, struct span stretch, struct text *composed)
{
    enum { ROOM = MOST_CHARACTERS * 4 };
    UChar wide[ROOM], made[ROOM];
    UErrorCode error = U_ZERO_ERROR;
    if (!open_normalizers())
        return false;
    const UNormalizer2 *nfc = nfc_instance(&error);
    int32_t length = to_utf16(bytes, stretch, wide);
    int32_t made_length = U_SUCCESS(error) ? normalize(nfc, wide, length, made, ROOM, &error) : 0;
    if (U_FAILURE(error) ||
        (made_length == length && memcmp(made, wide, (size_t)length * sizeof *wide) == 0))
        return false;
    text_clear(composed);
    for (int32_t i = 0; i < made_length; i++) {
        uint32_t c = made[i];
        if (c >= 0xD800 && c < 0xDC00 && i + 1 < made_length)
            c = (c - 0xD7C0) << 10 | (made[++i] & 0x3FFu);
        text_append_character(composed, c);
    }
    return true;
}
