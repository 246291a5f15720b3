/* What a unit is worth: its dimension, its canonical unit, and how many of another unit it is. */
#include <stdio.h>
#include <string.h>

#include "lib/unit_table.h"
#include "lib/units.h"

enum { LINKS_MAXIMUM = 8 }; /* no chain of links is longer; ends a circle of links */

/* Things that are counted keep their names in compounds: 元/户 is not 元/个. */
static const char COUNT[] = "count";

static const struct unit_row *row_of(const struct unit_part *part)
{
    size_t count;
    return &unit_rows(&count)[part->row];
}

/* The first row of the same size. */
static const struct unit_row *spelling(const struct unit_row *row)
{
    size_t count;
    const struct unit_row *rows = unit_rows(&count);
    if (strcmp(row->dimension, COUNT) == 0)
        return row;
    for (size_t i = 0; i < count; i++)
        if (rows[i].base == row->base && decimal_compare(&rows[i].factor, &row->factor) == 0)
            return &rows[i];
    return row;
}

static void append(char *out, const char *text)
{
    size_t used = strlen(out);
    snprintf(out + used, UNIT_TEXT - used, "%s", text);
}

/* Multipliers that make 10^POWER, as they are written: 7 gives 千万. */
static void append_multipliers(char *out, int power)
{
    static const char *const small[] = {"", "十", "百", "千"};
    for (; power >= 8; power -= 8)
        append(out, "亿");
    append(out, small[power % 4]);
    if (power >= 4)
        append(out, "万");
}

/* The joint before PART, which is not the first of its unit. */
static void append_joint(char *out, const struct unit_part *part)
{
    append(out, part->below && !part[-1].below ? "/" : "·");
}

const char *unit_kind(const struct unit *u)
{
    return u->parts > 0 ? row_of(&u->part[0])->dimension : "";
}

char *unit_dimension(const struct unit *u, char *out)
{
    out[0] = '\0';
    for (int i = 0; i < u->parts; i++) {
        if (i > 0)
            append_joint(out, &u->part[i]);
        append(out, row_of(&u->part[i])->dimension);
    }
    return out;
}

char *unit_base(const struct unit *u, char *out)
{
    size_t count;
    out[0] = '\0';
    if (u->parts == 1)
        append(out, unit_rows(&count)[row_of(&u->part[0])->base].name);
    for (int i = 0; u->parts > 1 && i < u->parts; i++) {
        if (i > 0) {
            append_joint(out, &u->part[i]);
            append_multipliers(out, u->part[i].power);
        }
        append(out, spelling(row_of(&u->part[i]))->name);
    }
    return out;
}

struct decimal unit_factor(const struct unit *u)
{
    struct decimal factor = u->parts == 1 ? row_of(&u->part[0])->factor : decimal_from(1);
    decimal_shift(&factor, u->part[0].power, &factor);
    return factor;
}

static bool times(struct fraction *f, const struct fraction *by, bool inverse)
{
    return decimal_multiply(&f->numerator, inverse ? &by->denominator : &by->numerator, &f->numerator) &&
           decimal_multiply(&f->denominator, inverse ? &by->numerator : &by->denominator, &f->denominator);
}

/* Multiplies SIZE by what PART is in the unit that its canonical unit's links lead to, and gives that unit's
   row; -1 where the digits would not fit. */
static int root_size(const struct unit_part *part, bool inverse, struct fraction *size)
{
    size_t count;
    const struct unit_row *rows = unit_rows(&count);
    const struct unit_row *row = &rows[part->row];
    struct fraction own = {.denominator = decimal_from(1)};
    if (!decimal_shift(&row->factor, part->power, &own.numerator) || !times(size, &own, inverse))
        return -1;
    int root = row->base;
    for (int i = 0; i < LINKS_MAXIMUM && rows[root].link >= 0; i++) {
        if (!times(size, &rows[root].link_factor, inverse))
            return -1;
        root = rows[root].link;
    }
    return root;
}

bool unit_ratio(const struct unit *from, const struct unit *to, struct decimal *numerator,
                struct decimal *denominator)
{
    struct fraction ratio = {decimal_from(1), decimal_from(1)};
    if (from->parts != to->parts)
        return false;
    for (int i = 0; i < from->parts; i++) {
        bool below = from->part[i].below;
        int root = root_size(&from->part[i], below, &ratio);
        if (root < 0 || below != to->part[i].below || root != root_size(&to->part[i], !below, &ratio))
            return false;
    }
    *numerator = ratio.numerator;
    *denominator = ratio.denominator;
    return true;
}

const char *unit_default(const char *dimension)
{
    size_t count;
    const struct unit_row *rows = unit_rows(&count);
    for (size_t i = 0; i < count; i++)
        if (strcmp(rows[i].dimension, dimension) == 0)
            return rows[rows[i].base].name;
    return NULL;
}
