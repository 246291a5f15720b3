/* Tiling: the months of a year are covered by as few results as will do, without gap or overlap. */
#include "aggregate/rollup.h"

#include <stdlib.h>
#include <string.h>

#include "aggregate/groups.h"
#include "lib/alloc.h"
#include "lib/cli.h"
#include "lib/names.h"
#include "lib/sort.h"

enum { MONTHS = 12, NO_WAY = MONTHS + 1, NO_PART = -1 };

/* What is built, by its first month and how many. */
static const struct target {
    int first, months;
} targets[] = {{1, 3}, {4, 3}, {7, 3}, {10, 3}, {1, 6}, {7, 6}, {1, 12}};

/* The results of one series in one year, by their first and last month. */
struct year {
    int part[MONTHS + 1][MONTHS + 1];     /* that may be added: index of the entry, or NO_PART */
    bool is_told[MONTHS + 1][MONTHS + 1]; /* there is a result, if without a value */
};

struct rollup rollup_new(const struct options *o, const struct key_plan *plan)
{
    return (struct rollup){.options = o, .plan = plan, .column = (size_t)column_list_find(&o->by, "period")};
}

void rollup_add(struct rollup *r, const uint32_t *names, const struct result *result)
{
    r->entry = alloc_room(r->entry, &r->room, r->count, sizeof *r->entry);
    struct period_result *e = &r->entry[r->count++];
    e->names = alloc_zeroed(r->plan->by_count, sizeof *e->names);
    memcpy(e->names, names, r->plan->by_count * sizeof *names);
    e->result = *result;
}

/* By all names but the period, then by the period. */
static int compare_series(const struct rollup *r, uint32_t a, uint32_t b)
{
    for (size_t i = 0; i < r->plan->by_count; i++) {
        int order = i == r->column ? 0 : name_compare(r->entry[a].names[i], r->entry[b].names[i]);
        if (order)
            return order;
    }
    return 0;
}

static int compare_entries(const void *context, uint32_t a, uint32_t b)
{
    const struct rollup *r = context;
    int order = compare_series(r, a, b);
    return order ? order : group_names_compare(r->plan, r->entry[a].names, r->entry[b].names);
}

/* The period of the entry where it is whole months of one year. */
static bool months_of(const struct rollup *r, uint32_t entry, struct period *out)
{
    return figure_period(r->entry[entry].names[r->column], out) && period_months(out) > 0 &&
           out->from.year == out->to.year;
}

static bool may_be_part(const struct result *result)
{
    return result->has_value && result->adds_in_time && result->method <= M_SUMMED;
}

static void set_entry(const struct rollup *r, struct year *y, uint32_t entry, const struct period *p)
{
    int first = p->from.month, last = p->to.month;
    y->is_told[first][last] = true;
    if (may_be_part(&r->entry[entry].result))
        y->part[first][last] = (int)entry;
}

/* Fills PART with the entries that tile the months from FIRST to LAST, as few as will do, of several ways the
   one whose first part is longest; gives how many, 0 where there is no way. */
static int tile(const struct year *y, int first, int last, uint32_t part[MONTHS])
{
    int needed[MONTHS + 2], end[MONTHS + 2], count = 0;
    needed[last + 1] = 0;
    for (int from = last; from >= first; from--) {
        needed[from] = NO_WAY;
        for (int to = last; to >= from; to--)
            if (y->part[from][to] != NO_PART && needed[to + 1] + 1 < needed[from]) {
                needed[from] = needed[to + 1] + 1;
                end[from] = to;
            }
    }
    if (needed[first] >= NO_WAY)
        return 0;
    for (int from = first; from <= last; from = end[from] + 1)
        part[count++] = (uint32_t)y->part[from][end[from]];
    return count;
}

static void widen(struct result *out, const struct result *part)
{
    if (decimal_compare(&part->value, &out->min) < 0)
        out->min = part->value;
    if (decimal_compare(&part->value, &out->max) > 0)
        out->max = part->value;
    for (size_t i = 0; i < part->mentions.count; i++)
        mention_list_add(&out->mentions, part->mentions.mention[i]);
}

