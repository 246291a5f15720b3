/* workbook, from figures and a table to a file. The bytes are cells of the figures and, behind a form feed,
   of the table, whose columns are those of aggregate that charts are drawn of. */
#include "harness.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/record.h"

enum { FIGURES, TABLE, TABLES };
static const char *const columns[] = {"city",        "indicator_std", "period",  "base_unit", "value",
                                      "subject_std", "measure",       "sources", "status",    "conflict",
                                      "verdict",     "source",        "offset",  "others",    "count"};
enum { COLUMNS = sizeof columns / sizeof columns[0] };

/* A file of our own that workbook may replace. */
static char *output(void)
{
    static char path[4096];
    if (!*path) {
        const char *folder = getenv("TMPDIR");
        snprintf(path, sizeof path, "%s/fuzz-XXXXXX", folder ? folder : "/tmp");
        if (mkstemp(path) < 0)
            abort();
    }
    return path;
}

void fuzz_input(const uint8_t *data, size_t size)
{
    struct buffer table[TABLES] = {{0}}, operand = {0};
    const uint8_t *feed = memchr(data, '\f', size), *rest = feed ? feed + 1 : data + size;
    fuzz_table(&table[FIGURES], figure_columns, F_COLUMNS, data, feed ? (size_t)(feed - data) : size);
    fuzz_table(&table[TABLE], columns, COLUMNS, rest, (size_t)(data + size - rest));
    buffer_add_string(&operand, "table=");
    buffer_add_string(&operand, fuzz_file(TABLE, table[TABLE].data, table[TABLE].length));
    char *arguments[] = {"workbook", "-o", output(), "-", operand.data, NULL};
    if (fuzz_filter(arguments, table[FIGURES].data, table[FIGURES].length) > 2)
        abort();
    buffer_free(&table[FIGURES]);
    buffer_free(&table[TABLE]);
    buffer_free(&operand);
}
