/* The clauses that figures stand in, each once, with the places of its figures. */
#ifndef WORKBOOK_CLAUSES_H
#define WORKBOOK_CLAUSES_H

#include <stdint.h>

#include "workbook/grid.h"

/* By row of the figures, from 1: the row of its clause in their sheet, 0 where it has none. */
struct clause_rows {
    uint32_t *row;
};

/* Makes CLAUSES the table of them (source, text, sources) in the order of FIGURES, and ROWS what leads there.
   A clause that stands twice in a source is one. */
void clauses_collect(const struct grid *figures, struct grid *clauses, struct clause_rows *rows);

#endif
