/* Finding things by what they hold: an open hash table of indices. The things lie in an array of the
   caller's, in the order of coming; the table's own order is never seen in any output. */
#ifndef LIB_HASH_H
#define LIB_HASH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define HASH_NONE UINT32_MAX

uint32_t hash_bytes(const void *data, size_t length);

/* One place of a table: the hash beside the index, so that a look past it touches nothing else. */
struct hash_slot {
    uint32_t hash;
    uint32_t number; /* index + 1; 0 is free */
};

/* Start with all zero. */
struct hash_table {
    struct hash_slot *slot;
    size_t slots; /* a power of two, or 0 */
    size_t count; /* of things */
};

/* Whether the thing of INDEX in the array of OWNER is the one WANTED. */
typedef bool hash_same(const void *owner, uint32_t index, const void *wanted);

/* The index of the thing that is WANTED, whose hash is HASH, or HASH_NONE. */
uint32_t hash_find(const struct hash_table *t, uint32_t hash, hash_same *same, const void *owner,
                   const void *wanted);

/* The index of a new thing, COUNT so far. Ends the program where there are too many to number. */
uint32_t hash_add(struct hash_table *t, uint32_t hash);

void hash_free(struct hash_table *t);

#endif
