/* Word table, the making of: every form that the rules of a dictionary give is put to hunspell, and
 * what it accepts is written to the table's file. */
#include "affix_rules.h"
#include "characters.h"
#include "dictionary.h"
#include "language.h"
#include "memory.h"
#include "spell_library.h"
#include "word_hash.h"
#include "word_sound.h"
#include "word_table.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* A table may be so large: words of one language beyond this are left to hunspell. */
enum { MOST_BYTES = 24 << 20, MOST_ASKED = 4000000 };

struct making {
    struct spell_library *library;
    struct text words; /* struct word_entry and the bytes, for every form met */
    size_t accepted;
    uint32_t *slots; /* open addressing: where in `words` a form is, plus 1 */
    size_t slot_count, used;
    struct text other; /* a form written otherwise */
    const char *language;
    struct dictionary *frequent;
};

/* Of the two bytes before a word: its length, and whether and how it was accepted. */
enum { REFUSED = 0xFF };

static size_t slot_of(const struct making *making, const char *form, size_t length)
{
    size_t mask = making->slot_count - 1, place = word_hash(form, length) & mask;
    for (; making->slots[place]; place = (place + 1) & mask) {
        const char *found = making->words.bytes + making->slots[place] - 1;
        if ((unsigned char)found[0] == length && memcmp(found + 2, form, length) == 0)
            break;
    }
    return place;
}

static void grow_slots(struct making *making)
{
    free(making->slots);
    making->slot_count *= 2;
    making->slots = memory_allocate(making->slot_count, sizeof *making->slots);
    for (size_t at = 0; at < making->words.length;) {
        size_t length = (unsigned char)making->words.bytes[at];
        making->slots[slot_of(making, making->words.bytes + at + 2, length)] = (uint32_t)at + 1;
        at += 2 + length;
    }
}

/* The form with its first letter, or all, as capitals, and curly apostrophes. False where it is not
 * a form of its own. */
static bool write_otherwise(const char *form, size_t length, bool first, bool others, bool curly,
                            struct text *other)
{
    bool has_lower = false;
    text_clear(other);
    for (size_t at = 0, size; at < length; at += size) {
        uint32_t character = character_at(form, length, at, &size);
        if (at == 0 ? first : others) {
            uint32_t capital = character_upper(character);
            if (capital != character && character_lower(capital) != character)
                return false;
            character = capital;
        }
        has_lower |= at > 0 && (character_is(character) & IS_LOWER);
        text_append_character(other, curly && character == '\'' ? 0x2019 : character);
    }
    return !(others && has_lower) &&
           !(other->length == length && memcmp(other->bytes, form, length) == 0);
}

static bool accepts(struct making *making, const char *form, size_t length, bool first, bool others,
                    bool curly)
{
    return write_otherwise(form, length, first, others, curly, &making->other) &&
           spell_library_knows(making->library, making->other.bytes, making->other.length);
}

/* A word's class in frequent.dict; a word without a number there is of the last class. */
static unsigned frequency(const struct making *making, const char *form, size_t length)
{
    const struct entry *entry =
        dictionary_find_language(making->frequent, making->language, form, length);
    return !entry                                         ? 0
           : *entry->value >= '2' && *entry->value <= '7' ? (unsigned)(*entry->value - '0')
                                                          : 1;
}

/* Only what is looked up is asked: see word_table_knows(). */
static uint8_t ask_otherwise(struct making *making, const char *form, size_t length)
{
    size_t upper = 0, size;
    for (size_t at = 0; at < length; at += size)
        upper += is_upper(character_at(form, length, at, &size));
    bool begins_upper = is_upper(character_at(form, length, 0, NULL));
    bool has_apostrophe = memchr(form, '\'', length) != NULL;
    unsigned all = 0;
    if (upper == 0) {
        all |= accepts(making, form, length, true, false, false) ? ACCEPTS_CAPITALISED : 0;
        if (has_apostrophe)
            all |= accepts(making, form, length, true, false, true) ? ACCEPTS_CURLY_CAPITALISED : 0;
    }
    if (upper == 0 || (upper == 1 && begins_upper)) {
        all |= accepts(making, form, length, true, true, false) ? ACCEPTS_CAPITALS : 0;
        if (has_apostrophe)
            all |= accepts(making, form, length, true, true, true) ? ACCEPTS_CURLY_CAPITALS : 0;
    }
    if (has_apostrophe)
        all |= accepts(making, form, length, false, false, true) ? ACCEPTS_CURLY : 0;
    return (uint8_t)(all | frequency(making, form, length) << FREQUENCY_SHIFT);
}

