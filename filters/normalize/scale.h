/* What a unit as written is converted to, and by what factor. */
#ifndef NORMALIZE_SCALE_H
#define NORMALIZE_SCALE_H

#include <stdbool.h>
#include <stddef.h>

#include "lib/decimal.h"
#include "lib/units.h"

struct scale {
    bool known;
    bool other; /* --to names no unit that it converts to */
    bool tenth; /* of a discount (折): two digits before it are tenths, 八五折 is 85 % */
    struct unit unit;
    struct decimal numerator, denominator; /* the number is multiplied by one, divided by the other */
    bool whole;                            /* the denominator is 1 */
    char base[UNIT_TEXT], dimension[UNIT_TEXT];
};

/* The units of LIST, parted by commas, are what scale_of converts to; KEEP: where none fits, to the canonical
   unit. Ends the program where one is no unit. */
void scale_targets(const char *list, bool keep);

/* Of the unit TEXT; it stays until the next call. */
const struct scale *scale_of(const char *text, size_t length);

/* The same, into MADE. */
void scale_make(struct scale *made, const char *text, size_t length);

/* Of TEXT in its canonical unit, whatever scale_targets named. */
void scale_make_canonical(struct scale *made, const char *text, size_t length);

#endif
