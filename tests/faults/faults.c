/* Faults: a program that is linked with this has one call go wrong, which WIRE_FAULT names.
 *
 *     write 3 ENOSPC      the third write() fails with "no space left"; read, open, close, rename
 * likewise write 3 short       the third write() takes one byte; read() gives one allocation every
 * way to an allocation fails once, each in a process of its own
 *
 * The file that WIRE_FAULT_DONE names is made when a call was made to fail; allocations that do not
 * end their process as they should are written into it. */
#include <errno.h>
#include <execinfo.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <sysexits.h>
#include <unistd.h>

/* The linker puts these in the place of the calls (--wrap). */
ssize_t __real_read(int file, void *bytes, size_t count);
ssize_t __wrap_read(int file, void *bytes, size_t count);
ssize_t __real_write(int file, const void *bytes, size_t count);
ssize_t __wrap_write(int file, const void *bytes, size_t count);
int __real_open(const char *path, int flags, ...);
int __wrap_open(const char *path, int flags, ...);
int __real_close(int file);
int __wrap_close(int file);
int __real_rename(const char *from, const char *to);
int __wrap_rename(const char *from, const char *to);
void *__real_malloc(size_t size);
void *__wrap_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__real_realloc(void *block, size_t size);
void *__wrap_realloc(void *block, size_t size);

enum { SHORT = -1 };

static const struct {
    const char *name;
    int number;
} errors[] = {{"short", SHORT}, {"EINTR", EINTR},   {"ENOSPC", ENOSPC}, {"EIO", EIO},
              {"EPIPE", EPIPE}, {"EMFILE", EMFILE}, {"EACCES", EACCES}};

static void done(const char *what)
{
    const char *name = getenv("WIRE_FAULT_DONE");
    int file = name ? __real_open(name, O_WRONLY | O_CREAT | O_APPEND, 0666) : -1;
    if (file < 0 || __real_write(file, what, strlen(what)) != (ssize_t)strlen(what))
        _exit(99);
    __real_close(file);
}

/* Whether this call is the one that goes wrong: SHORT, or what errno is then; 0: it is not. */
static int fault(const char *call)
{
    static char wanted[16], error[16];
    static unsigned left;
    const char *told = getenv("WIRE_FAULT");
    if (!*wanted && (!told || sscanf(told, "%15s %u %15s", wanted, &left, error) != 3))
        strcpy(wanted, "-");
    if (strcmp(call, wanted) != 0 || left == 0 || --left > 0)
        return 0;
    done("");
    for (size_t i = 0; i < sizeof errors / sizeof *errors; i++)
        if (strcmp(errors[i].name, error) == 0)
            return errno = errors[i].number;
    _exit(99);
}

ssize_t __wrap_read(int file, void *bytes, size_t count)
{
    int error = fault("read");
    return error > 0 ? -1 : __real_read(file, bytes, error == SHORT && count ? 1 : count);
}

ssize_t __wrap_write(int file, const void *bytes, size_t count)
{
    int error = fault("write");
    return error > 0 ? -1 : __real_write(file, bytes, error == SHORT && count ? 1 : count);
}

int __wrap_open(const char *path, int flags, ...)
{
    va_list arguments;
    va_start(arguments, flags);
    int mode = flags & O_CREAT ? va_arg(arguments, int) : 0;
    va_end(arguments);
    return fault("open") > 0 ? -1 : __real_open(path, flags, mode);
}

int __wrap_close(int file)
{
    int error = fault("close"), closed = __real_close(file);
    return error > 0 ? (errno = error, -1) : closed;
}

int __wrap_rename(const char *from, const char *to)
{
    return fault("rename") > 0 ? -1 : __real_rename(from, to);
}

/* Allocations. */

enum { MOST_WAYS = 1 << 16, DEPTH = 8 };

/* Whether nothing was asked for in this way before: by the same calls. */
static bool is_new_way(void)
{
    static uint64_t ways[MOST_WAYS];
    void *calls[DEPTH];
    uint64_t way = 1;
    int depth = backtrace(calls, DEPTH);
    for (int i = 2; i < depth; i++)
        way = (way ^ (uintptr_t)calls[i]) * 0x9E3779B97F4A7C15u;
    size_t place = way >> 48;
    while (ways[place] && ways[place] != way)
        place = (place + 1) % MOST_WAYS;
    bool is_new = !ways[place];
    ways[place] = way;
    return is_new;
}

static long size_of_output(void)
{
    struct stat status;
    return fstat(STDOUT_FILENO, &status) == 0 ? (long)status.st_size : -1;
}

static void judge(int status, int messages, long had)
{
    char said[2000] = "", line[3000];
    ssize_t length = pread(messages, said, sizeof said - 1, 0);
    said[length > 0 ? length : 0] = '\0';
    if (!WIFEXITED(status) || WEXITSTATUS(status) != EX_SOFTWARE ||
        !strstr(said, "wire: out of memory") || strstr(said, "ERROR: ") ||
        strstr(said, "runtime error") || size_of_output() != had) {
        snprintf(line, sizeof line, "status %d, %ld bytes of output more: %s\n", status,
                 size_of_output() - had, said);
        done(line);
    }
}

/* In a process of its own the allocation fails; here the program goes on to the next. */
static bool fails_here(void)
{
    static bool is_child, is_asking;
    const char *told = getenv("WIRE_FAULT");
    if (is_child || is_asking || !told || strcmp(told, "allocation") != 0)
        return false;
    is_asking = true;
    if (is_new_way()) {
        long had = size_of_output();
        int status = 0, messages = memfd_create("messages", 0);
        pid_t child = fork();
        if (child == 0) {
            is_child = true;
            dup2(messages, STDERR_FILENO);
            return true;
        }
        if (child < 0 || waitpid(child, &status, 0) != child)
            _exit(99);
        judge(status, messages, had);
        __real_close(messages);
        done(".\n");
    }
    is_asking = false;
    return false;
}

void *__wrap_malloc(size_t size)
{
    return fails_here() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size)
{
    return fails_here() ? NULL : __real_calloc(count, size);
}

void *__wrap_realloc(void *block, size_t size)
{
    return fails_here() ? NULL : __real_realloc(block, size);
}
