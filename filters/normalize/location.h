/* Where a figure's area lies: its code and its city. */
#ifndef NORMALIZE_LOCATION_H
#define NORMALIZE_LOCATION_H

#include "lib/record.h"

struct location {
    const char *code, *city; /* "" where unknown */
    const char *note;        /* what a report says of it, NULL where all is well */
};

/* Finds AREA: a full or short name, or several from above down (江苏省南京市鼓楼区), as of YEAR (0: unknown,
   which is today). A name that several divisions have is the one that lies in the city, or else the province,
   of the area found before in the same source. A former division has its own code and city in the years that
   it existed in, else those of its successor. */
struct location location_of(struct field area, int year);

/* Another source begins: forgets the area found before. */
void location_forget(void);

#endif
