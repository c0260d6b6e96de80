/* Affix rules: the forms that a dictionary's words can take, by its .aff file. Forms are
 * candidates: whether hunspell accepts them is asked when a table is made, so a rule that is read
 * too widely costs time only, and one that is not known costs a form. */
#ifndef WIRECOPY_AFFIX_RULES_H
#define WIRECOPY_AFFIX_RULES_H

#include "report.h"
#include "text.h"

struct affix_rules;

/* Reads the text of an .aff file, in UTF-8. Rules that are cut short are reported with their line.
 */
struct affix_rules *affix_rules_read(const struct text *aff, const char *path, struct report *);
void affix_rules_free(struct affix_rules *);

/* Whether the line says that its forms are forbidden, or keep their capitals and small letters; or
 * has what hunspell treats in a way of its own in capitals: an ß, a Dutch ij, a full stop. */
bool affix_rules_are_particular(const struct affix_rules *, const char *line, size_t length);

/* Calls take() for every form of a line of the .dic file, the stem first, that has at most `most`
 * affixes; the same form may come more than once. */
void affix_rules_expand(const struct affix_rules *, const char *line, size_t length, unsigned most,
                        void (*take)(void *self, const char *form, size_t form_length), void *self);

#endif