static void take_form(void *self, const char *form, size_t length)
{
    struct making *making = self;
    if (length == 0 || length > TABLE_LONGEST_WORD || memchr(form, ' ', length) ||
        making->words.length > MOST_BYTES || making->used > MOST_ASKED)
        return;
    if (making->used * 2 >= making->slot_count)
        grow_slots(making);
    size_t place = slot_of(making, form, length);
    if (making->slots[place])
        return;
    making->slots[place] = (uint32_t)making->words.length + 1;
    making->used++;
    bool is_right = spell_library_knows(making->library, form, length);
    making->accepted += is_right;
    uint8_t how = is_right ? ask_otherwise(making, form, length) : REFUSED;
    text_append_byte(&making->words, (char)length);
    text_append_byte(&making->words, (char)how);
    text_append(&making->words, form, length);
}

/* Frequent words that no rule gives are compounds of some. */
static void take_frequent(struct making *making)
{
    for (size_t i = 0; i < making->frequent->count; i++) {
        const struct entry *entry = &making->frequent->entries[i];
        if (language_is(making->language, entry->section))
            take_form(making, entry->key, entry->key_length);
    }
}

static bool collect(const struct spell_files *files, struct making *making, struct report *report)
{
    struct text aff = {0}, dic = {0};
    making->library = spell_library_open(files->aff, files->dic, report);
    bool is_read = making->library && spell_file_read(files->aff, NULL, &aff, report) &&
                   spell_file_read(files->dic, &aff, &dic, report);
    struct affix_rules *rules = is_read ? affix_rules_read(&aff, files->aff, report) : NULL;
    const char *line = text_string(&dic), *end = line + dic.length;
    for (bool first = true; is_read && line < end; first = false) {
        const char *stop = memchr(line, '\n', (size_t)(end - line));
        stop = stop ? stop : end;
        if (!first) /* the first line is the number of words */
            affix_rules_expand(rules, line, (size_t)(stop - line), take_form, making);
        line = stop + 1;
    }
    if (is_read)
        take_frequent(making);
    affix_rules_free(rules);
    text_free(&aff);
    text_free(&dic);
    spell_library_close(making->library);
    return is_read;
}

/* Laying out. */

struct layout {
    struct word_table_header header;
    uint32_t *buckets;
    char *words;
    struct word_sketch *sketches;
};

static size_t next_accepted(const struct making *making, size_t at)
{
    while (at < making->words.length && (uint8_t)making->words.bytes[at + 1] == REFUSED)
        at += 2 + (size_t)(unsigned char)making->words.bytes[at];
    return at;
}

/* Returns the number of characters, as a class. */
static size_t sketch_word(const char *word, size_t length, struct word_sketch *sketch)
{
    uint32_t characters[TABLE_LONGEST_WORD];
    size_t count = 0;
    for (size_t at = 0, size; at < length; at += size)
        characters[count++] = character_lower(character_at(word, length, at, &size));
    sketch->bits = word_bits(characters, count);
    sketch->sound = word_sound(characters, count);
    return count < TABLE_LENGTHS ? count : TABLE_LENGTHS - 1;
}

/* Counts, then places: buckets[b] is where the bucket's next word goes, at last where the next
 * bucket begins; the same for sketches. */
