/* NewsML-G2: one story is a newsItem; several, or one with pictures, are a newsMessage. */
#include "newsml_g2.h"

#include "../memory.h"
#include "sniff.h"
#include "timestamp.h"
#include "xml_reading.h"

#include <stdlib.h>

/* The first story waits until it is known whether another follows. */
struct newsml {
    struct text held;
    bool is_message;
    struct newsml_check *check; /* NULL: it is not asked for */
};

static const char declaration[] = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

static void begin_message(struct writer *writer)
{
    struct timestamp now = timestamp_of(writer->now);
    char sent[32];
    timestamp_write(&now, sent);
    output_string(writer->output, declaration);
    output_format(writer->output,
                  "<newsMessage xmlns=\"" NEWSML_NAMESPACE "\">\n"
                  "<header>\n  <sent>%s</sent>\n</header>\n<itemSet>\n",
                  sent);
}

static void write_story(struct writer *writer, const struct story *story, bool as_xhtml)
{
    struct newsml *newsml = writer->state;
    if (!newsml) {
        newsml = writer->state = memory_allocate(1, sizeof *newsml);
        newsml->check = writer->checks ? newsml_check_open(writer) : NULL;
    }
    bool is_first = !newsml->is_message && !newsml->held.length;
    if (!is_first && !newsml->is_message) {
        begin_message(writer);
        newsml->is_message = true;
        output_write(writer->output, newsml->held.bytes, newsml->held.length);
    }
    if (!is_first)
        text_clear(&newsml->held);
    size_t items = newsml_items_write(writer, story, as_xhtml, &newsml->held);
    if (newsml->check)
        newsml_check(newsml->check, story, newsml->held.bytes, newsml->held.length);
    if (items > 1 && !newsml->is_message) {
        begin_message(writer);
        newsml->is_message = true;
    }
    if (newsml->is_message) {
        output_write(writer->output, newsml->held.bytes, newsml->held.length);
        text_clear(&newsml->held);
        output_flush(writer->output);
    }
}

static void write(struct writer *writer, const struct story *story)
{
    write_story(writer, story, false);
}

static void write_with_xhtml(struct writer *writer, const struct story *story)
{
    write_story(writer, story, true);
}

static void write_end(struct writer *writer)
{
    struct newsml *newsml = writer->state;
    if (!newsml)
        return;
    if (newsml->is_message) {
        output_string(writer->output, "</itemSet>\n</newsMessage>\n");
    } else {
        output_string(writer->output, declaration);
        output_write(writer->output, newsml->held.bytes, newsml->held.length);
    }
    newsml_check_close(newsml->check);
    text_free(&newsml->held);
    free(newsml);
    writer->state = NULL;
}

enum { ANY_XML = 30 };

static unsigned sniff(const char *bytes, size_t length)
{
    static const char *const roots[] = {"newsItem",    "newsMessage",   "packageItem",
                                        "conceptItem", "knowledgeItem", "planningItem",
                                        "catalogItem", "contentSet",    NULL};
    for (const char *const *root = roots; *root; root++)
        if (sniff_root(bytes, length, *root))
            return sniff_root(bytes, length, *root);
    /* Any other XML may hold items; what it holds beside them is kept. */
    return sniff_xml(bytes, length) ? ANY_XML : 0;
}

const struct format format_newsml = {
    .name = "newsml",
    .purpose = "NewsML-G2",
    .suffix = ".xml",
    .reads_wide = true,
    .sniff = sniff,
    .read = xml_read,
    .read_end = xml_read_end,
    .write = write,
    .write_end = write_end,
};

const struct format format_newsml_xhtml = {
    .name = "newsml-xhtml",
    .purpose = "NewsML-G2 with an XHTML body",
    .suffix = ".xml",
    .write = write_with_xhtml,
    .write_end = write_end,
};
