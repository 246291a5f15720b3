/* Rows of figures become statements. */
#ifndef AGGREGATE_INTAKE_H
#define AGGREGATE_INTAKE_H

#include "aggregate/key.h"
#include "lib/statements.h"

struct intake {
    struct options *options;
    const struct key_plan *plan;
    struct statements *statements;
    /* of the file being read */
    struct figure_reader reader;
    size_t *extra; /* the columns of the key's extra parts */
    /* names of the rows that count */
    uint32_t actual, weight;
    uint32_t *key; /* being made */
};

struct intake intake_new(struct options *o, const struct key_plan *plan, struct statements *s);
void intake_free(struct intake *in);

/* Reads FILE; false after a message where it cannot be read. */
bool intake_read(struct intake *in, const char *file);

#endif
