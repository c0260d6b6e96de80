/* Wire copy: what the formats of the teleprinter have in common: control characters around
 * messages, hard-wrapped lines, datelines, and labels in many languages. */
#ifndef WIRECOPY_WIRE_COPY_H
#define WIRECOPY_WIRE_COPY_H

#include "../dateline.h"
#include "../decode.h"
#include "../phrases.h"
#include "../stream.h"

enum control { SOH = 0x01, STX = 0x02, ETX = 0x03, EOT = 0x04, DEL = 0x7F, SYN = 0x16 };

/* What is kept between two messages: wires.dict, and the first line of the next message. */
struct wire_state {
    struct phrases *words, *contacts;
    struct dateline_words places;
    struct text message; /* the bytes of the message that is being read */
    struct text next;    /* what was read behind its end */
    size_t next_line;
};

/* A line that begins a message although no SOH does: a gateway took it. */
typedef bool is_header_function(const char *line, size_t length);

/* The bytes of the next message, in state->message; false at the end. A message begins at SOH or at
 * a header line, and ends at EOT or where the next begins. Sets story->line. */
bool wire_message(struct reader *, struct wire_state *, is_header_function *, struct story *);
struct wire_state *wire_state(struct reader *); /* opened when first asked for */
void wire_state_free(struct reader *);

/* A message as it is taken apart. */
struct wire_copy {
    struct decoded decoded;
    const char *bytes;  /* decoded.text */
    struct spans lines; /* without line ends, and without blanks and controls at their ends */
    const struct phrases *words, *contacts;
    const struct dateline_words *places;
    struct story *story;
    struct edits queries;
};

void wire_open(struct wire_copy *, struct reader *, struct wire_state *, struct story *);
void wire_close(struct wire_copy *, struct report *); /* reports and queries stray bytes */

/* Text for a part, put together from stretches of the message. */
struct passage {
    struct text text;
    struct stray *strays; /* of this text */
    size_t stray_count, stray_capacity;
};

void passage_add(struct passage *, const struct wire_copy *, struct span);
void passage_string(struct passage *, const char *string);

/* A piece of a passage, without white space at its ends, becomes a part; nothing where it is blank.
 */
void wire_part(struct wire_copy *, const char *name, const struct passage *, struct span);
void wire_part_span(struct wire_copy *, const char *name, struct span);
void wire_part_string(struct wire_copy *, const char *name, const char *string);
void passage_free(struct passage *);

/* The width at which lines [from, to) were wrapped: the longest of them, in characters; 0 where
 * they are not wrapped at all. */
size_t wire_width(const struct wire_copy *, size_t from, size_t to);

/* Whether the line break behind line `at` was only made because the next word did not fit: the
 * exact opposite of wrapping, so that wrapping again at that width gives the same lines. */
bool wire_break_is_soft(const struct wire_copy *, size_t at, size_t width);

/* Lines [from, to), soft breaks taken out, the others as LF. */
void wire_unwrap(const struct wire_copy *, size_t from, size_t to, size_t width, struct passage *);

/* How many bytes of a paragraph are its dateline, as in "Berlin/Bonn (dpa) - ", the space behind
 * included; 0: there is none. */
size_t wire_dateline(const struct wire_copy *, const char *bytes, struct span paragraph);

/* The entry of wires.dict, in any language, for these words in any case, whose value begins with
 * `kind`; NULL: none. White space, and ":" behind them, does not count. */
const struct entry *wire_word(const struct wire_copy *, struct span, const char *kind);

/* Whether one of the entries of that kind stands anywhere in the stretch, or in the line. */
bool wire_has_words(const struct phrases *, const char *bytes, struct span, const char *kind);
bool wire_line_has(const struct wire_copy *, struct span, const char *kind);

/* Whether a telephone number or an address stands in the line. */
bool wire_line_has_contact(const struct wire_copy *, struct span);

/* Whether the line is blank; whether it begins with `string`. */
bool wire_blank(const struct wire_copy *, size_t line);
bool wire_begins(const struct wire_copy *, size_t line, const char *string);

/* "251852 Sep 24", "242200 GMT Jun 17", "10-31-16 1437GMT", "21:37-09-12-18": an ISO date and time
 * in `iso`, with "Z" where the zone was GMT; false where it is none. */
bool wire_date(const struct wire_copy *, struct span, char iso[32]);

#endif
