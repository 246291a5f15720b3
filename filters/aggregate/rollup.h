/* --rollup period: quarters, halves and years that no bulletin states, from results for shorter periods that
 * tile them exactly. */
#ifndef AGGREGATE_ROLLUP_H
#define AGGREGATE_ROLLUP_H

#include <stddef.h>
#include <stdint.h>

#include "aggregate/combine.h"
#include "lib/tuples.h"

struct period_result {
    uint32_t *names; /* of its group */
    struct result result;
};

struct rollup {
    const struct options *options;
    const struct key_plan *plan;
    size_t column; /* of --by: the period */
    struct period_result *entry;
    size_t count, room;
};

struct rollup rollup_new(const struct options *o, const struct key_plan *plan);

/* Keeps a copy of the names, and the result itself. */
void rollup_add(struct rollup *r, const uint32_t *names, const struct result *result);

/* Adds what can be built, and puts all in order. */
void rollup_build(struct rollup *r);

void rollup_free(struct rollup *r);

#endif
