/* Release: whether a story may be published, and from when; for the writers of XML. */
#include "newsml_g2.h"
#include "timestamp.h"

#include <ctype.h>
#include <libxml/uri.h>
#include <string.h>
#include <strings.h>

static bool is_any(const char *value, const char *const *words)
{
    for (; *words; words++)
        if (strcasecmp(value, *words) == 0)
            return true;
    return false;
}

static bool is_killed(const struct story *story)
{
    static const char *const words[] = {"kill",      "killed",    "canceled", "cancelled",
                                        "withdrawn", "retracted", "delete",   NULL};
    for (size_t i = 0; i < story->part_count; i++) {
        const struct part *part = &story->parts[i];
        if ((strcmp(part->name, "Status") == 0 || strcmp(part->name, "Signal") == 0) &&
            is_any(text_string(&part->text), words))
            return true;
    }
    return false;
}

/* Of several embargoes the last counts; one that is no moment holds the story for good. */
static void read_embargoes(const struct story *story, struct release *release)
{
    struct timestamp latest = {0};
    bool is_sure = true;
    for (size_t i = 0; i < story->part_count; i++) {
        struct timestamp time;
        if (strcmp(story->parts[i].name, "Embargo") != 0)
            continue;
        bool is_moment = timestamp_read(text_string(&story->parts[i].text), &time) &&
                         time.hour >= 0 && time.has_zone;
        is_sure &= is_moment;
        if (is_moment && (!release->has_embargo || timestamp_is_later(&time, &latest)))
            latest = time;
        release->has_embargo = true;
    }
    if (release->has_embargo && is_sure)
        timestamp_write(&latest, release->embargo);
}

struct release release_of(const struct story *story)
{
    static const char *const usable[] = {"usable", "", NULL};
    struct release release = {.status = "usable"};
    const char *status = story_value(story, "Status");
    read_embargoes(story, &release);
    if (is_killed(story))
        release.status = "canceled";
    else if ((status && !is_any(status, usable)) || (release.has_embargo && !*release.embargo))
        release.status = "withheld";
    return release;
}

bool is_language_tag(const char *tag)
{
    bool is_first = true;
    for (;;) {
        size_t run = 0;
        while (isalpha((unsigned char)tag[run]) || (!is_first && isdigit((unsigned char)tag[run])))
            run++;
        if (run < 1 || run > 8 || (tag[run] && tag[run] != '-'))
            return false;
        if (!tag[run])
            return true;
        tag += run + 1;
        is_first = false;
    }
}

bool is_uri(const char *value)
{
    xmlURIPtr uri = xmlParseURI(value);
    bool is_absolute = uri && uri->scheme && value[strlen(uri->scheme) + 1];
    xmlFreeURI(uri);
    return is_absolute;
}
