/* The groups of a run: which keys belong together, in the order in which they are printed. */
#ifndef AGGREGATE_GROUPS_H
#define AGGREGATE_GROUPS_H

#include <stddef.h>
#include <stdint.h>

#include "aggregate/key.h"
#include "lib/statements.h"
#include "lib/tuples.h"

struct groups {
    struct tuples names; /* of each group, a name for each column of --by */
    uint32_t *group_of;  /* of each key; TUPLE_NONE for one that is only a weight */
    uint32_t *order;     /* the groups as they are printed */
    uint32_t *key;       /* the keys, those of one group together */
    size_t *first;       /* of each group and one more: its first in key */
};

/* The groups of all keys of S. */
struct groups groups_make(const struct statements *s, const struct key_plan *plan);
/* Ends the program where a group has figures of different base units, with a message that names it and them.
 */
void groups_check_units(const struct groups *g, const struct statements *s, const struct column_list *by);

void groups_free(struct groups *g);

/* Order of two lists of names, one for each column of --by: periods by time, all else by bytes. */
int group_names_compare(const struct key_plan *plan, const uint32_t *a, const uint32_t *b);

#endif
