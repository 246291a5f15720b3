/* Conversion into one unit, whose ratio to each other unit is found once. */
#include "aggregate/to.h"

#include <string.h>

#include "lib/alloc.h"
#include "lib/cli.h"
#include "lib/names.h"
#include "lib/tuples.h"
#include "lib/units.h"

enum { RATIO_DIGITS = 30 };

struct ratio {
    struct decimal numerator, denominator, exact;
    bool exists, is_exact;
};

static struct unit target;
static uint32_t target_name, target_dimension;
static bool has_target;

void to_begin(const char *unit)
{
    char dimension[UNIT_TEXT];
    has_target = unit != NULL;
    if (!unit)
        return;
    if (!unit_read(unit, strlen(unit), &target) || target.parts == 0)
        cli_die("option '--to': '%s' is no unit: give one such as 亿元 or 公顷", unit);
    target_name = name_number_string(unit);
    target_dimension = name_number_string(unit_dimension(&target, dimension));
}

static struct ratio find_ratio(uint32_t base_unit)
{
    struct ratio r = {0};
    struct unit from;
    r.exists = unit_read(name_text(base_unit), name_length(base_unit), &from) &&
               unit_ratio(&from, &target, &r.numerator, &r.denominator);
    if (r.exists)
        decimal_divide(&r.numerator, &r.denominator, RATIO_DIGITS, &r.exact, &r.is_exact);
    return r;
}

static const struct ratio *ratio_of(uint32_t base_unit)
{
    static struct tuples units = {.width = 1};
    static struct ratio *ratios;
    static size_t room;
    uint32_t index = tuples_find(&units, &base_unit);
    if (index == TUPLE_NONE) {
        ratios = alloc_room(ratios, &room, tuples_count(&units), sizeof *ratios);
        index = tuples_add(&units, &base_unit);
        ratios[index] = find_ratio(base_unit);
    }
    return &ratios[index];
}

void to_convert(struct quantity *q, uint32_t *base_unit, uint32_t *dimension)
{
    const struct ratio *r = has_target ? ratio_of(*base_unit) : NULL;
    struct quantity converted = *q;
    if (!r || !r->exists || !r->is_exact || !decimal_multiply(&q->value, &r->exact, &converted.value) ||
        !decimal_multiply(&q->high, &r->exact, &converted.high) ||
        !decimal_multiply(&q->rounding, &r->exact, &converted.rounding))
        return;
    *q = converted;
    *base_unit = target_name;
    *dimension = target_dimension;
}

bool to_applies(uint32_t base_unit, uint32_t *unit)
{
    if (!has_target || base_unit == target_name || !ratio_of(base_unit)->exists)
        return false;
    *unit = target_name;
    return true;
}

struct decimal to_result(const struct decimal *value, uint32_t base_unit, int digits)
{
    const struct ratio *r = ratio_of(base_unit);
    struct decimal product, result;
    if (!decimal_multiply(value, &r->numerator, &product) ||
        !decimal_divide_places(&product, &r->denominator, digits, ROUND_HALF_EVEN, &result))
        cli_die("option '--to': a value in %s is too long to convert", name_text(base_unit));
    return result;
}
