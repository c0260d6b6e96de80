/* Spell library: hunspell, behind this door and opened when it is first needed. */
#include "spell_library.h"

#include "door.h"
#include "input.h"
#include "memory.h"

#include <errno.h>
#include <iconv.h>
#include <stdlib.h>
#include <string.h>

struct Hunhandle;

static struct door door = {.soname = "libhunspell-1.7.so.0"};
static struct Hunhandle *(*hunspell_create)(const char *aff, const char *dic);
static void (*hunspell_destroy)(struct Hunhandle *);
static int (*hunspell_spell)(struct Hunhandle *, const char *word);
static char *(*hunspell_encoding)(struct Hunhandle *);
static int (*hunspell_suggest)(struct Hunhandle *, char ***list, const char *word);
static void (*hunspell_free_list)(struct Hunhandle *, char ***list, int count);
static int (*hunspell_add)(struct Hunhandle *, const char *word);
static int (*hunspell_add_with_affix)(struct Hunhandle *, const char *word, const char *model);

static bool open_door(struct report *report)
{
    static const struct behind_door functions[] = {
        {"Hunspell_create", &hunspell_create},
        {"Hunspell_destroy", &hunspell_destroy},
        {"Hunspell_spell", &hunspell_spell},
        {"Hunspell_get_dic_encoding", &hunspell_encoding},
        {"Hunspell_suggest", &hunspell_suggest},
        {"Hunspell_free_list", &hunspell_free_list},
        {"Hunspell_add", &hunspell_add},
        {"Hunspell_add_with_affix", &hunspell_add_with_affix}};
    if (door_open(&door, functions, sizeof functions / sizeof *functions))
        return true;
    report_at(
        report, EX_UNAVAILABLE, NULL, 0,
        "%s is not there (Debian: apt-get install libhunspell-1.7-0); spelling is not checked",
        door.soname);
    return false;
}

const char *spell_library_file(void)
{
    return open_door(&(struct report){.program = "wire"}) ? door_file(&door) : NULL;
}

/* Charsets. Those that hunspell knows are UTF-8 and tables of 256; iconv makes the table. */

struct charset {
    bool is_utf8;
    uint32_t characters[256]; /* of each byte; NO_CHARACTER: none */
};

static const char *const other_names[][2] = {
    {"microsoft-cp1251", "CP1251"}, {"TIS620-2533", "TIS-620"}, {"ISO-10646-1", "UTF-8"}};

static bool charset_open(struct charset *charset, const char *name)
{
    char iconv_name[32];
    for (size_t i = 0; i < sizeof other_names / sizeof *other_names; i++)
        if (strcasecmp(name, other_names[i][0]) == 0)
            name = other_names[i][1];
    bool is_iso = strncasecmp(name, "ISO8859", 7) == 0;
    snprintf(iconv_name, sizeof iconv_name, "%s%s", is_iso ? "ISO-8859" : name,
             is_iso ? name + 7 : "");
    charset->is_utf8 = strcasecmp(name, "UTF-8") == 0 || strcasecmp(name, "UTF8") == 0;
    if (charset->is_utf8)
        return true;
    iconv_t converter = iconv_open("UTF-32LE", iconv_name);
    if (converter == (iconv_t)-1)
        return false;
    for (unsigned i = 0; i < 256; i++) {
        char byte = (char)i, *in = &byte;
        unsigned char got[4];
        char *out = (char *)got;
        size_t in_left = 1, out_left = sizeof got;
        charset->characters[i] = NO_CHARACTER;
        if (iconv(converter, &in, &in_left, &out, &out_left) == 0 && out_left == 0)
            charset->characters[i] = got[0] | (uint32_t)got[1] << 8 | (uint32_t)got[2] << 16;
        iconv(converter, NULL, NULL, NULL, NULL);
    }
    iconv_close(converter);
    return true;
}

static void append_decoded(const struct charset *charset, const char *bytes, size_t length,
                           struct text *text)
{
    if (charset->is_utf8) {
        text_append(text, bytes, length);
        return;
    }
    for (size_t i = 0; i < length; i++) {
        uint32_t character = charset->characters[(unsigned char)bytes[i]];
        if (character != NO_CHARACTER && character != 0)
            text_append_character(text, character);
    }
}

/* False where the charset does not have a character of the word. */
static bool encode_word(const struct charset *charset, const char *word, size_t length,
                        struct text *encoded)
{
    text_clear(encoded);
    if (charset->is_utf8) {
        text_append(encoded, word, length);
        return true;
    }
    for (size_t at = 0, size; at < length; at += size) {
        uint32_t character = character_at(word, length, at, &size);
        unsigned byte = character < 0x80 ? character : 0x80;
        while (byte < 256 && charset->characters[byte] != character)
            byte++;
        if (byte == 256 && character == 0x2019)
            byte = '\'';
        if (byte == 256)
            return false;
        text_append_byte(encoded, (char)byte);
    }
    return true;
}

/* Files. */

