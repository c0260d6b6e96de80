/* Stream: stories from files and pipes in any format, and to them. */
#ifndef WIRECOPY_STREAM_H
#define WIRECOPY_STREAM_H

#include "filter.h"
#include "input.h"
#include "output.h"
#include "story.h"

#include <time.h>

struct format;
struct private_words;

struct reader {
    struct input input;
    const struct format *format; /* NULL until it is sniffed */
    const char *charset;         /* -c; NULL: found out */
    bool in_blocks; /* plain text comes as stories of some paragraphs each, in bounded memory */
    struct report *report;
    void *state;                         /* the format's own, between two stories */
    struct private_words *private_words; /* NULL until a story has a note */
    bool was_looked_at;                  /* for UTF-16, where the format does not read it */
    char was_wide[32]; /* the charset that the input was in before it was made UTF-8; "": none */
};

struct writer {
    struct output *output;
    const struct format *format;
    const struct settings *settings;
    struct report *report;
    const char *charset;     /* -c; NULL: UTF-8, where the format has a choice */
    time_t now;              /* the time of the run, or SOURCE_DATE_EPOCH */
    bool leaves_out_private; /* --no-private */
    bool checks;             /* --check: the format holds what it wrote against its own profile */
    bool passes_on; /* what comes goes back as it is, as from one filter to the next: nothing is
                       published */
    void *state;    /* the format's own, between two stories */
    struct private_words *private_words; /* NULL until a story is published */
};

/* A wire format: what it is called, how it is known, read and written. One file each in formats/.
 */
struct format {
    const char *name;    /* "iptc7901": what -f and -t take */
    const char *purpose; /* one line, for --help */
    const char *suffix;  /* of the files that -o makes: ".xml" */
    bool keeps_parts; /* a story that is read has just the parts that were written (story text) */
    bool reads_wide;  /* UTF-16 too, which it decodes itself */
    bool takes_utf8;  /* UTF-16 too, which is made UTF-8 before it comes here */
    /* How sure the first bytes (some kilobytes of them) are of this format: 0 not, 100 certain.
     * NULL: cannot be read. */
    unsigned (*sniff)(const char *bytes, size_t length);
    /* The next story, into an empty one whose file and line are set; false at the end. Errors go to
     * the report; text is passed on all the same. NULL where this program cannot read it. */
    bool (*read)(struct reader *, struct story *);
    void (*read_end)(struct reader *); /* frees `state`; NULL: nothing to free */
    /* NULL: cannot be written. */
    void (*write)(struct writer *, const struct story *);
    void (*write_end)(struct writer *); /* the end of the document; NULL: none */
};

/* Every format that the program knows, ended by NULL: all of them (formats/all_formats.c), or those
 * that need no library (formats/light_formats.c). */
extern const struct format *const formats[];

const struct format *format_named(const char *name);

/* "newsml, plain, story": those that can be read, or written. */
void format_list(bool written, struct text *list);

/* Opens a file ("-": standard input). `format` NULL: it is sniffed. False, reported, on failure. */
bool reader_open(struct reader *, const char *file, const struct format *format,
                 const char *charset, struct report *);

/* Sniffs the format, where none was named. NULL, reported, where this program cannot read it. */
const struct format *reader_format(struct reader *);

/* Whether there is nothing to read, not a byte, which is reported. Asked before the first story. */
bool reader_is_empty(struct reader *);

/* The next story; what was in `story` is freed. False at the end. */
bool reader_next(struct reader *, struct story *);
void reader_close(struct reader *);

/* Copies what is left of the input to the output as it is: nothing is lost where it cannot be read.
 */
void reader_pass_through(struct reader *, struct output *);

void writer_open(struct writer *, struct output *, const struct format *, const struct settings *,
                 struct report *);

/* Writes a story. Before it is published, what it says of itself that it is private is taken out of
 * the parts that readers see, with an edit in its journal (withhold.h), and that is told. */
void writer_write(struct writer *, struct story *);
void writer_close(struct writer *); /* ends the document; the output stays open */

#endif
