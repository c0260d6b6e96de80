/* Contacts: telephone numbers and e-mail addresses in copy. */
#ifndef WIRECOPY_CONTACTS_H
#define WIRECOPY_CONTACTS_H

#include "phrases.h"

enum contact { NO_CONTACT, TELEPHONE, MAIL_ADDRESS };

/* The first telephone number or address at or after `*at` in the stretch, and in `*found` where it
 * stands; moves `*at` behind it. `words`: contacts.dict. A number without a + or a nought in front
 * counts only where it is grouped as numbers are somewhere, or where a word says that one follows.
 * Names of accounts (@name) are no addresses. */
enum contact contact_next(const struct phrases *words, const char *bytes, struct span stretch,
                          size_t *at, struct span *found);

/* Whether there is one in a note for the desk. There a number needs no such word: in doubt it is
 * the reporter's telephone, unless it is a day, an hour, an amount or a measure. */
bool note_has_contact(const struct phrases *words, const char *bytes, struct span note);

#endif
