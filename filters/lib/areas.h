/* China's administrative divisions (GB/T 2260), existing and former: names to codes, and who belongs to whom.
   Tables and their sources: filters/lexicon/areas.tsv, lookalikes.tsv. */
#ifndef LIB_AREAS_H
#define LIB_AREAS_H

#include <stdbool.h>
#include <stddef.h>

enum area_level { AREA_NATION, AREA_PROVINCE, AREA_PREFECTURE, AREA_COUNTY };

struct area {
    const char *code; /* six digits: 140800; 000000 is the nation */
    const char *name; /* full: 运城市 */
    const char
        *short_name; /* 运城; "" where the full name has no shorter one in use (万州区 has 万州, 通县 none) */
    const struct area
        *parent; /* the division above, NULL for the nation; of a former division the one of its time */
    enum area_level level;
    const struct area *successor; /* of a former division: the existing one that it became; else NULL */
    int from, to; /* first and last year; from 0: 2002 or before; to 0: still exists, or was gone by 2002 */
};

/* All divisions whose full or short name is exactly TEXT: up to MAXIMUM go to FOUND, existing ones first, in
   the order of their codes; gives how many there are. Ordinary words count too (和平): for texts that can
   only be a name, like a heading, an item of a list, or what areas_longest found. */
size_t areas_named(const char *text, size_t length, const struct area **found, size_t maximum);

/* The length in bytes of the longest full or short name that TEXT begins with, or 0. What is more often an
   ordinary word (和平, 新城区, 范县 of 示范县) or begins one (长治 of 长治久安) is passed over; full names
   among these are found behind the name of a division above (阳泉市城区, 河南范县), and areas_named knows
   them so. */
size_t areas_longest(const char *text, size_t length);

/* The division with this code, the existing one before former ones; or NULL. */
const struct area *areas_coded(const char *code);

/* True where a name of A that has LENGTH bytes is its short one, which may be a name of something else: 延边,
 * but not 延边州. */
bool area_shortened(const struct area *a, size_t length);

/* True where A existed in YEAR; all did in the year 0 (unknown). */
bool area_existed(const struct area *a, int year);

/* The prefecture-level division that A is or lies in; for the four municipalities (直辖市) and what lies in
   them the municipality; for a county under direct provincial rule (省直辖县级) itself; NULL for a province
   or the nation. Of a former division it is that of its time: 榆次市 lies in 晋中地区. */
const struct area *area_city(const struct area *a);

/* The province that A is or lies in, or NULL for the nation. */
const struct area *area_province(const struct area *a);

/* True where A is B or lies in it. */
bool area_within(const struct area *a, const struct area *b);

#endif
