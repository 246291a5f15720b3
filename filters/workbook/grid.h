/* A CSV table held in memory, cell by cell. */
#ifndef WORKBOOK_GRID_H
#define WORKBOOK_GRID_H

#include <stdbool.h>
#include <stddef.h>

#include "lib/alloc.h"

/* Start with all zero but NAME and FILE. */
struct grid {
    const char *name;     /* of its sheet */
    const char *file;     /* the path as given, for messages; NULL: made by the program */
    size_t columns, rows; /* rows without the header */
    struct buffer text;   /* all cells, row by row, a NUL behind each */
    size_t *at;           /* where in the text each cell begins */
    size_t cells, room;   /* so far, the header among them; room in AT */
};

/* Reads the grid's file; false after a message where it cannot be read. Ends the program where it is no CSV,
   or has more rows than a sheet. */
bool grid_read(struct grid *g);

/* Adds the next cell of the next row; the first COLUMNS of them are the header. */
void grid_add(struct grid *g, const char *text, size_t length);

/* The text of a cell, until the next grid_add; row 0 is the header. */
const char *grid_cell(const struct grid *g, size_t row, size_t column);

/* The index of the column of that name, or -1. */
int grid_column(const struct grid *g, const char *name);

void grid_free(struct grid *g);

#endif
