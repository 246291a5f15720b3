/* Roots of ratios, to a number of digits, rounded rightly: found by comparing whole numbers, never by
 * approximation. */
#ifndef GROWTH_ROOT_H
#define GROWTH_ROOT_H

#include <stdbool.h>

#include "lib/decimal.h"

/* *OUT = the N-th root (N at least 1) of A / B, A not negative, B above zero, rounded to PLACES digits behind
   the point. False where that takes numbers of more than 180 digits: N times the digits of the root, and
   those of A and B. */
bool root(const struct decimal *a, const struct decimal *b, int n, int places, enum decimal_rounding rounding,
          struct decimal *out);

#endif
