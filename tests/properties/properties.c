/* Properties: what holds for every copy, in every house and language, whatever the filters become.
 *
 *     round-trip   story text that is written and read again is the same
 *     undo         taking all edits back gives the copy as it was received
 *     twice        a second cleaning adds no edit
 *     utf-8        what comes out is valid, and no edit cuts a character
 *     single-bytes read by single bytes, a copy is what it is when read whole
 *     quote-safe   inside quotation marks only glyphs and spacing change
 *     facts        digits, names and negations survive
 *     left-alone   what our own cases want is left alone
 *     fits         no filter proposes edits that overlap, or that are of another text
 *
 * Usage: properties SOURCE-FOLDER [HOUSE [LANGUAGE [INPUT]]]   without a house: in all of them. */
#include "chain.h"
#include "facts.h"
#include "house.h"
#include "inputs.h"
#include "support.h"

#include <stdio.h>
#include <stdlib.h>

enum { SHOWN = 4 }; /* failures of a property and filter that are told in full */

static struct failures {
    const char *property, *filter;
    size_t count;
} failures[128];
static size_t checks, failed;

/* A line of properties/known_failures. */
static struct known {
    char property[32], filter[32], input[128];
    size_t seen;
} known[64];
static size_t known_count;

struct trial {
    const struct copy_input *input;
    const char *house, *language;
    struct chain *chain;
};

static void fail_property(const struct trial *trial, const char *property, const char *filter,
                          const char *format, ...) __attribute__((format(printf, 4, 5)));

static void fail_property(const struct trial *trial, const char *property, const char *filter,
                          const char *format, ...)
{
    for (size_t i = 0; i < known_count; i++)
        if (strcmp(known[i].property, property) == 0 && strcmp(known[i].filter, filter) == 0 &&
            strcmp(known[i].input, trial->input->name) == 0) {
            known[i].seen++;
            return;
        }
    struct failures *entry = failures;
    while (entry->property &&
           (strcmp(entry->property, property) != 0 || strcmp(entry->filter, filter) != 0))
        entry++;
    entry->property = property;
    entry->filter = filter;
    failed++;
    if (entry->count++ >= SHOWN)
        return;
    printf("FAILED %s (%s): %s, house %s, language %s\n    ", property, filter, trial->input->name,
           trial->house, *trial->language ? trial->language : "its own");
    va_list arguments;
    va_start(arguments, format);
    vprintf(format, arguments);
    va_end(arguments);
    printf("\n");
}

static void read_story(const struct text *bytes, struct story *story)
{
    struct report report = {.program = "properties"};
    struct reader reader;
    reader_open(&reader, file_with(bytes->bytes, bytes->length), NULL, NULL, &report);
    reader_next(&reader, story);
    reader_close(&reader);
}

/* Gives the story as a second program would have it. */
static struct story check_round_trip(const struct trial *trial, struct story *story,
                                     const char *when)
{
    struct story again = {0};
    struct text written = story_text_of(story);
    read_story(&written, &again);
    struct text written_again = story_text_of(&again);
    if (!same_parts(story, &again) || again.journal.count != story->journal.count ||
        strcmp(text_string(&written), text_string(&written_again)) != 0)
        fail_property(trial, "round-trip", "story text", "%s cleaning", when);
    text_free(&written);
    text_free(&written_again);
    checks++;
    return again;
}

static void check_edits(const struct trial *trial, const struct filter *filter,
                        const struct story *story, const struct edits *edits)
{
    const char *language = *trial->language ? trial->language : story_value(story, "Language");
    language = language ? language : "en";
    for (size_t i = 0; i < edits->count; i++) {
        const struct edit *edit = &edits->items[i];
        const char *why = "", *property = edit_breaks(filter, story, language, edit, &why);
        if (property)
            fail_property(trial, property, filter->name, "%s: %s+%zu \"%s\" > \"%s\": %s",
                          edit->rule, edit->part, edit->at, edit->before ? edit->before : "",
                          edit->after ? edit->after : "", why);
        if (trial->input->is_clean && !edit->query)
            fail_property(trial, "left-alone", filter->name, "%s: %s+%zu \"%s\" > \"%s\"",
                          edit->rule, edit->part, edit->at, edit->before ? edit->before : "(none)",
                          edit->after ? edit->after : "(none)");
        checks++;
    }
}

