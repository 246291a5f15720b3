/* Natural numbers, the schoolbook way. */
#include "lib/natural.h"

static void trim(struct natural *n)
{
    while (n->used && n->limb[n->used - 1] == 0)
        n->used--;
}

bool natural_scale(struct natural *n, uint32_t factor, uint32_t addend)
{
    uint64_t carry = addend;
    for (int i = 0; i < n->used; i++) {
        carry += (uint64_t)n->limb[i] * factor;
        n->limb[i] = (uint32_t)(carry % NATURAL_BASE);
        carry /= NATURAL_BASE;
    }
    if (carry && n->used == NATURAL_LIMBS)
        return false;
    if (carry)
        n->limb[n->used++] = (uint32_t)carry;
    trim(n);
    return true;
}

static uint32_t power_of_ten(int digits)
{
    uint32_t power = 1;
    while (digits-- > 0)
        power *= 10;
    return power;
}

bool natural_shift(struct natural *n, int digits)
{
    int limbs = digits / NATURAL_LIMB_DIGITS;
    if (n->used == 0 || digits == 0)
        return true;
    if (n->used + limbs > NATURAL_LIMBS)
        return false;
    if (limbs) {
        for (int i = n->used - 1; i >= 0; i--)
            n->limb[i + limbs] = n->limb[i];
        for (int i = 0; i < limbs; i++)
            n->limb[i] = 0;
        n->used += limbs;
    }
    return natural_scale(n, power_of_ten(digits % NATURAL_LIMB_DIGITS), 0);
}

uint32_t natural_shrink(struct natural *n, uint32_t divisor)
{
    uint64_t rest = 0;
    for (int i = n->used - 1; i >= 0; i--) {
        rest = rest * NATURAL_BASE + n->limb[i];
        n->limb[i] = (uint32_t)(rest / divisor);
        rest %= divisor;
    }
    trim(n);
    return (uint32_t)rest;
}

int natural_digits(const struct natural *n)
{
    if (n->used == 0)
        return 0;
    int digits = (n->used - 1) * NATURAL_LIMB_DIGITS;
    for (uint32_t top = n->limb[n->used - 1]; top; top /= 10)
        digits++;
    return digits;
}

int natural_compare(const struct natural *a, const struct natural *b)
{
    if (a->used != b->used)
        return a->used < b->used ? -1 : 1;
    for (int i = a->used - 1; i >= 0; i--)
        if (a->limb[i] != b->limb[i])
            return a->limb[i] < b->limb[i] ? -1 : 1;
    return 0;
}

bool natural_add(struct natural *a, const struct natural *b)
{
    uint32_t carry = 0;
    for (int i = 0; i < b->used || carry; i++) {
        if (i == NATURAL_LIMBS)
            return false;
        if (i == a->used)
            a->limb[a->used++] = 0;
        uint32_t sum = a->limb[i] + (i < b->used ? b->limb[i] : 0) + carry;
        carry = sum >= NATURAL_BASE;
        a->limb[i] = carry ? sum - NATURAL_BASE : sum;
    }
    return true;
}

void natural_subtract(struct natural *a, const struct natural *b)
{
    uint32_t borrow = 0;
    for (int i = 0; i < a->used && (i < b->used || borrow); i++) {
        uint32_t taken = (i < b->used ? b->limb[i] : 0) + borrow;
        borrow = a->limb[i] < taken;
        a->limb[i] += (borrow ? NATURAL_BASE : 0) - taken;
    }
    trim(a);
}

bool natural_multiply(const struct natural *a, const struct natural *b, struct natural *out)
{
    out->used = 0;
    if (a->used == 0 || b->used == 0)
        return true;
    if (a->used + b->used > NATURAL_LIMBS)
        return false;
    out->used = a->used + b->used;
    for (int i = 0; i < out->used; i++)
        out->limb[i] = 0;
    for (int i = 0; i < a->used; i++) {
        uint64_t carry = 0;
        for (int j = 0; j < b->used; j++) {
            carry += (uint64_t)a->limb[i] * b->limb[j] + out->limb[i + j];
            out->limb[i + j] = (uint32_t)(carry % NATURAL_BASE);
            carry /= NATURAL_BASE;
        }
        out->limb[i + b->used] = (uint32_t)carry;
    }
    trim(out);
    return true;
}

/* Takes FACTOR * B from A at limb AT; false where A was too small and is now wrong by one borrow at the top.
 */
static bool take_multiple(struct natural *a, int at, const struct natural *b, uint32_t factor)
{
    uint64_t carry = 0;
    for (int i = 0; i <= b->used; i++) {
        carry += i < b->used ? (uint64_t)b->limb[i] * factor : 0;
        uint32_t low = (uint32_t)(carry % NATURAL_BASE);
        carry /= NATURAL_BASE;
        if (a->limb[at + i] < low) {
            a->limb[at + i] += NATURAL_BASE;
            carry++;
        }
        a->limb[at + i] -= low;
    }
    return carry == 0;
}

/* Undoes one multiple too many; true where that makes up for the borrow. */
static bool give_back(struct natural *a, int at, const struct natural *b)
{
    uint32_t carry = 0;
    for (int i = 0; i <= b->used; i++) {
        uint32_t sum = a->limb[at + i] + (i < b->used ? b->limb[i] : 0) + carry;
        carry = sum >= NATURAL_BASE;
        a->limb[at + i] = carry ? sum - NATURAL_BASE : sum;
    }
    return carry;
}

/* Knuth's algorithm D (The Art of Computer Programming, 4.3.1) for a divisor whose highest limb is at least
   half the base: the guess from the two highest limbs is at most two too large. */
static void divide_normal(struct natural *a, const struct natural *b, struct natural *quotient)
{
    int places = a->used - b->used;
    a->limb[a->used++] = 0;
    quotient->used = places + 1;
    for (int at = places; at >= 0; at--) {
        uint64_t top = (uint64_t)a->limb[at + b->used] * NATURAL_BASE + a->limb[at + b->used - 1];
        uint64_t guess = top / b->limb[b->used - 1]; // NOLINT(clang-analyzer-core.DivideZero): never zero
        if (guess >= NATURAL_BASE)
            guess = NATURAL_BASE - 1;
        bool enough = take_multiple(a, at, b, (uint32_t)guess);
        for (; !enough; guess--)
            enough = give_back(a, at, b);
        quotient->limb[at] = (uint32_t)guess;
    }
    trim(quotient);
    trim(a);
}

void natural_divide(struct natural *a, const struct natural *b, struct natural *quotient)
{
    if (natural_compare(a, b) < 0) {
        quotient->used = 0;
        return;
    }
    if (b->used == 1) {
        *quotient = *a;
        a->limb[0] = natural_shrink(quotient, b->limb[0]);
        a->used = a->limb[0] != 0;
        return;
    }
    uint32_t factor = NATURAL_BASE / (b->limb[b->used - 1] + 1);
    struct natural divisor = *b;
    natural_scale(&divisor, factor, 0);
    natural_scale(a, factor, 0);
    divide_normal(a, &divisor, quotient);
    natural_shrink(a, factor);
}
