/* Word table, the writing of: the forms that hunspell accepts, laid out for look-ups. */
#include "characters.h"
#include "memory.h"
#include "word_forms.h"
#include "word_hash.h"
#include "word_sound.h"
#include "word_table.h"

#include <stdlib.h>
#include <unistd.h>

struct layout {
    struct word_table_header header;
    uint32_t *buckets;
    char *words;
    struct word_sketch *sketches;
};

static size_t next_accepted(const struct word_forms *forms, size_t at)
{
    while (at < forms->words.length && (uint8_t)forms->words.bytes[at + 1] == REFUSED)
        at += 2 + (size_t)(unsigned char)forms->words.bytes[at];
    return at;
}

/* Where a word's sketch goes: by its number of characters, and then the frequent ones first. */
enum { SKETCH_CLASSES = 2 * TABLE_LENGTHS };

static unsigned frequency_of(const char *entry)
{
    return (unsigned char)entry[1] >> FREQUENCY_SHIFT;
}

/* Returns the class. */
static size_t sketch_entry(const char *entry, struct word_sketch *sketch)
{
    const char *word = entry + 2;
    size_t length = (unsigned char)entry[0];
    uint32_t characters[TABLE_LONGEST_WORD];
    size_t count = 0;
    for (size_t at = 0, size; at < length; at += size)
        characters[count++] = character_lower(character_at(word, length, at, &size));
    sketch->bits = word_bits(characters, count);
    sketch->sound = word_sound(characters, count);
    count = count < TABLE_LENGTHS ? count : TABLE_LENGTHS - 1;
    return 2 * count + (frequency_of(entry) == 0);
}

/* Counts, then places: buckets[b] is where the bucket's next word goes, at last where the next
 * bucket begins; the same for sketches. */
static void lay_out(const struct word_forms *forms, struct layout *layout)
{
    struct word_table_header *header = &layout->header;
    uint32_t mask = header->bucket_count - 1;
    uint32_t sketch_places[SKETCH_CLASSES + 1] = {0};
    for (size_t at = next_accepted(forms, 0); at < forms->words.length;
         at = next_accepted(forms, at)) {
        const char *entry = forms->words.bytes + at;
        size_t length = (unsigned char)entry[0];
        layout->buckets[(word_hash(entry + 2, length) & mask) + 1] += (uint32_t)length + 2;
        sketch_places[sketch_entry(entry, &(struct word_sketch){0}) + 1]++;
        at += length + 2;
    }
    for (size_t i = 1; i <= header->bucket_count; i++)
        layout->buckets[i] += layout->buckets[i - 1];
    for (size_t i = 1; i <= SKETCH_CLASSES; i++)
        sketch_places[i] += sketch_places[i - 1];
    for (size_t i = 0; i < TABLE_LENGTHS; i++) {
        header->frequent_ends[i] = sketch_places[2 * i + 1];
        header->sketch_ends[i] = sketch_places[2 * i + 2];
    }
    uint32_t *places = memory_allocate(header->bucket_count, sizeof *places);
    memcpy(places, layout->buckets, header->bucket_count * sizeof *places);
    for (size_t at = next_accepted(forms, 0); at < forms->words.length;
         at = next_accepted(forms, at)) {
        const char *entry = forms->words.bytes + at;
        size_t length = (unsigned char)entry[0];
        uint32_t *place = &places[word_hash(entry + 2, length) & mask];
        struct word_sketch sketch = {.entry = *place | frequency_of(entry) << ENTRY_BITS};
        size_t class = sketch_entry(entry, &sketch);
        memcpy(layout->words + *place, entry, length + 2);
        layout->sketches[sketch_places[class]++] = sketch;
        *place += (uint32_t)length + 2;
        at += length + 2;
    }
    free(places);
}

static bool write_all(int file, const void *bytes, size_t length)
{
    for (const char *at = bytes; length;) {
        ssize_t written = write(file, at, length);
        if (written < 0)
            return false;
        at += written;
        length -= (size_t)written;
    }
    return true;
}

static bool write_table(const struct layout *layout, int file)
{
    const struct word_table_header *header = &layout->header;
    static const char padding[8];
    size_t buckets = ((size_t)header->bucket_count + 1) * sizeof *layout->buckets;
    return write_all(file, header, sizeof *header) && write_all(file, layout->buckets, buckets) &&
           write_all(file, layout->words, header->words_size) &&
           write_all(file, padding, header->sketches_at - header->words_at - header->words_size) &&
           write_all(file, layout->sketches, header->word_count * sizeof *layout->sketches);
}

bool word_table_write(const struct word_forms *forms, uint64_t key, int file)
{
    struct layout layout = {.header = {.magic = WORD_TABLE_FORM, .key = key}};
    struct word_table_header *header = &layout.header;
    size_t size = 0;
    for (size_t at = next_accepted(forms, 0); at < forms->words.length;
         at = next_accepted(forms, at)) {
        size_t length = (size_t)(unsigned char)forms->words.bytes[at] + 2;
        size += length;
        at += length;
    }
    header->word_count = (uint32_t)forms->accepted;
    for (header->bucket_count = 1; header->bucket_count * 4 < header->word_count;)
        header->bucket_count *= 2;
    header->words_at = sizeof *header + ((uint64_t)header->bucket_count + 1) * sizeof(uint32_t);
    header->words_size = size;
    header->sketches_at = (header->words_at + size + 7) & ~(uint64_t)7;
    header->file_size = header->sketches_at + forms->accepted * sizeof(struct word_sketch);
    layout.buckets = memory_allocate(header->bucket_count + 1, sizeof *layout.buckets);
    layout.words = memory_allocate(size + 1, 1);
    layout.sketches = memory_allocate(forms->accepted + 1, sizeof *layout.sketches);
    lay_out(forms, &layout);
    header->checksum = word_table_checksum(header);
    bool is_made = write_table(&layout, file);
    free(layout.buckets);
    free(layout.words);
    free(layout.sketches);
    return is_made;
}
