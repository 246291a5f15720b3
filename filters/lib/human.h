/* Numbers as people say them. */
#ifndef LIB_HUMAN_H
#define LIB_HUMAN_H

#include "lib/decimal.h"

/* Writes the number TEXT to OUT, HUMAN_TEXT bytes, in 亿 from 100000000 on and in 万 from 10000 on, with all
   its digits: 94.34亿; what is smaller, and what is no number, as it is. Gives OUT, or TEXT where that is too
   long. */
enum { HUMAN_TEXT = DECIMAL_TEXT + 8 };
const char *human_number(const char *text, char *out);

#endif
