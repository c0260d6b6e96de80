/* Dashes: what the filter's two files share. */
#ifndef WIRECOPY_DASHES_H
#define WIRECOPY_DASHES_H

#include "dictionary.h"
#include "house.h"
#include "prose.h"
#include "scan.h"

/* How a house writes dashes in a language. */
struct dash_style {
    char language[24], base[12]; /* "de-CH", "de" */
    char glyph[8];
    const char *range;
    bool is_spaced;
    bool renders_sound;   /* dashes that are right become the house's too */
    bool keeps_one_sided; /* Spanish asides stand so */
};

struct dashes {
    const struct settings *settings;
    struct dictionary *dictionary;
    struct scan scan;
    struct dash_style style; /* of the language that was last asked for */
};

/* Whether the bytes from..to, one to three hyphens with a space on one side, stand for a dash:
 * before a word that begins a clause (good -but late), or where two enclose an aside (he -they say-
 * left). */
bool is_one_sided_dash(const struct dashes *, const struct prose *, const struct dash_style *,
                       size_t from, size_t to);

/* The entry of a word in one of the language's lists of dashes.dict. */
const struct entry *dash_word(const struct dashes *, const struct prose *,
                              const struct dash_style *, const char *list, struct span word);

/* A hyphen between letters where a dash was meant: "in Russia-and sees". */
void judge_joined(const struct dashes *, struct prose *, const struct dash_style *, size_t at);

/* Whether the hyphen, which has a space on one side, belongs to the word there: "London -based". */
bool is_parted_hyphen(const struct dashes *, const struct prose *, const struct dash_style *,
                      size_t hyphen);

/* Takes that space away. Says whether it did. */
bool judge_parted(const struct dashes *, struct prose *, const struct dash_style *, size_t hyphen);

/* Puts the space that is missing behind a first part ("Vor-und Nachteile"), or behind the small
 * word
 * ("Vor- undNachteile"; the hyphen is at `hyphen`). Each says whether it did. */
bool judge_suspended(const struct dashes *, struct prose *, const struct dash_style *,
                     size_t hyphen);
bool judge_glued_conjunction(const struct dashes *, struct prose *, const struct dash_style *,
                             size_t hyphen);

#endif
