/* Word forms: every form that a dictionary's rules give, and what hunspell says of it. */
#ifndef WIRECOPY_WORD_FORMS_H
#define WIRECOPY_WORD_FORMS_H

#include "report.h"
#include "spell_files.h"
#include "text.h"

/* One after the other: struct word_entry and its bytes; `accepts` is REFUSED for what hunspell does
 * not know. */
struct word_forms {
    struct text words;
    size_t accepted; /* how many of them */
};

enum { REFUSED = 0xFF };

/* Fills in the forms of a dictionary, and its frequent words. Takes seconds. False, reported, where
 * the dictionary cannot be used. */
bool word_forms_collect(struct word_forms *, const struct spell_files *, struct report *);
void word_forms_free(struct word_forms *);

/* Writes the table of the accepted ones to an open file. False where that fails: errno. */
bool word_table_write(const struct word_forms *, uint64_t key, int file);

#endif
