/* Exact interval arithmetic: every end is a fraction of two decimals, compared by multiplying out. */
#include "audit/range.h"

static const struct rational none;

static struct rational rational_of(const struct decimal *d)
{
    return (struct rational){*d, decimal_from(1)};
}

static bool is_positive(const struct decimal *d)
{
    return d->sign > 0 && !decimal_is_zero(d);
}

static bool not_negative(const struct rational *r)
{
    return r->numerator.sign > 0;
}

/* False where a product is too long. */
static bool compare(const struct rational *a, const struct rational *b, int *order)
{
    struct decimal left, right;
    if (decimal_compare(&a->denominator, &b->denominator) == 0) {
        *order = decimal_compare(&a->numerator, &b->numerator);
        return true;
    }
    if (!decimal_multiply(&a->numerator, &b->denominator, &left) ||
        !decimal_multiply(&b->numerator, &a->denominator, &right))
        return false;
    *order = decimal_compare(&left, &right);
    return true;
}

static bool add(const struct rational *a, const struct rational *b, struct rational *out)
{
    struct decimal left, right;
    return decimal_multiply(&a->numerator, &b->denominator, &left) &&
           decimal_multiply(&b->numerator, &a->denominator, &right) &&
           decimal_add(&left, &right, &out->numerator) &&
           decimal_multiply(&a->denominator, &b->denominator, &out->denominator);
}

static bool multiply(const struct rational *a, const struct rational *b, struct rational *out)
{
    return decimal_multiply(&a->numerator, &b->numerator, &out->numerator) &&
           decimal_multiply(&a->denominator, &b->denominator, &out->denominator);
}

/* 100 A / B, B above zero. */
static bool percent(const struct rational *a, const struct rational *b, struct rational *out)
{
    struct decimal hundred = decimal_from(100);
    return decimal_multiply(&a->numerator, &b->denominator, &out->numerator) &&
           decimal_multiply(&out->numerator, &hundred, &out->numerator) &&
           decimal_multiply(&a->denominator, &b->numerator, &out->denominator);
}

static struct rational negative(const struct rational *r)
{
    return (struct rational){decimal_negate(r->numerator), r->denominator};
}

static bool open_below(const struct quantity *q)
{
    return q->bound == BOUND_LE || q->bound == BOUND_LT;
}

static bool open_above(const struct quantity *q)
{
    return q->bound == BOUND_GE || q->bound == BOUND_GT;
}

struct range range_of(const struct quantity *q)
{
    struct decimal low, high;
    bool has_low = !open_below(q) && decimal_subtract(&q->value, &q->rounding, &low);
    bool has_high = !open_above(q) && decimal_add(&q->high, &q->rounding, &high);
    return range_between(has_low ? &low : NULL, has_high ? &high : NULL);
}

struct range range_exactly(long number)
{
    struct decimal d = decimal_from(number);
    return range_between(&d, &d);
}

struct range range_between(const struct decimal *low, const struct decimal *high)
{
    return (struct range){low != NULL, high != NULL, low ? rational_of(low) : none,
                          high ? rational_of(high) : none};
}

struct range range_sum(const struct range *a, const struct range *b)
{
    struct range out;
    out.has_low = a->has_low && b->has_low && add(&a->low, &b->low, &out.low);
    out.has_high = a->has_high && b->has_high && add(&a->high, &b->high, &out.high);
    return out;
}

struct range range_negative(const struct range *r)
{
    return (struct range){r->has_high, r->has_low, negative(&r->high), negative(&r->low)};
}

struct range range_difference(const struct range *a, const struct range *b)
{
    struct range less = range_negative(b);
    return range_sum(a, &less);
}

struct range range_product(const struct range *a, const struct range *b)
{
    struct range out;
    out.has_low = a->has_low && b->has_low && multiply(&a->low, &b->low, &out.low);
    out.has_high = a->has_high && b->has_high && multiply(&a->high, &b->high, &out.high);
    return out;
}

/* A number that is not negative over one that may be without end is not negative. */
static bool percent_of_end(const struct rational *a, bool has_b, const struct rational *b,
                           struct rational *out)
{
    struct decimal zero = decimal_from(0);
    *out = rational_of(&zero);
    return has_b ? percent(a, b, out) : true;
}

struct range range_percent(const struct range *a, const struct range *b)
{
    struct range out = {0};
    if (!b->has_low || !is_positive(&b->low.numerator))
        return out;
    if (a->has_low)
        out.has_low = not_negative(&a->low) ? percent_of_end(&a->low, b->has_high, &b->high, &out.low)
                                            : percent(&a->low, &b->low, &out.low);
    if (a->has_high)
        out.has_high = not_negative(&a->high) ? percent(&a->high, &b->low, &out.high)
                                              : percent_of_end(&a->high, b->has_high, &b->high, &out.high);
    return out;
}

struct range range_growth(const struct range *value, const struct range *base)
{
    struct range level = range_percent(value, base), hundred = range_exactly(100);
    return range_difference(&level, &hundred);
}

/* Of what PERCENT a change is of its value: 100 p / (100 - p) percent of growth. It rises with p up to 100.
 */
static bool growth_of_percent(struct rational *percent_end)
{
    struct decimal hundred = decimal_from(100), whole;
    return decimal_multiply(&percent_end->denominator, &hundred, &whole) &&
           decimal_subtract(&whole, &percent_end->numerator, &percent_end->denominator) &&
           is_positive(&percent_end->denominator) &&
           decimal_multiply(&percent_end->numerator, &hundred, &percent_end->numerator);
}

struct range range_growth_by(const struct range *value, const struct range *change)
{
    struct range out = range_percent(change, value);
    out.has_low = out.has_low && growth_of_percent(&out.low);
    out.has_high = out.has_high && growth_of_percent(&out.high);
    return out;
}

struct range range_up_to(const struct range *high)
{
    return (struct range){false, high->has_high, none, high->high};
}

struct range range_from(const struct range *low)
{
    return (struct range){low->has_low, false, low->low, none};
}

bool range_below(const struct range *a, const struct range *b)
{
    int order;
    return a->has_high && b->has_low && compare(&a->high, &b->low, &order) && order < 0;
}

bool range_meet(const struct range *a, const struct range *b)
{
    return !range_below(a, b) && !range_below(b, a);
}

bool range_is_point(const struct range *r)
{
    int order;
    return r->has_low && r->has_high && compare(&r->low, &r->high, &order) && order == 0;
}

bool rational_decimal(const struct rational *end, const struct decimal *factor, int places,
                      enum decimal_rounding rounding, struct decimal *out)
{
    struct decimal divisor;
    return decimal_multiply(&end->denominator, factor, &divisor) &&
           decimal_divide_places(&end->numerator, &divisor, places, rounding, out);
}
