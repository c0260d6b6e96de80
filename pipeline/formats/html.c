/* HTML: reads the article of a scraped page. */
#include "../decode.h"
#include "html_page.h"
#include "sniff.h"

#include "../stream.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { SEEN_FOR_CHARSET = 4096, LONGEST_CHARSET = 40, LARGEST_PAGE = 1 << 26 };

/* The charset that a meta element declares; it need not be true. */
static bool declared_charset(const char *bytes, size_t length, char charset[LONGEST_CHARSET])
{
    size_t seen = length < SEEN_FOR_CHARSET ? length : SEEN_FOR_CHARSET, taken = 0;
    for (size_t at = 0; at + 8 < seen; at++) {
        if (strncasecmp(bytes + at, "charset=", 8) != 0)
            continue;
        for (at += 8; at < seen && strchr("\"' ", bytes[at]); at++)
            ;
        while (at < seen && taken + 1 < LONGEST_CHARSET &&
               (isalnum((unsigned char)bytes[at]) || strchr("-_:", bytes[at])) && bytes[at])
            charset[taken++] = bytes[at++];
        charset[taken] = '\0';
        return taken > 0;
    }
    return false;
}

/* Where the next of several pages begins; `length` where this is the last. */
static size_t page_end(const char *bytes, size_t length)
{
    const char *at = bytes, *end = bytes + length;
    while ((at = memmem(at, (size_t)(end - at), "</", 2))) {
        at += 2;
        if (end - at < 6 || (strncasecmp(at, "html>", 5) != 0))
            continue;
        const char *next = at + 5;
        while (next < end && (unsigned char)*next <= ' ')
            next++;
        if (next < end && sniff_html(next, (size_t)(end - next)))
            return (size_t)(next - bytes);
    }
    return length;
}

/* The article's text; where the names of classes leave next to nothing of a page, without them. */
static void find_text(struct html_page *page, struct text *body, xmlNodePtr *where)
{
    enum { NEXT_TO_NOTHING = 1000, TIMES = 3 };
    struct text again = {0};
    xmlNodePtr elsewhere = NULL;
    page_measure(page);
    page_text(page, body, where);
    if (body->length >= NEXT_TO_NOTHING)
        return;
    page->ignores_names = true;
    page_measure(page);
    page_text(page, &again, &elsewhere);
    if (again.length >= NEXT_TO_NOTHING / 2 && again.length > body->length * TIMES) {
        text_free(body);
        *body = again;
        *where = elsewhere;
    } else {
        text_free(&again);
    }
}

static void read_page(struct reader *reader, const struct text *markup, struct story *story)
{
    struct html_page page = {.pages = phrases_open("pages", reader->report)->dictionary,
                             .furniture = phrases_open("furniture", reader->report)};
    struct text body = {0};
    xmlNodePtr where = NULL;
    page.document = html_parse(text_string(markup), markup->length, "UTF-8");
    page.root = page.document ? xmlDocGetRootElement(page.document) : NULL;
    const xmlError *error = xmlGetLastError();
    if (error && error->level == XML_ERR_FATAL)
        report_at(reader->report, EX_DATAERR, reader->input.name, story->line,
                  "this page is nested too deep, and not read to its end");
    xmlResetLastError();
    if (page.root) {
        page_find_article(&page);
        page_find_headline(&page);
        find_text(&page, &body, &where);
        if (body.length) {
            text_append_byte(&body, '\n');
            story_add(story, "Body", body.bytes, body.length);
        }
        page_parts(&page, story, where);
    }
    text_free(&body);
    text_free(&page.headline);
    json_decref(page.article);
    free(page.measures);
    xmlFreeDoc(page.document);
}

static bool read(struct reader *reader, struct story *story)
{
    struct input *input = &reader->input;
    char charset[LONGEST_CHARSET];
    size_t have = 1 << 20, got;
    while ((got = input_fill(input, have)) == have && have <= LARGEST_PAGE &&
           page_end(input_bytes(input), got) == got)
        have *= 2;
    if (!got)
        return false;
    const char *bytes = input_bytes(input);
    size_t length = page_end(bytes, got);
    bool has_charset = declared_charset(bytes, length, charset);
    struct decoded decoded = {0};
    if (length > LARGEST_PAGE) {
        report_at(reader->report, EX_DATAERR, input->name, input->line,
                  "this page is larger than 64 megabytes; it is refused");
        while ((got = input_fill(input, 1 << 20)))
            input_use(input, got);
        return false;
    }
    decode(bytes, length,
           reader->charset ? reader->charset
           : has_charset   ? charset
                           : NULL,
           &decoded, reader->report);
    input_use(input, length);
    story_add(story, "Charset", decoded.charset, strlen(decoded.charset));
    story_add(story, "Source-Format", "html", strlen("html"));
    read_page(reader, &decoded.text, story);
    decoded_free(&decoded);
    return true;
}

const struct format format_html = {
    .name = "html",
    .purpose = "an article's page",
    .suffix = ".html",
    .reads_wide = true,
    .sniff = sniff_html,
    .read = read,
};
