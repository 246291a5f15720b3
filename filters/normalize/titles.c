/* Names to standard names, by the tables of indicators and affixes. */
#include "normalize/titles.h"

#include <stdlib.h>
#include <string.h>

#include "lib/alloc.h"
#include "lib/areas.h"
#include "lib/cli.h"
#include "lib/lexicon.h"
#include "lib/numeral_tokens.h"
#include "lib/record.h"
#include "lib/units.h"
#include "lib/utf8.h"
#include "normalize/memo.h"

enum column { C_NAME, C_SYNONYMS, C_DIMENSION, C_EXTENSIVE, C_ALSO };
enum affix_column { A_WORD, A_PLACE, A_DIMENSION };
enum place { INDICATOR_FRONT, INDICATOR_BACK, INDICATOR_END, SUBJECT_FRONT, COUNT_BACK, PLACES };

static const char *const place_names[PLACES] = {"indicator front", "indicator back", "indicator end",
                                                "subject front", "count back"};

/* One of the rows that have a name, the last of them first. */
struct link {
    int row, next; /* index of the next one, or -1 */
};

static const struct lexicon_row *indicators;
static struct words *indicator_names; /* value: index of the first link */
static struct link *links;
static size_t links_count, links_room;
static const struct lexicon_row *affix_rows;
static struct words *affixes[PLACES];
static size_t longest_back; /* bytes of the longest word of INDICATOR_BACK */

static void add_name(const char *name, size_t length, int row)
{
    links = alloc_room(links, &links_room, links_count, sizeof *links);
    links[links_count] = (struct link){row, words_find(indicator_names, name, length)};
    words_add(indicator_names, name, length, (int)links_count++);
}

static void add_indicator(const struct lexicon_row *row, int index)
{
    add_name(row->field[C_NAME], strlen(row->field[C_NAME]), index);
    for (const char *synonym = row->field[C_SYNONYMS]; *synonym;) {
        size_t length = strcspn(synonym, "|");
        add_name(synonym, length, index);
        synonym += length + (synonym[length] == '|');
    }
}

static void read_indicators(void)
{
    size_t count;
    indicators = lexicon_rows("indicators", &count);
    indicator_names = words_new();
    for (size_t i = 0; i < count; i++)
        add_indicator(&indicators[i], (int)i);
}

/* Whether DIMENSION is one of LIST, parted by |; of a compound the first part tells (元/亩 for 元). */
static bool is_listed(const char *list, const char *dimension)
{
    size_t size = strcspn(dimension, "/");
    for (const char *one = list; *one;) {
        if (strcspn(one, "|/") == size && memcmp(one, dimension, size) == 0)
            return true;
        one += strcspn(one, "|");
        one += *one == '|';
    }
    return false;
}

/* Whether amounts of DIMENSION may be of the indicator; where one of both is not told, they may. */
static bool fits(const struct lexicon_row *row, const char *dimension)
{
    return !*dimension || !*row->field[C_DIMENSION] || is_listed(row->field[C_DIMENSION], dimension) ||
           is_listed(row->field[C_ALSO], dimension);
}

/* The row of the link, or of one behind it, whose dimension fits; -1 where none does. */
static int row_for(int link, const char *dimension)
{
    while (link >= 0 && !fits(&indicators[links[link].row], dimension))
        link = links[link].next;
    return link < 0 ? -1 : links[link].row;
}

static void add_affix(const struct lexicon_row *row, int index)
{
    const char *word = row->field[A_WORD];
    int place = 0;
    while (place < PLACES && strcmp(row->field[A_PLACE], place_names[place]) != 0)
        place++;
    if (place == PLACES)
        cli_die("affixes.tsv: %s: there is no place '%s': see the head of the table", word,
                row->field[A_PLACE]);
    words_add(affixes[place], word, strlen(word), index);
    if (place == INDICATOR_BACK && strlen(word) > longest_back)
        longest_back = strlen(word);
}

