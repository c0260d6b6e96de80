/* Word table, the making of: its file, made in one step, by one of several programs. */
#include "word_forms.h"
#include "word_table.h"

#include <errno.h>
#include <fcntl.h>
#include <glob.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

/* What becomes of the making: the dictionary could not be used, or the file not be written, which
 * is in errno. */
enum made { MADE, NO_WORDS, NOT_WRITTEN };

static enum made make_in(const struct spell_files *files, int file, struct report *report)
{
    struct word_forms forms = {.accepted = 0};
    enum made made = !word_forms_collect(&forms, files, report)    ? NO_WORDS
                     : !word_table_write(&forms, files->key, file) ? NOT_WRITTEN
                                                                   : MADE;
    word_forms_free(&forms);
    return made;
}

/* What is left of a table by a program that was ended while it made it. */
static void remove_rests(const char *path)
{
    struct text pattern = {0};
    glob_t rests;
    text_format(&pattern, "%s.[0-9]*", path);
    if (glob(text_string(&pattern), 0, NULL, &rests) == 0)
        for (size_t i = 0; i < rests.gl_pathc; i++)
            unlink(rests.gl_pathv[i]);
    globfree(&rests);
    text_free(&pattern);
}

/* Under another name until it is whole, and on the disk. */
static bool make_file(const struct spell_files *files, const char *path, struct report *report)
{
    struct text name = {0};
    text_format(&name, "%s.%ld", path, (long)getpid());
    remove_rests(path);
    int file = open(text_string(&name), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    enum made made = file < 0 ? NOT_WRITTEN : make_in(files, file, report);
    if (made == MADE && fsync(file) != 0)
        made = NOT_WRITTEN;
    if (file >= 0 && close(file) != 0 && made == MADE)
        made = NOT_WRITTEN;
    if (made == MADE && rename(text_string(&name), path) != 0)
        made = NOT_WRITTEN;
    if (made == NOT_WRITTEN)
        report_at(report, EX_CANTCREAT, path, 0, "cannot be made: %s", strerror(errno));
    if (made != MADE)
        unlink(text_string(&name));
    text_free(&name);
    return made == MADE;
}

/* The lock is on a file of its own; of several processes one makes the table. */
bool word_table_make_kept(const struct spell_files *files, const char *folder, bool may_wait,
                          struct report *report)
{
    struct text path = {0}, lock = {0};
    struct word_table table;
    spell_cache_path(files, folder, "words", &path);
    spell_cache_path(files, folder, "lock", &lock);
    int file = open(text_string(&lock), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    bool is_ours = file < 0 || flock(file, LOCK_EX | (may_wait ? 0 : LOCK_NB)) == 0;
    bool is_made = is_ours && (word_table_open_file(&table, text_string(&path), files->key)
                                   ? (word_table_close(&table), true)
                                   : make_file(files, text_string(&path), report));
    if (file >= 0)
        close(file);
    text_free(&path);
    text_free(&lock);
    return is_made;
}

static bool folder_is_writable(struct text *folder)
{
    return cache_folder(folder) && access(text_string(folder), W_OK) == 0;
}

bool word_table_make_now(struct word_table *table, const struct spell_files *files,
                         struct report *report)
{
    struct text folder = {0};
    bool has_folder = folder_is_writable(&folder);
    bool is_kept = has_folder && word_table_make_kept(files, text_string(&folder), true, report) &&
                   word_table_open(table, files);
    text_free(&folder);
    if (has_folder)
        return is_kept;
    int file = memfd_create("words", MFD_CLOEXEC);
    bool is_made = file >= 0 && make_in(files, file, report) == MADE &&
                   word_table_map(table, file, files->key);
    if (file >= 0)
        close(file);
    return is_made;
}

/* In a process of its own. */

static void leave_the_terminal(void)
{
    int nothing = open("/dev/null", O_RDWR);
    for (int i = 0; i < 3; i++)
        dup2(nothing, i);
    close_range(3, ~0u, 0);
    if (nice(10) == -1)
        errno = 0; /* not being nice is no reason to stop */
}

void word_table_make_later(const struct spell_files *files)
{
    struct text folder = {0};
    struct report silent = {.program = "wire"};
    pid_t child = folder_is_writable(&folder) ? fork() : -1;
    if (child == 0) {
        setsid();
        if (fork() == 0) {
            leave_the_terminal();
            word_table_make_kept(files, text_string(&folder), false, &silent);
        }
        _exit(0);
    }
    if (child > 0)
        waitpid(child, NULL, 0);
    text_free(&folder);
}
