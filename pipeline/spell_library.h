/* Spell library: hunspell, behind this door and opened when it is first needed: loading a
 * dictionary costs 30 to 110 ms. All words go in and out as UTF-8; a dictionary's own charset stays
 * in here. */
#ifndef WIRECOPY_SPELL_LIBRARY_H
#define WIRECOPY_SPELL_LIBRARY_H

#include "report.h"
#include "spell_files.h"
#include "text.h"

/* Words of more bytes than these hunspell never knows (MAXWORDUTF8LEN). */
enum { SPELL_LONGEST_WORD = 255 };

struct spell_library;

/* The file that hunspell is in; NULL where it is not there. */
const char *spell_library_file(void);

/* Opens the dictionary. NULL: it is not usable, which was said when it was found; or, reported,
 * hunspell is not there (69) or cannot use it (65). */
struct spell_library *spell_library_open(const struct spell_files *, struct report *);
void spell_library_close(struct spell_library *);

/* What Hunspell_spell() says. A word with a character that the dictionary's charset does not have
 * is not known; a curly apostrophe is asked as a straight one where the charset has no curly one.
 */
bool spell_library_knows(struct spell_library *, const char *word, size_t length);

/* Hunspell's suggestions, one a line. Slow: tens of milliseconds. */
void spell_library_suggest(struct spell_library *, const char *word, size_t length,
                           struct text *suggestions);

/* A word of a personal dictionary, inflected like `model` (NULL: not). For this run only. */
void spell_library_add(struct spell_library *, const char *word, const char *model);

/* A whole file of a dictionary as UTF-8, by the charset that the .aff file `aff` (NULL: this file)
 * names in its line SET. False, reported, where it cannot be read or decoded. */
bool spell_file_read(const char *path, const struct text *aff, struct text *bytes, struct report *);

#endif
