/* --pivot COLUMN: a row for each combination of the other columns of --by, a column for each name in COLUMN.
 */
#ifndef AGGREGATE_PIVOT_H
#define AGGREGATE_PIVOT_H

#include <stddef.h>
#include <stdint.h>

#include "aggregate/key.h"
#include "lib/output.h"
#include "lib/tuples.h"

struct pivot {
    const struct key_plan *plan;
    size_t column;        /* of --by: the one whose names become columns */
    struct tuples rest;   /* the other names of each row, the turned one 0 */
    struct tuples turned; /* the names that become columns */
    struct tuples cells;  /* row, column, name of the value's text */
    uint32_t *unit;       /* of each row: the name of the unit that its values are given in */
    size_t units_room;
};

/* Adds the value of a group: VALUE is its text, UNIT the unit to show for it. */
void pivot_add(struct pivot *p, const uint32_t *names, const char *value, uint32_t unit);

/* Prints the table; rows and columns in the order of groups, or the rows by SORT. */
void pivot_print(const struct pivot *p, const struct options *o);

void pivot_free(struct pivot *p);

#endif
