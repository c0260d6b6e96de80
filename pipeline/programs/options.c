/* Options: the command line of every program, from one table. */
#include "options.h"

#include "../characters.h"
#include "../memory.h"
#include "../stream.h"

#include <getopt.h>
#include <malloc.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

static void print_help(const struct program *program, struct report *report)
{
    struct output output;
    output_open(&output, "-", report);
    output_format(&output, "Usage: %s %s\n%s\n\n", program->name, program->synopsis,
                  program->purpose);
    for (size_t i = 0; i < program->option_count; i++) {
        const struct option_spec *option = &program->options[i];
        struct text left = {0};
        if (option->letter)
            text_format(&left, "-%c, ", option->letter);
        else
            text_append_string(&left, "    ");
        text_format(&left, "--%s", option->name);
        if (option->argument)
            text_format(&left, " %s", option->argument);
        output_format(&output, "  %-26s %s\n", text_string(&left), option->purpose);
        text_free(&left);
    }
    output_format(&output, "  %-26s %s\n  %-26s %s\n", "    --help", "show this", "    --version",
                  "show the version");
    output_string(&output, "\nNo FILE, or -, is standard input.\n");
    if (program->examples)
        output_format(&output, "\nExamples:\n%s", program->examples);
    output_close(&output);
}

static void print_version(const struct program *program, struct report *report)
{
    struct output output;
    output_open(&output, "-", report);
    output_format(&output, "%s (Wirecopy) %s\n", program->name, WIRE_VERSION);
    output_close(&output);
}

enum { KEPT_MEMORY = 32 << 20 }; /* bytes that are not given back to the system */

enum { HELP = 1000, VERSION, NAMED }; /* NAMED + i: the option i */

/* What getopt wants, from our table. */
static struct option *long_options(const struct program *program, struct text *letters)
{
    size_t count = program->option_count;
    struct option *options = memory_allocate(count + 3, sizeof *options);
    text_append_string(letters, ":");
    for (size_t i = 0; i < count; i++) {
        const struct option_spec *option = &program->options[i];
        options[i] = (struct option){
            option->name, option->argument ? required_argument : no_argument, NULL, NAMED + (int)i};
        if (option->letter)
            text_format(letters, "%c%s", option->letter, option->argument ? ":" : "");
    }
    options[count] = (struct option){"help", no_argument, NULL, HELP};
    options[count + 1] = (struct option){"version", no_argument, NULL, VERSION};
    return options;
}

static const struct option_spec *option_taken(const struct program *program, int taken)
{
    for (size_t i = 0; i < program->option_count; i++)
        if (taken == NAMED + (int)i || (taken < HELP && taken == program->options[i].letter))
            return &program->options[i];
    return NULL;
}

int options_read(const struct program *program, void *self, int argc, char **argv,
                 struct report *report)
{
    struct text letters = {0};
    struct option *options = long_options(program, &letters);
    int taken, first = -1;
    signal(SIGPIPE, SIG_IGN);
    mallopt(M_TRIM_THRESHOLD, KEPT_MEMORY); /* story after story wants the same memory again */
    opterr = 0;
    while (first != 0 &&
           (taken = getopt_long(argc, argv, text_string(&letters), options, NULL)) != -1) {
        const struct option_spec *option = option_taken(program, taken);
        if (taken == HELP || taken == VERSION) {
            (taken == HELP ? print_help : print_version)(program, report);
            first = 0;
        } else if (option) {
            if (!program->take(self, option->name, optarg, report))
                first = 0;
        } else {
            report_at(report, EX_USAGE, NULL, 0, "%s '%s'; see %s --help",
                      taken == ':' ? "no argument for" : "unknown option", argv[optind - 1],
                      program->name);
            first = 0;
        }
    }
    free(options);
    text_free(&letters);
    return first == 0 ? 0 : optind;
}

bool language_is_known(const char *language, struct report *report)
{
    if (locale_marks(language))
        return true;
    report_at(report, EX_USAGE, NULL, 0,
              "unknown language '%s'; give a tag like en, en-GB, de, de-CH, fr, es", language);
    return false;
}

void options_add_string(const char ***list, size_t *count, size_t *capacity, const char *string)
{
    *list = memory_grow(*list, capacity, *count + 2, sizeof **list);
    (*list)[(*count)++] = string;
    (*list)[*count] = NULL;
}

const struct format *format_taken(const char *name, bool written, struct report *report)
{
    const struct format *format = format_named(name);
    if (format && (written ? format->write != NULL : format->read != NULL))
        return format;
    struct text list = {0};
    format_list(written, &list);
    report_at(report, EX_USAGE, NULL, 0, "no format '%s' that can be %s; there are: %s", name,
              written ? "written" : "read", text_string(&list));
    text_free(&list);
    return NULL;
}
