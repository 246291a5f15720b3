/* The largest whole number M with (M / 10^PLACES)^N <= A / B, digit by digit from the first. */
#include "growth/root.h"

#include "lib/natural.h"

enum { LIMBS_MAXIMUM = NATURAL_LIMBS - 2 };

static const struct natural one = {.used = 1, .limb = {1}};

/* With whole numbers: M^N * LEFT <= RIGHT. */
struct problem {
    struct natural left, right;
    int n;
};

static bool fits(const struct natural *n)
{
    return n->used <= LIMBS_MAXIMUM;
}

static bool set_problem(const struct decimal *a, const struct decimal *b, int n, int places,
                        struct problem *out)
{
    out->n = n;
    decimal_digits(b, &out->left);
    decimal_digits(a, &out->right);
    return natural_shift(&out->left, a->scale) && natural_shift(&out->right, b->scale + places * n) &&
           fits(&out->left) && fits(&out->right);
}

/* M^N * LEFT against RIGHT: -1, 0, 1. What is too long to hold is greater. */
static int compare_power(const struct problem *p, const struct natural *m)
{
    struct natural power = p->left, product;
    for (int i = 0; i < p->n; i++) {
        if (!natural_multiply(&power, m, &product) || !fits(&product))
            return 1;
        power = product;
    }
    return natural_compare(&power, &p->right);
}

/* M = M + 10^DIGIT as often as M stays at most the root. */
static void raise_digit(const struct problem *p, int digit, struct natural *m)
{
    struct natural step = one, next;
    natural_shift(&step, digit);
    for (;;) {
        next = *m;
        natural_add(&next, &step);
        if (compare_power(p, &next) > 0)
            return;
        *m = next;
    }
}

/* Whether the root, which is above M, is nearer to M + 1, or halfway to it and M odd; *FITS turns false where
 * that is too long to tell. */
static bool rounds_up(const struct problem *p, const struct natural *m, bool *fits_all)
{
    struct problem doubled = *p;
    struct natural middle = *m;
    natural_scale(&middle, 2, 1);
    for (int i = 0; i < p->n; i++)
        *fits_all = *fits_all && natural_scale(&doubled.right, 2, 0) && fits(&doubled.right);
    int side = compare_power(&doubled, &middle);
    return side < 0 || (side == 0 && m->used && m->limb[0] % 2);
}

bool root(const struct decimal *a, const struct decimal *b, int n, int places, enum decimal_rounding rounding,
          struct decimal *out)
{
    struct problem p;
    struct natural m = {0};
    bool fits_all = true;
    if (!set_problem(a, b, n, places, &p))
        return false;
    for (int digit = natural_digits(&p.right) / n; digit >= 0; digit--)
        raise_digit(&p, digit, &m);
    bool is_exact = compare_power(&p, &m) == 0;
    if (!is_exact && (rounding == ROUND_UP || (rounding == ROUND_HALF_EVEN && rounds_up(&p, &m, &fits_all))))
        natural_add(&m, &one);
    return fits_all && decimal_from_digits(1, &m, places, out);
}
