/* Places of figures as tables name them: SOURCE:OFFSET, several parted by blanks (the columns sources and
   others). */
#ifndef LIB_PLACE_H
#define LIB_PLACE_H

#include <stdbool.h>
#include <stddef.h>

struct place {
    const char *text; /* SOURCE:OFFSET, in the list */
    size_t length, source_length;
    const char *offset; /* its digits, up to the end of the text */
};

/* Takes the first place off *LIST, which may hold sources with blanks in their names; false where there is no
 * more. */
bool place_next(const char **list, struct place *out);

#endif
