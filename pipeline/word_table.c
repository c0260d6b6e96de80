/* Word table: the forms that a dictionary accepts, mapped from a file. */
#include "word_table.h"

#include "characters.h"
#include "word_hash.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

uint64_t word_table_checksum(const struct word_table_header *header)
{
    return word_hash((const char *)header, offsetof(struct word_table_header, checksum));
}

uint64_t word_table_body_checksum(const struct word_table_header *header)
{
    return word_hash((const char *)(header + 1), header->file_size - sizeof *header);
}

/* Whether the header fits the file; then every access stays inside, as look-ups check the rest. */
static bool is_sound(const struct word_table_header *header, size_t size, uint64_t key)
{
    if (size < sizeof *header || memcmp(header->magic, WORD_TABLE_FORM, 8) != 0 ||
        header->key != key || header->file_size != size ||
        header->checksum != word_table_checksum(header))
        return false;
    uint64_t buckets = ((uint64_t)header->bucket_count + 1) * sizeof(uint32_t);
    uint64_t sketches = (uint64_t)header->word_count * sizeof(struct word_sketch);
    uint64_t nearby = (uint64_t)header->nearby_cells * sizeof(uint64_t);
    uint64_t letters = (uint64_t)header->letter_count * sizeof(uint32_t);
    return header->bucket_count && !(header->bucket_count & (header->bucket_count - 1)) &&
           header->nearby_cells && header->words_at == sizeof *header + buckets &&
           header->sketches_at >= header->words_at + header->words_size &&
           header->sketches_at % sizeof(uint64_t) == 0 &&
           header->nearby_at == header->sketches_at + sketches &&
           header->letters_at == header->nearby_at + nearby &&
           header->letters_at + letters == size;
}

void word_table_set_time(int file, const struct word_table_header *header)
{
    struct timespec times[2] = {{.tv_nsec = UTIME_OMIT}, {.tv_sec = (time_t)header->made}};
    if (futimens(file, times) != 0)
        errno = 0; /* it is read in every run, which takes longer */
}

/* Whether nobody wrote to the file since it was made, or all of it is as it was made. */
static bool is_whole(const struct word_table_header *header, int file, const struct stat *status)
{
    if ((uint64_t)status->st_mtim.tv_sec == header->made && status->st_mtim.tv_nsec == 0)
        return true;
    bool is_whole = header->body_checksum == word_table_body_checksum(header);
    if (is_whole)
        word_table_set_time(file, header);
    return is_whole;
}

bool word_table_map(struct word_table *table, int file, uint64_t key)
{
    struct stat status;
    *table = (struct word_table){0};
    size_t size = fstat(file, &status) == 0 && status.st_size > 0 ? (size_t)status.st_size : 0;
    char *bytes = size ? mmap(NULL, size, PROT_READ, MAP_SHARED, file, 0) : MAP_FAILED;
    if (bytes == MAP_FAILED)
        return false;
    const struct word_table_header *header = (const struct word_table_header *)bytes;
    if (!is_sound(header, size, key) || !is_whole(header, file, &status)) {
        munmap(bytes, size);
        return false;
    }
    *table = (struct word_table){
        .header = header,
        .buckets = (const uint32_t *)(header + 1),
        .words = bytes + header->words_at,
        .sketches = (const struct word_sketch *)(bytes + header->sketches_at),
        .nearby = {(uint64_t *)(bytes + header->nearby_at), header->nearby_cells},
        .letters = (const uint32_t *)(bytes + header->letters_at),
        .mapped = size};
    return true;
}

bool word_table_open_file(struct word_table *table, const char *path, uint64_t key)
{
    int file = open(path, O_RDONLY | O_CLOEXEC);
    *table = (struct word_table){0};
    if (file < 0)
        return false;
    bool is_mapped = word_table_map(table, file, key);
    close(file);
    return is_mapped;
}

bool word_table_open(struct word_table *table, const struct spell_files *files)
{
    struct text folder = {0}, path = {0};
    bool is_open = false;
    if (cache_folder(&folder)) {
        spell_cache_path(files, text_string(&folder), "words", &path);
        is_open = word_table_open_file(table, text_string(&path), files->key);
    }
    if (!is_open) {
        spell_cache_path(files, FOLDER_FOR_ALL, "words", &path);
        is_open = word_table_open_file(table, text_string(&path), files->key);
    }
    text_free(&folder);
    text_free(&path);
    return is_open;
}

