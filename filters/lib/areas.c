/* The divisions of areas.tsv: as compiled at build time or, where an added lexicon has more of them, read on
   first use. All names are in one set of words; a word's value tells the first of the divisions of that name,
   and whether the word is an ordinary one (lookalikes.tsv). */
#include "lib/areas_table.h"

#include <stdlib.h>
#include <string.h>

#include "lib/alloc.h"
#include "lib/cli.h"
#include "lib/lexicon.h"

enum { CODE_LENGTH = 6, NO_LINK = AREAS_NO_LINK, UNDATED_UNTIL = 2002 };
enum column { CODE, NAME, SHORT_NAME, SUCCESSOR, FROM, TO }; /* of areas.tsv */

/* What is being read. */
static struct {
    struct area *area;
    size_t count;
    struct areas_link *link;
    size_t links, link_capacity;
    struct words *names;
    const struct area **coded;
    size_t codes;
} divisions;

/* The value of a word whose divisions begin at link FIRST (NO_LINK: it names none). */
static int word_value(int first, bool ordinary)
{
    return (first + 1) * 2 + ordinary;
}

static int first_link(int value)
{
    return value < 0 ? NO_LINK : value / 2 - 1;
}

static bool is_ordinary(int value)
{
    return value >= 0 && value % 2 == 1;
}

/* Existing divisions before former ones, then by code. */
static bool stands_before(const struct area *a, const struct area *b)
{
    if (!a->successor != !b->successor)
        return !a->successor;
    return strcmp(a->code, b->code) < 0;
}

/* Puts A into its place in the chain that begins at link FIRST; gives where the chain begins now. */
static int link_in(int first, const struct area *a)
{
    divisions.link =
        alloc_room(divisions.link, &divisions.link_capacity, divisions.links, sizeof *divisions.link);
    int added = (int)divisions.links++, *place = &first;
    while (*place != NO_LINK && stands_before(&divisions.area[divisions.link[*place].area], a))
        place = &divisions.link[*place].next;
    divisions.link[added] = (struct areas_link){(int)(a - divisions.area), *place};
    *place = added;
    return first;
}

static void add_name(const struct area *a, const char *name)
{
    size_t length = strlen(name);
    int value = words_find(divisions.names, name, length);
    if (length > 0)
        words_add(divisions.names, name, length,
                  word_value(link_in(first_link(value), a), is_ordinary(value)));
}

static void add_ordinary_words(void)
{
    size_t count;
    const struct lexicon_row *row = lexicon_rows("lookalikes", &count);
    for (size_t i = 0; i < count; i++)
        words_add(divisions.names, row[i].field[0], strlen(row[i].field[0]), word_value(NO_LINK, true));
}

/* A's name with ABOVE before it, as one word. */
static void add_path(const struct area *a, const char *above)
{
    struct buffer path = {0};
    buffer_add_string(&path, above);
    buffer_add_string(&path, a->name);
    add_name(a, path.data);
    buffer_free(&path);
}

static void add_paths(const struct area *a)
{
    for (const struct area *above = a->parent; above && above->level != AREA_NATION; above = above->parent) {
        add_path(a, above->name);
        if (*above->short_name)
            add_path(a, above->short_name);
    }
}

/* The short name with the kind of division, as all but laws write it: 延边州, 景宁县. */
static void add_common_name(const struct area *a)
{
    struct buffer name = {0};
    buffer_add_string(&name, a->short_name);
    buffer_add_string(&name, a->name + strlen(a->name) - strlen("州"));
    add_name(a, name.data);
    buffer_free(&name);
}

static void add_names(const struct area *a)
{
    add_name(a, a->name);
    add_name(a, a->short_name);
    if (a->level > AREA_PROVINCE && *a->short_name && strstr(a->name, "自治"))
        add_common_name(a);
    if (is_ordinary(words_find(divisions.names, a->name, strlen(a->name))))
        add_paths(a);
}

