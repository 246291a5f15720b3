/* What a figure states: not a point, but what the digits written tell. 49.1亿元 stands for 49.05
 * to 49.15亿元, 超100家 for 100 or more. */
#ifndef LIB_QUANTITY_H
#define LIB_QUANTITY_H

#include <stdbool.h>

#include "lib/decimal.h"

/* The words of the column bound: bound_names. */
enum bound { BOUND_NONE, BOUND_GE, BOUND_GT, BOUND_LE, BOUND_LT, BOUND_APPROX, BOUNDS };
extern const char *const bound_names[BOUNDS];

struct quantity {
    struct decimal value, high; /* high: the upper end of a range, else the same as value */
    struct decimal rounding;    /* half a unit of the last digit written; 0 where the number is exact */
    enum bound bound;
};

/* The bound with that name; BOUND_NONE for any other text. */
enum bound bound_read(const char *name);

bool quantity_is_range(const struct quantity *q);

/* Whether two statements of one figure agree: within the rounding of the coarser; a range or bound agrees
 * with what it allows. */
bool quantity_agrees(const struct quantity *a, const struct quantity *b);

/* Order by how much they tell, most first: numbers, numbers with about, ranges, bounds; of the same kind the
   finer rounding first. -1, 0, 1. */
int quantity_compare_precision(const struct quantity *a, const struct quantity *b);

/* The bound of what is made of several quantities: HAS tells which bounds they have. False where they are
 * bounded to both sides. */
bool bounds_join(const bool has[BOUNDS], enum bound *out);

#endif
