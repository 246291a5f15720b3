/* Rows in one growing string. */
#include "aggregate/rows.h"

#include <stdlib.h>
#include <string.h>

#include "aggregate/options.h"
#include "lib/cli.h"
#include "lib/decimal.h"
#include "lib/sort.h"

struct sort_column {
    size_t index;
    bool descending;
};

struct row_order {
    const struct rows *rows;
    struct sort_column *column;
    size_t count;
};

void rows_add(struct rows *rows, const struct field *cells)
{
    for (size_t i = 0; i < rows->width; i++) {
        rows->cell = alloc_room(rows->cell, &rows->room, rows->count, sizeof *rows->cell);
        rows->cell[rows->count++] = rows->text.length;
        buffer_add(&rows->text, cells[i].text, cells[i].length);
        buffer_add(&rows->text, "", 1);
    }
}

static const char *cell(const struct rows *rows, size_t row, size_t column)
{
    return rows->text.data + rows->cell[row * rows->width + column];
}

static int compare_cells(const char *a, const char *b, bool are_numbers)
{
    struct decimal p, q;
    if (are_numbers && decimal_parse(a, strlen(a), &p) && decimal_parse(b, strlen(b), &q))
        return decimal_compare(&p, &q);
    return strcmp(a, b);
}

static int compare_rows(const void *context, uint32_t a, uint32_t b)
{
    const struct row_order *o = context;
    for (size_t i = 0; i < o->count; i++) {
        const struct sort_column *c = &o->column[i];
        const char *p = cell(o->rows, a, c->index), *q = cell(o->rows, b, c->index);
        if (!*p != !*q)
            return *p ? -1 : 1;
        int order = compare_cells(p, q, o->rows->column[c->index].is_number);
        if (order)
            return c->descending ? -order : order;
    }
    return 0;
}

static struct row_order order_of(const struct rows *rows, const char *sort)
{
    struct column_list names = {0};
    struct row_order o = {.rows = rows};
    if (sort)
        column_list_add(&names, sort, "sort");
    o.column = alloc_zeroed(names.count, sizeof *o.column);
    for (; o.count < names.count; o.count++) {
        const char *name = names.name[o.count];
        bool descending = name[0] == '-';
        name += descending;
        size_t index = output_find_column(rows->column, rows->width, name, strlen(name), "sort");
        o.column[o.count] = (struct sort_column){index, descending};
    }
    column_list_free(&names);
    return o;
}

void rows_print(const struct rows *rows, enum output_format format, const char *sort)
{
    size_t count = rows->width ? rows->count / rows->width : 0;
    uint32_t *index = indices_up_to(count);
    struct row_order order = order_of(rows, sort);
    struct field *cells = alloc_zeroed(rows->width, sizeof *cells);
    sort_indices(index, count, compare_rows, &order);
    output_begin(format, rows->column, rows->width);
    for (size_t r = 0; r < count; r++) {
        for (size_t i = 0; i < rows->width; i++) {
            const char *text = cell(rows, index[r], i);
            cells[i] = (struct field){text, strlen(text)};
        }
        output_row(cells);
    }
    output_end();
    free(cells);
    free(order.column);
    free(index);
}

void rows_free(struct rows *rows)
{
    buffer_free(&rows->text);
    free(rows->cell);
}
