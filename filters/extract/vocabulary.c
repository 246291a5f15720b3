/* One set of words over four tables, as compiled at build time or, where an added lexicon has more, read on
   first use: see vocabulary.h. */
#include "extract/vocabulary_table.h"

#include <string.h>

#include "lib/alloc.h"
#include "lib/cli.h"
#include "lib/lexicon.h"
#include "lib/utf8.h"

enum { LONGEST_NOUN = 60, LONGEST_NAME = 120 };

static const struct {
    const char *name;
    enum word_class class;
} classes[] = {
    {"move", W_MOVE},
    {"add", W_ADD},
    {"degree", W_DEGREE},
    {"rate", W_RATE},
    {"basis", W_BASIS},
    {"than", W_THAN},
    {"share", W_SHARE},
    {"contribute", W_CONTRIBUTE},
    {"rank", W_RANK},
    {"target", W_TARGET},
    {"before", W_BEFORE},
    {"limit", W_LIMIT},
    {"after", W_AFTER},
    {"verb", W_VERB},
    {"do", W_DO},
    {"adverb", W_ADVERB},
    {"part", W_PART},
    {"list", W_LIST},
    {"word", W_WORD},
    {"entity", W_ENTITY},
    {"relative", W_RELATIVE},
    {"statistic", W_STATISTIC},
};

/* What is being read. */
static struct word *entries;
static size_t count, capacity;
static struct words *set, *endings;

static enum word_class class_named(const char *name, const char *table)
{
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
        if (strcmp(classes[i].name, name) == 0)
            return classes[i].class;
    cli_die("lexicon/%s.tsv: unknown class %s", table, name);
}

static bool is_noun(enum word_class class)
{
    return class == W_ENTITY || class == W_RELATIVE || class == W_STATISTIC;
}

/* Bytes of the last two characters of TEXT, of all where it has fewer. */
static size_t last_two(const char *text, size_t length)
{
    size_t at = length;
    for (int i = 0; i < 2 && at > 0; i++)
        do
            at--;
        while (at > 0 && ((unsigned char)text[at] & 0xC0) == 0x80);
    return length - at;
}

static void add(const char *word, size_t length, enum word_class class, const char *value)
{
    if (length == 0 || words_find(set, word, length) >= 0)
        return;
    entries = alloc_room(entries, &capacity, count, sizeof *entries);
    entries[count] = (struct word){class, value};
    words_add(set, word, length, (int)count++);
    if (is_noun(class)) {
        size_t two = last_two(word, length);
        int known = words_find(endings, word + length - two, two);
        if (known < (int)length)
            words_add(endings, word + length - two, two, (int)length);
    }
}

/* A counted thing (农业示范区), not the number of them (户数). */
static bool is_counted(const char *name, const char *dimension)
{
    static const char *const numbers[] = {"数", "量", "率", "就业"};
    if (strcmp(dimension, "count") != 0 && strcmp(dimension, "person") != 0)
        return false;
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        if (strlen(name) >= strlen(numbers[i]) &&
            strcmp(name + strlen(name) - strlen(numbers[i]), numbers[i]) == 0)
            return false;
    return true;
}

/* A statistic's name that says 占 or 比重 is left to the words for shares. */
static void add_statistic(const char *name, size_t length, const char *dimension)
{
    static const char *const shares[] = {"占", "比重"};
    char text[LONGEST_NAME];
    if (length >= sizeof text)
        return;
    memcpy(text, name, length);
    text[length] = 0;
    for (size_t i = 0; i < sizeof shares / sizeof *shares; i++)
        if (strstr(text, shares[i]))
            return;
    int row;
    size_t verb = words_longest(set, name, length, &row);
    bool sentence = verb >= 6 && verb < length && entries[row].class == W_VERB; /* 实现旅游总收入 */
    if (!sentence && !strstr(text, "亿元") && !strstr(text, "万元"))
        add(name, length, is_counted(text, dimension) ? W_ENTITY : W_STATISTIC, "");
}

/* Names and synonyms of statistics; the synonyms are parted by |. */
static void add_indicators(void)
{
    size_t rows;
    const struct lexicon_row *row = lexicon_rows("indicators", &rows);
    for (size_t i = 0; i < rows; i++) {
        add_statistic(row[i].field[0], strlen(row[i].field[0]), row[i].field[2]);
        for (const char *s = row[i].field[1]; *s;) {
            size_t length = strcspn(s, "|");
            add_statistic(s, length, row[i].field[2]);
            s += length + (s[length] == '|');
        }
    }
}

