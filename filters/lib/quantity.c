/* Statements of quantities, compared. */
#include "lib/quantity.h"

#include <string.h>

const char *const bound_names[BOUNDS] = {
    [BOUND_NONE] = "", [BOUND_GE] = "ge", [BOUND_GT] = "gt",
    [BOUND_LE] = "le", [BOUND_LT] = "lt", [BOUND_APPROX] = "approx",
};

enum bound bound_read(const char *name)
{
    for (int i = BOUND_GE; i < BOUNDS; i++)
        if (strcmp(name, bound_names[i]) == 0)
            return (enum bound)i;
    return BOUND_NONE;
}

bool quantity_is_range(const struct quantity *q)
{
    return decimal_compare(&q->value, &q->high) != 0;
}

static bool open_below(const struct quantity *q)
{
    return q->bound == BOUND_LE || q->bound == BOUND_LT;
}

static bool open_above(const struct quantity *q)
{
    return q->bound == BOUND_GE || q->bound == BOUND_GT;
}

/* The larger, the less it tells. */
static int vagueness(const struct quantity *q)
{
    if (open_below(q) || open_above(q))
        return 3;
    return quantity_is_range(q) ? 2 : q->bound == BOUND_APPROX;
}

int quantity_compare_precision(const struct quantity *a, const struct quantity *b)
{
    int difference = vagueness(a) - vagueness(b);
    return difference ? (difference > 0) - (difference < 0) : decimal_compare(&a->rounding, &b->rounding);
}

/* A <= B + SLACK. A sum that is too long to hold is far from any tie. */
static bool not_above(const struct decimal *a, const struct decimal *b, const struct decimal *slack)
{
    struct decimal sum;
    return decimal_compare(a, decimal_add(b, slack, &sum) ? &sum : b) <= 0;
}

bool quantity_agrees(const struct quantity *a, const struct quantity *b)
{
    const struct decimal *slack =
        decimal_compare(&a->rounding, &b->rounding) < 0 ? &b->rounding : &a->rounding;
    bool alike = (open_below(a) && open_below(b)) || (open_above(a) && open_above(b));
    if ((open_below(a) && open_above(b)) || (open_above(a) && open_below(b)))
        return false;
    bool low_fits = !alike && (open_below(a) || open_above(b));
    bool high_fits = !alike && (open_above(a) || open_below(b));
    return (low_fits || not_above(&a->value, &b->high, slack)) &&
           (high_fits || not_above(&b->value, &a->high, slack));
}

bool bounds_join(const bool has[BOUNDS], enum bound *out)
{
    static const enum bound order[] = {BOUND_APPROX, BOUND_GT, BOUND_GE, BOUND_LT, BOUND_LE};
    *out = BOUND_NONE;
    for (size_t i = 0; i < sizeof order / sizeof order[0] && *out == BOUND_NONE; i++)
        if (has[order[i]])
            *out = order[i];
    return !((has[BOUND_GE] || has[BOUND_GT]) && (has[BOUND_LE] || has[BOUND_LT]));
}
