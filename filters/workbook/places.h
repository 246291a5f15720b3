/* Where figures stand: rows of their sheet by SOURCE:OFFSET, as tables name them. */
#ifndef WORKBOOK_PLACES_H
#define WORKBOOK_PLACES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "workbook/grid.h"
#include "workbook/name_map.h"

/* Start with all zero. */
struct places {
    struct name_map row; /* by SOURCE:OFFSET */
};

/* The place of each row of FIGURES; without columns source and offset there are none. */
void places_add(struct places *p, const struct grid *figures);

/* What a row of a table names as its figures: rows of their sheet, from 1. */
struct place_list {
    uint32_t *row;
    size_t count, room;
};

/* Makes LIST that of ROW of G: of the columns source and offset, sources, and others. */
void places_find(const struct places *p, const struct grid *g, size_t row, struct place_list *list);

void places_free(struct places *p);

#endif
