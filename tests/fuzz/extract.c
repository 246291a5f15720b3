/* extract from bytes to records: no text makes it fail, whatever stands in it; bytes that are not of its
 * encoding are a finding. ARGUMENTS: the target's name, extract or encoded; only the latter tells
 * what is no figure, which is most of random text, and takes ten times as long as to read it. */
#include "harness.h"

#include <stdlib.h>
#include <string.h>

#ifndef ARGUMENTS
#define ARGUMENTS "extract"
#endif

void fuzz_input(const uint8_t *data, size_t size)
{
    static char *plain[] = {"extract", NULL};
    static char *encoded[] = {"extract", "--rejects", "/dev/null", "--encoding", "GB18030", NULL};
    if (fuzz_filter(strcmp(ARGUMENTS, "encoded") == 0 ? encoded : plain, data, size) > 1)
        abort();
}
