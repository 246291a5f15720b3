/* Interval arithmetic on exact decimals. */
#include "growth/estimate.h"

#include "growth/root.h"
#include "lib/cli.h"

enum { BASE_PLACES = 20, PLACES_MAXIMUM = 60 };

static const char no_value[] = "a range or a bound gives no growth";
static const char bad_base[] = "the base is zero or negative";
static const char sign_change[] = "the sign changes";
static const char negative[] = "the value is negative";
static const char lost_all[] = "a fall of 100% or more";
static const char too_long[] = "too many digits: lower --digits";

static _Noreturn void die_of_length(void)
{
    cli_die("a number has too many digits to calculate with: at most %d", DECIMAL_DIGITS);
}

static struct decimal plus(const struct decimal *a, const struct decimal *b)
{
    struct decimal out;
    if (!decimal_add(a, b, &out))
        die_of_length();
    return out;
}

static struct decimal minus(const struct decimal *a, const struct decimal *b)
{
    struct decimal out;
    if (!decimal_subtract(a, b, &out))
        die_of_length();
    return out;
}

static struct decimal times(const struct decimal *a, const struct decimal *b)
{
    struct decimal out;
    if (!decimal_multiply(a, b, &out))
        die_of_length();
    return out;
}

static struct decimal hundred_times(const struct decimal *a)
{
    struct decimal hundred = decimal_from(100);
    return times(a, &hundred);
}

static struct decimal over(const struct decimal *a, const struct decimal *b, int places,
                           enum decimal_rounding rounding)
{
    struct decimal out;
    if (!decimal_divide_places(a, b, places, rounding, &out))
        die_of_length();
    return out;
}

static bool is_positive(const struct decimal *d)
{
    return d->sign > 0 && !decimal_is_zero(d);
}

struct estimate estimate_of(const struct quantity *q)
{
    bool below = q->bound == BOUND_LE || q->bound == BOUND_LT,
         above = q->bound == BOUND_GE || q->bound == BOUND_GT;
    return (struct estimate){
        .value = q->value,
        .low = minus(&q->value, &q->rounding),
        .high = plus(&q->high, &q->rounding),
        .has_value = !quantity_is_range(q) && !below && !above,
        .has_low = !below,
        .has_high = !above,
    };
}

/* A hundred times OF over BASE, each with its ends: a negative end is the further out the smaller the base.
 */
static struct estimate percent(const struct estimate *of, const struct estimate *base, int places)
{
    struct estimate out = {.has_value = true};
    struct decimal value = hundred_times(&of->value), low = hundred_times(&of->low),
                   high = hundred_times(&of->high);
    const struct decimal *under_low = low.sign < 0 ? &base->low : &base->high;
    const struct decimal *under_high = high.sign < 0 ? &base->high : &base->low;
    out.value = over(&value, &base->value, places, ROUND_HALF_EVEN);
    out.has_low = is_positive(under_low);
    out.has_high = is_positive(under_high);
    if (out.has_low)
        out.low = over(&low, under_low, places, ROUND_DOWN);
    if (out.has_high)
        out.high = over(&high, under_high, places, ROUND_UP);
    return out;
}

static struct estimate less(const struct estimate *e, long number)
{
    struct estimate out = *e;
    struct decimal d = decimal_from(number);
    out.value = minus(&e->value, &d);
    if (out.has_low)
        out.low = minus(&e->low, &d);
    if (out.has_high)
        out.high = minus(&e->high, &d);
    return out;
}

/* Whether a growth from BASE to VALUE can be told. */
static bool is_growth(const struct estimate *value, const struct estimate *base, const char **why)
{
    *why = !value->has_value || !base->has_value ? no_value
           : !is_positive(&base->value)          ? bad_base
           : value->value.sign < 0               ? sign_change
                                                 : NULL;
    return !*why;
}

struct estimate estimate_growth(const struct estimate *value, const struct estimate *base, int places,
                                const char **why)
{
    static const struct estimate none = {0};
    if (!is_growth(value, base, why))
        return none;
    struct estimate level = percent(value, base, places);
    return less(&level, 100);
}

