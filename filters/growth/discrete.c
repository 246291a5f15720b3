/* For each cumulative level the one that ends a month or a quarter before it is looked up. */
#include "growth/discrete.h"

#include <stdlib.h>
#include <string.h>

#include "lib/additive.h"
#include "lib/alloc.h"
#include "lib/figure.h"
#include "lib/names.h"

enum { QUARTER = 3, YEAR = 12 };

struct finding {
    struct book *book;
    struct derived *found;
    size_t count, room;
};

/* The month that a period from January of its year ends with, 0 where the period is another. */
static int cumulative_month(uint32_t period)
{
    struct period p;
    if (!figure_period(period, &p) || p.from.month != 1 || p.from.year != p.to.year)
        return 0;
    return period_months(&p);
}

static uint32_t months_named(int year, int first, int last)
{
    char text[PERIOD_TEXT];
    struct period p = {{year, first, 1}, {year, last, period_days(year, last)}};
    return name_number_string(period_format(&p, text));
}

static bool is_number(const struct known *k)
{
    return known_is_plain(k) && k->less == STATEMENT_NONE && k->quantity.bound == BOUND_NONE &&
           !quantity_is_range(&k->quantity);
}

static bool subtract(const struct quantity *a, const struct quantity *b, struct quantity *out)
{
    out->bound = BOUND_NONE;
    bool good = decimal_subtract(&a->value, &b->value, &out->value) &&
                decimal_add(&a->rounding, &b->rounding, &out->rounding);
    out->high = out->value;
    return good;
}

/* Notes the level of the last MONTHS months of KEY's period, where that of the months before is known. */
static void find_difference(struct finding *f, const uint32_t *key, int year, int last, int months)
{
    struct derived d;
    uint32_t before[B_WIDTH];
    memcpy(before, key, sizeof before);
    before[B_PERIOD] = months_named(year, 1, last - months);
    struct known from = book_find(f->book, key), less = book_find(f->book, before);
    if (!is_number(&from) || !is_number(&less) || !subtract(&from.quantity, &less.quantity, &d.quantity))
        return;
    memcpy(d.key, key, sizeof d.key);
    d.key[B_PERIOD] = months_named(year, last - months + 1, last);
    d.from = from.key;
    d.less = less.key;
    f->found = alloc_room(f->found, &f->room, f->count, sizeof *f->found);
    f->found[f->count++] = d;
}

static void find_differences(void *context, const uint32_t *key)
{
    struct finding *f = context;
    struct period p;
    int last = cumulative_month(key[B_PERIOD]);
    if (last < 2 || !additivity_of(key[B_INDICATOR], key[B_DIMENSION]).in_time)
        return;
    figure_period(key[B_PERIOD], &p);
    find_difference(f, key, p.from.year, last, 1);
    if (last % QUARTER == 0 && last > QUARTER)
        find_difference(f, key, p.from.year, last, QUARTER);
}

void discrete_derive(struct book *b)
{
    struct finding f = {.book = b};
    book_each(b, b->level, find_differences, &f);
    for (size_t i = 0; i < f.count; i++)
        book_derive(b, &f.found[i]);
    free(f.found);
}
