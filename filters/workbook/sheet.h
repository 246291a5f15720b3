/* A table as a sheet of the workbook. */
#ifndef WORKBOOK_SHEET_H
#define WORKBOOK_SHEET_H

#include <stdbool.h>
#include <stdint.h>
#include <xlsxwriter.h>

#include "workbook/grid.h"
#include "workbook/styles.h"

/* What is written. */
struct sheet {
    const struct grid *grid;
    const bool *marked; /* by row, from 1: it is contradicted; NULL: none */
    const char *target; /* the sheet that its rows are linked to */
    size_t target_column;
    const char *link_name; /* of the columns with the links, a number behind where there may be more */
    /* Rows of the target that ROW, from 1, is linked to: their number, *ROWS until the next call. */
    size_t (*links)(void *context, size_t row, const uint32_t **rows);
    void *context; /* of LINKS */
};

/* Adds it: the header frozen and filtered, columns typed and as wide as their text, the links behind. */
void sheet_write(lxw_workbook *workbook, struct styles *styles, const struct sheet *s);

/* Writes TEXT as a cell that is no formula, whatever it begins with: without what XML cannot say, and cut
   with a warning where it is longer than a cell can be. */
void sheet_text(lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, const char *text, lxw_format *format);

/* Writes the number TEXT in UNIT; one of % as a part of one that is shown as %. What is no number, or one of
   too many digits, is text. */
void sheet_number(lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, const char *text, const char *unit,
                  struct styles *styles, bool marked);

/* Writes a link to a cell of the sheet TARGET. It is a formula: a sheet holds no more than 65530 links of
   another kind. */
void sheet_link(lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, const char *target,
                lxw_row_t target_row, lxw_col_t target_column, struct styles *styles);

/* Ends the program where the library says that something went wrong. */
void sheet_check(lxw_error error);

#endif
