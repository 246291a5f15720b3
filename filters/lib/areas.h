/* China's administrative divisions (GB/T 2260): names to codes, and who belongs to whom.
   Source of the table: see filters/lexicon/areas.tsv. */
#ifndef LIB_AREAS_H
#define LIB_AREAS_H

#include <stdbool.h>
#include <stddef.h>

enum area_level { AREA_NATION, AREA_PROVINCE, AREA_PREFECTURE, AREA_COUNTY };

struct area {
    const char *code;         /* six digits: 140800; 000000 is the nation */
    const char *name;         /* full: 运城市 */
    const char *short_name;   /* 运城; "" where the full name has no shorter one in use (two characters in all: 万州区 has 万州, 辽县 none) */
    const struct area *parent; /* the division above, NULL for the nation */
    enum area_level level;
    const struct area *successor; /* of an abolished or renamed division: what it became; else NULL */
};

/* All divisions whose full or short name is exactly TEXT: up to MAXIMUM go to FOUND, in the order of their codes,
   existing ones first; gives how many there are. */
size_t areas_named(const char *text, size_t length, const struct area **found, size_t maximum);

/* The length in bytes of the longest full or short name that TEXT begins with, or 0. */
size_t areas_longest(const char *text, size_t length);

/* The division with this code, or NULL. */
const struct area *areas_coded(const char *code);

/* The prefecture-level division that A is or lies in; for the four municipalities (直辖市) and what lies in them the municipality;
   for a county under direct provincial rule (省直辖县级) itself; NULL for a province or the nation. */
const struct area *area_city(const struct area *a);

/* The province that A is or lies in, or NULL for the nation. */
const struct area *area_province(const struct area *a);

/* True where A is B or lies in it. */
bool area_within(const struct area *a, const struct area *b);

#endif
