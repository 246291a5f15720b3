/* difference: 法定107个工作日, 减少86天, 用时21个工作日: 107 less 86 is 21. */
#include <string.h>

#include "audit/phrases.h"
#include "audit/rules.h"

/* The unit that another is loosely written for: 工作日 and 天. */
static struct field plain_unit(uint32_t unit)
{
    struct field text = {name_text(unit), name_length(unit)};
    const char *plain;
    return tie_begins(TIE_UNIT, text, &plain) == text.length && text.length ? field_of(plain) : text;
}

static bool same_unit(const struct item *a, const struct item *b)
{
    struct field p = plain_unit(a->fact.base_unit), q = plain_unit(b->fact.base_unit);
    return p.length == q.length && memcmp(p.text, q.text, p.length) == 0;
}

static void check_difference(const struct audit *a, const struct item *now, const struct item *before,
                             const struct item *change)
{
    struct range b = range_of(&before->fact.quantity), c = range_of(&change->fact.quantity);
    bool up = change->fact.quantity.value.sign > 0;
    struct range size = up ? c : range_negative(&c);
    findings_check(a->findings, &(struct check){
                                    .rule = RULE_DIFFERENCE,
                                    .form = up ? "difference.more" : "difference.less",
                                    .stated = &now->fact,
                                    .allowed = up ? range_sum(&b, &size) : range_difference(&b, &size),
                                    .other = (const struct fact *[]){&before->fact, &change->fact},
                                    .others = 2,
                                    .otherwise = VERDICT_CONTRADICTION,
                                });
}

static bool is_amount(const struct item *i)
{
    return i->measure == M_LEVEL && i->has_value && i->status != S_QUALIFIER;
}

/* 用时21个工作日,比法定的107个工作日减少86天: three figures in a row. */
static bool take_row(const struct audit *a, const struct item *change)
{
    const struct item *before = change - 1, *now = change - 2;
    bool row = items_before(a->document, change) >= 2 && is_amount(before) && is_amount(now) &&
               before->compares && !cue_stands("than", change->lead) && same_unit(before, change) &&
               same_unit(now, change);
    if (row)
        check_difference(a, now, before, change);
    return row;
}

/* The amounts of this period and of the one that the change is against, where both are stated. */
static void take_periods(const struct audit *a, const struct item *change)
{
    struct lookup_key key = lookup_key_of(change);
    uint32_t base = figure_base_period(change->fact.period, name_text(change->basis));
    if (!base)
        return;
    key.measure = M_LEVEL;
    key.basis = 0;
    const struct item *now = lookup_find(a->lookup, &key);
    key.period = base;
    const struct item *before = lookup_find(a->lookup, &key);
    if (now && before)
        check_difference(a, now, before, change);
}

void rule_difference(const struct audit *a)
{
    const struct document *d = a->document;
    for (size_t i = 0; i < d->count; i++) {
        const struct item *change = &d->item[i];
        if (change->measure == M_CHANGE && change->has_value && change->status == S_ACTUAL &&
            !take_row(a, change))
            take_periods(a, change);
    }
}
