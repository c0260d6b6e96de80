/* JSON story: what the formats in JSON have in common: values in a stream, strings, markup, notes.
 */
#ifndef WIRECOPY_JSON_STORY_H
#define WIRECOPY_JSON_STORY_H

#include "../phrases.h"
#include "../stream.h"

#include <jansson.h>

/* What is kept between two stories. */
struct json_state {
    json_t *document; /* the value that the stories come from */
    json_t **items;   /* its stories, owned */
    size_t item, item_count;
    size_t line;       /* where it begins */
    struct text bytes; /* of the value, and its charset */
    char charset[32];
    const char *refused;            /* why the value is not read; NULL: it is */
    const struct phrases *words;    /* wires.dict */
    const struct phrases *contacts; /* contacts.dict */
    const struct phrases *agencies; /* agencies.dict */
    const struct dictionary *pages; /* pages.dict */
};

struct json_state *json_state(struct reader *);
void json_state_free(struct reader *);

/* The next story's object, borrowed until the next call; NULL at the end. Values may stand in an
 * array, one a line, or one behind the other; a feed's items are taken one by one. A value that is
 * no JSON is reported (65) and given as `*malformed`, in state->bytes. */
json_t *json_next(struct reader *, struct story *, bool *malformed);

/* The member's string; NULL where it has none or an empty one. Numbers are
 * taken too. Valid until the next call of any function here. */
const char *json_text(json_t *object, const char *member);

/* Gives the story a part from a member: as it stands, or its markup as text. Both remove the
 * member, so that what is left is what nothing was made of. True where the part was made. */
bool json_part(struct story *, const char *part, json_t *object, const char *member);
bool json_html_part(struct story *, const char *part, json_t *object, const char *member);

/* The same for markup that is a body: the captions and credits of its pictures are not of its text.
 */
bool json_body_part(struct story *, const struct json_state *, json_t *object, const char *member);

/* The same for a time: made ISO 8601 with a colon in its zone. */
bool json_time_part(struct story *, const char *part, json_t *object, const char *member);

void json_string_part(struct story *, const char *part, const char *string);

/* Notes from marked text: one part a heading, its heading the first line. */
void json_notes(struct story *, const struct json_state *, const char *part, const char *text);

/* Whether the letters of every line of `note` stand in a part of that name. */
bool json_has_note(const struct story *, const char *part, const char *note);

/* What nothing was made of, as the part Source-Other; nulls and empty values are nothing. */
void json_rest(struct story *, json_t *object);

/* Whether the object is dpa's, and its parts. */
bool dpa_json_is(json_t *object);
void dpa_json_read(struct story *, const struct json_state *, json_t *object);

/* ninjs 1, 2, 3, and what newsrooms write under that name. */
void ninjs_read(struct story *, const struct json_state *, json_t *object);

void ninjs_write(struct writer *, const struct story *);

#endif