static void read_affixes(void)
{
    size_t count;
    if (affix_rows)
        return;
    for (int place = 0; place < PLACES; place++)
        affixes[place] = words_new();
    affix_rows = lexicon_rows("affixes", &count);
    for (size_t i = 0; i < count; i++)
        add_affix(&affix_rows[i], (int)i);
}

static bool ends_with(const char *text, size_t length, const char *end)
{
    size_t size = strlen(end);
    return length >= size && memcmp(text + length - size, end, size) == 0;
}

/* The length of TEXT without a bracket at its end: 地区生产总值（GDP） is cut behind 地区生产总值. */
static size_t without_bracket(const char *text, size_t length)
{
    if (!ends_with(text, length, ")") && !ends_with(text, length, "）"))
        return length;
    for (size_t at = length; at > 0; at--)
        if (text[at - 1] == '(' || ends_with(text, at, "（"))
            return at - (text[at - 1] == '(' ? 1 : strlen("（"));
    return length;
}

/* The length of TEXT without the longest word of INDICATOR_BACK at its end. */
static size_t without_back(const char *text, size_t length)
{
    for (size_t size = longest_back < length ? longest_back : length; size > 0; size--)
        if (words_find(affixes[INDICATOR_BACK], text + length - size, size) >= 0)
            return length - size;
    return length;
}

/* The link of the indicators that TEXT names but for affixes, or -1; what it keeps at its end goes to *KEPT.
 */
static int find_indicator(const char *text, size_t length, struct field *kept)
{
    *kept = (struct field){"", 0};
    for (;;) {
        int link = words_find(indicator_names, text, length);
        size_t shorter = without_bracket(text, length);
        if (link >= 0 || length == 0)
            return link;
        size_t front = words_longest(affixes[INDICATOR_FRONT], text, length, NULL);
        if (front == 0)
            front = areas_longest(text, length);
        if (shorter == length && front > 0) {
            text += front;
            length -= front;
            continue;
        }
        if (shorter == length && kept->length == 0) {
            shorter = without_back(text, length);
            *kept = (struct field){text + shorter, length - shorter};
        }
        if (shorter == length)
            return -1;
        length = shorter;
    }
}

/* MADE is the LENGTH bytes at TEXT and the LAST bytes at END. */
static void join(struct title *made, const char *text, size_t length, const char *end, size_t last)
{
    made->own = alloc_zeroed(length + last + 1, 1);
    memcpy(made->own, text, length);
    memcpy(made->own + length, end, last);
    made->text = made->own;
    made->length = length + last;
}

/* The dimension by the longest known ending of the name; a name that is nothing else (投资) is known too. */
static void read_end(struct title *title, const char *text, size_t length)
{
    for (size_t at = 0; at < length; at += utf8_size((unsigned char)text[at])) {
        int row = words_find(affixes[INDICATOR_END], text + at, length - at);
        if (row < 0)
            continue;
        title->dimension = affix_rows[row].field[A_DIMENSION];
        title->known = at == 0;
        return;
    }
}

/* The title is the indicator of the row, behind it KEPT. */
static void set_indicator(struct title *title, int row, struct field kept)
{
    const char *name = indicators[row].field[C_NAME];
    title->known = true;
    title->text = name;
    title->length = strlen(name);
    title->dimension = kept.length > 0 ? "" : indicators[row].field[C_DIMENSION];
    if (kept.length > 0)
        join(title, name, strlen(name), kept.text, kept.length);
}

/* TEXT is the name, a NUL, and the dimension of its amounts. */
static void make_indicator(void *made, const char *text, size_t length)
{
    struct title *title = made;
    struct field kept;
    const char *dimension = text + length;
    while (dimension[-1] != '\0')
        dimension--;
    length = (size_t)(dimension - 1 - text);
    *title = (struct title){.text = text, .length = length, .dimension = ""};
    if (!indicators)
        read_indicators();
    read_affixes();
    int link = find_indicator(text, length, &kept), row = row_for(link, kept.length > 0 ? "" : dimension);
    title->other = link >= 0 && row < 0;
    if (row >= 0)
        set_indicator(title, row, kept);
    else
        read_end(title, text, length);
}

