/* The divisions and their names as they lie in memory, for areas.c and for the table that is made at build
   time (filters/lexicon/compile.c). */
#ifndef LIB_AREAS_TABLE_H
#define LIB_AREAS_TABLE_H

#include <stddef.h>

#include "lib/areas.h"
#include "lib/words.h"

/* One of the divisions of a name. */
struct areas_link {
    int area; /* its index */
    int next; /* index of the next one, or AREAS_NO_LINK */
};
enum { AREAS_NO_LINK = -1 };

struct areas_table {
    const struct area *area; /* one a row of areas.tsv */
    size_t count;
    const struct areas_link *link;
    size_t links;
    const struct words *names; /* value: the first of the divisions of that name, see areas.c */
    const struct area *const
        *coded; /* one a code, in their order: the existing one, or else the first former one */
    size_t codes;
};

/* Made at build time, of the compiled-in lexicon. */
extern const struct areas_table areas_compiled;

/* The table of all rows, those of added directories among them. */
const struct areas_table *areas_table(void);

#endif
