/* gap: two rates and their stated difference in points. 5.7 % after -13.08 % is 18.78 points more: a stated
   18.8 is right. */
#include <string.h>

#include "audit/phrases.h"
#include "audit/rules.h"
#include "audit/whole.h"

/* 比1-2月(-13.08%)提高18.8个百分点 */
static const struct item *comparator_before(const struct item *gap, const struct item *first)
{
    const struct item *rate = gap - 1;
    return gap > first && item_is_rate(rate) && rate->compares && !cue_stands("than", gap->lead) ? rate
                                                                                                 : NULL;
}

/* 比1-2月提高18.8个百分点(1-2月为-13.08%) */
static const struct item *comparator_behind(const struct audit *a, const struct item *gap)
{
    const struct item *rate = item_after(a->document, gap);
    if (!rate || !item_is_rate(rate) || !gap->basis)
        return NULL;
    size_t bracket = tie_begins(TIE_BRACKET, rate->lead, NULL), length = name_length(gap->basis);
    bool named = bracket && rate->lead.length >= bracket + length &&
                 memcmp(rate->lead.text + bracket, name_text(gap->basis), length) == 0;
    return named ? rate : NULL;
}

/* The nearest rate of the gap's statistic before it in the clause that is no comparator itself. */
static const struct item *rate_before(const struct audit *a, const struct item *gap)
{
    size_t before = items_before(a->document, gap);
    for (size_t back = 1; back <= before && back <= LOOK_BACK; back++) {
        const struct item *i = gap - back;
        if (item_is_rate(i) && i->fact.indicator == gap->fact.indicator && !i->compares)
            return i;
    }
    return NULL;
}

static bool contains(uint32_t name, uint32_t part)
{
    return name && part && strstr(name_text(name), name_text(part)) != NULL;
}

/* The rate of the gap's statistic and period elsewhere: of the same subject, or of one that is called nearly
   the same (工业类开发区 for 开发区) where it is the only one. */
static const struct item *rate_elsewhere(const struct audit *a, const struct item *gap,
                                         const struct item *like)
{
    struct lookup_key key = lookup_key_of(like);
    key.period = gap->fact.period;
    key.subject = gap->fact.subject;
    const struct item *rate = lookup_find(a->lookup, &key);
    key.subject = ANY_SUBJECT;
    const struct item *only = rate ? rate : lookup_find(a->lookup, &key);
    return only && (only == rate || contains(only->fact.subject, gap->fact.subject)) ? only : NULL;
}

/* The rate that the basis means: a year or a period before, or of the place around (全市). */
static const struct item *comparator_elsewhere(const struct audit *a, const struct item *gap,
                                               const struct item *rate)
{
    struct lookup_key key = lookup_key_of(rate);
    struct field basis = {name_text(gap->basis), name_length(gap->basis)};
    enum scope scope = scope_of(gap, &basis, &key.place);
    if (scope == SCOPE_KNOWN && basis.length == 0 && gap->fact.subject)
        key.subject = 0;
    else if (scope == SCOPE_NONE)
        key.period = figure_base_period(rate->fact.period, name_text(gap->basis));
    else
        return NULL;
    const struct item *other = key.period ? lookup_find(a->lookup, &key) : NULL;
    return other != rate ? other : NULL;
}

static void check_gap(const struct audit *a, const struct item *gap, const struct item *rate,
                      const struct item *comparator)
{
    struct range of = range_of(&rate->fact.quantity), to = range_of(&comparator->fact.quantity);
    struct range allowed = range_difference(&of, &to), stated = range_of(&gap->fact.quantity);
    /* 降幅收窄 points down where the rate goes up. */
    bool turned = tie_stands(TIE_NARROWS, gap->lead) && !range_meet(&stated, &allowed);
    if (turned)
        allowed = range_negative(&allowed);
    findings_check(a->findings,
                   &(struct check){
                       .rule = RULE_GAP,
                       .form = "gap",
                       .stated = &gap->fact,
                       .allowed = allowed,
                       .other = (const struct fact *[]){turned ? &comparator->fact : &rate->fact,
                                                        turned ? &rate->fact : &comparator->fact},
                       .others = 2,
                       .otherwise = VERDICT_CONTRADICTION,
                   });
}

static void take_gap(const struct audit *a, const struct item *gap)
{
    const struct item *first = &a->document->item[gap->first];
    const struct item *comparator = comparator_before(gap, first), *rate = rate_before(a, gap);
    if (!comparator)
        comparator = comparator_behind(a, gap);
    if (comparator && !rate)
        rate = rate_elsewhere(a, gap, comparator);
    if (!comparator && rate)
        comparator = comparator_elsewhere(a, gap, rate);
    if (comparator && rate && comparator != rate)
        check_gap(a, gap, rate, comparator);
}

void rule_gap(const struct audit *a)
{
    const struct document *d = a->document;
    for (size_t i = 0; i < d->count; i++) {
        const struct item *gap = &d->item[i];
        bool points = strcmp(name_text(gap->dimension), "points") == 0;
        if (gap->measure == M_GAP && gap->has_value && gap->status == S_ACTUAL && points)
            take_gap(a, gap);
    }
}
