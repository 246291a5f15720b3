/* Sets of characters, asked in constant time: what a rule looks at before it looks closer. */
#ifndef LIB_CHARSET_H
#define LIB_CHARSET_H

#include <stdbool.h>
#include <stdint.h>

#include "lib/utf8.h"

enum {
    CHARSET_END = 0x10000,
    CHARSET_BITS = 64
}; /* the first code point that no set holds; in a word of bits */

/* Begin one as {.characters = "今本当"}: the rest is made when it is first asked. */
struct charset {
    const char *characters;
    uint64_t *bits;
};

/* Makes the bits: on the first question. */
void charset_read(struct charset *set);

/* Whether the character at TEXT, valid UTF-8, is in SET. */
static inline bool charset_has(struct charset *set, const char *text)
{
    uint32_t code = utf8_decode(text);
    if (!set->bits)
        charset_read(set);
    return code < CHARSET_END && (set->bits[code / CHARSET_BITS] >> code % CHARSET_BITS & 1);
}

#endif