struct estimate estimate_difference(const struct estimate *value, const struct estimate *base,
                                    const char **why)
{
    struct estimate out = {0};
    *why = value->has_value && base->has_value ? NULL : no_value;
    if (*why)
        return out;
    return (struct estimate){minus(&value->value, &base->value),
                             minus(&value->low, &base->high),
                             minus(&value->high, &base->low),
                             true,
                             true,
                             true};
}

struct estimate estimate_base(const struct estimate *value, const struct estimate *growth, const char **why)
{
    struct estimate out = {0}, level = less(growth, -100);
    *why = !value->has_value || !growth->has_value ? no_value
           : value->value.sign < 0                 ? negative
           : !is_positive(&level.value)            ? lost_all
                                                   : NULL;
    return *why ? out : percent(value, &level, BASE_PLACES);
}

/* D rounded to a multiple of 10^-PLACES, which may be negative. */
static struct decimal rounded(const struct decimal *d, int places, enum decimal_rounding rounding)
{
    struct decimal unit = decimal_power_of_ten(places < 0 ? -places : 0);
    struct decimal multiple = over(d, &unit, places < 0 ? 0 : places, rounding);
    return times(&multiple, &unit);
}

/* The fewest digits behind the point whose last is at most a tenth of WIDTH. */
static int places_for(const struct decimal *width)
{
    int places = -PLACES_MAXIMUM;
    for (; places < BASE_PLACES; places++) {
        struct decimal ten_units = decimal_power_of_ten(1 - places);
        if (decimal_compare(&ten_units, width) <= 0)
            break;
    }
    return places;
}

struct estimate estimate_trimmed(const struct estimate *e)
{
    struct estimate out = *e;
    if (!e->has_low || !e->has_high || !e->has_value)
        return out;
    struct decimal width = minus(&e->high, &e->low);
    int places = places_for(&width);
    out.value = rounded(&e->value, places, ROUND_HALF_EVEN);
    out.low = rounded(&e->low, places + 1, ROUND_DOWN);
    out.high = rounded(&e->high, places + 1, ROUND_UP);
    return out;
}

struct estimate estimate_contribution(const struct estimate *value, const struct estimate *base,
                                      const struct estimate *whole, int places, const char **why)
{
    static const struct estimate none = {0};
    struct estimate out = estimate_difference(value, base, why);
    if (*why)
        return out;
    *why = !whole->has_value ? no_value : !is_positive(&whole->value) ? bad_base : NULL;
    if (*why)
        return none;
    return percent(&out, whole, places);
}

struct estimate estimate_yearly(const struct estimate *value, const struct estimate *base, int years,
                                int places, const char **why)
{
    struct estimate out = {0};
    const struct decimal zero = decimal_from(0);
    const struct decimal *low = value->low.sign < 0 ? &zero : &value->low;
    if (!is_growth(value, base, why))
        return out;
    out.has_value = root(&value->value, &base->value, years, places + 2, ROUND_HALF_EVEN, &out.value);
    out.has_low = root(low, &base->high, years, places + 2, ROUND_DOWN, &out.low);
    out.has_high =
        is_positive(&base->low) && root(&value->high, &base->low, years, places + 2, ROUND_UP, &out.high);
    if (!out.has_value) {
        *why = too_long;
        return (struct estimate){0};
    }
    struct estimate level = {hundred_times(&out.value),
                             hundred_times(&out.low),
                             hundred_times(&out.high),
                             true,
                             out.has_low,
                             out.has_high};
    return less(&level, 100);
}

struct decimal estimate_delta(const struct estimate *value, const struct estimate *base,
                              const struct estimate *stated, int places)
{
    struct estimate level = less(stated, -100);
    struct decimal grown = times(&level.value, &base->value), reached = hundred_times(&value->value);
    struct decimal difference = minus(&reached, &grown);
    return over(&difference, &base->value, places, ROUND_HALF_EVEN);
}
