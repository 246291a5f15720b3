/* What one bulletin states of another's figures: shares and gaps of the place around, growth from a year
   before. What lies in one document is not looked at again. */
#include <string.h>

#include "audit/rules.h"

struct triple {
    const struct entry *stated, *first, *second;
};

static bool is_across(const struct triple *t)
{
    return t->first && t->second && t->first != t->second &&
           (t->stated->source != t->first->source || t->stated->source != t->second->source);
}

static void check(const struct audit *a, enum rule rule, const char *form, const struct triple *t,
                  const struct range *allowed)
{
    struct fact stated = ledger_fact(t->stated), first = ledger_fact(t->first),
                second = ledger_fact(t->second);
    findings_check(a->findings,
                   &(struct check){
                       .rule = rule,
                       .form = form,
                       .stated = &stated,
                       .allowed = *allowed,
                       .other = (const struct fact *[]){&first, &second},
                       .others = 2,
                       /* A base is often revised after it was published. */
                       .otherwise = rule == RULE_GROWTH ? VERDICT_UNUSUAL : VERDICT_CONTRADICTION,
                   });
}

static struct range range_of_entry(const struct entry *e)
{
    struct fact f = ledger_fact(e);
    return range_of(&f.quantity);
}

static bool is_percent(const struct entry *e)
{
    return strcmp(name_text(e->key.unit), "%") == 0;
}

/* The one amount of an observation, NULL where it has several (in other units). */
static const struct entry *only_amount(const struct ledger *l, const struct lookup_key *key)
{
    const struct entry *found = NULL;
    for (const struct entry *e = ledger_first(l, key); e; e = ledger_next(l, e)) {
        if (e->key.measure != M_LEVEL || is_percent(e))
            continue;
        if (found)
            return NULL;
        found = e;
    }
    return found;
}

/* The one rate of an observation. */
static const struct entry *only_rate(const struct ledger *l, const struct lookup_key *key)
{
    const struct entry *found = NULL;
    for (const struct entry *e = ledger_first(l, key); e; e = ledger_next(l, e)) {
        if (!is_percent(e) || e->key.measure == M_CHANGE)
            continue;
        if (found)
            return NULL;
        found = e;
    }
    return found;
}

/* The same of the place that the basis means. */
static const struct entry *around(const struct ledger *l, const struct entry *e, const struct entry *like)
{
    struct lookup_key key = like->key;
    key.place = e->around;
    key.subject = 0;
    key.name = e->of;
    return e->around ? ledger_find(l, &key) : NULL;
}

void across_share(const struct audit *a)
{
    for (size_t i = 0; i < ledger_count(a->ledger); i++) {
        const struct entry *e = &a->ledger->entry[i];
        const struct entry *part = e->key.measure == M_SHARE ? only_amount(a->ledger, &e->key) : NULL;
        if (!part)
            continue;
        struct triple t = {e, part, around(a->ledger, e, part)};
        if (!is_across(&t))
            continue;
        struct range p = range_of_entry(t.first), q = range_of_entry(t.second);
        struct range allowed = range_percent(&p, &q);
        check(a, RULE_SHARE, "share", &t, &allowed);
    }
}

void across_gap(const struct audit *a)
{
    for (size_t i = 0; i < ledger_count(a->ledger); i++) {
        const struct entry *e = &a->ledger->entry[i];
        const struct entry *rate = e->key.measure == M_GAP ? only_rate(a->ledger, &e->key) : NULL;
        if (!rate)
            continue;
        struct triple t = {e, rate, around(a->ledger, e, rate)};
        struct lookup_key before = rate->key;
        before.period = figure_base_period(e->key.period, name_text(e->key.basis));
        if (!e->around && before.period)
            t.second = ledger_find(a->ledger, &before);
        if (!is_across(&t))
            continue;
        struct range p = range_of_entry(t.first), q = range_of_entry(t.second);
        struct range allowed = range_difference(&p, &q);
        check(a, RULE_GAP, "gap", &t, &allowed);
    }
}

void across_growth(const struct audit *a)
{
    for (size_t i = 0; i < ledger_count(a->ledger); i++) {
        const struct entry *e = &a->ledger->entry[i];
        bool nominal = e->key.measure == M_GROWTH && e->nominal && is_percent(e);
        const struct entry *value = nominal ? only_amount(a->ledger, &e->key) : NULL;
        if (!value)
            continue;
        struct lookup_key before = value->key;
        before.period = figure_base_period(e->key.period, name_text(e->key.basis));
        struct triple t = {e, value, before.period ? ledger_find(a->ledger, &before) : NULL};
        if (!is_across(&t))
            continue;
        struct range p = range_of_entry(t.first), q = range_of_entry(t.second);
        struct range allowed = range_growth(&p, &q);
        struct range stated = range_of_entry(e);
        check(a, RULE_GROWTH, range_meet(&stated, &allowed) ? "growth.base" : "growth.revised", &t, &allowed);
    }
}
