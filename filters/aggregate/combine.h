/* One group's statements become one result: what the bulletins state for it, or what may be made of its
 * parts. */
#ifndef AGGREGATE_COMBINE_H
#define AGGREGATE_COMBINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "aggregate/key.h"
#include "aggregate/weights.h"
#include "lib/statements.h"

/* How the value came about, or why there is none. */
enum method {
    M_SINGLE,    /* one figure */
    M_STATED,    /* a total that is stated, with parts of it that do not count */
    M_SUMMED,    /* added up */
    M_MEAN,      /* averaged */
    M_WEIGHTED,  /* averaged with weights */
    M_MIN,       /* the least */
    M_MAX,       /* the greatest */
    M_COUNT,     /* how many figures */
    M_CONFLICT,  /* none: statements that contradict each other */
    M_RANGE,     /* none: a range, or bounds to both sides */
    M_MIXED,     /* none: different indicators, measures, bases or statuses */
    M_PERIODS,   /* none: different periods */
    M_OVERLAP,   /* none: subjects or places that are not apart, or may not be */
    M_INTENSIVE, /* none: rates, prices, ranks and the like do not add */
    M_UNWEIGHTED /* none: a weight is missing or not clear */
};
extern const char *const method_names[];

struct result {
    enum method method;
    bool has_value, has_mean;
    struct decimal value, min, max, mean; /* min and max are always there */
    enum bound bound;
    size_t count; /* figures that the value is made of; in a conflict the different values */
    bool adds_in_time;
    uint32_t base_unit;           /* a name */
    struct mention_list mentions; /* in order, each once; to be freed */
};

struct combiner {
    const struct options *options;
    const struct key_plan *plan;
    const struct statements *statements;
    const uint32_t *group_of; /* of each key its group */
    struct weights *weights;  /* NULL: none */
};

/* Combines the COUNT keys of one group, at least one. Ends the program where they have different base units.
 */
struct result combine(const struct combiner *c, const uint32_t *key, size_t count);

#endif
