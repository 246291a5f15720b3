/* Sets of tuples of numbers: each different one gets an index, from 0 in the order of coming. */
#ifndef LIB_TUPLES_H
#define LIB_TUPLES_H

#include <stddef.h>
#include <stdint.h>

#include "lib/hash.h"

#define TUPLE_NONE HASH_NONE

struct tuples {
    size_t width; /* set it and leave the rest zero to start */
    uint32_t *number;
    size_t capacity;
    struct hash_table table;
};

/* The index of TUPLE, of WIDTH numbers; it is added where it is not yet there. */
uint32_t tuples_add(struct tuples *t, const uint32_t *tuple);

/* The index of TUPLE, or TUPLE_NONE. */
uint32_t tuples_find(const struct tuples *t, const uint32_t *tuple);

/* The tuple of an index; it moves with the next tuples_add. */
const uint32_t *tuples_get(const struct tuples *t, uint32_t index);

size_t tuples_count(const struct tuples *t);

void tuples_free(struct tuples *t);

#endif
