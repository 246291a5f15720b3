/* Numbers with the interval that the digits written leave, and what growth makes of them. The ends of an
   interval are rounded away from the number, so that it is never too narrow. Where there is no result, *WHY
   is set to the reason. */
#ifndef GROWTH_ESTIMATE_H
#define GROWTH_ESTIMATE_H

#include <stdbool.h>

#include "lib/quantity.h"

struct estimate {
    struct decimal value, low, high;
    bool has_value, has_low, has_high;
};

/* Of a quantity: a number and its rounding; of a bound one end, of a range no value. */
struct estimate estimate_of(const struct quantity *q);

/* The relative change from BASE to VALUE in percent, to PLACES digits behind the point. There is none where
   BASE is not above zero, VALUE is below zero, or one of them has no value. */
struct estimate estimate_growth(const struct estimate *value, const struct estimate *base, int places,
                                const char **why);

/* VALUE - BASE, exactly. */
struct estimate estimate_difference(const struct estimate *value, const struct estimate *base,
                                    const char **why);

/* The base from which GROWTH in percent leads to VALUE: 100 VALUE / (100 + GROWTH), with some 20 digits
 * behind the point. */
struct estimate estimate_base(const struct estimate *value, const struct estimate *growth, const char **why);

/* As many digits as the interval is worth: the last of the value is at most a tenth of its width, of the ends
 * one more is kept. */
struct estimate estimate_trimmed(const struct estimate *e);

/* What the change from BASE to VALUE is of WHOLE, in percent, to PLACES digits. There is none where WHOLE is
   not above zero, or one has no value. */
struct estimate estimate_contribution(const struct estimate *value, const struct estimate *base,
                                      const struct estimate *whole, int places, const char **why);

/* The yearly rate in percent that leads from BASE to VALUE in YEARS; as estimate_growth, and none where it
 * takes too many digits. */
struct estimate estimate_yearly(const struct estimate *value, const struct estimate *base, int years,
                                int places, const char **why);

/* The growth from BASE to VALUE less STATED percent, rounded once, to PLACES digits; both must have given a
 * value. */
struct decimal estimate_delta(const struct estimate *value, const struct estimate *base,
                              const struct estimate *stated, int places);

#endif
