/* Exact decimal numbers, and the few operations that statistics needs. No floats anywhere. */
#ifndef LIB_DECIMAL_H
#define LIB_DECIMAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { DECIMAL_LIMBS = 10, DECIMAL_DIGITS = 30, DECIMAL_TEXT = 128 };

/* sign * integer * 10^-scale; the integer in limbs of nine digits, lowest first. Zero has no limbs and
   sign 1. Holds 90 digits, so the products and sums of numbers of DECIMAL_DIGITS digits are exact. */
struct decimal {
    int sign;  /* 1 or -1 */
    int scale; /* digits behind the point, never negative */
    int used;  /* limbs in use; the highest of them is not zero */
    uint32_t limb[DECIMAL_LIMBS];
};

/* Reads "-12.50": a sign, digits, at most one point between digits; nothing else. False if TEXT is no such
   number or has more than DECIMAL_DIGITS significant digits, or more than that behind the point. Digits
   written behind the point are kept in scale ("5.70" has scale 2). */
bool decimal_parse(const char *text, size_t length, struct decimal *out);

/* Writes it to OUT (at least DECIMAL_TEXT bytes) without exponent, without trailing zeros behind the point,
   and gives OUT. */
char *decimal_format(const struct decimal *d, char *out);

/* Whether decimal_parse would read it. */
bool decimal_is_short(const struct decimal *d);

struct decimal decimal_from(long number);

/* 10^POWER; POWER from -90 to 89. */
struct decimal decimal_power_of_ten(int power);

/* Exact results; false where one would not fit (over 90 digits), and then *OUT is undefined. */
bool decimal_add(const struct decimal *a, const struct decimal *b, struct decimal *out);
bool decimal_subtract(const struct decimal *a, const struct decimal *b, struct decimal *out);
bool decimal_multiply(const struct decimal *a, const struct decimal *b, struct decimal *out);

/* D * 10^POWER, POWER 0 or more. */
bool decimal_shift(const struct decimal *d, int power, struct decimal *out);

/* A / B rounded half-even to DIGITS significant digits (1 to 60). *EXACT (may be NULL) tells whether nothing
   was rounded away. False where B is zero or the result would not fit. */
bool decimal_divide(const struct decimal *a, const struct decimal *b, int digits, struct decimal *out,
                    bool *exact);

enum decimal_rounding {
    ROUND_HALF_EVEN,
    ROUND_DOWN,
    ROUND_UP
}; /* DOWN and UP: to the lower, the higher number */

/* A / B rounded to PLACES digits (0 or more) behind the point. False where B is zero or the result would not
 * fit. */
bool decimal_divide_places(const struct decimal *a, const struct decimal *b, int places,
                           enum decimal_rounding rounding, struct decimal *out);

/* Rounds half-even to PLACES digits (0 or more) behind the point. */
struct decimal decimal_round(const struct decimal *d, int places);

/* -1, 0, 1. Numbers of other scale but the same value are equal. */
int decimal_compare(const struct decimal *a, const struct decimal *b);
bool decimal_is_zero(const struct decimal *d);
struct decimal decimal_negate(struct decimal d);

/* The digits of D as a whole number, D = sign * OUT * 10^-scale; and back, false where it would not fit. For
   what needs more digits on the way than a decimal holds. */
struct natural;
void decimal_digits(const struct decimal *d, struct natural *out);
bool decimal_from_digits(int sign, const struct natural *n, int scale, struct decimal *out);

#endif
