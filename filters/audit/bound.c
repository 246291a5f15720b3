/* bound: N things of at least X each have at least N times X together; of at most X, at most that. */
#include "audit/classes.h"
#include "audit/rules.h"

static bool bounds_below(const struct quantity *q)
{
    return q->bound == BOUND_GE || q->bound == BOUND_GT || quantity_is_range(q);
}

static bool bounds_above(const struct quantity *q)
{
    return q->bound == BOUND_LE || q->bound == BOUND_LT || quantity_is_range(q);
}

/* The size as a norm: 5亿元以上 begins at 5亿元 exactly. */
static struct range limits_of(const struct quantity *q)
{
    return range_between(bounds_below(q) ? &q->value : NULL, bounds_above(q) ? &q->high : NULL);
}

static void take_class(const struct audit *a, const struct size_class *c)
{
    struct range count = range_of(&c->count->fact.quantity), each = limits_of(&c->size->fact.quantity);
    struct range allowed = range_product(&count, &each);
    if (!each.has_low && !each.has_high)
        return;
    findings_check(a->findings, &(struct check){
                                    .rule = RULE_BOUND,
                                    .form = !each.has_high  ? "bound.least"
                                            : !each.has_low ? "bound.most"
                                                            : "bound.between",
                                    .stated = &c->total->fact,
                                    .allowed = allowed,
                                    .other = (const struct fact *[]){&c->count->fact, &c->size->fact},
                                    .others = 2,
                                    .otherwise = VERDICT_CONTRADICTION,
                                });
}

void rule_bound(const struct audit *a)
{
    const struct document *d = a->document;
    struct size_class c;
    for (size_t i = 0; i < d->count; i++)
        if (class_of(a, &d->item[i], &c) && c.total)
            take_class(a, &c);
}
