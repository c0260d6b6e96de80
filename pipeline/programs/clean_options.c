/* The options of wire-clean. */
#include "clean_options.h"

#include "../house.h"
#include "../memory.h"
#include "options.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const struct option_spec options[] = {
    {'f', "format", "FORMAT", "the format of the copy, where it is not to be sniffed"},
    {'t', "to", "FORMAT", "the format to write: newsml (default), plain, story..."},
    {'c', "charset", "CHARSET", "the charset of the copy, where it is known"},
    {'l', "language", "LANG", "the language of the copy: en, en-GB, de, de-CH, fr..."},
    {'H', "house", "HOUSE", "the house style: typographic (default), ap, or a .dict file"},
    {'T', "translate", "LANG", "translate into this language"},
    {'x', "without", "FILTER", "leave this filter out; may be repeated"},
    {'d', "dictionary", "FILE", "a dictionary of your own words; may be repeated"},
    {'e', "explain", "FILE", "write the journal there too, as JSON Lines"},
    {'o', "output", "DIR", "write one file a story into this folder"},
    {'j', "jobs", "N", "clean N files at a time"},
    {0, "strict", NULL, "exit with 1 where the desk is asked anything"},
    {0, "no-private", NULL, "leave private notes out altogether"},
};

static bool take_jobs(struct clean *clean, const char *argument, struct report *report)
{
    char *end;
    unsigned long jobs = strtoul(argument, &end, 10);
    if (*end || !*argument || jobs < 1 || jobs > 256) {
        report_at(report, EX_USAGE, NULL, 0, "-j takes a number from 1 to 256, not '%s'", argument);
        return false;
    }
    clean->workers = jobs;
    return true;
}

static bool take_left_out(struct clean *clean, const char *argument, struct report *report)
{
    options_add_string(&clean->left_out, &clean->left_out_count, &clean->left_out_capacity,
                       argument);
    if (filter_named(argument))
        return true;
    struct text list = {0};
    for (const struct filter *const *filter = catalogue; *filter; filter++)
        text_format(&list, "%s%s", list.length ? ", " : "", (*filter)->name);
    report_at(report, EX_USAGE, NULL, 0, "unknown filter '%s'; there are: %s", argument,
              text_string(&list));
    text_free(&list);
    return false;
}

static bool take(void *self, const char *name, const char *argument, struct report *report)
{
    struct clean *clean = self;
    if (strcmp(name, "format") == 0)
        return (clean->from = format_taken(argument, false, report)) != NULL;
    if (strcmp(name, "to") == 0)
        return (clean->to = format_taken(argument, true, report)) != NULL;
    if (strcmp(name, "jobs") == 0)
        return take_jobs(clean, argument, report);
    if (strcmp(name, "without") == 0)
        return take_left_out(clean, argument, report);
    if (strcmp(name, "language") == 0 || strcmp(name, "translate") == 0) {
        *(*name == 'l' ? &clean->settings.language : &clean->settings.target) = argument;
        return language_is_known(argument, report);
    }
    if (strcmp(name, "dictionary") == 0)
        options_add_string(&clean->dictionaries, &clean->dictionary_count,
                           &clean->dictionary_capacity, argument);
    else if (strcmp(name, "charset") == 0)
        clean->charset = argument;
    else if (strcmp(name, "house") == 0)
        clean->house_name = argument;
    else if (strcmp(name, "explain") == 0)
        clean->journal = argument;
    else if (strcmp(name, "output") == 0)
        clean->folder = argument;
    else if (strcmp(name, "strict") == 0)
        clean->settings.strict = true;
    else
        clean->leaves_out_private = true;
    return true;
}

bool clean_options_read(struct clean *clean, int argc, char **argv, struct report *report)
{
    static const char *const standard_input[] = {"-", NULL};
    static const struct program program = {
        "wire-clean",
        "Cleans wire copy: reads any format, runs every filter in order, writes.",
        "[-f FORMAT] [-t FORMAT] [-l LANG] [-H HOUSE] [-x FILTER]... [-o DIR] [-j N] [FILE...]",
        options,
        sizeof options / sizeof *options,
        "    wire-clean story.txt > story.xml\n"
        "    wire-clean -t plain -l en -H ap < copy.txt\n"
        "    wire-clean -t story story.txt | wire-explain\n"
        "    wire-clean -o out -j 2 -e journal.jsonl spool/*.txt\n",
        take};
    *clean = (struct clean){.to = format_named("newsml"),
                            .house_name = "typographic",
                            .workers = 1,
                            .report = report};
    int first = options_read(&program, clean, argc, argv, report);
    if (first) {
        clean->files = first < argc ? (const char **)argv + first : (const char **)standard_input;
        clean->file_count = first < argc ? (size_t)(argc - first) : 1;
        clean->settings.house = clean->house = house_open(clean->house_name, report);
        clean->settings.dictionaries = clean->dictionaries;
        if (report->status != EX_USAGE)
            return true;
    }
    clean_options_free(clean);
    return false;
}

void clean_options_free(struct clean *clean)
{
    house_close(clean->house);
    free(clean->left_out);
    free(clean->dictionaries);
}

bool clean_leaves_out(const struct clean *clean, const char *filter)
{
    for (size_t i = 0; i < clean->left_out_count; i++)
        if (strcmp(clean->left_out[i], filter) == 0)
            return true;
    return false;
}

void clean_progress(const struct clean *clean, size_t done)
{
    if (clean->file_count < 2 || !isatty(STDERR_FILENO))
        return;
    fprintf(stderr, "\r%zu of %zu files", done, clean->file_count);
    if (done == clean->file_count)
        fputs("\r\033[K", stderr);
}
