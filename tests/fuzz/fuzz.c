/* Fuzz: any bytes as copy. What comes out is valid UTF-8, undo gives the copy back exactly, a
 * second run adds nothing, no proposal is a bug, and what a format writes it can read.
 *
 * Built by clang (-DWIRE_FUZZ=ON) it is a fuzzer of what WIRE_FUZZ_TARGET names; tests/fuzz/run
 * runs it. Else it is a program that tries each FILE that is named, or each in the folders that are
 * named, against every target, or that one. The targets: every filter, on plain text; "chain", all
 * filters on what is sniffed, and then all writers; every format that is read, and then all
 * writers. Before a filter, the last byte tells language and house, and is no copy. */
#include "checks.h"
#include "house.h"
#include "support.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

/* A line feed, which most files end with, is English in the typographic house. */
static const char *const languages[16] = {"de", "de-CH", "fr", "pt",    "es", "it", "nl", "pl",
                                          "sv", "ru",    "en", "en-GB", "cs", "uk", "fi", NULL};
static const char *const houses[] = {"typographic", "dpa-wire", "ap",  "reuters",
                                     "bbc",         "guardian", "nzz", "lemonde"};
enum { LANGUAGES = 16, HOUSES = sizeof houses / sizeof *houses, MOST_FILTERS = 64 };

static struct report report = {.program = "fuzz"};

/* What a byte tells: how copy is cleaned. Opened when it is first needed. */
static struct manner {
    struct settings settings;
    struct house *house;
    struct chain chains[MOST_FILTERS + 1]; /* a filter each; the last: all of them */
} manners[LANGUAGES * HOUSES];

static const char *trying = ""; /* the file */
static size_t found;

void find(const char *where, const char *what)
{
    fprintf(stderr, "FOUND %s: %s: %s\n", trying, where, what);
    found++;
#ifdef WIRE_FUZZER
    abort();
#endif
}

static size_t filter_count(void)
{
    size_t count = 0;
    while (catalogue[count])
        count++;
    return count;
}

/* All filters at once keep much open: each language has but two of the houses then. */
static struct chain *chain_of(unsigned char byte, size_t first, size_t count)
{
    size_t number = byte % (LANGUAGES * HOUSES);
    if (count > 1)
        number = byte % LANGUAGES + LANGUAGES * (byte & 16 ? 1 + byte % LANGUAGES % (HOUSES - 1) : 0);
    struct manner *manner = &manners[number];
    struct chain *chain = &manner->chains[count == 1 ? first : MOST_FILTERS];
    if (!manner->house) {
        manner->house = house_open(houses[number / LANGUAGES], &report);
        manner->settings =
            (struct settings){.language = languages[number % LANGUAGES], .house = manner->house};
    }
    if (!chain->count)
        chain_open(chain, catalogue + first, count, &manner->settings, &report);
    return chain;
}

static void close_chains(void)
{
    for (size_t i = 0; i < LANGUAGES * HOUSES; i++) {
        for (size_t j = 0; j <= MOST_FILTERS; j++)
            if (manners[i].chains[j].count)
                chain_close(&manners[i].chains[j]);
        if (manners[i].house)
            house_close(manners[i].house);
    }
}

/* `format` NULL: sniffed. Then through the chain, if there is one, and all writers, if it `writes`.
 */
static void try_bytes(const uint8_t *bytes, size_t length, const struct format *format,
                      struct chain *chain, bool writes)
{
    struct reader reader;
    struct story story = {0};
    if (!reader_open(&reader, file_with((const char *)bytes, length), format, NULL, &report))
        return;
    for (size_t stories = 0; stories < 1000 && reader_next(&reader, &story); stories++) {
        check_parts(&story, reader.format->name);
        if (chain)
            check_chain(chain, &story);
        if (writes)
            check_formats(&story);
        if (!chain)
            story_undo(&story); /* a journal from anywhere */
    }
    reader_close(&reader);
    story_free(&story);
    if (report.status == EX_SOFTWARE)
        find("report", "a bug was told");
    report = (struct report){.program = "fuzz"};
}

/* 0 is the chain, then a filter each, then a format each. */
static const char *target_name(size_t target)
{
    size_t filters = filter_count();
    if (target == 0)
        return "chain";
    if (target <= filters)
        return catalogue[target - 1]->name;
    for (size_t i = 0, at = filters + 1; formats[i]; i++)
        if (formats[i]->read && at++ == target)
            return formats[i]->name;
    return NULL;
}

static void try_target(size_t target, const uint8_t *bytes, size_t length)
{
    size_t filters = filter_count();
    if (target > filters) {
        try_bytes(bytes, length, format_named(target_name(target)), NULL, true);
        return;
    }
    unsigned char last = length ? bytes[--length] : '\n';
    if (target == 0)
        try_bytes(bytes, length, NULL, chain_of(last, 0, filters), true);
    else
        try_bytes(bytes, length, format_named("plain"), chain_of(last, target - 1, 1), false);
}

/* What WIRE_FUZZ_TARGET says: whether the target is to be tried. */
static bool is_wanted(size_t target)
{
    const char *wanted = getenv("WIRE_FUZZ_TARGET");
    return !wanted || strcmp(wanted, target_name(target)) == 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    for (size_t target = 0; target_name(target); target++)
        if (is_wanted(target))
            try_target(target, bytes, length);
    return 0;
}

#ifndef WIRE_FUZZER
static size_t tried;

static void try_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    struct text bytes = {0};
    char block[4096];
    size_t got;
    if (!file) {
        find(path, "cannot be read");
        return;
    }
    while ((got = fread(block, 1, sizeof block, file)) > 0)
        text_append(&bytes, block, got);
    fclose(file);
    trying = path;
    LLVMFuzzerTestOneInput((const uint8_t *)text_string(&bytes), bytes.length);
    tried++;
    text_free(&bytes);
}

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        DIR *folder = opendir(argv[i]);
        if (!folder)
            try_file(argv[i]);
        for (struct dirent *entry; folder && (entry = readdir(folder));) {
            struct text path = {0};
            text_format(&path, "%s/%s", argv[i], entry->d_name);
            if (entry->d_name[0] != '.')
                try_file(text_string(&path));
            text_free(&path);
        }
        if (folder)
            closedir(folder);
    }
    size_t targets = 0;
    for (size_t target = 0; target_name(target); target++) {
        targets += is_wanted(target);
        if (argc == 1)
            puts(target_name(target));
    }
    close_chains();
    checks_end();
    if (argc > 1)
        printf("fuzz: %zu inputs, %zu targets, %zu findings\n", tried, targets, found);
    return argc > 1 && (tried == 0 || targets == 0 || found > 0);
}
#endif
