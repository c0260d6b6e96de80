/* House: a house style: how decisions are written. */
#include "house.h"

#include "characters.h"
#include "memory.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

static int by_name(const void *left, const void *right)
{
    return strcmp(*(char *const *)left, *(char *const *)right);
}

/* "ap, bbc, dpa-wire...": the houses that there are. */
static void list_houses(struct text *list)
{
    char *folder = dictionary_path("houses", "");
    DIR *houses = folder ? opendir(folder) : NULL;
    char **names = NULL;
    size_t count = 0, capacity = 0;
    for (struct dirent *file; houses && (file = readdir(houses));) {
        size_t length = strlen(file->d_name);
        if (length <= 5 || strcmp(file->d_name + length - 5, ".dict") != 0)
            continue;
        names = memory_grow(names, &capacity, count + 1, sizeof *names);
        names[count++] = memory_copy(file->d_name, length - 5);
    }
    if (houses)
        closedir(houses);
    if (count)
        qsort(names, count, sizeof *names, by_name);
    for (size_t i = 0; i < count; i++) {
        text_format(list, "%s%s", i ? ", " : "", names[i]);
        free(names[i]);
    }
    free(names);
    free(folder);
}

static struct house *open_house(const char *name, unsigned depth, struct report *report)
{
    struct house *house = memory_allocate(1, sizeof *house);
    struct text path = {0};
    house->name = memory_copy_string(name);
    text_format(&path, "%s%s", strchr("./", name[0]) ? "" : "houses/", name);
    char *found = dictionary_path(text_string(&path), ".dict");
    if (found) {
        house->dictionary = dictionary_open(text_string(&path), report);
        const struct entry *base = dictionary_find(house->dictionary, "", "based-on", 8);
        if (base && depth < 8)
            house->base = open_house(base->value, depth + 1, report);
    } else {
        struct text houses = {0};
        list_houses(&houses);
        report_at(report, EX_USAGE, NULL, 0, "unknown house style '%s'; there are: %s", name,
                  text_string(&houses));
        text_free(&houses);
    }
    free(found);
    text_free(&path);
    return house;
}

struct house *house_open(const char *name, struct report *report)
{
    return open_house(name, 0, report);
}

void house_close(struct house *house)
{
    if (!house)
        return;
    house_close(house->base);
    dictionary_close(house->dictionary);
    free(house->name);
    free(house);
}

const struct entry *house_entry(const struct house *house, const char *language, const char *key)
{
    for (; house; house = house->base) {
        const struct entry *entry =
            house->dictionary
                ? dictionary_find_language(house->dictionary, language, key, strlen(key))
                : NULL;
        if (entry)
            return entry;
    }
    return NULL;
}

const char *house_value(const struct house *house, const char *language, const char *key,
                        const char *otherwise)
{
    const struct entry *entry = house_entry(house, language, key);
    return entry ? entry->value : otherwise;
}

/* A value has four marks with spaces between. They are named from a table of all that there are, so
 * that a typing error in a house is found, and the strings live as long as the program. */
static const char *mark_named(const char *bytes, size_t length)
{
    static const char *const marks[] = {"\"", "'",  "“", "”", "„", "‘", "’", "‚",
                                        "«",  "»", "‹", "›", "‟", "‛", "`", "「", "」"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (strlen(marks[i]) == length && memcmp(marks[i], bytes, length) == 0)
            return marks[i];
    return NULL;
}

static bool cut_marks(const char *value, const char *marks[4])
{
    for (size_t i = 0; i < 4; i++) {
        value += strspn(value, " ");
        size_t length = strcspn(value, " ");
        if (!(marks[i] = mark_named(value, length)))
            return false;
        value += length;
    }
    return true;
}

struct quotation_marks house_marks(const struct house *house, const char *language)
{
    struct quotation_marks marks = {.open = "“", .close = "”", .inner_open = "‘", .inner_close = "’"};
    const struct locale_marks *locale = locale_marks(language);
    const char *own[4];
    if (cut_marks(house_value(house, language, "quotes", ""), own))
        marks = (struct quotation_marks){own[0], own[1], own[2], own[3], NULL, NULL};
    else if (locale)
        marks = (struct quotation_marks){locale->open,        locale->close, locale->inner_open,
                                         locale->inner_close, NULL,          NULL};
    marks.apostrophe = house_value(house, language, "apostrophe", "’");
    marks.inside = house_value(house, language, "inside-quotes", "");
    return marks;
}

bool house_has_low_single(const struct house *house, const char *language)
{
    const struct quotation_marks marks = house_marks(house, language);
    const struct locale_marks *locale = locale_marks(language);
    bool is_plain = strcmp(marks.open, "\"") == 0;
    return strcmp(is_plain && locale ? locale->inner_open : marks.inner_open, "‚") == 0;
}
