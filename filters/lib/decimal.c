/* Exact decimals: a sign and a scale around natural numbers. */
#include "lib/decimal.h"

#include <string.h>

#include "lib/natural.h"

enum { SCALE_MAX = DECIMAL_LIMBS * NATURAL_LIMB_DIGITS };

/* The limbs beyond those in use stay as they are. */
static void set_natural(struct natural *n, const struct decimal *d)
{
    n->used = d->used;
    for (int i = 0; i < d->used; i++)
        n->limb[i] = d->limb[i];
}

/* Drops zeros behind the point until SCALE is KEEP. */
static void drop_zeros(struct natural *n, int *scale, int keep)
{
    while (*scale > keep && n->used && n->limb[0] % 10 == 0) {
        natural_shrink(n, 10);
        --*scale;
    }
    if (n->used == 0 && *scale > keep)
        *scale = keep;
}

static bool fits(const struct natural *n, int scale)
{
    return n->used <= DECIMAL_LIMBS && scale <= SCALE_MAX;
}

/* SIGN * N * 10^-SCALE; false where it does not fit even without its last zeros. N may lose them. */
static bool decimal_of(int sign, struct natural *n, int scale, struct decimal *out)
{
    if (!fits(n, scale))
        drop_zeros(n, &scale, 0);
    if (!fits(n, scale))
        return false;
    *out = (struct decimal){.sign = n->used ? sign : 1, .scale = scale, .used = n->used};
    for (int i = 0; i < n->used; i++)
        out->limb[i] = n->limb[i];
    return true;
}

/* The number of COUNT digits, at most DECIMAL_DIGITS. */
static struct decimal of_digits(int sign, const char *digit, size_t count, int scale)
{
    struct decimal d = {.sign = count ? sign : 1, .scale = scale};
    while (count > 0) {
        size_t first = count > NATURAL_LIMB_DIGITS ? count - NATURAL_LIMB_DIGITS : 0;
        uint32_t limb = 0;
        for (size_t i = first; i < count; i++)
            limb = limb * 10 + (uint32_t)(digit[i] - '0');
        d.limb[d.used++] = limb;
        count = first;
    }
    return d;
}

bool decimal_parse(const char *text, size_t length, struct decimal *out)
{
    char digit[DECIMAL_DIGITS];
    int sign = 1, scale = 0;
    size_t i = 0, point = length, count = 0;
    if (length && (text[0] == '-' || text[0] == '+'))
        sign = text[i++] == '-' ? -1 : 1;
    size_t first = i;
    for (; i < length; i++) {
        if (text[i] == '.' && point == length && i > first && i + 1 < length) {
            point = i;
            continue;
        }
        scale += point < length;
        if (text[i] < '0' || text[i] > '9' || scale > DECIMAL_DIGITS)
            return false;
        if (count == 0 && text[i] == '0')
            continue;
        if (count == DECIMAL_DIGITS)
            return false;
        digit[count++] = text[i];
    }
    *out = of_digits(sign, digit, count, scale);
    return i > first;
}

/* Writes the digits of D to OUT, at least SCALE and one, and gives how many. */
static int write_digits(const struct decimal *d, char *out)
{
    char digits[SCALE_MAX + NATURAL_LIMB_DIGITS + 1];
    int end = (int)sizeof digits, at = end;
    for (int i = 0; i < d->used; i++) {
        uint32_t limb = d->limb[i];
        for (int n = 0; n < NATURAL_LIMB_DIGITS && (limb || i + 1 < d->used); n++, limb /= 10)
            digits[--at] = (char)('0' + limb % 10);
    }
    while (end - at <= d->scale)
        digits[--at] = '0';
    memcpy(out, digits + at, (size_t)(end - at));
    return end - at;
}

char *decimal_format(const struct decimal *d, char *out)
{
    char *to = out;
    if (d->sign < 0)
        *to++ = '-';
    int count = write_digits(d, to);
    if (d->scale == 0) {
        to[count] = '\0';
        return out;
    }
    char *point = to + count - d->scale;
    memmove(point + 1, point, (size_t)d->scale);
    *point = '.';
    char *end = to + count + 1;
    while (end[-1] == '0')
        end--;
    if (end - 1 == point)
        end--;
    *end = '\0';
    return out;
}

