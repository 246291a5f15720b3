/* Number and unit as written to an exact value in the canonical unit, or in one that was asked for. */
#ifndef NORMALIZE_AMOUNT_H
#define NORMALIZE_AMOUNT_H

#include <stdbool.h>

#include "lib/decimal.h"
#include "lib/record.h"

/* The options --to (a list of units; NULL: none), --keep and --digits. Ends the program where LIST names what
 * is no unit. */
void amount_options(const char *list, bool keep, int digits);

struct statement {
    struct field number, unit;
    const char
        *dimension; /* of the indicator's amounts, "" where unknown: for a number without unit (22亿) */
    bool rank;      /* a place in an order */
    bool down;      /* the number tells by how much something fell */
};

struct amount {
    char value[DECIMAL_TEXT], high[DECIMAL_TEXT]; /* "" where there is none */
    const char *unit, *dimension; /* until the next call; a unit that is unknown stands as it is */
    bool unknown;                 /* the unit is */
};

enum amount_result {
    AMOUNT_OK, /* no number at all is no mistake: value is empty */
    AMOUNT_MALFORMED,
    AMOUNT_TOO_LONG,
    AMOUNT_OTHER_DIMENSION /* --to names no unit that it converts to, and --keep is not given */
};

/* OUT's unit and dimension are right for AMOUNT_MALFORMED too. */
enum amount_result amount_read(const struct statement *s, struct amount *out);

#endif
