/* Tuples one behind the other, found by a hash table. */
#include "lib/tuples.h"

#include <stdlib.h>
#include <string.h>

#include "lib/alloc.h"

static bool same_tuple(const void *owner, uint32_t index, const void *wanted)
{
    const struct tuples *t = owner;
    return memcmp(tuples_get(t, index), wanted, t->width * sizeof *t->number) == 0;
}

static uint32_t find(const struct tuples *t, uint32_t hash, const uint32_t *tuple)
{
    return hash_find(&t->table, hash, same_tuple, t, tuple);
}

uint32_t tuples_find(const struct tuples *t, const uint32_t *tuple)
{
    return find(t, hash_bytes(tuple, t->width * sizeof *tuple), tuple);
}

uint32_t tuples_add(struct tuples *t, const uint32_t *tuple)
{
    uint32_t hash = hash_bytes(tuple, t->width * sizeof *tuple), index = find(t, hash, tuple);
    if (index != TUPLE_NONE)
        return index;
    t->number = alloc_room(t->number, &t->capacity, t->table.count, t->width * sizeof *t->number);
    index = hash_add(&t->table, hash);
    memcpy(t->number + index * t->width, tuple, t->width * sizeof *tuple);
    return index;
}

const uint32_t *tuples_get(const struct tuples *t, uint32_t index)
{
    return t->number + index * t->width;
}

size_t tuples_count(const struct tuples *t)
{
    return t->table.count;
}

void tuples_free(struct tuples *t)
{
    free(t->number);
    hash_free(&t->table);
    *t = (struct tuples){.width = t->width};
}
