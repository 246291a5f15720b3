/* Numbers of cells: the only place where a number becomes a binary one, since the library takes no other. Of
   at most NUMBER_DIGITS digits, all come back. */
#ifndef WORKBOOK_NUMBER_H
#define WORKBOOK_NUMBER_H

#include <xlsxwriter.h>

/* A cell of the number TEXT. */
lxw_error number_write(lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, const char *text,
                       lxw_format *format);

#endif