const char *joined_title(const struct title *subject, const char *name, size_t length, const char *dimension)
{
    static struct buffer whole;
    if (subject->length == 0 || length == 0)
        return NULL;
    if (!indicators)
        read_indicators();
    buffer_clear(&whole);
    buffer_add(&whole, subject->text, subject->length);
    buffer_add(&whole, name, length);
    int row = row_for(words_find(indicator_names, whole.data, whole.length), dimension);
    return row < 0 ? NULL : indicators[row].field[C_NAME];
}

/* Whether the unit counts things: Arabic digits may count by any classifier, Chinese ones must by 个 (家, 户
 * …) or 人. */
static bool counts(const struct unit *u, bool arabic)
{
    char base[UNIT_TEXT];
    const char *kind = unit_kind(u);
    if (u->parts != 1)
        return false;
    if (strcmp(kind, "count") == 0)
        return arabic || strcmp(unit_base(u, base), unit_default(kind)) == 0;
    return strcmp(kind, "person") == 0;
}

/* Bytes of a count of things that TEXT begins with: 10家, 两个. None where what follows makes it a condition
   (10家以上) or a name (三个一批), and none in names of areas (五家渠). */
static size_t count_at(const char *text, size_t length)
{
    struct unit unit;
    size_t number = numeral_run(text, length);
    if (number == 0 || areas_longest(text, length) > 0)
        return 0;
    size_t size = number + units_longest(text + number, length - number, &unit);
    if (size == number || !counts(&unit, text[0] >= '0' && text[0] <= '9'))
        return 0;
    bool name = numeral_run(text + size, length - size) > 0;
    return name || words_longest(affixes[COUNT_BACK], text + size, length - size, NULL) > 0 ? 0 : size;
}

/* Bytes at the start of TEXT that name nothing: 全市, 10家. A count that is all of TEXT stays. */
static size_t front_at(const char *text, size_t length)
{
    size_t size = words_longest(affixes[SUBJECT_FRONT], text, length, NULL);
    if (size > 0)
        return areas_longest(text, length) > size ? 0 : size;
    size = count_at(text, length);
    return size < length ? size : 0;
}

/* Where the first count of things within TEXT begins, its bytes in *SIZE; LENGTH where there is none. One
   behind 第 is an ordinal, and one whose number begins before is not whole. */
static size_t find_count(const char *text, size_t length, size_t *size)
{
    for (size_t at = 0; at < length;) {
        size_t number = numeral_run(text + at, length - at);
        *size = at > 0 && !ends_with(text, at, "第") ? count_at(text + at, length - at) : 0;
        if (*size > 0 && at + *size < length)
            return at;
        at += number > 0 ? number : utf8_size((unsigned char)text[at]);
    }
    return length;
}

static void make_subject(void *made, const char *text, size_t length)
{
    struct title *title = made;
    read_affixes();
    for (size_t size; (size = front_at(text, length)) > 0; length -= size)
        text += size;
    *title = (struct title){.text = text, .length = length, .dimension = ""};
    size_t size, at = find_count(text, length, &size);
    if (at < length)
        join(title, text, at, text + at + size, length - at - size);
}

static void drop_title(void *made)
{
    free(((struct title *)made)->own);
}

static struct memo indicator_memo = {
    .size = sizeof(struct title), .make = make_indicator, .drop = drop_title};
static struct memo subject_memo = {.size = sizeof(struct title), .make = make_subject, .drop = drop_title};

const struct title *indicator_title(const char *name, size_t length, const char *dimension)
{
    static struct buffer key;
    buffer_clear(&key);
    buffer_add(&key, name, length);
    buffer_add(&key, "", 1);
    buffer_add_string(&key, dimension);
    return memo_get(&indicator_memo, key.data, key.length);
}

const struct title *subject_title(const char *name, size_t length)
{
    return memo_get(&subject_memo, name, length);
}
