/* What a statement is about, and which group it belongs to. */
#ifndef AGGREGATE_KEY_H
#define AGGREGATE_KEY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "aggregate/options.h"
#include "lib/figure.h"

/* The names in a key. Behind them stand those of the columns of --by that are none of these. */
enum key_part {
    K_ROLE,     /* role_figure, or role_weight: only looked up as a weight */
    K_DOCUMENT, /* see figure_document */
    K_AREA,
    K_CITY,
    K_CODE,
    K_SUBJECT,
    K_INDICATOR,
    K_PERIOD,
    K_MEASURE,
    K_BASIS,
    K_UNIT,
    K_DIMENSION,
    K_STATUS,
    K_FIXED
};

extern const char role_figure[], role_weight[];

/* The columns that the parts from K_AREA on are read from. */
extern const enum figure_column key_figure_columns[K_FIXED];

struct key_plan {
    size_t *by; /* for each column of --by its index in the key */
    size_t by_count;
    struct column_list extra; /* the columns behind the fixed parts */
    size_t width;             /* names in a key */
    bool rollup_city;
};

struct key_plan key_plan_of(const struct options *o);
void key_plan_free(struct key_plan *plan);

/* The name that KEY has in column COLUMN of --by: for city the place, or with --rollup city the city that it
 * lies in. */
uint32_t key_group_name(const struct key_plan *plan, const uint32_t *key, size_t column);

#endif