/* A filter reads the story once, and its edits are looked at. Says whether it changed something. */
static bool read_once(const struct trial *trial, size_t number, struct story *story,
                      const char *again)
{
    const struct filter *filter = trial->chain->filters[number];
    struct edits edits = {0};
    size_t had = story->journal.count;
    filter->propose(trial->chain->states[number], story, &edits);
    bool changes = edits_change(&edits);
    if (!again)
        check_edits(trial, filter, story, &edits);
    size_t bugs = story_apply(story, &edits);
    if (bugs)
        fail_property(trial, "fits", filter->name, "%zu edits overlap or do not fit", bugs);
    for (size_t j = had; again && j < story->journal.count; j++) {
        const struct edit *edit = &story->journal.items[j];
        fail_property(trial, "twice", filter->name, "%s: %s %s+%zu \"%s\" > \"%s\"", again,
                      edit->rule, edit->part, edit->at, edit->before ? edit->before : "(none)",
                      edit->query   ? "(query)"
                      : edit->after ? edit->after
                                    : "(none)");
    }
    return changes;
}

/* All filters of the chain; `again` where nothing should be new. */
static void clean(const struct trial *trial, struct story *story, const char *again)
{
    for (size_t i = 0; i < trial->chain->count; i++) {
        for (size_t n = 0; n < MOST_READINGS && read_once(trial, i, story, again); n++)
            if (trial->chain->filters[i]->settles)
                break;
        for (size_t j = 0; j < story->part_count; j++) {
            const struct text *text = &story->parts[j].text;
            if (utf8_valid_prefix(text_string(text), text->length) != text->length)
                fail_property(trial, "utf-8", trial->chain->filters[i]->name, "%s is not UTF-8",
                              story->parts[j].name);
        }
        checks++;
    }
}

static void check_undo(const struct trial *trial, struct story *story, const struct story *received,
                       const char *which)
{
    const char *filter = trial->chain->count == 1 ? trial->chain->filters[0]->name : "chain";
    if (!story_undo(story))
        fail_property(trial, "undo", filter, "%s: the journal does not fit", which);
    else if (!same_parts(story, received))
        fail_property(trial, "undo", filter, "%s: not what was received", which);
    checks++;
}

static void check_story(const struct trial *trial, struct story *story)
{
    struct story received = check_round_trip(trial, story, "before");
    bool fits = story_undo(&received); /* the edits of an earlier run, if nobody meddled */
    clean(trial, story, NULL);
    struct story piped = check_round_trip(trial, story, "after");
    clean(trial, story, "once more");
    clean(trial, &piped, "after a pipe");
    if (fits) {
        check_undo(trial, story, &received, "in one process");
        check_undo(trial, &piped, &received, "after a pipe");
    }
    story_free(&received);
    story_free(&piped);
}

static void check_input(struct trial *trial)
{
    struct report report = {.program = "properties"};
    struct reader reader;
    struct story story = {0};
    if (!input_open_reader(trial->input, &reader, &report)) {
        fail_property(trial, "single-bytes", "reader", "cannot be opened");
        return;
    }
    while (reader_next(&reader, &story))
        check_story(trial, &story);
    story_free(&story);
    reader_close(&reader);
}

static void check_single_bytes(const struct copy_input *input)
{
    struct report report = {.program = "properties"};
    struct text read[2];
    for (size_t i = 0; i < 2; i++) {
        struct reader reader;
        struct story story = {0};
        read[i] = (struct text){0};
        read_at_most = i;
        input_open_reader(input, &reader, &report);
        while (reader_next(&reader, &story)) {
            struct text written = story_text_of(&story);
            text_append(&read[i], text_string(&written), written.length);
            text_free(&written);
        }
        story_free(&story);
        reader_close(&reader);
    }
    read_at_most = 0;
    struct trial trial = {input, "any", "any", NULL};
    if (strcmp(text_string(&read[0]), text_string(&read[1])) != 0)
        fail_property(&trial, "single-bytes", "reader", "it is read otherwise");
    text_free(&read[0]);
    text_free(&read[1]);
    checks++;
}

/* A number that stays the same when inputs come and go. */
static size_t number_of(const struct copy_input *input)
{
    size_t number = 0;
    for (const char *name = input->name; *name; name++)
        number = number * 31 + (unsigned char)*name;
    return number;
}

/* Whether an input is held against a house and language: samples and cases of the chain against
 * all, the others against their own, and one more of each that comes in turn. */
static bool is_held_against(const struct copy_input *input, const char *house, size_t house_number,
                            size_t houses, const char *language, size_t language_number,
                            size_t languages)
{
    const char *own_house = *input->house ? input->house : "typographic";
    bool is_own_house = strcmp(own_house, house) == 0;
    bool is_own_language = strcmp(input->language, language) == 0;
    if (input->is_clean)
        return is_own_house && is_own_language;
    bool is_turn =
        house_number == number_of(input) % houses && language_number == house_number % languages;
    if (input->is_sample)
        return is_own_language || is_own_house;
    return (is_own_house && is_own_language) || is_turn;
}

