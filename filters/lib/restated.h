/* A figure that is stated several times: one figure where the statements agree within their rounding, a
   conflict where they do not. */
#ifndef LIB_RESTATED_H
#define LIB_RESTATED_H

#include "lib/statements.h"

/* Which statement counts where they conflict: none; the first or last by source (in the order of names) and
   offset; the one with the finest rounding, if it is alone. */
enum prefer { PREFER_NONE, PREFER_FIRST, PREFER_LAST, PREFER_PRECISE };

/* False where NAME is none of first, last, precise. */
bool prefer_read(const char *name, enum prefer *out);

struct restated {
    struct quantity quantity; /* the most precise, or the preferred one */
    size_t values;            /* 1; in a conflict the different values */
    struct decimal low, high; /* in a conflict the least and greatest of them, else the ends of quantity */
};

/* Resolves COUNT values of one key, at least one. The same for every order that they come in. */
struct restated restated_resolve(const struct statements *s, const uint32_t *value, size_t count,
                                 enum prefer prefer);

/* The same of all values of KEY. */
struct restated restated_of_key(const struct statements *s, uint32_t key, enum prefer prefer);

#endif
