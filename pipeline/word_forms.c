/* Word forms: every form that a dictionary's rules give, and what hunspell says of it. */
#include "word_forms.h"

#include "affix_rules.h"
#include "characters.h"
#include "dictionary.h"
#include "language.h"
#include "memory.h"
#include "spell_library.h"
#include "word_hash.h"
#include "word_table.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <sysexits.h>
#include <unistd.h>

/* So much is collected: words of one language beyond this are left to hunspell. */
enum { MOST_BYTES = 14 << 20, MOST_FORMS = 4000000, MOST_AFFIXES = 4 };

/* What `accepts` is before hunspell was asked: whether a line that gives the form makes rules of
 * its own for capitals. */
enum { ORDINARY, PARTICULAR };

struct collecting {
    struct text *words;
    uint32_t *slots; /* open addressing: where in `words` a form is, plus 1 */
    size_t slot_count, used;
    uint8_t kind;   /* of the line that is being expanded */
    size_t longest; /* form of it that is taken now */
};

static size_t slot_of(const struct collecting *collecting, const char *form, size_t length)
{
    size_t mask = collecting->slot_count - 1, place = word_hash(form, length) & mask;
    for (; collecting->slots[place]; place = (place + 1) & mask) {
        const char *found = collecting->words->bytes + collecting->slots[place] - 1;
        if ((unsigned char)found[0] == length && memcmp(found + 2, form, length) == 0)
            break;
    }
    return place;
}

static void grow_slots(struct collecting *collecting)
{
    free(collecting->slots);
    collecting->slot_count *= 2;
    collecting->slots = memory_allocate(collecting->slot_count, sizeof *collecting->slots);
    for (size_t at = 0; at < collecting->words->length;) {
        const char *word = collecting->words->bytes + at;
        size_t length = (unsigned char)word[0];
        collecting->slots[slot_of(collecting, word + 2, length)] = (uint32_t)at + 1;
        at += 2 + length;
    }
}

static bool is_full(const struct collecting *collecting)
{
    return collecting->words->length > MOST_BYTES || collecting->used > MOST_FORMS;
}

static void take_form(void *self, const char *form, size_t length)
{
    struct collecting *collecting = self;
    struct text *words = collecting->words;
    if (length == 0 || length > collecting->longest || length > TABLE_LONGEST_WORD ||
        memchr(form, ' ', length) || is_full(collecting))
        return;
    if (collecting->used * 2 >= collecting->slot_count)
        grow_slots(collecting);
    size_t place = slot_of(collecting, form, length);
    if (collecting->slots[place]) {
        words->bytes[collecting->slots[place]] |= (char)collecting->kind;
        return;
    }
    collecting->slots[place] = (uint32_t)words->length + 1;
    collecting->used++;
    text_append_byte(words, (char)length);
    text_append_byte(words, (char)collecting->kind);
    text_append(words, form, length);
}

/* Takes the forms that are no more than some letters longer than the stem. */
static void collect_lines(struct collecting *collecting, const struct affix_rules *rules,
                          const struct text *dic, unsigned most_affixes, size_t longer)
{
    const char *line = text_string(dic), *end = line + dic->length;
    for (bool first = true; line < end && !is_full(collecting); first = false) {
        const char *stop = memchr(line, '\n', (size_t)(end - line));
        size_t length = (size_t)((stop ? stop : end) - line);
        collecting->kind = affix_rules_are_particular(rules, line, length) ? PARTICULAR : ORDINARY;
        collecting->longest = strcspn(line, "/\t\r\n") + longer;
        if (!first) /* the first line is the number of words */
            affix_rules_expand(rules, line, length, most_affixes, take_form, collecting);
        line += length + 1;
    }
}

/* Where there are too many forms, as of Italian verbs with all their pronouns, those that are short
 * come first. Compounds, of which we do not know how they came to be, are among the frequent words.
 */
static void collect(struct collecting *collecting, const struct affix_rules *rules,
                    const struct text *dic, const struct dictionary *frequent, const char *language)
{
    collecting->kind = PARTICULAR;
    collecting->longest = TABLE_LONGEST_WORD;
    for (size_t i = 0; i < frequent->count; i++)
        if (language_is(language, frequent->entries[i].section))
            take_form(collecting, frequent->entries[i].key, frequent->entries[i].key_length);
    collect_lines(collecting, rules, dic, 1, 2);
    collect_lines(collecting, rules, dic, 1, 5);
    collect_lines(collecting, rules, dic, MOST_AFFIXES, TABLE_LONGEST_WORD);
}

/* Asking. Only what is looked up is asked: see word_table_knows(). */

struct asking {
    struct spell_library *hunspell;
    const struct collecting *collected;
    struct text other; /* a form written otherwise */
};

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

/* Whether a line makes a rule for it as it is written now. */
static bool other_is_particular(const struct asking *asking)
{
    const struct collecting *collected = asking->collected;
    uint32_t slot = collected->slots[slot_of(collected, asking->other.bytes, asking->other.length)];
    return slot && collected->words->bytes[slot] != ORDINARY;
}

/* Hunspell accepts an ordinary word with a capital, or in capitals, where it accepts the word, so
 * that this need not be asked unless a line says otherwise of it or of what it becomes. */
static bool accepts(struct asking *asking, const char *form, size_t length, bool is_ordinary,
                    bool others, bool curly)
{
    if (is_ordinary && write_otherwise(form, length, true, false, curly, &asking->other))
        is_ordinary = !other_is_particular(asking);
    if (!write_otherwise(form, length, true, others, curly, &asking->other))
        return false;
    return (is_ordinary && !curly && !other_is_particular(asking)) ||
           spell_library_knows(asking->hunspell, asking->other.bytes, asking->other.length);
}