bool decimal_is_short(const struct decimal *d)
{
    struct decimal again;
    char text[DECIMAL_TEXT];
    if (d->used * NATURAL_LIMB_DIGITS <= DECIMAL_DIGITS && d->scale <= DECIMAL_DIGITS)
        return true;
    decimal_format(d, text);
    return decimal_parse(text, strlen(text), &again);
}

struct decimal decimal_from(long number)
{
    struct decimal d = {.sign = number < 0 ? -1 : 1};
    unsigned long rest = number < 0 ? 0UL - (unsigned long)number : (unsigned long)number;
    for (; rest; rest /= NATURAL_BASE)
        d.limb[d.used++] = (uint32_t)(rest % NATURAL_BASE);
    return d;
}

struct decimal decimal_power_of_ten(int power)
{
    struct natural n = {.used = 1, .limb = {1}};
    struct decimal d = decimal_from(0);
    natural_shift(&n, power > 0 ? power : 0);
    decimal_of(1, &n, power < 0 ? -power : 0, &d);
    return d;
}

/* Both as naturals of one scale, which it gives. 90 digits shifted by 90 always fit. */
static int align(const struct decimal *a, const struct decimal *b, struct natural *n, struct natural *m)
{
    set_natural(n, a);
    set_natural(m, b);
    natural_shift(n, a->scale < b->scale ? b->scale - a->scale : 0);
    natural_shift(m, b->scale < a->scale ? a->scale - b->scale : 0);
    return a->scale < b->scale ? b->scale : a->scale;
}

bool decimal_add(const struct decimal *a, const struct decimal *b, struct decimal *out)
{
    struct natural n, m;
    int scale = align(a, b, &n, &m);
    if (a->sign == b->sign)
        return natural_add(&n, &m) && decimal_of(a->sign, &n, scale, out);
    if (natural_compare(&n, &m) >= 0) {
        natural_subtract(&n, &m);
        return decimal_of(a->sign, &n, scale, out);
    }
    natural_subtract(&m, &n);
    return decimal_of(b->sign, &m, scale, out);
}

bool decimal_subtract(const struct decimal *a, const struct decimal *b, struct decimal *out)
{
    struct decimal negative = decimal_negate(*b);
    return decimal_add(a, &negative, out);
}

bool decimal_multiply(const struct decimal *a, const struct decimal *b, struct decimal *out)
{
    struct natural n, m, product;
    set_natural(&n, a);
    set_natural(&m, b);
    return natural_multiply(&n, &m, &product) &&
           decimal_of(a->sign * b->sign, &product, a->scale + b->scale, out);
}

bool decimal_shift(const struct decimal *d, int power, struct decimal *out)
{
    struct natural n;
    set_natural(&n, d);
    int scale = d->scale - power;
    return natural_shift(&n, scale < 0 ? -scale : 0) && decimal_of(d->sign, &n, scale < 0 ? 0 : scale, out);
}

/* Adds one to N where the part cut off, CUT of WHOLE, is over a half, or a half and N odd. */
static void round_half_even(struct natural *n, struct natural cut, const struct natural *whole)
{
    const struct natural one = {.used = 1, .limb = {1}};
    natural_scale(&cut, 2, 0);
    int side = natural_compare(&cut, whole);
    if (side > 0 || (side == 0 && n->used && n->limb[0] % 2))
        natural_add(n, &one);
}

/* A / B as a natural of exactly DIGITS digits, the rest in A, times 10^ the SHIFT that it gives. Both are
   shifted so that the quotient has that many digits, or one more, which is then shifted away. */
