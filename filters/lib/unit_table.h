/* The table of units (filters/lexicon/units.tsv) as units.c and unit_size.c use it. */
#ifndef LIB_UNIT_TABLE_H
#define LIB_UNIT_TABLE_H

#include <stddef.h>

#include "lib/decimal.h"
#include "lib/lexicon.h"

struct fraction {
    struct decimal numerator, denominator;
};

struct unit_row {
    const char *name, *dimension;
    int base;              /* row of the canonical unit */
    struct decimal factor; /* how many of it */
    int link; /* on a canonical unit's row: the row of the canonical unit that it converts into, else -1 */
    struct fraction link_factor;
};

/* The rows; read on the first call. Ends the program where a row says what cannot be. */
const struct unit_row *unit_rows(size_t *count);

/* Names to rows. */
const struct words *unit_names(void);

#endif
