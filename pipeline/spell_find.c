/* Spell files, the finding of: which of hunspell's dictionaries is for a language. */
#include "spell_files.h"

#include "memory.h"

#include <ctype.h>
#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

static const char *const folders[] = {"/usr/share/hunspell", "/usr/local/share/hunspell",
                                      "/usr/share/myspell/dicts", "/usr/share/myspell",
                                      "/opt/homebrew/share/hunspell"};

static bool find_named(struct spell_files *files, const char *folder, size_t folder_length,
                       const char *name)
{
    struct text aff = {0}, dic = {0};
    text_format(&aff, "%.*s/%s.aff", (int)folder_length, folder, name);
    text_format(&dic, "%.*s/%s.dic", (int)folder_length, folder, name);
    if (access(text_string(&aff), F_OK) == 0 && access(text_string(&dic), F_OK) == 0) {
        *files = (struct spell_files){.aff = aff.bytes, .dic = dic.bytes};
        files->name = memory_copy_string(name);
        return true;
    }
    text_free(&aff);
    text_free(&dic);
    return false;
}

/* The first of a folder, by the alphabet, that is of the language: "sv_FI" for "sv". */
static bool find_variant(struct spell_files *files, const char *folder, size_t folder_length,
                         const char *language)
{
    char *path = memory_copy(folder, folder_length), first[64] = "";
    DIR *opened = opendir(path);
    struct dirent *entry;
    size_t length = strlen(language);
    while (opened && (entry = readdir(opened))) {
        const char *dot = strrchr(entry->d_name, '.');
        if (dot && strcmp(dot, ".dic") == 0 && (size_t)(dot - entry->d_name) < sizeof first &&
            strncmp(entry->d_name, language, length) == 0 && entry->d_name[length] == '_' &&
            (!*first || strcmp(entry->d_name, first) < 0)) {
            memcpy(first, entry->d_name, (size_t)(dot - entry->d_name));
            first[dot - entry->d_name] = '\0';
        }
    }
    if (opened)
        closedir(opened);
    free(path);
    return *first && find_named(files, folder, folder_length, first);
}

/* Calls find() for every folder until it succeeds: those of DICPATH, then the usual ones. */
static bool find_in_folders(struct spell_files *files, const char *name,
                            bool (*find)(struct spell_files *, const char *, size_t, const char *))
{
    const char *path = getenv("DICPATH");
    while (path && *path) {
        size_t length = strcspn(path, ":");
        if (length && find(files, path, length, name))
            return true;
        path += length + (path[length] == ':');
    }
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
        if (find(files, folders[i], strlen(folders[i]), name))
            return true;
    return false;
}

/* The names to try for "de-CH": de_CH; then, as for "de": de_DE, de. */
static bool find_tagged(struct spell_files *files, const char *language)
{
    char tag[24], bare[24], home[48];
    snprintf(tag, sizeof tag, "%s", language);
    size_t bare_length = strcspn(tag, "-_");
    for (char *at = tag; *at; at++)
        *at = *at == '-'               ? '_'
              : at < tag + bare_length ? (char)tolower((unsigned char)*at)
                                       : (char)toupper((unsigned char)*at);
    snprintf(bare, sizeof bare, "%.*s", (int)bare_length, tag);
    snprintf(home, sizeof home, "%s_%s", bare, strcmp(bare, "en") == 0 ? "US" : bare);
    for (char *at = home + bare_length; *at; at++)
        *at = (char)toupper((unsigned char)*at);
    return find_in_folders(files, tag, find_named) || find_in_folders(files, home, find_named) ||
           find_in_folders(files, bare, find_named) || find_in_folders(files, bare, find_variant);
}

/* The Debian package of a language's dictionary. */
static void package_name(const char *language, char *package, size_t room)
{
    static const char *const packages[][2] = {
        {"en-gb", "en-gb"}, {"en-au", "en-au"}, {"en-ca", "en-ca"}, {"en", "en-us"},
        {"de-at", "de-at"}, {"de-ch", "de-ch"}, {"de", "de-de"},    {"pt-br", "pt-br"},
        {"pt", "pt-pt"},    {"nb", "no"},       {"nn", "no"}};
    for (size_t i = 0; i < sizeof packages / sizeof *packages; i++)
        if (strncasecmp(language, packages[i][0], strlen(packages[i][0])) == 0) {
            snprintf(package, room, "hunspell-%s", packages[i][1]);
            return;
        }
    snprintf(package, room, "hunspell-%.*s", (int)strcspn(language, "-_"), language);
}

bool spell_files_find(struct spell_files *files, const char *language, struct report *report)
{
    *files = (struct spell_files){0};
    if (!find_tagged(files, language)) {
        char package[48];
        package_name(language, package, sizeof package);
        if (report)
            report_at(report, EX_UNAVAILABLE, NULL, 0,
                      "no spelling dictionary for '%s' (Debian: apt-get install %s; elsewhere, set "
                      "DICPATH to the folder of its .aff and .dic)",
                      language, package);
        return false;
    }
    spell_files_examine(files);
    if (report && files->faults.length)
        report_again(report, EX_DATAERR, text_string(&files->faults));
    return true;
}
