/* What the columns of a table hold, as a spreadsheet wants to know it. */
#ifndef WORKBOOK_COLUMNS_H
#define WORKBOOK_COLUMNS_H

#include <stdbool.h>
#include <stddef.h>

#include "workbook/grid.h"

enum { NUMBER_DIGITS = 15 }; /* what a spreadsheet keeps of a number */

struct column {
    bool is_number;
    const char *unit; /* of all its numbers; NULL: it has none, or they differ */
    int unit_column;  /* the column that holds the unit of each row, or -1 */
    size_t width;     /* of its widest cell, in columns of a terminal */
};

/* Whether TEXT is a number that a spreadsheet keeps with all its digits. *PLACES (may be NULL): digits behind
   the point. */
bool column_is_number(const char *text, int *places);

/* Those of G, in order; to be freed. A column holds numbers where all its cells but the empty ones are plain
   numbers; codes, periods and what begins with a needless zero are text. */
struct column *columns_of(const struct grid *g);

/* The unit of a number in ROW, "" where it has none. */
const char *column_unit(const struct grid *g, const struct column *column, size_t row);

#endif
