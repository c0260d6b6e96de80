/* House: a house style. Filters decide what a mark is; the house says how it is written.
 *
 * A house is dictionaries/houses/NAME.dict. Its sections are languages ("[en]", "[de-CH]", "[*]" for
 * all others); `based-on = typographic` before any section takes what is missing from another. */
#ifndef WIRECOPY_HOUSE_H
#define WIRECOPY_HOUSE_H

#include "dictionary.h"

struct house {
    char *name;
    struct dictionary *dictionary;
    struct house *base; /* NULL: none */
};

/* What a house writes for each decision about quotation marks, in one language. */
struct quotation_marks {
    const char *open, *close;             /* of a quotation */
    const char *inner_open, *inner_close; /* of a quotation in a quotation */
    const char *apostrophe;
    const char *inside; /* between a mark and what it encloses: "" or a no-break space (French) */
};

/* Never NULL: for an unknown name the error is reported (64) with the names there are, and the
 * house is empty. */
struct house *house_open(const char *name, struct report *);
void house_close(struct house *);

/* The entry for a key in a language: "de-CH", then "de", then "*", then the same of its base. */
const struct entry *house_entry(const struct house *, const char *language, const char *key);

/* The entry's value, or `otherwise`. */
const char *house_value(const struct house *, const char *language, const char *key,
                        const char *otherwise);

/* The marks of a language: the house's `quotes = “ ” ‘ ’`, else CLDR's, else the English ones. */
struct quotation_marks house_marks(const struct house *, const char *language);

/* Whether the language opens an inner quotation with ‚, however the house writes it: then a comma may
 * have been typed for one. */
bool house_has_low_single(const struct house *, const char *language);

#endif
