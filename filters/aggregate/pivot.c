/* The turned table: cells come in any order and are put in their places at the end. */
#include "aggregate/pivot.h"

#include <stdlib.h>
#include <string.h>

#include "aggregate/groups.h"
#include "aggregate/rows.h"
#include "lib/alloc.h"
#include "lib/names.h"
#include "lib/sort.h"

static const char no_name[] = "-"; /* heads the column of what has no name */

void pivot_add(struct pivot *p, const uint32_t *names, const char *value, uint32_t unit)
{
    uint32_t *rest = alloc_zeroed(p->plan->by_count, sizeof *rest), turned = names[p->column];
    memcpy(rest, names, p->plan->by_count * sizeof *rest);
    rest[p->column] = 0;
    p->rest.width = p->plan->by_count;
    p->turned.width = 1;
    p->cells.width = 3;
    p->unit = alloc_room(p->unit, &p->units_room, tuples_count(&p->rest), sizeof *p->unit);
    uint32_t row = tuples_add(&p->rest, rest);
    p->unit[row] = unit;
    tuples_add(&p->cells, (uint32_t[]){row, tuples_add(&p->turned, &turned), name_number_string(value)});
    free(rest);
}

static int compare_rest(const void *context, uint32_t a, uint32_t b)
{
    const struct pivot *p = context;
    return group_names_compare(p->plan, tuples_get(&p->rest, a), tuples_get(&p->rest, b));
}

static int compare_turned(const void *context, uint32_t a, uint32_t b)
{
    const struct pivot *p = context;
    struct key_plan one = {.by = &p->plan->by[p->column], .by_count = 1};
    return group_names_compare(&one, tuples_get(&p->turned, a), tuples_get(&p->turned, b));
}

/* The columns of the turned table: those of --by but one, then the names in ORDER. */
static struct output_column *columns_of(const struct pivot *p, const struct options *o, const uint32_t *order)
{
    size_t turned = tuples_count(&p->turned), kept = 0;
    struct output_column *column = alloc_zeroed(p->plan->by_count - 1 + turned, sizeof *column);
    for (size_t i = 0; i < p->plan->by_count; i++)
        if (i != p->column)
            column[kept++].name = o->by.name[i];
    for (size_t i = 0; i < turned; i++) {
        uint32_t name = tuples_get(&p->turned, order[i])[0];
        column[kept++] = (struct output_column){name ? name_text(name) : no_name, true};
    }
    return column;
}

/* Where each index stands in ORDER. */
static uint32_t *ranks_of(const uint32_t *order, size_t count)
{
    uint32_t *rank = alloc_resized(NULL, count, sizeof *rank);
    for (size_t i = 0; i < count; i++)
        rank[order[i]] = (uint32_t)i;
    return rank;
}

struct cell_order {
    const struct tuples *cells;
    const uint32_t *row_rank;
};

static int compare_cells(const void *context, uint32_t a, uint32_t b)
{
    const struct cell_order *o = context;
    uint32_t p = o->row_rank[tuples_get(o->cells, a)[0]], q = o->row_rank[tuples_get(o->cells, b)[0]];
    return (p > q) - (p < q);
}

static struct field field_of(uint32_t name)
{
    return (struct field){name_text(name), name_length(name)};
}

/* Fills the cells of the row's names and empties the others. */
static void begin_row(const struct pivot *p, uint32_t row, struct field *cell, size_t width)
{
    size_t kept = 0;
    for (size_t i = 0; i < p->plan->by_count; i++)
        if (i != p->column)
            cell[kept++] = field_of(p->plan->by[i] == K_UNIT ? p->unit[row] : tuples_get(&p->rest, row)[i]);
    while (kept < width)
        cell[kept++] = field_of(0);
}

/* Adds the rows to ROWS in order; COLUMN_RANK tells where each turned name stands. */
static void add_rows(const struct pivot *p, struct rows *rows, const uint32_t *row_rank,
                     const uint32_t *column_rank)
{
    size_t count = tuples_count(&p->cells);
    uint32_t *order = indices_up_to(count), row = TUPLE_NONE;
    struct field *cell = alloc_zeroed(rows->width, sizeof *cell);
    sort_indices(order, count, compare_cells, &(struct cell_order){&p->cells, row_rank});
    for (size_t i = 0; i < count; i++) {
        const uint32_t *c = tuples_get(&p->cells, order[i]);
        if (i > 0 && c[0] != row)
            rows_add(rows, cell);
        if (i == 0 || c[0] != row)
            begin_row(p, c[0], cell, rows->width);
        row = c[0];
        cell[p->plan->by_count - 1 + column_rank[c[1]]] = field_of(c[2]);
    }
    if (count)
        rows_add(rows, cell);
    free(cell);
    free(order);
}

void pivot_print(const struct pivot *p, const struct options *o)
{
    size_t height = tuples_count(&p->rest), turned = tuples_count(&p->turned);
    uint32_t *rows_order = indices_up_to(height), *turned_order = indices_up_to(turned);
    sort_indices(rows_order, height, compare_rest, p);
    sort_indices(turned_order, turned, compare_turned, p);
    struct output_column *column = columns_of(p, o, turned_order);
    struct rows rows = {.column = column, .width = p->plan->by_count - 1 + turned};
    uint32_t *row_rank = ranks_of(rows_order, height), *column_rank = ranks_of(turned_order, turned);
    add_rows(p, &rows, row_rank, column_rank);
    rows_print(&rows, o->format, o->sort);
    rows_free(&rows);
    free(row_rank);
    free(column_rank);
    free(column);
    free(turned_order);
    free(rows_order);
}

void pivot_free(struct pivot *p)
{
    tuples_free(&p->rest);
    tuples_free(&p->turned);
    tuples_free(&p->cells);
    free(p->unit);
}
