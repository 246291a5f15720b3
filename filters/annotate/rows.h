/* The rows of a CSV file that are of the texts to be annotated, held in memory. */
#ifndef ANNOTATE_ROWS_H
#define ANNOTATE_ROWS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lib/alloc.h"

struct item {
    uint32_t source; /* number of the name */
    uint64_t offset, length;
    unsigned long line; /* of its file */
    size_t cell;        /* where its first cell begins in the text; the others follow, a NUL behind each */
};

/* Start with all zero. */
struct rows {
    const char *file;   /* the path as given, for messages */
    struct buffer text; /* the cells of all items, after the names of the columns */
    size_t columns;
    struct item *item; /* by source */
    size_t count, room;
    size_t others; /* rows that are of no text that is annotated */
};

/* Says which sources are wanted: true where the name of the number is one of them. */
typedef bool rows_wanted(uint32_t source);

/* Reads PATH ("-": standard input), whose rows have a source and an offset, and where ARE_SPANS a length and
   a number, too. Gives false after a message where it cannot be read; ends the program with file and line
   where a place is no number. */
bool rows_read(struct rows *r, const char *path, bool are_spans, rows_wanted *wanted);

/* Those of one source, by offset, longer ones first, then as they came; *COUNT of them. */
const struct item *rows_of(const struct rows *r, uint32_t source, size_t *count);

/* The first of them at the offset, or NULL. */
const struct item *rows_at(const struct rows *r, uint32_t source, uint64_t offset);

/* What the row has in the column of that name; empty where there is none. */
const char *rows_cell(const struct rows *r, const struct item *item, const char *column);

void rows_free(struct rows *r);

#endif
