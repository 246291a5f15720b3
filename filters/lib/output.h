/* Tables on stdout, in the format and with the columns that were asked for: what aggregate and growth print.
 */
#ifndef LIB_OUTPUT_H
#define LIB_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>

#include "lib/record.h"

enum output_format {
    OUTPUT_CSV,
    OUTPUT_TSV,   /* tabs, line breaks and other control characters inside a field become blanks */
    OUTPUT_TABLE, /* aligned for a terminal by the columns that characters take (lib/terminal.h); numbers to
                     the right */
    OUTPUT_MARKDOWN, /* a pipe table */
    OUTPUT_JSON /* an array of objects, a line each; numbers with all their digits, an empty one is null */
};

/* False where NAME is none of csv, tsv, table, markdown, json. */
bool output_format_read(const char *name, enum output_format *out);

struct output_column {
    const char *name;
    bool is_number;
};

/* The tables to come have only the columns NAMES, parted by commas, in that order. NULL: all of them. */
void output_choose(const char *names);

/* The index of the column whose name is the LENGTH bytes at NAME; where there is none, OPTION is to blame:
   the program ends with a message that lists those that are there. */
size_t output_find_column(const struct output_column *columns, size_t count, const char *name, size_t length,
                          const char *option);

/* Numbers of OUTPUT_TABLE come in 万 and 亿. */
extern bool output_human;

/* Begins a table; COLUMNS must stay until output_end. Ends the program where a name of output_choose is no
   column, or comes twice, or where an option was given that is of another format. */
void output_begin(enum output_format format, const struct output_column *columns, size_t count);

/* One row, a cell for each of COLUMNS, chosen or not. */
void output_row(const struct field *cells);

/* Ends the table. Those of the format OUTPUT_TABLE are printed here, all others as their rows come. */
void output_end(void);

#endif
