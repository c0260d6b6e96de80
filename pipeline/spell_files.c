/* Spell files: those of a dictionary, and where what we make of them is kept. */
#include "spell_files.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

void spell_files_free(struct spell_files *files)
{
    free(files->aff);
    free(files->dic);
    free(files->name);
    text_free(&files->faults);
    *files = (struct spell_files){0};
}

static bool make_folder(const char *path)
{
    return mkdir(path, 0777) == 0 || access(path, X_OK) == 0;
}

bool cache_folder(struct text *path)
{
    const char *own = getenv("WIRE_CACHE"), *cache = getenv("XDG_CACHE_HOME"),
               *home = getenv("HOME");
    text_clear(path);
    if (own) {
        text_append_string(path, own);
        return *own && make_folder(own);
    }
    if (cache && *cache == '/')
        text_append_string(path, cache);
    else if (home && *home)
        text_format(path, "%s/.cache", home);
    else
        return false;
    if (!make_folder(text_string(path)))
        return false;
    text_append_string(path, "/wirecopy");
    return make_folder(text_string(path));
}

void spell_cache_path(const struct spell_files *files, const char *folder, const char *suffix,
                      struct text *path)
{
    text_clear(path);
    text_format(path, "%s/%s-%016llx.%s", folder, files->name, (unsigned long long)files->key,
                suffix);
}
