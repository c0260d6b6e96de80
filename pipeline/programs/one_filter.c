/* wire-NAME: one filter as a program: plain text in, plain text out; stories in, stories out. */
#include "../chain.h"
#include "../formats/story_text.h"
#include "../house.h"
#include "../stream.h"
#include "options.h"

#include <stdlib.h>
#include <string.h>

#define JOIN(a, b) a##b
#define NAMED(name) JOIN(filter_, name)

extern const struct filter NAMED(FILTER);
static const struct filter *const filter = &NAMED(FILTER);

struct one_filter {
    struct settings settings;
    struct house *house;
    const char *house_name, *charset;
    const char **dictionaries;
    size_t dictionary_count, dictionary_capacity;
    bool gives_stories, lists, prepares;
};

static const struct option_spec options[] = {
    {'l', "language", "LANG", "the language of the copy: en, en-GB, de, de-CH, fr..."},
    {'H', "house", "HOUSE", "the house style; a name, or the path of a .dict file"},
    {'c', "charset", "CHARSET", "the charset of plain text, where it is known"},
    {'d', "dictionary", "FILE", "a dictionary of your own words; may be repeated"},
    {'s', "story", NULL, "give stories, with their journal, for plain text too"},
    {0, "strict", NULL, "exit with 1 where the desk is asked anything"},
};
static const struct option_spec list_option = {
    0, "list", NULL, "print, instead of the copy, what the filter finds, a line each"};
static const struct option_spec prepare_option = {
    0, "prepare", NULL, "make what later runs start faster with, and end"};

static bool take(void *self, const char *name, const char *argument, struct report *report)
{
    struct one_filter *program = self;
    if (strcmp(name, "language") == 0) {
        program->settings.language = argument;
        return language_is_known(argument, report);
    }
    if (strcmp(name, "house") == 0)
        program->house_name = argument;
    else if (strcmp(name, "charset") == 0)
        program->charset = argument;
    else if (strcmp(name, "dictionary") == 0)
        options_add_string(&program->dictionaries, &program->dictionary_count,
                           &program->dictionary_capacity, argument);
    else if (strcmp(name, "story") == 0)
        program->gives_stories = true;
    else if (strcmp(name, "list") == 0)
        program->lists = true;
    else if (strcmp(name, "prepare") == 0)
        program->prepares = true;
    else
        program->settings.strict = true;
    return true;
}

static void list_stories(struct reader *reader, struct chain *chain, struct output *output)
{
    struct story story = {0};
    struct text lines = {0};
    while (!output->failed && reader_next(reader, &story)) {
        text_clear(&lines);
        filter->list(chain->states[0], &story, &lines);
        output_write(output, text_string(&lines), lines.length);
    }
    story_free(&story);
    text_free(&lines);
}

static void run_file(struct one_filter *program, const char *file, struct chain *chain,
                     struct output *output, struct report *report)
{
    struct reader reader;
    struct story story = {0};
    if (!reader_open(&reader, file, NULL, program->charset, report))
        return;
    const struct format *format = reader_format(&reader);
    if (format) {
        struct writer writer;
        bool is_plain = format == format_named("plain") && !program->gives_stories;
        reader.in_blocks = is_plain && filter->scope == PARAGRAPH;
        program->settings.without_suggestions = is_plain || program->lists;
        if (program->lists) {
            list_stories(&reader, chain, output);
            reader_close(&reader);
            return;
        }
        writer_open(&writer, output, is_plain ? format : &format_story, &program->settings, report);
        writer.passes_on = true;
        while (!output->failed && reader_next(&reader, &story)) {
            chain_run(chain, &story);
            writer_write(&writer, &story);
        }
        writer_close(&writer);
        story_free(&story);
    } else {
        reader_pass_through(&reader, output);
    }
    reader_close(&reader);
}

/* The options of all filters, and those that only some have. */
static size_t all_options(struct option_spec specs[static sizeof options / sizeof *options + 2])
{
    size_t count = sizeof options / sizeof *options;
    memcpy(specs, options, sizeof options);
    if (filter->list)
        specs[count++] = list_option;
    if (filter->prepare)
        specs[count++] = prepare_option;
    return count;
}

int main(int argc, char **argv)
{
    struct text name = {0}, examples = {0};
    text_format(&name, "wire-%s", filter->name);
    text_format(&examples,
                "    wire-%s < copy.txt\n"
                "    wire-read feed.iptc | wire-%s | wire-explain\n",
                filter->name, filter->name);
    struct report report = {.program = text_string(&name), .stream = stderr};
    struct option_spec specs[sizeof options / sizeof *options + 2];
    struct program program = {text_string(&name),
                              filter->purpose,
                              "[-l LANG] [-H HOUSE] [-s] [FILE...]",
                              specs,
                              all_options(specs),
                              text_string(&examples),
                              take};
    struct one_filter self = {.house_name = "typographic"};
    int first = options_read(&program, &self, argc, argv, &report);
    if (first) {
        struct output output;
        struct chain chain;
        self.settings.house = self.house = house_open(self.house_name, &report);
        self.settings.dictionaries = self.dictionaries;
        if (self.prepares)
            filter->prepare(&self.settings, &report);
        else if (report.status != EX_USAGE && output_open(&output, "-", &report)) {
            chain_open(&chain, &filter, 1, &self.settings, &report);
            for (int i = first; i < argc || i == first; i++)
                run_file(&self, i < argc ? argv[i] : "-", &chain, &output, &report);
            chain_close(&chain);
            output_close(&output);
        }
        house_close(self.house);
    }
    free(self.dictionaries);
    text_free(&name);
    text_free(&examples);
    return report.status;
}
