/* Spell files, the examining of: what is in a dictionary's files, and whether they are sound. It is
 * done when files, or hunspell, are new, and remembered in the cache beside their place, size and
 * time. */
#include "affix_rules.h"
#include "dictionary.h"
#include "memory.h"
#include "spell_files.h"
#include "spell_library.h"
#include "word_hash.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Raised when the form of the tables or of the kept verdicts changes. */
enum { FORM_OF_CACHE = 6 };

/* Bytes of faults: more say no more. */
enum { MOST_SAID = 2000 };

static void mix(uint64_t *key, uint64_t value)
{
    *key = (*key ^ value) * 0x9E3779B97F4A7C15u;
    *key ^= *key >> 29;
}

static void mix_stamp(uint64_t *stamp, const char *path)
{
    struct stat status;
    if (!path || stat(path, &status) != 0)
        return;
    mix(stamp, word_hash(path, strlen(path)));
    mix(stamp, (uint64_t)status.st_size);
    mix(stamp, (uint64_t)status.st_mtim.tv_sec);
    mix(stamp, (uint64_t)status.st_mtim.tv_nsec);
    mix(stamp, (uint64_t)status.st_ino);
}

static uint64_t stamp_of(const char *path)
{
    uint64_t stamp = 0;
    mix_stamp(&stamp, path);
    return stamp;
}

static void mix_contents(uint64_t *key, const char *path)
{
    int file = path ? open(path, O_RDONLY | O_CLOEXEC) : -1;
    char *buffer = memory_allocate(1 << 16, 1);
    size_t length = 0;
    ssize_t got;
    while (file >= 0 && (got = read(file, buffer + length, (1 << 16) - length)) > 0)
        if ((length += (size_t)got) == 1 << 16) {
            mix(key, word_hash(buffer, length));
            length = 0;
        }
    mix(key, word_hash(buffer, length));
    if (file >= 0)
        close(file);
    free(buffer);
}

/* What is said of the files goes into the faults, to be said again in every run. */
static void examine(struct spell_files *files)
{
    struct report report = {.program = "", .stream = NULL};
    struct text aff = {0}, dic = {0};
    char said[MOST_SAID + 1];
    report.stream = fmemopen(said, sizeof said, "w");
    if (!report.stream)
        memory_is_out();
    files->is_usable = spell_file_read(files->aff, NULL, &aff, &report) &&
                       spell_file_read(files->dic, &aff, &dic, &report);
    if (files->is_usable)
        affix_rules_free(affix_rules_read(&aff, files->aff, &report));
    if (files->is_usable && strtoul(text_string(&dic), NULL, 10) == 0) {
        report_at(&report, EX_DATAERR, files->dic, 1,
                  "does not begin with the number of its words; the dictionary is not used. Please "
                  "install it anew");
        files->is_usable = false;
    }
    fflush(report.stream);
    size_t length = (size_t)ftell(report.stream);
    fclose(report.stream);
    while (length > MOST_SAID || (length && said[length - 1] != '\n'))
        length--;
    text_clear(&files->faults);
    text_append(&files->faults, said, length);
    text_free(&aff);
    text_free(&dic);
}

/* The file that remembers: a checksum of the rest, the key, whether the dictionary is usable, the
 * stamp of hunspell's file and where that is; then the faults, a line each. Where there is no
 * hunspell, nothing is remembered. */
enum { KEY_AT = 17, USABLE_AT = 34, STAMP_AT = 36, LIBRARY_AT = 53, LONGEST_MEMORY = 1 << 13 };

static void write_memory(const struct spell_files *files, const char *library, const char *path)
{
    struct text rest = {0}, all = {0}, name = {0};
    text_format(&rest, "%016llx %d %016llx %s\n", (unsigned long long)files->key, files->is_usable,
                (unsigned long long)stamp_of(library), library);
    text_append(&rest, text_string(&files->faults), files->faults.length);
    text_format(&all, "%016llx ", (unsigned long long)word_hash(text_string(&rest), rest.length));
    text_append(&all, text_string(&rest), rest.length);
    text_format(&name, "%s.new", path);
    int file = open(text_string(&name), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    bool is_written = file >= 0 && write(file, all.bytes, all.length) == (ssize_t)all.length;
    if (file >= 0 && (close(file) != 0 || !is_written || rename(text_string(&name), path) != 0))
        unlink(text_string(&name));
    text_free(&rest);
    text_free(&all);
    text_free(&name);
}

/* False where there is none, it was damaged, or hunspell is another one now. */
static bool read_memory(struct spell_files *files, const char *path)
{
    char bytes[LONGEST_MEMORY + 1];
    int file = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t got = file >= 0 ? read(file, bytes, LONGEST_MEMORY) : -1;
    if (file >= 0)
        close(file);
    if (got <= LIBRARY_AT)
        return false;
    bytes[got] = '\0';
    char *end = strchr(bytes + LIBRARY_AT, '\n');
    if (!end || strtoull(bytes, NULL, 16) != word_hash(bytes + KEY_AT, (size_t)got - KEY_AT))
        return false;
    *end = '\0';
    if (strtoull(bytes + STAMP_AT, NULL, 16) != stamp_of(bytes + LIBRARY_AT))
        return false;
    files->key = strtoull(bytes + KEY_AT, NULL, 16);
    files->is_usable = bytes[USABLE_AT] == '1';
    text_clear(&files->faults);
    text_append_string(&files->faults, end + 1);
    return true;
}

void spell_files_examine(struct spell_files *files)
{
    struct text folder = {0}, path = {0};
    char *frequent = dictionary_path("frequent", ".dict");
    files->key = FORM_OF_CACHE;
    mix_stamp(&files->key, files->aff);
    mix_stamp(&files->key, files->dic);
    mix_stamp(&files->key, frequent);
    bool has_cache = cache_folder(&folder);
    bool is_known = false;
    spell_cache_path(files, FOLDER_FOR_ALL, "examined", &path);
    is_known = read_memory(files, text_string(&path));
    if (!is_known && has_cache) {
        spell_cache_path(files, text_string(&folder), "examined", &path);
        is_known = read_memory(files, text_string(&path));
    }
    if (!is_known) {
        const char *library = spell_library_file();
        examine(files);
        files->key = FORM_OF_CACHE;
        mix_contents(&files->key, files->aff);
        mix_contents(&files->key, files->dic);
        mix_contents(&files->key, frequent);
        mix_contents(&files->key, library);
        if (has_cache && library)
            write_memory(files, library, text_string(&path));
    }
    text_free(&folder);
    text_free(&path);
    free(frequent);
}
