/* What a name was the name of in the source so far: a rate of growth of “标准地” is of the count or of the
   area, as the amount before it was. In bounded memory. */
#ifndef NORMALIZE_USAGE_H
#define NORMALIZE_USAGE_H

#include "lib/record.h"

/* Notes that an amount of NAME has DIMENSION. */
void usage_note(struct field name, const char *dimension);

/* The dimension noted last for NAME in this source, "" where there is none; until the next call. */
const char *usage_dimension(struct field name);

/* Another source begins: forgets all. */
void usage_forget(void);

#endif