static void lay_out(const struct making *making, struct layout *layout)
{
    struct word_table_header *header = &layout->header;
    uint32_t mask = header->bucket_count - 1;
    uint32_t sketch_places[TABLE_LENGTHS + 1] = {0};
    for (size_t at = next_accepted(making, 0); at < making->words.length;
         at = next_accepted(making, at)) {
        const char *word = making->words.bytes + at + 2;
        size_t length = (unsigned char)word[-2];
        layout->buckets[(word_hash(word, length) & mask) + 1] += (uint32_t)length + 2;
        sketch_places[sketch_word(word, length, &(struct word_sketch){0}) + 1]++;
        at += length + 2;
    }
    for (size_t i = 1; i <= header->bucket_count; i++)
        layout->buckets[i] += layout->buckets[i - 1];
    for (size_t i = 1; i <= TABLE_LENGTHS; i++) {
        sketch_places[i] += sketch_places[i - 1];
        header->sketch_ends[i - 1] = sketch_places[i];
    }
    uint32_t *places = memory_allocate(header->bucket_count, sizeof *places);
    memcpy(places, layout->buckets, header->bucket_count * sizeof *places);
    for (size_t at = next_accepted(making, 0); at < making->words.length;
         at = next_accepted(making, at)) {
        const char *entry = making->words.bytes + at;
        size_t length = (unsigned char)entry[0];
        uint32_t *place = &places[word_hash(entry + 2, length) & mask];
        unsigned frequency = (unsigned char)entry[1] >> FREQUENCY_SHIFT;
        struct word_sketch sketch = {.entry = *place | frequency << ENTRY_BITS};
        size_t class = sketch_word(entry + 2, length, &sketch);
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

static bool write_words(const struct making *making, uint64_t key, int file)
{
    struct layout layout = {.header = {.magic = WORD_TABLE_FORM, .key = key}};
    struct word_table_header *header = &layout.header;
    size_t size = 0;
    for (size_t at = next_accepted(making, 0); at < making->words.length;
         at = next_accepted(making, at)) {
        size_t length = (size_t)(unsigned char)making->words.bytes[at] + 2;
        size += length;
        at += length;
    }
    header->word_count = (uint32_t)making->accepted;
    for (header->bucket_count = 1; header->bucket_count * 4 < header->word_count;)
        header->bucket_count *= 2;
    header->words_at = sizeof *header + ((uint64_t)header->bucket_count + 1) * sizeof(uint32_t);
    header->words_size = size;
    header->sketches_at = (header->words_at + size + 7) & ~(uint64_t)7;
    header->file_size = header->sketches_at + making->accepted * sizeof(struct word_sketch);
    layout.buckets = memory_allocate(header->bucket_count + 1, sizeof *layout.buckets);
    layout.words = memory_allocate(size + 1, 1);
    layout.sketches = memory_allocate(making->accepted + 1, sizeof *layout.sketches);
    lay_out(making, &layout);
    header->checksum = word_table_checksum(header);
    bool is_made = write_table(&layout, file);
    free(layout.buckets);
    free(layout.words);
    free(layout.sketches);
    return is_made;
}

/* What becomes of the making: the dictionary could not be used, or the file not be written, which
 * is in errno. */
enum made { MADE, NO_WORDS, NOT_WRITTEN };

static enum made make_in(const struct spell_files *files, int file, struct report *report)
{
    struct making making = {.slot_count = 1 << 16, .language = files->name};
    making.slots = memory_allocate(making.slot_count, sizeof *making.slots);
    making.frequent = dictionary_open("frequent", report);
    enum made made = !collect(files, &making, report)          ? NO_WORDS
                     : !write_words(&making, files->key, file) ? NOT_WRITTEN
                                                               : MADE;
    text_free(&making.words);
    text_free(&making.other);
    dictionary_close(making.frequent);
    free(making.slots);
    return made;
}

/* Under another name until it is whole. */
static bool make_file(const struct spell_files *files, const char *path, struct report *report)
{
    struct text name = {0};
    text_format(&name, "%s.%ld", path, (long)getpid());
    int file = open(text_string(&name), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    enum made made = file < 0 ? NOT_WRITTEN : make_in(files, file, report);
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
    if (file >= 0 && is_ours)
        unlink(text_string(&lock));
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
