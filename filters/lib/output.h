/* Tables on stdout, in the format that was asked for: what aggregate and growth print. */
#ifndef LIB_OUTPUT_H
#define LIB_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>

#include "lib/record.h"

enum output_format {
    OUTPUT_CSV,
    OUTPUT_TSV,      /* tabs, line breaks and other control characters inside a field become blanks */
    OUTPUT_TABLE,    /* aligned for a terminal by the columns that characters take; numbers to the right */
    OUTPUT_MARKDOWN, /* a pipe table */
    OUTPUT_JSON /* an array of objects, a line each; numbers with all their digits, an empty one is null */
};

/* False where NAME is none of csv, tsv, table, markdown, json. */
bool output_format_read(const char *name, enum output_format *out);

struct output_column {
    const char *name;
    bool is_number;
};

/* Begins a table; COLUMNS must stay until output_end. */
void output_begin(enum output_format format, const struct output_column *columns, size_t count);

/* One row, a cell for each column. */
void output_row(const struct field *cells);

/* Ends the table. Those of the format OUTPUT_TABLE are printed here, all others as their rows come. */
void output_end(void);

#endif
