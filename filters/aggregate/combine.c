/* A group, step by step: leave out parts whose whole is there, see whether the rest may be put together, and
 * do so. */
#include "aggregate/combine.h"

#include <stdlib.h>
#include <string.h>

#include "aggregate/disjoint.h"
#include "lib/additive.h"
#include "lib/alloc.h"
#include "lib/cli.h"
#include "lib/names.h"

const char *const method_names[] = {
    [M_SINGLE] = "single",   [M_STATED] = "stated",       [M_SUMMED] = "summed",
    [M_MEAN] = "mean",       [M_WEIGHTED] = "weighted",   [M_MIN] = "min",
    [M_MAX] = "max",         [M_COUNT] = "count",         [M_CONFLICT] = "conflict",
    [M_RANGE] = "range",     [M_MIXED] = "mixed",         [M_PERIODS] = "periods",
    [M_OVERLAP] = "overlap", [M_INTENSIVE] = "intensive", [M_UNWEIGHTED] = "unweighted",
};

/* One figure of the group: a key with those of its values that count. */
struct contribution {
    const uint32_t *key;
    struct restated said;
    uint32_t *value;
    size_t values, room;
};

struct family {
    struct contribution *member;
    size_t count;
    bool left_out; /* some were parts of others */
};

/* Adds KEY with the values that count; with all of them where WITH_PARTS is set. */
static void add_member(struct family *f, const struct combiner *c, uint32_t key, bool with_parts)
{
    const struct statements *s = c->statements;
    struct contribution *m = &f->member[f->count];
    *m = (struct contribution){.key = statements_key(s, key)};
    for (uint32_t v = statements_first(s, key); v != STATEMENT_NONE; v = statements_next(s, v)) {
        if (!with_parts && statements_only_part(s, v, c->group_of, c->group_of[key])) {
            f->left_out = true;
            continue;
        }
        m->value = alloc_room(m->value, &m->room, m->values, sizeof *m->value);
        m->value[m->values++] = v;
    }
    if (m->values == 0)
        return;
    m->said = restated_resolve(s, m->value, m->values, c->options->prefer);
    f->count++;
}

static struct family family_of(const struct combiner *c, const uint32_t *key, size_t count)
{
    struct family f = {.member = alloc_zeroed(count, sizeof *f.member)};
    for (size_t i = 0; i < count; i++)
        add_member(&f, c, key[i], false);
    if (f.count)
        return f;
    f.left_out = false; /* parts of each other in a ring: none is the whole */
    for (size_t i = 0; i < count; i++)
        add_member(&f, c, key[i], true);
    return f;
}

static void family_free(struct family *f)
{
    for (size_t i = 0; i < f->count; i++)
        free(f->member[i].value);
    free(f->member);
}

static bool alike(const struct family *f, enum key_part part)
{
    for (size_t i = 1; i < f->count; i++)
        if (f->member[i].key[part] != f->member[0].key[part])
            return false;
    return true;
}

/* Leaves out what is covered by others; true where the rest are apart. */
static bool leave_out_covered(struct family *f)
{
    const uint32_t **key = alloc_zeroed(f->count, sizeof *key);
    bool *covered = alloc_zeroed(f->count, sizeof *covered);
    size_t kept = 0;
    for (size_t i = 0; i < f->count; i++)
        key[i] = f->member[i].key;
    bool apart = disjoint_find(key, f->count, covered);
    for (size_t i = 0; i < f->count; i++) {
        if (covered[i])
            free(f->member[i].value);
        else
            f->member[kept++] = f->member[i];
    }
    f->left_out = f->left_out || kept < f->count;
    f->count = kept;
    free(key);
    free(covered);
    return apart;
}

static struct additivity adds(const struct family *f)
{
    static const struct additivity never = {0};
    const uint32_t *key = f->member[0].key;
    const char *measure = name_text(key[K_MEASURE]);
    bool amount = strcmp(measure, "level") == 0 || strcmp(measure, "change") == 0;
    return amount ? additivity_of(key[K_INDICATOR], key[K_DIMENSION]) : never;
}

static bool some_conflict(const struct family *f)
{
    for (size_t i = 0; i < f->count; i++)
        if (f->member[i].said.values > 1)
            return true;
    return false;
}

static bool some_range(const struct family *f)
{
    for (size_t i = 0; i < f->count; i++)
        if (quantity_is_range(&f->member[i].said.quantity))
            return true;
    return false;
}

/* The bound of what is made of several, false where they are bounded to both sides. */
static bool joint_bound(const struct family *f, enum bound *out)
{
    bool has[BOUNDS] = {false};
    for (size_t i = 0; i < f->count; i++)
        has[f->member[i].said.quantity.bound] = true;
    return bounds_join(has, out);
}

/* Whether the one member of a group stands for less than the group: a county under --rollup city. */
static bool is_below_group(const struct combiner *c, const struct family *f)
{
    const uint32_t *key = f->member[0].key;
    return c->plan->rollup_city && key[K_CITY] && key[K_AREA] && key[K_AREA] != key[K_CITY];
}

