/* Rows of text that are kept to be put in order. */
#ifndef AGGREGATE_ROWS_H
#define AGGREGATE_ROWS_H

#include <stddef.h>

#include "lib/alloc.h"
#include "lib/output.h"
#include "lib/record.h"

struct rows {
    const struct output_column *column;
    size_t width;
    struct buffer text; /* all cells, a NUL behind each */
    size_t *cell;       /* where each begins */
    size_t count, room; /* cells */
};

/* Adds one row, copied. */
void rows_add(struct rows *rows, const struct field *cells);

/* Prints all of them in FORMAT, ordered by the columns named in SORT (parted by commas, - before a name for
   descending; NULL: in the order of coming): numbers by value, empty cells last. Ends the program where a
   name is no column. */
void rows_print(const struct rows *rows, enum output_format format, const char *sort);

void rows_free(struct rows *rows);

#endif
