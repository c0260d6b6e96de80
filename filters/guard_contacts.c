/* Telephone numbers and e-mail addresses where readers would see them. */
#include "guard_checks.h"

#include "contacts.h"

void find_contacts(const struct guard *guard, const struct story *story, size_t part,
                   struct edits *edits)
{
    const struct text *text = &story->parts[part].text;
    struct span found, all = {0, text->length};
    enum contact contact;
    for (size_t at = 0;
         (contact = contact_next(guard->private->contacts, text_string(text), all, &at, &found));)
        propose_query(edits, story, part, found.from, found.to - found.from,
                      contact == TELEPHONE ? "guard/phone" : "guard/mail",
                      contact == TELEPHONE
                          ? "a telephone number where readers will see it: may it be?"
                          : "an e-mail address where readers will see it: may it be?",
                      NULL);
}
