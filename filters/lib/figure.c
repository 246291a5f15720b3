/* Rows of figures, decoded. What repeats (periods, units) is read once for each different text. */
#include "lib/figure.h"

#include <string.h>

#include "lib/additive.h"
#include "lib/alloc.h"
#include "lib/areas.h"
#include "lib/cli.h"
#include "lib/numerals.h"
#include "lib/tuples.h"
#include "lib/units.h"

enum { NAMED = 1, REQUIRED = 2, AREAS_MAXIMUM = 32 };

/* How each column is taken; those that are not here are not. */
static const unsigned char use[F_COLUMNS] = {
    [F_SOURCE] = NAMED | REQUIRED,
    [F_OFFSET] = REQUIRED,
    [F_AREA] = NAMED,
    [F_PERIOD] = NAMED | REQUIRED,
    [F_MEASURE] = NAMED | REQUIRED,
    [F_BASIS] = NAMED,
    [F_STATUS] = NAMED | REQUIRED,
    [F_DIRECTION] = NAMED,
    [F_BOUND] = NAMED,
    [F_UNIT] = NAMED,
    [F_VALUE] = REQUIRED,
    [F_BASE_UNIT] = NAMED | REQUIRED,
    [F_DIMENSION] = NAMED,
    [F_AREA_CODE] = NAMED,
    [F_CITY] = NAMED | REQUIRED,
    [F_INDICATOR_STD] = NAMED | REQUIRED,
    [F_SUBJECT_STD] = NAMED | REQUIRED,
};

static const struct field nothing = {"", 0};

void figure_begin(struct figure_reader *r, const struct header *header)
{
    *r = (struct figure_reader){.header = header};
    for (int i = 0; i < F_COLUMNS; i++)
        r->column[i] = use[i] & REQUIRED ? header_require(header, figure_columns[i])
                                         : header_find(header, figure_columns[i]);
}

static const struct field *field_of(const struct figure_reader *r, const struct row *row,
                                    enum figure_column c)
{
    return r->column[c] < 0 ? &nothing : &row->field[r->column[c]];
}

static _Noreturn void die_of_number(const struct row *row, enum figure_column c, const struct field *f)
{
    cli_die("%s:%lu: %s: '%s' is no number: only digits, a point, a sign, at most %d digits", row->file,
            row->line, figure_columns[c], f->text, DECIMAL_DIGITS);
}

static struct decimal decimal_of_field(const struct row *row, enum figure_column c, const struct field *f)
{
    struct decimal number;
    if (!decimal_parse(f->text, f->length, &number))
        die_of_number(row, c, f);
    return number;
}

/* A byte offset; empty is 0. */
static uint64_t offset_of_field(const struct row *row, enum figure_column c, const struct field *f)
{
    uint64_t offset = 0;
    for (size_t i = 0; i < f->length; i++) {
        if (f->text[i] < '0' || f->text[i] > '9' || offset > UINT64_MAX / 10 - 1)
            cli_die("%s:%lu: %s: '%s' is no byte offset: only digits", row->file, row->line,
                    figure_columns[c], f->text);
        offset = offset * 10 + (uint64_t)(f->text[i] - '0');
    }
    return offset;
}

/* Finds what was made of the name before, in *MADE, or gives the place for it, 0. */
struct memory {
    uint32_t *made; /* for each name: what was made of it, + 1 */
    size_t count;
};

static uint32_t *remembered(struct memory *m, uint32_t name)
{
    if (name >= m->count) {
        size_t count = ((size_t)name + 1) * 2;
        m->made = alloc_resized(m->made, count, sizeof *m->made);
        memset(m->made + m->count, 0, (count - m->count) * sizeof *m->made);
        m->count = count;
    }
    return &m->made[name];
}

bool figure_period(uint32_t name, struct period *out)
{
    return period_parse(name_text(name), name_length(name), out);
}

uint32_t figure_base_period(uint32_t period, const char *basis)
{
    struct period p, base;
    char text[PERIOD_TEXT];
    bool found = figure_period(period, &p);
    if (found && strcmp(basis, "yoy") == 0)
        base = period_shift_years(p, -1);
    else if (!found || strcmp(basis, "pop") != 0 || !period_before(&p, &base))
        return 0;
    return name_number_string(period_format(&base, text));
}

