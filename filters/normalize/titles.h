/* Standard names of indicators and subjects. */
#ifndef NORMALIZE_TITLES_H
#define NORMALIZE_TITLES_H

#include <stdbool.h>
#include <stddef.h>

struct title {
    const char *text; /* until the next call for a title of the kind */
    size_t length;
    bool known;            /* of an indicator: in indicators.tsv */
    bool other;            /* of an indicator: in indicators.tsv, but only with other dimensions */
    const char *dimension; /* of its amounts; "" where unknown */
    char *own;             /* memory of TEXT where it stands nowhere else */
};

/* The standard name of an indicator that may have amounts of DIMENSION ("": whatever), or the name itself. */
const struct title *indicator_title(const char *name, size_t length, const char *dimension);

/* The standard name of what SUBJECT, a standard one, and the indicator NAME are together (第一产业 and
 * 增加值), with amounts of DIMENSION; NULL where indicators.tsv has no such name. */
const char *joined_title(const struct title *subject, const char *name, size_t length, const char *dimension);

/* A subject without its count of things and without words that say only that all of the area is meant. */
const struct title *subject_title(const char *name, size_t length);

#endif
