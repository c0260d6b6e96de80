/* Word table: the forms that a dictionary accepts, made once and mapped from a file, so that many
 * programs share one copy and a look-up costs some nanoseconds. It only ever says yes: a form is in
 * it because hunspell said so when the table was made; of other words it knows nothing.
 *
 * The file, in the order of the bytes of the machine that made it:
 *     struct word_table_header
 *     uint32_t buckets[bucket_count + 1]     where in the words each begins
 *     words: of each bucket, one after the other: struct word_entry, then its bytes
 *     struct word_sketch sketches[]          by length in characters, the frequent ones first
 *     uint64_t nearby[]                      a filter of the frequent forms, see nearest_words.h
 *     uint32_t letters[]                     the small ones that those forms have
 * A bucket's number is the word_hash() of its words modulo bucket_count, a power of two.
 *
 * What is behind the header has a checksum, but no run can read all of it before it starts. So a
 * file says when it was made, in even seconds, which every file system keeps, and has just that as
 * the time of its last change: one with another time was copied, or damaged, and is read. */
#ifndef WIRECOPY_WORD_TABLE_H
#define WIRECOPY_WORD_TABLE_H

#include "report.h"
#include "spell_files.h"
#include "word_filter.h"

#include <stdbool.h>

#define WORD_TABLE_FORM "WireWrd7"

enum { TABLE_LONGEST_WORD = 63, TABLE_LENGTHS = 32 };

/* What hunspell accepts beside the form itself: asked, or sure by what it does with capitals. */
enum {
    ACCEPTS_CAPITALISED = 1 << 0, /* House, of house */
    ACCEPTS_CAPITALS = 1 << 1,    /* HOUSE */
    ACCEPTS_CURLY = 1 << 2,       /* the same three with ’ for ' */
    ACCEPTS_CURLY_CAPITALISED = 1 << 3,
    ACCEPTS_CURLY_CAPITALS = 1 << 4,
    FREQUENCY_SHIFT = 5 /* above: the word's class of frequency */
};

/* Classes of frequency, of frequent.dict: 7 for the very commonest words, 0 for those that are not
 * there. Every reader knows a FAMILIAR_WORD, and uses a COMMON_WORD. */
enum { FAMILIAR_WORD = 3, COMMON_WORD = 4, MOST_FREQUENT = 7 };

struct word_entry {
    uint8_t length, accepts;
};

/* What can be told of a word without reading it; two words that differ in few bits are near. */
struct word_sketch {
    uint64_t bits;  /* word_bits() */
    uint32_t sound; /* word_sound() */
    uint32_t entry; /* where in the words it is; above ENTRY_BITS its class of frequency */
};

enum { ENTRY_BITS = 29 };

struct word_table_header {
    char magic[8]; /* "WireWrd" and the number of this form */
    uint64_t key;  /* of the dictionary's files */
    uint64_t file_size;
    uint32_t word_count, bucket_count;
    uint64_t words_at, words_size, sketches_at;
    uint64_t nearby_at, letters_at;
    uint32_t nearby_cells, letter_count;
    /* Of the words of 0, 1, 2... characters, 31: and more; those of any frequency come first. */
    uint32_t sketch_ends[TABLE_LENGTHS], frequent_ends[TABLE_LENGTHS];
    uint64_t made;          /* seconds since 1970 */
    uint64_t body_checksum; /* of what follows the header */
    uint64_t checksum;      /* of all above */
};

struct word_table {
    const struct word_table_header *header;
    const uint32_t *buckets;
    const char *words;
    const struct word_sketch *sketches;
    struct word_filter nearby; /* read only */
    const uint32_t *letters;
    size_t mapped;
};

/* Maps the dictionary's table from the cache or from /var/cache/wirecopy. False where there is
 * none, or it was cut, damaged, or made from other files or in another form. */
bool word_table_open(struct word_table *, const struct spell_files *);
bool word_table_open_file(struct word_table *, const char *path, uint64_t key);
void word_table_close(struct word_table *);

/* The entry of exactly this form, or NULL; its bytes follow it. */
const struct word_entry *word_table_entry(const struct word_table *, const char *word,
                                          size_t length);

static inline int table_frequency(const struct word_entry *entry)
{
    return entry->accepts >> FREQUENCY_SHIFT;
}

/* The entry of a sketch; NULL where a damaged file points outside. */
const struct word_entry *word_table_sketched(const struct word_table *, const struct word_sketch *);

/* Whether the table has the word, in this or in small letters. */
bool word_table_knows(const struct word_table *, const char *word, size_t length);

/* Maps the table in an open file. */
bool word_table_map(struct word_table *, int file, uint64_t key);

/* Gives the file the time that its table says. */
void word_table_set_time(int file, const struct word_table_header *);

/* Makes the table's file in a folder, in one step: another program sees all of it or nothing. Where
 * another one makes it, waits for that if it `may_wait`. True where it is there then; false,
 * reported, where the dictionary cannot be used or the file not be made. */
bool word_table_make_kept(const struct spell_files *, const char *folder, bool may_wait,
                          struct report *);

/* Makes the table and maps it: from the cache or, where none can be written, from memory. */
bool word_table_make_now(struct word_table *, const struct spell_files *, struct report *);

/* Has another process make it, if none does so already, and does not wait. */
void word_table_make_later(const struct spell_files *);

uint64_t word_table_checksum(const struct word_table_header *);
uint64_t word_table_body_checksum(const struct word_table_header *);

#endif