static void check_filter(struct trial *trial, const struct filter *const *filters, size_t count,
                         const struct copy_inputs *inputs, const bool *held,
                         const struct filter *only)
{
    struct report report = {.program = "properties"};
    struct house *house = house_open(trial->house, &report);
    struct settings settings = {.house = house,
                                .language = *trial->language ? trial->language : NULL};
    struct chain chain;
    chain_open(&chain, filters, count, &settings, &report);
    trial->chain = &chain;
    for (size_t i = 0; i < inputs->count; i++) {
        trial->input = &inputs->items[i];
        /* A clean copy of one filter is not one of another. */
        if (held[i] && (only ? trial->input->filter == only
                             : !trial->input->is_clean || !trial->input->filter))
            check_input(trial);
    }
    chain_close(&chain);
    house_close(house);
}

/* What spelling does depends on no house, and its dictionaries take seconds to load: copy is spelt
 * in its own language only. */
static bool is_left_out(const struct trial *trial, const struct filter *filter)
{
    bool is_own = strcmp(trial->house, "typographic") == 0 && !*trial->language;
    return strcmp(filter->name, "spelling") == 0 && !is_own && !getenv("WIRE_PROPERTIES_ALL");
}

static void check_all(struct trial *trial, const struct copy_inputs *inputs, const bool *held)
{
    const struct filter *filters[64];
    size_t count = 0;
    for (size_t i = 0; catalogue[i]; i++)
        if (!is_left_out(trial, catalogue[i]))
            filters[count++] = catalogue[i];
    check_filter(trial, filters, count, inputs, held, NULL);
    for (size_t i = 0; catalogue[i]; i++) {
        bool any = false;
        for (size_t j = 0; j < inputs->count && !any; j++)
            any = held[j] && inputs->items[j].filter == catalogue[i];
        if (any)
            check_filter(trial, &catalogue[i], 1, inputs, held, catalogue[i]);
    }
}

static void read_known_failures(const char *root)
{
    char path[4096], line[1024];
    snprintf(path, sizeof path, "%s/tests/properties/known_failures", root);
    FILE *file = fopen(path, "r");
    while (file && known_count < sizeof known / sizeof *known && fgets(line, sizeof line, file)) {
        struct known *entry = &known[known_count];
        known_count += *line != '#' && sscanf(line, "%31s %31s %127s", entry->property,
                                              entry->filter, entry->input) == 3;
    }
    if (file)
        fclose(file);
}

/* What is known to fail must fail, or the entry is out of date. */
static void check_known_failures(void)
{
    for (size_t i = 0; i < known_count; i++) {
        printf("%s: %s (%s): %s, %zu times\n", known[i].seen ? "DISABLED" : "FAILED, or rather not",
               known[i].property, known[i].filter, known[i].input, known[i].seen);
        failed += known[i].seen == 0;
    }
}

int main(int argc, char **argv)
{
    static const char *const languages[] = {"",   "en", "en-GB", "de", "de-CH", "fr",
                                            "es", "it", "nl",    "pl", "sv",    "ru"};
    enum { LANGUAGES = sizeof languages / sizeof *languages };
    struct copy_inputs inputs = {0};
    if (argc < 2) {
        fputs("Usage: properties SOURCE-FOLDER [HOUSE [LANGUAGE [INPUT]]]\n", stderr);
        return EX_USAGE;
    }
    inputs_collect(&inputs, argv[1]);
    read_known_failures(argv[1]);
    char *houses = house_names(argv[1]);
    size_t house_count = 0, house_number = 0;
    for (char *house = houses; *house; house += strlen(house) + 1)
        house_count++;
    bool *held = calloc(inputs.count, sizeof *held);
    for (char *house = houses; *house; house += strlen(house) + 1, house_number++)
        for (size_t j = 0; j < LANGUAGES; j++) {
            struct trial trial = {.house = house, .language = languages[j]};
            bool any = false;
            for (size_t i = 0; i < inputs.count; i++) {
                held[i] = (argc < 3 || strcmp(argv[2], house) == 0) &&
                          (argc < 4 || strcmp(argv[3], languages[j]) == 0) &&
                          (argc < 5 || strstr(inputs.items[i].name, argv[4])) &&
                          (argc > 3 || is_held_against(&inputs.items[i], house, house_number,
                                                       house_count, languages[j], j, LANGUAGES));
                any |= held[i];
            }
            if (any)
                check_all(&trial, &inputs, held);
        }
    for (size_t i = 0; i < inputs.count && argc < 3; i++)
        check_single_bytes(&inputs.items[i]);
    if (argc < 3)
        check_known_failures();
    for (struct failures *entry = failures; entry->property; entry++)
        printf("%s (%s): %zu failed\n", entry->property, entry->filter, entry->count);
    printf("properties: %zu inputs, %zu checks, %zu failed\n", inputs.count, checks, failed);
    bool is_sound = failed == 0 && inputs.count > 0;
    free(held);
    free(houses);
    inputs_free(&inputs);
    return is_sound ? 0 : 1;
}
