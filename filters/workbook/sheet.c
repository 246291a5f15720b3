/* Cells, their links, and what goes around them. */
#include "workbook/sheet.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/cli.h"
#include "lib/decimal.h"
#include "lib/utf8.h"
#include "workbook/number.h"

enum {
    CELL_MAXIMUM = 32767, /* UTF-16 units in a cell */
    WIDTH_MAXIMUM = 60,
    WIDTH_BESIDE = 3, /* for the filter's button */
    LINK_WIDTH = 12
};

void sheet_check(lxw_error error)
{
    if (error != LXW_NO_ERROR)
        cli_die("the workbook cannot be made: %s", lxw_strerror(error));
}

static bool is_escape(const char *text)
{
    return text[0] == '_' && text[1] == 'x' && strspn(text + 2, "0123456789abcdefABCDEF") >= 4 &&
           text[6] == '_';
}

/* TEXT as it may stand in a cell: what would be read as an escaped character escaped, no noncharacters. */
static void make_valid(const char *text, struct buffer *out)
{
    size_t units = 0;
    buffer_clear(out);
    buffer_add(out, "", 0);
    while (*text) {
        size_t size = utf8_size((unsigned char)*text);
        units += size == 4 ? 2 : 1;
        if (units > CELL_MAXIMUM - 16 && strlen(text) > 16) {
            cli_warn("a text is longer than a cell can hold, and was cut: %.60s...", out->data);
            buffer_add_string(out, "…");
            return;
        }
        uint32_t c = utf8_decode(text);
        if (is_escape(text))
            buffer_add_string(out, "_x005F"), units += 6;
        if (c == 0xfffe || c == 0xffff)
            buffer_add_string(out, "\xef\xbf\xbd");
        else
            buffer_add(out, text, size);
        text += size;
    }
}

void sheet_text(lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, const char *text, lxw_format *format)
{
    static struct buffer valid;
    make_valid(text, &valid);
    if (valid.length)
        sheet_check(worksheet_write_string(sheet, row, column, valid.data, format));
    else
        sheet_check(worksheet_write_blank(sheet, row, column, format));
}

void sheet_number(lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, const char *text, const char *unit,
                  struct styles *styles, bool marked)
{
    int places;
    if (!column_is_number(text, &places)) {
        sheet_text(sheet, row, column, text, styles_get(styles, KIND_TEXT, 0, marked));
        return;
    }
    char shifted[DECIMAL_TEXT];
    struct decimal value, hundredth = decimal_power_of_ten(-2), part;
    bool is_percent = strcmp(unit, "%") == 0 && decimal_parse(text, strlen(text), &value) &&
                      decimal_multiply(&value, &hundredth, &part);
    if (is_percent)
        text = decimal_format(&part, shifted);
    lxw_format *format = styles_get(styles, is_percent ? KIND_PERCENT : KIND_NUMBER, places, marked);
    sheet_check(number_write(sheet, row, column, text, format));
}

/* Names and units of the columns; widths to fit. */
static void write_header(lxw_worksheet *to, struct styles *styles, const struct grid *g,
                         const struct column *columns)
{
    for (size_t i = 0; i < g->columns; i++) {
        static struct buffer title;
        const struct column *c = &columns[i];
        const char *unit = c->unit               ? c->unit
                           : c->unit_column >= 0 ? grid_cell(g, 0, (size_t)c->unit_column)
                                                 : "";
        buffer_clear(&title);
        buffer_add_string(&title, grid_cell(g, 0, i));
        if (*unit) {
            buffer_add_string(&title, " (");
            buffer_add_string(&title, unit);
            buffer_add_string(&title, ")");
        }
        sheet_text(to, 0, (lxw_col_t)i, title.data, styles_get(styles, KIND_HEADER, 0, false));
        size_t title_width = utf8_columns(title.data, title.length);
        size_t width = (title_width > c->width ? title_width : c->width) + WIDTH_BESIDE;
        size_t separators = c->is_number ? c->width / 3 : 0;
        width = width + separators > WIDTH_MAXIMUM ? WIDTH_MAXIMUM : width + separators;
        worksheet_set_column(to, (lxw_col_t)i, (lxw_col_t)i, (int)width, NULL);
    }
}

