/* Words that are broken over two lines. */
#ifndef WIRECOPY_PARAGRAPHS_WORDS_H
#define WIRECOPY_PARAGRAPHS_WORDS_H

#include "dictionary.h"
#include "report.h"
#include "text.h"

enum hyphen {
    NO_HYPHEN,    /* the line does not end in one, or it is a dash */
    OF_THE_BREAK, /* the hyphen goes: "govern-" "ment" */
    OF_THE_WORD,  /* the hyphen stays: "long-" "term" */
    SUSPENDED,    /* the hyphen stays, and a space comes behind it: "Vor-" "und Nachteile" */
    IN_DOUBT
};

struct broken_words;

struct broken_words *broken_words_open(struct report *);
void broken_words_close(struct broken_words *);

/* Begins a text: its words are those that a broken one is compared with first. It must stay. */
void broken_words_begin(struct broken_words *, const char *bytes, size_t length);

/* What the hyphen before the line end is: one line ends at `end`, the next begins at `next`. */
enum hyphen hyphen_at(struct broken_words *, const char *language, size_t end, size_t next);

#endif
