/* The table of results: as it comes, ordered by --sort, or turned by --pivot. */
#ifndef AGGREGATE_REPORT_H
#define AGGREGATE_REPORT_H

#include "aggregate/combine.h"
#include "aggregate/pivot.h"
#include "aggregate/rows.h"

struct report {
    const struct options *options;
    const struct key_plan *plan;
    struct output_column *column;
    size_t width;
    struct field *cell; /* of the row being made */
    struct rows rows;   /* with --sort */
    struct pivot pivot; /* with --pivot */
};

/* Whether NAME is a column of results, and so can be none of --by. */
bool report_has_column(const char *name);

struct report report_begin(const struct options *o, const struct key_plan *plan);

/* One group: its names, one for each column of --by, and what became of it. */
void report_add(struct report *r, const uint32_t *names, const struct result *result);

/* Prints what was kept, ends the table and frees. */
void report_end(struct report *r);

#endif
