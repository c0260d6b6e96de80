/* Verdicts: what hunspell said of words, right and wrong. */
#include "verdicts.h"

#include "memory.h"
#include "word_hash.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* Bounds: of the memory, of the file, and of what one run adds to it. */
enum { MOST_SLOTS = 1 << 17, MOST_BYTES = 1 << 21, FIRST_SLOTS = 1 << 10 };
enum { LARGEST_FILE = 128 << 10, MOST_LEARNT = 48 << 10, LONGEST_WORD = 128 };

/* A slot holds where its word is: words[slot - 1], '+' or '-', the length and bytes of it. */
struct verdicts {
    uint32_t *slots;
    size_t slot_count, used;
    struct text words;
    struct text learnt; /* lines for the file */
    char *path;
    bool is_read;
};

struct verdicts *verdicts_open(const char *path)
{
    struct verdicts *verdicts = memory_allocate(1, sizeof *verdicts);
    verdicts->slot_count = FIRST_SLOTS;
    verdicts->slots = memory_allocate(verdicts->slot_count, sizeof *verdicts->slots);
    verdicts->path = memory_copy_string(path);
    return verdicts;
}

static const char *word_in(const struct verdicts *verdicts, uint32_t slot)
{
    return verdicts->words.bytes + slot - 1;
}

static size_t place_of(const struct verdicts *verdicts, const char *word, size_t length)
{
    size_t mask = verdicts->slot_count - 1, place = word_hash(word, length) & mask;
    for (;; place = (place + 1) & mask) {
        uint32_t slot = verdicts->slots[place];
        if (!slot)
            return place;
        const char *found = word_in(verdicts, slot);
        if ((unsigned char)found[1] == length && memcmp(found + 2, word, length) == 0)
            return place;
    }
}

static void grow(struct verdicts *verdicts)
{
    free(verdicts->slots);
    verdicts->slot_count *= 2;
    verdicts->slots = memory_allocate(verdicts->slot_count, sizeof *verdicts->slots);
    for (size_t at = 0; at < verdicts->words.length;) {
        const char *word = verdicts->words.bytes + at;
        size_t length = (unsigned char)word[1];
        verdicts->slots[place_of(verdicts, word + 2, length)] = (uint32_t)at + 1;
        at += length + 2;
    }
}

static void forget(struct verdicts *verdicts)
{
    memset(verdicts->slots, 0, verdicts->slot_count * sizeof *verdicts->slots);
    text_clear(&verdicts->words);
    verdicts->used = 0;
}

static void put(struct verdicts *verdicts, const char *word, size_t length, char kept)
{
    if (verdicts->used * 2 >= MOST_SLOTS || verdicts->words.length >= MOST_BYTES)
        forget(verdicts);
    else if (verdicts->used * 2 >= verdicts->slot_count)
        grow(verdicts);
    size_t place = place_of(verdicts, word, length);
    if (verdicts->slots[place])
        return;
    verdicts->slots[place] = (uint32_t)verdicts->words.length + 1;
    verdicts->used++;
    text_append_byte(&verdicts->words, kept);
    text_append_byte(&verdicts->words, (char)length);
    text_append(&verdicts->words, word, length);
}

/* The file has lines like "89abcdef +word": a checksum, the verdict, the word. A line that was cut
 * or damaged does not fit its checksum and is passed over. */

static unsigned checksum(const char *signed_word, size_t length)
{
    return (unsigned)(word_hash(signed_word, length) >> 16);
}

static void read_line(struct verdicts *verdicts, const char *line, size_t length)
{
    unsigned expected = 0;
    if (length < 11 || length > LONGEST_WORD + 10 || line[8] != ' ' ||
        (line[9] != '+' && line[9] != '-'))
        return;
    for (size_t i = 0; i < 8; i++)
        expected = expected << 4 | (unsigned)(line[i] <= '9' ? line[i] - '0' : line[i] - 'a' + 10);
    if (expected == checksum(line + 9, length - 9))
        put(verdicts, line + 10, length - 10, line[9]);
}

static void read_file(struct verdicts *verdicts)
{
    verdicts->is_read = true;
    int file = verdicts->path ? open(verdicts->path, O_RDONLY | O_CLOEXEC) : -1;
    if (file < 0)
        return;
    struct text bytes = {0};
    char buffer[1 << 15];
    ssize_t got;
    while (bytes.length < 2 * LARGEST_FILE && (got = read(file, buffer, sizeof buffer)) > 0)
        text_append(&bytes, buffer, (size_t)got);
    close(file);
    for (const char *line = text_string(&bytes), *end; (end = strchr(line, '\n')); line = end + 1)
        read_line(verdicts, line, (size_t)(end - line));
    text_free(&bytes);
}

enum verdict verdicts_find(struct verdicts *verdicts, const char *word, size_t length)
{
    if (length > LONGEST_WORD)
        return NOT_ASKED;
    if (!verdicts->is_read)
        read_file(verdicts);
    uint32_t slot = verdicts->slots[place_of(verdicts, word, length)];
    return !slot ? NOT_ASKED : *word_in(verdicts, slot) == '+' ? RIGHT : WRONG;
}

void verdicts_keep(struct verdicts *verdicts, const char *word, size_t length, bool is_right)
{
    char line[LONGEST_WORD + 2] = {is_right ? '+' : '-'};
    if (length > LONGEST_WORD || length == 0 || memchr(word, '\n', length))
        return;
    put(verdicts, word, length, *line);
    if (!verdicts->path || verdicts->learnt.length >= MOST_LEARNT)
        return;
    memcpy(line + 1, word, length);
    text_format(&verdicts->learnt, "%08x ", checksum(line, length + 1));
    text_append(&verdicts->learnt, line, length + 1);
    text_append_byte(&verdicts->learnt, '\n');
}

/* One write to a file opened to append: two programs that end at once do not mix their lines. A
 * file that has grown too large is begun anew. */
static void write_learnt(const struct verdicts *verdicts)
{
    struct stat status;
    bool is_full = stat(verdicts->path, &status) == 0 && status.st_size > LARGEST_FILE;
    int file = open(verdicts->path,
                    O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | (is_full ? O_TRUNC : 0), 0666);
    if (file < 0)
        return;
    if (write(file, verdicts->learnt.bytes, verdicts->learnt.length) < 0 && is_full)
        unlink(verdicts->path);
    close(file);
}

void verdicts_close(struct verdicts *verdicts)
{
    if (!verdicts)
        return;
    if (verdicts->learnt.length)
        write_learnt(verdicts);
    text_free(&verdicts->words);
    text_free(&verdicts->learnt);
    free(verdicts->slots);
    free(verdicts->path);
    free(verdicts);
}