static int compare_codes(const void *code, const void *area)
{
    return memcmp(code, (*(const struct area *const *)area)->code, CODE_LENGTH);
}

/* CODE has six characters. */
static const struct area *coded(const struct area *const *areas, size_t count, const char *code)
{
    const struct area *const *found = bsearch(code, areas, count, sizeof *areas, compare_codes);
    return found ? *found : NULL;
}

static enum area_level level_of(const char *code)
{
    if (strcmp(code, "000000") == 0)
        return AREA_NATION;
    if (strcmp(code + 2, "0000") == 0)
        return AREA_PROVINCE;
    return strcmp(code + 4, "00") == 0 ? AREA_PREFECTURE : AREA_COUNTY;
}

/* The nearest division whose code has the same beginning and then zeros only. */
static const struct area *parent_of(const struct area *a)
{
    char above[] = "000000";
    for (size_t kept = 2 * (size_t)a->level; kept > 0;) {
        kept -= 2;
        memcpy(above, a->code, kept);
        memset(above + kept, '0', CODE_LENGTH - kept);
        const struct area *parent = coded(divisions.coded, divisions.codes, above);
        if (parent)
            return parent;
    }
    return NULL;
}

static struct area read_area(const struct lexicon_row *row)
{
    const char *const *field = row->field;
    if (strlen(field[CODE]) != CODE_LENGTH || strspn(field[CODE], "0123456789") != CODE_LENGTH)
        cli_die("areas.tsv: '%s' of %s is no code: write six digits", field[CODE], field[NAME]);
    return (struct area){
        .code = field[CODE],
        .name = field[NAME],
        .short_name = field[SHORT_NAME],
        .level = level_of(field[CODE]),
        .from = atoi(field[FROM]),
        .to = atoi(field[TO]),
    };
}

/* In the order of their codes, of one code the existing one first, then in the order of the rows. */
static int compare_areas(const void *a, const void *b)
{
    const struct area *x = *(const struct area *const *)a, *y = *(const struct area *const *)b;
    int order = memcmp(x->code, y->code, CODE_LENGTH);
    if (!order)
        order = !y->successor - !x->successor;
    return order ? order : (x > y) - (x < y);
}

/* Codes to divisions. A former one has any SUCCESSOR until set_successors. */
static void read_codes(void)
{
    divisions.coded = alloc_zeroed(divisions.count, sizeof *divisions.coded);
    for (size_t i = 0; i < divisions.count; i++)
        divisions.coded[i] = &divisions.area[i];
    if (divisions.count)
        qsort(divisions.coded, divisions.count, sizeof *divisions.coded, compare_areas);
    for (size_t i = 0; i < divisions.count; i++)
        if (!divisions.codes ||
            memcmp(divisions.coded[divisions.codes - 1]->code, divisions.coded[i]->code, CODE_LENGTH) != 0)
            divisions.coded[divisions.codes++] = divisions.coded[i];
}

static void set_successor(struct area *a, const char *code)
{
    const struct area *successor =
        strlen(code) == CODE_LENGTH ? coded(divisions.coded, divisions.codes, code) : NULL;
    if (!successor || successor->successor)
        cli_die("areas.tsv: %s %s has the successor '%s', which is no existing division", a->code, a->name,
                code);
    a->successor = successor;
}

static void read_divisions(void)
{
    const struct lexicon_row *row = lexicon_rows("areas", &divisions.count);
    divisions.area = alloc_zeroed(divisions.count, sizeof *divisions.area);
    for (size_t i = 0; i < divisions.count; i++) {
        divisions.area[i] = read_area(&row[i]);
        divisions.area[i].successor = *row[i].field[SUCCESSOR] ? divisions.area : NULL;
    }
    read_codes();
    for (size_t i = 0; i < divisions.count; i++)
        if (divisions.area[i].successor)
            set_successor(&divisions.area[i], row[i].field[SUCCESSOR]);
    for (size_t i = 0; i < divisions.count; i++)
        divisions.area[i].parent = parent_of(&divisions.area[i]);
}

