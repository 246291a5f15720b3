/* extract from bytes to records: no text makes it fail, whatever stands in it; bytes that are no UTF-8 are a
 * finding. */
#include "harness.h"

#include <stdlib.h>

void fuzz_input(const uint8_t *data, size_t size)
{
    static char *arguments[] = {"extract", "--rejects", "/dev/null", NULL};
    if (fuzz_filter(arguments, data, size) > 1)
        abort();
}