/* The charset that the line SET names, which hunspell takes for ISO-8859-1 where there is none. */
static void declared_charset(const char *aff, char name[static 32])
{
    strcpy(name, "ISO8859-1");
    for (const char *line = aff; line; line = strchr(line, '\n')) {
        line += *line == '\n';
        if (strncmp(line, "SET", 3) == 0 && sscanf(line, "SET %31[^ \t\r\n]", name) == 1)
            return;
    }
}

static size_t line_of(const struct text *bytes, size_t at)
{
    size_t line = 1;
    for (size_t i = 0; i < at; i++)
        line += bytes->bytes[i] == '\n';
    return line;
}

static bool is_in_charset(const struct charset *charset, const char *name, const struct text *bytes,
                          const char *path, struct report *report)
{
    const char *begin = text_string(bytes), *nul = memchr(begin, '\0', bytes->length);
    size_t valid = utf8_valid_prefix(begin, bytes->length), ascii = 0;
    if (nul) {
        report_at(report, EX_DATAERR, path, line_of(bytes, (size_t)(nul - begin)),
                  "has a byte NUL; the dictionary is not used. Please install it anew");
        return false;
    }
    if (charset->is_utf8 && valid < bytes->length) {
        report_at(report, EX_DATAERR, path, line_of(bytes, valid),
                  "not in UTF-8, as the line SET of the .aff file says; the dictionary is not "
                  "used. Please install it anew");
        return false;
    }
    while (ascii < bytes->length && (unsigned char)begin[ascii] < 0x80)
        ascii++;
    if (!charset->is_utf8 && valid == bytes->length && ascii < bytes->length)
        report_at(report, EX_DATAERR, path, line_of(bytes, ascii),
                  "is in UTF-8, though the line SET of the .aff file says %s: words with such "
                  "letters are not known. Please install the dictionary anew",
                  name);
    return true;
}

static bool read_decoded(const char *path, const struct text *aff, struct text *text,
                         struct report *report)
{
    struct charset charset;
    struct text bytes = {0};
    char name[32];
    if (!input_read_file(path, &bytes, report)) {
        text_free(&bytes);
        return false;
    }
    size_t mark = bytes.length >= 3 && memcmp(bytes.bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    declared_charset(text_string(aff ? aff : &bytes) + (aff ? 0 : mark), name);
    bool is_valid = charset_open(&charset, name);
    if (!is_valid)
        report_at(report, EX_DATAERR, path, 0, "unknown charset '%s' in the line SET", name);
    else
        is_valid = is_in_charset(&charset, name, &bytes, path, report);
    if (is_valid)
        append_decoded(&charset, text_string(&bytes) + mark, bytes.length - mark, text);
    text_free(&bytes);
    return is_valid;
}

bool spell_file_read(const char *path, const struct text *aff, struct text *bytes,
                     struct report *report)
{
    text_clear(bytes);
    return read_decoded(path, aff, bytes, report);
}

/* The library. */

struct spell_library {
    struct Hunhandle *handle;
    struct charset charset;
    struct text word; /* in the charset */
};

struct spell_library *spell_library_open(const struct spell_files *files, struct report *report)
{
    if (!files->is_usable || !open_door(report))
        return NULL;
    struct spell_library *library = memory_allocate(1, sizeof *library);
    library->handle = hunspell_create(files->aff, files->dic);
    if (library->handle && charset_open(&library->charset, hunspell_encoding(library->handle)))
        return library;
    report_at(report, EX_DATAERR, files->aff, 0, "hunspell cannot use this dictionary");
    spell_library_close(library);
    return NULL;
}

void spell_library_close(struct spell_library *library)
{
    if (!library)
        return;
    if (library->handle)
        hunspell_destroy(library->handle);
    text_free(&library->word);
    free(library);
}

bool spell_library_knows(struct spell_library *library, const char *word, size_t length)
{
    return length <= SPELL_LONGEST_WORD &&
           encode_word(&library->charset, word, length, &library->word) &&
           hunspell_spell(library->handle, text_string(&library->word)) != 0;
}

void spell_library_suggest(struct spell_library *library, const char *word, size_t length,
                           struct text *suggestions)
{
    char **list;
    if (length > SPELL_LONGEST_WORD ||
        !encode_word(&library->charset, word, length, &library->word))
        return;
    int count = hunspell_suggest(library->handle, &list, text_string(&library->word));
    for (int i = 0; i < count; i++) {
        append_decoded(&library->charset, list[i], strlen(list[i]), suggestions);
        text_append_byte(suggestions, '\n');
    }
    if (count > 0)
        hunspell_free_list(library->handle, &list, count);
}

void spell_library_add(struct spell_library *library, const char *word, const char *model)
{
    struct text encoded_model = {0};
    if (encode_word(&library->charset, word, strlen(word), &library->word)) {
        if (model && encode_word(&library->charset, model, strlen(model), &encoded_model))
            hunspell_add_with_affix(library->handle, text_string(&library->word),
                                    text_string(&encoded_model));
        else
            hunspell_add(library->handle, text_string(&library->word));
    }
    text_free(&encoded_model);
}
