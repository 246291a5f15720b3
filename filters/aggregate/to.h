/* --to UNIT: amounts in another unit. What converts exactly does so as it is read, so that land and floor add
   up where they were made alike; what does not (亩 into 公顷 is a fifteenth) only in the result, rounded
   once. */
#ifndef AGGREGATE_TO_H
#define AGGREGATE_TO_H

#include <stdbool.h>
#include <stdint.h>

#include "lib/quantity.h"

/* UNIT (NULL: none) is what to convert into from now on. Ends the program where it is no unit. */
void to_begin(const char *unit);

/* Converts Q and *BASE_UNIT and *DIMENSION (names) where that is exact. */
void to_convert(struct quantity *q, uint32_t *base_unit, uint32_t *dimension);

/* Whether results in BASE_UNIT are converted, and the unit that they then have, in *UNIT. */
bool to_applies(uint32_t base_unit, uint32_t *unit);

/* VALUE in BASE_UNIT, converted, rounded to DIGITS behind the point. */
struct decimal to_result(const struct decimal *value, uint32_t base_unit, int digits);

#endif
