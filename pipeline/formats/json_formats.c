/* The formats in JSON, dpa's and ninjs: which of the two a value is of. */
#include "json_story.h"

#include "../decode.h"
#include "sniff.h"

#include <string.h>

/* Reads the next story, whichever of the two it is. */
static bool read_next(struct reader *reader, struct story *story)
{
    struct json_state *state = json_state(reader);
    bool malformed;
    json_t *object = json_next(reader, story, &malformed);
    if (malformed) {
        struct decoded decoded = {0};
        decode(text_string(&state->bytes), state->bytes.length, reader->charset, &decoded,
               reader->report);
        decoded_into_story(&decoded, story, "Malformed", reader->report);
        return true;
    }
    if (!object)
        return false;
    bool is_dpa = dpa_json_is(object);
    story_add(story, "Charset", state->charset, strlen(state->charset));
    json_string_part(story, "Source-Format", is_dpa ? "dpa-json" : "ninjs");
    (is_dpa ? dpa_json_read : ninjs_read)(story, state, object);
    json_rest(story, object);
    return true;
}

static unsigned sniff_dpa(const char *bytes, size_t length)
{
    static const char *const signs[] = {"\"digitalwires@", "\"article_html\"",
                                        "\"dnltype:", "\"notepad\"", "\"dpaednoterole:"};
    if (!sniff_json(bytes, length))
        return 0;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (memmem(bytes, length, signs[i], strlen(signs[i])))
            return 90;
    return 0;
}

static unsigned sniff_ninjs(const char *bytes, size_t length)
{
    static const char *const signs[] = {
        "\"uri\"",       "\"guid\"",      "\"versioncreated\"", "\"versionCreated\"",
        "\"pubstatus\"", "\"pubStatus\"", "\"headline\"",       "\"headlines\"",
        "\"bodies\"",    "\"body_html\"", "\"body_text\"",      "\"body_xhtml\""};
    size_t found = 0;
    if (!sniff_json(bytes, length))
        return 0;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        found += memmem(bytes, length, signs[i], strlen(signs[i])) != NULL;
    return found >= 2 ? 85 : found ? 70 : 40;
}

const struct format format_dpa_json = {
    .name = "dpa-json",
    .purpose = "dpa digitalwires JSON",
    .suffix = ".json",
    .sniff = sniff_dpa,
    .takes_utf8 = true,
    .read = read_next,
    .read_end = json_state_free,
};

const struct format format_ninjs = {
    .name = "ninjs",
    .purpose = "ninjs 1, 2, 3 (IPTC's News in JSON); written as 3",
    .suffix = ".json",
    .sniff = sniff_ninjs,
    .takes_utf8 = true,
    .read = read_next,
    .read_end = json_state_free,
    .write = ninjs_write,
};