void word_table_close(struct word_table *table)
{
    if (table->header)
        munmap((void *)table->header, table->mapped);
    *table = (struct word_table){0};
}

const struct word_entry *word_table_entry(const struct word_table *table, const char *word,
                                          size_t length)
{
    uint64_t bucket = word_hash(word, length) & (table->header->bucket_count - 1);
    uint64_t at = table->buckets[bucket], end = table->buckets[bucket + 1];
    if (end > table->header->words_size)
        return NULL;
    while (at + sizeof(struct word_entry) + length <= end) {
        const struct word_entry *entry = (const struct word_entry *)(table->words + at);
        if (entry->length == length && memcmp(entry + 1, word, length) == 0)
            return entry;
        at += sizeof *entry + entry->length;
    }
    return NULL;
}

const struct word_entry *word_table_sketched(const struct word_table *table,
                                             const struct word_sketch *sketch)
{
    uint64_t at = sketch->entry & ((1u << ENTRY_BITS) - 1), size = table->header->words_size;
    const struct word_entry *entry = (const struct word_entry *)(table->words + at);
    return at + sizeof *entry <= size && at + sizeof *entry + entry->length <= size ? entry : NULL;
}

/* How a word is written. */
struct shape {
    size_t upper, lower, curly, straight;
    bool begins_upper;
};

static struct shape shape_of(const char *word, size_t length)
{
    struct shape shape = {0};
    for (size_t at = 0, size = 1; at < length; at += size) {
        unsigned char byte = (unsigned char)word[at];
        uint32_t character = byte;
        size = 1;
        if (byte >= 0x80)
            character = character_at(word, length, at, &size);
        unsigned is = character_is(character);
        shape.upper += (is & IS_UPPER) != 0;
        shape.lower += (is & IS_LOWER) != 0;
        shape.curly += character == 0x2019;
        shape.straight += character == '\'';
        shape.begins_upper |= at == 0 && (is & IS_UPPER);
    }
    return shape;
}

/* The word with straight apostrophes, its first letter as it is or small, the others as they are or
 * small. False where it does not fit. */
static bool rewrite(const char *word, size_t length, bool first_small, bool others_small,
                    char rewritten[static 2 * TABLE_LONGEST_WORD], size_t *rewritten_length)
{
    size_t to = 0;
    for (size_t at = 0, size; at < length; at += size) {
        if (to + 4 > 2 * TABLE_LONGEST_WORD)
            return false;
        uint32_t character = character_at(word, length, at, &size);
        uint32_t small = character_lower(character);
        if (small != character && (at == 0 ? first_small : others_small)) {
            if (character_upper(small) != character)
                return false; /* not the capital that was asked: İ, K */
            character = small;
        }
        to += character_write(character == 0x2019 ? '\'' : character, rewritten + to);
    }
    *rewritten_length = to;
    return true;
}

static bool knows_rewritten(const struct word_table *table, const char *word, size_t length,
                            bool first_small, bool others_small, unsigned accepts)
{
    char rewritten[2 * TABLE_LONGEST_WORD];
    if (!rewrite(word, length, first_small, others_small, rewritten, &length))
        return false;
    const struct word_entry *entry = word_table_entry(table, rewritten, length);
    return entry && (entry->accepts & accepts);
}

bool word_table_knows(const struct word_table *table, const char *word, size_t length)
{
    if (length == 0 || length > TABLE_LONGEST_WORD)
        return false;
    if (word_table_entry(table, word, length))
        return true;
    struct shape shape = shape_of(word, length);
    if ((!shape.upper && !shape.curly) || (shape.curly && shape.straight))
        return false;
    if (shape.curly && knows_rewritten(table, word, length, false, false, ACCEPTS_CURLY))
        return true;
    if (shape.upper == 1 && shape.begins_upper)
        return knows_rewritten(table, word, length, true, false,
                               shape.curly ? ACCEPTS_CURLY_CAPITALISED : ACCEPTS_CAPITALISED);
    if (shape.lower || shape.upper < 2)
        return false;
    unsigned capitals = shape.curly ? ACCEPTS_CURLY_CAPITALS : ACCEPTS_CAPITALS;
    return knows_rewritten(table, word, length, true, true, capitals) ||
           knows_rewritten(table, word, length, false, true, capitals);
}
