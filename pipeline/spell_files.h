/* Spell files: where hunspell's dictionaries are, and where what we make of them is kept. */
#ifndef WIRECOPY_SPELL_FILES_H
#define WIRECOPY_SPELL_FILES_H

#include "report.h"
#include "text.h"

struct spell_files {
    char *aff, *dic;
    char *name;   /* "de_DE" */
    uint64_t key; /* of what is in them, and of hunspell: another where either, or the form of a
                     table, changes */
    bool is_usable;
    struct text faults; /* messages without the program's name, a line each */
};

#define FOLDER_FOR_ALL "/var/cache/wirecopy"

/* Finds the dictionary for a language tag: for "de-CH" de_CH, else de_DE; for "en" en_US. Looks in
 * DICPATH and the folders of Debian. False, reported (69) with the package to install unless
 * `report` is NULL, where there is none. Faults of the files are reported (65) in every run. */
bool spell_files_find(struct spell_files *, const char *language, struct report *report);
void spell_files_free(struct spell_files *);

/* Sets the key, and what there is to say of the files. They are read where they are new to the
 * cache, which takes some milliseconds. */
void spell_files_examine(struct spell_files *);

/* The user's cache folder, which is made; false where there is none. */
bool cache_folder(struct text *path);

/* The file of that dictionary in a folder: FOLDER/de_DE-0123456789abcdef.SUFFIX. */
void spell_cache_path(const struct spell_files *, const char *folder, const char *suffix,
                      struct text *path);

#endif
