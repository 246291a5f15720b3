/* A filter's way from a row to its output: the bytes are cells under the columns of normalize, made a table
   that holds together, for the reader has a target of its own. ARGUMENTS: the filter's. */
#include "harness.h"
#include "lib/alloc.h"
#include "lib/record.h"
#include "lib/utf8.h"

#include <stdlib.h>
#include <string.h>

#ifndef ARGUMENTS
#define ARGUMENTS "normalize"
#endif

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Adds the line of LENGTH bytes as a row of F_COLUMNS cells: those that are missing are empty, what is too
 * much goes. */
static void add_row(struct buffer *table, const char *line, size_t length)
{
    size_t cells = 1, taken;
    for (size_t at = 0; at < length; at += taken) {
        taken = utf8_size((unsigned char)line[at]);
        bool valid = taken <= length - at && utf8_check(line + at, taken) == taken;
        if (line[at] == ',' && ++cells > F_COLUMNS)
            break;
        if (!valid)
            taken = 1;
        else if (line[at] && line[at] != '"' && line[at] != '\r')
            buffer_add(table, line + at, taken);
    }
    for (; cells < F_COLUMNS; cells++)
        buffer_add_string(table, ",");
    buffer_add_string(table, "\n");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static char *arguments[] = {ARGUMENTS, NULL};
    struct buffer table = {0};
    for (int i = 0; i < F_COLUMNS; i++) {
        buffer_add_string(&table, i ? "," : "");
        buffer_add_string(&table, figure_columns[i]);
    }
    buffer_add_string(&table, "\n");
    for (size_t at = 0; at < size;) {
        const uint8_t *newline = memchr(data + at, '\n', size - at);
        size_t length = newline ? (size_t)(newline - data) - at : size - at;
        add_row(&table, (const char *)data + at, length);
        at += length + 1;
    }
    if (fuzz_filter(arguments, table.data, table.length) > 2)
        abort();
    buffer_free(&table);
    return 0;
}
