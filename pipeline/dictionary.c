/* Dictionary: the words of a language and the ways of a house, as data. */
#include "dictionary.h"

#include "characters.h"
#include "input.h"
#include "memory.h"

#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Finding. */

static bool is_path(const char *name)
{
    return name[0] == '/' || name[0] == '.';
}

/* Where they are beside a program that was installed under another prefix than it was built for:
 * PREFIX/bin/wire-quotes has PREFIX/share/wirecopy/dictionaries. */
static const char *beside_program(void)
{
    static const char from_prefix[] = "/share/wirecopy/dictionaries";
    static char path[4096 + sizeof from_prefix];
    if (*path)
        return path;
    ssize_t length = readlink("/proc/self/exe", path, 4096);
    for (int level = 0; level < 2; level++)
        while (length > 0 && path[--length] != '/')
            ;
    memcpy(path + (length > 0 ? length : 0), from_prefix, sizeof from_prefix);
    return path;
}

char *dictionary_path(const char *name, const char *suffix)
{
    const char *places[] = {getenv("WIRE_DICTIONARIES"), WIRE_DICTIONARIES_BUILT,
                            WIRE_DICTIONARIES_INSTALLED, beside_program()};
    struct text path = {0};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        if (!places[i] || !*places[i])
            continue;
        text_clear(&path);
        if (is_path(name))
            text_append_string(&path, name);
        else
            text_format(&path, "%s/%s%s", places[i], name, suffix);
        if (access(text_string(&path), R_OK) == 0)
            return path.bytes;
    }
    text_free(&path);
    return NULL;
}

/* Reading lines. Keys and values are cut out of the file's bytes, in place. */

struct reading {
    struct dictionary *dictionary;
    struct report *report;
    const char *section;
    unsigned line;
};

static char *trim(char *string)
{
    while (*string == ' ' || *string == '\t')
        string++;
    size_t length = strlen(string);
    while (length && isspace((unsigned char)string[length - 1]))
        string[--length] = '\0';
    return string;
}

static int hexadecimal(const char *digits, size_t count, unsigned *value)
{
    *value = 0;
    for (size_t i = 0; i < count; i++) {
        if (!isxdigit((unsigned char)digits[i]))
            return 0;
        int digit = tolower((unsigned char)digits[i]);
        *value = *value * 16 + (unsigned)(digit <= '9' ? digit - '0' : digit - 'a' + 10);
    }
    return 1;
}

/* Takes the double quotes off, and \n \t \\ \" \uXXXX out, in place. */
static bool unquote(char *string)
{
    size_t length = strlen(string);
    if (length < 2 || string[0] != '"' || string[length - 1] != '"')
        return true;
    char *to = string;
    for (const char *from = string + 1; from < string + length - 1;) {
        unsigned value;
        if (*from != '\\') {
            *to++ = *from++;
        } else if (from[1] == 'u' && hexadecimal(from + 2, 4, &value) && value) {
            to += character_write(value, to);
            from += 6;
        } else if (from[1] && strchr("nt\\\"", from[1])) {
            *to++ = from[1] == 'n' ? '\n' : from[1] == 't' ? '\t' : from[1];
            from += 2;
        } else {
            return false;
        }
    }
    *to = '\0';
    return true;
}

/* The " = " between key and value, behind a key in quotes; NULL where there is none. */
static char *find_equals(char *string)
{
    char *closing = string;
    if (*string == '"')
        for (closing++; *closing && *closing != '"'; closing++)
            closing += *closing == '\\' && closing[1];
    return strstr(*closing ? closing : string, " = ");
}

static void read_entry(struct reading *reading, char *string)
{
    struct dictionary *dictionary = reading->dictionary;
    char *equals = find_equals(string), *value = equals ? equals + 3 : string + strlen(string);
    size_t length = strlen(string);
    if (!equals && length > 2 && strcmp(string + length - 2, " =") == 0)
        equals = string + length - 2;
    if (equals)
        *equals = '\0';
    char *key = trim(string);
    value = trim(value);
    if (!unquote(key) || !unquote(value) || !*key) {
        report_at(reading->report, EX_DATAERR, dictionary->path, reading->line,
                  "cannot read this entry; it should be: key = value");
        return;
    }
    dictionary->entries = memory_grow(dictionary->entries, &dictionary->capacity,
                                      dictionary->count + 1, sizeof *dictionary->entries);
    dictionary->entries[dictionary->count++] =
        (struct entry){reading->section, key, value, strlen(key), reading->line};
}

static void read_line(struct reading *reading, char *line)
{
    bool is_test = (line[0] == ' ' || line[0] == '\t');
    char *string = trim(line);
    if (!*string || *string == '#' || *string == '@' || is_test)
        return;
    size_t length = strlen(string);
    if (*string == '[' && string[length - 1] == ']') {
        string[length - 1] = '\0';
        reading->section = string + 1;
        return;
    }
    read_entry(reading, string);
}

/* The index. */

static size_t hash(const char *section, const char *key, size_t length)
{
    uint64_t value = 14695981039346656037u;
    for (; *section; section++)
        value = (value ^ (unsigned char)*section) * 1099511628211u;
    value = (value ^ 0xFF) * 1099511628211u;
    for (size_t i = 0; i < length; i++)
        value = (value ^ (unsigned char)key[i]) * 1099511628211u;
    return (size_t)(value ^ value >> 32);
}

