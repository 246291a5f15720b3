/* Whole and decimal numbers without sign: 1,230.5, 一千一百二十一, 3亿2千万. What numerals.c puts fractions
 * and ranges together from. */
#ifndef LIB_CARDINAL_H
#define LIB_CARDINAL_H

#include "lib/decimal.h"
#include "lib/numeral_tokens.h"
#include "lib/numerals.h"

struct cardinal {
    struct decimal value;
    int places; /* as in struct numeral */
};

/* Reads the COUNT tokens, all of them. */
enum numeral_result cardinal_read(const struct numeral_token *token, size_t count, struct cardinal *out);

#endif
