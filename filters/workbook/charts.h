/* The sheet of charts: what a table says of the same thing in several cities, and in several periods. */
#ifndef WORKBOOK_CHARTS_H
#define WORKBOOK_CHARTS_H

#include <stdbool.h>
#include <xlsxwriter.h>

#include "workbook/grid.h"
#include "workbook/styles.h"

/* Whether G has the columns that charts are made of: city, indicator_std, period, base_unit, value. */
bool charts_can_show(const struct grid *g);

/* Adds the sheet NAME. The cells that the charts are drawn from refer to those of G, a sheet of the workbook.
 */
void charts_write(lxw_workbook *workbook, struct styles *styles, const struct grid *g, const char *name);

#endif
