/* The divisions of areas.tsv, read once on first use, their names when the first name is asked for. All names
   are in one set of words; a word's value tells the first of the divisions of that name, and whether the word
   is an ordinary one (lookalikes.tsv). */
#include "lib/areas.h"

#include <stdlib.h>
#include <string.h>

#include "lib/alloc.h"
#include "lib/cli.h"
#include "lib/hash.h"
#include "lib/lexicon.h"

enum { CODE_LENGTH = 6, NO_LINK = -1, UNDATED_UNTIL = 2002 };
enum column { CODE, NAME, SHORT_NAME, SUCCESSOR, FROM, TO }; /* of areas.tsv */

/* One of the divisions of a name. */
struct link {
    const struct area *area;
    int next; /* index of the next one, or NO_LINK */
};

static struct {
    struct area *area; /* one a row of the table */
    size_t count;
    struct link *link;
    size_t links, link_capacity;
    struct words *names;       /* value: see word_value */
    struct hash_table codes;   /* indices into coded */
    const struct area **coded; /* one a code: the existing one, or else the first former one */
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
    while (*place != NO_LINK && stands_before(divisions.link[*place].area, a))
        place = &divisions.link[*place].next;
    divisions.link[added] = (struct link){a, *place};
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

/* A's name with ABOVE before it, as one word. The set points to a new word: that lives as long as the
 * program. */
static void add_path(const struct area *a, const char *above)
{
    struct buffer path = {0};
    buffer_add_string(&path, above);
    buffer_add_string(&path, a->name);
    bool known = words_find(divisions.names, path.data, path.length) >= 0;
    add_name(a, path.data);
    if (known)
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

static void add_names(const struct area *a)
{
    add_name(a, a->name);
    add_name(a, a->short_name);
    if (is_ordinary(words_find(divisions.names, a->name, strlen(a->name))))
        add_paths(a);
}

static bool same_code(const void *coded, uint32_t index, const void *code)
{
    const struct area *const *area = coded;
    return memcmp(area[index]->code, code, CODE_LENGTH) == 0;
}

/* CODE has six characters. */
static const struct area *coded(const char *code)
{
    uint32_t hash = hash_bytes(code, CODE_LENGTH);
    uint32_t index = hash_find(&divisions.codes, hash, same_code, divisions.coded, code);
    return index == HASH_NONE ? NULL : divisions.coded[index];
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
        const struct area *parent = coded(above);
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

/* The codes of the existing or of the former divisions, as far as they are not there yet. */
static void add_codes(const struct lexicon_row *row, bool former)
{
    for (size_t i = 0; i < divisions.count; i++) {
        const char *code = row[i].field[CODE];
        if ((*row[i].field[SUCCESSOR] != '\0') == former && !coded(code))
            divisions.coded[hash_add(&divisions.codes, hash_bytes(code, CODE_LENGTH))] = &divisions.area[i];
    }
}

static void set_successor(struct area *a, const char *code)
{
    a->successor = strlen(code) == CODE_LENGTH ? coded(code) : NULL;
    if (!a->successor)
        cli_die("areas.tsv: %s %s has the successor '%s', which is no existing division", a->code, a->name,
                code);
}

static void read_divisions(void)
{
    const struct lexicon_row *row = lexicon_rows("areas", &divisions.count);
    divisions.area = alloc_zeroed(divisions.count, sizeof *divisions.area);
    divisions.coded = alloc_zeroed(divisions.count, sizeof *divisions.coded);
    for (size_t i = 0; i < divisions.count; i++)
        divisions.area[i] = read_area(&row[i]);
    add_codes(row, false);
    for (size_t i = 0; i < divisions.count; i++)
        if (*row[i].field[SUCCESSOR])
            set_successor(&divisions.area[i], row[i].field[SUCCESSOR]);
    add_codes(row, true);
    for (size_t i = 0; i < divisions.count; i++)
        divisions.area[i].parent = parent_of(&divisions.area[i]);
}

static void need_divisions(void)
{
    if (!divisions.area)
        read_divisions();
}

static void read_names(void)
{
    need_divisions();
    divisions.names = words_new();
    add_ordinary_words();
    for (size_t i = 0; i < divisions.count; i++)
        add_names(&divisions.area[i]);
}

static const struct words *all_names(void)
{
    if (!divisions.names)
        read_names();
    return divisions.names;
}

size_t areas_named(const char *text, size_t length, const struct area **found, size_t maximum)
{
    size_t count = 0;
    for (int i = first_link(words_find(all_names(), text, length)); i != NO_LINK;
         i = divisions.link[i].next) {
        if (count < maximum)
            found[count] = divisions.link[i].area;
        count++;
    }
    return count;
}

size_t areas_longest(const char *text, size_t length)
{
    int value = -1;
    size_t longest = words_longest(all_names(), text, length, &value);
    return is_ordinary(value) ? 0 : longest;
}

const struct area *areas_coded(const char *code)
{
    need_divisions();
    return strlen(code) == CODE_LENGTH ? coded(code) : NULL;
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
