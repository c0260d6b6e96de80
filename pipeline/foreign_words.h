/* Foreign words: whether a word may be one of a language that the copy is not in. Told by the stems
 * and affixes of that language's dictionary: hunspell, opened for each language that a quotation may
 * be in, would take four times the memory of all else. It is no verdict: compounds are not known,
 * and some forms are that hunspell would refuse. */
#ifndef WIRECOPY_FOREIGN_WORDS_H
#define WIRECOPY_FOREIGN_WORDS_H

#include <stdbool.h>
#include <stddef.h>

struct foreign_words;

/* The words for a language tag; none where there is no dictionary for it, or it cannot be used.
 * Never NULL. They are read, which takes some milliseconds, when a word is new to the cache. */
struct foreign_words *foreign_words_open(const char *language);
void foreign_words_close(struct foreign_words *);

/* A word as it is written, or in small letters and with straight apostrophes. */
bool foreign_words_have(struct foreign_words *, const char *word, size_t length);

#endif