void sheet_link(lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, const char *target,
                lxw_row_t target_row, lxw_col_t target_column, struct styles *styles)
{
    struct buffer formula = {0};
    char cell[LXW_MAX_CELL_NAME_LENGTH], name[64];
    lxw_rowcol_to_cell(cell, target_row, target_column);
    snprintf(name, sizeof name, "→ %lu", (unsigned long)target_row + 1);
    buffer_add_string(&formula, "=HYPERLINK(\"#'");
    for (const char *c = target; *c; c++) {
        buffer_add(&formula, c, 1);
        if (*c == '"' || *c == '\'')
            buffer_add(&formula, c, 1);
    }
    const char *rest[] = {"'!", cell, "\",\"", name, "\")"};
    for (size_t i = 0; i < sizeof rest / sizeof rest[0]; i++)
        buffer_add_string(&formula, rest[i]);
    sheet_check(worksheet_write_formula_str(sheet, row, column, formula.data,
                                            styles_get(styles, KIND_LINK, 0, false), name));
    buffer_free(&formula);
}

/* The links of all rows, behind the columns of the grid; gives how many columns they take. */
static size_t write_links(lxw_worksheet *to, struct styles *styles, const struct sheet *s)
{
    size_t most = 0;
    for (size_t row = 1; row <= s->grid->rows; row++) {
        const uint32_t *rows;
        size_t count = s->links(s->context, row, &rows);
        if (s->grid->columns + count > LXW_COL_MAX)
            count = LXW_COL_MAX - s->grid->columns;
        for (size_t i = 0; i < count; i++)
            sheet_link(to, (lxw_row_t)row, (lxw_col_t)(s->grid->columns + i), s->target, rows[i],
                       (lxw_col_t)s->target_column, styles);
        most = count > most ? count : most;
    }
    for (size_t i = 0; i < most; i++) {
        char name[64];
        snprintf(name, sizeof name, "%s %zu", s->link_name, i + 1);
        lxw_col_t column = (lxw_col_t)(s->grid->columns + i);
        sheet_text(to, 0, column, name, styles_get(styles, KIND_HEADER, 0, false));
        worksheet_set_column(to, column, column, LINK_WIDTH, NULL);
    }
    return most;
}

static void write_cells(lxw_worksheet *to, struct styles *styles, const struct sheet *s,
                        const struct column *columns)
{
    const struct grid *g = s->grid;
    for (size_t row = 1; row <= g->rows; row++) {
        bool marked = s->marked && s->marked[row];
        for (size_t i = 0; i < g->columns; i++) {
            const char *text = grid_cell(g, row, i);
            if (columns[i].is_number && *text)
                sheet_number(to, (lxw_row_t)row, (lxw_col_t)i, text, column_unit(g, &columns[i], row), styles,
                             marked);
            else
                sheet_text(to, (lxw_row_t)row, (lxw_col_t)i, text, styles_get(styles, KIND_TEXT, 0, marked));
        }
    }
}

void sheet_write(lxw_workbook *workbook, struct styles *styles, const struct sheet *s)
{
    const struct grid *g = s->grid;
    lxw_worksheet *to = workbook_add_worksheet(workbook, g->name);
    if (!to)
        cli_die("out of memory");
    struct column *columns = columns_of(g);
    write_header(to, styles, g, columns);
    write_cells(to, styles, s, columns);
    size_t width = g->columns + (s->links ? write_links(to, styles, s) : 0);
    worksheet_freeze_panes(to, 1, 0);
    if (width)
        sheet_check(worksheet_autofilter(to, 0, 0, (lxw_row_t)g->rows, (lxw_col_t)(width - 1)));
    free(columns);
}