static bool accepts_curly(struct asking *asking, const char *form, size_t length)
{
    return write_otherwise(form, length, false, false, true, &asking->other) &&
           spell_library_knows(asking->hunspell, asking->other.bytes, asking->other.length);
}

static uint8_t ask_otherwise(struct asking *asking, const char *form, size_t length,
                             bool is_ordinary)
{
    size_t upper = 0, size;
    for (size_t at = 0; at < length; at += size)
        upper += is_upper(character_at(form, length, at, &size));
    bool begins_upper = is_upper(character_at(form, length, 0, NULL));
    bool has_apostrophe = memchr(form, '\'', length) != NULL;
    unsigned all = 0;
    if (upper == 0) {
        all |= accepts(asking, form, length, is_ordinary, false, false) ? ACCEPTS_CAPITALISED : 0;
        if (has_apostrophe && accepts(asking, form, length, is_ordinary, false, true))
            all |= ACCEPTS_CURLY_CAPITALISED;
    }
    if (upper == 0 || (upper == 1 && begins_upper)) {
        all |= accepts(asking, form, length, is_ordinary, true, false) ? ACCEPTS_CAPITALS : 0;
        if (has_apostrophe && accepts(asking, form, length, is_ordinary, true, true))
            all |= ACCEPTS_CURLY_CAPITALS;
    }
    return (uint8_t)(all |
                     (has_apostrophe && accepts_curly(asking, form, length) ? ACCEPTS_CURLY : 0));
}

/* A word's class in frequent.dict; a word without a number there is of the last class. */
static unsigned frequency(const struct dictionary *frequent, const char *language, const char *form,
                          size_t length)
{
    const struct entry *entry = dictionary_find_language(frequent, language, form, length);
    return !entry                                         ? 0
           : *entry->value >= '2' && *entry->value <= '7' ? (unsigned)(*entry->value - '0')
                                                          : 1;
}

/* Asks about the forms that begin in the given bytes. An answer stands where its form does. */
static void ask(struct asking *asking, const struct text *words, struct span range,
                uint8_t *answers)
{
    for (size_t at = 0, length; at < range.to; at += 2 + length) {
        const char *word = words->bytes + at;
        length = (unsigned char)word[0];
        if (at >= range.from)
            answers[at] = spell_library_knows(asking->hunspell, word + 2, length)
                              ? ask_otherwise(asking, word + 2, length, word[1] == ORDINARY)
                              : REFUSED;
    }
}

/* In as many processes as there are processors: hunspell takes some microseconds a form. */
static void ask_all(struct asking *asking, const struct text *words, uint8_t *answers)
{
    enum { MOST_PROCESSES = 8 };
    pid_t processes[MOST_PROCESSES];
    struct span ranges[MOST_PROCESSES];
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    size_t count = processors < 1                ? 1
                   : processors < MOST_PROCESSES ? (size_t)processors
                                                 : MOST_PROCESSES;
    for (size_t i = count; i-- > 0;) {
        ranges[i] = (struct span){words->length / count * i,
                                  i + 1 == count ? words->length : words->length / count * (i + 1)};
        processes[i] = i ? fork() : -1;
        if (processes[i] == 0) {
            ask(asking, words, ranges[i], answers);
            _exit(EX_OK);
        }
    }
    for (size_t i = 0; i < count; i++) {
        int status = -1;
        if (processes[i] < 0 || waitpid(processes[i], &status, 0) < 0 || status != 0)
            ask(asking, words, ranges[i], answers);
    }
}

static void take_answers(struct word_forms *forms, const uint8_t *answers,
                         const struct dictionary *frequent, const char *language)
{
    for (size_t at = 0, length; at < forms->words.length; at += 2 + length) {
        char *word = forms->words.bytes + at;
        length = (unsigned char)word[0];
        unsigned class =
            answers[at] == REFUSED ? 0 : frequency(frequent, language, word + 2, length);
        word[1] = (char)(answers[at] | class << FREQUENCY_SHIFT);
        forms->accepted += answers[at] != REFUSED;
    }
}

bool word_forms_collect(struct word_forms *forms, const struct spell_files *files,
                        struct report *report)
{
    struct text aff = {0}, dic = {0};
    struct asking asking = {.hunspell = spell_library_open(files, report)};
    struct report told = {.program = "wire"}; /* when the files were examined */
    *forms = (struct word_forms){.accepted = 0};
    bool is_read = asking.hunspell && spell_file_read(files->aff, NULL, &aff, report) &&
                   spell_file_read(files->dic, &aff, &dic, report);
    if (is_read) {
        struct affix_rules *rules = affix_rules_read(&aff, files->aff, &told);
        struct dictionary *frequent = dictionary_open("frequent", report);
        struct collecting collecting = {.words = &forms->words, .slot_count = 1 << 16};
        collecting.slots = memory_allocate(collecting.slot_count, sizeof *collecting.slots);
        collect(&collecting, rules, &dic, frequent, files->name);
        asking.collected = &collecting;
        size_t size = forms->words.length + 1;
        uint8_t *answers = memory_share(size);
        ask_all(&asking, &forms->words, answers);
        take_answers(forms, answers, frequent, files->name);
        munmap(answers, size);
        free(collecting.slots);
        dictionary_close(frequent);
        affix_rules_free(rules);
    }
    text_free(&asking.other);
    text_free(&aff);
    text_free(&dic);
    spell_library_close(asking.hunspell);
    return is_read;
}

void word_forms_free(struct word_forms *forms)
{
    text_free(&forms->words);
}
