/* Each row of the table is a word of one of four sets, by its place. */
#include "aggregate/classes.h"

#include <string.h>

#include "lib/alloc.h"
#include "lib/cli.h"
#include "lib/lexicon.h"
#include "lib/names.h"
#include "lib/utf8.h"

enum { WORD, PLACE, SET };
enum place { WITHIN, END, THING, NOT, PLACES };

static const char *const place_names[PLACES] = {"within", "end", "thing", "not"};
static const char set_mark[] = "\x1f"; /* in no name */

static const struct lexicon_row *rows;
static struct words *words[PLACES]; /* values: indices of rows */

/* The first word of a set in a name. */
struct set_word {
    const char *set; /* NULL: none */
    size_t at, length;
};

static void add_row(const struct lexicon_row *row, int index)
{
    int place = 0;
    while (place < PLACES && strcmp(row->field[PLACE], place_names[place]) != 0)
        place++;
    if (place == PLACES)
        cli_die("classes.tsv: %s: there is no place '%s': see the head of the table", row->field[WORD],
                row->field[PLACE]);
    words_add(words[place], row->field[WORD], strlen(row->field[WORD]), index);
}

static void read_table(void)
{
    size_t count;
    rows = lexicon_rows("classes", &count);
    for (int place = 0; place < PLACES; place++)
        words[place] = words_new();
    for (size_t i = 0; i < count; i++)
        add_row(&rows[i], (int)i);
}

/* Notes that the word of ROW stands AT; one of a set counts before others. */
static void note_word(struct set_word *first, int row, size_t at, size_t length)
{
    if (!first->set && *rows[row].field[SET])
        *first = (struct set_word){rows[row].field[SET], at, length};
}

/* The name with the set instead of its word. */
static uint32_t family_of(const char *text, size_t length, const struct set_word *word)
{
    static struct buffer family;
    size_t end = word->at + word->length;
    buffer_clear(&family);
    buffer_add(&family, text, word->at);
    buffer_add_string(&family, set_mark);
    buffer_add_string(&family, word->set);
    buffer_add_string(&family, set_mark);
    buffer_add(&family, text + end, length - end);
    return name_number(family.data, family.length);
}

struct class class_of(uint32_t subject)
{
    struct class class = {false, subject};
    struct set_word first = {0};
    const char *text = name_text(subject);
    size_t length = name_length(subject);
    if (!rows)
        read_table();
    for (size_t at = 0; at < length; at += utf8_size((unsigned char)text[at])) {
        int within = -1, end = words_find(words[END], text + at, length - at);
        size_t size = words_longest(words[WITHIN], text + at, length - at, &within);
        if (words_find(words[THING], text + at, length - at) >= 0)
            return (struct class){false, subject};
        if (within >= 0)
            note_word(&first, within, at, size);
        if (end >= 0)
            note_word(&first, end, at, length - at);
        class.is_class = class.is_class || within >= 0 || end >= 0;
    }
    if (first.set)
        class.family = family_of(text, length, &first);
    return class;
}

bool class_is_negated(const char *text, size_t at)
{
    size_t from = at;
    if (!rows)
        read_table();
    while (from > 0 && ((unsigned char)text[--from] & 0xc0) == 0x80)
        ;
    return from < at && words_find(words[NOT], text + from, at - from) >= 0;
}
