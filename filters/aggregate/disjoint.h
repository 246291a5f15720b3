/* Which figures of a group are parts of others, and whether the rest are apart, so that they may be added.
   Places: a county lies in its city, a city in its province, by the code of GB/T 2260. Subjects: the whole
   area (no subject) holds all of them; a name that contains another is a part of it or a kind of it (开发区
   holds 工业类开发区 and 侯马开发区), but 公有制经济 none of 非公有制经济; of a list (盐湖、新绛开发区) each
   item is held against the other names; classes of things may share some with any other subject (see
   classes.h).
 */
#ifndef AGGREGATE_DISJOINT_H
#define AGGREGATE_DISJOINT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* KEY: COUNT keys that differ in nothing but place, subject and period. Sets COVERED[i] where key i is a part
   of another. True where the rest share nothing. */
bool disjoint_find(const uint32_t *const *key, size_t count, bool *covered);

#endif
