/* Nearest words: how frequent the commonest word is that is one letter away: as a look at every word
 * of the table tells. */
#include "support.h"

#include "nearest_words.h"
#include "word_table.h"

#include <stdlib.h>

static bool is_small_letter(char letter)
{
    return letter >= 'a' && letter <= 'z';
}

/* Of words in ASCII. What comes into b is a small letter. */
static bool is_one_letter_away(const char *a, size_t a_length, const char *b, size_t b_length)
{
    size_t same = 0;
    while (same < a_length && same < b_length && a[same] == b[same])
        same++;
    while (a_length > same && b_length > same && a[a_length - 1] == b[b_length - 1])
        a_length--, b_length--;
    size_t a_left = a_length - same, b_left = b_length - same;
    if (a_left == 2 && b_left == 2)
        return a[same] == b[same + 1] && a[same + 1] == b[same];
    return a_left <= 1 && b_left <= 1 && (!b_left || is_small_letter(b[same]));
}

static int nearest_of_all(const struct word_table *table, const char *word, size_t length)
{
    int best = 0;
    for (size_t i = 0; i < table->header->word_count; i++) {
        const struct word_entry *entry = word_table_sketched(table, &table->sketches[i]);
        assert_non_null(entry);
        if (table_frequency(entry) > best &&
            is_one_letter_away(word, length, (const char *)(entry + 1), entry->length))
            best = table_frequency(entry);
    }
    return best;
}

/* One word in many, with a letter left out, doubled, changed, or two swapped. */
static void damage(const struct word_entry *entry, size_t number, char word[64], size_t *length)
{
    size_t at = number % entry->length;
    memcpy(word, entry + 1, entry->length);
    *length = entry->length;
    switch (number / 7 % 4) {
    case 0:
        memmove(word + at, word + at + 1, *length - at - 1);
        --*length;
        break;
    case 1:
        memmove(word + at + 1, word + at, *length - at);
        ++*length;
        break;
    case 2:
        word[at] = 'x';
        break;
    default:
        if (at) {
            char letter = word[at];
            word[at] = word[at - 1];
            word[at - 1] = letter;
        }
    }
}

static bool is_ascii(const struct word_entry *entry)
{
    for (size_t i = 0; i < entry->length; i++)
        if (((const unsigned char *)(entry + 1))[i] >= 0x80)
            return false;
    return true;
}

static void test_damaged_words(void **state)
{
    struct report report = quiet_report();
    struct spell_files files;
    struct word_table table;
    size_t compared = 0, near = 0;
    (void)state;
    assert_true(spell_files_find(&files, "en", &report));
    assert_true(word_table_open(&table, &files));
    for (size_t i = 0; i < table.header->word_count; i += 997) {
        char word[64];
        size_t length;
        const struct word_entry *entry = word_table_sketched(&table, &table.sketches[i]);
        if (!is_ascii(entry) || entry->length < 3 || entry->length > 30 ||
            !is_small_letter(*(const char *)(entry + 1)))
            continue;
        damage(entry, i, word, &length);
        if (!is_small_letter(*word))
            continue;
        int wanted = nearest_of_all(&table, word, length);
        compared++;
        near += wanted > 0;
        if (nearest_in_table(&table, word, length) != wanted)
            fail_msg("\"%.*s\": %d, not %d", (int)length, word,
                     nearest_in_table(&table, word, length), wanted);
    }
    print_message("%zu words, %zu near a frequent one\n", compared, near);
    assert_true(compared > 50 && near > compared / 10 && near < compared);
    word_table_close(&table);
    spell_files_free(&files);
}

static void test_edges(void **state)
{
    struct report report = quiet_report();
    struct spell_files files;
    struct word_table table;
    char longest[TABLE_LONGEST_WORD + 2];
    (void)state;
    memset(longest, 'a', sizeof longest);
    assert_true(spell_files_find(&files, "en", &report));
    assert_true(word_table_open(&table, &files));
    assert_int_equal(nearest_in_table(&table, "teh", 3), MOST_FREQUENT);
    assert_int_equal(nearest_in_table(&table, "Teh", 3), MOST_FREQUENT);
    assert_int_equal(nearest_in_table(&table, "xqzzt", 5), 0);
    assert_int_equal(nearest_in_table(&table, "", 0), 0);
    assert_int_equal(nearest_in_table(&table, "a", 1), 0);
    for (size_t length = 20; length <= sizeof longest; length++)
        assert_int_equal(nearest_in_table(&table, longest, length), 0);
    word_table_close(&table);
    spell_files_free(&files);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_damaged_words),
                                       cmocka_unit_test(test_edges)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
