/* All statements are held against the one that tells most. */
#include "lib/restated.h"

#include <stdlib.h>
#include <string.h>

#include "lib/alloc.h"

struct candidate {
    struct quantity quantity;
    struct mention first, last;
    bool agrees; /* with the most precise */
};

static const char *const prefer_names[] = {"", "first", "last", "precise"};

bool prefer_read(const char *name, enum prefer *out)
{
    for (int i = PREFER_FIRST; i <= PREFER_PRECISE; i++)
        if (strcmp(name, prefer_names[i]) == 0) {
            *out = (enum prefer)i;
            return true;
        }
    return false;
}

static int by_precision(const void *a, const void *b)
{
    const struct quantity *p = &((const struct candidate *)a)->quantity,
                          *q = &((const struct candidate *)b)->quantity;
    int order = quantity_compare_precision(p, q);
    if (!order)
        order = decimal_compare(&p->value, &q->value);
    if (!order)
        order = decimal_compare(&p->high, &q->high);
    return order ? order : (p->bound > q->bound) - (p->bound < q->bound);
}

static int by_value(const void *a, const void *b)
{
    return decimal_compare(&((const struct candidate *)a)->quantity.value,
                           &((const struct candidate *)b)->quantity.value);
}

static struct candidate candidate_of(const struct statements *s, uint32_t value)
{
    const struct mention *m = statements_mention(s, value);
    struct candidate c = {.quantity = statements_quantity(s, value), .first = *m, .last = *m};
    for (; m; m = statements_mention_after(s, m)) {
        if (mention_compare(m, &c.first) < 0)
            c.first = *m;
        if (mention_compare(m, &c.last) > 0)
            c.last = *m;
    }
    return c;
}

/* The one that is preferred, or NULL. The candidates are in the order of precision. */
static const struct candidate *preferred(const struct candidate *list, size_t count, enum prefer prefer)
{
    const struct candidate *best = list;
    if (prefer == PREFER_NONE)
        return NULL;
    for (size_t i = 1; i < count; i++) {
        const struct candidate *c = &list[i];
        if (prefer == PREFER_PRECISE && !c->agrees &&
            quantity_compare_precision(&c->quantity, &list->quantity) == 0)
            return NULL;
        if ((prefer == PREFER_FIRST && mention_compare(&c->first, &best->first) < 0) ||
            (prefer == PREFER_LAST && mention_compare(&c->last, &best->last) > 0))
            best = c;
    }
    return best;
}

/* Counts the different values that do not agree, and widens the ends of OUT to them. Reorders the list. */
static void spread(struct candidate *list, size_t count, struct restated *out)
{
    const struct candidate *before = NULL;
    qsort(list, count, sizeof *list, by_value);
    for (size_t i = 0; i < count; i++) {
        const struct candidate *c = &list[i];
        if (c->agrees)
            continue;
        if (!before || by_value(before, c) != 0)
            out->values++;
        before = c;
        if (decimal_compare(&c->quantity.value, &out->low) < 0)
            out->low = c->quantity.value;
        if (decimal_compare(&c->quantity.high, &out->high) > 0)
            out->high = c->quantity.high;
    }
}

struct restated restated_resolve(const struct statements *s, const uint32_t *value, size_t count,
                                 enum prefer prefer)
{
    struct candidate *list = alloc_zeroed(count, sizeof *list);
    size_t agreeing = 0;
    for (size_t i = 0; i < count; i++)
        list[i] = candidate_of(s, value[i]);
    qsort(list, count, sizeof *list, by_precision);
    for (size_t i = 0; i < count; i++)
        agreeing += list[i].agrees = quantity_agrees(&list[i].quantity, &list[0].quantity);
    const struct candidate *chosen = agreeing == count ? list : preferred(list, count, prefer);
    const struct quantity *q = chosen ? &chosen->quantity : &list->quantity;
    struct restated out = {*q, 1, q->value, q->high};
    if (!chosen)
        spread(list, count, &out);
    free(list);
    return out;
}

struct restated restated_of_key(const struct statements *s, uint32_t key, enum prefer prefer)
{
    uint32_t *value = NULL;
    size_t count = 0, room = 0;
    for (uint32_t v = statements_first(s, key); v != STATEMENT_NONE; v = statements_next(s, v)) {
        value = alloc_room(value, &room, count, sizeof *value);
        value[count++] = v;
    }
    struct restated r = restated_resolve(s, value, count, prefer);
    free(value);
    return r;
}