int figure_period_compare(uint32_t a, uint32_t b)
{
    struct period p, q;
    int order = figure_period(a, &p) && figure_period(b, &q) ? period_compare(&p, &q) : 0;
    return order ? order : name_compare(a, b);
}

/* The name of the same period in its shortest form; of what is no period itself. */
static uint32_t uniform_period(uint32_t name)
{
    static struct memory memory;
    uint32_t *made = remembered(&memory, name);
    struct period p;
    char text[PERIOD_TEXT];
    if (!*made)
        *made = 1 + (figure_period(name, &p) ? name_number_string(period_format(&p, text)) : name);
    return *made - 1;
}

/* The dimension of a unit as the table of units has it, for rows that do not tell it. */
static uint32_t dimension_of(uint32_t unit)
{
    static struct memory memory;
    uint32_t *made = remembered(&memory, unit);
    struct unit u;
    char text[UNIT_TEXT];
    if (!*made) {
        bool known = unit_read(name_text(unit), name_length(unit), &u);
        *made = 1 + (known ? name_number_string(unit_dimension(&u, text)) : 0);
    }
    return *made - 1;
}

/* The code of the one existing division of that name (in that city, where it is given), 0 where there is none
 * or several. */
static uint32_t find_code(uint32_t area, uint32_t city)
{
    const struct area *found[AREAS_MAXIMUM], *match = NULL;
    size_t count = areas_named(name_text(area), name_length(area), found, AREAS_MAXIMUM);
    for (size_t i = 0; i < count && i < AREAS_MAXIMUM; i++) {
        const struct area *within = area_city(found[i]);
        if (found[i]->successor || strcmp(found[i]->name, name_text(area)) != 0 ||
            (city && (!within || strcmp(within->name, name_text(city)) != 0)))
            continue;
        if (match)
            return 0;
        match = found[i];
    }
    return match && count <= AREAS_MAXIMUM ? name_number_string(match->code) : 0;
}

uint32_t figure_area_code(uint32_t area, uint32_t city)
{
    static struct tuples asked = {.width = 2};
    static uint32_t *codes;
    static size_t room;
    const uint32_t what[] = {area, city};
    uint32_t index = codes ? tuples_find(&asked, what) : TUPLE_NONE;
    if (index == TUPLE_NONE) {
        codes = alloc_room(codes, &room, tuples_count(&asked), sizeof *codes);
        index = tuples_add(&asked, what);
        codes[index] = area ? find_code(area, city) : 0;
    }
    return codes[index];
}

/* The number of a field's name: mostly that of the row before. */
static uint32_t name_of(struct figure_reader *r, const struct row *row, enum figure_column c)
{
    const struct field *f = field_of(r, row, c);
    uint32_t before = r->before[c];
    if (f->length != name_length(before) || memcmp(f->text, name_text(before), f->length) != 0)
        r->before[c] = name_number(f->text, f->length);
    return r->before[c];
}

void figure_read_names(struct figure_reader *r, const struct row *row, struct figure *out)
{
    for (int i = 0; i < F_COLUMNS; i++) {
        out->name[i] = use[i] & NAMED ? name_of(r, row, (enum figure_column)i) : 0;
    }
    out->name[F_PERIOD] = uniform_period(out->name[F_PERIOD]);
    if (!out->name[F_AREA_CODE])
        out->name[F_AREA_CODE] = figure_area_code(out->name[F_AREA], out->name[F_CITY]);
    if (!out->name[F_DIMENSION])
        out->name[F_DIMENSION] = dimension_of(out->name[F_BASE_UNIT]);
    const struct field *part_of = field_of(r, row, F_PART_OF);
    out->offset = offset_of_field(row, F_OFFSET, field_of(r, row, F_OFFSET));
    out->is_part = part_of->length > 0;
    out->parent = offset_of_field(row, F_PART_OF, part_of);
}

