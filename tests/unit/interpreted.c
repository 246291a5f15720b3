/* Linked into a second extract, which matches its patterns without JIT: bad.bats compares the two. */
#include "lib/pattern.h"

__attribute__((constructor)) static void begin(void)
{
    pattern_interpret = true;
}
