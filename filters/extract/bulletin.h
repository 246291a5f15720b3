/* A bulletin being read: its text, and what the stages find in it. Each stage adds to what the one before it
 * made. */
#ifndef EXTRACT_BULLETIN_H
#define EXTRACT_BULLETIN_H

#include <stdbool.h>
#include <stddef.h>

#include "extract/dates.h"
#include "extract/layout.h"
#include "extract/numbers.h"
#include "extract/string.h"
#include "lib/areas.h"

/* Bytes on each side of a number that what is said of it can lie in; the longest clause of 3,179 figures in
 * real bulletins has 553. */
enum { LONGEST_CLAUSE = 900 };

enum measure {
    MEASURE_LEVEL,
    MEASURE_CHANGE,
    MEASURE_GROWTH,
    MEASURE_SHARE,
    MEASURE_GAP,
    MEASURE_CONTRIBUTION,
    MEASURE_RANK
};
enum status { STATUS_ACTUAL, STATUS_TARGET, STATUS_QUALIFIER };
enum direction { DIRECTION_NONE, DIRECTION_UP, DIRECTION_DOWN };

/* The columns that --explain gives a reason for. */
enum explained {
    WHY_AREA,
    WHY_SUBJECT,
    WHY_PERIOD,
    WHY_INDICATOR,
    WHY_MEASURE,
    WHY_BASIS,
    WHY_STATUS,
    WHY_PART_OF,
    WHY_COUNT
};

#define WHOLE_NONE ((size_t)-1)

struct figure {
    struct number number;
    struct span unit; /* as number.unit, or the one that a list shares */
    struct string
        borrowed; /* the unit where it stands elsewhere (a table's header) or in parts (万余人); else empty */
    struct span clause; /* the evidence */
    const struct area *area;
    struct period period;
    bool dated; /* a stock as of a day that the text names: 截至5月31日 */
    struct string subject, indicator, basis;
    enum measure measure;
    enum status status;
    enum direction direction;
    enum bound bound;
    size_t whole; /* where the number stands that it is a part of, or WHOLE_NONE */
    const char *why[WHY_COUNT];
};

struct reject {
    struct span number;
    struct span clause;
    enum reason reason;
};

/* What a place in the document takes from above it. */
struct context {
    const struct area *area; /* NULL if nothing tells */
    bool mixed;              /* the text goes from one division to another: the last one named holds on */
    struct calendar calendar;
    struct string subject; /* the township or zone that the document is about; empty if a division */
    bool plan;             /* in a section of plans and goals */
};

struct bulletin {
    struct layout layout;
    struct figure *figures;
    size_t figure_count, figure_capacity;
    bool wants_rejects; /* else REJECTS stays empty */
    struct reject *rejects;
    size_t reject_count, reject_capacity;
    struct buffer **pages; /* memory of composed strings */
    size_t page_count, page_capacity;
};

/* A string of LENGTH bytes at TEXT, copied into B's memory. */
struct string bulletin_string(struct bulletin *b, const char *text, size_t length);
/* A and Z, one behind the other. */
struct string bulletin_join(struct bulletin *b, struct string a, struct string z);
void bulletin_free(struct bulletin *b);

/* The unit that stands behind G in the text, which may be none. */
struct string figure_unit(const struct bulletin *b, const struct figure *g);

/* The dimension of G's unit (lib/units.h), "" if none; whether G counts things or people by a classifier. */
const char *figure_dimension(const struct bulletin *b, const struct figure *g);
bool figure_counts(const struct bulletin *b, const struct figure *g);

#endif
