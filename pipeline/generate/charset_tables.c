/* Writes the tables of charsets.h from ICU's converters: run once, when Wirecopy is built. */
#include "../charset_guess.h"
#include "../charsets.h"
#include "write_number.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ucnv.h>

static const char *const names[CHARSETS] = {
    "windows-1252", "windows-1250", "ISO-8859-2",   "windows-1251", "macintosh",
    "IBM850",       "IBM437",       "windows-1253", "windows-1257", "ISO-8859-15",
    "IBM866",       "KOI8-R",       "windows-1254", "windows-1255", "windows-1256"};
static const char *const guesses[GUESSES] = {
    "windows-1252", "ISO-8859-15",  "windows-1250", "ISO-8859-2", "windows-1251", "macintosh",
    "KOI8-U",       "IBM866",       "ISO-8859-5",   "IBM850",     "windows-1253", "ISO-8859-7",
    "windows-1254", "windows-1257", "windows-1255", "ISO-8859-8", "windows-1256", "ISO-8859-6",
    "windows-874"};
static uint16_t meanings[CHARSETS][128];
static struct charset_character characters[0x10000];

static uint16_t meaning_of(UConverter *converter, unsigned byte)
{
    UErrorCode error = U_ZERO_ERROR;
    char source = (char)byte;
    UChar target[4];
    int32_t length = ucnv_toUChars(converter, target, 4, &source, 1, &error);
    if (U_FAILURE(error) || length != 1 || target[0] == 0xFFFD)
        return 0;
    return target[0];
}

static void add(enum charset charset, unsigned character, unsigned byte)
{
    struct charset_character *made = &characters[character];
    if (made->bytes[charset])
        return;
    made->bytes[charset] = (uint8_t)byte;
    if (byte < 0xC0)
        made->continues |= (uint16_t)(1 << charset);
    else if (byte >= 0xC2 && byte <= 0xF4)
        made->leads |= (uint16_t)(1 << charset);
}

static UConverter *open_converter(const char *name)
{
    UErrorCode error = U_ZERO_ERROR;
    UConverter *converter = ucnv_open(name, &error);
    if (U_FAILURE(error)) {
        fprintf(stderr, "charset_tables: ICU has no %s\n", name);
        exit(1);
    }
    return converter;
}

static void read_charset(enum charset charset)
{
    UConverter *converter = open_converter(names[charset]);
    for (unsigned byte = 0x80; byte < 0x100; byte++) {
        meanings[charset][byte - 0x80] = meaning_of(converter, byte);
        if (meanings[charset][byte - 0x80])
            add(charset, meanings[charset][byte - 0x80], byte);
    }
    if (charset == CODEPAGE_437)
        add(charset, 0xB5, 0xE6); /* others read the micro sign where ICU has the Greek letter */
    for (unsigned byte = 0x80; byte < 0x100; byte++)
        if ((charset == WINDOWS_1252 && byte < 0xA0) || !meanings[charset][byte - 0x80])
            add(charset, byte, byte);
    ucnv_close(converter);
}

static void write_names(const char *variable, const char *const *list, const char *count)
{
    printf("\nconst char *const %s[%s] = {", variable, count);
    for (size_t i = 0; i < (list == names ? (size_t)CHARSETS : (size_t)GUESSES); i++)
        printf("%s\"%s\"", i ? ", " : "", list[i]);
    printf("};\n");
}

static void write_meanings(const char *variable, uint16_t (*table)[128], unsigned count)
{
    printf("\nconst uint16_t %s[%u][128] = {", variable, count);
    for (unsigned i = 0; i < count * 128; i++)
        printf("%s0x%X,%s", i % 128 ? i % 16 ? " " : "\n     " : "\n    {", table[i / 128][i % 128],
               i % 128 == 127 ? "}," : "");
    printf("\n};\n\n");
}

static void write_guesses(void)
{
    static uint16_t table[GUESSES][128];
    for (unsigned i = 0; i < GUESSES; i++) {
        UConverter *converter = open_converter(guesses[i]);
        for (unsigned byte = 0x80; byte < 0x100; byte++)
            table[i][byte - 0x80] = meaning_of(converter, byte);
        ucnv_close(converter);
    }
    write_names("guess_names", guesses, "GUESSES");
    write_meanings("guess_meanings", table, GUESSES);
}

static void write_characters(void)
{
    static uint16_t places[256][64];
    static uint8_t blocks[1024];
    unsigned count = 1, block_count = 1;
    printf("const struct charset_character charset_characters[] = {\n    {{0}, 0, 0},");
    for (unsigned character = 0; character < 0x10000; character++) {
        const struct charset_character *made = &characters[character];
        static const struct charset_character none;
        if (memcmp(made, &none, sizeof none) == 0)
            continue;
        unsigned block = character >> 6;
        if (!blocks[block])
            blocks[block] = (uint8_t)block_count++;
        places[blocks[block]][character & 63] = (uint16_t)count++;
        printf("\n    {{");
        for (unsigned i = 0; i < CHARSETS; i++)
            printf("%s0x%X", i ? ", " : "", made->bytes[i]);
        printf("}, 0x%X, 0x%X},", made->leads, made->continues);
    }
    printf("\n};\n\nconst uint8_t charset_blocks[1024] = {");
    for (unsigned i = 0; i < 1024; i++)
        write_number(i, 32, blocks[i]);
    printf("\n};\n\nconst uint16_t charset_places[] = {");
    for (unsigned i = 0; i < block_count * 64; i++)
        write_number(i, 16, places[i / 64][i % 64]);
    printf("\n};\n");
}

/* Without what stands side by side in every sound word: in code page 866, Russian letters; in
 * windows-1256, Arabic ones. */
static unsigned telling_leads(unsigned character)
{
    bool is_russian = character >= 0x400 && character < 0x500;
    return characters[character].leads & ~(is_russian ? 1u << CODEPAGE_866 : 0);
}

static unsigned telling_continues(unsigned character)
{
    bool is_arabic = character >= 0x620 && character < 0x6E0;
    return characters[character].continues & ~(is_arabic ? 1u << WINDOWS_1256 : 0);
}

static void write_masks(void)
{
    printf("\nconst uint16_t charset_leads[0x800] = {");
    for (unsigned i = 0; i < 0x800; i++)
        write_number(i, 32, telling_leads(i));
    printf("\n};\n\nconst uint16_t charset_continues[0x800] = {");
    for (unsigned i = 0; i < 0x800; i++)
        write_number(i, 32, telling_continues(i));
    printf("\n};\n");
}

int main(void)
{
    printf("/* Made by pipeline/generate/charset_tables.c from ICU " U_ICU_VERSION ". */\n"
           "#include \"charset_guess.h\"\n#include \"charsets.h\"\n");
    for (unsigned charset = 0; charset < CHARSETS; charset++)
        read_charset((enum charset)charset);
    write_names("charset_names", names, "CHARSETS");
    write_meanings("charset_meanings", meanings, CHARSETS);
    write_guesses();
    write_characters();
    write_masks();
    return ferror(stdout) || fclose(stdout) != 0;
}
