/* See number.h; tests/lint looks for binary floating point everywhere but here. */
#include "workbook/number.h"

#include <stdlib.h>

lxw_error number_write(lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, const char *text,
                       lxw_format *format)
{
    return worksheet_write_number(sheet, row, column, strtod(text, NULL), format);
}
