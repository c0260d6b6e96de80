/* NewsML-G2 check: holds what was written against our own profile of it, newsml_g2.rng. */
#include "newsml_g2.h"

#include "../dictionary.h"
#include "../memory.h"

#include <libxml/parser.h>
#include <libxml/relaxng.h>
#include <stdlib.h>
#include <string.h>

struct newsml_check {
    xmlRelaxNGPtr profile;
    xmlRelaxNGValidCtxtPtr validity;
    struct writer *writer;
    const struct story *story;
    size_t complaints;
};

static void says(void *self, xmlErrorPtr error)
{
    struct newsml_check *check = self;
    if (!error->message || ++check->complaints > 3)
        return;
    report_at(check->writer->report, EX_DATAERR, check->story ? check->story->file : NULL,
              check->story ? check->story->line : 0,
              "what was written is not as the profile says, in its line %d: %.*s", error->line,
              (int)strcspn(error->message, "\n"), error->message);
}

struct newsml_check *newsml_check_open(struct writer *writer)
{
    struct newsml_check *check = memory_allocate(1, sizeof *check);
    char *path = dictionary_path("newsml_g2", ".rng");
    check->writer = writer;
    xmlRelaxNGParserCtxtPtr parser = path ? xmlRelaxNGNewParserCtxt(path) : NULL;
    if (parser) {
        xmlRelaxNGSetParserStructuredErrors(parser, says, check);
        check->profile = xmlRelaxNGParse(parser);
        xmlRelaxNGFreeParserCtxt(parser);
    }
    if (check->profile)
        check->validity = xmlRelaxNGNewValidCtxt(check->profile);
    if (check->validity)
        xmlRelaxNGSetValidStructuredErrors(check->validity, says, check);
    else
        report_at(writer->report, EX_UNAVAILABLE, path, 0,
                  "the profile newsml_g2.rng cannot be read: nothing is checked");
    free(path);
    return check;
}

void newsml_check(struct newsml_check *check, const struct story *story, const char *items,
                  size_t length)
{
    struct text message = {0};
    if (!check->validity)
        return;
    text_append_string(&message, "<newsMessage xmlns=\"" NEWSML_NAMESPACE "\"><header><sent>"
                                 "2026-01-01T00:00:00Z</sent></header><itemSet>");
    text_append(&message, items, length);
    text_append_string(&message, "</itemSet></newsMessage>");
    check->story = story;
    check->complaints = 0;
    xmlDocPtr document = xmlReadMemory(message.bytes, (int)message.length, NULL, "UTF-8",
                                       XML_PARSE_NONET | XML_PARSE_HUGE | XML_PARSE_NOERROR);
    if (document)
        xmlRelaxNGValidateDoc(check->validity, document);
    else
        report_at(check->writer->report, EX_SOFTWARE, story->file, story->line,
                  "what was written is not well-formed XML");
    xmlFreeDoc(document);
    text_free(&message);
}

void newsml_check_close(struct newsml_check *check)
{
    if (!check)
        return;
    xmlRelaxNGFreeValidCtxt(check->validity);
    xmlRelaxNGFree(check->profile);
    free(check);
}