/* The sum of the COUNT parts; false where they are bounded to both sides. */
static bool add_up(const struct rollup *r, const uint32_t *part, int count, struct result *out)
{
    const struct result *first = &r->entry[part[0]].result;
    bool has[BOUNDS] = {false};
    struct decimal parts = decimal_from(count), zero = decimal_from(0);
    *out = (struct result){.method = M_SUMMED,
                           .has_value = true,
                           .has_mean = true,
                           .value = zero,
                           .min = first->value,
                           .max = first->value,
                           .count = (size_t)count,
                           .adds_in_time = true,
                           .base_unit = first->base_unit};
    for (int i = 0; i < count; i++) {
        const struct result *p = &r->entry[part[i]].result;
        has[p->bound] = true;
        if (!decimal_add(&out->value, &p->value, &out->value))
            cli_die("a sum over periods is too long: choose rows with --where, or a larger unit with --to");
        widen(out, p);
    }
    mention_list_sort(&out->mentions);
    return decimal_divide_places(&out->value, &parts, r->options->digits, ROUND_HALF_EVEN, &out->mean) &&
           bounds_join(has, &out->bound);
}

static void build_target(struct rollup *r, const struct year *y, int year, const struct target *t,
                         uint32_t like)
{
    uint32_t part[MONTHS];
    struct result result;
    char text[PERIOD_TEXT];
    int last = t->first + t->months - 1;
    int count = y->is_told[t->first][last] ? 0 : tile(y, t->first, last, part);
    if (count == 0)
        return;
    if (!add_up(r, part, count, &result)) {
        free(result.mentions.mention);
        return;
    }
    struct period p = {{year, t->first, 1}, {year, last, period_days(year, last)}};
    uint32_t name = name_number_string(period_format(&p, text));
    rollup_add(r, r->entry[like].names, &result);
    r->entry[r->count - 1].names[r->column] = name;
}

/* Builds from the entries ORDER[0] to ORDER[COUNT - 1], all of one series and one year. */
static void build_year(struct rollup *r, const uint32_t *order, size_t count, int year)
{
    struct year y = {0};
    struct period p;
    memset(y.part, 0xff, sizeof y.part);
    for (size_t i = 0; i < count; i++)
        if (months_of(r, order[i], &p))
            set_entry(r, &y, order[i], &p);
    for (size_t i = 0; i < sizeof targets / sizeof targets[0]; i++)
        build_target(r, &y, year, &targets[i], order[0]);
}

static int compare_names(const void *context, uint32_t a, uint32_t b)
{
    const struct rollup *r = context;
    return group_names_compare(r->plan, r->entry[a].names, r->entry[b].names);
}

/* Puts the entries in the order of groups. */
static void sort_entries(struct rollup *r)
{
    uint32_t *order = indices_up_to(r->count);
    struct period_result *sorted = alloc_zeroed(r->count, sizeof *sorted);
    sort_indices(order, r->count, compare_names, r);
    for (size_t i = 0; i < r->count; i++)
        sorted[i] = r->entry[order[i]];
    free(order);
    free(r->entry);
    r->entry = sorted;
}

void rollup_build(struct rollup *r)
{
    size_t given = r->count;
    uint32_t *order = indices_up_to(given);
    sort_indices(order, given, compare_entries, r);
    for (size_t from = 0, to; from < given; from = to) {
        struct period first, next;
        to = from + 1;
        if (!months_of(r, order[from], &first))
            continue;
        while (to < given && compare_series(r, order[from], order[to]) == 0 &&
               (!months_of(r, order[to], &next) || next.from.year == first.from.year))
            to++;
        build_year(r, order + from, to - from, first.from.year);
    }
    free(order);
    sort_entries(r);
}

void rollup_free(struct rollup *r)
{
    for (size_t i = 0; i < r->count; i++) {
        free(r->entry[i].names);
        free(r->entry[i].result.mentions.mention);
    }
    free(r->entry);
}
