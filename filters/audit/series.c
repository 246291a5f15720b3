/* What is seen of a series as a whole. cumulative: no part of a year is more than the year; range: a value
   ten times or a tenth of all others. */
#include <stdlib.h>
#include <string.h>

#include "audit/phrases.h"
#include "audit/restated.h"
#include "audit/rules.h"
#include "lib/additive.h"
#include "lib/sort.h"

/* So many observations make a history; so many on each side are looked at. */
enum { HISTORY_MINIMUM = 4, WINDOW = 128 };

/* The levels of one series, in the order of time. */
struct series {
    const struct ledger *ledger;
    const uint32_t *index;
    size_t count;
};

static const struct entry *at(const struct series *s, size_t i)
{
    return &s->ledger->entry[s->index[i]];
}

static size_t window_begin(size_t i)
{
    return i < WINDOW ? 0 : i - WINDOW;
}

static size_t window_end(const struct series *s, size_t i)
{
    return s->count - i > WINDOW ? i + WINDOW : s->count;
}

static int compare_series(const struct lookup_key *p, const struct lookup_key *q)
{
    const uint32_t names[][2] = {
        {p->place, q->place}, {p->subject, q->subject}, {p->name, q->name}, {p->unit, q->unit}};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (names[i][0] != names[i][1])
            return name_compare(names[i][0], names[i][1]);
    return 0;
}

static int compare_entries(const void *context, uint32_t a, uint32_t b)
{
    const struct ledger *l = context;
    const struct lookup_key *p = &l->entry[a].key, *q = &l->entry[b].key;
    int order = compare_series(p, q);
    return order ? order : figure_period_compare(p->period, q->period);
}

/* Calls DO for each series of levels. */
static void each_series(const struct audit *a, void (*do_this)(const struct audit *, const struct series *))
{
    const struct ledger *l = a->ledger;
    uint32_t *level = indices_up_to(ledger_count(l));
    size_t count = 0;
    for (size_t i = 0; i < ledger_count(l); i++)
        if (l->entry[i].key.measure == M_LEVEL)
            level[count++] = (uint32_t)i;
    sort_indices(level, count, compare_entries, l);
    for (size_t from = 0, to; from < count; from = to) {
        for (to = from + 1; to < count; to++)
            if (compare_series(&l->entry[level[from]].key, &l->entry[level[to]].key) != 0)
                break;
        do_this(a, &(struct series){l, level + from, to - from});
    }
    free(level);
}

/* Whether amounts of the series add up over time and never fall below zero. */
static bool accumulates(const struct entry *e)
{
    struct field name = {name_text(e->key.name), name_length(e->key.name)};
    return additivity_of(e->key.name, e->dimension).in_time && !tie_stands(TIE_SIGNED, name) &&
           restated_is_statistic(e->key.name);
}

/* Whole months of one year. */
static bool read_months(const struct entry *e, struct period *out)
{
    return figure_period(e->key.period, out) && period_months(out) > 0 && out->from.year == out->to.year;
}

/* The shortest period of the series that holds that of observation PART and is longer. */
static const struct entry *holder(const struct series *s, size_t part)
{
    struct period inner, p;
    const struct entry *found = NULL;
    int shortest = 0;
    if (!read_months(at(s, part), &inner))
        return NULL;
    for (size_t i = window_begin(part); i < window_end(s, part); i++) {
        bool holds = read_months(at(s, i), &p) && period_within(&inner, &p) && !period_equal(&inner, &p);
        if (holds && (!found || period_months(&p) < shortest)) {
            found = at(s, i);
            shortest = period_months(&p);
        }
    }
    return found;
}

static void take_cumulative(const struct audit *a, const struct series *s)
{
    if (s->count < 2 || !accumulates(at(s, 0)))
        return;
    for (size_t i = 0; i < s->count; i++) {
        const struct entry *whole = holder(s, i);
        if (!whole)
            continue;
        struct fact stated = ledger_fact(at(s, i)), other = ledger_fact(whole);
        struct range most = range_of(&other.quantity);
        findings_check(a->findings, &(struct check){
                                        .rule = RULE_CUMULATIVE,
                                        .form = "cumulative",
                                        .stated = &stated,
                                        .allowed = range_up_to(&most),
                                        .other = (const struct fact *[]){&other},
                                        .others = 1,
                                        .otherwise = VERDICT_CONTRADICTION,
                                    });
    }
}

void across_cumulative(const struct audit *a)
{
    each_series(a, take_cumulative);
}

/* How long the period of an observation is; of a stock it has no beginning. */
static int length_of(const struct entry *e)
{
    struct period p;
    return figure_period(e->key.period, &p) ? period_months(&p) : -1;
}

/* From a tenth of the least to ten times the greatest of the observations that are as long as number ONE,
   itself left out; false where these are too few or not all above zero. */
static bool history(const struct series *s, size_t one, struct decimal *low, struct decimal *high)
{
    size_t others = 0;
    struct decimal ten = decimal_from(10), tenth = decimal_power_of_ten(-1);
    for (size_t i = window_begin(one); i < window_end(s, one); i++) {
        if (i == one || length_of(at(s, i)) != length_of(at(s, one)))
            continue;
        struct fact f = ledger_fact(at(s, i));
        if (f.quantity.value.sign < 0 || decimal_is_zero(&f.quantity.value))
            return false;
        if (others == 0 || decimal_compare(&f.quantity.value, low) < 0)
            *low = f.quantity.value;
        if (others++ == 0 || decimal_compare(&f.quantity.high, high) > 0)
            *high = f.quantity.high;
    }
    return others + 1 >= HISTORY_MINIMUM && decimal_multiply(low, &tenth, low) &&
           decimal_multiply(high, &ten, high);
}

static void take_history(const struct audit *a, const struct series *s)
{
    struct decimal low, high;
    for (size_t i = 0; s->count >= HISTORY_MINIMUM && i < s->count; i++) {
        struct fact stated = ledger_fact(at(s, i));
        if (!history(s, i, &low, &high))
            continue;
        findings_check(a->findings, &(struct check){
                                        .rule = RULE_RANGE,
                                        .form = "range.history",
                                        .stated = &stated,
                                        .allowed = range_between(&low, &high),
                                        .otherwise = VERDICT_UNUSUAL,
                                        .is_loose = true,
                                    });
    }
}

void across_history(const struct audit *a)
{
    each_series(a, take_history);
}
