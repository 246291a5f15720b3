/* nesting: what is 10亿元以上 is 5亿元以上, too: of the smaller class there are no more, and they have no
   more together. */
#include <string.h>

#include "audit/classes.h"
#include "audit/phrases.h"
#include "audit/rules.h"
#include "audit/whole.h"

enum { CHAIN_MAXIMUM = 16 };

/* Classes of the same things, in clauses that follow each other. */
struct chain {
    struct size_class link[CHAIN_MAXIMUM];
    size_t count;
};

static bool same_text(struct field a, struct field b)
{
    return a.length == b.length && memcmp(a.text, b.text, a.length) == 0;
}

static bool same_things(const struct size_class *a, const struct size_class *b)
{
    const struct fact *p = &a->count->fact, *q = &b->count->fact;
    return same_text(a->before, b->before) && same_text(a->behind, b->behind) && p->place == q->place &&
           p->subject == q->subject && p->period == q->period && a->count->status == b->count->status &&
           a->size->fact.base_unit == b->size->fact.base_unit &&
           a->size->fact.quantity.bound == b->size->fact.quantity.bound;
}

/* Whether all of A is in B: a higher floor, or a lower ceiling. */
static bool is_inside(const struct size_class *a, const struct size_class *b)
{
    const struct quantity *p = &a->size->fact.quantity, *q = &b->size->fact.quantity;
    int order = decimal_compare(&p->value, &q->value);
    bool floor = p->bound == BOUND_GE || p->bound == BOUND_GT,
         ceiling = p->bound == BOUND_LE || p->bound == BOUND_LT;
    return (floor && order > 0) || (ceiling && order < 0);
}

static void check_inside(const struct audit *a, const struct item *part, const struct item *whole)
{
    if (!part || !whole || part->fact.base_unit != whole->fact.base_unit)
        return;
    struct range most = range_of(&whole->fact.quantity);
    findings_check(a->findings, &(struct check){
                                    .rule = RULE_NESTING,
                                    .form = "nesting",
                                    .stated = &part->fact,
                                    .allowed = range_up_to(&most),
                                    .other = (const struct fact *[]){&whole->fact},
                                    .others = 1,
                                    .otherwise = VERDICT_CONTRADICTION,
                                });
}

static void compare_links(const struct audit *a, const struct size_class *one, const struct size_class *other)
{
    bool inside = is_inside(one, other);
    const struct size_class *part = inside ? one : other, *whole = inside ? other : one;
    if (!same_things(one, other) || (!inside && !is_inside(other, one)))
        return;
    check_inside(a, part->count, whole->count);
    check_inside(a, part->total, whole->total);
}

/* Whether B stands in the clause of A, or in the one right behind it. */
static bool is_next(const struct document *d, const struct size_class *a, const struct size_class *b)
{
    return b->size->clause == a->size->clause ||
           (b->size->clause == a->size->clause + 1 && clause_follows(d, &d->item[b->size->first]));
}

void rule_nesting(const struct audit *a)
{
    const struct document *d = a->document;
    struct chain chain = {.count = 0};
    for (size_t i = 0; i < d->count; i++) {
        struct size_class c;
        if (!class_of(a, &d->item[i], &c))
            continue;
        bool goes_on = chain.count && is_next(d, &chain.link[chain.count - 1], &c);
        if (!goes_on || chain.count == CHAIN_MAXIMUM)
            chain.count = 0;
        for (size_t n = 0; n < chain.count; n++)
            compare_links(a, &c, &chain.link[n]);
        chain.link[chain.count++] = c;
    }
}
