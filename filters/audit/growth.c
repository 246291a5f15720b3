/* growth: value, base and stated growth, or value, change and growth. 61.4 after a fall by 2.6 is 4.06 %
   less: a stated fall by 4.1 % is right. Growth at constant prices is tied to no amounts. */
#include <string.h>

#include "audit/phrases.h"
#include "audit/rules.h"

static bool is_growth(const struct item *i)
{
    return i->measure == M_GROWTH && item_is_rate(i);
}

/* Whether its growth is of what the amounts say: not of volumes behind them. */
static bool is_nominal(const struct item *i)
{
    struct field name = {name_text(i->fact.indicator), name_length(i->fact.indicator)};
    return !i->is_real && !tie_stands(TIE_DEFLATED, name);
}

static bool is_same_thing(const struct item *a, const struct item *b)
{
    return a->fact.place == b->fact.place && a->fact.subject == b->fact.subject &&
           a->fact.indicator == b->fact.indicator && a->fact.period == b->fact.period;
}

static void check_growth(const struct audit *a, const char *form, const struct item *growth,
                         const struct range *allowed, const struct item *value, const struct item *other)
{
    findings_check(a->findings, &(struct check){
                                    .rule = RULE_GROWTH,
                                    .form = form,
                                    .stated = &growth->fact,
                                    .allowed = *allowed,
                                    .other = (const struct fact *[]){&value->fact, &other->fact},
                                    .others = 2,
                                    .otherwise = VERDICT_CONTRADICTION,
                                });
}

/* The nearest figure of MEASURE before or behind I in its clause that states the same thing. */
static const struct item *find_beside(const struct audit *a, const struct item *i, enum measure measure)
{
    size_t before = items_before(a->document, i);
    for (size_t back = 1; back <= before && back <= LOOK_BACK; back++)
        if (i[-(ptrdiff_t)back].measure == measure && is_same_thing(i - back, i))
            return i - back;
    return NULL;
}

static bool bases_agree(const struct item *a, const struct item *b)
{
    return a->basis == b->basis || !a->basis || !b->basis;
}

/* 税收61.4亿元，比上年减少2.6亿元，下降4.1%: all in one clause. */
static void take_change(const struct audit *a, const struct item *growth)
{
    const struct item *change = find_beside(a, growth, M_CHANGE),
                      *value = change ? find_beside(a, change, M_LEVEL) : NULL;
    if (!value || !item_is_level(value) || !change->has_value || change->status != S_ACTUAL ||
        change->fact.base_unit != value->fact.base_unit || !bases_agree(change, growth))
        return;
    struct range v = range_of(&value->fact.quantity), c = range_of(&change->fact.quantity);
    struct range allowed = range_growth_by(&v, &c);
    check_growth(a, "growth.change", growth, &allowed, value, change);
}

/* The level of the year before; of the period before where the growth is against that. */
static void take_base(const struct audit *a, const struct item *growth)
{
    struct lookup_key key = lookup_key_of(growth);
    const struct item *value = find_beside(a, growth, M_LEVEL);
    uint32_t base = figure_base_period(growth->fact.period, name_text(key.basis));
    if (!value || !item_is_level(value) || !base)
        return;
    key.measure = M_LEVEL;
    key.basis = 0;
    key.unit = value->fact.base_unit;
    const struct item *same = lookup_find(a->lookup, &key);
    key.period = base;
    const struct item *other = lookup_find(a->lookup, &key);
    if (!same || !other)
        return;
    struct range v = range_of(&value->fact.quantity), b = range_of(&other->fact.quantity);
    struct range allowed = range_growth(&v, &b);
    check_growth(a, "growth.base", growth, &allowed, value, other);
}

void rule_growth(const struct audit *a)
{
    const struct document *d = a->document;
    for (size_t i = 0; i < d->count; i++)
        if (is_growth(&d->item[i]) && is_nominal(&d->item[i])) {
            take_change(a, &d->item[i]);
            take_base(a, &d->item[i]);
        }
}
