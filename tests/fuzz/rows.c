/* A filter's way from a row to its output: the bytes are cells under the columns that it reads, made a table
   that holds together, for the reader has a target of its own. ARGUMENTS: the filter's. */
#include "harness.h"

#include <stdlib.h>
#include <string.h>

#include "lib/record.h"

#ifndef ARGUMENTS
#define ARGUMENTS "normalize"
#endif

void fuzz_input(const uint8_t *data, size_t size)
{
    static char *arguments[] = {ARGUMENTS, NULL};
    struct buffer table = {0};
    size_t columns = strcmp(ARGUMENTS, "normalize") == 0 ? F_EXTRACTED : F_COLUMNS;
    fuzz_table(&table, figure_columns, columns, data, size);
    if (fuzz_filter(arguments, table.data, table.length) > 2)
        abort();
    buffer_free(&table);
}
