/* Natural numbers of up to 198 digits: what decimal.c computes with. Limbs of nine decimal digits, lowest
   first, so that powers of ten are cheap; the highest limb in use is never zero, and zero has none. */
#ifndef LIB_NATURAL_H
#define LIB_NATURAL_H

#include <stdbool.h>
#include <stdint.h>

enum { NATURAL_LIMBS = 22, NATURAL_LIMB_DIGITS = 9, NATURAL_BASE = 1000000000 };

struct natural {
    int used;
    uint32_t limb[NATURAL_LIMBS];
};

/* N = N * FACTOR + ADDEND, both below NATURAL_BASE. False where it would not fit. */
bool natural_scale(struct natural *n, uint32_t factor, uint32_t addend);

/* N = N * 10^DIGITS. False where it would not fit. */
bool natural_shift(struct natural *n, int digits);

/* N = N / DIVISOR (1 to NATURAL_BASE - 1); gives the remainder. */
uint32_t natural_shrink(struct natural *n, uint32_t divisor);

/* How many decimal digits it has; zero has none. */
int natural_digits(const struct natural *n);

/* -1, 0, 1. */
int natural_compare(const struct natural *a, const struct natural *b);

/* A = A + B; false where it would not fit. */
bool natural_add(struct natural *a, const struct natural *b);

/* A = A - B, B not above A. */
void natural_subtract(struct natural *a, const struct natural *b);

/* *OUT = A * B, another object than both. False where it would not fit. */
bool natural_multiply(const struct natural *a, const struct natural *b, struct natural *out);

/* *QUOTIENT = A / B and A = the remainder; B not zero; both of at most NATURAL_LIMBS - 2 limbs. */
void natural_divide(struct natural *a, const struct natural *b, struct natural *quotient);

#endif