static const struct vocabulary *read_tables(void)
{
    static struct vocabulary read;
    size_t rows;
    set = words_new();
    endings = words_new();
    const struct lexicon_row *row = lexicon_rows("cues", &rows);
    for (size_t i = 0; i < rows; i++)
        add(row[i].field[0], strlen(row[i].field[0]), class_named(row[i].field[1], "cues"), row[i].field[2]);
    row = lexicon_rows("heads", &rows);
    for (size_t i = 0; i < rows; i++)
        add(row[i].field[0], strlen(row[i].field[0]), class_named(row[i].field[1], "heads"), row[i].field[2]);
    add_indicators();
    row = lexicon_rows("names", &rows);
    for (size_t i = 0; i < rows; i++)
        add(row[i].field[0], strlen(row[i].field[0]), W_NAME, row[i].field[1]);
    read = (struct vocabulary){entries, count, set, endings};
    return &read;
}

/* Not inlined, so that asking for the table, which each look at the text does, can be. */
__attribute__((noinline)) static const struct vocabulary *choose_table(void)
{
    bool added = lexicon_has_added("cues") || lexicon_has_added("heads") || lexicon_has_added("indicators") ||
                 lexicon_has_added("names");
    return vocabulary_compiled.count && !added ? &vocabulary_compiled : read_tables();
}

const struct vocabulary *vocabulary_table(void)
{
    static const struct vocabulary *table;
    if (!table)
        table = choose_table();
    return table;
}

const struct word *vocabulary_longest(const char *text, size_t length, size_t *word_length)
{
    const struct vocabulary *v = vocabulary_table();
    int value;
    *word_length = words_longest(v->all, text, length, &value);
    return *word_length ? &v->entry[value] : NULL;
}

enum word_class vocabulary_class(const char *text, size_t length)
{
    const struct vocabulary *v = vocabulary_table();
    int value = words_find(v->all, text, length);
    return value < 0 ? W_NONE : v->entry[value].class;
}

/* Bytes of the longest noun that could end TEXT, by its last characters; 0: as it ends no noun does. */
static size_t longest_ending(const char *text, size_t length)
{
    size_t two = last_two(text, length);
    int longest = words_find(vocabulary_table()->endings, text + length - two, two);
    if (longest < 0)
        return two >= 3 && is_noun(vocabulary_class(text + length - 3, 3)) ? 3 : 0;
    return (size_t)longest < length ? (size_t)longest : length;
}

enum word_class vocabulary_ending(const char *text, size_t length, size_t *noun_length)
{
    size_t at = length > 0 ? length - longest_ending(text, length) : 0;
    while (at < length && ((unsigned char)text[at] & 0xC0) == 0x80)
        at++;
    for (; at < length; at += utf8_size((unsigned char)text[at])) {
        enum word_class class = vocabulary_class(text + at, length - at);
        if (is_noun(class)) {
            *noun_length = length - at;
            return class;
        }
    }
    *noun_length = 0;
    return W_NONE;
}

enum word_class vocabulary_head(const char *text, size_t length, size_t *noun_length)
{
    for (size_t n = 6; n <= length && n <= LONGEST_NOUN; n++) {
        if (((unsigned char)text[length - n] & 0xC0) == 0x80)
            continue;
        enum word_class class = vocabulary_class(text + length - n, n);
        if (is_noun(class)) {
            *noun_length = n;
            return class;
        }
    }
    return vocabulary_ending(text, length, noun_length);
}

/* Whether TEXT ends with an entity of that VALUE in heads.tsv; *NOUN gets its bytes. */
static bool ends_with_entity(const char *text, size_t length, const char *value, size_t *noun)
{
    if (vocabulary_ending(text, length, noun) != W_ENTITY)
        return false;
    const struct vocabulary *v = vocabulary_table();
    return strcmp(v->entry[words_find(v->all, text + length - *noun, *noun)].value, value) == 0;
}

bool vocabulary_holds(const char *text, size_t length)
{
    size_t noun;
    return ends_with_entity(text, length, "holder", &noun);
}

bool vocabulary_member(const char *text, size_t length, size_t *noun_length)
{
    return ends_with_entity(text, length, "member", noun_length);
}