static int divide_digits(struct natural *a, struct natural *b, int digits, struct natural *quotient)
{
    int shift = digits - natural_digits(a) + natural_digits(b);
    for (;; shift--) {
        struct natural top = *a, bottom = *b;
        natural_shift(&top, shift > 0 ? shift : 0);
        natural_shift(&bottom, shift < 0 ? -shift : 0);
        natural_divide(&top, &bottom, quotient);
        if (natural_digits(quotient) > digits)
            continue;
        *a = top;
        *b = bottom;
        return shift;
    }
}

bool decimal_divide(const struct decimal *a, const struct decimal *b, int digits, struct decimal *out,
                    bool *exact)
{
    struct natural n, m, quotient = {0};
    set_natural(&n, a);
    set_natural(&m, b);
    if (m.used == 0)
        return false;
    int scale = a->scale - b->scale;
    if (n.used) {
        scale += divide_digits(&n, &m, digits, &quotient);
        round_half_even(&quotient, n, &m);
    }
    if (exact)
        *exact = n.used == 0;
    drop_zeros(&quotient, &scale, 0);
    if (scale < 0 && !natural_shift(&quotient, -scale))
        return false;
    return decimal_of(a->sign * b->sign, &quotient, scale < 0 ? 0 : scale, out);
}

/* Whether the quotient of a number of that SIGN, cut off with something left, is to go one up in size. */
static bool rounds_away(enum decimal_rounding rounding, int sign)
{
    return rounding == (sign < 0 ? ROUND_DOWN : ROUND_UP);
}

bool decimal_divide_places(const struct decimal *a, const struct decimal *b, int places,
                           enum decimal_rounding rounding, struct decimal *out)
{
    const struct natural one = {.used = 1, .limb = {1}};
    struct natural n, m, quotient;
    set_natural(&n, a);
    set_natural(&m, b);
    int sign = a->sign * b->sign, shift = places + b->scale - a->scale;
    if (m.used == 0 || !natural_shift(&n, shift > 0 ? shift : 0) ||
        !natural_shift(&m, shift < 0 ? -shift : 0) || n.used > NATURAL_LIMBS - 2 ||
        m.used > NATURAL_LIMBS - 2)
        return false;
    natural_divide(&n, &m, &quotient);
    if (rounding == ROUND_HALF_EVEN)
        round_half_even(&quotient, n, &m);
    else if (n.used && rounds_away(rounding, sign))
        natural_add(&quotient, &one);
    return decimal_of(sign, &quotient, places, out);
}

struct decimal decimal_round(const struct decimal *d, int places)
{
    struct decimal rounded = *d;
    if (d->scale <= places)
        return rounded;
    struct natural n, unit = {.used = 1, .limb = {1}}, quotient;
    set_natural(&n, d);
    natural_shift(&unit, d->scale - places);
    natural_divide(&n, &unit, &quotient);
    round_half_even(&quotient, n, &unit);
    decimal_of(d->sign, &quotient, places, &rounded);
    return rounded;
}

/* Of the integers alone. */
static int compare_limbs(const struct decimal *a, const struct decimal *b)
{
    if (a->used != b->used)
        return a->used < b->used ? -1 : 1;
    for (int i = a->used; i-- > 0;)
        if (a->limb[i] != b->limb[i])
            return a->limb[i] < b->limb[i] ? -1 : 1;
    return 0;
}

int decimal_compare(const struct decimal *a, const struct decimal *b)
{
    if (a->sign != b->sign)
        return a->sign;
    if (a->scale == b->scale)
        return a->sign * compare_limbs(a, b);
    struct natural n, m;
    align(a, b, &n, &m);
    return a->sign * natural_compare(&n, &m);
}

bool decimal_is_zero(const struct decimal *d)
{
    return d->used == 0;
}

struct decimal decimal_negate(struct decimal d)
{
    if (d.used)
        d.sign = -d.sign;
    return d;
}

void decimal_digits(const struct decimal *d, struct natural *out)
{
    set_natural(out, d);
}

bool decimal_from_digits(int sign, const struct natural *n, int scale, struct decimal *out)
{
    struct natural copy = *n;
    return decimal_of(sign, &copy, scale, out);
}
