/* How cells look: each format is made once, when it is first used. */
#ifndef WORKBOOK_STYLES_H
#define WORKBOOK_STYLES_H

#include <stdbool.h>
#include <xlsxwriter.h>

#include "workbook/columns.h"

enum kind { KIND_TEXT, KIND_NUMBER, KIND_PERCENT, KIND_LINK, KIND_HEADER, KINDS };

/* Start with all zero but WORKBOOK. */
struct styles {
    lxw_workbook *workbook;
    lxw_format *format[KINDS][NUMBER_DIGITS + 1][2];
};

/* The format of a cell; PLACES: digits behind the point; MARKED: something contradicts it. */
lxw_format *styles_get(struct styles *s, enum kind kind, int places, bool marked);

#endif