static bool entry_is(const struct entry *entry, const char *section, const char *key, size_t length)
{
    return entry->key_length == length && memcmp(entry->key, key, length) == 0 &&
           strcmp(entry->section, section) == 0;
}

static void index_entries(struct dictionary *dictionary)
{
    dictionary->index_size = 16;
    while (dictionary->index_size < dictionary->count * 2)
        dictionary->index_size *= 2;
    dictionary->index = memory_allocate(dictionary->index_size, sizeof *dictionary->index);
    for (size_t i = 0; i < dictionary->count; i++) {
        const struct entry *entry = &dictionary->entries[i];
        if (dictionary_find(dictionary, entry->section, entry->key, entry->key_length))
            continue; /* the first of two entries counts */
        size_t slot = hash(entry->section, entry->key, entry->key_length);
        while (dictionary->index[slot &= dictionary->index_size - 1])
            slot++;
        dictionary->index[slot] = (unsigned)i + 1;
    }
}

const struct entry *dictionary_find(const struct dictionary *dictionary, const char *section,
                                    const char *key, size_t length)
{
    if (!dictionary->count)
        return NULL;
    for (size_t slot = hash(section, key, length);; slot++) {
        unsigned found = dictionary->index[slot &= dictionary->index_size - 1];
        if (!found)
            return NULL;
        if (entry_is(&dictionary->entries[found - 1], section, key, length))
            return &dictionary->entries[found - 1];
    }
}

/* "_ch" as dictionaries have it: "-CH". */
static void write_region(char *tag)
{
    tag[0] = '-';
    for (size_t i = 1; i < 3 && strlen(tag) == 3; i++)
        tag[i] = (char)character_upper((unsigned char)tag[i]);
}

const struct entry *dictionary_find_language(const struct dictionary *dictionary,
                                             const char *language, const char *key, size_t length)
{
    char tag[24];
    size_t whole = strnlen(language, sizeof tag - 1);
    memcpy(tag, language, whole);
    tag[whole] = '\0';
    size_t base = strcspn(tag, "-_");
    if (tag[base])
        write_region(tag + base);
    const struct entry *entry = dictionary_find(dictionary, tag, key, length);
    if (!entry && tag[base]) {
        tag[base] = '\0';
        entry = dictionary_find(dictionary, tag, key, length);
    }
    return entry ? entry : dictionary_find(dictionary, "*", key, length);
}

const struct entry *dictionary_next(const struct dictionary *dictionary, const char *section,
                                    const struct entry *entry)
{
    size_t next = entry ? (size_t)(entry - dictionary->entries) + 1 : 0;
    const char *same = entry ? entry->section : NULL, *other = NULL; /* neighbours share theirs */
    for (; next < dictionary->count; next++) {
        const char *here = dictionary->entries[next].section;
        if (here == same || (here != other && strcmp(here, section) == 0))
            return &dictionary->entries[next];
        other = here;
    }
    return NULL;
}

void dictionary_cite(const struct dictionary *dictionary, const struct entry *entry,
                     struct text *rule)
{
    text_clear(rule);
    text_format(rule, "%s.dict:%u", dictionary->name, entry->line);
}

/* Opening and closing. */

static char *name_of(const char *name)
{
    const char *slash = strrchr(name, '/');
    char *copy = memory_copy_string(is_path(name) && slash ? slash + 1 : name);
    size_t length = strlen(copy);
    if (length > 5 && strcmp(copy + length - 5, ".dict") == 0)
        copy[length - 5] = '\0';
    return copy;
}

struct dictionary *dictionary_open(const char *name, struct report *report)
{
    struct dictionary *dictionary = memory_allocate(1, sizeof *dictionary);
    struct text bytes = {0};
    dictionary->name = name_of(name);
    dictionary->path = dictionary_path(name, ".dict");
    if (!dictionary->path)
        report_at(report, EX_NOINPUT, NULL, 0,
                  "no dictionary '%s': %s; set WIRE_DICTIONARIES to the folder that has %s.dict",
                  name, strerror(errno), name);
    if (!dictionary->path || !input_read_file(dictionary->path, &bytes, report)) {
        text_free(&bytes);
        return dictionary;
    }
    size_t valid = utf8_valid_prefix(text_string(&bytes), bytes.length);
    if (valid < bytes.length) {
        report_at(report, EX_DATAERR, dictionary->path, 0,
                  "byte %zu is not UTF-8; what follows it is not read", valid);
        bytes.bytes[valid] = '\0';
    }
    dictionary->bytes = bytes.bytes;
    struct reading reading = {dictionary, report, "", 0};
    for (char *line = dictionary->bytes, *end; line && *line; line = end) {
        reading.line++;
        end = strchr(line, '\n');
        if (end)
            *end++ = '\0';
        read_line(&reading, line);
    }
    index_entries(dictionary);
    return dictionary;
}

void dictionary_close(struct dictionary *dictionary)
{
    if (!dictionary)
        return;
    free(dictionary->name);
    free(dictionary->path);
    free(dictionary->bytes);
    free(dictionary->entries);
    free(dictionary->index);
    free(dictionary);
}