/* How the family gives a value, or why it gives none. May leave out members. */
static enum method judge(const struct combiner *c, struct family *f, enum bound *bound)
{
    static const enum method by_op[] = {
        [OP_SUM] = M_SUMMED, [OP_MEAN] = M_MEAN, [OP_MIN] = M_MIN, [OP_MAX] = M_MAX, [OP_COUNT] = M_COUNT};
    enum op op = c->options->op;
    bool adds_up = op == OP_SUM, apart = true;
    if (!alike(f, K_INDICATOR) || !alike(f, K_MEASURE) || !alike(f, K_BASIS) || !alike(f, K_STATUS) ||
        !alike(f, K_DIMENSION))
        return M_MIXED;
    if (f->count > 1)
        apart = leave_out_covered(f);
    if (op == OP_COUNT)
        return M_COUNT;
    if (some_conflict(f))
        return M_CONFLICT;
    if (adds_up && !alike(f, K_PERIOD))
        return M_PERIODS;
    bool alone = f->count == 1 && !is_below_group(c, f);
    if (adds_up && !alone && !adds(f).across)
        return M_INTENSIVE;
    if ((adds_up || op == OP_MEAN) && !apart)
        return M_OVERLAP;
    if (!joint_bound(f, bound) || some_range(f))
        return M_RANGE;
    return !alone || !adds_up ? by_op[op] : f->left_out ? M_STATED : M_SINGLE;
}

static void span(const struct family *f, struct result *out)
{
    out->min = f->member[0].said.low;
    out->max = f->member[0].said.high;
    for (size_t i = 1; i < f->count; i++) {
        const struct restated *r = &f->member[i].said;
        if (decimal_compare(&r->low, &out->min) < 0)
            out->min = r->low;
        if (decimal_compare(&r->high, &out->max) > 0)
            out->max = r->high;
    }
}

static _Noreturn void die_of_length(void)
{
    cli_die("a sum has more than %d digits: choose rows with --where, or a larger unit with --to", 90);
}

static struct decimal sum(const struct family *f)
{
    struct decimal total = f->member[0].said.quantity.value;
    for (size_t i = 1; i < f->count; i++)
        if (!decimal_add(&total, &f->member[i].said.quantity.value, &total))
            die_of_length();
    return total;
}

static struct decimal quotient(const struct combiner *c, const struct decimal *a, const struct decimal *b)
{
    struct decimal out;
    if (!decimal_divide_places(a, b, c->options->digits, ROUND_HALF_EVEN, &out))
        die_of_length();
    return out;
}

/* The weighted mean, false where a weight is missing or they add up to nothing. */
static bool weighted_mean(const struct combiner *c, const struct family *f, struct decimal *out)
{
    struct decimal total = decimal_from(0), weights = decimal_from(0);
    for (size_t i = 0; i < f->count; i++) {
        struct decimal weight, product;
        if (!weights_find(c->weights, f->member[i].key, &weight))
            return false;
        if (!decimal_multiply(&weight, &f->member[i].said.quantity.value, &product) ||
            !decimal_add(&total, &product, &total) || !decimal_add(&weights, &weight, &weights))
            die_of_length();
    }
    if (decimal_is_zero(&weights))
        return false;
    *out = quotient(c, &total, &weights);
    return true;
}

static void calculate_mean(const struct combiner *c, const struct family *f, struct result *out)
{
    struct decimal total, count = decimal_from((long)f->count);
    out->has_mean = true;
    if (out->method == M_MEAN && c->weights) {
        out->method = weighted_mean(c, f, &out->mean) ? M_WEIGHTED : M_UNWEIGHTED;
        out->has_mean = out->method == M_WEIGHTED;
        return;
    }
    total = sum(f);
    out->mean = f->count == 1 ? total : quotient(c, &total, &count);
}

static void calculate(const struct combiner *c, const struct family *f, struct result *out)
{
    if (out->method == M_MEAN || (c->options->op == OP_SUM && out->method < M_MEAN && adds(f).across))
        calculate_mean(c, f, out);
    out->has_value = out->method < M_CONFLICT;
    if (out->method <= M_SUMMED)
        out->value = sum(f);
    else if (out->method <= M_WEIGHTED)
        out->value = out->mean;
    else if (out->method == M_COUNT)
        out->value = decimal_from((long)f->count);
    else if (out->has_value)
        out->value = out->method == M_MIN ? out->min : out->max;
}

/* How many figures there are; in a conflict how many different values. */
static size_t count_figures(const struct family *f, enum method method)
{
    size_t count = f->count;
    for (size_t i = 0; method == M_CONFLICT && i < f->count; i++)
        count += f->member[i].said.values - 1;
    return count;
}

struct result combine(const struct combiner *c, const uint32_t *key, size_t count)
{
    struct result out = {.base_unit = statements_key(c->statements, key[0])[K_UNIT]};
    struct family f = family_of(c, key, count);
    out.method = judge(c, &f, &out.bound);
    out.count = count_figures(&f, out.method);
    out.adds_in_time = adds(&f).in_time;
    span(&f, &out);
    calculate(c, &f, &out);
    if (!out.has_value || out.method == M_COUNT)
        out.bound = BOUND_NONE;
    for (size_t i = 0; i < f.count; i++)
        for (size_t v = 0; v < f.member[i].values; v++)
            mention_list_add_value(&out.mentions, c->statements, f.member[i].value[v]);
    mention_list_sort(&out.mentions);
    family_free(&f);
    return out;
}