static void read_names(void)
{
    divisions.names = words_new();
    add_ordinary_words();
    for (size_t i = 0; i < divisions.count; i++)
        add_names(&divisions.area[i]);
}

static const struct areas_table *read_table(void)
{
    static struct areas_table table;
    read_divisions();
    read_names();
    table = (struct areas_table){divisions.area,  divisions.count, divisions.link, divisions.links,
                                 divisions.names, divisions.coded, divisions.codes};
    return &table;
}

/* Not inlined, so that asking for the table, which each look at the text does, can be. */
__attribute__((noinline)) static const struct areas_table *choose_table(void)
{
    bool compiled = areas_compiled.count && !lexicon_has_added("areas") && !lexicon_has_added("lookalikes");
    return compiled ? &areas_compiled : read_table();
}

const struct areas_table *areas_table(void)
{
    static const struct areas_table *table;
    if (!table)
        table = choose_table();
    return table;
}

size_t areas_named(const char *text, size_t length, const struct area **found, size_t maximum)
{
    const struct areas_table *t = areas_table();
    size_t count = 0;
    for (int i = first_link(words_find(t->names, text, length)); i != NO_LINK; i = t->link[i].next) {
        if (count < maximum)
            found[count] = &t->area[t->link[i].area];
        count++;
    }
    return count;
}

/* Bytes at the end of the name, LONGEST of TEXT's LENGTH, that are part of what follows: 地区 of
 * 运城地区生产总值, which is not that of the former 运城地区. */
static size_t belongs_behind(const char *text, size_t length, size_t longest)
{
    static const char region[] = "地区", product[] = "地区生产总值";
    size_t above = strlen(region);
    bool behind = longest > above && longest - above + strlen(product) <= length &&
                  memcmp(text + longest - above, product, strlen(product)) == 0;
    return behind ? above : 0;
}

size_t areas_longest(const char *text, size_t length)
{
    const struct words *names = areas_table()->names;
    int value = -1;
    size_t longest = words_longest(names, text, length, &value);
    if (longest == 0 || is_ordinary(value))
        return 0;
    size_t behind = belongs_behind(text, length, longest);
    return behind && first_link(words_find(names, text, longest - behind)) == NO_LINK ? longest
                                                                                      : longest - behind;
}

const struct area *areas_coded(const char *code)
{
    const struct areas_table *t = areas_table();
    return strlen(code) == CODE_LENGTH ? coded(t->coded, t->codes, code) : NULL;
}

bool area_shortened(const struct area *a, size_t length)
{
    return strlen(a->short_name) == length;
}

bool area_existed(const struct area *a, int year)
{
    int to = a->successor && !a->to ? UNDATED_UNTIL : a->to;
    return year == 0 || (year >= a->from && (to == 0 || year <= to));
}

/* Of the provinces, only the municipalities end like cities do. */
static bool is_municipality(const struct area *a)
{
    static const char city[] = "市";
    size_t length = strlen(a->name), size = sizeof city - 1;
    return a->level == AREA_PROVINCE && length > size && strcmp(a->name + length - size, city) == 0;
}

const struct area *area_city(const struct area *a)
{
    while (a && a->level == AREA_COUNTY && a->parent->level != AREA_PROVINCE)
        a = a->parent;
    const struct area *province = a ? area_province(a) : NULL;
    if (province && is_municipality(province))
        return province;
    return a && a->level >= AREA_PREFECTURE ? a : NULL;
}

const struct area *area_province(const struct area *a)
{
    while (a && a->level > AREA_PROVINCE)
        a = a->parent;
    return a && a->level == AREA_PROVINCE ? a : NULL;
}

bool area_within(const struct area *a, const struct area *b)
{
    while (a && a != b)
        a = a->parent;
    return a;
}
