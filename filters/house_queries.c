/* What the desk is asked about: machine translation's oddities, a name in two forms, a word twice.
 */
#include "house_walk.h"

#include "language.h"

static void ask(struct walk *walk, size_t from, size_t to, const struct entry *entry,
                const char *reason, const char *suggestions)
{
    struct prose *prose = &walk->prose;
    struct text rule = {0};
    if (from < prose->done)
        return;
    if (entry)
        dictionary_cite(walk->self->queries, entry, &rule);
    propose_query(prose->edits, prose->story, prose->part, from, to - from,
                  entry ? text_string(&rule) : "house/doubled-word", reason, suggestions);
    prose->done = to;
    text_free(&rule);
}

/* The full form is first used and then shortened: that is no second form. */
static bool is_full_form(const struct entry *entry)
{
    return strcmp(entry->key, entry->value) == 0;
}

static struct variant_group *group_of(struct walk *walk, const struct entry *entry)
{
    for (size_t i = 0; i < walk->group_count; i++)
        if (strcmp(walk->groups[i].name, entry->value) == 0)
            return &walk->groups[i];
    if (walk->group_count == MOST_GROUPS)
        return NULL;
    walk->groups[walk->group_count] = (struct variant_group){.name = entry->value};
    return &walk->groups[walk->group_count++];
}

/* US, and then USA: asked once for each form after the first. A form that the house replaces is
 * not in the story any more: what stands for it is seen when the story is read again. */
static void query_variant(struct walk *walk, const struct pattern_found *found)
{
    if (found->from < walk->prose.done)
        return;
    struct variant_group *group = group_of(walk, found->entry);
    if (!group || group->count == MOST_VARIANTS || is_full_form(found->entry))
        return;
    for (size_t i = 0; i < group->count; i++)
        if (group->seen[i] == found->entry)
            return;
    group->seen[group->count++] = found->entry;
    if (group->count == 1)
        return;
    struct text reason = {0};
    text_format(&reason, "%s and %s in one story", group->seen[0]->key, found->entry->key);
    ask(walk, found->from, found->to, found->entry, text_string(&reason), group->seen[0]->key);
    text_free(&reason);
}

/* The same word twice, with one space between: for a person, as "had had" is right. */
void query_doubled(struct walk *walk, size_t at)
{
    const struct prose *prose = &walk->prose;
    const char *bytes = prose->bytes;
    size_t first = walk->last_word, length = at - 1 - first;
    if (at < first + 3 || length > 40 || (bytes[at - 1] != ' ' && bytes[at - 1] != '\n') ||
        prose->length - at < length || !same_but_case(bytes + first, length, bytes + at, length))
        return;
    struct span word = prose_word_after(prose, at, 44), before = prose_word_after(prose, first, 44);
    uint32_t behind = prose_at(prose, word.to, NULL), front = prose_before(prose, first, NULL);
    bool are_names = is_upper(prose_at(prose, first, NULL)) && is_upper(prose_at(prose, at, NULL));
    if (word.to - at != length || before.to - first != length || is_digit(behind) || are_names ||
        behind == '-' || behind == '\'' || behind == 0x2019 || front == '-' || front == '\'' ||
        front == 0x2019 ||
        spans_touch(protected_spans(prose->story, prose->part), first, word.to) ||
        dictionary_find(walk->self->queries, walk->tongue->doubled, bytes + at, length))
        return;
    char once[48];
    memcpy(once, bytes + first, length);
    once[length] = '\0';
    ask(walk, first, word.to, NULL, "a word twice", once);
}

void query_pattern(struct walk *walk, size_t at, unsigned slot)
{
    const struct tongue *tongue = walk->tongue;
    struct pattern_found found;
    if (slot & ODDITY && patterns_find(tongue->oddities, &walk->prose, at, &found))
        ask(walk, found.from, found.to, found.entry, found.entry->value, NULL);
    if (slot & VARIANT && !walk->depth && patterns_find(tongue->variants, &walk->prose, at, &found))
        query_variant(walk, &found);
}
