/* All cells of a table in one text. */
#include "workbook/grid.h"

#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>

#include "lib/cli.h"
#include "lib/record.h"

void grid_add(struct grid *g, const char *text, size_t length)
{
    g->at = alloc_room(g->at, &g->room, g->cells, sizeof *g->at);
    g->at[g->cells++] = g->text.length;
    buffer_add(&g->text, text, length);
    buffer_add(&g->text, "", 1);
    if (g->columns)
        g->rows = (g->cells - 1) / g->columns;
}

static void take_header(void *context, const struct header *header)
{
    struct grid *g = context;
    for (size_t i = 0; i < header->count; i++)
        grid_add(g, header->name[i].text, header->name[i].length);
    g->columns = header->count;
}

static void take_row(void *context, const struct row *row)
{
    struct grid *g = context;
    if (g->rows + 1 >= LXW_ROW_MAX)
        cli_die("%s:%lu: a sheet holds no more than %d rows: make several tables of it", row->file, row->line,
                LXW_ROW_MAX - 1);
    for (size_t i = 0; i < row->count; i++)
        grid_add(g, row->field[i].text, row->field[i].length);
}

bool grid_read(struct grid *g)
{
    return table_read(g->file, &(struct table_reader){take_header, take_row, g});
}

const char *grid_cell(const struct grid *g, size_t row, size_t column)
{
    return g->text.data + g->at[row * g->columns + column];
}

int grid_column(const struct grid *g, const char *name)
{
    for (size_t i = 0; i < g->columns; i++)
        if (strcmp(grid_cell(g, 0, i), name) == 0)
            return (int)i;
    return -1;
}

void grid_free(struct grid *g)
{
    buffer_free(&g->text);
    free(g->at);
}
