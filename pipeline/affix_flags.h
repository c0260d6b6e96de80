/* Affix flags: how an .aff file is cut into words, and what flags its words have. */
#ifndef WIRECOPY_AFFIX_FLAGS_H
#define WIRECOPY_AFFIX_FLAGS_H

#include "text.h"

enum flag_kind { FLAGS_OF_BYTES, FLAGS_LONG, FLAGS_NUMBERS, FLAGS_UTF8 };

struct slice {
    const char *bytes;
    size_t length;
};

struct affix {
    struct slice strip, add, condition, flags; /* flags: of forms made by it */
    uint32_t flag;
    bool is_prefix, crosses;
};

struct affix_rules {
    struct text aff; /* what the slices are of */
    enum flag_kind flag_kind;
    struct affix *affixes; /* by flag */
    size_t count, capacity;
    /* A flag each; empty: the dictionary has none. */
    struct slice keep_case, forbidden, need_affix, only_in_compound;
    struct slice *aliases;             /* AF: flags by number, from 1 */
    size_t alias_count, alias_capacity;
};

/* The next word of a line, taken off it; empty at the end. */
struct slice next_word(struct slice *line);

bool slice_is(struct slice, const char *string);

/* The next flag of a list, taken off it; 0 at the end. */
uint32_t next_flag(const struct affix_rules *, struct slice *flags);

/* The one flag of a line like "NEEDAFFIX h"; 0 where the dictionary has none. */
uint32_t only_flag(const struct affix_rules *, struct slice flag);

/* The flags themselves, where they are a number that AF gave them. */
struct slice flags_of(const struct affix_rules *, struct slice flags);

/* Longer forms are nobody's. */
enum { LONGEST_FORM = 200 };

/* The word of a line of the .dic file into `stem`, and what flags it has; 0 where it has none. */
size_t affix_read_line(const struct affix_rules *, const char *line, size_t length,
                       char stem[static LONGEST_FORM], struct slice *flags);

/* What the form is without the affix, in `stem`; 0 where it does not have it. */
size_t affix_take_off(const struct affix *, const char *form, size_t length,
                      char stem[static LONGEST_FORM]);

#endif