/* How many of BASE one UNIT is; a multiplier alone (亿) is as many. */
static struct decimal find_factor(uint32_t unit, uint32_t base)
{
    struct unit from, to;
    struct decimal numerator = decimal_from(1), denominator = decimal_from(1), factor;
    bool read = unit_read(name_text(unit), name_length(unit), &from);
    if (!read || !unit_read(name_text(base), name_length(base), &to) ||
        !unit_ratio(&from, &to, &numerator, &denominator))
        numerator = read ? unit_factor(&from) : decimal_from(1);
    return decimal_divide(&numerator, &denominator, DECIMAL_DIGITS, &factor, NULL) ? factor : decimal_from(1);
}

struct decimal figure_factor(uint32_t unit, uint32_t base)
{
    static struct tuples asked = {.width = 2};
    static struct decimal *factors;
    static size_t room;
    const uint32_t what[] = {unit, base};
    uint32_t index = factors ? tuples_find(&asked, what) : TUPLE_NONE;
    if (index == TUPLE_NONE) {
        factors = alloc_room(factors, &room, tuples_count(&asked), sizeof *factors);
        index = tuples_add(&asked, what);
        factors[index] = find_factor(unit, base);
    }
    return factors[index];
}

/* Half a unit of the last digit that was written; about 300 is as good as its last digit that is not zero. */
static struct decimal half_unit(const struct numeral *n, bool approx)
{
    char text[DECIMAL_TEXT];
    int power = -n->places;
    if (approx && power >= 0) {
        size_t digits = strlen(decimal_format(&n->value, text));
        for (power = 0; digits > 1 && text[digits - 1] == '0'; digits--)
            power++;
    }
    struct decimal five = decimal_from(5), half;
    if (power < 1) {
        five.scale = 1 - power;
        return five;
    }
    return decimal_shift(&five, power - 1, &half) ? half : decimal_from(0);
}

/* How far the value may be off for the digits written; a number that cannot be read is taken as exact. */
static struct decimal rounding_of(const struct field *number, const struct figure *f)
{
    struct numeral n;
    bool approx = f->quantity.bound == BOUND_APPROX;
    struct decimal factor = figure_factor(f->name[F_UNIT], f->name[F_BASE_UNIT]), one = decimal_from(1),
                   rounding;
    if (numeral_read(number->text, number->length, &n) != NUMERAL_OK)
        return decimal_from(0);
    if (n.percent)
        factor = decimal_from(100); /* 百分之五 is 5 % */
    bool same = decimal_compare(&factor, &one) == 0;
    if (same && !approx && n.places == 0 &&
        additivity_of(f->name[F_INDICATOR_STD], f->name[F_DIMENSION]).whole)
        return decimal_from(0);
    struct decimal half = half_unit(&n, approx);
    if (same)
        return half;
    return decimal_multiply(&half, &factor, &rounding) ? rounding : decimal_from(0);
}

bool figure_read_quantity(const struct figure_reader *r, const struct row *row, struct figure *out)
{
    const struct field *value = field_of(r, row, F_VALUE), *high = field_of(r, row, F_VALUE_HIGH);
    struct quantity *q = &out->quantity;
    if (value->length == 0)
        return false;
    q->value = q->high = decimal_of_field(row, F_VALUE, value);
    if (high->length)
        q->high = decimal_of_field(row, F_VALUE_HIGH, high);
    if (decimal_compare(&q->value, &q->high) > 0) {
        struct decimal swapped = q->value;
        q->value = q->high;
        q->high = swapped;
    }
    q->bound = bound_read(name_text(out->name[F_BOUND]));
    q->rounding = rounding_of(field_of(r, row, F_NUMBER), out);
    return true;
}

uint32_t figure_document(const struct figure *f)
{
    bool has_place = f->name[F_AREA] || f->name[F_CITY];
    return has_place && f->name[F_PERIOD] ? 0 : f->name[F_SOURCE];
}

uint32_t figure_place(uint32_t area, uint32_t city)
{
    if (!area || !city || area == city)
        return area ? area : city;
    static struct buffer joined;
    buffer_clear(&joined);
    buffer_add(&joined, name_text(city), name_length(city));
    buffer_add(&joined, name_text(area), name_length(area));
    return name_number(joined.data, joined.length);
}
