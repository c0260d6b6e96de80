/* Inputs: the copy that properties are held against. */
#include "inputs.h"

#include "memory.h"
#include "support.h"

#include <ctype.h>
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>

static bool ends_with(const char *string, const char *end)
{
    size_t length = strlen(string), size = strlen(end);
    return length >= size && strcmp(string + length - size, end) == 0;
}

static bool read_whole(const char *path, struct text *bytes)
{
    FILE *file = fopen(path, "rb");
    char block[1 << 14];
    size_t got;
    if (!file)
        return false;
    while ((got = fread(block, 1, sizeof block, file)) > 0)
        text_append(bytes, block, got);
    fclose(file);
    return true;
}

static struct copy_input *add(struct copy_inputs *inputs, const char *name)
{
    inputs->items =
        memory_grow(inputs->items, &inputs->capacity, inputs->count + 1, sizeof *inputs->items);
    struct copy_input *input = &inputs->items[inputs->count++];
    *input = (struct copy_input){.name = memory_copy_string(name)};
    return input;
}

static struct copy_input *add_file(struct copy_inputs *inputs, const char *root, const char *path)
{
    struct copy_input *input = add(inputs, path + strlen(root) + 1);
    input->file = memory_copy_string(path);
    read_whole(path, &input->bytes);
    return input;
}

/* The argument of an option like -H in a case's .args, or "". */
static void take_option(const char *args, const char *option, char *value, size_t size)
{
    const char *at = strstr(args, option);
    if (!at || (at > args && at[-1] != ' '))
        return;
    at += strlen(option);
    at += strspn(at, " '\"");
    snprintf(value, size, "%.*s", (int)strcspn(at, " '\"\n"), at);
}

static void take_options(struct copy_input *input, const char *path)
{
    struct text args = {0};
    char *name = memory_copy_string(path), *dot = strrchr(name, '.');
    struct text args_name = {0};
    text_format(&args_name, "%.*s.args", (int)(dot - name), name);
    if (read_whole(text_string(&args_name), &args)) {
        take_option(text_string(&args), "-l", input->language, sizeof input->language);
        take_option(text_string(&args), "-H", input->house, sizeof input->house);
    }
    text_free(&args);
    text_free(&args_name);
    free(name);
}

static void add_case(struct copy_inputs *inputs, const char *root, const char *path)
{
    const char *folder = strstr(path, "/cases/") + strlen("/cases/");
    char name[64];
    snprintf(name, sizeof name, "%.*s", (int)strcspn(folder, "/"), folder);
    bool is_out = ends_with(path, ".out"), is_read = strncmp(name, "read-", 5) == 0;
    const struct filter *filter = filter_named(name);
    if (is_out && !filter && strcmp(name, "chain") != 0)
        return; /* a document: other tests read those */
    struct copy_input *input = add_file(inputs, root, path);
    input->filter = filter;
    input->is_clean = is_out;
    if (is_read)
        input->format = format_named(name + 5);
    take_options(input, path);
}

/* The lines "+ text -> text" and "= text" under entries. */
static void add_dictionary(struct copy_inputs *inputs, const char *root, const char *path)
{
    struct text bytes = {0};
    char language[16] = "en", *rest = NULL;
    const struct filter *filter = NULL;
    unsigned number = 0;
    read_whole(path, &bytes);
    for (char *line = bytes.bytes; line && *line; line = rest) {
        rest = strchr(line, '\n');
        if (rest)
            *rest++ = '\0';
        number++;
        if (strncmp(line, "@filter ", 8) == 0)
            filter = filter_named(line + 8 + strspn(line + 8, " "));
        if (*line == '[')
            snprintf(language, sizeof language, "%.*s", (int)strcspn(line + 1, " ]"), line + 1);
        if (strcmp(language, "*") == 0 || !*language)
            strcpy(language, "en");
        char *test = line + strspn(line, " \t");
        if (test == line || !filter || !strchr("+=", *test) || test[1] != ' ')
            continue;
        char *wanted = *test == '+' ? strstr(test, " -> ") : NULL;
        for (int is_clean = wanted ? 0 : 1; is_clean < 2; is_clean++) {
            struct text name = {0};
            text_format(&name, "%s:%u", path + strlen(root) + 1, number);
            struct copy_input *input = add(inputs, text_string(&name));
            text_free(&name);
            const char *from = wanted && is_clean ? wanted + 4 : test + 2;
            size_t length = wanted && !is_clean ? (size_t)(wanted - from) : strlen(from);
            text_append(&input->bytes, from, length);
            text_append_byte(&input->bytes, '\n');
            input->filter = filter;
            input->is_clean = is_clean;
            input->format = format_named("plain");
            strcpy(input->language, language);
            const char *house = strstr(path, "/houses/");
            if (house)
                snprintf(input->house, sizeof input->house, "%.*s",
                         (int)(strlen(house) - strlen("/houses/.dict")),
                         house + strlen("/houses/"));
        }
    }
    text_free(&bytes);
}

static void collect(struct copy_inputs *inputs, const char *root, const char *pattern,
                    void (*add_one)(struct copy_inputs *, const char *, const char *))
{
    struct text path = {0};
    glob_t found;
    text_format(&path, "%s/%s", root, pattern);
    if (glob(text_string(&path), 0, NULL, &found) == 0) {
        for (size_t i = 0; i < found.gl_pathc; i++)
            add_one(inputs, root, found.gl_pathv[i]);
        globfree(&found);
    }
    text_free(&path);
}

static void add_sample(struct copy_inputs *inputs, const char *root, const char *path)
{
    if (ends_with(path, ".wanted.txt"))
        return; /* its structure would be read anew: a clean page is not a clean story */
    struct copy_input *input = add_file(inputs, root, path);
    input->is_clean = ends_with(path, ".wanted.story");
    input->is_sample = true;
}

void inputs_collect(struct copy_inputs *inputs, const char *root)
{
    collect(inputs, root, "samples/*.*", add_sample);
    collect(inputs, root, "tests/cases/*/*.in", add_case);
    collect(inputs, root, "tests/cases/*/*.out", add_case);
    collect(inputs, root, "dictionaries/*.dict", add_dictionary);
    collect(inputs, root, "dictionaries/houses/*.dict", add_dictionary);
}

void inputs_free(struct copy_inputs *inputs)
{
    for (size_t i = 0; i < inputs->count; i++) {
        free(inputs->items[i].name);
        free(inputs->items[i].file);
        text_free(&inputs->items[i].bytes);
    }
    free(inputs->items);
}

bool input_open_reader(const struct copy_input *input, struct reader *reader, struct report *report)
{
    const char *file =
        input->file ? input->file : file_with(input->bytes.bytes, input->bytes.length);
    return reader_open(reader, file, input->format, NULL, report);
}

char *house_names(const char *root)
{
    struct text names = {0}, path = {0};
    glob_t found;
    text_format(&path, "%s/dictionaries/houses/*.dict", root);
    if (glob(text_string(&path), 0, NULL, &found) == 0) {
        for (size_t i = 0; i < found.gl_pathc; i++) {
            const char *base = strrchr(found.gl_pathv[i], '/') + 1;
            text_append(&names, base, strlen(base) - strlen(".dict"));
            text_append_byte(&names, '\0');
        }
        globfree(&found);
    }
    text_free(&path);
    text_append_byte(&names, '\0');
    return names.bytes;
}
