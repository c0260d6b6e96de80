/* A NewsML-G2 item that is being written: its version, and its codes, moments and notes. */
#include "newsml_g2_item.h"

#include "timestamp.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

static bool is_positive(const char *number)
{
    size_t length = strspn(number, "0123456789");
    return length && !number[length] && strspn(number, "0") < length;
}

static bool has_signal(const struct story *story, const char *const *words)
{
    for (; *words; words++)
        for (size_t i = 0; i < story->part_count; i++)
            if (part_is(&story->parts[i], "Signal") &&
                strcasecmp(part_string(&story->parts[i]), *words) == 0)
                return true;
    return false;
}

/* A correction without a number is at least the second version: it must not look like the first. */
static const char *version_of(const struct item *item)
{
    static const char *const later[] = {"correction", "update", "kill", "repeat", NULL};
    if (is_positive(item_value(item, "Version")))
        return item_value(item, "Version");
    return has_signal(item->story, later) ? "2" : "1";
}

void item_code(struct item *item, const char *element, const char *scheme, const char *code)
{
    struct text qcode = {0};
    text_append_string(&qcode, scheme);
    text_append_byte(&qcode, ':');
    text_append_string(&qcode, code);
    xml_open(&item->xml, element);
    xml_attribute(&item->xml, "qcode", text_string(&qcode));
    xml_close(&item->xml);
    text_free(&qcode);
}

void item_moment(struct item *item, const char *element, const struct timestamp *time)
{
    char string[32];
    timestamp_write(time, string);
    xml_element(&item->xml, element, string);
}

bool item_embargo_note(const struct item *item, struct text *note)
{
    if (!item->release.has_embargo)
        return false;
    const char *said = item_value(item, "Embargo");
    if (*item->release.embargo)
        text_format(note, "Embargo: not for publication before %s", item->release.embargo);
    else
        text_format(note, "Embargo: not for publication until released%s%s%s", *said ? " (" : "",
                    said, *said ? "; the copy names no sure moment)" : "");
    return true;
}

/* As one reads it in a list: where, what, why. */
void item_query(const struct edit *query, struct text *note)
{
    size_t length = strlen(query->before), shown = length;
    if (length > 120)
        for (shown = 120; ((unsigned char)query->before[shown] & 0xC0) == 0x80; shown--)
            ;
    text_format(note, "%s: ", query->part);
    if (length)
        text_format(note, "“%.*s%s”: ", (int)shown, query->before, shown < length ? "…" : "");
    text_append_string(note, query->reason ? query->reason : "");
    if (query->suggestions && *query->suggestions) {
        text_append_string(note, " (");
        for (const char *at = query->suggestions; *at; at++)
            text_append_string(note, *at == '\n' ? ", " : (char[]){*at, '\0'});
        text_append_string(note, ")");
    }
    text_format(note, " [%s]", query->rule);
}

void item_report(const struct item *item)
{
    if (item->xml.replaced)
        report_at(item->writer->report, 0, item->story->file, item->story->line,
                  "%zu characters that XML does not allow are written as their pictures",
                  item->xml.replaced);
}

struct item item_of(struct writer *writer, const struct story *story)
{
    struct item item = {.writer = writer, .story = story};
    const char *language = story_value(story, "Language");
    size_t captions = story_count(story, "Caption"), credits = story_count(story, "Picture-Credit");
    item.release = release_of(story);
    item.language = language && is_language_tag(language) ? language : NULL;
    item.version = version_of(&item);
    item.pictures = captions > credits ? captions : credits;
    return item;
}

/* A code of the IPTC's, whose schemes every reader resolves by the catalogue; others stay words. */
size_t category_code_length(const char *category)
{
    static const char *const schemes[] = {
        "medtop:", "subj:", "genre:", "a1312cat:", "wikidata:", NULL};
    for (const char *const *scheme = schemes; *scheme; scheme++)
        if (strncmp(category, *scheme, strlen(*scheme)) == 0) {
            size_t length = strcspn(category, " \t\r\n");
            return length > strlen(*scheme) ? length : 0;
        }
    return 0;
}

bool part_is_of_transport(const struct part *part)
{
    return part_is(part, "Charset") || part_is(part, "Line-Ends") ||
           part_is(part, "Source-Format") || part_is(part, "Source-File");
}

static bool is_name_character(char character)
{
    return isalnum((unsigned char)character) || character == '-';
}

void part_code(const struct part *part, struct text *code)
{
    text_append_string(code, "wire:");
    for (const char *at = part->name; *at; at++)
        text_append_byte(code, is_name_character(*at) ? *at : '-');
}
