/* Word table, the writing of: the forms that hunspell accepts, laid out for look-ups. */
#include "characters.h"
#include "memory.h"
#include "nearest_words.h"
#include "word_forms.h"
#include "word_hash.h"
#include "word_sound.h"
#include "word_table.h"

#include <stdlib.h>
#include <time.h>
#include <unistd.h>

/* Kinds of letters in one language's words; and words that share a cell of the filter. */
enum { MOST_LETTERS = 128, WORDS_OF_A_CELL = 5 };

/* The file, and where in it the parts are. */
struct layout {
    struct word_table_header *header;
    uint32_t *buckets;
    char *words;
    struct word_sketch *sketches;
    struct word_filter nearby;
};

/* What is told by going once through the forms. */
struct measures {
    size_t bytes, nearby; /* of the words; what goes into the filter */
    uint32_t letters[MOST_LETTERS], letter_count;
};

struct form {
    const char *entry, *word; /* the entry: its length, what it accepts, the word */
    size_t length;
    unsigned frequency;
};

/* The next accepted form from byte `*at` on. */
static bool next_form(const struct word_forms *forms, size_t *at, struct form *form)
{
    while (*at < forms->words.length) {
        form->entry = forms->words.bytes + *at;
        form->word = form->entry + sizeof(struct word_entry);
        form->length = (unsigned char)form->entry[0];
        form->frequency = (unsigned char)form->entry[1] >> FREQUENCY_SHIFT;
        *at += sizeof(struct word_entry) + form->length;
        if ((uint8_t)form->entry[1] != REFUSED)
            return true;
    }
    return false;
}

/* Where a word's sketch goes: by its number of characters, and then the frequent ones first. */
enum { SKETCH_CLASSES = 2 * TABLE_LENGTHS };

/* Returns the class. */
static size_t sketch_word(const struct form *form, struct word_sketch *sketch)
{
    uint32_t characters[TABLE_LONGEST_WORD];
    size_t count = 0;
    for (size_t at = 0, size; at < form->length; at += size)
        characters[count++] = character_lower(character_at(form->word, form->length, at, &size));
    sketch->bits = word_bits(characters, count);
    sketch->sound = word_sound(characters, count);
    count = count < TABLE_LENGTHS ? count : TABLE_LENGTHS - 1;
    return 2 * count + (form->frequency == 0);
}

static void note_letters(const struct form *form, struct measures *measures)
{
    for (size_t at = 0, size; at < form->length; at += size) {
        uint32_t letter = character_at(form->word, form->length, at, &size), i = 0;
        if (!(character_is(letter) & IS_LETTER) || character_lower(letter) != letter)
            continue;
        while (i < measures->letter_count && measures->letters[i] != letter)
            i++;
        if (i == measures->letter_count && i < MOST_LETTERS)
            measures->letters[measures->letter_count++] = letter;
    }
}

static void measure(const struct word_forms *forms, struct measures *measures)
{
    uint64_t hashes[MOST_REDUCED];
    struct form form;
    for (size_t at = 0; next_form(forms, &at, &form);) {
        measures->bytes += sizeof(struct word_entry) + form.length;
        if (form.frequency) {
            measures->nearby += reduced_hashes(form.word, form.length, hashes);
            note_letters(&form, measures);
        }
    }
}

static void fill_header(struct word_table_header *header, const struct measures *measures)
{
    for (header->bucket_count = 1; header->bucket_count * 4 < header->word_count;)
        header->bucket_count *= 2;
    header->words_at = sizeof *header + ((uint64_t)header->bucket_count + 1) * sizeof(uint32_t);
    header->words_size = measures->bytes;
    header->sketches_at = (header->words_at + measures->bytes + 7) & ~(uint64_t)7;
    header->nearby_at =
        header->sketches_at + (uint64_t)header->word_count * sizeof(struct word_sketch);
    header->nearby_cells = (uint32_t)(measures->nearby / WORDS_OF_A_CELL + 1);
    header->letters_at = header->nearby_at + (uint64_t)header->nearby_cells * sizeof(uint64_t);
    header->letter_count = measures->letter_count;
    header->file_size =
        header->letters_at + (uint64_t)measures->letter_count * sizeof *measures->letters;
    header->made = (uint64_t)time(NULL) & ~(uint64_t)1;
}

/* Counts, then places: buckets[b] is where the bucket's next word goes, at last where the next
 * bucket begins; the same for sketches. */
static void lay_out(const struct word_forms *forms, struct layout *layout)
{
    struct word_table_header *header = layout->header;
    uint32_t mask = header->bucket_count - 1;
    uint32_t sketch_places[SKETCH_CLASSES + 1] = {0};
    struct form form;
    for (size_t at = 0; next_form(forms, &at, &form);) {
        layout->buckets[(word_hash(form.word, form.length) & mask) + 1] +=
            (uint32_t)(sizeof(struct word_entry) + form.length);
        sketch_places[sketch_word(&form, &(struct word_sketch){0}) + 1]++;
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
    for (size_t at = 0; next_form(forms, &at, &form);) {
        size_t size = sizeof(struct word_entry) + form.length;
        uint32_t *place = &places[word_hash(form.word, form.length) & mask];
        struct word_sketch sketch = {.entry = *place | form.frequency << ENTRY_BITS};
        size_t class = sketch_word(&form, &sketch);
        memcpy(layout->words + *place, form.entry, size);
        layout->sketches[sketch_places[class]++] = sketch;
        *place += (uint32_t)size;
    }
    free(places);
}

static void fill_nearby(const struct word_forms *forms, struct layout *layout)
{
    uint64_t hashes[MOST_REDUCED];
    struct form form;
    for (size_t at = 0; next_form(forms, &at, &form);) {
        size_t count = form.frequency ? reduced_hashes(form.word, form.length, hashes) : 0;
        for (size_t i = 0; i < count; i++)
            word_filter_add(&layout->nearby, i ? rest_hash(hashes[i], i - 1) : hashes[i]);
    }
}

static bool write_all(int file, const char *bytes, size_t length)
{
    while (length) {
        ssize_t written = write(file, bytes, length);
        if (written < 0)
            return false;
        bytes += written;
        length -= (size_t)written;
    }
    return true;
}

bool word_table_write(const struct word_forms *forms, uint64_t key, int file)
{
    struct measures measures = {.bytes = 0};
    struct word_table_header header = {
        .magic = WORD_TABLE_FORM, .key = key, .word_count = (uint32_t)forms->accepted};
    measure(forms, &measures);
    fill_header(&header, &measures);
    char *bytes = memory_allocate(header.file_size, 1);
    memcpy(bytes, &header, sizeof header);
    struct layout layout = {
        .header = (struct word_table_header *)bytes,
        .buckets = (uint32_t *)(bytes + sizeof header),
        .words = bytes + header.words_at,
        .sketches = (struct word_sketch *)(bytes + header.sketches_at),
        .nearby = {(uint64_t *)(bytes + header.nearby_at), header.nearby_cells}};
    lay_out(forms, &layout);
    fill_nearby(forms, &layout);
    memcpy(bytes + header.letters_at, measures.letters,
           measures.letter_count * sizeof *measures.letters);
    layout.header->body_checksum = word_table_body_checksum(layout.header);
    layout.header->checksum = word_table_checksum(layout.header);
    bool is_made = write_all(file, bytes, header.file_size);
    if (is_made)
        word_table_set_time(file, layout.header);
    free(bytes);
    return is_made;
}
