/* Sets of names that together make a whole: filters/lexicon/partitions.tsv. */
#ifndef AUDIT_PARTITIONS_H
#define AUDIT_PARTITIONS_H

#include "audit/rules.h"

enum { MEMBERS_MAXIMUM = 8, WHOLES_MAXIMUM = 4 };

struct partition {
    struct field member[MEMBERS_MAXIMUM]; /* 城镇, 乡村 */
    size_t members;
    struct field rest;                  /* what stands behind each: 零售额; * for anything */
    struct field whole[WHOLES_MAXIMUM]; /* names of what they make */
    size_t wholes;
    struct field together; /* one word for all members (三次产业), or empty */
};

/* All of them. */
const struct partition *partitions(size_t *count);

/* The figures of one partition that belong together, one for each member. */
struct partition_match {
    const struct partition *partition;
    const struct item *item[MEMBERS_MAXIMUM];
};

/* Calls DO for each complete set in the document whose figures are of MEASURE and of one place, period and
   unit; where it gives true, the later partitions that begin with the same figure are passed over. */
typedef bool partition_do(const struct audit *a, const struct partition_match *m);
void partitions_each(const struct audit *a, enum measure measure, partition_do *do_this);

#endif
