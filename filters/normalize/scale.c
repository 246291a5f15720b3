/* Units as written to canonical units, or to those that --to names. */
#include "normalize/scale.h"

#include <stdio.h>
#include <string.h>

#include "lib/alloc.h"
#include "lib/cli.h"
#include "normalize/memo.h"

static const char DISCOUNT[] = "折";

struct target {
    char *name;
    struct unit unit;
    char dimension[UNIT_TEXT];
};

static struct target *targets;
static size_t target_count, target_capacity;
static bool keep_others;

static void add_target(const char *name, size_t length)
{
    struct target t = {.name = alloc_copy(name, length)};
    if (!unit_read(name, length, &t.unit) || t.unit.parts == 0)
        cli_die("--to: '%s' is no unit: name one of units.tsv, with multipliers before it (亿元), or add "
                "it by --lexicon",
                t.name);
    unit_dimension(&t.unit, t.dimension);
    targets = alloc_room(targets, &target_capacity, target_count, sizeof *targets);
    targets[target_count++] = t;
}

/* The bytes up to the next comma, of any kind, in LIST; those of the comma go to *COMMA. */
static size_t next_name(const char *list, size_t *comma)
{
    static const char *const commas[] = {",", "，", "、"};
    for (size_t length = 0;; length++) {
        *comma = 0;
        for (size_t i = 0; i < sizeof commas / sizeof *commas; i++)
            if (strncmp(list + length, commas[i], strlen(commas[i])) == 0)
                *comma = strlen(commas[i]);
        if (*comma > 0 || list[length] == '\0')
            return length;
    }
}

void scale_targets(const char *list, bool keep)
{
    keep_others = keep;
    for (size_t length, comma = 1; comma > 0; list += length + comma) {
        length = next_name(list, &comma);
        add_target(list, length);
    }
}

/* The first target of the unit's own dimension that it converts to, else the first of any; its factors go to
 * S. */
static const struct target *find_target(struct scale *s)
{
    for (int any = 0; any < 2; any++)
        for (size_t i = 0; i < target_count; i++)
            if ((any || strcmp(targets[i].dimension, s->dimension) == 0) &&
                unit_ratio(&s->unit, &targets[i].unit, &s->numerator, &s->denominator))
                return &targets[i];
    return NULL;
}

void scale_make_canonical(struct scale *made, const char *text, size_t length)
{
    *made = (struct scale){.whole = true};
    made->known = unit_read(text, length, &made->unit);
    made->numerator = made->denominator = decimal_from(1);
    if (!made->known)
        return;
    made->tenth = length == strlen(DISCOUNT) && memcmp(text, DISCOUNT, length) == 0;
    made->numerator = unit_factor(&made->unit);
    unit_dimension(&made->unit, made->dimension);
    unit_base(&made->unit, made->base);
}

void scale_make(struct scale *made, const char *text, size_t length)
{
    scale_make_canonical(made, text, length);
    if (!made->known || made->unit.parts == 0 || target_count == 0)
        return;
    const struct decimal one = decimal_from(1);
    const struct target *target = find_target(made);
    made->other = !target && !keep_others;
    if (!target)
        return;
    snprintf(made->base, sizeof made->base, "%s", target->name);
    made->whole = decimal_compare(&made->denominator, &one) == 0;
}

static void make(void *made, const char *text, size_t length)
{
    scale_make(made, text, length);
}

static struct memo memo = {.size = sizeof(struct scale), .make = make};

const struct scale *scale_of(const char *text, size_t length)
{
    return memo_get(&memo, text, length);
}
