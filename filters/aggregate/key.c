/* Keys and groups. */
#include "aggregate/key.h"

#include <stdlib.h>
#include <string.h>

#include "lib/alloc.h"
#include "lib/names.h"

const char role_figure[] = "figure", role_weight[] = "weight";

const enum figure_column key_figure_columns[K_FIXED] = {
    [K_AREA] = F_AREA,
    [K_CITY] = F_CITY,
    [K_CODE] = F_AREA_CODE,
    [K_SUBJECT] = F_SUBJECT_STD,
    [K_INDICATOR] = F_INDICATOR_STD,
    [K_PERIOD] = F_PERIOD,
    [K_MEASURE] = F_MEASURE,
    [K_BASIS] = F_BASIS,
    [K_UNIT] = F_BASE_UNIT,
    [K_DIMENSION] = F_DIMENSION,
    [K_STATUS] = F_STATUS,
};

/* The fixed part of that column, or K_FIXED. */
static size_t fixed_part(const char *column)
{
    size_t part = K_AREA;
    while (part < K_FIXED && strcmp(figure_columns[key_figure_columns[part]], column) != 0)
        part++;
    return part;
}

struct key_plan key_plan_of(const struct options *o)
{
    struct key_plan plan = {.by_count = o->by.count, .rollup_city = o->rollup_city};
    plan.by = alloc_zeroed(o->by.count, sizeof *plan.by);
    for (size_t i = 0; i < o->by.count; i++) {
        plan.by[i] = fixed_part(o->by.name[i]);
        if (plan.by[i] == K_FIXED) {
            plan.by[i] += plan.extra.count;
            column_list_add(&plan.extra, o->by.name[i], "by");
        }
    }
    plan.width = K_FIXED + plan.extra.count;
    return plan;
}

void key_plan_free(struct key_plan *plan)
{
    free(plan->by);
    column_list_free(&plan->extra);
}

uint32_t key_group_name(const struct key_plan *plan, const uint32_t *key, size_t column)
{
    size_t part = plan->by[column];
    if (part != K_CITY || (plan->rollup_city && key[K_CITY]))
        return key[part];
    return figure_place(key[K_AREA], key[K_CITY]);
}
