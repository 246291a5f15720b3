/* Groups by hashing, then in order. */
#include "aggregate/groups.h"

#include <stdlib.h>
#include <string.h>

#include "lib/alloc.h"
#include "lib/cli.h"
#include "lib/names.h"
#include "lib/sort.h"

int group_names_compare(const struct key_plan *plan, const uint32_t *a, const uint32_t *b)
{
    for (size_t i = 0; i < plan->by_count; i++) {
        int order = a[i] == b[i]              ? 0
                    : plan->by[i] == K_PERIOD ? figure_period_compare(a[i], b[i])
                                              : name_compare(a[i], b[i]);
        if (order)
            return order;
    }
    return 0;
}

struct order {
    const struct key_plan *plan;
    const struct tuples *names;
};

static int compare_groups(const void *context, uint32_t a, uint32_t b)
{
    const struct order *o = context;
    return group_names_compare(o->plan, tuples_get(o->names, a), tuples_get(o->names, b));
}

static void find_groups(struct groups *g, const struct statements *s, const struct key_plan *plan)
{
    uint32_t *names = alloc_zeroed(plan->by_count, sizeof *names), figure = name_number_string(role_figure);
    for (size_t i = 0; i < statements_keys(s); i++) {
        const uint32_t *key = statements_key(s, (uint32_t)i);
        g->group_of[i] = TUPLE_NONE;
        if (key[K_ROLE] != figure)
            continue;
        for (size_t c = 0; c < plan->by_count; c++)
            names[c] = key_group_name(plan, key, c);
        g->group_of[i] = tuples_add(&g->names, names);
    }
    free(names);
}

/* Puts the keys of each group together: counts them, then deals them out. */
static void deal_keys(struct groups *g, size_t keys)
{
    size_t count = tuples_count(&g->names);
    g->first = alloc_zeroed(count + 1, sizeof *g->first);
    g->key = alloc_resized(NULL, keys, sizeof *g->key);
    for (size_t i = 0; i < keys; i++)
        if (g->group_of[i] != TUPLE_NONE)
            g->first[g->group_of[i]]++;
    for (size_t i = 1; i <= count; i++)
        g->first[i] += g->first[i - 1];
    for (size_t i = keys; i-- > 0;)
        if (g->group_of[i] != TUPLE_NONE)
            g->key[--g->first[g->group_of[i]]] = (uint32_t)i;
}

struct groups groups_make(const struct statements *s, const struct key_plan *plan)
{
    size_t keys = statements_keys(s);
    struct groups g = {.names = {.width = plan->by_count}};
    g.group_of = alloc_resized(NULL, keys, sizeof *g.group_of);
    find_groups(&g, s, plan);
    deal_keys(&g, keys);
    g.order = indices_up_to(tuples_count(&g.names));
    sort_indices(g.order, tuples_count(&g.names), compare_groups, &(struct order){plan, &g.names});
    return g;
}

static _Noreturn void die_of_units(const uint32_t *names, const struct column_list *by, uint32_t a,
                                   uint32_t b)
{
    struct buffer group = {0};
    for (size_t i = 0; i < by->count; i++) {
        buffer_add_string(&group, i ? ", " : "");
        buffer_add_string(&group, by->name[i]);
        buffer_add_string(&group, " '");
        buffer_add_string(&group, name_text(names[i]));
        buffer_add_string(&group, "'");
    }
    cli_die("the group of %s has figures in '%s' and in '%s': add base_unit to --by, or choose with --where",
            group.data, name_text(a), name_text(b));
}

void groups_check_units(const struct groups *g, const struct statements *s, const struct column_list *by)
{
    for (size_t i = 0; i < tuples_count(&g->names); i++) {
        uint32_t group = g->order[i];
        uint32_t least = statements_key(s, g->key[g->first[group]])[K_UNIT], greatest = least;
        for (size_t k = g->first[group]; k < g->first[group + 1]; k++) {
            uint32_t unit = statements_key(s, g->key[k])[K_UNIT];
            if (name_compare(unit, least) < 0)
                least = unit;
            if (name_compare(unit, greatest) > 0)
                greatest = unit;
        }
        if (least != greatest)
            die_of_units(tuples_get(&g->names, group), by, least, greatest);
    }
}

void groups_free(struct groups *g)
{
    tuples_free(&g->names);
    free(g->group_of);
    free(g->order);
    free(g->key);
    free(g->first);
}
