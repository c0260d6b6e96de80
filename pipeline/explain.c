/* Explain: the journal of stories, written for a person or a tool. */
#include "explain.h"

#include "journal.h"
#include "memory.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool is_continuation(char byte)
{
    return ((unsigned char)byte & 0xC0) == 0x80;
}

/* JSON strings. */

static void write_json(struct output *output, const char *string)
{
    if (!string) {
        output_string(output, "null");
        return;
    }
    json_t *value = json_string(string);
    char *quoted = json_dumps(value, JSON_ENCODE_ANY);
    output_string(output, quoted ? quoted : "\"\"");
    free(quoted);
    json_decref(value);
}

static void write_json_field(struct output *output, const char *name, const char *string)
{
    output_format(output, ", \"%s\": ", name);
    write_json(output, string);
}

static void write_json_list(struct output *output, const char *lines)
{
    output_string(output, "[");
    for (bool is_first = true; lines && *lines; is_first = false) {
        size_t length = strcspn(lines, "\n");
        char *one = memory_copy(lines, length);
        output_string(output, is_first ? "" : ", ");
        write_json(output, one);
        free(one);
        lines += length + (lines[length] == '\n');
    }
    output_string(output, "]");
}

/* Text, for a person. */

/* A string on one line, not too long; what cannot be seen is shown. */
static void write_shown(struct output *output, const char *string)
{
    enum { MOST = 60 };
    size_t length = strlen(string), end = length;
    if (length > MOST)
        for (end = MOST; end > 0 && is_continuation(string[end]); end--)
            ;
    for (size_t i = 0; i < end; i++) {
        unsigned char byte = (unsigned char)string[i];
        if (byte == '\n')
            output_string(output, "\\n");
        else if (byte < 0x20 || byte == 0x7F)
            output_format(output, "\\x%02X", byte);
        else if (byte == 0xC2 && (unsigned char)string[i + 1] < 0xA0)
            output_format(output, "\\x%02X", (unsigned char)string[++i]);
        else if (byte == 0xC2 && (unsigned char)string[i + 1] == 0xA0)
            output_string(output, "\xE2\x8D\xBD"), i++; /* a no-break space: a shouldered box */
        else
            output_write(output, string + i, 1);
    }
    if (end < length)
        output_format(output, "... (%zu bytes)", length);
}

static void text_story(struct explainer *explainer, const struct story *story)
{
    const char *headline = story_value(story, "Headline");
    size_t queries = 0;
    for (size_t i = 0; i < story->journal.count; i++)
        queries += story->journal.items[i].query;
    size_t changes = story->journal.count - queries;
    output_format(explainer->output, "%s%s: %zu edit%s, %zu quer%s\n",
                  explainer->stories ? "\n" : "", headline ? headline : "a story", changes,
                  changes == 1 ? "" : "s", queries, queries == 1 ? "y" : "ies");
}

static void text_edit(struct explainer *explainer, const struct explained *explained)
{
    struct output *output = explainer->output;
    const struct edit *edit = explained->edit;
    const char *bold = explainer->is_coloured ? "\033[1m" : "";
    const char *red = explainer->is_coloured ? "\033[31m" : "";
    const char *green = explainer->is_coloured ? "\033[32m" : "";
    const char *plain = explainer->is_coloured ? "\033[0m" : "";
    output_format(output, "  %s %zu:%zu  %s%s%s: %s\n", edit->part, explained->line,
                  explained->column, bold, edit->rule, plain, edit->reason ? edit->reason : "");
    output_format(output, "      %s%s ", red, edit->query ? "?" : "-");
    write_shown(output, edit->before ? edit->before : "(no such part)");
    output_format(output, "%s\n", plain);
    if (!edit->query) {
        output_format(output, "      %s+ ", green);
        write_shown(output, edit->after ? edit->after : "(no such part)");
        output_format(output, "%s\n", plain);
    } else if (edit->suggestions) {
        output_string(output, "      perhaps: ");
        for (const char *at = edit->suggestions; *at; at++)
            output_string(output, *at == '\n' ? ", " : (char[]){*at, 0});
        output_string(output, "\n");
    }
}

/* Lines, for editors: FILE:LINE:COL: message. */

static void lines_edit(struct explainer *explainer, const struct explained *explained)
{
    struct output *output = explainer->output;
    const struct edit *edit = explained->edit;
    output_format(output, "%s:%zu:%zu: %s: %s: ", explained->file, explained->line,
                  explained->column, edit->query ? "query" : "edit", edit->rule);
    if (edit->before)
        write_json(output, edit->before);
    if (!edit->query) {
        output_string(output, " > ");
        write_json(output, edit->after ? edit->after : "");
    }
    output_format(output, " %s", edit->reason ? edit->reason : "");
    if (edit->query && edit->suggestions) {
        output_string(output, " ");
        write_json_list(output, edit->suggestions);
    }
    output_string(output, "\n");
}

/* JSON Lines. */

