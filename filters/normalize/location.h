/* Where a figure's area lies: its code and its city. */
#ifndef NORMALIZE_LOCATION_H
#define NORMALIZE_LOCATION_H

#include "lib/record.h"

struct location {
    const char *code, *city; /* "" where unknown */
    const char *note;        /* what a report says of it, NULL where all is well */
};

/* Finds AREA: a full or short name, or several from above down (江苏省南京市鼓楼区). A name that several
   divisions have is the one that lies in the city, or else the province, of the area found before in the same
   SOURCE; a former division is what it became. */
struct location location_of(struct field area, struct field source);

#endif
