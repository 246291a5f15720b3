/* Intervals with exact rational ends: what a written number can stand for, and what follows from several.
   An end that is not known, or would take more digits than a decimal holds, is open: an open end contradicts
   nothing. */
#ifndef AUDIT_RANGE_H
#define AUDIT_RANGE_H

#include <stdbool.h>

#include "lib/quantity.h"

struct rational {
    struct decimal numerator, denominator; /* the denominator is above zero */
};

/* From LOW to HIGH, both included. */
struct range {
    bool has_low, has_high;
    struct rational low, high;
};

/* What the digits written leave: 79 % is 78.5 to 79.5, 超100家 is 100 or more. */
struct range range_of(const struct quantity *q);

struct range range_exactly(long number);
struct range range_between(const struct decimal *low, const struct decimal *high); /* NULL: open */

struct range range_sum(const struct range *a, const struct range *b);
struct range range_difference(const struct range *a, const struct range *b); /* A - B */

/* A * B, neither below zero. */
struct range range_product(const struct range *a, const struct range *b);

/* A / B in percent; open where B may be zero or less. */
struct range range_percent(const struct range *a, const struct range *b);

/* The growth in percent that leads from BASE to VALUE, and that a CHANGE up to VALUE is. */
struct range range_growth(const struct range *value, const struct range *base);
struct range range_growth_by(const struct range *value, const struct range *change);

/* The same with the other sign. */
struct range range_negative(const struct range *r);

/* Both that from zero to HIGH, and that from LOW on; open on the other side. */
struct range range_up_to(const struct range *high);
struct range range_from(const struct range *low);

/* True where some number is in both. */
bool range_meet(const struct range *a, const struct range *b);

/* True where all of A is below all of B. */
bool range_below(const struct range *a, const struct range *b);

/* True where the range is one number. */
bool range_is_point(const struct range *r);

/* END divided by FACTOR, a positive number, as a decimal of PLACES digits; false where that takes too many.
 */
bool rational_decimal(const struct rational *end, const struct decimal *factor, int places,
                      enum decimal_rounding rounding, struct decimal *out);

#endif
