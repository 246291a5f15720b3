/* Which amounts may be added up: by the indicator where the lexicon lists it (indicators.tsv), else by words
   in its name and by the dimension of its unit (additivity.tsv). */
#ifndef LIB_ADDITIVE_H
#define LIB_ADDITIVE_H

#include <stdbool.h>
#include <stdint.h>

struct additivity {
    bool across;  /* over places and subjects */
    bool in_time; /* over periods that follow each other; never without ACROSS */
    bool whole;   /* counted in whole things where no multiplier is written */
};

/* Of an indicator and a dimension, given as numbers of names. A compound dimension (money/land) never adds.
 */
struct additivity additivity_of(uint32_t indicator, uint32_t dimension);

#endif