static void json_edit(struct explainer *explainer, const struct explained *explained)
{
    struct output *output = explainer->output;
    const struct edit *edit = explained->edit;
    output_string(output, "{\"story\": ");
    write_json(output, explained->id);
    write_json_field(output, "part", edit->part);
    output_format(output, ", \"ordinal\": %u, \"at\": %zu, \"line\": %zu, \"column\": %zu",
                  edit->ordinal, explained->received, explained->line, explained->column);
    write_json_field(output, "before", edit->before);
    write_json_field(output, "after", edit->after);
    write_json_field(output, "rule", edit->rule);
    write_json_field(output, "reason", edit->reason);
    write_json_field(output, "kind", edit->query ? "query" : "edit");
    output_string(output, ", \"suggestions\": ");
    write_json_list(output, edit->suggestions);
    output_string(output, "}\n");
}

/* SARIF 2.1.0, which code hosts and editors read. */

static void sarif_begin(struct explainer *explainer)
{
    output_string(explainer->output,
                  "{\"$schema\": \"https://json.schemastore.org/sarif-2.1.0.json\", "
                  "\"version\": \"2.1.0\", \"runs\": [{\"tool\": {\"driver\": {\"name\": "
                  "\"wirecopy\", \"version\": \"" WIRE_VERSION "\"}}, \"columnKind\": "
                  "\"unicodeCodePoints\", \"results\": [");
}

static void sarif_edit(struct explainer *explainer, const struct explained *explained)
{
    struct output *output = explainer->output;
    const struct edit *edit = explained->edit;
    output_format(output, "%s\n{\"ruleId\": ", explainer->edits ? "," : "");
    write_json(output, edit->rule);
    output_format(output, ", \"level\": \"%s\", \"message\": {\"text\": ",
                  edit->query ? "warning" : "note");
    write_json(output, edit->reason);
    output_string(output, "}, \"locations\": [{\"physicalLocation\": {\"artifactLocation\": "
                          "{\"uri\": ");
    write_json(output, explained->file);
    output_format(output, "}, \"region\": {\"startLine\": %zu, \"startColumn\": %zu}}}]",
                  explained->line, explained->column);
    output_string(output, ", \"properties\": {\"part\": ");
    write_json(output, edit->part);
    write_json_field(output, "before", edit->before);
    write_json_field(output, "after", edit->after);
    output_string(output, ", \"suggestions\": ");
    write_json_list(output, edit->suggestions);
    output_string(output, "}}");
}

static void sarif_end(struct explainer *explainer)
{
    output_string(explainer->output, "\n]}]}\n");
}

static const struct explanation explanations[] = {
    {"text", NULL, text_story, text_edit, NULL},
    {"lines", NULL, NULL, lines_edit, NULL},
    {"json", NULL, NULL, json_edit, NULL},
    {"sarif", sarif_begin, NULL, sarif_edit, sarif_end},
};

const struct explanation *explanation_named(const char *name)
{
    for (size_t i = 0; i < sizeof explanations / sizeof *explanations; i++)
        if (strcmp(explanations[i].name, name) == 0)
            return &explanations[i];
    return NULL;
}

void explainer_open(struct explainer *explainer, const struct explanation *explanation,
                    struct output *output)
{
    const char *no_color = getenv("NO_COLOR");
    *explainer = (struct explainer){
        .explanation = explanation,
        .output = output,
        .is_coloured = isatty(output->descriptor) && !(no_color && *no_color)};
    if (explanation->begin)
        explanation->begin(explainer);
}

/* Where a place is in the part as it was received. Edits come in any order: places are found from
 * the last one on where they ascend, which they nearly always do. */
struct walk {
    const struct part *part;
    size_t at, line, column;
};

static void walk_to(struct walk *walk, const struct part *part, size_t at)
{
    if (walk->part != part || at < walk->at)
        *walk = (struct walk){part, 0, 1, 1};
    const char *bytes = text_string(&part->text);
    for (; walk->at < at && walk->at < part->text.length; walk->at++) {
        if (bytes[walk->at] == '\n') {
            walk->line++;
            walk->column = 1;
        } else if (!is_continuation(bytes[walk->at])) {
            walk->column++;
        }
    }
}

void explain_story(struct explainer *explainer, const struct story *story)
{
    struct story received = {0};
    struct walk walk = {0};
    size_t *places = journal_places_received(story);
    const char *id = story_value(story, "Id"), *source = story_value(story, "Source-File");
    const char *file = source ? source : story->file ? story->file : "-";
    char number[32];
    snprintf(number, sizeof number, "%zu", explainer->stories + 1);
    story_copy(&received, story);
    story_undo(&received);
    if (explainer->explanation->story)
        explainer->explanation->story(explainer, story);
    for (size_t i = 0; i < story->journal.count; i++) {
        const struct edit *edit = &story->journal.items[i];
        struct explained explained = {story, edit, file, id ? id : number, places[i], 1, 1};
        size_t index = story_find(&received, edit->part, edit->ordinal);
        if (index < received.part_count) {
            walk_to(&walk, &received.parts[index], places[i]);
            explained.line = walk.line;
            explained.column = walk.column;
        }
        explainer->explanation->edit(explainer, &explained);
        explainer->edits++;
    }
    explainer->stories++;
    story_free(&received);
    free(places);
}

void explainer_close(struct explainer *explainer)
{
    if (explainer->explanation->end)
        explainer->explanation->end(explainer);
}
