/* Writes the tables of characters.h from ICU's data: run once, when Wirecopy is built. */
#include "../characters.h"
#include "write_number.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/uloc.h>
#include <unicode/ulocdata.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>

static enum script script_of(UChar32 c)
{
    UErrorCode error = U_ZERO_ERROR;
    switch (uscript_getScript(c, &error)) {
    case USCRIPT_COMMON:
    case USCRIPT_INHERITED:
    case USCRIPT_UNKNOWN:
        return SCRIPT_NONE;
    case USCRIPT_LATIN:
        return SCRIPT_LATIN;
    case USCRIPT_GREEK:
        return SCRIPT_GREEK;
    case USCRIPT_CYRILLIC:
        return SCRIPT_CYRILLIC;
    case USCRIPT_ARMENIAN:
        return SCRIPT_ARMENIAN;
    case USCRIPT_HEBREW:
        return SCRIPT_HEBREW;
    case USCRIPT_ARABIC:
        return SCRIPT_ARABIC;
    case USCRIPT_HAN:
        return SCRIPT_HAN;
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_BOPOMOFO:
        return SCRIPT_KANA;
    case USCRIPT_HANGUL:
        return SCRIPT_HANGUL;
    default:
        return c >= 0x900 && c <= 0x109F ? SCRIPT_INDIC : SCRIPT_OTHER;
    }
}

static unsigned properties_of(UChar32 c)
{
    unsigned category = U_GET_GC_MASK(c), is = 0;
    is |= category & U_GC_L_MASK ? IS_LETTER : 0;
    is |= category & (U_GC_LU_MASK | U_GC_LT_MASK) ? IS_UPPER : 0;
    is |= category & U_GC_LL_MASK ? IS_LOWER : 0;
    is |= category & U_GC_ND_MASK ? IS_DIGIT : 0;
    is |= category & U_GC_M_MASK ? IS_MARK : 0;
    is |= u_isUWhiteSpace(c) ? IS_SPACE : 0;
    is |= category & U_GC_CF_MASK ? IS_HIDDEN : 0;
    is |= category & U_GC_P_MASK ? IS_PUNCTUATION : 0;
    is |= category & U_GC_S_MASK ? IS_SYMBOL : 0;
    is |= category & (U_GC_CC_MASK | U_GC_CN_MASK | U_GC_CO_MASK | U_GC_CS_MASK) ? IS_CONTROL : 0;
    if (u_getIntPropertyValue(c, UCHAR_NFC_QUICK_CHECK) != UNORM_YES || u_getCombiningClass(c))
        is |= MAY_COMPOSE;
    return is | (unsigned)script_of(c) << SCRIPT_SHIFT;
}

static void write_properties(void)
{
    static uint16_t blocks[256][256];
    static uint8_t index[0x1100];
    unsigned count = 0;
    for (unsigned block = 0; block < 0x1100; block++) {
        uint16_t made[256];
        for (unsigned i = 0; i < 256; i++)
            made[i] = (uint16_t)properties_of((UChar32)(block << 8 | i));
        unsigned found = 0;
        while (found < count && memcmp(blocks[found], made, sizeof made) != 0)
            found++;
        if (found == count) {
            if (count == 256) {
                fputs("character_tables: more than 256 different blocks\n", stderr);
                exit(1);
            }
            memcpy(blocks[count++], made, sizeof made);
        }
        index[block] = (uint8_t)found;
    }
    printf("const uint8_t character_blocks[] = {");
    for (unsigned block = 0; block < 0x1100; block++)
        write_number(block, 32, index[block]);
    printf("\n};\n\nconst uint16_t character_properties[] = {");
    for (unsigned i = 0; i < count * 256; i++)
        write_number(i, 16, blocks[i / 256][i % 256]);
    printf("\n};\n\n");
}

static void write_case(const char *name, UChar32 (*map)(UChar32))
{
    unsigned count = 0;
    printf("const struct case_pair character_%ss[] = {", name);
    for (UChar32 c = 0x80; c <= 0x10FFFF; c++)
        if (map(c) != c)
            printf("%s{0x%X, 0x%X},", count++ % 6 ? " " : "\n    ", (unsigned)c, (unsigned)map(c));
    printf("\n};\nconst size_t character_%s_count = %u;\n\n", name, count);
}

static void write_mark(ULocaleData *data, ULocaleDataDelimiterType type)
{
    UErrorCode error = U_ZERO_ERROR;
    UChar wide[16];
    char bytes[32] = "";
    int32_t length = ulocdata_getDelimiter(data, type, wide, 16, &error);
    u_strToUTF8(bytes, sizeof bytes, NULL, wide, length, &error);
    printf(", \"");
    for (const unsigned char *byte = (const unsigned char *)bytes; *byte; byte++)
        printf("\\%03o", *byte);
    printf("\"");
}

static void write_marks(void)
{
    int32_t locales = uloc_countAvailable(), count = 0;
    printf("const struct locale_marks locale_mark_table[] = {\n");
    for (int32_t i = 0; i < locales; i++) {
        char language[64];
        UErrorCode error = U_ZERO_ERROR;
        uloc_toLanguageTag(uloc_getAvailable(i), language, sizeof language, 0, &error);
        ULocaleData *data = ulocdata_open(uloc_getAvailable(i), &error);
        if (U_FAILURE(error))
            continue;
        printf("    {\"%s\"", language);
        write_mark(data, ULOCDATA_QUOTATION_START);
        write_mark(data, ULOCDATA_QUOTATION_END);
        write_mark(data, ULOCDATA_ALT_QUOTATION_START);
        write_mark(data, ULOCDATA_ALT_QUOTATION_END);
        printf("},\n");
        ulocdata_close(data);
        count++;
    }
    printf("};\nconst size_t locale_mark_count = %d;\n", (int)count);
}

int main(void)
{
    printf("/* Made by pipeline/generate/character_tables.c from ICU " U_ICU_VERSION
           ", Unicode " U_UNICODE_VERSION ". */\n"
           "#include \"characters.h\"\n\n#include <stddef.h>\n\n"
           "struct case_pair {\n    uint32_t from, to;\n};\n\n");
    write_properties();
    write_case("lower", u_tolower);
    write_case("upper", u_toupper);
    write_marks();
    return ferror(stdout) || fclose(stdout) != 0;
}
