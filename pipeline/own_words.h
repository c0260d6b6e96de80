/* Own words: what the people of a newsroom add to a dictionary of spelling, and what their house
 * forbids. The files are hunspell's personal dictionaries, a word a line:
 *
 *     Wirecopy            a word, also as WIRECOPY
 *     e-paper/newspaper   inflected like the word behind the stroke
 *     *irregardless       forbidden
 *     *adviser = advisor  forbidden, and what to write instead
 *     # a remark
 *
 * They are those of -d, then $XDG_CONFIG_HOME/wirecopy/words (or ~/.config/...),
 * /etc/wirecopy/words. A house style forbids in its .dict file, by language: "not adviser =
 * advisor". */
#ifndef WIRECOPY_OWN_WORDS_H
#define WIRECOPY_OWN_WORDS_H

#include "filter.h"

struct speller;

enum own_verdict { NOT_OWN, OWN, FORBIDDEN };

struct own_words;

/* Reads the files, and what the house forbids in the language. Words that are inflected are taught
 * to the speller (NULL: there is none), which they must not outlive. A file of -d that cannot be
 * read is reported (66). */
struct own_words *own_words_open(const struct settings *, const char *language, struct speller *,
                                 struct report *);
void own_words_close(struct own_words *);

/* Whether there is nothing to be found. */
bool own_words_are_none(const struct own_words *);

/* What is said of a word, first as it is written, then, where it has capitals, in small letters.
 * `*replacement` is NULL or what to write instead; `*rule` cites the line. */
enum own_verdict own_words_find(const struct own_words *, const char *word, size_t length,
                                const char **replacement, const char **rule);

#endif
