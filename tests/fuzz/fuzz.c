/* Fuzz: any bytes as copy. What comes out is valid UTF-8, undo gives the copy back exactly, a
 * second run adds nothing, and no proposal is a bug.
 *
 * Built by clang (-DWIRE_FUZZ=ON) it is a fuzzer: WIRE_FUZZ_TARGET names a filter, "chain",
 * "story", or a format to read; without it the first byte chooses. Else it is a program that tries
 * each FILE that is named, or each in the folders that are named, against every target. */
#include "chain.h"
#include "formats/journal_line.h"
#include "house.h"
#include "memory.h"
#include "stream.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static struct report report = {.program = "fuzz"};
static struct settings settings = {.language = "en"};

static const char *trying = ""; /* the file */
static size_t found;

/* A finding: ends a fuzzer; a replay tells all that there are. */
static void find(const char *what, const char *where)
{
    fprintf(stderr, "FOUND %s: %s: %s\n", trying, where, what);
    found++;
#ifdef WIRE_FUZZER
    abort();
#endif
}

static _Noreturn void give_up(const char *what, const char *where)
{
    fprintf(stderr, "fuzz: %s: %s\n", where, what);
    exit(EX_SOFTWARE);
}

static size_t filter_count(void)
{
    size_t count = 0;
    while (catalogue[count])
        count++;
    return count;
}

/* Filters are opened once: from `first`, `count` of them. */
static struct chain *chain_of(size_t first, size_t count)
{
    static struct chain chains[64];
    struct chain *chain = &chains[count == 1 ? first : 63];
    if (!settings.house)
        settings.house = house_open("typographic", &report);
    if (!chain->count)
        chain_open(chain, catalogue + first, count, &settings, &report);
    return chain;
}

static void check_utf8(const struct story *story, const char *where)
{
    for (size_t i = 0; i < story->part_count; i++) {
        const struct text *text = &story->parts[i].text;
        if (utf8_valid_prefix(text_string(text), text->length) != text->length)
            find("a part is not UTF-8", where);
    }
}

static void run(struct chain *chain, struct story *story)
{
    for (size_t i = 0; i < chain->count; i++) {
        struct edits edits = {0};
        chain->filters[i]->propose(chain->states[i], story, &edits);
        if (story_apply(story, &edits))
            find("edits overlap or do not fit", chain->filters[i]->name);
        check_utf8(story, chain->filters[i]->name);
    }
}

static bool same_parts(const struct story *left, const struct story *right)
{
    bool same = left->part_count == right->part_count;
    for (size_t i = 0; same && i < left->part_count; i++)
        same = strcmp(left->parts[i].name, right->parts[i].name) == 0 &&
               strcmp(text_string(&left->parts[i].text), text_string(&right->parts[i].text)) == 0;
    return same;
}

static void try_chain(struct chain *chain, struct story *story)
{
    const char *where = chain->count == 1 ? chain->filters[0]->name : "chain";
    struct story received = {0};
    edits_free(&story->journal); /* one of a stream may not fit its text */
    story_copy(&received, story);
    run(chain, story);
    size_t had = story->journal.count;
    run(chain, story);
    for (size_t i = had; i < story->journal.count; i++) {
        struct text line = {0};
        text_append_string(&line, "a second run adds ");
        journal_line_write(&story->journal.items[i], &line);
        find(text_string(&line), where);
        text_free(&line);
    }
    if (!story_undo(story) || !same_parts(story, &received))
        find("undo does not give the copy back", where);
    story_free(&received);
}

static void try_bytes(const uint8_t *bytes, size_t length, const struct format *format,
                      struct chain *chain)
{
    struct reader reader;
    struct story story = {0};
    char name[64];
    int file = memfd_create("copy", 0);
    if (file < 0 || write(file, bytes, length) != (ssize_t)length)
        give_up("no memory file", "fuzz");
    snprintf(name, sizeof name, "/proc/self/fd/%d", file);
    if (reader_open(&reader, name, format, NULL, &report)) {
        for (size_t stories = 0; reader_next(&reader, &story) && stories < 1000; stories++) {
            check_utf8(&story, format ? format->name : "read");
            if (chain)
                try_chain(chain, &story);
            else
                story_undo(&story); /* a journal from anywhere */
        }
        reader_close(&reader);
    }
    story_free(&story);
    close(file);
}

/* 0 is the chain, then a filter each, then a format each; false where there is none of that number.
 */
static bool try_target(size_t target, const uint8_t *bytes, size_t length)
{
    size_t filters = filter_count();
    if (target == 0) {
        try_bytes(bytes, length, format_named("plain"), chain_of(0, filters));
    } else if (target <= filters) {
        try_bytes(bytes, length, format_named("plain"), chain_of(target - 1, 1));
    } else {
        size_t at = 0;
        for (size_t i = filters + 1; formats[at]; at++)
            if (formats[at]->read && i++ == target)
                break;
        if (!formats[at])
            return false;
        try_bytes(bytes, length, formats[at], NULL);
    }
    return true;
}

static size_t target_count(void)
{
    size_t count = 1 + filter_count();
    for (size_t i = 0; formats[i]; i++)
        count += formats[i]->read != NULL;
    return count;
}

/* The number of the target of that name; -1 where the first byte chooses. */
static long target_named(const char *name)
{
    long target = 1;
    if (!name || !*name)
        return -1;
    if (strcmp(name, "chain") == 0)
        return 0;
    for (size_t i = 0; catalogue[i]; i++, target++)
        if (strcmp(catalogue[i]->name, name) == 0)
            return target;
    for (size_t i = 0; formats[i]; i++)
        if (formats[i]->read) {
            if (strcmp(formats[i]->name, name) == 0)
                return target;
            target++;
        }
    give_up("no such target", name);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    long target = target_named(getenv("WIRE_FUZZ_TARGET"));
    if (target >= 0)
        try_target((size_t)target, bytes, length);
    else if (length)
        try_target(bytes[0] % target_count(), bytes + 1, length - 1);
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
    if (!file)
        give_up("cannot be read", path);
    while ((got = fread(block, 1, sizeof block, file)) > 0)
        text_append(&bytes, block, got);
    fclose(file);
    long named = target_named(getenv("WIRE_FUZZ_TARGET"));
    trying = path;
    for (size_t target = 0; target < target_count(); target++)
        if (named < 0 || (size_t)named == target)
            try_target(target, (const uint8_t *)text_string(&bytes), bytes.length);
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
    for (size_t i = 0; i < filter_count(); i++)
        chain_close(chain_of(i, 1));
    chain_close(chain_of(0, filter_count()));
    house_close((struct house *)settings.house);
    printf("fuzz: %zu inputs, %zu targets, %zu findings\n", tried, target_count(), found);
    return tried == 0 || found > 0;
}
#endif
