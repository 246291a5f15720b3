/* Reading the table of units, and checking what a domain person wrote there. */
#include "lib/unit_table.h"

#include <stdlib.h>
#include <string.h>

#include "lib/alloc.h"
#include "lib/cli.h"

enum column { C_NAME, C_DIMENSION, C_BASE, C_FACTOR, C_LINK };

static struct unit_row *rows;
static size_t row_count;
static struct words *names;

/* FACTOR: a decimal (0.05), or two parted by / (2000/3). */
static bool parse_fraction(const char *text, size_t length, struct fraction *out)
{
    const char *slash = memchr(text, '/', length);
    size_t first = slash ? (size_t)(slash - text) : length;
    out->denominator = decimal_from(1);
    return decimal_parse(text, first, &out->numerator) && !decimal_is_zero(&out->numerator) &&
           (!slash || (decimal_parse(slash + 1, length - first - 1, &out->denominator) &&
                       !decimal_is_zero(&out->denominator)));
}

static int row_named(const char *name, const char *unit)
{
    int row = words_find(names, name, strlen(name));
    if (row < 0)
        cli_die("units.tsv: %s: no row for the canonical unit '%s': add one", unit, name);
    return row;
}

/* LINK: a factor, a blank, a canonical unit. */
static void read_link(struct unit_row *row, const char *link)
{
    row->link = -1;
    if (link[0] == '\0')
        return;
    const char *blank = strchr(link, ' ');
    if (!blank || !parse_fraction(link, (size_t)(blank - link), &row->link_factor))
        cli_die("units.tsv: %s: the link '%s' is not FACTOR, a blank, and a unit", row->name, link);
    row->link = row_named(blank + 1, row->name);
}

static void read_row(struct unit_row *row, const struct lexicon_row *fields)
{
    row->name = fields->field[C_NAME];
    row->dimension = fields->field[C_DIMENSION];
    row->base = row_named(fields->field[C_BASE], row->name);
    const char *factor = fields->field[C_FACTOR];
    if (!decimal_parse(factor, strlen(factor), &row->factor) || decimal_is_zero(&row->factor))
        cli_die("units.tsv: %s: the factor '%s' is no decimal above zero", row->name, factor);
    read_link(row, fields->field[C_LINK]);
}

/* The rows that are in force: of several of one name the last. Puts their names into NAMES. */
static struct lexicon_row *current_rows(size_t *count)
{
    size_t all;
    const struct lexicon_row *fields = lexicon_rows("units", &all);
    struct lexicon_row *current = alloc_zeroed(all, sizeof *current);
    names = words_new();
    for (size_t i = 0; i < all; i++)
        words_add(names, fields[i].field[C_NAME], strlen(fields[i].field[C_NAME]), (int)i);
    *count = 0;
    for (size_t i = 0; i < all; i++) {
        const char *name = fields[i].field[C_NAME];
        if (words_find(names, name, strlen(name)) != (int)i)
            continue;
        words_add(names, name, strlen(name), (int)*count);
        current[(*count)++] = fields[i];
    }
    return current;
}

static void check_base(const struct unit_row *row)
{
    const struct unit_row *base = &rows[row->base];
    if (base->base != row->base || strcmp(base->dimension, row->dimension) != 0)
        cli_die(
            "units.tsv: %s: '%s' is no canonical unit of the dimension %s: give it a row that names itself",
            row->name, base->name, row->dimension);
}

static void read_table(void)
{
    struct lexicon_row *fields = current_rows(&row_count);
    rows = alloc_zeroed(row_count, sizeof *rows);
    for (size_t i = 0; i < row_count; i++)
        read_row(&rows[i], &fields[i]);
    for (size_t i = 0; i < row_count; i++)
        check_base(&rows[i]);
    free(fields);
}

const struct unit_row *unit_rows(size_t *count)
{
    if (!rows)
        read_table();
    *count = row_count;
    return rows;
}

const struct words *unit_names(void)
{
    if (!names)
        read_table();
    return names;
}
