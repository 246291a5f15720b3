/* A bit for each code point of the basic multilingual plane. */
#include "lib/charset.h"

#include "lib/alloc.h"

void charset_read(struct charset *set)
{
    set->bits = alloc_zeroed(CHARSET_END / CHARSET_BITS, sizeof *set->bits);
    for (const char *c = set->characters; *c; c += utf8_size((unsigned char)*c)) {
        uint32_t code = utf8_decode(c);
        set->bits[code / CHARSET_BITS] |= UINT64_C(1) << code % CHARSET_BITS;
    }
}
