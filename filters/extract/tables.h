/* Statistical tables in plain text: rows of cells parted by tabs, under a header row and a title. */
#ifndef EXTRACT_TABLES_H
#define EXTRACT_TABLES_H

#include <stdbool.h>

#include "extract/bulletin.h"

enum { TABLE_COLUMNS = 16 };

/* What the title and header rows say of the columns. */
struct table {
    struct string title, group; /* the line above the header; the row without numbers above */
    struct period period;       /* that the title names; all zero if none */
    struct string unit;         /* 单位：亿元 */
    struct string row_name;     /* of the last row that is no growth of another */
    struct string row_unit; /* of the last row that named one: 大牲畜（万头）, and #奶牛 under it */
    struct string header[TABLE_COLUMNS];
    size_t columns;
    size_t whole; /* the number that # rows are parts of, or WHOLE_NONE */
    bool begun;
};

/* A block that is no row: may be the title or unit line of the next table, or name a group of rows; else ends
   one that was begun. True for a unit line, which is nothing but that. */
bool table_block(struct table *t, struct bulletin *b, const struct block *k, const struct context *c);

/* Adds the figures of a row. */
void table_row(struct table *t, struct bulletin *b, const struct block *k, const struct context *c);

#endif
